"""The lines of the sample, by the references that golden files use."""

import csv
from functools import cache
from typing import NamedTuple

from tests.filled import SAMPLE


class Line(NamedTuple):
    """One record of one table of the sample."""

    table: str
    record: dict[str, str]


def sample_line(reference: str) -> Line:
    """The record on a line such as ``claims/member_of.csv:4``; fails where there is none."""
    table, _, number = reference.rpartition(":")
    assert int(number) > 1, "line 1 is the header"
    return Line(table, _records(table)[int(number) - 2])


@cache
def _records(table: str) -> list[dict[str, str]]:
    # No cell of the sample goes over two lines, so a record is a line.
    with (SAMPLE / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
