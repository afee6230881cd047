"""Do the dates of one row follow each other, and does an amount have its currency?

Dates of reduced precision contradict each other only if no choice of days can put them in order.
"""

from collections.abc import Iterator

from graph_loader import schema
from graph_loader.fields import earliest, latest
from graph_loader.report import CleanRow, CleanTables, Finding

_ORDERS = (
    ("end_before_start", "founded", "dissolved"),
    ("end_before_start", "start_date", "end_date"),
    ("observation_before_start", "start_date", "observed_first"),
    ("observations_reversed", "observed_first", "observed_last"),
)
_ORDERS_WITHOUT_FIRST = (*_ORDERS, ("observation_before_start", "start_date", "observed_last"))
_HALVES = (
    ("currency_without_amount", "currency", "amount"),
    ("amount_without_currency", "amount", "currency"),
)
_TABLES = (
    schema.NODE_TYPES["Organization"].table,
    schema.PROGRAM_CLAIMS_TABLE,
    *(relation_type.table for relation_type in schema.RELATION_TYPES.values()),
)


def find(tables: CleanTables) -> Iterator[Finding]:
    """A finding for each pair of dates in the wrong order and each half of an amount."""
    for table in _TABLES:
        for row in tables.of(table):
            yield from _find_reversed(row)
            yield from _find_alone(row)


def _find_reversed(row: CleanRow) -> Iterator[Finding]:
    values = row.values
    for code, first, second in _ORDERS if "observed_first" in values else _ORDERS_WITHOUT_FIRST:
        if first in values and second in values:
            start, end = str(values[first]), str(values[second])
            if latest(end) < earliest(start):
                yield Finding(code, row.file, row.line, second, end, {"start": start})


def _find_alone(row: CleanRow) -> Iterator[Finding]:
    for code, column, other in _HALVES:
        if column in row.values and other not in row.values:
            value = row.values[column]
            shown = f"{value:.15g}" if isinstance(value, float) else str(value)
            yield Finding(code, row.file, row.line, column, shown)
