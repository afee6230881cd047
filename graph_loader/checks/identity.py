"""Is every id used once, and every code of a place?

Entities share one space of ids, sources and claims have one each; countries and regions share
one of codes.
"""

from collections.abc import Iterable, Iterator

from graph_loader import schema
from graph_loader.report import CleanRow, CleanTables, Finding

_ID_SPACES = (
    (schema.SOURCES_TABLE,),
    tuple(node_type.table for node_type in schema.NODE_TYPES.values()),
    (
        schema.PROGRAM_CLAIMS_TABLE,
        *(relation_type.table for relation_type in schema.RELATION_TYPES.values()),
    ),
)
_CODE_SPACE = tuple(schema.NODE_TYPES[label].table for label in ("Country", "Region"))


def find(tables: CleanTables) -> Iterator[Finding]:
    """A finding for each row whose id or code an earlier row already has."""
    for space in _ID_SPACES:
        rows = (row for table in space for row in tables.of(table))
        yield from _find_repeated(rows, "id", "duplicate_id")
    places = (row for table in _CODE_SPACE for row in tables.of(table))
    yield from _find_repeated(places, "code", "duplicate_code")


def _find_repeated(rows: Iterable[CleanRow], column: str, code: str) -> Iterator[Finding]:
    seen: dict[str, CleanRow] = {}
    for row in rows:
        value = row.values.get(column)
        if isinstance(value, str):
            first = seen.setdefault(value, row)
            if first is not row:
                details = {"other": f"{first.file}:{first.line}"}
                yield Finding(code, row.file, row.line, column, value, details)
