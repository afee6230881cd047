"""The same question gives the same JSON on the embedded store and on Neo4j, byte for byte."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from graph_loader.schema import NODE_TYPES, RELATION_TYPES
from graph_loader.settings import Settings
from graph_loader.store.store import Store
from munigraph import ask, catalogue, formats
from munigraph.answer import Answer
from tests.filled import DATA, filled_store

TODAY = date(2026, 11, 22)

OF_EACH_TYPE = {
    type_: (
        f"MATCH (a:Entity)-[r:{type_}]->(b:Entity) "
        "RETURN a.id AS from_id, r, b.id AS to_id, type(r) AS type ORDER BY r.id LIMIT 20"
    )
    for type_ in RELATION_TYPES
}
OF_EACH_LABEL = {
    label: f"MATCH (n:{label}) RETURN n ORDER BY n.id LIMIT 20"
    for label in (*NODE_TYPES, "Claim", "Source")
}
PORTABLE = dict(
    re.findall(
        r"^// (.+)\n((?:(?!//).+\n)+)",
        Path(__file__).with_name("portable.cypher").read_text("utf-8"),
        re.MULTILINE,
    )
)
VALUES: dict[str, object] = {
    "text": "“quoted” 'and' \"plain\" \\ 🏙️",
    "number": 2**53 + 1,
    "part": 2.5,
    "truth": True,
    "list": [1, "two", 3.5, None],
    "map": {"b": 1, "a": {"c": []}},
    "none": None,
    "ids": ["org:fcm", "org:uclg", "nobody"],
}
"""What the parameters of some statements stand for."""


@pytest.fixture(scope="module")
def stores(embedded_settings: Settings, neo4j_settings: Settings) -> Iterator[tuple[Store, Store]]:
    with (
        filled_store(embedded_settings, DATA) as embedded,
        filled_store(neo4j_settings, DATA) as neo4j,
    ):
        yield embedded, neo4j


def read_twice(stores: tuple[Store, Store], read: Callable[[Store], Answer]) -> tuple[str, str]:
    """The answer of each store as `munigraph ask` and `cypher` print it, without stamp."""
    said = []
    for store in stores:
        answer = formats.to_json(read(store))
        assert answer.pop("stamp")
        said.append(json.dumps(answer, ensure_ascii=False, indent=2))
    return said[0], said[1]


@pytest.mark.parametrize("question", catalogue.questions().values(), ids=lambda q: q.id)
def test_a_question_has_the_same_answer(
    stores: tuple[Store, Store], question: catalogue.Question
) -> None:
    embedded, neo4j = read_twice(stores, lambda store: ask.ask(store, question, {}, today=TODAY))
    assert embedded == neo4j


@pytest.mark.parametrize("text", OF_EACH_TYPE.values(), ids=OF_EACH_TYPE)
def test_relations_of_each_type_read_the_same(stores: tuple[Store, Store], text: str) -> None:
    embedded, neo4j = read_twice(stores, lambda store: ask.cypher(store, text, {}))
    assert '"rows": []' not in embedded
    assert embedded == neo4j


@pytest.mark.parametrize("text", OF_EACH_LABEL.values(), ids=OF_EACH_LABEL)
def test_nodes_of_each_label_read_the_same(stores: tuple[Store, Store], text: str) -> None:
    embedded, neo4j = read_twice(stores, lambda store: ask.cypher(store, text, {}))
    assert '"rows": []' not in embedded
    assert embedded == neo4j


@pytest.mark.parametrize("name", PORTABLE)
def test_a_portable_statement_gives_the_same_json(stores: tuple[Store, Store], name: str) -> None:
    embedded, neo4j = read_twice(stores, lambda store: ask.cypher(store, PORTABLE[name], VALUES))
    assert ('"rows": []' in embedded) is name.startswith("no row")
    assert embedded == neo4j


def test_free_cypher_without_rows_has_no_columns_on_either_store(
    stores: tuple[Store, Store],
) -> None:
    text = "MATCH (n:Entity {id: 'nobody'}) RETURN n.id AS id"
    embedded, neo4j = read_twice(stores, lambda store: ask.cypher(store, text, {}))
    assert json.loads(embedded)["columns"] is None
    assert embedded == neo4j


def test_a_question_without_rows_has_the_columns_of_its_header(
    stores: tuple[Store, Store],
) -> None:
    question = catalogue.questions()["network_members"]
    nobody = {"network": "org:rockefeller-foundation"}
    embedded, neo4j = read_twice(
        stores, lambda store: ask.ask(store, question, nobody, today=TODAY)
    )
    assert json.loads(embedded)["rows"] == []
    assert json.loads(embedded)["columns"] == ["member", "relation", "network"]
    assert embedded == neo4j
