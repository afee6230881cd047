"""More ways to change a copy of the sample than one cell; each says where it wrote."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.packages import read_table, write_table


def append_row(folder: Path, table: str, row: Mapping[str, str]) -> int:
    """Add a row to a table, a cell that is not named being empty; the line it stands on."""
    return append_rows(folder, table, [row])


def append_rows(folder: Path, table: str, added: Iterable[Mapping[str, str]]) -> int:
    """Add rows to a table; the line of the last one."""
    rows = [*read_table(folder, table), *added]
    write_table(folder / table, table, rows)
    # A line a row, while no cell runs over several lines.
    assert len((folder / table).read_text("utf-8").splitlines()) == len(rows) + 1
    return len(rows) + 1


def empty_table(folder: Path, table: str) -> int:
    """Leave the header alone; how many rows there were."""
    number = len(read_table(folder, table))
    write_table(folder / table, table, [])
    return number
