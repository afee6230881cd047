"""An embedded store that cannot start says why, in one sentence."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_loader.errors import StoreUnreachableError
from graph_loader.store import embedded
from graph_loader.store.embedded_home import StoreHome
from tests.store.homes import a_home


@pytest.fixture
def home() -> Iterator[Path]:
    with a_home() as path:
        yield path


@pytest.mark.parametrize("where", ["file", "file/below"])
def test_a_folder_that_cannot_be_used_is_one_sentence(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnreachableError) as caught:
        embedded.ensure_running(tmp_path / where, 30)
    assert str(tmp_path / where) in caught.value.sentence("en")
    assert "MUNIGRAPH_HOME" in caught.value.sentence("fr")
    assert caught.value.exit_code == 3


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is a folder of Linux")
def test_a_place_without_write_access_is_one_sentence_even_for_root() -> None:
    with pytest.raises(StoreUnreachableError, match="/proc/munigraph cannot be used"):
        embedded.ensure_running(Path("/proc/munigraph"), 30)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks files in another way")
def test_data_that_another_process_holds_are_one_sentence(home: Path) -> None:
    import fcntl

    embedded.ensure_running(home, 30)
    embedded.stop(home)
    with (StoreHome(home).data / "databases/munigraph/database.lck").open("w") as file:
        fcntl.lockf(file, fcntl.LOCK_EX)
        with pytest.raises(StoreUnreachableError, match="Another process holds the data"):
            embedded.ensure_running(home, 30)


def test_a_computer_without_the_engine_is_sent_to_neo4j(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "arcadedb", None)
    with pytest.raises(StoreUnreachableError, match="Set NEO4J_URI") as caught:
        embedded.ensure_running(home, 30)
    assert "ne fonctionne pas sur cet ordinateur" in caught.value.sentence("fr")


def test_an_engine_that_cannot_be_loaded_is_said_the_same_way(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "arcadedb.py").write_text("raise OSError('no such instruction')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(StoreUnreachableError, match="does not run on this computer"):
        embedded.ensure_running(home, 30)
    assert "no such instruction" in StoreHome(home).log.read_text()


def test_a_server_that_fails_otherwise_names_its_log(home: Path) -> None:
    home.mkdir()
    (home / "store").write_text("not a folder")
    with pytest.raises(StoreUnreachableError, match=r"did not start.*store\.log"):
        embedded.ensure_running(home, 30)


def test_a_command_does_not_wait_for_ever_for_another_one(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.mkdir()
    monkeypatch.setattr(embedded, "_START_SECONDS", 0.1)
    with (
        StoreHome(home).starting_lock(),
        pytest.raises(StoreUnreachableError, match="starting or stopping for a long time"),
    ):
        embedded.ensure_running(home, 30)
