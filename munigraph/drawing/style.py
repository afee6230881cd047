"""Every colour, shape and kind of line, said once for the screen and for every export.

Text reaches a contrast of 4.5:1 with its background, lines and shapes 3:1 (WCAG 2.2, 1.4.3 and
1.4.11); no two kinds of node share a shape and no two families of relation share a line, so that
nothing hangs on colour alone.
"""

from dataclasses import dataclass
from typing import Literal

from graph_loader.graph import Node
from graph_loader.schema import NODE_TYPES, Family, Words

ThemeName = Literal["light", "dark"]
Shape = Literal["circle", "box", "hexagon", "diamond", "triangle", "star"]

LEAST_CONTRAST = 3.0
"""Of a line or a shape with its background."""


@dataclass(frozen=True)
class Colour:
    """One role on a light and on a dark background, each as ``#RRGGBB``."""

    light: str
    dark: str

    def of(self, theme: ThemeName) -> str:
        """The colour on that background."""
        return self.dark if theme == "dark" else self.light


BACKGROUND = Colour("#FFFFFF", "#11161C")
SURFACE = Colour("#F4F6F8", "#1A2129")
"""Behind what stands a little apart: a panel, a field, a heading of a table."""
RULE = Colour("#D5DAE0", "#343E49")
"""Thin lines between things; they carry no meaning."""
TEXT = Colour("#1B1F24", "#E8ECF1")
MUTED = Colour("#57606A", "#9AA6B2")
PRIMARY = Colour("#0B5CAD", "#6CB2F2")
DISPUTED = Colour("#B3261E", "#FF8A80")

FONT = '"Segoe UI", "Noto Sans", "Open Sans", "Lucida Grande", Verdana, sans-serif'
"""One humanist sans: that of the system."""
SMALL, NORMAL, LARGE, TITLE = 13, 15, 18, 24
"""The four sizes of type, in pixels."""


@dataclass(frozen=True)
class NodeStyle:
    """How one kind of node looks. ``is_label_inside`` where the shape holds its label."""

    words: Words
    shape: Shape
    colour: Colour
    is_label_inside: bool = False


@dataclass(frozen=True)
class LineStyle:
    """How one family of relations looks; ``dashes`` are lengths of line and gap in pixels."""

    colour: Colour
    width: float
    dashes: tuple[int, ...] = ()
    has_arrow: bool = False


NODE_STYLES: dict[str, NodeStyle] = {
    "Organization": NodeStyle(
        NODE_TYPES["Organization"].plural, "box", Colour("#0B5CAD", "#6CB2F2"), is_label_inside=True
    ),
    "network": NodeStyle(Words("Networks", "Réseaux"), "hexagon", Colour("#3B3FA8", "#A3A7FF")),
    "Municipality": NodeStyle(
        NODE_TYPES["Municipality"].plural, "circle", Colour("#00795A", "#35C49A")
    ),
    "Program": NodeStyle(NODE_TYPES["Program"].plural, "diamond", Colour("#B84A00", "#F59B5B")),
    "Region": NodeStyle(
        Words("Countries and regions", "Pays et régions"), "triangle", Colour("#57606A", "#9AA6B2")
    ),
    "Theme": NodeStyle(NODE_TYPES["Theme"].plural, "star", Colour("#8E3A73", "#E08FC4")),
}
"""The styles of nodes, in the order of a legend."""

LINE_STYLES: dict[Family, LineStyle] = {
    "membership": LineStyle(Colour("#57606A", "#9AA6B2"), 1.5),
    "governance": LineStyle(Colour("#3B3FA8", "#A3A7FF"), 3, has_arrow=True),
    "alliance": LineStyle(Colour("#00795A", "#35C49A"), 2.5),
    "program": LineStyle(Colour("#B84A00", "#F59B5B"), 2, (14, 6), has_arrow=True),
    "history": LineStyle(Colour("#6B4A1E", "#C9A26B"), 2, (2, 5), has_arrow=True),
    "place": LineStyle(Colour("#8A939C", "#6B7680"), 1),
}

RADII = (9, 12, 16)
"""Of a node in pixels, by how many relations it has in the picture: few, some, many."""


def node_style(node: Node) -> NodeStyle:
    """How that entity looks: networks stand out among organizations, countries are as regions."""
    if node.label == "Organization" and node.properties.get("kind") == "network":
        return NODE_STYLES["network"]
    return NODE_STYLES["Region" if node.label == "Country" else node.label]


def broken(dashes: tuple[int, ...]) -> tuple[int, ...]:
    """The same line with wide gaps, for what has ended."""
    return (*dashes * 2, *dashes[:1], 14) if dashes else (22, 12)


def faded(colour: str, background: str) -> str:
    """The colour at 60 %, for what may no longer hold, but never below `LEAST_CONTRAST`."""
    for share in range(60, 100, 2):
        blend = _blend(colour, background, share / 100)
        if contrast(blend, background) >= LEAST_CONTRAST:
            return blend
    return colour


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _blend(colour: str, background: str, share: float) -> str:
    mixed = (
        round(share * a + (1 - share) * b)
        for a, b in zip(_channels(colour), _channels(background), strict=True)
    )
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def _luminance(colour: str) -> float:
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
