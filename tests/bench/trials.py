"""What the measures of loading share: packages made once, and single loads on a fresh store."""

import json
import pickle
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from graph_loader.store.store import open_store
from tests.bench.made import make_package
from tests.bench.rows import rows_of
from tests.bench.stores import Started
from tests.environment import environment_for

ROOT = Path(__file__).parents[2]

_LOOK_SECONDS = 0.5
_AT_REST = 0.05
"""The share of one core that a server works at most when it counts as done."""
_REST_SECONDS = 30.0


class Size(NamedTuple):
    """How large a made-up package is; ``claims`` counts those about relations."""

    entities: int
    claims: int

    def __str__(self) -> str:
        return f"{self.entities:,} entities + {self.claims:,} claims"

    def times(self, factor: int) -> "Size":
        """One that is so many times as large."""
        return Size(self.entities * factor, self.claims * factor)


@dataclass(frozen=True)
class Load:
    """One load, in seconds of the clock; ``processor`` is what the loader itself worked."""

    written: int
    seconds: float
    preparing: float
    writing: float
    processor: float
    peak_megabytes: float


@dataclass(frozen=True)
class FirstLoad:
    """A load into an empty store, with what the server did for it."""

    engine: str
    load: Load
    server_processor: float
    server_peak_megabytes: float

    @property
    def processor(self) -> float:
        """What loader and server worked together, in seconds."""
        return self.load.processor + self.server_processor


class Trials:
    """Packages in a scratch folder, each made when first asked for, and trials with them.

    ``first_loads`` remembers those that count, by store and size, so that no measure repeats them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.first_loads: defaultdict[tuple[str, Size], list[FirstLoad]] = defaultdict(list)

    def package(self, size: Size) -> Path:
        """A package of that size."""
        folder = self._folder / f"made-{size.entities}-{size.claims}"
        if not folder.exists():
            make_package(folder, entities=size.entities, claims=size.claims)
        return folder

    def rows(self, size: Size) -> Path:
        """What `raw` writes to have the graph of that package: a file of rows."""
        file = self.package(size).with_suffix(".pickle")
        if not file.exists():
            file.write_bytes(pickle.dumps(rows_of(self.package(size))))
        return file

    def first_load(self, store: Started, size: Size) -> FirstLoad:
        """Load into that empty store; the processor time counts until the server is at rest."""
        package = self.package(size)
        before = _worked_at_rest(store)
        load = run_load(store, package)
        worked = _worked_at_rest(store) - before
        return FirstLoad(store.engine, load, worked, store.peak_megabytes())

    def raw_write(self, store: Started, size: Size) -> float:
        """Seconds that the rival takes for the same; the store must be empty."""
        rows = self.rows(size)
        _worked_at_rest(store)
        return write_raw(store, rows)


def run_load(store: Started, package: Path) -> Load:
    """One load in a process of its own."""
    environment = environment_for(store.settings)
    return Load(**json.loads(_python("one_load", str(package), environment=environment)))


def write_raw(store: Started, rows: Path) -> float:
    """One write of the rival in a process of its own; seconds."""
    with open_store(store.settings) as opened:
        at = opened.address
    return float(_python("raw", str(rows), at.uri, at.database, at.username, stdin=at.password))


def _python(
    module: str, *words: str, stdin: str = "", environment: dict[str, str] | None = None
) -> str:
    ended = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{module}", *words],
        cwd=ROOT,
        env=environment,
        input=stdin,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return ended.stdout


def _worked_at_rest(store: Started) -> float:
    """The processor time of the server once it has nothing more to do, or goes on for long."""
    worked, deadline = store.processor_seconds(), time.monotonic() + _REST_SECONDS
    while time.monotonic() < deadline:
        time.sleep(_LOOK_SECONDS)
        before, worked = worked, store.processor_seconds()
        if worked - before <= _AT_REST * _LOOK_SECONDS:
            break
    return worked
