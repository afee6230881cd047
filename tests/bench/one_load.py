"""One load in a process of its own: `python -m tests.bench.one_load FOLDER` prints what it took.

The store is the one of the environment, as for `munigraph load`. The road itself is what runs; the
clocks are put around the two steps that the bounds name.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graph_loader import load as road
from graph_loader.settings import read_settings
from graph_loader.store import writing
from graph_loader.store.store import open_store

_BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024
"""Of ``ru_maxrss``, which Linux counts in KiB."""


class Clock:
    """Stands where a function stood and adds up the seconds that it takes."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function
        self.seconds = 0.0

    def __call__(self, *values: Any, **named: Any) -> Any:
        begin = time.perf_counter()
        try:
            return self._function(*values, **named)
        finally:
            self.seconds += time.perf_counter() - begin


def main() -> None:
    """Load that package and print a `trials.Load` as JSON."""
    road.prepare = preparing = Clock(road.prepare)
    writing.write = committing = Clock(writing.write)
    with open_store(read_settings()) as store:
        begin, worked = time.perf_counter(), time.process_time()
        receipt = road.load([Path(sys.argv[1])], store)
        took, worked = time.perf_counter() - begin, time.process_time() - worked
    assert receipt.difference is not None, receipt.report.findings
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _BYTES_PER_UNIT / 1e6
    found = {
        "written": receipt.difference.size,
        "seconds": took,
        "preparing": preparing.seconds,
        "writing": committing.seconds,
        "processor": worked,
        "peak_megabytes": peak,
    }
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
