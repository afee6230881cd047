"""A scene: everything a picture shows, with its place, its words and its look, before any format.

The screen and every export draw the same scene.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph_loader.graph import Node, Relation
from graph_loader.schema import Family
from munigraph import sentences
from munigraph.answer import Answer
from munigraph.drawing import labels
from munigraph.drawing.layout import Point
from munigraph.drawing.legend import Legend, make_legend
from munigraph.drawing.placing import Look, look_at, place
from munigraph.drawing.style import (
    LINE_STYLES,
    LineStyle,
    NodeStyle,
    ThemeName,
)
from munigraph.timing import Status
from munigraph.words import counter, translator

MOST_NODES = 150
"""More than these and a picture is neither fluid nor readable; the table has them all."""


@dataclass(frozen=True)
class SceneNode:
    """An entity in the picture. ``label`` may have several lines, ``x`` and ``y`` are the middle of
    its shape in pixels, ``radius`` is that of the shape, and ``explanation`` is its full name and
    kind."""

    id: str
    label: str
    explanation: str
    style: NodeStyle
    x: float
    y: float
    radius: int
    is_chosen: bool


@dataclass(frozen=True)
class SceneRelation:
    """A relation in the picture.

    ``lane`` parts those that join the same pair: 0 is straight, 1 and -1 bend to the two sides,
    seen from the end with the smaller id.
    """

    id: str
    from_id: str
    to_id: str
    family: Family
    style: LineStyle
    label: str
    explanation: str
    status: Status
    is_inferred: bool
    lane: int


@dataclass(frozen=True)
class Scene:
    """What a picture shows; nodes and relations are in the order in which they are drawn.

    ``width`` and ``height`` are in pixels at full size, the middle is at (0, 0). ``shown_count`` of
    ``total_count`` entities are in it. ``description`` says in words what can be seen.
    """

    title: str
    description: str
    lang: str
    theme: ThemeName
    nodes: tuple[SceneNode, ...]
    relations: tuple[SceneRelation, ...]
    legend: Legend
    width: float
    height: float
    shown_count: int
    total_count: int

    @property
    def shown_words(self) -> str:
        """How much of the whole this is: "118 of 1,240 shown"."""
        return labels.shown_words(self.shown_count, self.total_count, self.lang)


def draw(
    answer: Answer,
    chosen_id: str | None,
    lang: str,
    as_of: date,
    theme: ThemeName = "light",
    families: Collection[Family] = (),
) -> Scene:
    """The picture of an answer, with the chosen actor, if any, in the middle.

    ``families`` keeps only relations of these families (none: of all). Beyond `MOST_NODES` the
    entities with the most relations stay, then those with the most sources.
    """
    wanted = [
        relation
        for relation in answer.relations.values()
        if not families or relation.properties["family"] in families
    ]
    strength = _strength(wanted)
    total = {*strength, *([chosen_id] if chosen_id else [])}
    ids = _strongest(total, strength, answer.entities, chosen_id, lang)
    shown = [r for r in wanted if r.from_id in ids and r.to_id in ids]
    looks = look_at(ids, shown, answer.entities, chosen_id, lang)
    places, extent = place(looks, shown, chosen_id)
    nodes = tuple(_draw_nodes(looks, places, answer.entities, chosen_id, lang))
    relations = tuple(_draw_relations(shown, answer, lang, as_of))
    _ = translator(lang)
    name = sentences.name(answer.entities[chosen_id], lang) if chosen_id else ""
    return Scene(
        title=name or _("Relations in the answer"),
        description=_describe(name, len(relations), len(nodes) - bool(chosen_id), lang),
        lang=lang,
        theme=theme,
        nodes=nodes,
        relations=relations,
        legend=_legend(nodes, relations, lang),
        width=round(extent[0], 1),
        height=round(extent[1], 1),
        shown_count=len(nodes),
        total_count=len(total),
    )


def _legend(nodes: Sequence[SceneNode], relations: Sequence[SceneRelation], lang: str) -> Legend:
    return make_legend(
        [node.style for node in nodes],
        [relation.family for relation in relations],
        {relation.status for relation in relations},
        any(relation.is_inferred for relation in relations),
        lang,
    )


def _describe(name: str, relation_count: int, other_count: int, lang: str) -> str:
    _, counted = translator(lang), counter(lang)
    relations = counted("{n} relation", "{n} relations", relation_count)
    others = counted("{n} other entity", "{n} other entities", other_count)
    text = (
        _("{name}: {relations} with {others}. The list and the table say the same in words.")
        if name
        else _("{relations} between {others}. The list and the table say the same in words.")
    )
    return text.format(name=name, relations=relations, others=others)


def _strength(relations: Iterable[Relation]) -> dict[str, tuple[int, int]]:
    """How many relations, and how many sources for them, each entity has in view."""
    ties: Counter[str] = Counter()
    sources: dict[str, set[str]] = {}
    for relation in relations:
        for end in (relation.from_id, relation.to_id):
            ties[end] += 1
            sources.setdefault(end, set()).update(labels.texts(relation, "source_ids"))
    return {end: (count, len(sources[end])) for end, count in ties.items()}


def _strongest(
    ids: Iterable[str],
    strength: Mapping[str, tuple[int, int]],
    entities: Mapping[str, Node],
    chosen_id: str | None,
    lang: str,
) -> list[str]:
    """At most `MOST_NODES` ids: the chosen one, then the strongest, then by name."""

    def key(entity_id: str) -> tuple[bool, int, int, str, str]:
        ties, sources = strength.get(entity_id, (0, 0))
        name = sentences.name(entities[entity_id], lang)
        return (entity_id != chosen_id, -ties, -sources, name, entity_id)

    return sorted(ids, key=key)[:MOST_NODES]


def _draw_nodes(
    looks: Mapping[str, Look],
    places: Mapping[str, Point],
    entities: Mapping[str, Node],
    chosen_id: str | None,
    lang: str,
) -> Iterable[SceneNode]:
    for i, look in looks.items():
        x, y = places[i]
        yield SceneNode(
            id=i,
            label=look.label,
            explanation=labels.explain_node(entities[i], lang),
            style=look.style,
            x=round(x, 1),
            y=round(y + look.rise, 1),
            radius=look.radius,
            is_chosen=i == chosen_id,
        )


def _draw_relations(
    relations: Sequence[Relation], answer: Answer, lang: str, as_of: date
) -> Iterable[SceneRelation]:
    pairs = [frozenset((r.from_id, r.to_id)) for r in relations]
    count, seen = Counter(pairs), Counter[frozenset[str]]()
    for relation, pair in zip(relations, pairs, strict=True):
        status = sentences.status(relation, as_of)
        yield SceneRelation(
            id=relation.id,
            from_id=relation.from_id,
            to_id=relation.to_id,
            family=labels.family(relation),
            style=LINE_STYLES[labels.family(relation)],
            label=labels.mark(relation, status, lang),
            explanation=sentences.sentence(relation, answer.entities, lang, as_of),
            status=status,
            is_inferred=relation.properties.get("is_inferred") is True,
            lane=_lane(seen[pair], count[pair]),
        )
        seen[pair] += 1


def _lane(index: int, count: int) -> int:
    """The lanes of one pair: 0 for the only one; 0, 1, -1 for three; 1, -1 for two."""
    place = index + (count % 2 == 0)
    return (place + 1) // 2 * (1 if place % 2 else -1)
