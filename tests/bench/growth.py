"""What twice the data cost: processor time of loader and server together, and memory.

Processor time and not the clock: it says the same on a busy machine. The server's counts until it
is at rest, since both stores go on working after a commit. Of a Neo4j that is given and not started
here it cannot be seen: then the figures are the loader's alone.
"""

from collections.abc import Iterator

from tests.bench.figures import Figure
from tests.bench.progress import say
from tests.bench.stores import TO_BE_WARMED, Start, startable, supplied
from tests.bench.trials import Size, Trials

BOUND = 2.4
MOST_MEGABYTES = 1000.0


def measure(trials: Trials, size: Size, runs: int) -> Iterator[Figure]:
    """Growth from that size to twice as much on each store, and the memory of the larger load."""
    for name, start in startable().items():
        missing = [
            each
            for run in range(runs)
            for each in (size, size.times(2))
            # Those that `loading` did are as good.
            if len(trials.first_loads[name, each]) <= run
        ]
        if missing:
            with supplied(name, start) as stores:
                _load_each(trials, name, stores, missing)
        yield from _figures(trials, name, size, runs)


def _load_each(trials: Trials, name: str, stores: Start, sizes: list[Size]) -> None:
    if name in TO_BE_WARMED:
        say(f"growth on {name}: a load to warm it up")
        with stores() as store:
            trials.first_load(store, min(sizes))
    for number, size in enumerate(sizes, 1):
        say(f"growth on {name}: {size}, load {number} of {len(sizes)}")
        with stores() as store:
            trials.first_loads[name, size].append(trials.first_load(store, size))


def _figures(trials: Trials, name: str, size: Size, runs: int) -> Iterator[Figure]:
    double = size.times(2)
    small, large = (trials.first_loads[name, each][:runs] for each in (size, double))
    engine = large[0].engine
    more, less = (tuple(done.processor for done in group) for group in (large, small))
    yield Figure(f"processor, {double}", engine, "s", more, less, f"{size}", BOUND)
    more, less = (tuple(done.load.processor for done in group) for group in (large, small))
    yield Figure(f"processor of the loader alone, {double}", engine, "s", more, less, f"{size}")
    peaks = tuple(done.load.peak_megabytes for done in large)
    yield Figure(f"peak memory of the loader, {double}", engine, "MB", peaks, bound=MOST_MEGABYTES)
    if any(server_peaks := tuple(done.server_peak_megabytes for done in large)):
        yield Figure(f"peak memory of the server, {double}", engine, "MB", server_peaks)
