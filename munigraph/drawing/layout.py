"""Where things stand in a picture: places without overlaps, the same for the same input.

Everything is measured in pixels at full size, x to the right and y downwards. `rings` is the other
layout, for what is all about one node. scipy is imported where it is used: most pictures do without
it, and the first page would wait for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Array = NDArray[np.float64]

ASPECT = 4 / 3
"""Width to height of a picture."""

GAP_X, GAP_Y = 16.0, 12.0
"""Between boxes, at least."""

_RELATION_LENGTH = 150.0
_MOST_STRETCH = 1.7
_STEPS = 80
_SPREAD_STEPS = 400


@dataclass(frozen=True)
class Box:
    """The room that a node takes with its label, and the shape in it.

    ``rise`` is how far below the middle of the room the middle of the shape lies.
    """

    id: str
    width: float
    height: float
    shape_width: float
    shape_height: float
    rise: float = 0.0


def by_distance(boxes: Sequence[Box], pairs: Sequence[tuple[str, str]]) -> dict[str, Point]:
    """Boxes as far apart in the picture as they are in the graph, moved apart where they overlap.

    Stress majorisation with weights of one over the squared distance, after E. Gansner, Y. Koren
    and S. North, "Graph Drawing by Stress Majorization" (Graph Drawing 2004). Parts that nothing
    joins stand two steps further apart than the two most distant boxes of one part.
    """
    if len(boxes) < 2:
        return {box.id: (0.0, 0.0) for box in boxes}
    places = _majorise(_distances(boxes, pairs))
    places = _level(places) * _RELATION_LENGTH
    places = _spread(places, boxes)
    return {box.id: (float(x), float(y)) for box, (x, y) in zip(boxes, places, strict=True)}


def _distances(boxes: Sequence[Box], pairs: Sequence[tuple[str, str]]) -> Array:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import shortest_path

    index = {box.id: i for i, box in enumerate(boxes)}
    rows = [index[one] for one, _ in pairs]
    columns = [index[other] for _, other in pairs]
    shape = (len(boxes), len(boxes))
    joined = coo_array((np.ones(len(pairs)), (rows, columns)), shape=shape).tocsr()
    distances: Array = shortest_path(joined, directed=False, unweighted=True)
    finite = np.isfinite(distances)
    distances[~finite] = distances[finite].max() + 2
    return distances


def _majorise(distances: Array) -> Array:
    """Places that make the stress as small as it gets in a fixed number of steps."""
    from scipy.linalg import cho_factor, cho_solve

    size = len(distances)
    with np.errstate(divide="ignore"):
        weights = np.where(distances > 0, distances**-2.0, 0.0)
    # One place is held still: the others follow from a system that then has one solution.
    fixed = cho_factor(_laplacian(weights)[1:, 1:])
    places = _scaled_axes(distances)
    places += np.random.default_rng(1).normal(0, 0.05, (size, 2))
    for _ in range(_STEPS):
        apart = np.maximum(_lengths(places), 1e-9)
        np.fill_diagonal(apart, 1.0)
        pull = _laplacian(weights * distances / apart) @ (places - places[0])
        places = np.vstack([np.zeros((1, 2)), cho_solve(fixed, pull[1:])])
    middle: Array = places - places.mean(axis=0)
    return middle


def _laplacian(weights: Array) -> Array:
    laplacian: Array = np.diag(weights.sum(axis=1)) - weights
    return laplacian


def _lengths(places: Array) -> Array:
    apart = places[:, None, :] - places[None, :, :]
    lengths: Array = np.sqrt((apart**2).sum(axis=2))
    return lengths


def _scaled_axes(distances: Array) -> Array:
    """A start: classical scaling, the two main axes of the distances."""
    squares = distances**2
    means = squares.mean(axis=0)
    inner = -0.5 * (squares - means[:, None] - means[None, :] + squares.mean())
    values, vectors = np.linalg.eigh(inner)
    axes: Array = vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 0.0))
    # An axis has no direction of its own; without this, the same graph could come out mirrored.
    turned: Array = axes * np.where(axes[np.abs(axes).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
    return turned


def _level(places: Array) -> Array:
    """Turned so that the long side lies across, and widened towards the shape of a picture."""
    _, _, axes = np.linalg.svd(places, full_matrices=False)
    axes *= np.where(axes[[0, 1], np.abs(axes).argmax(axis=1)] < 0, -1.0, 1.0)[:, None]
    level: Array = places @ axes.T
    width, height = np.ptp(level, axis=0) + 1e-9
    level[:, 1] *= float(np.clip(width / ASPECT / height, 1 / _MOST_STRETCH, _MOST_STRETCH))
    return level


def _spread(places: Array, boxes: Sequence[Box]) -> Array:
    """Move boxes that overlap apart, along the shorter way, until none do."""
    sizes = np.array([(box.width + GAP_X, box.height + GAP_Y) for box in boxes])
    room = (sizes[:, None, :] + sizes[None, :, :]) / 2
    # Boxes of one place are parted by their order.
    order = np.sign(np.arange(len(boxes))[:, None] - np.arange(len(boxes))[None, :])
    for _ in range(_SPREAD_STEPS):
        apart = places[:, None, :] - places[None, :, :]
        missing = room - np.abs(apart)
        missing[np.arange(len(boxes)), np.arange(len(boxes))] = 0
        overlaps = (missing > 1e-6).all(axis=2)
        if not overlaps.any():
            break
        is_across = missing[:, :, 0] <= missing[:, :, 1]
        side = np.where(apart == 0, order[:, :, None], np.sign(apart))
        push = side * missing / 2
        push[:, :, 0] *= overlaps & is_across
        push[:, :, 1] *= overlaps & ~is_across
        places = places + push.sum(axis=1)
    return places


def centred(positions: Mapping[str, Point], boxes: Sequence[Box]) -> dict[str, Point]:
    """The same places with the middle of the whole at (0, 0)."""
    left, top, right, bottom = _bounds(positions, boxes)
    return {
        box_id: (x - (left + right) / 2, y - (top + bottom) / 2)
        for box_id, (x, y) in positions.items()
    }


def extent(positions: Mapping[str, Point], boxes: Sequence[Box]) -> tuple[float, float]:
    """Width and height of the smallest rectangle that holds all boxes."""
    left, top, right, bottom = _bounds(positions, boxes)
    return right - left, bottom - top


def _bounds(
    positions: Mapping[str, Point], boxes: Sequence[Box]
) -> tuple[float, float, float, float]:
    if not boxes:
        return (0.0, 0.0, 0.0, 0.0)
    lefts, tops, rights, bottoms = zip(
        *(
            (x - box.width / 2, y - box.height / 2, x + box.width / 2, y + box.height / 2)
            for box in boxes
            for x, y in (positions[box.id],)
        ),
        strict=True,
    )
    return min(lefts), min(tops), max(rights), max(bottoms)
