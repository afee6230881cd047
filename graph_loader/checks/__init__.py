"""Packages -> Report: every doubt at once, one file per kind of doubt.

A check gets the tables and yields findings; it changes nothing and knows no other check.
"""

from collections.abc import Callable, Iterator, Sequence

from graph_loader.checks import (
    columns,
    dates,
    expectations,
    identity,
    places,
    references,
    sources,
    values,
)
from graph_loader.package import Package
from graph_loader.report import CleanRow, CleanTables, Finding, Report, in_order

CHECKS: tuple[Callable[[CleanTables], Iterator[Finding]], ...] = (
    identity.find,
    dates.find,
    references.find,
    places.find,
)
"""The checks that look at clean rows."""


def check(packages: Sequence[Package]) -> Report:
    """All findings in all packages, and the rows that may be built.

    The packages are checked together: a later one may speak of entities of an earlier one.
    """
    findings = [finding for package in packages for finding in package.findings]
    rows: dict[str, list[CleanRow]] = {}
    unreadable = set()
    for package in packages:
        for table in package.tables.values():
            if table.is_readable:
                findings += columns.find(table)
                clean, doubts = values.read_rows(table)
                rows.setdefault(table.name, []).extend(clean)
                findings += doubts
            else:
                unreadable.add(table.name)
        findings += expectations.find(package)
    tables = CleanTables(rows, frozenset(unreadable))
    for find in CHECKS:
        findings += find(tables)
    # An entity may not stand on a claim that is not loaded.
    kept = tables.without(findings)
    findings += sources.find(kept)
    return Report(in_order(findings), kept)
