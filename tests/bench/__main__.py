"""`python -m tests.bench [MEASURE ...]`: what `munigraph bench` runs. See docs/bench.md."""

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import psutil

from tests.bench import asking, growth, loading, starting
from tests.bench.figures import Figure, to_table
from tests.bench.progress import say
from tests.bench.stores import missing_for_neo4j, startable
from tests.bench.trials import Size, Trials

MEASURES: Mapping[str, Callable[[Trials, Size, int], Iterator[Figure]]] = {
    "loading": loading.measure,
    "growth": growth.measure,
    "asking": asking.measure,
    "starting": starting.measure,
}
"""In the order in which they run; growth takes over what loading measured."""


def main() -> None:
    """Measure, tell on stderr what is going on, and print the figures."""
    given = _read_arguments()
    say_what_is_left_out()
    figures: list[Figure] = []
    try:
        for figure in _measure(given):
            say(f"done: {figure.name}, {figure.store}")
            figures.append(figure)
    finally:
        # What was measured before a failure took long enough.
        _print(figures, given.format)


def _measure(given: argparse.Namespace) -> Iterator[Figure]:
    size = Size(given.entities, given.claims)
    chosen = [name for name in MEASURES if name in given.measures] or list(MEASURES)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        trials = Trials(Path(folder))
        for name in chosen:
            yield from MEASURES[name](trials, size, given.runs)


def _print(figures: Sequence[Figure], format_: str) -> None:
    if format_ == "json":
        content = {"where": _where_and_when(), "figures": [figure.to_json() for figure in figures]}
        sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(f"{_where_and_when()}\n\n{to_table(figures)}\n")


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="munigraph bench",
        description="Measure the loader and the explorer beside the plainest program that does "
        "the same, on both stores. About half an hour.",
        epilog="Example: munigraph bench loading --entities 2000 --claims 10000",
    )
    parser.add_argument("measures", nargs="*", choices=[*MEASURES, []], metavar="MEASURE")
    parser.add_argument("--entities", type=int, default=20_000)
    parser.add_argument("--claims", type=int, default=100_000, help="claims about relations")
    parser.add_argument("--runs", type=int, default=3, help="of each side, taking turns")
    parser.add_argument("--format", choices=["table", "json"], default="table")
    return parser.parse_args()


def say_what_is_left_out() -> None:
    """Name each store that cannot be measured here, and what to install."""
    if "neo4j" not in startable():
        for need in missing_for_neo4j():
            say(f"Neo4j is left out: {need.name} is not here. To have it: {need.install_line()}")


def _where_and_when() -> str:
    gigabytes = psutil.virtual_memory().total / 1e9
    return (
        f"{datetime.now(UTC).date()}, {psutil.cpu_count()} cores, {gigabytes:.0f} GB, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )


if __name__ == "__main__":
    main()
