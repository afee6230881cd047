"""Is each cell a value of its kind? Gives the clean rows on the way: a cell is read once."""

from collections.abc import Callable

from graph_loader import schema
from graph_loader.fields import KINDS, LIST_SEPARATOR, FieldError
from graph_loader.graph import Value
from graph_loader.package import COLUMNS
from graph_loader.readers.csv_table import Row, Table
from graph_loader.report import CleanRow, Finding, shorten
from graph_loader.schema import Property

_Reader = Callable[[str], Value]

_CLAIM_TABLES = {
    schema.PROGRAM_CLAIMS_TABLE,
    *(relation_type.table for relation_type in schema.RELATION_TYPES.values()),
}


def read_rows(table: Table) -> tuple[list[CleanRow], list[Finding]]:
    """The rows with the values that could be read, and a finding for each cell that could not.

    A row with a bad cell stays, without that value: nothing is loaded anyway, and its id must not
    be reported as missing by every claim about it.
    """
    properties = {column.name: column for column in COLUMNS[table.name]}
    columns = [
        (index, name, properties[name], _reader(properties[name]))
        for index, name in enumerate(table.columns)
        if name in properties and name not in table.columns[:index]
    ]
    rows, findings = [], []
    for row in table.rows:
        values: dict[str, Value] = {}
        for index, name, column, read in columns:
            text = row.cells[index]
            if text:
                try:
                    values[name] = read(text)
                except FieldError as error:
                    findings.append(_bad_cell(table, row, column, text, error.code))
            elif column.is_required:
                code = _code_of_missing(table.name, name)
                findings.append(Finding(code, table.file, row.line, name))
        rows.append(CleanRow(table.file, row.line, values))
    return rows, findings


def _reader(column: Property) -> _Reader:
    """How a cell of that column is read."""
    read = KINDS[column.kind]
    choices = {word for word, _ in column.choices}

    def read_choice(text: str) -> Value:
        if text not in choices:
            raise FieldError("bad_kind")
        return text

    def read_list(text: str) -> Value:
        items = [item.strip() for item in text.split(LIST_SEPARATOR.strip())]
        if not all(items):
            raise FieldError("missing_value")
        return tuple(str(read(item)) for item in items)

    if column.is_list:
        return read_list
    return read_choice if choices else read


def _bad_cell(table: Table, row: Row, column: Property, text: str, code: str) -> Finding:
    details = {"known": ", ".join(word for word, _ in column.choices)} if column.choices else {}
    return Finding(code, table.file, row.line, column.name, shorten(text), details)


def _code_of_missing(table: str, column: str) -> str:
    if (table, column) == (schema.SOURCES_TABLE, "url"):
        return "source_without_address"
    if table in _CLAIM_TABLES and column == "source_id":
        return "claim_without_source"
    return "missing_value"
