"""The plain values that travel: what the loader builds and what a store gives back.

All are frozen. Property values are text, whole numbers, decimals, booleans, dates, or tuples of
text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Value = str | int | float | bool | date | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An entity: ``id`` is stable and readable, ``label`` a key of ``schema.NODE_TYPES``."""

    id: str
    label: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two entities; ``type`` is a key of ``schema.RELATION_TYPES``."""

    id: str
    type: str
    from_id: str
    to_id: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """One source says one thing about ``subject_id``: a relation's id, or a program's."""

    id: str
    subject_id: str
    source_id: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """A page that somebody can open, with the day it was read."""

    id: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Graph:
    """Everything a load is about, each tuple in the order of ids."""

    nodes: tuple[Node, ...]
    relations: tuple[Relation, ...]
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Path:
    """A walk through the graph, one relation fewer than nodes."""

    nodes: tuple[Node, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True)
class Stamp:
    """What the store holds and since when; written in the transaction that wrote the graph.

    ``fingerprint`` is a digest of everything in the graph, ``counts`` maps "nodes", "relations",
    "claims" and "sources" to how many there are, ``loaded_at`` is UTC in ISO 8601, ``findings`` are
    the skips and notes of that load as ``report.Finding`` gives them in JSON.
    """

    packages: tuple[str, ...]
    fingerprint: str
    schema_version: str
    program_version: str
    loaded_at: str
    counts: Mapping[str, int]
    findings: tuple[Mapping[str, object], ...] = ()

    def to_json(self) -> dict[str, object]:
        """The stamp as every answer carries it."""
        return {
            "packages": list(self.packages),
            "fingerprint": self.fingerprint,
            "schema_version": self.schema_version,
            "program_version": self.program_version,
            "loaded_at": self.loaded_at,
            "counts": dict(self.counts),
        }
