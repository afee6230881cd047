"""Copies of the sample package to load, to change and to spoil."""

import csv
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "sample"


def copy_sample(folder: Path) -> Path:
    """The sample package in that folder; the folder."""
    shutil.copytree(SAMPLE, folder)
    return folder


def change_cell(folder: Path, table: str, row_id: str, column: str, text: str) -> int:
    """Write another text into one cell; the line it stands on."""
    columns, rows = _read(folder / table)
    (index,) = (i for i, row in enumerate(rows) if row["id"] == row_id)
    rows[index][column] = text
    _write(folder / table, columns, rows)
    return index + 2


def remove_rows(folder: Path, table: str) -> int:
    """Leave the header alone; how many rows there were."""
    columns, rows = _read(folder / table)
    _write(folder / table, columns, [])
    return len(rows)


def append_row(folder: Path, table: str, row: Mapping[str, str]) -> int:
    """Add a row to a table, a cell that is not named being empty; the line it stands on."""
    return append_rows(folder, table, [row])


def append_rows(folder: Path, table: str, added: Iterable[Mapping[str, str]]) -> int:
    """Add rows to a table; the line of the last one."""
    columns, rows = _read(folder / table)
    rows += [dict(row) for row in added]
    _write(folder / table, columns, rows)
    return len(rows) + 1


def _read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader.fieldnames or ()), list(reader)


def _write(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    # The line numbers above hold only while no cell runs over several lines.
    assert len(path.read_text("utf-8").splitlines()) == len(rows) + 1
