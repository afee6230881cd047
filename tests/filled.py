"""Stores that hold a package: filled when they do not hold it yet, left as they are after that."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_loader.load import load
from graph_loader.settings import Settings
from graph_loader.store.store import Store, open_store
from tests.stores.stored import empty

DATA = Path(__file__).parents[1] / "data"
SAMPLE = Path(__file__).parent / "sample"

_fingerprints: dict[Path, str] = {}
"""What the stamp says after a load of that folder."""


@contextmanager
def filled_store(settings: Settings, folder: Path) -> Iterator[Store]:
    """The store of these settings, open, holding just the package in that folder."""
    with open_store(settings) as store:
        stamp = store.stamp()
        if stamp is None or stamp.fingerprint != _fingerprints.get(folder):
            empty(store)
            receipt = load([folder], store)
            assert receipt.stamp, receipt.report.findings
            _fingerprints[folder] = receipt.stamp.fingerprint
        yield store
