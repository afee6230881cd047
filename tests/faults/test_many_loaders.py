"""Two and three loaders at once, each a process of its own; one of them may die."""

import os
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest

from graph_loader.settings import Settings
from tests.command.running import Ended, assert_refused, munigraph
from tests.faults.loads import COMMIT, begun
from tests.faults.whole import Package, find_held, learn, make_packages

BEHIND_ANOTHER = "Another load into this store is under way."


@pytest.fixture
def packages(store_settings: Settings, tmp_path: Path) -> tuple[Package, ...]:
    return learn(store_settings, make_packages(tmp_path, entities=300, claims=400))


def is_done(ended: Ended) -> bool:
    """Whether it loaded; else it says that another load is under way."""
    if ended.code:
        assert assert_refused(ended, 1).startswith(BEHIND_ANOTHER)
    return ended.code == 0


@pytest.mark.parametrize("number", [pytest.param(2, marks=pytest.mark.long), 3])
def test_of_loaders_that_begin_at_once_each_is_done_or_refused(
    store_settings: Settings, packages: tuple[Package, ...], number: int
) -> None:
    random = Random(number)
    wanted = [random.choice(packages) for _ in range(number)]
    with ExitStack() as stack:
        loads = [stack.enter_context(begun(store_settings, p.folder)) for p in wanted]
        done = [is_done(load.end()) for load in loads]
    held = find_held(store_settings, packages)
    assert held in [package for package, is_one in zip(wanted, done, strict=True) if is_one]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_when_the_loader_that_holds_the_gate_dies_the_others_are_not_in_its_way(
    store_settings: Settings, packages: tuple[Package, ...]
) -> None:
    old, new = packages[1], packages[0]
    assert find_held(store_settings, packages) == old
    with begun(store_settings, new.folder) as first:
        assert first.wait_for(COMMIT)
        with (
            begun(store_settings, old.folder) as second,
            begun(store_settings, new.folder) as third,
        ):
            first.process.kill()
            first.end()
            done = [is_done(load.end()) for load in (second, third)]
    assert any(done)
    assert find_held(store_settings, packages) in packages
    assert munigraph("load", new.folder, "--remove", settings=store_settings).code == 0
    assert find_held(store_settings, packages) == new
