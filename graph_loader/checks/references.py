"""Does every reference lead somewhere: two ends of the right types, a program, known sources?"""

from collections.abc import Collection, Iterator, Mapping

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
            yield from _find_bad_end(row, "program_id", _PROGRAM, "Program", labels)
    if schema.SOURCES_TABLE not in tables.unreadable:
        yield from _find_unknown_sources(tables)


def _find_bad_ends(
    row: CleanRow, relation_type: RelationType, labels: Mapping[str, str]
) -> Iterator[Finding]:
    name, start, end = relation_type.type, row.values.get("from_id"), row.values.get("to_id")
    ends, start_label = relation_type.ends, labels.get(str(start))
    if relation_type.joins_same_label and start_label in relation_type.starts:
        ends = (start_label,)
    yield from _find_bad_end(row, "from_id", relation_type.starts, name, labels)
    yield from _find_bad_end(row, "to_id", ends, name, labels)
    yield from _find_bad_end(row, "program_id", _PROGRAM, name, labels)
    if start and start == end:
        yield Finding("relation_to_itself", row.file, row.line, "to_id", str(end))


def _find_bad_end(
    row: CleanRow,
    column: str,
    allowed: tuple[str, ...],
    type_: str,
    labels: Mapping[str, str],
) -> Iterator[Finding]:
    value = row.values.get(column)
    if value is None:  # empty, or reported as no id
        return
    label = labels.get(str(value))
    if label is None:
        yield Finding("unknown_end", row.file, row.line, column, str(value))
    elif label not in allowed:
        words = [schema.NODE_TYPES[name].words for name in allowed]
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
            yield from _find_unknown_source(row, code, known)


def _find_unknown_source(row: CleanRow, code: str, known: Collection[object]) -> Iterator[Finding]:
    source = row.values.get("source_id")
    if source and source not in known:
        yield Finding(code, row.file, row.line, "source_id", str(source))
    listed = row.values.get("source_ids", ())
    for item in listed if isinstance(listed, tuple) else ():
        if item not in known:
            yield Finding("entity_source_unknown", row.file, row.line, "source_ids", item)
