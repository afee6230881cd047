"""The server of the embedded store starts, is found, outlives a kill, and ends."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph_loader.store import embedded
from graph_loader.store.embedded_home import Server, StoreHome, free_ports
from tests.store.homes import a_home, access_of, is_listening, pid_of, read, wait_until, write

START_ONE = """
import sys
from pathlib import Path
from graph_loader.store import embedded
home = Path(sys.argv[1])
print(embedded.ensure_running(home, 30).uri, embedded.server_pid(home))
"""


@pytest.fixture
def home() -> Iterator[Path]:
    with a_home() as path:
        yield path


def wait_for_next_look(home: Path) -> None:
    """The server writes its file again whenever it looks round and misses it."""
    StoreHome(home).server_file.unlink()
    assert wait_until(StoreHome(home).server_file.exists)


def set_last_use(home: Path, minutes_ago: float) -> None:
    moment = time.time() - 60 * minutes_ago
    os.utime(StoreHome(home).used, (moment, moment))


def test_starting_twice_gives_the_same_server(home: Path) -> None:
    first = embedded.ensure_running(home, 30)
    pid = pid_of(home)

    assert embedded.ensure_running(home, 30) == first
    assert embedded.find(home) == first
    assert pid_of(home) == pid


def test_the_address_names_the_database_and_the_engine(home: Path) -> None:
    address = embedded.ensure_running(home, 30)

    assert address.uri == f"bolt://127.0.0.1:{access_of(home).bolt_port}"
    assert address.database == "munigraph"
    assert address.engine.startswith("ArcadeDB 2")


def test_two_commands_that_start_at_once_share_one_server_that_outlives_them(home: Path) -> None:
    command = [sys.executable, "-c", START_ONE, str(home)]
    env = {**os.environ, "PYTHONPATH": str(Path(embedded.__file__).parents[2])}
    starters = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) for _ in range(2)
    ]
    said = [starter.communicate(timeout=60)[0] for starter in starters]

    address = embedded.find(home)
    assert address is not None
    assert said == [f"{address.uri} {pid_of(home)}\n"] * 2


def test_a_killed_server_is_replaced_and_nothing_written_is_lost(home: Path) -> None:
    address = embedded.ensure_running(home, 30)
    write(address, "UNWIND range(1, 500) AS i CREATE (:Entity {id: 'org:' + i})")
    pid = pid_of(home)
    os.kill(pid, signal.SIGKILL)
    assert wait_until(lambda: not is_listening(access_of(home).bolt_port))

    again = embedded.ensure_running(home, 30)

    assert pid_of(home) != pid
    assert again.password == address.password
    assert read(again, "MATCH (n:Entity) RETURN count(n)") == [[500]]


def test_a_stale_file_never_makes_a_foreign_process_the_server(home: Path) -> None:
    embedded.ensure_running(home, 30)
    embedded.stop(home)
    stranger = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        StoreHome(home).write_server(Server(stranger.pid, "ArcadeDB"))

        assert embedded.server_pid(home) is None
        assert not StoreHome(home).server_file.exists()
        assert embedded.stop(home) is False
        StoreHome(home).write_server(Server(stranger.pid, "ArcadeDB"))
        embedded.ensure_running(home, 30)
        assert pid_of(home) != stranger.pid
        assert stranger.poll() is None
    finally:
        stranger.communicate(b"\n")


@pytest.mark.parametrize("which", ["bolt_port", "http_port"])
def test_a_port_that_somebody_took_meanwhile_is_replaced(home: Path, which: str) -> None:
    embedded.ensure_running(home, 30)
    embedded.stop(home)
    bolt_port, http_port = free_ports()
    wanted = replace(access_of(home), bolt_port=bolt_port, http_port=http_port)
    StoreHome(home).write_access(wanted)
    taken: int = getattr(wanted, which)
    with socket.create_server(("127.0.0.1", taken)):
        address = embedded.ensure_running(home, 30)

        assert getattr(access_of(home), which) != taken
        assert read(address, "RETURN 1") == [[1]]


def test_state_files_that_nobody_can_read_are_made_anew_and_the_data_stay(home: Path) -> None:
    write(embedded.ensure_running(home, 30), "CREATE (:Entity {id: 'org:a'})")
    embedded.stop(home)
    StoreHome(home).access_file.write_text("{ torn")
    StoreHome(home).server_file.write_text("[]")

    address = embedded.ensure_running(home, 30)

    assert read(address, "MATCH (n:Entity) RETURN n.id") == [["org:a"]]


def test_a_stopped_server_is_gone(home: Path) -> None:
    embedded.ensure_running(home, 30)
    port = access_of(home).bolt_port

    assert embedded.stop(home) is True
    assert embedded.find(home) is None
    assert not is_listening(port)
    assert embedded.stop(home) is False


@pytest.mark.skipif(os.name != "posix", reason="Windows cannot halt a process")
def test_a_server_that_does_not_end_in_time_is_killed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded.ensure_running(home, 30)
    monkeypatch.setattr(embedded, "_STOP_SECONDS", 0.2)
    os.kill(pid_of(home), signal.SIGSTOP)

    assert embedded.stop(home) is True
    assert embedded.server_pid(home) is None


def test_asking_after_a_store_that_never_was_creates_nothing(home: Path) -> None:
    assert embedded.find(home) is None
    assert embedded.server_pid(home) is None
    assert embedded.stop(home) is False
    assert embedded.size_bytes(home) == 0
    embedded.reset(home)
    assert not home.exists()


def test_a_reset_removes_the_data_and_nothing_else(home: Path) -> None:
    write(embedded.ensure_running(home, 30), "CREATE (:Entity {id: 'org:a'})")
    (home / "notes.txt").write_text("mine")
    assert embedded.size_bytes(home) > 0

    embedded.reset(home)

    assert embedded.size_bytes(home) == 0
    assert not (home / "store").exists()
    assert (home / "notes.txt").read_text() == "mine"
    address = embedded.ensure_running(home, 30)
    assert read(address, "MATCH (n) RETURN count(n)") == [[0]]


def test_a_server_that_nobody_used_for_the_set_time_ends(home: Path) -> None:
    embedded.ensure_running(home, 30)
    set_last_use(home, minutes_ago=31)

    assert wait_until(lambda: embedded.find(home) is None)
    assert embedded.ensure_running(home, 30) == embedded.find(home)


def test_a_server_used_within_the_set_time_stays(home: Path) -> None:
    embedded.ensure_running(home, 30)
    pid = pid_of(home)
    set_last_use(home, minutes_ago=29)
    wait_for_next_look(home)

    assert embedded.server_pid(home) == pid


def test_an_idle_time_of_0_means_never(home: Path) -> None:
    embedded.ensure_running(home, 0)
    pid = pid_of(home)
    set_last_use(home, minutes_ago=1_000_000)
    wait_for_next_look(home)

    assert embedded.server_pid(home) == pid


def test_a_touch_counts_as_use(home: Path) -> None:
    home.mkdir()
    StoreHome(home).used.touch()
    set_last_use(home, minutes_ago=31)
    before = time.time()

    embedded.touch(home)

    # File systems keep time by a coarser clock than ours.
    assert StoreHome(home).used.stat().st_mtime > before - 1


def test_long_work_counts_as_use_again_and_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "_TOUCH_SECONDS", 0.01)
    home.mkdir()
    StoreHome(home).used.touch()
    before = time.time()
    with embedded.in_use(home):
        for _ in range(2):
            set_last_use(home, minutes_ago=31)
            assert wait_until(lambda: StoreHome(home).used.stat().st_mtime > before - 1)


def test_a_server_without_its_folder_ends(home: Path) -> None:
    embedded.ensure_running(home, 30)
    port = access_of(home).bolt_port
    shutil.rmtree(home)

    assert wait_until(lambda: not is_listening(port))
