"""Rows -> Answer: what is in them, and the claims and sources that this rests on."""

from collections.abc import Container, Iterable, Iterator

from graph_loader.graph import Claim, Node, Path, Relation, Source
from graph_loader.store.bolt import Records
from graph_loader.store.reading import Reading
from munigraph.answer import Answer

_ENTITIES = "UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN n"
_CLAIMS = "UNWIND $ids AS id MATCH (n:Claim {id: id}) RETURN n"
_SOURCES = "UNWIND $ids AS id MATCH (n:Source {id: id}) RETURN n"
_CLAIM_ENDS = ("subject_id", "source_id")


def gather(reading: Reading, found: Records) -> Answer:
    """The answer in these rows, which were found in that reading."""
    nodes: dict[str, Node] = {}
    relations: dict[str, Relation] = {}
    for thing in _things(found):
        if isinstance(thing, Node):
            nodes.setdefault(thing.id, thing)
        elif thing.id:
            relations.setdefault(thing.id, thing)
    ends = {end for relation in relations.values() for end in _ends(relation)}
    things: list[Node | Relation] = [*relations.values(), *nodes.values()]
    claim_ids = {
        thing.id: ids for thing in things if (ids := _texts(thing.properties.get("claim_ids")))
    }
    claims = reading.find(_read_claims, (claim for ids in claim_ids.values() for claim in ids))
    cited = [
        *_cited(found, relations.values(), nodes.values(), ends),
        *(claim.source_id for claim in claims.values()),
    ]
    sources = find_sources(reading, cited)
    return Answer(
        columns=found.columns,
        rows=found.rows,
        nodes=nodes,
        relations=relations,
        entities={**nodes, **reading.find(_read_entities, ends - nodes.keys())},
        claims={
            subject: tuple(claims[claim] for claim in ids if claim in claims)
            for subject, ids in claim_ids.items()
        },
        sources=tuple(sources[source] for source in dict.fromkeys(cited) if source in sources),
        is_cut=found.is_cut,
        stamp=reading.stamp,
    )


def find_sources(reading: Reading, ids: Iterable[str]) -> dict[str, Source]:
    """The sources with these ids that the store holds, by id."""
    return reading.find(_read_sources, ids)


def _read_entities(reading: Reading, ids: list[str]) -> dict[str, Node]:
    return {node.id: node for node in _read(reading, _ENTITIES, ids)}


def _read_claims(reading: Reading, ids: list[str]) -> dict[str, Claim]:
    return {node.id: _claim(node) for node in _read(reading, _CLAIMS, ids)}


def _read_sources(reading: Reading, ids: list[str]) -> dict[str, Source]:
    return {node.id: Source(node.id, node.properties) for node in _read(reading, _SOURCES, ids)}


def _things(found: Records) -> Iterator[Node | Relation]:
    """Every node and relation in the rows in their order, also inside lists, maps and paths."""
    for record in found.rows:
        for value in record:
            if isinstance(value, (Node, Relation)):
                yield value
            elif isinstance(value, (Path, list, dict)):
                yield from _inside(value)


def _inside(value: object) -> Iterator[Node | Relation]:
    match value:
        case Node() | Relation():
            yield value
        case Path(nodes=nodes, relations=relations):
            yield from nodes
            yield from relations
        case list():
            for item in value:
                yield from _inside(item)
        case dict():
            for item in value.values():
                yield from _inside(item)


def _ends(relation: Relation) -> Iterator[str]:
    yield from (relation.from_id, relation.to_id)
    if program := relation.properties.get("program_id"):
        yield str(program)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else ()


def _cited(
    found: Records, relations: Iterable[Relation], nodes: Iterable[Node], ends: Container[str]
) -> Iterator[str]:
    """The sources that the answer rests on, in the order of first use.

    Those that a column ``source_ids`` names; those of its relations; those of nodes that stand in
    it without a relation, being none of their ``ends``.
    """
    if "source_ids" in found.columns:
        index = found.columns.index("source_ids")
        for record in found.rows:
            yield from _texts(record[index])
    for relation in relations:
        yield from _texts(relation.properties.get("source_ids"))
    for node in nodes:
        if node.label == "Source":
            yield node.id
        if node.id not in ends:
            yield from _texts(node.properties.get("source_ids"))


def _read(reading: Reading, text: str, ids: list[str]) -> Iterator[Node]:
    for record in reading.run(text, {"ids": ids}).rows:
        if isinstance(record[0], Node):
            yield record[0]


def _claim(node: Node) -> Claim:
    subject, source = (str(node.properties[name]) for name in _CLAIM_ENDS)
    said = {name: value for name, value in node.properties.items() if name not in _CLAIM_ENDS}
    return Claim(node.id, subject, source, said)
