"""A load that may not happen, or not now, changes nothing and says why."""

import threading
from pathlib import Path

import pytest

from graph_loader.errors import LoadRefusedError
from graph_loader.load import Receipt, load
from graph_loader.store import capacity
from graph_loader.store.gate import read_gate
from graph_loader.store.store import Store, open_store
from tests.packages import (
    SAMPLE,
    a_claim,
    change_cell,
    copy_sample,
    read_table,
    remove_rows,
    write_package,
)
from tests.stores.stored import dump, read_graph, removed, size, wanted_graph

MEMBERS = "claims/member_of.csv"
SAMPLE_SIZE = 165


def test_a_report_that_says_stop_leaves_the_store_alone(store: Store, tmp_path: Path) -> None:
    load([SAMPLE], store)
    before, stamp = dump(store), store.stamp()
    sample = copy_sample(tmp_path)
    change_cell(sample, MEMBERS, "clm:s001", "confidence", "sure")
    receipt = load([sample], store)
    assert (receipt.difference, receipt.stamp) == (None, stamp)
    assert dump(store) == before


def test_removing_more_than_a_tenth_of_the_relations_has_to_be_asked_for(
    store: Store, tmp_path: Path
) -> None:
    load([SAMPLE], store)
    before = dump(store)
    sample = copy_sample(tmp_path)
    (sample / "expectations.csv").unlink()
    (sample / "datapackage.json").write_text('{"name": "sample"}', "utf-8")
    remove_rows(sample, MEMBERS, *(row["id"] for row in read_table(sample, MEMBERS)))
    with pytest.raises(LoadRefusedError, match=r"remove 8 of 71 relations.*--remove"):
        load([sample], store)
    assert dump(store) == before
    assert len(removed(load([sample], store, is_plan=True))["MEMBER_OF"]) == 8
    assert len(removed(load([sample], store, may_remove=True))["MEMBER_OF"]) == 8
    assert read_graph(store) == wanted_graph(sample)


def test_leaving_out_a_package_has_to_be_asked_for(store: Store, tmp_path: Path) -> None:
    extra = write_package(
        tmp_path / "extra",
        {MEMBERS: [a_claim("clm:x", "mun:na:windhoek", "org:nord-sud", source_id="src:sample")]},
        name="extra",
    )
    receipt = load([SAMPLE, extra], store)
    assert receipt.stamp is not None
    assert receipt.stamp.packages == ("sample", "extra")
    with pytest.raises(LoadRefusedError, match="also holds the package extra"):
        load([SAMPLE], store)
    assert store.stamp() == receipt.stamp
    assert removed(load([SAMPLE], store, may_remove=True)) == {
        "Claim": ("clm:x",),
        "MEMBER_OF": ("MEMBER_OF/mun:na:windhoek/org:nord-sud",),
    }


@pytest.mark.parametrize("is_plan", [False, True])
@pytest.mark.parametrize("label", ["Person", "Source", "Entity", "Gate"])
def test_a_database_with_nodes_of_others_is_never_touched(
    store: Store, label: str, is_plan: bool
) -> None:
    store.run(f"CREATE (:{label} {{name: 'theirs'}})-[:KNOWS]->(:{label} {{name: 'too'}})")
    before = dump(store)
    with pytest.raises(LoadRefusedError, match="holds 2 nodes that munigraph did not write"):
        load([SAMPLE], store, is_plan=is_plan)
    assert dump(store) == before
    assert store.read("MATCH (n) RETURN count(n)").records == ((2,),)


def test_a_load_larger_than_one_transaction_may_be_is_refused(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 10_000 < capacity.most_rows(store) <= capacity.MOST_ROWS
    monkeypatch.setattr(capacity, "MOST_ROWS", 164)
    with pytest.raises(LoadRefusedError, match="would write 165 things at once"):
        load([SAMPLE], store)
    assert store.stamp() is None
    monkeypatch.setattr(capacity, "MOST_ROWS", 165)
    assert size(load([SAMPLE], store)) == 165


def test_of_two_loads_at_once_one_is_refused_and_the_other_is_whole(
    store: Store, tmp_path: Path
) -> None:
    sample = copy_sample(tmp_path)
    change_cell(sample, "nodes/organization.csv", "org:uclg", "seat", "Barcelone")
    refused: list[LoadRefusedError] = []

    def load_another(written: int, total: int) -> None:
        if not refused:
            with open_store(store.settings) as other, pytest.raises(LoadRefusedError) as error:
                load([sample], other)
            refused.append(error.value)

    load([SAMPLE], store, progress=load_another)
    assert "Another load" in refused[0].sentence("en")
    assert read_graph(store) == wanted_graph(SAMPLE)
    assert size(load([sample], store)) == 1


def test_of_loads_that_begin_together_all_that_are_not_refused_are_whole(store: Store) -> None:
    outcomes: list[Receipt | LoadRefusedError] = []
    barrier = threading.Barrier(4)

    def try_to_load() -> None:
        with open_store(store.settings) as own:
            barrier.wait(60)
            try:
                outcomes.append(load([SAMPLE], own))
            except LoadRefusedError as error:
                outcomes.append(error)

    threads = [threading.Thread(target=try_to_load) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    receipts = [outcome for outcome in outcomes if isinstance(outcome, Receipt)]
    assert len(outcomes) == 4
    assert sum(size(receipt) for receipt in receipts) == SAMPLE_SIZE
    assert read_graph(store) == wanted_graph(SAMPLE)
    assert read_gate(store.run).loader is None
