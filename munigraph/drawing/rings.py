"""The layout of what is all about one node: it is in the middle, the others in rings round it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

import numpy as np
from numpy.typing import NDArray

from munigraph.drawing.layout import ASPECT, GAP_X, GAP_Y, Array, Box, Point

Mask = NDArray[np.bool_]

_GAP_LINE = 3.0
_FARTHEST_DETOUR = 5
_INNER_RADIUS, _WIDEST_INNER_RADIUS = 105.0, 190.0
_RING_STEP = 26.0
_ARC_STEP = 8.0
_LEAST_SECTOR = math.radians(24)
_SECTOR_GAP = math.radians(5)


def around(centre: Box, groups: Sequence[Sequence[Box]]) -> dict[str, Point]:
    """One box in the middle and the others round it, each group in a sector of its own.

    A group fills its rings outwards, boxes with small shapes first, else in the order given. The
    sectors follow each other clockwise from the top, as wide as their boxes need. Nothing overlaps.
    """
    filled = [group for group in groups if group]
    middle = (0.0, -centre.rise)
    canvas = _Canvas(rooms=[(*middle, centre.width, centre.height)])
    positions = {centre.id: middle}
    radius = _first_radius([box for group in filled for box in group])
    start = -math.pi / 2
    for group, angle in zip(filled, _sectors(filled), strict=True):
        gap = _SECTOR_GAP if len(filled) > 1 else 0.0
        rings = _Rings(radius, start + gap / 2, start + angle - gap / 2)
        # Small shapes hide little: they stand near the middle, and lines pass between them.
        for box in sorted(group, key=lambda box: box.shape_width):
            positions[box.id] = canvas.place(*_find_place(canvas, box, rings), box)
        start += angle
    return positions


def _sectors(groups: Sequence[Sequence[Box]]) -> list[float]:
    """The angle of each group: a least one for all, the rest by the room that its boxes need."""
    needs = [sum((box.width + GAP_X) * (box.height + GAP_Y) for box in group) for group in groups]
    free = 2 * math.pi - _LEAST_SECTOR * len(groups)
    return [_LEAST_SECTOR + free * need / sum(needs) for need in needs]


def _first_radius(boxes: Sequence[Box]) -> float:
    """Of the first ring: more boxes need a wider one, so that lines pass between their shapes."""
    around_all = sum(box.shape_height + 2 * _GAP_LINE for box in boxes)
    return max(_INNER_RADIUS, min(0.6 * around_all / math.tau, _WIDEST_INNER_RADIUS))


@dataclass
class _Rings:
    """The places in a sector, ring by ring, in each from its middle to its two sides."""

    inner: float
    start: float
    end: float
    known: list[tuple[Array, Array]] = field(default_factory=list)

    def places(self, ring: int) -> tuple[Array, Array]:
        while len(self.known) <= ring:
            radius = self.inner + len(self.known) * _RING_STEP
            step = _ARC_STEP / radius
            turns = np.arange(int((self.end - self.start) / 2 / step) + 1) * step
            sides = np.column_stack([turns, -turns]).ravel()[1:]
            angles = (self.start + self.end) / 2 + sides
            self.known.append((radius * ASPECT * np.cos(angles), radius * np.sin(angles)))
        return self.known[ring]


@dataclass
class _Canvas:
    """What stands round the middle already: rooms of boxes, and shapes as seen from the middle."""

    rooms: list[tuple[float, float, float, float]] = field(default_factory=list)
    views: list[tuple[float, float, float]] = field(default_factory=list)

    def have_room(self, x: Array, y: Array, box: Box) -> Mask:
        """At which of these places the box would overlap no other."""
        other_x, other_y, width, height = np.array(self.rooms).T[:, :, None]
        is_beside = np.abs(x - other_x) >= (box.width + width) / 2 + GAP_X
        is_below = np.abs(y - other_y) >= (box.height + height) / 2 + GAP_Y
        free: Mask = (is_beside | is_below).all(axis=0)
        return free

    def are_in_view(self, x: Array, y: Array, box: Box) -> Mask:
        """To which a line from the middle passes all shapes, and which stand in no line's way.

        Of two shapes in one direction, the farther one would look tied to the nearer one.
        """
        if not self.views:
            return np.ones(x.shape, dtype=np.bool_)
        angle, distance, half = _view(x, y, box)
        other, other_distance, other_half = np.array(self.views).T[:, :, None]
        turn = np.abs((angle - other + math.pi) % math.tau - math.pi)
        clear: Mask = (turn >= np.where(other_distance < distance, other_half, half)).all(axis=0)
        return clear

    def place(self, x: float, y: float, box: Box) -> Point:
        self.rooms.append((x, y, box.width, box.height))
        angle, distance, half = _view(np.array([x]), np.array([y]), box)
        self.views.append((float(angle[0]), float(distance[0]), float(half[0])))
        return (x, y)


def _view(x: Array, y: Array, box: Box) -> tuple[Array, Array, Array]:
    """A shape as seen from the middle: its direction, its distance, half of the angle it hides."""
    angle, distance = np.arctan2(y + box.rise, x), np.hypot(x, y + box.rise)
    across = np.abs(box.shape_width * np.sin(angle)) + np.abs(box.shape_height * np.cos(angle))
    return angle, distance, np.arctan2(across / 2 + _GAP_LINE, distance)


def _find_place(canvas: _Canvas, box: Box, rings: _Rings) -> Point:
    """The nearest place with room and a clear view; the nearest with room if that is far nearer."""
    nearest: tuple[int, Point] | None = None
    for ring in count():
        if nearest and ring > nearest[0] + _FARTHEST_DETOUR:
            return nearest[1]
        x, y = rings.places(ring)
        free = canvas.have_room(x, y, box)
        if not free.any():
            continue
        best = free & canvas.are_in_view(x, y, box)
        chosen = int((best if best.any() else free).argmax())
        point = (float(x[chosen]), float(y[chosen]))
        if best.any():
            return point
        nearest = nearest or (ring, point)
    raise AssertionError("the rings have no end")
