"""The rival writes what a load writes: only then may the two be compared."""

import pickle
from pathlib import Path

from graph_loader.load import load
from graph_loader.settings import Settings
from graph_loader.store.store import Store
from tests.bench import raw
from tests.bench.made import make_package
from tests.bench.rows import rows_of
from tests.stores.stored import dump, emptied, empty


def write_raw(store: Store, rows: raw.Rows) -> float:
    at = store.address
    with raw.connect(at.uri, at.username, at.password) as driver:
        raw.prepare(driver, at.database, rows)
        return raw.write(driver, at.database, rows)


def test_the_rival_leaves_the_graph_that_a_load_leaves(
    store_settings: Settings, tmp_path: Path
) -> None:
    package = make_package(tmp_path / "made", entities=300, claims=2_000)
    with emptied(store_settings) as store:
        assert write_raw(store, pickle.loads(pickle.dumps(rows_of(package)))) > 0
        by_the_rival = dump(store)
        empty(store)
        receipt = load([package], store)
        by_a_load = dump(store)

    assert receipt.stamp is not None
    assert len(by_the_rival["relations"]) > 3_000
    assert by_the_rival == by_a_load
