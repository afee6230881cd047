"""What a store really holds, asked without the command, and stores that hold something known."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from graph_loader import load
from graph_loader.settings import Settings, read_settings
from graph_loader.store.store import open_store
from tests.store.homes import a_home
from tests.stores import stored

_COUNTS = (
    "MATCH (n) WHERE NOT n:Gate RETURN labels(n) AS sort, count(n) AS number",
    "MATCH ()-[r]->() RETURN type(r) AS sort, count(r) AS number",
)


@contextmanager
def new_settings() -> Iterator[Settings]:
    """An embedded store of its own that was never started; its server is gone afterwards."""
    with a_home() as home:
        yield replace(read_settings({}), home=home)


def load_into(settings: Settings, *folders: Path) -> None:
    """Let the store hold these packages and nothing else."""
    with open_store(settings) as store:
        receipt = load.load(folders, store, may_remove=True)
    assert receipt.difference is not None, receipt.report.findings


def empty(settings: Settings) -> None:
    """Take everything out of a store of the tests."""
    with open_store(settings) as store:
        stored.empty(store)


def held(settings: Settings) -> tuple[object, ...]:
    """The stamp, and how many nodes and relations of each sort there are."""
    with open_store(settings) as store:
        stamp = store.stamp()
        counts = [sorted(map(str, store.read(text).records)) for text in _COUNTS]
    return (stamp.to_json() if stamp else None, *counts)
