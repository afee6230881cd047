"""What a query gives and what it may not do, on both stores."""

import pytest

from graph_loader.errors import QueryRefusedError
from graph_loader.load import load
from graph_loader.store.store import Store
from tests.packages import SAMPLE
from tests.stores.stored import read_graph, wanted_graph


def test_a_query_may_only_read(store: Store) -> None:
    load([SAMPLE], store)
    for text in (
        "CREATE (n:Entity {id: 'x'})",
        "MATCH (n:Entity) SET n.name_en = 'x'",
        "MATCH (n:Entity) DETACH DELETE n",
        "MERGE (n:Theme {id: 'x'})",
    ):
        with pytest.raises(QueryRefusedError, match="may only read"):
            store.read(text)
    assert read_graph(store) == wanted_graph(SAMPLE)


def test_rows_beyond_the_limit_are_cut_and_the_cut_is_said(store: Store) -> None:
    load([SAMPLE], store)
    text = "MATCH (n:Entity) RETURN n.id AS id ORDER BY id"
    cut, whole = store.read(text, row_limit=29), store.read(text, row_limit=30)
    assert (len(cut.records), cut.is_cut) == (29, True)
    assert (len(whole.records), whole.is_cut) == (30, False)
    assert whole.columns == ("id",)
    assert cut.records == whole.records[:29]
    assert cut.stamp == store.stamp()


def test_a_wrong_query_is_one_sentence(store: Store) -> None:
    with pytest.raises(QueryRefusedError, match="refused"):
        store.read("MATCH (n RETURN n")


def test_entities_are_found_by_the_beginning_of_a_name_in_the_search_index(store: Store) -> None:
    load([SAMPLE], store)
    rows = store.read(
        "CALL db.index.fulltext.queryNodes('entity_search', 'federat* OR montr*') "
        "YIELD node RETURN node.id AS id ORDER BY id"
    )
    assert rows.records == (("mun:ca:montreal",), ("org:fcm",))
