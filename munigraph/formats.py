"""Answer -> text for the command line: JSON, CSV, or the rows of a table."""

import csv
import io
import json
import math
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time

from graph_loader.graph import Node, Path, Relation, Source
from graph_loader.schema import NODE_TYPES
from munigraph.answer import Answer
from munigraph.drawing import cells
from munigraph.drawing.cells import Cell, Line

INTERNAL_PROPERTIES = frozenset({"fingerprint", "search_text"})
"""What the loader and the search keep for themselves; nobody reads it."""

_SHOWN_OF_SOURCE = ("url", "publisher", "strength", "read_date", "title", "published_date")
_FORMULA_SIGNS = frozenset("=+-@")
_LARGEST_EXACT = 2.0**53
"""Below it every whole number is a number of JSON in every program."""


def to_json(answer: Answer) -> dict[str, object]:
    """The answer as `ask` and `cypher` print it; ``columns`` is null where no store names any."""
    return {
        "columns": list(answer.columns) or None,
        "rows": [[_json_value(value) for value in row] for row in answer.rows],
        "truncated": answer.is_cut,
        "stamp": answer.stamp.to_json() if answer.stamp else None,
        "sources": [_json_source(source) for source in answer.sources],
    }


def load_json(text: str) -> object:
    """The value that a text is in JSON; raises `ValueError` when it is none."""
    return json.loads(text)


def _json_source(source: Source) -> dict[str, object]:
    properties = source.properties
    return {"id": source.id, **{n: properties[n] for n in _SHOWN_OF_SOURCE if n in properties}}


def _json_value(value: object) -> object:
    match value:
        case Node():
            labels = ["Entity", value.label] if value.label in NODE_TYPES else [value.label]
            return {"id": value.id, "labels": labels, "properties": _json_properties(value)}
        case Relation():
            return {
                "id": value.id,
                "type": value.type,
                "from": value.from_id,
                "to": value.to_id,
                "properties": _json_properties(value),
            }
        case Path():
            return {
                "nodes": [_json_value(node) for node in value.nodes],
                "relations": [_json_value(relation) for relation in value.relations],
            }
        case date() | datetime() | time():
            return value.isoformat()
        case dict():
            return {str(name): _json_value(value[name]) for name in sorted(value)}
        case list() | tuple():
            return [_json_value(item) for item in value]
        case float():
            return _json_number(value)
        case None | str() | int():
            return value
        case _:
            return str(value)


def _json_number(value: float) -> object:
    """The number to 15 digits, whole where it is: beyond that the two stores do not agree."""
    if not math.isfinite(value):
        return str(value)  # JSON has no number for it
    rounded = float(f"{value:.15g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < _LARGEST_EXACT else rounded


def _json_properties(thing: Node | Relation) -> object:
    shown = thing.properties.items()
    return _json_value({name: value for name, value in shown if name not in INTERNAL_PROPERTIES})


def to_rows(answer: Answer, lang: str, as_of: date) -> list[list[str]]:
    """The table as a person reads it: sentences for relations, sources as [1].

    A path takes a line for each step. The column ``source_ids`` is left out, see `cells.read`.
    """
    return [
        ["\n".join(_with_notes(line) for line in cell.lines) for cell in row]
        for row in cells.read(answer, lang, as_of)
    ]


def _with_notes(line: Line) -> str:
    notes = "".join(f"[{number}]" for number in line.notes)
    return f"{line.text} {notes}".strip()


def to_csv(answer: Answer, lang: str, as_of: date) -> str:
    """The table as CSV, with the addresses of each row's sources in a last column.

    No cell can become a formula in a spreadsheet.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    shown = [i for i, column in enumerate(answer.columns) if column != "source_ids"]
    writer.writerow([*(_safe(answer.columns[i]) for i in shown), "sources"])
    for row, read in zip(answer.rows, cells.read(answer, lang, as_of), strict=True):
        values = [_csv_value(row[i], cell) for i, cell in zip(shown, read, strict=True)]
        writer.writerow([*values, _safe(" ".join(_urls(answer, read)))])
    return text.getvalue()


def _csv_value(value: object, cell: Cell) -> object:
    """A number as it is, so that the spreadsheet can add it up; else the words."""
    if cell.is_number and not isinstance(value, bool):
        return _json_value(value)
    return _safe("\n".join(line.text for line in cell.lines))


def _safe(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would compute.

    Spreadsheets look past what cannot be seen, and some take a fullwidth sign for the plain one.
    """
    seen = next((c for c in text if unicodedata.category(c)[0] not in "CZ"), "")
    return f"'{text}" if unicodedata.normalize("NFKC", seen)[:1] in _FORMULA_SIGNS else text


def _urls(answer: Answer, row: tuple[Cell, ...]) -> Iterator[str]:
    numbers = sorted({note for cell in row for line in cell.lines for note in line.notes})
    for number in numbers:
        yield str(answer.sources[number - 1].properties["url"])
