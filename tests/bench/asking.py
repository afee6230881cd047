"""How long `ask` takes, beside the raw driver that runs the same statement with the same values.

Ours is the whole answer: the values resolved, the statement, the gate read behind it, and every
end, claim and source that it rests on. The rival is a driver kept open with a session for each
query, its rows taken; `session.run`, since `execute_read` goes to the store and back twice more.
Both read the real data as the same user, and take turns.

The bound is on the state that the app is in: one open store that was asked before, so that it has
kept what it read of this load (names, nodes, relations, claims, sources); and a server that has
answered for a while, as Neo4j compiles what it does often. The first answer of a store that was
just opened has nothing kept; it stands beside, for what it is, and so does each question.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from statistics import median
from typing import NamedTuple

from neo4j import Driver, Record

from graph_loader.load import load
from graph_loader.settings import Settings
from graph_loader.store.embedded import Address
from graph_loader.store.store import open_store
from munigraph.answer import Answer
from munigraph.ask import ask, read_values
from munigraph.catalogue import Question, questions
from tests.bench import raw
from tests.bench.figures import Figure
from tests.bench.progress import say
from tests.bench.stores import Started, startable
from tests.bench.trials import Size, Trials
from tests.filled import DATA

BOUND = 1.3
TIMES_PER_RUN = 10
WARMING = 30
"""So often is each question asked by both sides before the clock counts."""
TODAY = date(2026, 11, 22)
RAW = "raw driver"


class Times(NamedTuple):
    """Milliseconds of each side for one question, in the order of the turns."""

    ours: tuple[float, ...]
    rival: tuple[float, ...]

    @property
    def ratio(self) -> float:
        return median(self.ours) / median(self.rival)


def measure(_trials: Trials, _size: Size, runs: int) -> Iterator[Figure]:
    """For each store the bound, the first answers, and then each question."""
    for name, start in startable().items():
        with start() as store:
            with open_store(store.settings) as opened:
                load([DATA], opened)
            say(f"asking {name} for the first time, {runs} times each question")
            first = _time_first(store.settings, runs)
            say(f"asking {name} again, {runs * TIMES_PER_RUN} times each question")
            _time_again(store.settings, WARMING)
            again = _time_again(store.settings, runs * TIMES_PER_RUN)
            yield from _figures(store, first, again)


def _figures(
    store: Started, first: Mapping[str, Times], again: Mapping[str, Times]
) -> Iterator[Figure]:
    yield _over_all("ask, at the median of all questions", store, again, BOUND)
    yield _over_all("ask for the first time, the same", store, first, None)
    for question, times in again.items():
        yield Figure(f"ask {question}", store.engine, "ms", times.ours, times.rival, RAW)


def _over_all(name: str, store: Started, found: Mapping[str, Times], bound: float | None) -> Figure:
    ratios = tuple(times.ratio for times in found.values())
    return Figure(name, store.engine, f"times the {RAW}", ratios, bound=bound)


def _time_first(settings: Settings, times: int) -> dict[str, Times]:
    """Each time by a store and a driver that have asked for nothing but a sign of life."""
    found = {}
    for question in questions().values():
        turns = []
        for _ in range(times):
            with _side_by_side(settings, question) as (ours, rival):
                turns.append((_milliseconds(ours), _milliseconds(rival)))
        found[question.id] = Times(*zip(*turns, strict=True))
    return found


def _time_again(settings: Settings, times: int) -> dict[str, Times]:
    found = {}
    for question in questions().values():
        with _side_by_side(settings, question) as (ours, rival):
            answer, rows = ours(), rival()
            assert len(answer.rows) == len(rows)
            turns = [(_milliseconds(ours), _milliseconds(rival)) for _ in range(times)]
        found[question.id] = Times(*zip(*turns, strict=True))
    return found


@contextmanager
def _side_by_side(
    settings: Settings, question: Question
) -> Iterator[tuple[Callable[[], Answer], Callable[[], list[Record]]]]:
    """Both sides, connected; each call of one asks the question with its defaults."""
    with open_store(settings) as other:
        values = other.from_one_load(lambda reading: read_values(reading, question, {}, TODAY))
    with open_store(settings) as store, closing(_connect(store.address)) as driver:
        database = store.address.database

        def rival() -> list[Record]:
            with driver.session(database=database, default_access_mode="READ") as session:
                return list(session.run(question.cypher, values))

        yield lambda: ask(store, question, {}, today=TODAY), rival


def _connect(at: Address) -> Driver:
    driver = raw.connect(at.uri, at.reader_username, at.reader_password)
    driver.execute_query("RETURN 1", database_=at.database)
    return driver


def _milliseconds(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return (time.perf_counter() - begin) * 1000
