"""A load waits for nobody without end, and says what stopped it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph_loader.errors import LoadRefusedError
from graph_loader.load import load
from graph_loader.settings import Settings, read_settings
from graph_loader.store import writing
from graph_loader.store.gate import read_gate
from graph_loader.store.refusals import ConflictError
from graph_loader.store.store import Store, open_store
from tests.packages import SAMPLE, change_cell, copy_sample
from tests.store.homes import a_home
from tests.stores.stored import loaded, read_graph, wanted_graph


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    sample = copy_sample(tmp_path)
    change_cell(sample, "nodes/organization.csv", "org:uclg", "seat", "Barcelone")
    return sample


@pytest.fixture
def store(neo4j_settings: Settings) -> Iterator[Store]:
    """A Neo4j: there, a writer waits for the locks of others, and limits are its own."""
    with loaded(neo4j_settings, SAMPLE) as store:
        yield store


def assert_unchanged(store: Store) -> None:
    assert read_graph(store) == wanted_graph(SAMPLE)
    gate = read_gate(store.run)
    assert (gate.loader, gate.is_committing) == (None, False)


def test_a_load_waits_only_so_long_for_what_another_program_holds(
    store: Store, changed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_LEAST_SECONDS", 1.0)
    with open_store(store.settings) as other, other.write(60) as transaction:
        transaction.run("MATCH (n:Entity {id: 'org:uclg'}) SET n.seat = 'Barcelona'")
        with pytest.raises(ConflictError, match="has been writing to the store for a long time"):
            load([changed], store)
    assert_unchanged(store)
    load([changed], store)
    assert read_graph(store) == wanted_graph(changed)


def test_a_step_longer_than_the_embedded_store_allows_is_said_with_the_setting() -> None:
    with a_home() as home:
        hasty = replace(read_settings({}), home=home, query_seconds=0.001)
        with (
            open_store(hasty) as store,
            pytest.raises(LoadRefusedError, match="MUNIGRAPH_QUERY_SECONDS") as refused,
        ):
            load([SAMPLE], store)
        assert "munigraph store stop" in refused.value.sentence("fr")
