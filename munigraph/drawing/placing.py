"""How much room each node takes in a picture, and where it stands."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph_loader.graph import Node, Relation
from graph_loader.schema import FAMILIES
from munigraph import sentences
from munigraph.drawing import labels, layout, rings
from munigraph.drawing.style import RADII, NodeStyle, node_style


@dataclass(frozen=True)
class Look:
    """A node's label and shape, and the room that both take, in pixels."""

    label: str
    style: NodeStyle
    radius: int
    width: float
    height: float

    @classmethod
    def of(cls, node: Node, ties: int, is_chosen: bool, lang: str) -> "Look":
        """The look of a node with that many relations in the picture."""
        style = node_style(node)
        label = labels.wrap(sentences.short_name(node, lang))
        radius = RADII[2 if is_chosen or ties > 3 else 1 if ties > 1 else 0]
        width, height = labels.text_size(label)
        if style.is_label_inside:
            return cls(label, style, radius, width + 20, height + 14)
        return cls(label, style, radius, max(width, 2.0 * radius), height + 2 * radius + 6)

    def box(self, node_id: str) -> layout.Box:
        """The room of that node, for the layout."""
        if self.style.is_label_inside:
            return layout.Box(node_id, self.width, self.height, self.width, self.height)
        size = 2.0 * self.radius
        return layout.Box(node_id, self.width, self.height, size, size, self.rise)

    @property
    def rise(self) -> float:
        """How far below the middle of the room the middle of the shape lies."""
        return 0.0 if self.style.is_label_inside else self.radius - self.height / 2


def look_at(
    ids: Iterable[str],
    relations: Iterable[Relation],
    entities: Mapping[str, Node],
    chosen_id: str | None,
    lang: str,
) -> dict[str, Look]:
    """How each of these entities looks among these relations, by id."""
    ties = Counter(end for r in relations for end in (r.from_id, r.to_id))
    return {i: Look.of(entities[i], ties[i], i == chosen_id, lang) for i in ids}


def place(
    looks: Mapping[str, Look], relations: Sequence[Relation], chosen_id: str | None
) -> tuple[dict[str, layout.Point], tuple[float, float]]:
    """Where each node's room is, and how large the whole is.

    Round the chosen one where every relation is its own.
    """
    boxes = {i: look.box(i) for i, look in looks.items()}
    pairs = [(r.from_id, r.to_id) for r in relations]
    if chosen_id in boxes and all(chosen_id in pair for pair in pairs):
        groups = _groups(looks, relations, chosen_id)
        places = rings.around(boxes[chosen_id], [[boxes[i] for i in group] for group in groups])
    else:
        places = layout.by_distance(list(boxes.values()), pairs)
    rooms = list(boxes.values())
    return layout.centred(places, rooms), layout.extent(places, rooms)


def _groups(
    ids: Iterable[str], relations: Iterable[Relation], chosen_id: str | None
) -> list[list[str]]:
    """The others by the family of their first relation, in the order of families."""
    family_of: dict[str, str] = {}
    order = list(FAMILIES)
    for relation in sorted(relations, key=lambda r: order.index(labels.family(r))):
        for end in (relation.from_id, relation.to_id):
            family_of.setdefault(end, labels.family(relation))
    return [[i for i in ids if i != chosen_id and family_of[i] == family] for family in order]
