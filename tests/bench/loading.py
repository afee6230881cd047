"""How long a load takes, beside the raw driver that writes the same graph.

Both sides take turns, each on an empty store (`stores.supplied`). Of ours the clock runs while
`writing.write` does, from the begin of its transaction until the commit is done; the rival is timed
the same. What both make beforehand (the difference, the rows) is not part of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench.figures import Figure
from tests.bench.progress import say
from tests.bench.stores import TO_BE_WARMED, Start, startable, supplied
from tests.bench.trials import FirstLoad, Load, Size, Trials, run_load

RAW = "raw driver"
WRITE_BOUND = 1.3
PREPARE_BOUND = 1.0
"""Reading, checking and building against the rival's write; said of Neo4j, the quicker store."""
AGAIN_BOUND = 0.35
"""A second load of the same package against the first."""


@dataclass(frozen=True)
class _Turn:
    """One run of both sides."""

    first: FirstLoad
    again: Load
    raw: float


def measure(trials: Trials, size: Size, runs: int) -> Iterator[Figure]:
    """The write, the steps before it, and the second load, on each store."""
    for name, start in startable().items():
        with supplied(name, start) as stores:
            if name in TO_BE_WARMED:
                say(f"loading {size} on {name}: a turn to warm it up")
                _take_turn(trials, stores, size)
            turns = []
            for run in range(runs):
                say(f"loading {size} on {name}: run {run + 1} of {runs}")
                turns.append(_take_turn(trials, stores, size))
        trials.first_loads[name, size] += [turn.first for turn in turns]
        yield from _figures(turns, name, size)


def _take_turn(trials: Trials, stores: Start, size: Size) -> _Turn:
    with stores() as store:
        first = trials.first_load(store, size)
        again = run_load(store, trials.package(size))
    assert again.written == 0, f"a second load of the same wrote {again.written} things"
    with stores() as store:
        return _Turn(first, again, trials.raw_write(store, size))


def _figures(turns: list[_Turn], name: str, size: Size) -> Iterator[Figure]:
    engine = turns[0].first.engine
    raw = tuple(turn.raw for turn in turns)
    ours = tuple(turn.first.load.writing for turn in turns)
    yield Figure(f"write {size}", engine, "s", ours, raw, RAW, WRITE_BOUND)
    if name == "neo4j":
        ours = tuple(turn.first.load.preparing for turn in turns)
        yield Figure("read, check, build", engine, "s", ours, raw, f"{RAW} writes", PREPARE_BOUND)
    ours = tuple(turn.again.seconds for turn in turns)
    whole = tuple(turn.first.load.seconds for turn in turns)
    yield Figure("load the same again", engine, "s", ours, whole, "first load", AGAIN_BOUND)
