"""Readers beside loads: what each was told while full loads run one after another, and how fast.

Every load gives every entity its number (`tests.bench.made`). So an answer that shows two numbers
is a mixture of two loads, and so is one that misses things, or has another load's stamp.
"""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain, cycle
from pathlib import Path
from statistics import median, quantiles

from graph_loader.difference import by_sort, fingerprint_all
from graph_loader.errors import MunigraphError
from graph_loader.graph import Node
from graph_loader.settings import Settings
from graph_loader.store.bolt import Bolt
from graph_loader.store.store import Store, open_store
from munigraph.ask import ask, cypher, find_question
from tests.bench.made import make_package
from tests.environment import environment_for
from tests.faults.loads import ROOT, begun
from tests.stores.stored import built

LOOK_UP_EVERY_SECONDS = 0.05
LOOKED_UP = 20
"""Different entities, asked for in turn."""
IN_ITS_COMMIT = """
import os, signal, sys
from pathlib import Path
import neo4j
from graph_loader.load import load
from graph_loader.settings import read_settings
from graph_loader.store import writing
from graph_loader.store.store import open_store

def close(run, close=writing.close_gate):
    close(run)
    neo4j.Transaction.commit = die

def die(transaction):
    transaction._connection.commit()
    transaction._connection.send_all()
    os.kill(os.getpid(), signal.SIGKILL)

writing.close_gate = close
with open_store(read_settings()) as store:
    load([Path(sys.argv[1])], store)
"""
LONGEST_SECONDS = 1800
"""After this, no further load is begun."""
TODAY = date(2026, 11, 22)

RELATIONS = find_question("municipality_relations")
WHOLE_GRAPH = {
    "count": "MATCH (n:Entity) RETURN last(n.aliases) AS number, count(*) AS things",
    "pairs": "MATCH (a:Entity)-[r]->(b:Entity) "
    "RETURN last(a.aliases) AS number, last(b.aliases) AS other, count(*) AS things",
}
MOST_RELATED = (
    "MATCH (m:Municipality)-[r]-(:Entity) WHERE r.family <> 'place' "
    "RETURN m.id AS id, count(r) AS relations ORDER BY relations DESC, id LIMIT $limit"
)


@dataclass(frozen=True)
class Asked:
    """A look-up of one municipality by its ``id``, or else one of the statements by its name."""

    name: str
    id: str = ""


@dataclass(frozen=True)
class Told:
    """One answer: which loads the entities in it come from, and how many things it speaks of.

    ``stamp`` is the fingerprint that it carries, empty where nothing looked; ``failure`` is what
    was said instead of an answer.
    """

    asked: Asked
    seconds: float
    loads: frozenset[str] = frozenset()
    things: int = 0
    stamp: str = ""
    failure: str = ""


@dataclass(frozen=True)
class Watch:
    """All that was told, in its order, while ``loads`` loads ran; ``mixtures`` are part of it."""

    told: tuple[Told, ...]
    mixtures: tuple[Told, ...]
    loads: int

    @property
    def failures(self) -> list[str]:
        """What readers were told instead of an answer."""
        return [told.failure for told in self.told if told.failure]

    def describe(self) -> Iterator[str]:
        """One line for each kind of question: how many answers, and how long they took."""
        for name in ("look-up", *WHOLE_GRAPH):
            times = sorted(told.seconds * 1000 for told in self.told if told.asked.name == name)
            mixed = sum(told.asked.name == name for told in self.mixtures)
            yield (
                f"{name:8} {len(times):6} answers, {mixed} mixtures, {self.loads} loads; ms: "
                f"median {median(times):.0f}, p99 {quantiles(times, n=100)[98]:.0f}, "
                f"max {times[-1]:.0f}"
            )


Answered = tuple[Iterable[object], str]
"""Every value in an answer, and the fingerprint in its stamp."""
Read = Callable[[Asked], Answered]
Reading = Callable[[Store], AbstractContextManager[Read]]


@contextmanager
def through_the_gate(store: Store) -> Iterator[Read]:
    """Reading as every command and every screen does."""

    def read(asked: Asked) -> Answered:
        if asked.id:
            answer = ask(store, RELATIONS, {"municipality": asked.id}, today=TODAY)
        else:
            answer = cypher(store, WHOLE_GRAPH[asked.name], {})
        assert answer.stamp
        return chain(*answer.rows, answer.entities.values()), answer.stamp.fingerprint

    yield read


@contextmanager
def past_the_gate(store: Store) -> Iterator[Read]:
    """The same statements by the same user in the same kind of transaction; nobody looks."""
    at = store.address
    bolt = Bolt(at.uri, at.reader_username, at.reader_password, at.database)

    def read(asked: Asked) -> Answered:
        text = RELATIONS.cypher if asked.id else WHOLE_GRAPH[asked.name]
        return chain(*bolt.read(text, {"municipality": asked.id}).rows), ""

    with closing(bolt):
        yield read


def make_packages(folder: Path, *, entities: int, claims: int, count: int) -> list[Path]:
    """Packages that differ in nothing but the number of their load, from 1 up."""
    return [
        make_package(folder / str(number), entities=entities, claims=claims, number=number)
        for number in range(1, count + 1)
    ]


def load_whole(settings: Settings, package: Path) -> None:
    """The command, as a process of its own that ends well."""
    with begun(settings, package) as load:
        ended = load.end()
    assert ended.code == 0, ended.err


def load_and_die(settings: Settings, package: Path) -> None:
    """The same, killed when it has asked for the commit and not yet heard of it."""
    die(settings, IN_ITS_COMMIT, package)


def die(settings: Settings, program: str, *arguments: str | Path) -> None:
    """Run a program that kills itself."""
    ended = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment_for(settings),
        cwd=ROOT,
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL


def watch(
    settings: Settings,
    packages: Sequence[Path],
    reading: Reading,
    load: Callable[[Settings, Path], None] = load_whole,
    *,
    loads: int,
    answers: int,
) -> Watch:
    """Readers beside at least so many loads, the packages in turn, and until so many answers.

    ``packages`` are as `make_packages` gives them, two or more; the store is empty before.
    """
    load_whole(settings, packages[0])
    with open_store(settings) as store, reading(store) as read:
        look_ups = [Asked("look-up", id_) for id_ in _most_related(store)]
        scans = [Asked(name) for name in WHOLE_GRAPH]
        whole = _whole_answers([_tell(read, asked) for asked in (*look_ups, *scans)], packages)
        with _asking(read, look_ups, scans) as told:
            ran = _load_in_turn(
                partial(load, settings),
                packages,
                lambda ran: ran >= loads and len(told) >= answers,
            )
    mixtures = (one for one in told if not one.failure and replace(one, seconds=0.0) not in whole)
    return Watch(tuple(told), tuple(mixtures), ran)


@contextmanager
def _asking(read: Read, look_ups: Sequence[Asked], scans: Sequence[Asked]) -> Iterator[list[Told]]:
    """What is told while the block runs to a reader that looks up and to one for each scan."""
    told: list[Told] = []
    done = threading.Event()
    with ThreadPoolExecutor() as pool:
        readers = [
            pool.submit(_keep_asking, read, look_ups, LOOK_UP_EVERY_SECONDS, told, done),
            *(pool.submit(_keep_asking, read, [scan], 0.0, told, done) for scan in scans),
        ]
        try:
            yield told
        finally:
            done.set()
        for reader in readers:
            reader.result()


def _whole_answers(in_peace: Iterable[Told], packages: Sequence[Path]) -> set[Told]:
    """What may be told of each load: the same as was told in peace of the first one."""
    fingerprints = {
        f"load {number}": fingerprint_all(by_sort(built(package)))
        for number, package in enumerate(packages, 1)
    }
    return {
        replace(one, seconds=0.0, loads=frozenset({load}), stamp=one.stamp and fingerprint)
        for one in in_peace
        for load, fingerprint in fingerprints.items()
    }


def _load_in_turn(
    load: Callable[[Path], None], packages: Sequence[Path], is_enough: Callable[[int], bool]
) -> int:
    """How many loads ran; the first package is taken for loaded."""
    end = time.monotonic() + LONGEST_SECONDS
    for ran, package in enumerate(cycle((*packages[1:], packages[0]))):
        if is_enough(ran) or time.monotonic() > end:
            return ran
        load(package)
    raise AssertionError("there are no packages")


def _most_related(store: Store) -> list[str]:
    return [str(id_) for id_, _ in store.read(MOST_RELATED, {"limit": LOOKED_UP}).records]


def _keep_asking(
    read: Read, questions: Sequence[Asked], every: float, told: list[Told], done: threading.Event
) -> None:
    for asked in cycle(questions):
        one = _tell(read, asked)
        told.append(one)
        if done.wait(max(0.0, every - one.seconds)):
            return


def _tell(read: Read, asked: Asked) -> Told:
    began = time.perf_counter()
    try:
        values, stamp = read(asked)
    except MunigraphError as error:
        return Told(asked, time.perf_counter() - began, failure=str(error))
    seconds = time.perf_counter() - began
    said = list(values)
    nodes = [value for value in said if isinstance(value, Node)]
    texts = [value for value in said if isinstance(value, str)]
    counts = [value for value in said if isinstance(value, int)]
    loads = frozenset((*texts, *map(_load_of, nodes)))
    return Told(asked, seconds, loads, len(nodes) + sum(counts), stamp)


def _load_of(node: Node) -> str:
    aliases = node.properties["aliases"]
    assert isinstance(aliases, tuple)
    return aliases[-1]
