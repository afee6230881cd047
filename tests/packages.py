"""Data packages made by tests: whole tables from the few cells that matter."""

import csv
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from graph_loader.package import COLUMNS, FIXES_TABLE

SAMPLE = Path(__file__).parent / "sample"

Rows = Sequence[Mapping[str, str]]


def write_package(folder: Path, tables: Mapping[str, Rows | bytes], name: str = "small") -> Path:
    """A package with these tables: rows get all columns of the schema, bytes stand as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "datapackage.json").write_text(json.dumps({"name": name}), "utf-8")
    for table, content in tables.items():
        path = folder / table
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            write_table(path, table, content)
    return folder


def write_table(path: Path, table: str, rows: Rows) -> None:
    columns = [column.name for column in COLUMNS[table]]
    with path.open("w", encoding="utf-8", newline="") as file:
        # All quoted: the writer would leave a lone carriage return bare.
        writer = csv.DictWriter(
            file, columns, restval="", lineterminator="\n", quoting=csv.QUOTE_ALL
        )
        writer.writeheader()
        writer.writerows(rows)


def copy_sample(folder: Path, name: str = "sample") -> Path:
    """A copy of the sample that a test may change."""
    return Path(shutil.copytree(SAMPLE, folder / name))


def read_table(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def change_cell(folder: Path, table: str, row_id: str, column: str, value: str) -> None:
    """Give one cell another value; a table has one row of that id."""
    key = "table" if table == FIXES_TABLE else "id"
    rows = read_table(folder, table)
    (row,) = (row for row in rows if row[key] == row_id)
    row[column] = value
    write_table(folder / table, table, rows)


def remove_rows(folder: Path, table: str, *row_ids: str) -> None:
    rows = read_table(folder, table)
    kept = [row for row in rows if row["id"] not in row_ids]
    assert len(kept) == len(rows) - len(row_ids)
    write_table(folder / table, table, kept)


def a_source(source_id: str = "src:a", /, **cells: str) -> dict[str, str]:
    return {
        "id": source_id,
        "url": "https://example.org/",
        "publisher": "example.org",
        "strength": "primary",
        "read_date": "2026-11-21",
        **cells,
    }


def an_organization(entity_id: str, /, **cells: str) -> dict[str, str]:
    return {"id": entity_id, "kind": "network", "name_en": entity_id, **cells}


def a_municipality(entity_id: str, /, **cells: str) -> dict[str, str]:
    return {"id": entity_id, "kind": "city", "name_en": entity_id, **cells}


def a_claim(claim_id: str, from_id: str, to_id: str, /, **cells: str) -> dict[str, str]:
    ends = {"from_id": from_id, "to_id": to_id}
    return {"id": claim_id, **ends, "confidence": "stated", "source_id": "src:a", **cells}
