"""A data package on disk -> Package: its tables as text, with the reviewed fixes applied.

A package is a folder with a ``datapackage.json`` (tabular data package, Frictionless Data) that
gives its name; the tables stand where `schema` says.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from graph_loader import schema
from graph_loader.errors import UsageError
from graph_loader.readers.csv_table import Row, Table, read_csv
from graph_loader.report import Finding, shorten
from graph_loader.schema import Property, Words

DESCRIPTOR = "datapackage.json"
FIXES_TABLE = "fixes.csv"
EXPECTATIONS_TABLE = "expectations.csv"

_TEXT = Words("", "")
FIXES_COLUMNS = (
    Property("table", "text", _TEXT, is_required=True),
    Property("id", "id", _TEXT, is_required=True),
    Property("column", "text", _TEXT, is_required=True),
    # An empty cell may be filled, and a wrong one emptied.
    Property("from", "text", _TEXT),
    Property("to", "text", _TEXT),
    Property("why", "text", _TEXT, is_required=True),
    Property("source_id", "id", _TEXT, is_required=True),
)
EXPECTATIONS_COLUMNS = (
    Property("table", "text", _TEXT, is_required=True),
    Property("column", "text", _TEXT),
    Property("fewest_rows", "count", _TEXT),
    Property("most_rows", "count", _TEXT),
    Property("least_fill", "amount", _TEXT),
)

COLUMNS: dict[str, tuple[Property, ...]] = {
    schema.SOURCES_TABLE: schema.SOURCE_COLUMNS,
    **{node_type.table: node_type.properties for node_type in schema.NODE_TYPES.values()},
    schema.PROGRAM_CLAIMS_TABLE: schema.PROGRAM_CLAIM_COLUMNS,
    **{
        relation_type.table: relation_type.claim_columns
        for relation_type in schema.RELATION_TYPES.values()
    },
    FIXES_TABLE: FIXES_COLUMNS,
    EXPECTATIONS_TABLE: EXPECTATIONS_COLUMNS,
}
"""Every table that a package may have, by its path, with its columns in order."""


@dataclass(frozen=True)
class Package:
    """A data package as read: ``tables`` by name, and what was found while reading."""

    name: str
    folder: Path
    tables: Mapping[str, Table]
    findings: tuple[Finding, ...]


def read(folder: Path) -> Package:
    """The package in that folder, fixes applied.

    Raises `UsageError` when the folder is no package or cannot be read.
    """
    descriptor = _read_descriptor(folder)
    shown = folder.resolve().name
    tables: dict[str, Table] = {}
    findings = [
        Finding("missing_table", f"{shown}/{DESCRIPTOR}", value=shorten(path))
        for path in _named_files(descriptor)
        if not (folder / path).is_file()
    ]
    for path in sorted(folder.rglob("*.csv")):
        table_name = path.relative_to(folder).as_posix()
        file = f"{shown}/{table_name}"
        if table_name not in COLUMNS:
            findings.append(Finding("unknown_table", file))
            continue
        try:
            tables[table_name] = read_csv(path, table_name, file)
        except OSError as error:
            raise _not_readable(path, error) from error
        findings += tables[table_name].findings
    fixed, unmatched = _apply_fixes(tables)
    return Package(str(descriptor["name"]), folder, fixed, (*findings, *unmatched))


def read_name(folder: Path) -> str:
    """The package's name; raises `UsageError` when the folder is no package."""
    return str(_read_descriptor(folder)["name"])


def _named_files(descriptor: Mapping[str, object]) -> Iterator[str]:
    resources = descriptor.get("resources")
    for resource in resources if isinstance(resources, list) else ():
        if isinstance(resource, dict) and isinstance(resource.get("path"), str):
            yield resource["path"]


def _read_descriptor(folder: Path) -> dict[str, object]:
    """What ``datapackage.json`` holds, with a name in it for sure."""
    path = folder / DESCRIPTOR
    try:
        content = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(
            Words(
                f"“{folder}” is not a data package: it has no datapackage.json.",
                f"«\u00a0{folder}\u00a0» n’est pas un paquet de données\u00a0: il n’a pas de "
                "datapackage.json.",
            ),
            Words(
                "Name the folder that holds it, such as data.",
                "Indiquez le dossier qui le contient, par exemple data.",
            ),
        ) from None
    except OSError as error:
        raise _not_readable(path, error) from error
    except ValueError:
        content = None
    if isinstance(content, dict) and isinstance(content.get("name"), str) and content["name"]:
        return content
    raise UsageError(
        Words(
            f"“{path}” gives no name for the package.",
            f"«\u00a0{path}\u00a0» ne donne pas de nom au paquet.",
        ),
        Words(
            "It must be JSON with a “name”; data/datapackage.json is an example.",
            "Ce doit être du JSON avec un «\u00a0name\u00a0»\u00a0; data/datapackage.json en est "
            "un exemple.",
        ),
    )


def _not_readable(path: Path, error: OSError) -> UsageError:
    return UsageError(
        Words(
            f"“{path}” cannot be read: {error.strerror}.",
            f"«\u00a0{path}\u00a0» ne peut pas être lu\u00a0: {error.strerror}.",
        ),
        Words("Check that you may read it.", "Vérifiez que vous pouvez le lire."),
    )


def _apply_fixes(tables: dict[str, Table]) -> tuple[dict[str, Table], list[Finding]]:
    """The tables with every fix put in, and a finding for each fix that found nothing."""
    fixes = tables.get(FIXES_TABLE)
    known = {column.name for column in FIXES_COLUMNS}
    if not fixes or not fixes.rows or not known <= set(fixes.columns):
        return tables, []
    by_table: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for row in fixes.rows:
        fix = dict(zip(fixes.columns, row.cells, strict=True))
        by_table.setdefault(fix["table"], []).append((row.line, fix))
    fixed, unmatched = dict(tables), []
    for name, group in by_table.items():
        table = tables.get(name, Table(name, ""))
        rows, places = list(table.rows), _places_by_id(table)
        for line, fix in group:
            if not _fix_row(table, rows, places.get(fix["id"], ()), fix):
                value = shorten(f"{name} {fix['id']} {fix['column']}: {fix['from']}")
                unmatched.append(Finding("fix_matches_nothing", fixes.file, line, value=value))
        if name in tables:
            fixed[name] = replace(table, rows=tuple(rows))
    return fixed, unmatched


def _places_by_id(table: Table) -> dict[str, list[int]]:
    """Where the rows of each id stand; an id that stands there twice is found out later."""
    places: dict[str, list[int]] = {}
    if "id" in table.columns:
        column = table.columns.index("id")
        for index, row in enumerate(table.rows):
            places.setdefault(row.cells[column], []).append(index)
    return places


def _fix_row(table: Table, rows: list[Row], places: Iterable[int], fix: Mapping[str, str]) -> bool:
    """Replace the one cell at these places that holds what the fix expects, if there is one."""
    if fix["column"] not in table.columns:
        return False
    column = table.columns.index(fix["column"])
    for index in places:
        line, cells = rows[index].line, rows[index].cells
        if cells[column] == fix["from"]:
            rows[index] = Row(line, (*cells[:column], fix["to"], *cells[column + 1 :]))
            return True
    return False
