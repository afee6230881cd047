"""Nothing of a load comes after it was settled: it had ended, or it never will be stored."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from graph_loader.settings import Settings
from graph_loader.store.bolt import Records
from graph_loader.store.gate import leave_gate, settle, take_gate
from graph_loader.store.refusals import ConflictError
from graph_loader.store.stamps import to_properties
from graph_loader.store.statements import WRITE_STAMP
from graph_loader.store.store import Store, open_store
from tests.packages import SAMPLE
from tests.stores.stored import loaded

STAMP = "MATCH (s:Stamp {id: 'stamp'}) RETURN s.fingerprint"


def take(store: Store) -> str:
    loader = take_gate(store.run)
    assert loader
    return loader


def new_stamp(store: Store) -> Mapping[str, object]:
    stamp = store.stamp()
    assert stamp
    return {"properties": to_properties(replace(stamp, fingerprint="new"))}


def write_and_settle(store: Store, other: Store, loader: str, new: Mapping[str, object]) -> None:
    with store.write() as transaction:
        transaction.run(WRITE_STAMP, new)
        assert settle(other.run, loader)


def test_the_embedded_store_refuses_what_was_not_committed_before_it_was_settled(
    embedded_settings: Settings,
) -> None:
    with loaded(embedded_settings, SAMPLE) as store, open_store(embedded_settings) as other:
        loader, new = take(store), new_stamp(store)
        with pytest.raises(ConflictError):
            write_and_settle(store, other, loader, new)
        assert store.run(STAMP).rows != (("new",),)
        leave_gate(store.run, loader)


def test_a_first_load_is_refused_in_the_same_way(embedded_settings: Settings) -> None:
    with loaded(embedded_settings, SAMPLE) as store, open_store(embedded_settings) as other:
        loader, new = take(store), new_stamp(store)
        store.run("MATCH (s:Stamp) DETACH DELETE s")
        with pytest.raises(ConflictError):
            write_and_settle(store, other, loader, new)
        assert store.run(STAMP).rows == ((None,),)
        leave_gate(store.run, loader)


def test_neo4j_is_not_settled_while_the_load_is_open(neo4j_settings: Settings) -> None:
    with loaded(neo4j_settings, SAMPLE) as store, open_store(neo4j_settings) as other:

        def hasty(text: str, parameters: Mapping[str, object] | None = None) -> Records:
            with other.write(1.0) as transaction:
                return transaction.run(text, parameters)

        loader, new = take(store), new_stamp(store)
        with store.write() as transaction:
            transaction.run(WRITE_STAMP, new)
            assert not settle(hasty, loader)
        assert settle(hasty, loader)
        assert store.run(STAMP).rows == (("new",),)
        leave_gate(store.run, loader)


def test_a_load_of_which_somebody_else_opened_the_gate_needs_no_settling(
    store_settings: Settings,
) -> None:
    with loaded(store_settings, SAMPLE) as store:
        with open_store(store_settings) as other, other.write() as transaction:
            transaction.run(WRITE_STAMP, new_stamp(store))
            assert settle(store.run, "another/1/0.0")
        assert store.run(STAMP).rows == (("new",),)
