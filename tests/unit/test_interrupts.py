"""Ctrl+C in the middle of what must not be left half done."""

import os
import signal
import threading

import pytest

from graph_loader.interrupts import held_back

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has other signals")


def interrupt(times: int, done: list[str]) -> None:
    """Be interrupted so often in a block, and tell how far that came."""
    with held_back():
        for _ in range(times):
            signal.raise_signal(signal.SIGINT)
        done.append("the block")
    done.append("what comes after")


@pytest.mark.parametrize(
    ("times", "reached"), [(1, ["the block"]), (2, [])], ids=["waits", "a second strikes at once"]
)
def test_an_interrupt_waits_until_the_block_is_over(times: int, reached: list[str]) -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        interrupt(times, done)
    assert done == reached


def test_an_interrupt_that_waits_strikes_where_the_block_lets_it_and_only_once() -> None:
    done: list[str] = []
    with held_back() as strike:
        strike()
        signal.raise_signal(signal.SIGTERM)
        done.append("until there")
        with pytest.raises(KeyboardInterrupt):
            strike()
        strike()
    assert done == ["until there"]


def test_signals_do_afterwards_what_they_did_before() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    with pytest.raises(ValueError, match="ours"), held_back():
        raise ValueError("ours")
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


def test_another_thread_is_left_alone() -> None:
    before = signal.getsignal(signal.SIGINT)
    seen = []

    def look() -> None:
        with held_back():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [before]
