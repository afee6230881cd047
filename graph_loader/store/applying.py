"""Difference -> statements in one transaction."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from graph_loader.difference import Difference, Thing, touches
from graph_loader.errors import LoadRefusedError
from graph_loader.graph import Claim, Node, Relation, Source
from graph_loader.schema import NODE_TYPES, RELATION_TYPES, Words
from graph_loader.store import statements
from graph_loader.store.bolt import Transaction

BATCH = 2_000
"""Rows in one statement: larger ones gain nothing, and come nearer to the time limit of one."""

_NODES = (*NODE_TYPES, "Source")
_LOOSE = (*RELATION_TYPES, "Claim")
"""What hangs on nodes; claims last, since they let go of their source when they change."""

_Item = TypeVar("_Item")
_Told = tuple[str, Thing]
"""A thing behind its fingerprint."""

Progress = Callable[[int], None]
"""Told how many things were written since the last call."""


def apply(
    transaction: Transaction, difference: Difference, progress: Progress, *, is_embedded: bool
) -> None:
    """Write the difference; raises `LoadRefusedError` when the store holds another graph.

    What goes, goes last: after removals Neo4j is slow at all that it looks up in an index. Only a
    node that changes its label has to make room for itself, and takes its relations with it.
    """
    target = _Target(transaction, progress, is_embedded)
    added, changed, removed = difference.added, difference.changed, difference.removed
    moved = difference.moved
    for sort in NODE_TYPES:
        target.remove(sort, [id_ for id_ in removed.get(sort, ()) if id_ in moved])
    for sort in _NODES:
        target.add(sort, added.get(sort, ()))
        target.change(sort, changed.get(sort, ()))
    for sort in _LOOSE:
        told = changed.get(sort, ())
        target.change(sort, [one for one in told if not touches(one[1], moved)])
        target.add(sort, [one for one in told if touches(one[1], moved)])
        target.add(sort, added.get(sort, ()))
    for sort in (*_LOOSE, *_NODES):
        target.remove(sort, [id_ for id_ in removed.get(sort, ()) if id_ not in moved])


class _Target:
    """A transaction that takes things of one sort after another, in batches."""

    def __init__(self, transaction: Transaction, progress: Progress, is_embedded: bool) -> None:
        self._transaction = transaction
        self._progress = progress
        self._is_embedded = is_embedded

    def add(self, sort: str, told: Sequence[_Told]) -> None:
        self._send(statements.add(sort), told, _as_rows)

    def change(self, sort: str, told: Sequence[_Told]) -> None:
        self._send(statements.change(sort), told, _by_id if sort in RELATION_TYPES else _as_rows)

    def remove(self, sort: str, ids: Sequence[str]) -> None:
        text = statements.remove(sort, is_embedded=self._is_embedded)
        for batch in _batches(ids):
            self._transaction.run(text, {"ids": list(batch)})
            self._progress(len(batch))

    def _send(
        self,
        text: str,
        told: Sequence[_Told],
        to_parameters: Callable[[Sequence[_Told]], dict[str, Any]],
    ) -> None:
        for batch in _batches(told):
            parameters = to_parameters(batch)
            written = self._transaction.run(text, parameters).rows[0][0]
            # The driver keeps what it was given until the transaction ends.
            for part in parameters.values():
                part.clear()
            if written != len(batch):
                raise _not_ours(written, len(batch))
            self._progress(len(batch))


def _as_rows(batch: Sequence[_Told]) -> dict[str, Any]:
    """The parameters of all statements but one."""
    return {"rows": [_row(thing, fingerprint) for fingerprint, thing in batch]}


def _by_id(batch: Sequence[_Told]) -> dict[str, Any]:
    """Those of the statement that changes relations."""
    properties = {thing.id: _properties(thing, fingerprint) for fingerprint, thing in batch}
    return {"ids": [*properties], "properties": properties}


def _row(thing: Thing, fingerprint: str) -> dict[str, Any]:
    """What a statement of `statements` needs of one thing."""
    return {"properties": _properties(thing, fingerprint), "id": thing.id, **_ends(thing)}


def _properties(thing: Thing, fingerprint: str) -> dict[str, Any]:
    return {**thing.properties, "id": thing.id, "fingerprint": fingerprint, **_ends(thing)}


def _ends(thing: Thing) -> dict[str, str]:
    match thing:
        case Relation():
            return {"from_id": thing.from_id, "to_id": thing.to_id}
        case Claim():
            return {"subject_id": thing.subject_id, "source_id": thing.source_id}
        case Node() | Source():
            return {}


def _not_ours(written: object, wanted: int) -> LoadRefusedError:
    return LoadRefusedError(
        Words(
            f"The store took {written} of {wanted} things: it was changed by others.",
            f"La base a pris {written} éléments sur {wanted}\u00a0: on l’a modifiée.",
        ),
        Words(
            "Nothing was written. Empty the database and load again.",
            "Rien n’a été écrit. Videz la base et chargez de nouveau.",
        ),
    )


def _batches(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    for begin in range(0, len(items), BATCH):
        yield items[begin : begin + BATCH]
