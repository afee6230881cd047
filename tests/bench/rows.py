"""A package -> the rows that `raw` writes, so that both sides leave the same graph."""

from pathlib import Path
from typing import Any

from graph_loader.difference import Thing, by_sort
from graph_loader.graph import Claim, Relation
from graph_loader.load import prepare
from graph_loader.schema import NODE_TYPES, RELATION_TYPES


def rows_of(package: Path) -> dict[str, Any]:
    """The graph of that package as maps of all properties that a load would leave in the store."""
    graph = prepare([package]).graph
    assert graph is not None
    things = by_sort(graph)

    def rows(sort: str) -> list[dict[str, Any]]:
        return [_properties(thing, mark) for mark, thing in things.get(sort, {}).values()]

    return {
        "nodes": {label: rows(label) for label in NODE_TYPES},
        "sources": rows("Source"),
        "claims": rows("Claim"),
        "relations": {type_: rows(type_) for type_ in RELATION_TYPES},
    }


def _properties(thing: Thing, mark: str) -> dict[str, Any]:
    properties: dict[str, Any] = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in thing.properties.items()
    }
    properties |= {"id": thing.id, "fingerprint": mark}
    if isinstance(thing, Relation):
        properties |= {"from_id": thing.from_id, "to_id": thing.to_id}
    elif isinstance(thing, Claim):
        properties |= {"subject_id": thing.subject_id, "source_id": thing.source_id}
    return properties
