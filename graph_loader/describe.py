"""The schema -> ``datapackage.json``: what each table holds, for readers without our code.

`python -m graph_loader.describe FOLDER` writes that file anew. What it says of the package as a
whole (name, title, licences, sources) is kept as it stands; what it says of the tables is made
here, by the standard of the tabular data package (Frictionless Data).
"""

import argparse
import json
from collections.abc import Collection, Mapping
from pathlib import Path

from graph_loader import schema
from graph_loader.package import COLUMNS, DESCRIPTOR
from graph_loader.schema import Property, Words
from graph_loader.settings import shared_folder

_TYPES = {
    "count": "integer",
    "amount": "number",
    "latitude": "number",
    "longitude": "number",
    "boolean": "boolean",
}
_CONSTRAINTS: dict[str, dict[str, object]] = {
    # Dates are strings: their precision may be a year or a month.
    "date": {"pattern": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"},
    "country_code": {"pattern": "[A-Z]{2}"},
    "currency": {"pattern": "[A-Z]{3}"},
    "count": {"minimum": 0},
    "amount": {"minimum": 0},
    "latitude": {"minimum": -90, "maximum": 90},
    "longitude": {"minimum": -180, "maximum": 180},
}
_LIST = Words(
    "A list: “ | ” stands between its items.",
    "Une liste\N{NO-BREAK SPACE}: «\N{NO-BREAK SPACE}|\N{NO-BREAK SPACE}» sépare ses éléments.",
)

_REFERENCES: dict[str, tuple[str, ...]] = {"source_id": ("Source",), "program_id": ("Program",)}
_TABLE_OF = {
    "Source": schema.SOURCES_TABLE,
    **{label: node_type.table for label, node_type in schema.NODE_TYPES.items()},
}
_RELATION_OF = {
    relation_type.table: relation_type for relation_type in schema.RELATION_TYPES.values()
}


def describe(standing: Mapping[str, object], tables: Collection[str]) -> dict[str, object]:
    """The descriptor of a package with those tables, which keeps what ``standing`` says besides.

    A foreign key is given where a column leads to one table only and that table is in the package:
    the two ends of a membership may lead to four.
    """
    kept = {k: v for k, v in standing.items() if k not in ("profile", "resources")}
    resources = [_describe_table(table, tables) for table in COLUMNS if table in tables]
    return {"profile": "tabular-data-package", **kept, "resources": resources}


def write(folder: Path) -> None:
    """Write that folder's descriptor anew; without one, the package has the folder's name."""
    path = folder / DESCRIPTOR
    standing = json.loads(path.read_text("utf-8")) if path.exists() else {"name": folder.name}
    tables = {file.relative_to(folder).as_posix() for file in folder.rglob("*.csv")}
    text = json.dumps(describe(standing, tables), ensure_ascii=False, indent=2)
    path.write_text(text + "\n", "utf-8")


def _describe_table(table: str, tables: Collection[str]) -> dict[str, object]:
    columns = COLUMNS[table]
    described: dict[str, object] = {
        "fields": [_describe_column(column) for column in columns],
        # No word stands for "missing": NA is Namibia and NO is Norway.
        "missingValues": [""],
    }
    if columns[0].name == "id":
        described["primaryKey"] = "id"
    keys = [
        {"fields": column.name, "reference": {"resource": _resource(target), "fields": "id"}}
        for column in columns
        if (target := _only_target(table, column)) in tables
    ]
    if keys:
        described["foreignKeys"] = keys
    return {
        "name": _resource(table),
        "path": table,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": described,
    }


def _resource(table: str) -> str:
    return table.removesuffix(".csv").replace("/", "-").replace("_", "-")


def _only_target(table: str, column: Property) -> str:
    """The one table that the column's ids stand in; empty where there are several, or none."""
    labels = _REFERENCES.get(column.name, ())
    if table in _RELATION_OF and column.name in ("from_id", "to_id"):
        relation_type = _RELATION_OF[table]
        labels = relation_type.starts if column.name == "from_id" else relation_type.ends
    return _TABLE_OF[labels[0]] if len(labels) == 1 else ""


def _describe_column(column: Property) -> dict[str, object]:
    described: dict[str, object] = {"name": column.name, "type": "string"}
    constraints: dict[str, object] = {}
    if column.words.en:
        described |= {"title": column.words.en, "title_fr": column.words.fr}
    if column.is_required:
        constraints["required"] = True
    if column.name == "id":
        constraints["unique"] = True
    if column.choices:
        constraints["enum"] = [word for word, _ in column.choices]
    if column.is_list:
        described |= {"description": _LIST.en, "description_fr": _LIST.fr}
    else:
        described["type"] = _TYPES.get(column.kind, "string")
        constraints |= _CONSTRAINTS.get(column.kind, {})
    if column.kind == "url":
        described["format"] = "uri"
    return described | ({"constraints": constraints} if constraints else {})


def main() -> None:
    """Describe the package in the folder that the command names."""
    parser = argparse.ArgumentParser(
        prog="python -m graph_loader.describe",
        description="Write the datapackage.json of FOLDER anew, from the schema.",
        epilog="Example: python -m graph_loader.describe data",
    )
    parser.add_argument("folder", nargs="?", type=Path, default=shared_folder("data"))
    write(parser.parse_args().folder)


if __name__ == "__main__":
    main()
