"""The same load leaves the same in both stores: every node, relation and property."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_loader.load import load
from graph_loader.settings import Settings
from graph_loader.store.store import Store
from tests.packages import SAMPLE, change_cell, copy_sample, remove_rows
from tests.stores.stored import dump, emptied

REAL = Path(__file__).parents[2] / "data"


@pytest.fixture
def both(embedded_settings: Settings, neo4j_settings: Settings) -> Iterator[tuple[Store, Store]]:
    with emptied(embedded_settings) as embedded, emptied(neo4j_settings) as neo4j:
        yield embedded, neo4j


def test_both_stores_hold_the_same_after_the_same_loads(
    both: tuple[Store, Store], tmp_path: Path
) -> None:
    changed = copy_sample(tmp_path)
    change_cell(changed, "claims/coordinates.csv", "clm:s014", "start_date", "2014")
    change_cell(changed, "nodes/organization.csv", "org:uclg", "seat", "Barcelone")
    remove_rows(changed, "claims/hosts.csv", "clm:s015")
    fingerprints = []
    for folder in (SAMPLE, changed):
        stamps = [load([folder], store).stamp for store in both]
        fingerprints.append([stamp.fingerprint for stamp in stamps if stamp])
        embedded, neo4j = (dump(store) for store in both)
        assert embedded == neo4j
        assert len(embedded["nodes"]) > 80
    assert fingerprints[0][0] == fingerprints[0][1] != fingerprints[1][0] == fingerprints[1][1]


def test_both_stores_hold_the_same_of_the_real_data(both: tuple[Store, Store]) -> None:
    for store in both:
        assert load([REAL], store).difference
    embedded, neo4j = (dump(store) for store in both)
    assert embedded == neo4j
    assert len(embedded["nodes"]) > 2000
