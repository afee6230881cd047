"""`munigraph run`: the data are there, the page answers, and nothing is left when it ends."""

import csv
import http.client
import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from graph_loader.settings import Settings
from graph_loader.store import embedded
from tests.command.packages import append_rows, empty_table
from tests.command.running import start
from tests.command.stores import empty, held, load_into, new_settings
from tests.packages import change_cell, copy_sample

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGTERM")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def settings() -> Iterator[Settings]:
    with new_settings() as settings:
        yield settings


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(
    settings: Settings, port: int, cwd: Path, lang: str = "en", **more: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command and the line that says where the page is."""
    command = start(
        *("run", "--port", str(port), "--no-browser"), settings=settings, lang=lang, cwd=cwd, **more
    )
    assert command.stdout
    try:
        yield command, command.stdout.readline()
    finally:
        # Not killed: its server would live on.
        command.terminate()
        command.communicate(timeout=30)


def page_server(command: subprocess.Popen[str]) -> psutil.Process:
    """The process that serves the page; a store that the command started is its child too."""
    children = psutil.Process(command.pid).children()
    (server,) = (child for child in children if "streamlit" in child.cmdline())
    return server


def get(port: int, path: str = "/") -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    status = connection.getresponse().status
    connection.close()
    return status


def stamp_of(settings: Settings) -> dict[str, object]:
    stamp = held(settings)[0]
    assert isinstance(stamp, dict)
    return stamp


@pytest.fixture
def other_data(tmp_path: Path) -> Path:
    """What ``data/`` may have been yesterday: the same package, other contents."""
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    empty_table(folder, "expectations.csv")
    return folder


ENGLISH = "The explorer is at http://127.0.0.1:{port}/ – stop it with Ctrl+C.\n"
FRENCH = "L’explorateur est à http://127.0.0.1:{port}/?lang=fr – arrêtez-le avec Ctrl+C.\n"


@pytest.mark.parametrize(
    ("lang", "said", "number"),
    [
        ("en", ENGLISH, signal.SIGINT),
        ("fr", FRENCH, signal.SIGTERM),
        ("fr", FRENCH, signal.SIGHUP),
    ],
)
def test_the_page_answers_when_the_command_says_so_and_ends_with_it(
    settings: Settings, tmp_path: Path, lang: str, said: str, number: int
) -> None:
    port = free_port()
    with running(settings, port, tmp_path, lang) as (command, line):
        assert line == said.format(port=port)
        assert get(port) == 200
        server = page_server(command)
        command.send_signal(number)
        out, err = command.communicate(timeout=30)

    assert (command.returncode, out, err) == (0, "", "")
    assert not server.is_running()
    with pytest.raises(ConnectionRefusedError):
        get(port)
    assert stamp_of(settings)["packages"] == ["munigraph-data"]


def test_the_command_ends_with_its_server(settings: Settings, tmp_path: Path) -> None:
    with running(settings, free_port(), tmp_path) as (command, _):
        page_server(command).kill()
        command.communicate(timeout=30)
    assert command.returncode not in (0, None)


def test_data_that_changed_since_they_were_loaded_are_loaded_again(
    settings: Settings, tmp_path: Path, other_data: Path
) -> None:
    change_cell(other_data, "nodes/organization.csv", "org:fcm", "seat", "Elsewhere")
    load_into(settings, other_data)
    before = stamp_of(settings)
    with running(settings, free_port(), tmp_path):
        after = stamp_of(settings)

    load_into(settings, ROOT / "data")
    assert before["fingerprint"] != after["fingerprint"] == stamp_of(settings)["fingerprint"]


def test_a_teams_neo4j_that_holds_something_is_left_alone(
    neo4j_settings: Settings, tmp_path: Path, other_data: Path
) -> None:
    empty(neo4j_settings)
    change_cell(other_data, "nodes/organization.csv", "org:fcm", "seat", "Elsewhere")
    load_into(neo4j_settings, other_data)
    before = held(neo4j_settings)
    with running(neo4j_settings, free_port(), tmp_path) as (_, line):
        assert line.startswith("The explorer is at ")
        assert held(neo4j_settings) == before


def test_what_was_loaded_from_elsewhere_is_left_alone(settings: Settings, tmp_path: Path) -> None:
    load_into(settings, copy_sample(tmp_path))
    before = held(settings)
    with running(settings, free_port(), tmp_path) as (_, line):
        assert line.startswith("The explorer is at ")
        assert held(settings) == before


def test_a_graph_that_would_lose_much_is_shown_as_it_is(
    settings: Settings, tmp_path: Path, other_data: Path
) -> None:
    with (other_data / "nodes/municipality.csv").open(encoding="utf-8", newline="") as file:
        municipalities = [row["id"] for row in csv.DictReader(file)]
    append_rows(
        other_data,
        "claims/member_of.csv",
        [
            {
                "id": f"clm:more:{number}",
                "from_id": municipality,
                "to_id": "org:uclg",
                "stint": "more",
                "confidence": "stated",
                "source_id": "src:76272a2387",
            }
            for number, municipality in enumerate(municipalities)
        ],
    )
    load_into(settings, other_data)
    before = held(settings)
    with running(settings, free_port(), tmp_path) as (command, line):
        assert line.startswith("The explorer is at ")
        assert held(settings) == before
        command.terminate()
        _, err = command.communicate(timeout=30)

    assert err.startswith("This load would remove 488 of ")


def test_the_store_is_found_when_its_folder_is_named_from_here(tmp_path: Path) -> None:
    with new_settings() as elsewhere:
        home = elsewhere.home.parent / "near"
        with running(elsewhere, free_port(), home.parent, MUNIGRAPH_HOME="near") as (command, _):
            assert page_server(command).environ()["MUNIGRAPH_HOME"] == str(home)
        assert embedded.stop(home)
