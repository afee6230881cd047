"""The short texts of a picture, and how much room they take."""

import textwrap

from graph_loader.graph import Node, Relation
from graph_loader.schema import FAMILIES, Family
from munigraph import sentences
from munigraph.timing import Status
from munigraph.words import number, translator

FONT_SIZE = 14
"""Of a label at full size, in pixels."""

_LINE_HEIGHT = 17.0
_LETTER_WIDTH = 7.6
_WIDE_LETTERS = frozenset("MWmw@%ŒÆŐ")
_MOST_LETTERS, _MOST_LINES = 20, 3


def wrap(text: str) -> str:
    """A name in at most three short lines."""
    lines = textwrap.wrap(
        text,
        _MOST_LETTERS,
        max_lines=_MOST_LINES,
        placeholder="\u00a0…",
        break_on_hyphens=True,
        break_long_words=True,
    )
    return "\n".join(lines)


def text_size(label: str) -> tuple[float, float]:
    """Width and height of a label in pixels, rather too much than too little."""
    lines = label.split("\n")
    width = max(
        sum(_LETTER_WIDTH * (1.4 if letter in _WIDE_LETTERS else 1) for letter in line)
        for line in lines
    )
    return width, _LINE_HEIGHT * len(lines)


def family(relation: Relation) -> Family:
    """The family of a relation."""
    named = relation.properties["family"]
    return next(family for family in FAMILIES if family == named)


def texts(thing: Node | Relation, name: str) -> tuple[str, ...]:
    """A property that is a list of texts; empty where there is none."""
    value = thing.properties.get(name, ())
    return value if isinstance(value, tuple) else ()


def explain_node(node: Node, lang: str) -> str:
    """Its full name, and below it what it is."""
    return f"{sentences.name(node, lang)}\n{sentences.kind_words(node, lang)}"


def mark(relation: Relation, status: Status, lang: str) -> str:
    """What stands on the line: the year it ended, a question mark, or nothing."""
    _ = translator(lang)
    if status == "unknown":
        return "?"
    if status == "holding":
        return ""
    end = str(relation.properties.get("end_date", ""))
    return f"–{end[:4]}" if end else _("ended")


def shown_words(shown: int, total: int, lang: str) -> str:
    """How many of how many entities are in the picture."""
    _ = translator(lang)
    return _("{shown} of {total} shown").format(
        shown=number(shown, lang), total=number(total, lang)
    )
