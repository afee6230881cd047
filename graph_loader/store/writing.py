"""Difference -> store: everything in one transaction, behind the gate.

After a failure at any point the old graph is there, whole; or the new one, if it came that far.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from graph_loader.difference import Difference, Held
from graph_loader.errors import LoadRefusedError, MunigraphError, StoreUnreachableError
from graph_loader.graph import Stamp
from graph_loader.interrupts import held_back
from graph_loader.schema import RELATION_TYPES, Words
from graph_loader.store import statements
from graph_loader.store.applying import Progress, apply
from graph_loader.store.embedded_refusals import DiskFullError
from graph_loader.store.gate import close_gate, leave_gate, read_gate, settle, take_gate
from graph_loader.store.refusals import TimeLimitError
from graph_loader.store.stamps import read_stamp, to_properties
from graph_loader.store.store import Store

_SORTS = (*statements.OUR_LABELS, *RELATION_TYPES)

_SETTLE_SECONDS = 120.0
"""How long the commit of a load that failed or died is waited for; the longest measured took 49."""
_RETURN_SECONDS = 20.0
"""How long a Neo4j that went away at the commit is waited for."""
_RETURN_WAIT_SECONDS = 0.5
_LEAST_SECONDS = 120.0
_SECONDS_PER_THING = 0.003
"""What Neo4j gets to write one thing, fifteen times as much as measured."""


@contextmanager
def loading(store: Store) -> Iterator[Callable[[], None]]:
    """Be the one loader of this store while the block runs.

    An interrupt waits until the block calls what it is given, since one that struck inside the
    driver would leave a connection that is of no more use, also for opening the gate.
    Raises `LoadRefusedError` when another is at work or the database holds what is not ours.
    """
    refuse_foreign(store)
    with _within_its_time(store), store.in_use(), held_back() as strike:
        store.prepare()
        loader = _take(store)
        try:
            yield strike
        except BaseException:
            # What went wrong first is what the person has to hear of; if the gate cannot be
            # opened now, the next command does it.
            with suppress(MunigraphError):
                _leave(store, loader, has_failed=True)
            raise
        _leave(store, loader, has_failed=False)


def _take(store: Store) -> str:
    loader = take_gate(store.run)
    if not loader:
        store.clear_abandoned_gate(_SETTLE_SECONDS)
        loader = take_gate(store.run)
    if not loader:
        raise LoadRefusedError(
            Words(
                "Another load into this store is under way.",
                "Un autre chargement vers cette base est en cours.",
            ),
            Words("Wait until it is done, then try again.", "Attendez sa fin, puis réessayez."),
        )
    return loader


def _leave(store: Store, loader: str, *, has_failed: bool) -> None:
    """Open the gate: after a failure only when nothing of the load is to come any more."""

    def leave() -> None:
        if not has_failed or settle(store.run, loader, _SETTLE_SECONDS):
            leave_gate(store.run, loader)

    try:
        leave()
    except MunigraphError:
        store.recover()
        leave()


def refuse_foreign(store: Store) -> None:
    """Raise `LoadRefusedError` when the database holds nodes that no load wrote."""
    with _within_its_time(store):
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
    with _within_its_time(store):
        found = store.read_all({text: text for text in statements.READ_HELD})
    rows = (row for records in found.values() for row in records.rows)
    # Relations of other types between our nodes are somebody else's.
    return {str(sort): _read_list(texts) for sort, texts in rows if texts and sort in _SORTS}


def _read_list(texts: object) -> dict[str, str]:
    """The fingerprints by id in one of the lists of `statements.READ_HELD`."""
    pairs = (text.split(" ", 1) for text in texts) if isinstance(texts, list) else ()
    return {thing_id: fingerprint for fingerprint, thing_id in pairs}


def write(store: Store, difference: Difference, stamp: Stamp, progress: Progress) -> None:
    """Write the difference and the stamp, all or nothing; only inside `loading`.

    A client that lost its connection at the commit may find everything stored, so that error is
    believed only when the stamp says the same.
    """
    store.refuse_without_room(difference.size)
    is_closed = False
    try:
        seconds = _LEAST_SECONDS + _SECONDS_PER_THING * difference.size
        with store.write(seconds) as transaction:
            # First, and so held to the end: see `gate.settle`.
            transaction.run(statements.WRITE_STAMP, {"properties": to_properties(stamp)})
            apply(transaction, difference, progress, is_embedded=store.is_embedded)
            close_gate(store.run)
            is_closed = True
    except DiskFullError:
        raise
    except MunigraphError:
        if not is_closed or not _was_stored(store, stamp):
            raise


def _was_stored(store: Store, stamp: Stamp) -> bool:
    """Whether a commit that we heard no more of was applied, once it is over.

    Raises `StoreUnreachableError` when that cannot be asked.
    """
    end = time.monotonic() + _RETURN_SECONDS
    while time.monotonic() < end:
        with suppress(StoreUnreachableError):
            loader = read_gate(store.run).loader
            if loader and not settle(store.run, loader, _SETTLE_SECONDS):
                break
            return read_stamp(store.run(statements.READ_STAMP).rows) == stamp
        time.sleep(_RETURN_WAIT_SECONDS)
        with suppress(StoreUnreachableError):
            store.recover()
    raise StoreUnreachableError(
        Words(
            "The connection was lost at the end of the load, and nobody can say yet whether it "
            "was stored.",
            "La connexion s’est rompue à la fin du chargement, et on ne peut pas encore savoir "
            "s’il a été enregistré.",
        ),
        Words(
            "Load again: what is stored already is not written twice.",
            "Chargez de nouveau\u00a0: ce qui est déjà enregistré n’est pas écrit deux fois.",
        ),
    )


@contextmanager
def _within_its_time(store: Store) -> Iterator[None]:
    """Say what it means for a load that a statement was stopped."""
    try:
        yield
    except TimeLimitError as error:
        if not store.is_embedded:
            raise LoadRefusedError(
                Words(
                    "The store did not finish this load in the time that it was given.",
                    "La base n’a pas terminé ce chargement dans le temps prévu.",
                ),
                Words(
                    "Nothing was changed. End what else keeps it busy, then load again.",
                    "Rien n’a été modifié. Arrêtez ce qui l’occupe par ailleurs, puis rechargez.",
                ),
            ) from error
        raise LoadRefusedError(
            Words(
                "A step of this load took longer than MUNIGRAPH_QUERY_SECONDS allows.",
                "Une étape de ce chargement a pris plus de temps que MUNIGRAPH_QUERY_SECONDS "
                "ne permet.",
            ),
            Words(
                "Nothing was changed. Set it higher, end the store with munigraph store stop, then "
                "load again.",
                "Rien n’a été modifié. Augmentez-la, arrêtez la base avec munigraph store stop, "
                "puis rechargez.",
            ),
        ) from error
