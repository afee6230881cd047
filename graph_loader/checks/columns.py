"""Does the header name exactly the columns that the schema gives this table?"""

from collections.abc import Iterator

from graph_loader.package import COLUMNS
from graph_loader.readers.csv_table import Table
from graph_loader.report import Finding, shorten


def find(table: Table) -> Iterator[Finding]:
    """A finding for each column that is unknown, missing or there twice."""
    known = [column.name for column in COLUMNS[table.name]]
    for index, column in enumerate(table.columns):
        if column not in known:
            details = {"known": ", ".join(known)}
            yield Finding("unknown_column", table.file, 1, shorten(column), details=details)
        elif column in table.columns[:index]:
            yield Finding("duplicate_column", table.file, 1, column)
    for column in known:
        if column not in table.columns:
            yield Finding("missing_column", table.file, 1, column)
