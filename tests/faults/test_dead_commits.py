"""A loader that died after it asked for its commit: the store may still be applying it."""

from pathlib import Path

import pytest

from graph_loader.settings import Settings
from graph_loader.store.gate import read_gate
from graph_loader.store.store import open_store
from tests.command.running import munigraph
from tests.faults.readers import load_and_die, make_packages
from tests.faults.whole import Package, find_held, learn


@pytest.fixture
def packages(store_settings: Settings, tmp_path: Path) -> tuple[Package, ...]:
    """Two that differ in every entity; the store holds the second."""
    return learn(store_settings, make_packages(tmp_path, entities=1_500, claims=300, count=2))


def test_whoever_opens_the_gate_of_a_dead_loader_finds_nothing_of_it_to_come(
    store_settings: Settings, packages: tuple[Package, ...]
) -> None:
    load_and_die(store_settings, packages[0].folder)
    with open_store(store_settings) as store:
        while read_gate(store.run).loader:
            store.clear_abandoned_gate()
        stamp = store.stamp()
        # Read at once: a commit that were still applied would show as a mixture.
        held = find_held(store_settings, packages)
        assert stamp
        assert held.fingerprint == stamp.fingerprint
    assert find_held(store_settings, packages) == held


def test_the_next_load_waits_for_the_commit_of_a_dead_loader(
    store_settings: Settings, packages: tuple[Package, ...]
) -> None:
    load_and_die(store_settings, packages[0].folder)
    assert munigraph("load", packages[1].folder, settings=store_settings).code == 0
    assert find_held(store_settings, packages) == packages[1]
