"""Stores of the tests: emptied before each use, and read back whole."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph_loader.difference import Thing
from graph_loader.graph import Graph, Node, Relation
from graph_loader.load import Receipt, load, prepare
from graph_loader.settings import Settings
from graph_loader.store.store import Store, open_store


@contextmanager
def emptied(settings: Settings) -> Iterator[Store]:
    """The store of these settings with nothing in it, open."""
    with open_store(settings) as store:
        empty(store)
        yield store


def empty(store: Store) -> None:
    while store.run("MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*)").rows[0][0]:
        pass


@contextmanager
def loaded(settings: Settings, folder: Path) -> Iterator[Store]:
    """That store with one package in it."""
    with emptied(settings) as store:
        load([folder], store)
        yield store


def dump(store: Store) -> dict[str, list[Any]]:
    """Everything that a load wrote, in an order of its own; the stamp apart."""
    nodes = store.read("MATCH (n) WHERE NOT n:Stamp AND NOT n:Gate RETURN labels(n), properties(n)")
    relations = store.read(
        "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r) ORDER BY a.id, b.id"
    )
    return {
        "nodes": sorted((sorted(labels), _in_order(said)) for labels, said in nodes.records),  # type: ignore[call-overload]
        "relations": sorted((*ends, _in_order(said)) for *ends, said in relations.records),
    }


def _in_order(said: object) -> list[tuple[str, str]]:
    """Properties by name, each with its type: 1, 1.0 and True must not look alike."""
    assert isinstance(said, dict)
    return sorted((name, repr(value)) for name, value in said.items())


def read_graph(store: Store) -> tuple[list[Node], list[Relation], list[Node], list[Node]]:
    """Nodes, relations, claims and sources as the store gives them, without their fingerprints."""
    relations = store.read("MATCH (:Entity)-[r]->(:Entity) RETURN r ORDER BY r.id").records
    labels = ("Entity", "Claim", "Source")
    found = [store.read(f"MATCH (n:{name}) RETURN n ORDER BY n.id").records for name in labels]
    entities, claims, sources = ([_bare(row[0]) for row in rows] for rows in found)
    return entities, [_bare(row[0]) for row in relations], claims, sources


def wanted_graph(folder: Path) -> tuple[list[Node], list[Relation], list[Node], list[Node]]:
    """What `read_graph` has to give after a load of that package."""
    graph = built(folder)
    claims = [
        Node(
            claim.id,
            "Claim",
            {**claim.properties, "subject_id": claim.subject_id, "source_id": claim.source_id},
        )
        for claim in graph.claims
    ]
    sources = [Node(source.id, "Source", source.properties) for source in graph.sources]
    return list(graph.nodes), list(graph.relations), claims, sources


def built(folder: Path) -> Graph:
    graph = prepare([folder]).graph
    assert graph is not None
    return graph


def _bare(thing: Any) -> Any:
    properties = {n: v for n, v in thing.properties.items() if n != "fingerprint"}
    if isinstance(thing, Relation):
        return Relation(thing.id, thing.type, thing.from_id, thing.to_id, properties)
    return Node(thing.id, thing.label, properties)


def ids(part: Mapping[str, Sequence[tuple[str, Thing]]]) -> dict[str, list[str]]:
    return {sort: [thing.id for _, thing in things] for sort, things in part.items()}


def removed(receipt: Receipt) -> dict[str, tuple[str, ...]]:
    assert receipt.difference is not None
    return dict(receipt.difference.removed)


def size(receipt: Receipt) -> int:
    assert receipt.difference is not None
    return receipt.difference.size
