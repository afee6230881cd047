"""A graph that a newer program wrote is neither shown nor written over."""

from collections.abc import Iterator

import pytest

from graph_loader import schema
from graph_loader.load import load
from graph_loader.settings import Settings
from graph_loader.store.stamps import NewerGraphError
from graph_loader.store.store import Store, open_store
from tests.packages import SAMPLE
from tests.stores.stored import loaded

VERSION = "MATCH (s:Stamp {id: 'stamp'}) SET s.schema_version = $version"


@pytest.fixture
def newer(store_settings: Settings) -> Iterator[Store]:
    with loaded(store_settings, SAMPLE) as store:
        store.run(VERSION, {"version": str(int(schema.VERSION) + 1)})
        with open_store(store_settings) as other:
            yield other
        store.run(VERSION, {"version": schema.VERSION})


def test_a_graph_of_a_newer_program_is_not_shown(newer: Store) -> None:
    with pytest.raises(NewerGraphError, match="A newer munigraph wrote this graph") as refused:
        newer.read("MATCH (n:Entity) RETURN n")
    assert "Un munigraph plus récent" in refused.value.sentence("fr")


@pytest.mark.parametrize("is_plan", [False, True])
def test_a_graph_of_a_newer_program_is_not_written_over(newer: Store, is_plan: bool) -> None:
    with pytest.raises(NewerGraphError):
        load([SAMPLE], newer, is_plan=is_plan)
