"""How two actors are connected: the shortest way, through introducers, each step with a source."""

import random
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import networkx as nx
import pytest

from graph_loader.graph import Node, Path
from graph_loader.schema import NODE_TYPES
from graph_loader.settings import Settings
from graph_loader.store.store import Store
from munigraph.answer import Answer
from munigraph.ask import ask
from munigraph.catalogue import questions
from tests.filled import DATA, filled_store

QUESTION = questions()["shortest_connections"]
PAIRS = 40
MOST_STEPS = 6


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Each store in turn, with the real data."""
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")
    with filled_store(settings, DATA) as filled:
        yield filled


@pytest.fixture(scope="module")
def introducers(store: Store) -> nx.Graph:
    """Everyone who can introduce somebody, as the schema and the nodes say, and who knows whom."""
    nodes = {record[0].id: record[0] for record in store.read("MATCH (n:Entity) RETURN n").records}
    pairs = store.read("MATCH (a:Entity)-[]->(b:Entity) RETURN a.id, b.id").records
    graph = nx.Graph()
    graph.add_edges_from(
        (a, b) for a, b in pairs if can_introduce(nodes[a]) and can_introduce(nodes[b])
    )
    return graph


@pytest.fixture(scope="module")
def pairs(store: Store) -> list[tuple[str, str]]:
    """Two different Canadian municipalities each, the same in each run."""
    text = "MATCH (n:Municipality {country_code: 'CA'}) RETURN n.id ORDER BY n.id"
    ids = [str(record[0]) for record in store.read(text).records]
    chance = random.Random(20261122)
    return [(a, b) for a, b in (chance.sample(ids, 2) for _ in range(PAIRS))]


@pytest.fixture(scope="module")
def answers(store: Store, pairs: list[tuple[str, str]]) -> list[Answer]:
    """How the two of each pair are connected."""
    return [connect(store, a, b) for a, b in pairs]


def can_introduce(node: Node) -> bool:
    is_collective = bool(node.properties.get("is_collective"))
    return NODE_TYPES[node.label].carries_introductions and not is_collective


def connect(store: Store, start: str, finish: str, through: str = "introducers") -> Answer:
    values = {"start": start, "finish": finish, "through": through}
    return ask(store, QUESTION, values, today=date(2026, 11, 22))


def paths(answer: Answer) -> list[Path]:
    found = [cell for row in answer.rows for cell in row]
    assert all(isinstance(path, Path) for path in found)
    return [path for path in found if isinstance(path, Path)]


def test_connections_between_canadian_municipalities_run_only_through_introducers(
    answers: list[Answer],
) -> None:
    found = [path for answer in answers for path in paths(answer)]
    assert len(found) > PAIRS / 4
    through = {node.id: node for path in found for node in path.nodes[1:-1]}
    assert {node.label for node in through.values()} <= {"Organization", "Municipality", "Program"}
    assert all(can_introduce(node) for node in through.values())


def test_each_connection_is_a_shortest_one_and_none_is_missing(
    answers: list[Answer], pairs: list[tuple[str, str]], introducers: nx.Graph
) -> None:
    for (a, b), answer in zip(pairs, answers, strict=True):
        found = {tuple(node.id for node in path.nodes) for path in paths(answer)}
        expected = set()
        if a in introducers and b in introducers and nx.has_path(introducers, a, b):
            expected = {tuple(path) for path in nx.all_shortest_paths(introducers, a, b)}
        assert found == {path for path in expected if len(path) <= MOST_STEPS + 1}


def test_each_step_of_a_connection_names_a_source_that_the_answer_gives(
    answers: list[Answer],
) -> None:
    for answer in answers:
        given = {source.id for source in answer.sources}
        for step in (step for path in paths(answer) for step in path.relations):
            named = step.properties["source_ids"]
            assert isinstance(named, tuple)
            assert named
            assert set(named) <= given


def test_each_step_joins_the_entities_beside_it(store: Store) -> None:
    for path in paths(connect(store, "Windsor", "Sikasso")):
        for (one, other), step in zip(pairwise(path.nodes), path.relations, strict=True):
            assert {one.id, other.id} == {step.from_id, step.to_id}


def test_a_connection_runs_through_places_when_everything_is_asked_for(store: Store) -> None:
    a, b = "mun:ca:on:windsor", "mun:ca:thunder-bay"
    (path,) = [
        path
        for path in paths(connect(store, a, b, "everything"))
        if path.nodes[1].label == "Region"
    ]
    assert [node.id for node in path.nodes] == [a, "region:ca:on", b]


def test_a_country_can_be_the_end_of_a_connection_but_not_its_middle(store: Store) -> None:
    found = paths(connect(store, "org:fcm", "country:ML"))
    assert found
    for path in found:
        assert path.nodes[-1].id == "country:ML"
        assert all(can_introduce(node) for node in path.nodes[:-1])


def test_nobody_is_connected_to_themselves(store: Store) -> None:
    assert connect(store, "FCM", "org:fcm").rows == ()


def test_the_query_names_just_the_labels_that_carry_introductions() -> None:
    carrying = [label for label, kind in NODE_TYPES.items() if kind.carries_introductions]
    named = QUESTION.cypher.partition("y:")[2].partition("y:")[2].split(" ")[0]
    assert sorted(named.split("|")) == sorted(carrying)
