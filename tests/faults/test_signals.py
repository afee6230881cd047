"""Ctrl+C, and a polite end from outside, in the middle of a load."""

import os
import signal
from itertools import cycle
from pathlib import Path

import pytest

from graph_loader.settings import Settings
from graph_loader.store.gate import read_gate
from graph_loader.store.store import open_store
from tests.command.running import munigraph
from tests.faults.loads import COMMIT, WRITE, begun, draw_moments, time_load
from tests.faults.whole import find_held, learn, make_packages

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has other signals")

INTERRUPTED = 130
"""The exit code by which shells know it."""


@pytest.mark.parametrize("times", [2, pytest.param(40, marks=pytest.mark.long)])
def test_a_load_that_is_interrupted_ends_in_order_and_opens_the_gate_itself(
    store_settings: Settings, times: int, tmp_path: Path
) -> None:
    packages = learn(store_settings, make_packages(tmp_path, entities=300, claims=400))
    lasted = time_load(store_settings, packages[0].folder)
    held = packages[0]
    signals = cycle([signal.SIGINT, signal.SIGTERM, signal.SIGTERM, signal.SIGINT])
    for moment, number in zip(draw_moments(times, COMMIT, WRITE), signals, strict=False):
        (wanted,) = (package for package in packages if package != held)
        with begun(store_settings, wanted.folder) as load:
            load.wait_until(moment, lasted)
            load.process.send_signal(number)
            ended = load.end()
        with open_store(store_settings) as store:
            gate = read_gate(store.run)
        assert (gate.loader, gate.is_committing) == (None, False)
        held = find_held(store_settings, packages)
        assert ended.err == ""
        if ended.out:  # it was over, all but the end of its process
            assert held == wanted
        else:
            assert ended.code == INTERRUPTED
    assert munigraph("load", packages[0].folder, "--remove", settings=store_settings).code == 0
    assert find_held(store_settings, packages) == packages[0]
