"""Difference -> store: everything in one transaction, behind the gate.

After a failure at any point the old graph is there, whole.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

from graph_loader.difference import Difference, Held, Thing
from graph_loader.errors import LoadRefusedError, StoreUnreachableError
from graph_loader.graph import Claim, Node, Relation, Source, Stamp
from graph_loader.schema import RELATION_TYPES, Words
from graph_loader.store import statements
from graph_loader.store.bolt import Records, Transaction
from graph_loader.store.gate import close_gate, leave_gate, take_gate
from graph_loader.store.stamps import read_stamp, to_properties
from graph_loader.store.store import Store

BATCH = 2_000
"""Rows in one statement: larger ones gain nothing, and come nearer to the time limit of one."""

_SORTS = (*statements.OUR_LABELS, *RELATION_TYPES)
_LOOSE = ("Claim", *RELATION_TYPES)
"""What hangs on nodes: it goes first and comes last, so that nothing ever hangs in the air."""
_NODES = tuple(label for label in statements.OUR_LABELS if label != "Claim")

_STAMP_TRIES = 20
_STAMP_WAIT_SECONDS = 0.5

_Item = TypeVar("_Item")

Progress = Callable[[int], None]
"""Told how many things were written since the last call."""


@contextmanager
def loading(store: Store) -> Iterator[None]:
    """Be the one loader of this store while the block runs.

    Raises `LoadRefusedError` when another is at work or the database holds what is not ours.
    """
    refuse_foreign(store)
    store.prepare()
    loader = take_gate(store.run)
    if not loader:
        store.clear_abandoned_gate()
        loader = take_gate(store.run)
    if not loader:
        raise LoadRefusedError(
            Words(
                "Another load into this store is under way.",
                "Un autre chargement vers cette base est en cours.",
            ),
            Words("Wait until it is done, then try again.", "Attendez sa fin, puis réessayez."),
        )
    try:
        yield
    finally:
        leave_gate(store.run, loader)


def refuse_foreign(store: Store) -> None:
    """Raise `LoadRefusedError` when the database holds nodes that no load wrote."""
    foreign = store.read_all({"foreign": statements.COUNT_FOREIGN})["foreign"].rows[0][0]
    if foreign:
        raise LoadRefusedError(
            Words(
                f"The database holds {foreign} nodes that munigraph did not write.",
                f"La base contient {foreign} nœuds que munigraph n’a pas écrits.",
            ),
            Words(
                "Nothing was changed. Give munigraph a database of its own with NEO4J_DATABASE.",
                "Rien n’a été modifié. Donnez à munigraph sa propre base avec NEO4J_DATABASE.",
            ),
        )


def read_held(store: Store) -> Held:
    """What the store holds: for each sort the fingerprints by id."""
    found = store.read_all({sort: statements.read_held(sort) for sort in _SORTS})
    return {sort: held for sort, records in found.items() if (held := _read_list(records))}


def _read_list(records: Records) -> dict[str, str]:
    """The fingerprints by id in the one row of `statements.read_held`."""
    texts = records.rows[0][0] if records.rows else ()
    pairs = (text.split(" ", 1) for text in texts) if isinstance(texts, list) else ()
    return {thing_id: fingerprint for fingerprint, thing_id in pairs}


def write(store: Store, difference: Difference, stamp: Stamp, progress: Progress) -> None:
    """Write the difference and the stamp, all or nothing; only inside `loading`.

    A client that lost its connection at the commit may find everything stored, so that error is
    believed only when the stamp says the same.
    """

    def count(written: int) -> None:
        store.touch()
        progress(written)

    is_closed = False
    try:
        with store.write() as transaction:
            _write_all(transaction, difference, count)
            transaction.run(statements.WRITE_STAMP, {"properties": to_properties(stamp)})
            close_gate(store.run)
            is_closed = True
    except StoreUnreachableError:
        if not is_closed or not _was_stored(store, stamp):
            raise


def _was_stored(store: Store, stamp: Stamp) -> bool:
    """Whether a commit that we heard no more of was applied; it may still be under way."""
    for attempt in range(_STAMP_TRIES):
        if attempt:
            time.sleep(_STAMP_WAIT_SECONDS)
        if read_stamp(store.run(statements.READ_STAMP).rows) == stamp:
            return True
    return False


def _write_all(transaction: Transaction, difference: Difference, progress: Progress) -> None:
    """A changed relation or claim is removed and made again: its ends may be new ones."""
    for sort in _LOOSE:
        changed = [thing.id for _, thing in difference.changed.get(sort, ())]
        _remove(transaction, sort, changed, lambda _: None)
    for sort in (*_LOOSE, *_NODES):
        _remove(transaction, sort, difference.removed.get(sort, ()), progress)
    for sort in _NODES:
        _send(transaction, statements.add(sort), difference.added.get(sort, ()), progress)
        _send(transaction, statements.change(sort), difference.changed.get(sort, ()), progress)
    for sort in _LOOSE:
        _send(transaction, statements.add(sort), difference.changed.get(sort, ()), progress)
        _send(transaction, statements.add(sort), difference.added.get(sort, ()), progress)


def _remove(transaction: Transaction, sort: str, gone: Sequence[str], progress: Progress) -> None:
    for ids in _batches(gone):
        transaction.run(statements.remove(sort), {"ids": list(ids)})
        progress(len(ids))


def _send(
    transaction: Transaction,
    text: str,
    things: Sequence[tuple[str, Thing]],
    progress: Progress,
) -> None:
    for batch in _batches(things):
        rows = [_row(thing, fingerprint) for fingerprint, thing in batch]
        written = transaction.run(text, {"rows": rows}).rows[0][0]
        if written != len(rows):
            raise LoadRefusedError(
                Words(
                    f"The store took {written} of {len(rows)} things: it was changed by others.",
                    f"La base a pris {written} éléments sur {len(rows)}\u00a0: on l’a modifiée.",
                ),
                Words(
                    "Nothing was written. Empty the database and load again.",
                    "Rien n’a été écrit. Videz la base et chargez de nouveau.",
                ),
            )
        progress(len(rows))


def _batches(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    for begin in range(0, len(items), BATCH):
        yield items[begin : begin + BATCH]


def _row(thing: Thing, fingerprint: str) -> Mapping[str, object]:
    """What a statement of `statements` needs of one thing."""
    properties: dict[str, object] = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in thing.properties.items()
    }
    properties |= {"id": thing.id, "fingerprint": fingerprint}
    match thing:
        case Relation(from_id=from_id, to_id=to_id):
            properties |= {"from_id": from_id, "to_id": to_id}
            return {"properties": properties, "from_id": from_id, "to_id": to_id}
        case Claim(subject_id=subject_id, source_id=source_id):
            properties |= {"subject_id": subject_id, "source_id": source_id}
            return {"properties": properties, "source_id": source_id}
        case Node() | Source():
            return {"properties": properties, "id": thing.id}
