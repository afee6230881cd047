"""How the commands speak: sentences in the user's language, tables, JSON, a bar for long work.

What was asked for goes to stdout, everything said beside it to stderr. On a terminal a table fits
the window; in a pipe each row is one line of its own, as wide as it needs to be. Nothing is cut.
"""

import io
import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import typer
from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from graph_loader.schema import Words
from graph_loader.settings import read_language

QUIET_SECONDS = 1.0
"""A bar appears only for what takes longer than this."""

_LEAST_WIDTH = 20
"""Characters that a column of sentences needs in order to be readable when its lines are broken."""

# Nothing in the data is markup, and the middle of mun:ca:on:windsor is not the name of a picture.
out = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
notes = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)

Rows = Sequence[Sequence[str]]

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def speak_utf8() -> None:
    """Let pipes and files get UTF-8 with bare line feeds, whatever the locale says.

    A pipe speaks ASCII in a C locale and cp1252 on Windows: most names in the data would not pass.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def say(words: Words) -> None:
    """Print a sentence that was asked for."""
    out.print(words.of(read_language()))


def remark(words: Words) -> None:
    """Print a sentence beside what was asked for."""
    notes.print(words.of(read_language()))


def print_line(text: str) -> None:
    """Print a line that holds text from the data."""
    out.print(_printable(text))


def print_json(value: object) -> None:
    """Print JSON as it is, without a terminal's line breaks."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_rows(headings: Sequence[str], rows: Rows) -> None:
    """Print a table: framed where the window is wide enough, one field a line where it is not."""
    cells = [[_printable(cell) for cell in row] for row in rows]
    if not out.is_terminal:
        _print_lines(headings, cells)
    elif _framed_width(headings, cells) <= out.width:
        _print_framed(headings, cells)
    else:
        _print_fields(headings, cells)


def _printable(cell: str) -> str:
    """The cell without characters that move the cursor or colour the terminal."""
    return _CONTROL.sub("\ufffd", cell)


def _columns(headings: Sequence[str], rows: Rows) -> list[list[str]]:
    return [[heading, *(row[i] for row in rows)] for i, heading in enumerate(headings)]


def _is_wordy(column: Sequence[str]) -> bool:
    """Whether lines may be broken: ids, places, dates and numbers stay in one piece."""
    return any(" " in cell for cell in column)


def _framed_width(headings: Sequence[str], rows: Rows) -> int:
    """The fewest characters in which a frame shows every row without breaking a word."""
    width = 1
    for column in _columns(headings, rows):
        longest = max(cell_len(line) for cell in column for line in cell.split("\n"))
        word = max(cell_len(word) for cell in column for word in cell.split(" "))
        width += 3 + (min(longest, max(word, _LEAST_WIDTH)) if _is_wordy(column) else longest)
    return width


def _print_framed(headings: Sequence[str], rows: Rows) -> None:
    table = Table()
    for heading, column in zip(headings, _columns(headings, rows), strict=True):
        table.add_column(Text(heading), overflow="fold", no_wrap=not _is_wordy(column))
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    out.print(table)


def _print_fields(headings: Sequence[str], rows: Rows) -> None:
    width = max(cell_len(heading) for heading in headings)
    for row in rows:
        for heading, cell in zip(headings, row, strict=True):
            if cell:
                out.print(f"{heading}{' ' * (width - cell_len(heading))}  {cell}")
        out.print()


def _print_lines(headings: Sequence[str], rows: Rows) -> None:
    lines = [headings, *([" ".join(cell.split("\n")) for cell in row] for row in rows)]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (c + " " * (w - cell_len(c)) for c, w in zip(line, widths, strict=True))
        typer.echo("  ".join(padded).rstrip())


@contextmanager
def progress(
    console: Console = notes, clock: Callable[[], float] = time.monotonic
) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, after a second; it is told how many of how many things are written."""
    began = clock()
    columns = (
        TextColumn(Words("Writing", "Écriture").of(read_language())),
        BarColumn(),
        TextColumn("{task.percentage:.0f}\N{NO-BREAK SPACE}%"),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("", visible=False)

        def show(written: int, total: int) -> None:
            is_slow = clock() - began > QUIET_SECONDS
            bar.update(task, completed=written, total=total, visible=is_slow)

        yield show
