"""The embedded store seen from a command: find its server, start it, stop it.

One server serves one folder, shared by every command and the app of one person. It is a process of
its own (`embedded_server`) and outlives the command that started it.
"""

import importlib.util
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from filelock import Timeout

from graph_loader.errors import MunigraphError
from graph_loader.store import embedded_server
from graph_loader.store.embedded_home import LOOPBACK, StoreHome
from graph_loader.store.embedded_refusals import (
    busy,
    in_use_by_another,
    no_engine,
    no_room,
    not_started,
    usable,
)

_START_SECONDS = 60.0
"""Long enough to read back the log of a server that was killed while it wrote much."""
_STOP_SECONDS = 20.0
_LOOK_SECONDS = 0.02
_TOUCH_SECONDS = 5.0
_BYTES_OF_A_LOAD, _BYTES_PER_THING = 8_000_000, 1_200
"""What a load takes on the disk, the engine's log and its data together; the most measured."""
_DETACHED = getattr(subprocess, "DETACHED_PROCESS", 0) | getattr(
    subprocess, "CREATE_NEW_PROCESS_GROUP", 0
)
"""How Windows lets a process outlive its console; elsewhere a session of its own does."""


@dataclass(frozen=True)
class Address:
    """Where a store answers, and as whom to ask: ``username`` may write, the reader only read."""

    uri: str
    database: str
    username: str
    password: str = field(repr=False)
    reader_username: str
    reader_password: str = field(repr=False)
    engine: str


def ensure_running(home: Path, idle_minutes: float, query_seconds: float = 30.0) -> Address:
    """The address of this folder's store, which is started where it does not run.

    ``idle_minutes`` (0: never stop) and ``query_seconds`` count for the server that this call
    starts; one that runs already keeps its own. The store counts as used now. Several commands may
    call this at once: one starts the server, all get the same address.

    Raises ``StoreUnreachableError`` where the folder cannot be written to or the engine cannot run.
    """
    place = StoreHome(home)
    with usable(home):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Before looking: a server about to stop for want of use sees this and stays.
        place.used.touch()
    address = find(home)
    if address is None:
        with _alone(place):
            address = find(home) or _start(place, idle_minutes, query_seconds)
    return address


def find(home: Path) -> Address | None:
    """The address of a running server that accepts connections, else None.

    A file left behind by a server that died is removed.
    """
    place = StoreHome(home)
    with usable(home):
        access, server = place.read_access(), place.read_server()
        if not place.is_served() or access is None or server is None:
            return None
    try:
        socket.create_connection((LOOPBACK, access.bolt_port), timeout=5).close()
    except OSError:
        return None
    return Address(
        uri=f"bolt://{LOOPBACK}:{access.bolt_port}",
        database=embedded_server.DATABASE,
        username=embedded_server.WRITER,
        password=access.password,
        reader_username=embedded_server.READER,
        reader_password=access.reader_password,
        engine=server.engine,
    )


def stop(home: Path) -> bool:
    """Ends the server after it has written everything down; True if one was running.

    A server that does not end in time is killed: the engine's log brings its data back.
    """
    if not home.is_dir():
        return False
    place = StoreHome(home)
    with _alone(place):
        return _stop(place)


def reset(home: Path) -> None:
    """Stops the server and removes the data of the store; nothing else in ``home`` is touched."""
    if not home.is_dir():
        return
    place = StoreHome(home)
    with _alone(place):
        _stop(place)
        if place.data.exists():
            shutil.rmtree(place.data)


def touch(home: Path) -> None:
    """Marks the store as used now."""
    with usable(home):
        StoreHome(home).used.touch()


@contextmanager
def in_use(home: Path) -> Iterator[None]:
    """Keeps the server from ending for want of use while the block runs, however long it takes."""
    is_over = threading.Event()

    def keep() -> None:
        while not is_over.wait(_TOUCH_SECONDS):
            with suppress(MunigraphError):
                touch(home)

    keeper = threading.Thread(target=keep, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        is_over.set()
        keeper.join()


def refuse_without_room(home: Path, things: int) -> None:
    """Raises ``StoreUnreachableError`` when writing so many things would fill the disk."""
    with usable(home):
        needed = _BYTES_OF_A_LOAD + things * _BYTES_PER_THING
        free = shutil.disk_usage(home).free
    if needed > free:
        raise no_room(home, needed // 1_000_000, free // 1_000_000)


def size_bytes(home: Path) -> int:
    """What the data of the store take on disk; 0 where there are none."""
    total = 0
    for path in StoreHome(home).data.rglob("*"):
        try:
            status = path.stat()
        except FileNotFoundError:
            # A running engine drops files of its log while we count.
            continue
        total += status.st_size if stat.S_ISREG(status.st_mode) else 0
    return total


def server_pid(home: Path) -> int | None:
    """The process that serves this folder, None where none does."""
    place = StoreHome(home)
    server = place.read_server()
    return server.pid if server is not None and place.is_served() else None


def _start(place: StoreHome, idle_minutes: float, query_seconds: float) -> Address:
    if importlib.util.find_spec("arcadedb") is None:
        raise no_engine()
    with usable(place.path):
        process = _spawn(place, idle_minutes, query_seconds)
    # Keeps a server that ends later from staying behind as a zombie of this process.
    threading.Thread(target=process.wait, daemon=True).start()
    try:
        address = _wait_for_answer(place, process)
    except BaseException:
        # An interrupted start leaves no server behind that nobody waits for.
        process.kill()
        raise
    if address is not None:
        return address
    code = process.poll()
    if code is None:
        process.kill()
    if code == embedded_server.EXIT_NO_ENGINE:
        raise no_engine()
    raise in_use_by_another(place) if code == embedded_server.EXIT_IN_USE else not_started(place)


def _wait_for_answer(place: StoreHome, process: subprocess.Popen[bytes]) -> Address | None:
    address = None
    end = time.monotonic() + _START_SECONDS
    while address is None and process.poll() is None and time.monotonic() < end:
        time.sleep(_LOOK_SECONDS)
        address = find(place.path)
    return address


def _spawn(place: StoreHome, idle_minutes: float, query_seconds: float) -> subprocess.Popen[bytes]:
    # -P: a file in the folder of the store must not be taken for a module.
    command = [sys.executable, "-P", "-m", embedded_server.__name__, str(place.path.absolute())]
    # The child finds this package also where it runs from a checkout that is not installed.
    known = [os.environ["PYTHONPATH"]] if os.environ.get("PYTHONPATH") else []
    search_path = os.pathsep.join([str(Path(__file__).parents[2]), *known])
    log = os.open(place.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
    try:
        return subprocess.Popen(
            [*command, str(idle_minutes), str(query_seconds)],
            cwd=place.path,
            env={**os.environ, "PYTHONPATH": search_path},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            creationflags=_DETACHED,
        )
    finally:
        os.close(log)


def _stop(place: StoreHome) -> bool:
    server = place.read_server()
    if not place.is_served() or server is None:
        return False
    # Windows has no SIGKILL; there SIGTERM is as final.
    for number in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        with suppress(ProcessLookupError):
            os.kill(server.pid, number)
        try:
            with place.serving_lock().acquire(timeout=_STOP_SECONDS):
                return True
        except Timeout:
            continue
    raise busy(place)


@contextmanager
def _alone(place: StoreHome) -> Iterator[None]:
    """Lets one command at a time start or stop the server."""
    lock = place.starting_lock()
    with usable(place.path):
        try:
            lock.acquire(timeout=2 * _START_SECONDS)
        except Timeout:
            raise busy(place) from None
    try:
        with usable(place.path):
            yield
    finally:
        lock.release()
