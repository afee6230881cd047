"""What the shapes and lines of a picture mean, and how many there are of each."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from graph_loader.schema import FAMILIES, Family
from munigraph.drawing.style import LINE_STYLES, NODE_STYLES, LineStyle, NodeStyle
from munigraph.timing import Status
from munigraph.words import translator

Mark = Literal["ended", "unknown", "inferred"]


@dataclass(frozen=True)
class ShapeEntry:
    """One kind of node that is in the picture."""

    words: str
    style: NodeStyle
    count: int


@dataclass(frozen=True)
class LineEntry:
    """One family of relations that is in the picture."""

    words: str
    style: LineStyle
    count: int


@dataclass(frozen=True)
class MarkEntry:
    """One mark on a line that is in the picture."""

    words: str
    mark: Mark


@dataclass(frozen=True)
class Legend:
    """Only what is in the picture, in the order of the styles."""

    shapes: tuple[ShapeEntry, ...]
    lines: tuple[LineEntry, ...]
    marks: tuple[MarkEntry, ...]


def make_legend(
    shapes: Sequence[NodeStyle],
    families: Sequence[Family],
    statuses: Collection[Status],
    has_inferred: bool,
    lang: str,
) -> Legend:
    """The legend of a picture with these shapes and lines."""
    _ = translator(lang)
    shape_count = Counter(style.words.en for style in shapes)
    line_count = Counter(families)
    words: dict[Mark, str] = {
        "ended": _("ended"),
        "unknown": _("not known whether it still holds"),
        "inferred": _("inferred: one link is our reading"),
    }
    present = {"ended": "ended" in statuses, "unknown": "unknown" in statuses}
    present["inferred"] = has_inferred
    return Legend(
        tuple(
            ShapeEntry(style.words.of(lang), style, shape_count[style.words.en])
            for style in NODE_STYLES.values()
            if style.words.en in shape_count
        ),
        tuple(
            LineEntry(FAMILIES[family].of(lang), LINE_STYLES[family], line_count[family])
            for family in FAMILIES
            if family in line_count
        ),
        tuple(MarkEntry(words[mark], mark) for mark in words if present[mark]),
    )
