"""Ctrl+C and its like, kept from striking where they would leave something half done."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_ENDS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def held_back() -> Iterator[Callable[[], None]]:
    """Let an interrupt wait until the block calls what it is given, or is over.

    A second one strikes at once. Nothing is done outside the main thread: no other is interrupted.
    """
    came: list[int] = []

    def strike() -> None:
        if came:
            came.clear()
            raise KeyboardInterrupt

    def hold(number: int, _: FrameType | None) -> None:
        if came:
            raise KeyboardInterrupt
        came.append(number)

    if threading.current_thread() is not threading.main_thread():
        yield strike
        return
    before = {number: signal.signal(number, hold) for number in _ENDS}
    try:
        yield strike
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    for waiting in came:
        signal.raise_signal(waiting)
