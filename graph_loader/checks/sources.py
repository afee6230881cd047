"""Does every entity stand on a source: one of its own, or one of a claim about it?"""

from collections.abc import Iterator

from graph_loader import schema
from graph_loader.report import CleanTables, Finding

_CLAIM_TABLES = (
    schema.PROGRAM_CLAIMS_TABLE,
    *(relation_type.table for relation_type in schema.RELATION_TYPES.values()),
)


def find(tables: CleanTables) -> Iterator[Finding]:
    """A finding for each entity that neither names a source nor is named by a claim.

    Where claims could not be read nothing is said: they may be the ones.
    """
    if not tables.unreadable.isdisjoint(_CLAIM_TABLES):
        return
    spoken_of = {
        row.values.get(column)
        for table in _CLAIM_TABLES
        for row in tables.of(table)
        for column in ("from_id", "to_id", "program_id")
    }
    for node_type in schema.NODE_TYPES.values():
        for row in tables.of(node_type.table):
            if "source_ids" not in row.values and row.values.get("id") not in spoken_of:
                entity = str(row.values.get("id", ""))
                yield Finding("entity_without_source", row.file, row.line, "source_ids", entity)
