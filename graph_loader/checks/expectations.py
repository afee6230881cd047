"""Has a table about as many rows, and is a column about as full, as expectations.csv says?

A file cut in half is still a valid table; this is what notices it.
"""

from collections.abc import Iterator, Mapping

from graph_loader.package import COLUMNS, EXPECTATIONS_COLUMNS, EXPECTATIONS_TABLE, Package
from graph_loader.readers.csv_table import Row, Table
from graph_loader.report import Finding
from graph_loader.schema import Words


def find(package: Package) -> Iterator[Finding]:
    """A finding for each expectation of the package that is missed or names what nobody knows."""
    expected = package.tables.get(EXPECTATIONS_TABLE)
    if not expected or {column.name for column in EXPECTATIONS_COLUMNS} - set(expected.columns):
        return
    for row in expected.rows:
        cells = dict(zip(expected.columns, row.cells, strict=True))
        table = package.tables.get(cells["table"])
        if cells["table"] in COLUMNS:
            yield from _find_unknown_column(expected, row, cells)
            if table is None or table.is_readable:
                yield from _find_missed(expected, row, cells, table)
        elif cells["table"]:
            yield Finding("unknown_table", expected.file, row.line, "table", cells["table"])


def _find_unknown_column(expected: Table, row: Row, cells: Mapping[str, str]) -> Iterator[Finding]:
    known = [column.name for column in COLUMNS[cells["table"]]]
    if cells["column"] and cells["column"] not in known:
        details = {"known": ", ".join(known)}
        yield Finding("unknown_column", expected.file, row.line, "column", cells["column"], details)
    elif cells["least_fill"] and not cells["column"]:
        yield Finding("missing_value", expected.file, row.line, "column")


def _find_missed(
    expected: Table, row: Row, cells: Mapping[str, str], table: Table | None
) -> Iterator[Finding]:
    count = len(table.rows) if table else 0
    rows = Words(f"Rows in {cells['table']}", f"Lignes dans {cells['table']}")
    for column, sign in (("fewest_rows", 1), ("most_rows", -1)):
        limit = _limit(cells[column])
        if limit is not None and sign * count < sign * limit:
            details = {"what": rows, "found": count, "expected": f"{column} {cells[column]}"}
            yield Finding(
                "expectation_missed", expected.file, row.line, column, cells[column], details
            )
    least, fill = _limit(cells["least_fill"]), _fill(table, cells["column"])
    if least is not None and fill is not None and fill < least:
        details = {
            "what": Words(
                f"Filled part of {cells['column']} in {cells['table']}",
                f"Part remplie de {cells['column']} dans {cells['table']}",
            ),
            "found": f"{fill:.2f}",
            "expected": f"least_fill {cells['least_fill']}",
        }
        yield Finding(
            "expectation_missed",
            expected.file,
            row.line,
            "least_fill",
            cells["least_fill"],
            details,
        )


def _limit(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:  # empty, or reported as a bad number of this table
        return None


def _fill(table: Table | None, column: str) -> float | None:
    """The filled part of a column, from 0 to 1; None where there is nothing to fill."""
    if not table or not table.rows or column not in table.columns:
        return None
    index = table.columns.index(column)
    return sum(bool(row.cells[index]) for row in table.rows) / len(table.rows)
