"""The memory of a process, second by second, and whether it settles."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from threading import Event

import psutil

MEGABYTE = 1 << 20
ALLOWED_GROWTH = 0.05
"""The share by which the median of the last quarter may be above that of the quarter before.

A process that settled still breathes: Python gives arenas back only when they are empty, and the
store's heap grows and shrinks by a few percent. Views that leak leave no doubt: at two views a
second a page that keeps one megabyte adds 300 MB in a quarter of ten minutes.
"""


@dataclass
class Watch:
    """A process that is looked at each second; memory is what it would give back by ending."""

    name: str
    process: psutil.Process
    megabytes: list[float] = field(default_factory=list)

    def look(self) -> None:
        self.megabytes.append(self.process.memory_full_info().pss / MEGABYTE)

    def quarters(self) -> tuple[float, float, float, float]:
        """The median of each quarter of the time, in MB."""
        size = len(self.megabytes) / 4
        first, second, third, last = (
            median(self.megabytes[round(i * size) : round((i + 1) * size)]) for i in range(4)
        )
        return first, second, third, last

    @property
    def has_settled(self) -> bool:
        """Whether the last quarter needs hardly more than the one before."""
        _, _, third, last = self.quarters()
        return last <= (1 + ALLOWED_GROWTH) * third


def watch(watches: Sequence[Watch], is_over: Event) -> None:
    """Look each second until it is over."""
    while not is_over.wait(1):
        for one in watches:
            one.look()
