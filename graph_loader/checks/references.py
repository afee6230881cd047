"""Does every reference lead somewhere: two ends of the right types, a program, known sources?"""

from collections.abc import Iterator, Mapping

from graph_loader import schema
from graph_loader.package import FIXES_TABLE
from graph_loader.report import CleanRow, CleanTables, Finding
from graph_loader.schema import RelationType, Words

_NODE_TABLES = tuple(node_type.table for node_type in schema.NODE_TYPES.values())
_PROGRAM = ("Program",)


def find(tables: CleanTables) -> Iterator[Finding]:
    """A finding for each reference that is broken.

    References into a table that could not be read are not looked at: each would be the same fault.
    """
    if tables.unreadable.isdisjoint(_NODE_TABLES):
        labels = {
            str(row.values.get("id")): node_type.label
            for node_type in schema.NODE_TYPES.values()
            for row in tables.of(node_type.table)
        }
        for relation_type in schema.RELATION_TYPES.values():
            for row in tables.of(relation_type.table):
                yield from _find_bad_ends(row, relation_type, labels)
        for row in tables.of(schema.PROGRAM_CLAIMS_TABLE):
            yield from _find_not_allowed(row, "Program", {"program_id": _PROGRAM}, labels)
    if schema.SOURCES_TABLE not in tables.unreadable:
        yield from _find_unknown_sources(tables)


def _find_bad_ends(
    row: CleanRow, relation_type: RelationType, labels: Mapping[str, str]
) -> Iterator[Finding]:
    start, end = row.values.get("from_id"), row.values.get("to_id")
    ends, start_label = relation_type.ends, labels.get(str(start))
    if relation_type.joins_same_label and start_label in relation_type.starts:
        ends = (start_label,)
    allowed = {"from_id": relation_type.starts, "to_id": ends, "program_id": _PROGRAM}
    yield from _find_not_allowed(row, relation_type.type, allowed, labels)
    if start and start == end:
        yield Finding("relation_to_itself", row.file, row.line, "to_id", str(end))


def _find_not_allowed(
    row: CleanRow,
    type_: str,
    allowed: Mapping[str, tuple[str, ...]],
    labels: Mapping[str, str],
) -> Iterator[Finding]:
    """A finding for each column of ``allowed`` that names nothing, or nothing of its labels."""
    for column, names in allowed.items():
        value = row.values.get(column)
        label = labels.get(str(value))
        if value is None or label in names:  # empty, or reported as no id
            continue
        if label is None:
            yield Finding("unknown_end", row.file, row.line, column, str(value))
        else:
            words = [schema.NODE_TYPES[name].words for name in names]
            details = {
                "type": type_,
                "label": schema.NODE_TYPES[label].words,
                "known": Words(", ".join(w.en for w in words), ", ".join(w.fr for w in words)),
            }
            yield Finding("wrong_end", row.file, row.line, column, str(value), details)


def _find_unknown_sources(tables: CleanTables) -> Iterator[Finding]:
    known = {row.values.get("id") for row in tables.of(schema.SOURCES_TABLE)}
    for table, rows in tables.rows.items():
        code = "fix_source_unknown" if table == FIXES_TABLE else "unknown_source"
        for row in rows:
            source, listed = row.values.get("source_id"), row.values.get("source_ids", ())
            if source and source not in known:
                yield Finding(code, row.file, row.line, "source_id", str(source))
            for item in listed if isinstance(listed, tuple) else ():
                if item not in known:
                    yield Finding("entity_source_unknown", row.file, row.line, "source_ids", item)
