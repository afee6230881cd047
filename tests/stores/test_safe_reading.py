"""What gets past the guard is stopped by the store: writing, running long, giving too much."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from graph_loader.errors import QueryRefusedError
from graph_loader.settings import Settings
from graph_loader.store.store import Store, open_store
from munigraph import ask, formats
from tests.filled import SAMPLE, filled_store
from tests.store.homes import a_home

ENDLESS = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN sum(a * b) AS sum"
COUNTS = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS all"


@contextmanager
def impatient_store(settings: Settings, home: Path) -> Iterator[Store]:
    """A store that stops a query after half a second.

    The embedded one is told so when its server starts, so it is one of its own.
    """
    limited = replace(settings, query_seconds=0.5)
    with open_store(limited if settings.neo4j_uri else replace(limited, home=home)) as store:
        yield store


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (n:Entity {id: 'x'})",
        "MERGE (n:Entity {id: 'x'})",
        "MATCH (n:Entity) SET n.x = 1",
        "MATCH (n:Entity) SET n:Theme",
        "MATCH (n:Entity) REMOVE n.name_en",
        "MATCH (n:Entity) DETACH DELETE n",
        "MATCH ()-[r]->() DELETE r",
        "UNWIND [1] AS x FOREACH (y IN [x] | CREATE (:Entity {id: 'x'}))",
        "CALL () { CREATE (n:Entity {id: 'x'}) } RETURN 1 AS one",
        "CREATE INDEX x IF NOT EXISTS FOR (n:Entity) ON (n.x)",
        "CREATE CONSTRAINT x IF NOT EXISTS FOR (n:Entity) REQUIRE n.x IS UNIQUE",
        "DROP CONSTRAINT entity_id IF EXISTS",
    ],
)
def test_a_statement_that_writes_is_refused_by_the_store_itself(
    store_settings: Settings, text: str
) -> None:
    with filled_store(store_settings, SAMPLE) as store:
        before = store.read(COUNTS)
        with pytest.raises(QueryRefusedError) as caught:
            store.read(text)
        assert store.read(COUNTS) == before
    assert caught.value.what.en == "A query here may only read."


def test_a_query_that_runs_too_long_is_stopped_and_said_so(store_settings: Settings) -> None:
    with (
        a_home() as home,
        impatient_store(store_settings, home) as store,
        pytest.raises(QueryRefusedError) as caught,
    ):
        ask.cypher(store, ENDLESS, {})
    assert caught.value.what.en == "The query was stopped: it took longer than allowed."
    assert (
        caught.value.what.fr == "La requête a été arrêtée\u00a0: elle a dépassé la durée permise."
    )


def test_a_store_answers_after_it_stopped_a_query(store_settings: Settings) -> None:
    with a_home() as home, impatient_store(store_settings, home) as store:
        with pytest.raises(QueryRefusedError):
            ask.cypher(store, ENDLESS, {})
        assert ask.cypher(store, "RETURN 1 AS one", {}).rows == ((1,),)


@pytest.mark.parametrize(
    ("limit", "shown", "is_cut"), [(3, 3, True), (9, 9, False), (10, 9, False)]
)
def test_more_rows_than_the_limit_are_cut_and_said_so(
    store_settings: Settings, limit: int, shown: int, is_cut: bool
) -> None:
    with filled_store(replace(store_settings, row_limit=limit), SAMPLE) as store:
        answer = ask.cypher(store, "MATCH (n:Organization) RETURN n.id AS id ORDER BY id", {})
    assert len(answer.rows) == shown
    assert answer.is_cut is is_cut
    assert formats.to_json(answer)["truncated"] is is_cut


def test_a_cut_answer_holds_the_first_rows_of_its_order(store_settings: Settings) -> None:
    text = "MATCH (n:Organization) RETURN n.id AS id ORDER BY id DESC"
    with filled_store(replace(store_settings, row_limit=2), SAMPLE) as store:
        assert ask.cypher(store, text, {}).rows == (("org:uclg",), ("org:nord-sud",))
