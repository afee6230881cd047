"""A commit that fails changes nothing; one that only seems to fail is not taken for a failure."""

from pathlib import Path

import pytest

from graph_loader.errors import LoadRefusedError, MunigraphError
from graph_loader.load import load
from graph_loader.settings import Settings
from graph_loader.store.gate import read_gate
from tests.packages import SAMPLE, a_claim, change_cell, copy_sample, read_table, write_table
from tests.stores.line import line_to
from tests.stores.stored import dump, loaded, read_graph, wanted_graph

MEMBERS = "claims/member_of.csv"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The sample with every membership and one organization changed."""
    sample = copy_sample(tmp_path)
    change_cell(sample, "nodes/organization.csv", "org:uclg", "seat", "Barcelone")
    for row in read_table(sample, MEMBERS):
        change_cell(sample, MEMBERS, row["id"], "start_date", "1900")
        change_cell(sample, MEMBERS, row["id"], "end_date", "")
    return sample


def test_a_commit_that_was_applied_but_not_answered_counts_as_done(
    store_settings: Settings, changed: Path
) -> None:
    with loaded(store_settings, SAMPLE) as store, line_to(store) as (line, far):

        def cut(done: int, total: int) -> None:
            if done == total:
                # That of the gate comes first, then the one with everything in it.
                line.commits_until_cut = 2

        receipt = load([changed], far, progress=cut)
        assert line.commits_until_cut == 0
        assert receipt.stamp == store.stamp()
        assert read_graph(store) == wanted_graph(changed)
        assert read_gate(store.run).loader is None


def test_a_commit_that_the_store_refuses_leaves_what_was_there(
    embedded_settings: Settings, changed: Path
) -> None:
    # Neo4j would make the other writer wait; the embedded store refuses the second to commit.
    with loaded(embedded_settings, SAMPLE) as store:

        def interfere(done: int, total: int) -> None:
            if done == total:
                store.run("MATCH (n:Entity {id: 'org:uclg'}) SET n.seat = 'Rome'")

        with pytest.raises(MunigraphError, match="Another program wrote to the store"):
            load([changed], store, progress=interfere)
        store.run("MATCH (n:Entity {id: 'org:uclg'}) SET n.seat = 'Barcelona'")
        assert read_graph(store) == wanted_graph(SAMPLE)
        gate = read_gate(store.run)
        assert (gate.loader, gate.is_committing) == (None, False)
        load([changed], store)
        assert read_graph(store) == wanted_graph(changed)


def test_a_load_that_misses_what_others_removed_meanwhile_writes_nothing(
    store_settings: Settings, tmp_path: Path
) -> None:
    sample = copy_sample(tmp_path)
    members = [
        *read_table(sample, MEMBERS),
        a_claim("clm:x", "mun:na:windhoek", "org:nord-sud", source_id="src:sample"),
    ]
    write_table(sample / MEMBERS, MEMBERS, members)
    # Written before any relation, so that there is a moment in between.
    change_cell(sample, "nodes/organization.csv", "org:uclg", "seat", "Barcelone")
    with loaded(store_settings, SAMPLE) as store:
        stamp = store.stamp()
        left: list[object] = []

        def interfere(done: int, total: int) -> None:
            if not left:
                store.run("MATCH (n:Entity {id: 'org:nord-sud'}) DETACH DELETE n")
                left.append(dump(store))

        with pytest.raises(LoadRefusedError, match="The store took 0 of 1 things"):
            load([sample], store, progress=interfere)
        assert (dump(store), store.stamp()) == (left[0], stamp)
        load([sample], store)
        assert read_graph(store) == wanted_graph(sample)
