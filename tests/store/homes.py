"""Folders with a real embedded store, gone with their server after the test, and ways to ask."""

import shutil
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j import Driver, GraphDatabase

from graph_loader.store import embedded
from graph_loader.store.embedded_home import Access, StoreHome


@contextmanager
def a_home() -> Iterator[Path]:
    # Not tmp_path: it is kept after the tests, and a server may not outlive them.
    folder = Path(tempfile.mkdtemp(prefix="mg-"))
    try:
        yield folder / "home"
    finally:
        embedded.stop(folder / "home")
        shutil.rmtree(folder)


@contextmanager
def connected(address: embedded.Address, *, as_reader: bool = False) -> Iterator[Driver]:
    user = (
        (address.reader_username, address.reader_password)
        if as_reader
        else (address.username, address.password)
    )
    with GraphDatabase.driver(address.uri, auth=user) as driver:
        yield driver


def write(address: embedded.Address, text: str) -> None:
    with connected(address) as driver:
        driver.execute_query(text, database_=address.database)


def read(address: embedded.Address, text: str) -> list[list[object]]:
    with connected(address, as_reader=True) as driver:
        records = driver.execute_query(text, database_=address.database).records
    return [record.values() for record in records]


def wait_until(is_so: Callable[[], bool]) -> bool:
    end = time.monotonic() + 30
    while not is_so() and time.monotonic() < end:
        time.sleep(0.02)
    return is_so()


def is_listening(port: int, host: str = "127.0.0.1") -> bool:
    with socket.socket() as client:
        return client.connect_ex((host, port)) == 0


def access_of(home: Path) -> Access:
    access = StoreHome(home).read_access()
    assert access is not None
    return access


def pid_of(home: Path) -> int:
    pid = embedded.server_pid(home)
    assert pid is not None
    return pid
