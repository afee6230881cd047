"""A CSV file (UTF-8, comma, quotation marks doubled) -> a table of texts, or why it is none."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from graph_loader.report import Finding, shorten
from graph_loader.schema import Words

CELL_LIMIT = 100_000
"""Characters in a cell; above it a quotation mark is more likely missing than a text that long."""

_NO_HEADER = Words("it has no header row", "il n’a pas de ligne d’en-tête")
_NUL = Words("it holds a zero byte", "il contient un octet nul")
_NOT_CLOSED = Words("a quotation mark is not closed", "un guillemet n’est pas fermé")
_AFTER_QUOTE = Words(
    "something follows a closing quotation mark", "quelque chose suit un guillemet fermant"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it starts on, counted from 1 with the header, and its cells by column."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table as it stands in a file, every cell still text, stripped of blanks around it.

    ``name`` is the path inside the package ("claims/member_of.csv"), ``file`` what a person sees.
    ``is_readable`` is false when the file could not be read to its end; its rows are then missing.
    """

    name: str
    file: str
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()
    is_readable: bool = True


def read_csv(path: Path, name: str, file: str) -> Table:
    """The table in that file; what is wrong with it as a table stands in its findings."""
    raw = path.read_bytes()
    findings: list[Finding] = []
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        begin = raw.rfind(b"\n", 0, error.start) + 1
        value = shorten(raw[begin : begin + 200].decode("latin-1"))
        return _unreadable(name, file, Finding("not_utf8", file, line, value=value))
    if text.startswith("\ufeff"):
        text = text[1:]
        findings.append(Finding("byte_order_mark", file, 1))
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return _unreadable(name, file, Finding("not_a_table", file, line, details={"reason": _NUL}))
    return _parse(text, name, file, findings)


def _parse(text: str, name: str, file: str, findings: list[Finding]) -> Table:
    csv.field_size_limit(CELL_LIMIT)
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: tuple[str, ...] = ()
    rows: list[Row] = []
    begin = 1
    try:
        for cells in lines:
            stripped = tuple(map(str.strip, cells))
            if not header:
                header = stripped
            elif any(stripped):
                if len(stripped) == len(header):
                    rows.append(Row(begin, stripped))
                else:
                    findings.append(_uneven(file, begin, stripped, header))
            begin = lines.line_num + 1
    except csv.Error as error:
        return _unreadable(name, file, _broken(file, begin, str(error)))
    if not any(header):
        finding = Finding("not_a_table", file, 1, details={"reason": _NO_HEADER})
        return _unreadable(name, file, finding)
    return Table(name, file, header, tuple(rows), tuple(findings))


def _broken(file: str, line: int, said: str) -> Finding:
    """What Python's reader means, in our words."""
    if "field limit" in said:
        return Finding("cell_too_long", file, line, details={"limit": CELL_LIMIT})
    reason = _NOT_CLOSED if "end of data" in said else _AFTER_QUOTE
    return Finding("not_a_table", file, line, details={"reason": reason})


def _uneven(file: str, line: int, cells: tuple[str, ...], header: tuple[str, ...]) -> Finding:
    details = {"found": len(cells), "expected": len(header)}
    return Finding("uneven_row", file, line, value=shorten(",".join(cells)), details=details)


def _unreadable(name: str, file: str, finding: Finding) -> Table:
    return Table(name, file, findings=(finding,), is_readable=False)
