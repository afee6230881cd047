"""Readers beside full loads: none fails, and no answer is a mixture of two loads."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from graph_loader.settings import Settings
from graph_loader.store.refusals import ConflictError
from graph_loader.store.stamps import to_properties
from graph_loader.store.statements import WRITE_STAMP
from graph_loader.store.store import Store, open_store
from tests.command.stores import empty
from tests.faults.readers import (
    Watch,
    die,
    load_and_die,
    make_packages,
    past_the_gate,
    through_the_gate,
    watch,
)
from tests.packages import SAMPLE
from tests.stores.stored import loaded

SEAT = "MATCH (n:Entity {id: 'org:uclg'}) RETURN n.seat AS seat"


BEHIND_THE_GATE = """
import os, signal
from graph_loader.settings import read_settings
from graph_loader.store.gate import close_gate, take_gate
from graph_loader.store.store import open_store

with open_store(read_settings()) as store:
    take_gate(store.run)
    close_gate(store.run)
    os.kill(os.getpid(), signal.SIGKILL)
"""

Show = Callable[[Watch], None]
has_kill = pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")


@pytest.fixture
def empty_store(store_settings: Settings) -> Iterator[Settings]:
    """Each store in turn, with nothing in it before and after."""
    empty(store_settings)
    yield store_settings
    empty(store_settings)


@pytest.fixture
def show(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Show:
    """Prints how many answers there were and how long they took."""

    def write(seen: Watch) -> None:
        with capsys.disabled():
            sys.stdout.write("\n".join(["", request.node.name, *seen.describe(), ""]))

    return write


def test_readers_beside_loads_are_told_one_load_each_time(
    empty_store: Settings, tmp_path: Path
) -> None:
    packages = make_packages(tmp_path, entities=300, claims=900, count=2)
    seen = watch(empty_store, packages, through_the_gate, loads=2, answers=40)
    assert seen.failures == []
    assert seen.mixtures == ()
    assert {load for told in seen.told for load in told.loads} == {"load 1", "load 2"}


@pytest.mark.long
def test_two_thousand_answers_beside_loads_are_each_from_one_load(
    empty_store: Settings, tmp_path: Path, show: Show
) -> None:
    packages = make_packages(tmp_path, entities=3_000, claims=12_000, count=3)
    seen = watch(empty_store, packages, through_the_gate, loads=6, answers=2_000)
    show(seen)
    assert len(seen.told) >= 2_000
    assert seen.failures == []
    assert seen.mixtures == ()


@pytest.mark.long
def test_past_the_gate_the_same_readers_are_told_mixtures(
    empty_store: Settings, tmp_path: Path, show: Show
) -> None:
    # The proof that the test above can fail.
    packages = make_packages(tmp_path, entities=3_000, claims=12_000, count=3)
    seen = watch(empty_store, packages, past_the_gate, loads=8, answers=0)
    show(seen)
    assert seen.mixtures


@has_kill
@pytest.mark.long
def test_readers_are_told_one_load_each_time_when_loaders_are_killed_in_their_commits(
    empty_store: Settings, tmp_path: Path
) -> None:
    packages = make_packages(tmp_path, entities=2_000, claims=4_000, count=3)
    seen = watch(empty_store, packages, through_the_gate, load_and_die, loads=3, answers=0)
    assert seen.failures == []
    assert seen.mixtures == ()


@has_kill
def test_no_gate_is_opened_while_the_commit_of_a_dead_loader_may_still_come(
    store_settings: Settings,
) -> None:
    told = []

    def ask(store: Store) -> None:
        rows = store.read(SEAT)
        assert rows.stamp
        told.append((rows.records[0][0], rows.stamp.fingerprint))

    with loaded(store_settings, SAMPLE) as store, open_store(store_settings) as other:
        stamp = store.stamp()
        assert stamp
        # The store refuses this transaction, or the reader waits for it.
        with suppress(ConflictError), other.write() as transaction:
            transaction.run("MATCH (n:Entity {id: 'org:uclg'}) SET n.seat = 'Barcelone'")
            new = to_properties(replace(stamp, fingerprint="of Barcelone"))
            transaction.run(WRITE_STAMP, {"properties": new})
            die(store_settings, BEHIND_THE_GATE)
            reader = Thread(target=ask, args=[store])
            reader.start()
            reader.join(1)
        reader.join()
        ask(store)
    assert len(told) == 2
    assert {*told} <= {("Barcelona", stamp.fingerprint), ("Barcelone", "of Barcelone")}
