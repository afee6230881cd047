"""What a load does to a store, on the embedded one and on a real Neo4j alike."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph_loader.load import load
from graph_loader.store.gate import read_gate
from graph_loader.store.store import Store
from tests.packages import (
    SAMPLE,
    Rows,
    a_claim,
    a_municipality,
    a_source,
    an_organization,
    change_cell,
    copy_sample,
    read_table,
    remove_rows,
    write_package,
)
from tests.stores.stored import dump, emptied, ids, read_graph, removed, size, wanted_graph

COUNTS = {"nodes": 30, "relations": 71, "claims": 52, "sources": 12}
MEMBERS = "claims/member_of.csv"


def test_a_load_makes_the_store_hold_exactly_the_graph(store: Store) -> None:
    receipt = load([SAMPLE], store)
    assert size(receipt) == sum(COUNTS.values())
    assert read_graph(store) == wanted_graph(SAMPLE)


def test_every_claim_hangs_on_its_source_and_on_nothing_else(store: Store) -> None:
    load([SAMPLE], store)
    rows = store.read("MATCH (c:Claim)-[r]-(x) RETURN c.source_id = x.id, type(r), labels(x)")
    assert set(map(str, rows.records)) == {"(True, 'STATED_IN', ['Source'])"}
    assert len(rows.records) == COUNTS["claims"]


def test_a_second_load_writes_nothing_not_even_the_stamp(store: Store) -> None:
    first = load([SAMPLE], store, now=lambda: datetime(2026, 11, 22, 8, tzinfo=UTC))
    gate = read_gate(store.run)
    second = load([SAMPLE], store, now=lambda: datetime(2026, 11, 23, 8, tzinfo=UTC))
    assert size(second) == 0
    assert second.stamp == first.stamp
    assert read_gate(store.run) == gate


def test_the_stamp_says_what_was_loaded_and_what_was_doubtful(store: Store, tmp_path: Path) -> None:
    assert store.stamp() is None
    sample = copy_sample(tmp_path)
    change_cell(sample, MEMBERS, "clm:s001", "source_id", "src:none")
    receipt = load([sample], store, now=lambda: datetime(2026, 11, 22, 8, 30, tzinfo=UTC))
    stamp = receipt.stamp
    assert stamp is not None
    assert stamp == store.stamp()
    assert (stamp.packages, stamp.loaded_at) == (("sample",), "2026-11-22T08:30:00+00:00")
    assert stamp.counts == {**COUNTS, "claims": 51, "relations": 70}
    assert [finding["code"] for finding in stamp.findings] == ["unknown_source"]
    assert stamp.findings == tuple(finding.to_json() for finding in receipt.report.findings)


def test_a_load_without_changes_in_the_graph_still_writes_new_findings(
    store: Store, tmp_path: Path
) -> None:
    load([SAMPLE], store)
    sample = copy_sample(tmp_path)
    change_cell(sample, "fixes.csv", "nodes/municipality.csv", "from", "Mongo")
    change_cell(sample, "nodes/municipality.csv", "mun:bf:manga", "name_en", "Manga")
    receipt = load([sample], store)
    assert size(receipt) == 0
    assert receipt.stamp is not None
    assert [finding["code"] for finding in receipt.stamp.findings] == ["fix_matches_nothing"]


def test_a_plan_after_one_changed_cell_names_exactly_that_and_writes_nothing(
    store: Store, tmp_path: Path
) -> None:
    load([SAMPLE], store)
    before, stamp = dump(store), store.stamp()
    sample = copy_sample(tmp_path)
    change_cell(sample, "nodes/organization.csv", "org:uclg", "seat", "Barcelone")
    receipt = load([sample], store, is_plan=True)
    assert receipt.difference is not None
    assert ids(receipt.difference.changed) == {"Organization": ["org:uclg"]}
    assert size(receipt) == 1
    assert (dump(store), store.stamp()) == (before, stamp)


def test_a_changed_cell_of_a_claim_changes_the_claim_and_what_it_makes(
    store: Store, tmp_path: Path
) -> None:
    load([SAMPLE], store)
    sample = copy_sample(tmp_path)
    change_cell(sample, "claims/coordinates.csv", "clm:s014", "start_date", "2014")
    receipt = load([sample], store)
    assert receipt.difference is not None
    assert ids(receipt.difference.changed) == {
        "Claim": ["clm:s014"],
        "COORDINATES": ["COORDINATES/org:uclg/org:cib-uclg"],
    }
    assert read_graph(store) == wanted_graph(sample)
    assert dump(store) == fresh_dump(store, sample)


def fresh_dump(store: Store, folder: Path) -> dict[str, list[object]]:
    """What the same store holds when that package is loaded into it anew."""
    with emptied(store.settings) as other:
        load([folder], other)
        return dump(other)


def test_many_changes_at_once_leave_what_a_fresh_load_would(store: Store, tmp_path: Path) -> None:
    load([SAMPLE], store)
    sample = copy_sample(tmp_path)
    change_cell(sample, "claims/funds.csv", "clm:s041", "to_id", "prog:pmi-led")
    change_cell(sample, "claims/chairs.csv", "clm:s009", "source_id", "src:sample")
    change_cell(sample, "nodes/program.csv", "prog:mped", "aliases", "MPED 2 | Partners")
    change_cell(sample, "sources.csv", "src:sample", "title", "Another title")
    remove_rows(sample, MEMBERS, "clm:s007", "clm:s008")
    remove_rows(sample, "claims/hosts.csv", "clm:s015")
    receipt = load([sample], store)
    assert set(removed(receipt)) == {"Claim", "FUNDS", "HOSTS", "MEMBER_OF"}
    assert read_graph(store) == wanted_graph(sample)
    assert dump(store) == fresh_dump(store, sample)


def test_a_node_that_changes_its_label_keeps_its_relations(store: Store, tmp_path: Path) -> None:
    tables: dict[str, Rows | bytes] = {
        "sources.csv": [a_source()],
        "nodes/organization.csv": [an_organization("org:a"), an_organization("org:b")],
        MEMBERS: [a_claim("clm:1", "org:a", "org:b")],
    }
    load([write_package(tmp_path / "one", tables)], store)
    tables["nodes/organization.csv"] = [an_organization("org:b")]
    tables["nodes/municipality.csv"] = [a_municipality("org:a")]
    changed = write_package(tmp_path / "two", tables)
    load([changed], store)
    assert read_graph(store) == wanted_graph(changed)
    assert size(load([changed], store)) == 0


def test_progress_counts_up_to_the_number_of_things_written(store: Store, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    first = load([SAMPLE], store, progress=lambda done, total: steps.append((done, total)))
    assert steps == sorted(steps)
    assert steps[-1] == (size(first), size(first))
    sample = copy_sample(tmp_path)
    change_cell(sample, "claims/coordinates.csv", "clm:s014", "start_date", "2014")
    remove_rows(sample, "claims/hosts.csv", "clm:s015")
    steps.clear()
    second = load([sample], store, progress=lambda done, total: steps.append((done, total)))
    assert steps[-1] == (size(second), size(second))


@pytest.mark.parametrize("step", [1, 4, 8])
def test_a_load_that_fails_in_the_middle_leaves_the_old_graph(
    store: Store, tmp_path: Path, step: int
) -> None:
    load([SAMPLE], store)
    before, stamp = dump(store), store.stamp()
    other = copy_sample(tmp_path)
    for row in read_table(other, "sources.csv"):
        change_cell(other, "sources.csv", row["id"], "publisher", "another")
    for row in read_table(other, "nodes/municipality.csv"):
        change_cell(other, "nodes/municipality.csv", row["id"], "population", "5")
    for table in ("twinned_with", "partners_with", "member_of", "chairs", "addresses"):
        for row in read_table(other, f"claims/{table}.csv"):
            change_cell(other, f"claims/{table}.csv", row["id"], "start_date", "1900")
            change_cell(other, f"claims/{table}.csv", row["id"], "end_date", "")
    calls = 0

    def fail(written: int, total: int) -> None:
        nonlocal calls
        calls += 1
        if calls == step:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        load([other], store, progress=fail)
    assert calls == step
    assert (dump(store), store.stamp()) == (before, stamp)
    load([other], store)
    assert read_graph(store) == wanted_graph(other)


def test_damage_done_by_others_is_mended_by_the_next_load(store: Store) -> None:
    load([SAMPLE], store)
    store.run("MATCH (n:Entity {id: 'mun:bf:manga'}) DETACH DELETE n")
    load([SAMPLE], store)
    assert read_graph(store) == wanted_graph(SAMPLE)
