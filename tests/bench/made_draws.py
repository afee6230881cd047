"""Draws of the made-up packages: who is often spoken of, and what is said at random."""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import TypeVar

_Item = TypeVar("_Item")


class Draw:
    """Draws one of ``count`` places in a list, the earlier the likelier.

    The chance of place k (from 0) goes with 1 / (k + 1 + ``flat``), Zipf's law with Mandelbrot's
    shift: a few are drawn very often, most hardly ever. A larger ``flat`` brings the first ones
    nearer to each other.
    """

    def __init__(self, random: Random, count: int, flat: float = 0) -> None:
        self._random = random
        self._sums = list(accumulate(1 / (k + 1 + flat) for k in range(count)))

    def __call__(self) -> int:
        return bisect(self._sums, self._random.random() * self._sums[-1])


def chance(random: Random, share: float) -> bool:
    """Whether something that happens in this share of all cases happens now."""
    return random.random() < share


def pick(random: Random, items: Sequence[_Item]) -> _Item:
    """Any of the items, all as likely."""
    return items[int(random.random() * len(items))]


def year(random: Random, first: int, last: int) -> int:
    """A year from the first to the last."""
    return first + int(random.random() * (last - first + 1))


def a_date(random: Random, in_year: int) -> str:
    """A date of that year: of half of them only the year is known, of most others the month."""
    precision = random.random()
    if precision < 0.5:
        return str(in_year)
    month = 1 + int(random.random() * 9)
    if precision < 0.85:
        return f"{in_year}-{month:02}"
    return f"{in_year}-{month:02}-{1 + int(random.random() * 28):02}"


def hexadecimal(number: int, seed: int) -> str:
    """Ten digits that no other number below 2**40 has with this seed, in no visible order."""
    # An odd factor maps the numbers below a power of two onto each other.
    return f"{(number * 0x9E3779B97F + seed * 0x7F4A7C15) % 2**40:010x}"
