"""Graph against what the store holds -> what has to be written, nothing more.

Everything in the store carries a fingerprint of its own content, so that equal things are
recognised without reading them back.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date

from graph_loader.graph import Claim, Graph, Node, Relation, Source
from graph_loader.schema import NODE_TYPES

Thing = Node | Relation | Claim | Source
Held = Mapping[str, Mapping[str, str]]
"""What a store holds: for each sort (see `sort_of`) the fingerprints by id."""


def sort_of(thing: Thing) -> str:
    """Where a thing is kept: a node's label, a relation's type, "Claim" or "Source"."""
    if isinstance(thing, Node):
        return thing.label
    if isinstance(thing, Relation):
        return thing.type
    return type(thing).__name__


def fingerprint(thing: Thing) -> str:
    """A digest of everything the thing says; the same on every machine and in every run."""
    ends: tuple[str, ...] = ()
    if isinstance(thing, Relation):
        ends = (thing.from_id, thing.to_id)
    elif isinstance(thing, Claim):
        ends = (thing.subject_id, thing.source_id)
    text = _ENCODER.encode([sort_of(thing), thing.id, ends, dict(thing.properties)])
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no property has a value like {value!r}")


_ENCODER = json.JSONEncoder(
    sort_keys=True,
    ensure_ascii=False,
    separators=(",", ":"),
    default=_as_text,
    check_circular=False,  # frozen values cannot hold themselves
)


def fingerprint_all(things: Mapping[str, Mapping[str, tuple[str, Thing]]]) -> str:
    """One digest of a whole graph, given as `by_sort` gives it."""
    digest = hashlib.blake2b(digest_size=16)
    for sort in sorted(things):
        for thing_id in sorted(things[sort]):
            digest.update(f"{sort} {thing_id} {things[sort][thing_id][0]}\n".encode())
    return digest.hexdigest()


def by_sort(graph: Graph) -> dict[str, dict[str, tuple[str, Thing]]]:
    """Everything in the graph with its fingerprint: sort -> id -> (fingerprint, thing)."""
    things: dict[str, dict[str, tuple[str, Thing]]] = {}
    everything: Iterable[Iterable[Thing]] = (
        graph.nodes,
        graph.relations,
        graph.claims,
        graph.sources,
    )
    for group in everything:
        for thing in group:
            things.setdefault(sort_of(thing), {})[thing.id] = (fingerprint(thing), thing)
    return things


@dataclass(frozen=True)
class Difference:
    """What turns the stored graph into the wanted one; each mapping is sort -> what to do there.

    ``added`` and ``changed`` hold the things with their fingerprints, ``removed`` the ids.
    ``moved`` are the ids of nodes that change their label: removed, and added as others.
    """

    added: Mapping[str, tuple[tuple[str, Thing], ...]]
    changed: Mapping[str, tuple[tuple[str, Thing], ...]]
    removed: Mapping[str, tuple[str, ...]]
    moved: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """How many things it writes or removes."""
        parts = (*self.added.values(), *self.changed.values(), *self.removed.values())
        return sum(len(part) for part in parts)


def compare(things: Mapping[str, Mapping[str, tuple[str, Thing]]], held: Held) -> Difference:
    """The difference between the wanted things and the held fingerprints, in the order of ids.

    A node that changes its label is removed and made again; the relations at it then are so too.
    """
    moved = _find_moved(things, held)
    added, changed, removed = {}, {}, {}
    for sort in sorted(things.keys() | held.keys()):
        wanted, there = things.get(sort, {}), held.get(sort, {})
        new = tuple(wanted[i] for i in sorted(wanted.keys() - there.keys()))
        other = tuple(
            wanted[i]
            for i in sorted(wanted)
            if i in there and (wanted[i][0] != there[i] or touches(wanted[i][1], moved))
        )
        gone = tuple(sorted(there.keys() - wanted.keys()))
        if new:
            added[sort] = new
        if other:
            changed[sort] = other
        if gone:
            removed[sort] = gone
    return Difference(added, changed, removed, moved)


def _find_moved(
    things: Mapping[str, Mapping[str, tuple[str, Thing]]], held: Held
) -> frozenset[str]:
    """The ids of nodes that the store holds under another label."""
    wanted = {i: sort for sort in NODE_TYPES for i in things.get(sort, ())}
    return frozenset(
        i for sort in NODE_TYPES for i in held.get(sort, ()) if i in wanted and wanted[i] != sort
    )


def touches(thing: Thing, moved: Set[str]) -> bool:
    """Whether it is a relation of one of these nodes."""
    return isinstance(thing, Relation) and not moved.isdisjoint((thing.from_id, thing.to_id))
