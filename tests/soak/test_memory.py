"""Whether memory settles is told from its last half; that this can fail is shown here."""

import os
import random

import psutil
import pytest

from tests.soak.memory import Watch

SECONDS = 600
VIEWS_A_SECOND = 2


def watched(*megabytes: float) -> Watch:
    return Watch("page", psutil.Process(os.getpid()), megabytes=list(megabytes))


def test_memory_that_fills_its_caches_first_and_then_breathes_has_settled() -> None:
    chance = random.Random(1)
    assert watched(
        *(200 + min(second, 200) + chance.uniform(-10, 10) for second in range(SECONDS))
    ).has_settled


@pytest.mark.parametrize("kept", [0.1, 1.0])
def test_a_page_that_keeps_memory_at_every_view_is_noticed(kept: float) -> None:
    chance = random.Random(1)
    assert not watched(
        *(
            400 + kept * VIEWS_A_SECOND * second + chance.uniform(-10, 10)
            for second in range(SECONDS)
        )
    ).has_settled


def test_memory_is_read_from_the_process() -> None:
    watch = watched()
    watch.look()
    held = b"x" * (64 << 20)
    watch.look()
    before, after = watch.megabytes
    assert 60 < after - before < 80
    assert len(held) == 64 << 20
