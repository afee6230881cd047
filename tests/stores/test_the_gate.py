"""An answer comes from one load; a loader that died is noticed and never in the way."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from graph_loader.errors import LoadRefusedError, QueryRefusedError, StoreUnreachableError
from graph_loader.graph import Node
from graph_loader.load import load
from graph_loader.settings import Settings
from graph_loader.store import store as store_module
from graph_loader.store.gate import STALE_AFTER, Gate, close_gate, leave_gate, read_gate, take_gate
from graph_loader.store.reading import Reading
from graph_loader.store.store import Store, open_store
from tests.environment import environment_for
from tests.packages import SAMPLE, change_cell, copy_sample
from tests.store.homes import connected
from tests.stores.stored import dump, emptied, loaded, read_graph, wanted_graph

READ = "MATCH (n:Entity {id: 'org:uclg'}) RETURN n.seat AS seat"

DIE_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from graph_loader.graph import Node
from graph_loader.load import load
from graph_loader.settings import read_settings
from graph_loader.store.store import open_store
with open_store(read_settings()) as store:
    load([Path(sys.argv[1])], store, progress=lambda *_: os.kill(os.getpid(), signal.SIGKILL))
"""
DIE_WHILE_COMMITTING = """
import os, signal
from graph_loader.settings import read_settings
from graph_loader.store.gate import close_gate, take_gate
from graph_loader.store.store import open_store
with open_store(read_settings()) as store:
    take_gate(store.run)
    close_gate(store.run)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def store(store_settings: Settings) -> Iterator[Store]:
    with loaded(store_settings, SAMPLE) as store:
        yield store


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The sample with one other cell."""
    sample = copy_sample(tmp_path)
    change_cell(sample, "nodes/organization.csv", "org:uclg", "seat", "Barcelone")
    return sample


def load_beside(store: Store, folder: Path) -> None:
    """What another program does, so that this store hears of it only by asking."""
    with open_store(store.settings) as other:
        load([folder], other)


def killed(store: Store, program: str, *arguments: str) -> None:
    """Run a program that kills itself while it loads into this store."""
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment_for(store.settings),
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL


def test_a_reader_waits_while_a_commit_is_applied_and_answers_from_after_it(store: Store) -> None:
    loader = take_gate(store.run)
    assert loader
    close_gate(store.run)
    answers: list[object] = []
    with open_store(store.settings) as other:
        reader = threading.Thread(target=lambda: answers.append(other.read(READ).records))
        reader.start()
        reader.join(1)
        assert reader.is_alive()
        assert answers == []
        store.run("MATCH (n:Entity {id: 'org:uclg'}) SET n.seat = 'Barcelone'")
        leave_gate(store.run, loader)
        reader.join(30)
    assert answers == [(("Barcelone",),)]


def test_a_reader_that_was_overtaken_by_a_commit_asks_everything_again(
    store: Store, changed: Path
) -> None:
    asked = 0

    def ask(reading: Reading) -> object:
        nonlocal asked
        asked += 1
        before = reading.run(READ).rows
        if asked == 1:
            load_beside(store, changed)
        return before, reading.run(READ).rows, reading.stamp

    # An answer before that, so that the store knows the load and may trust what it knows.
    assert store.read(READ).records == (("Barcelona",),)
    assert store.from_one_load(ask) == ((("Barcelone",),), (("Barcelone",),), store.stamp())
    assert asked == 2


def test_the_newest_commit_of_a_neo4j_is_told_at_the_end_of_a_reading(
    neo4j_settings: Settings,
) -> None:
    # So an answer over which a commit came never looks like one before it; see `HeldLoad`.
    with loaded(neo4j_settings, SAMPLE) as store, connected(store.address) as driver:
        before = newest(store)
        with driver.session(database=store.address.database, fetch_size=1000) as session:
            result = session.run("UNWIND range(1, 100000) AS number RETURN number")
            next(iter(result))
            store.run("MATCH (n:Entity {id: 'org:uclg'}) SET n.seat = 'Barcelone'")
            list(result)
            assert session.last_bookmarks().raw_values == newest(store) != before


def newest(store: Store) -> frozenset[str]:
    def look(reading: Reading) -> frozenset[str]:
        reading.run(READ)
        return reading.newest

    return store.from_one_load(look)


def test_a_node_that_was_read_before_a_load_is_given_as_it_is_after_it(
    store: Store, changed: Path
) -> None:
    text = "MATCH (n:Entity {id: 'org:uclg'}) RETURN n"
    (before,), (again,) = store.read(text).records[0], store.read(text).records[0]
    load_beside(store, changed)
    (after,) = store.read(text).records[0]
    seats = [node.properties["seat"] for node in (before, again, after) if isinstance(node, Node)]
    assert seats == ["Barcelona", "Barcelona", "Barcelone"]


def test_a_refusal_that_was_overtaken_by_a_commit_is_not_believed(
    store: Store, changed: Path
) -> None:
    asked = 0

    def ask(reading: Reading) -> object:
        nonlocal asked
        asked += 1
        if asked == 1:
            load_beside(store, changed)
            reading.run("MATCH (n RETURN n")
        return reading.run(READ).rows

    assert store.from_one_load(ask) == (("Barcelone",),)
    with pytest.raises(QueryRefusedError):
        store.read("MATCH (n RETURN n")


def test_what_a_reader_keeps_is_read_once_for_each_load(store: Store, changed: Path) -> None:
    read: list[object] = []

    def seat(reading: Reading) -> object:
        read.append(reading.run(READ).rows)
        return read[-1]

    assert [store.from_one_load(lambda r: r.once(seat)) for _ in range(2)] == [
        (("Barcelona",),)
    ] * 2
    assert read == [(("Barcelona",),)]
    load_beside(store, changed)
    assert [store.from_one_load(lambda r: r.once(seat)) for _ in range(2)] == [
        (("Barcelone",),)
    ] * 2
    assert read[-1] == (("Barcelone",),)
    assert len(read) == 2


def test_what_another_reader_saw_of_a_later_load_is_not_taken_for_what_was_kept_of_this_one(
    store: Store, changed: Path
) -> None:
    asked = 0

    def seat(reading: Reading) -> object:
        return reading.run(READ).rows

    def ask(reading: Reading) -> object:
        nonlocal asked
        asked += 1
        before = reading.run(READ).rows
        if asked == 1:
            load_beside(store, changed)
            assert store.from_one_load(lambda other: other.once(seat)) == (("Barcelone",),)
        return before, reading.once(seat)

    assert store.read(READ).records == (("Barcelona",),)
    assert store.from_one_load(ask) == ((("Barcelone",),), (("Barcelone",),))


def test_a_reader_says_that_a_load_is_under_way_when_the_commit_does_not_end(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_GATE_PATIENCE_SECONDS", 0.1)
    loader = take_gate(store.run)
    assert loader
    close_gate(store.run)
    with pytest.raises(StoreUnreachableError, match="A load is under way"):
        store.read(READ)
    leave_gate(store.run, loader)
    assert store.read(READ).records == (("Barcelona",),)


def test_a_loader_that_only_writes_keeps_no_reader_waiting(store: Store, changed: Path) -> None:
    seats: list[object] = []

    def look(written: int, total: int) -> None:
        with open_store(store.settings) as other:
            seats.append(other.read(READ).records)

    load([changed], store, progress=look)
    assert seats == [(("Barcelona",),)]
    assert store.read(READ).records == (("Barcelone",),)


def test_a_loader_killed_while_it_writes_leaves_the_old_graph_and_an_open_way(
    store: Store, changed: Path
) -> None:
    before, stamp = dump(store), store.stamp()
    killed(store, DIE_WHILE_WRITING, str(changed))
    assert read_gate(store.run).is_abandoned
    assert (dump(store), store.stamp()) == (before, stamp)
    load([changed], store)
    assert read_graph(store) == wanted_graph(changed)
    assert read_gate(store.run).loader is None


def test_a_gate_that_a_dead_loader_closed_is_opened_by_the_next_reader(store: Store) -> None:
    killed(store, DIE_WHILE_COMMITTING)
    assert read_gate(store.run).is_committing
    assert store.read(READ).records == (("Barcelona",),)
    gate = read_gate(store.run)
    assert (gate.is_committing, gate.loader) == (False, None)


def test_a_loader_that_lives_is_never_taken_for_dead(store: Store, changed: Path) -> None:
    loader = take_gate(store.run)
    assert loader
    assert not read_gate(store.run).is_abandoned
    assert take_gate(store.run) is None
    with pytest.raises(LoadRefusedError, match="Another load"):
        load([changed], store)
    leave_gate(store.run, loader)


def test_only_the_loader_that_holds_the_gate_can_leave_it(store: Store) -> None:
    loader = take_gate(store.run)
    assert loader
    leave_gate(store.run, "another/1/0.0")
    assert read_gate(store.run).loader == loader
    leave_gate(store.run, loader)
    assert read_gate(store.run).loader is None


def test_the_stamp_of_a_store_that_was_emptied_meanwhile_is_forgotten(
    store: Store, changed: Path
) -> None:
    old = store.stamp()
    with emptied(store.settings) as other:
        assert store.stamp() is None
        load([changed], other)
    new = store.stamp()
    assert new is not None
    assert old is not None
    assert new.fingerprint != old.fingerprint


@pytest.mark.parametrize(("age", "is_abandoned"), [(0.9, False), (1.1, True)])
def test_a_loader_on_another_machine_counts_as_gone_after_a_set_time(
    age: float, is_abandoned: bool
) -> None:
    since = (datetime.now(UTC) - age * STALE_AFTER).isoformat()
    gate = Gate(1, is_committing=True, loader="another.example/1/0.0", since=since)
    assert gate.is_abandoned is is_abandoned
    assert not replace(gate, loader=None).is_abandoned
    assert timedelta(minutes=5) < STALE_AFTER
