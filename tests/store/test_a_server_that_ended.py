"""Whoever stays connected longer than the embedded server lives finds it again by asking."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from graph_loader.settings import read_settings
from graph_loader.store import embedded
from graph_loader.store.embedded_home import StoreHome, free_ports
from graph_loader.store.store import Store, open_store
from tests.store.homes import a_home, access_of, is_listening, pid_of, wait_until

COUNT = "MATCH (n:Entity) RETURN count(n) AS number"


@pytest.fixture
def store() -> Iterator[Store]:
    with a_home() as home, open_store(replace(read_settings({}), home=home)) as opened:
        opened.run("CREATE (:Entity {id: 'org:a'})")
        assert opened.read(COUNT).records == ((1,),)
        yield opened


def kill(home: Path) -> None:
    os.kill(pid_of(home), signal.SIGKILL)
    port = access_of(home).bolt_port
    assert wait_until(lambda: not is_listening(port))


def stop(home: Path) -> None:
    assert embedded.stop(home)


def stop_and_move(home: Path) -> None:
    stop(home)
    bolt_port, http_port = free_ports()
    moved = replace(access_of(home), bolt_port=bolt_port, http_port=http_port)
    StoreHome(home).write_access(moved)


@pytest.mark.parametrize("end", [stop, kill, stop_and_move])
def test_a_store_that_is_read_after_its_server_ended_starts_it_again(
    store: Store, end: Callable[[Path], None]
) -> None:
    end(store.settings.home)

    assert store.read(COUNT).records == ((1,),)
    assert embedded.find(store.settings.home) == store.address
    # What follows goes the usual way.
    store.run("CREATE (:Entity {id: 'org:b'})")
    assert store.read(COUNT).records == ((2,),)


def test_readers_in_many_threads_all_find_the_server_that_one_of_them_started(store: Store) -> None:
    stop_and_move(store.settings.home)

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: store.read(COUNT).records, range(8)))

    assert found == [((1,),)] * 8


def test_a_store_that_was_emptied_meanwhile_forgets_what_it_held(store: Store) -> None:
    embedded.reset(store.settings.home)

    assert store.read(COUNT).records == ((0,),)
