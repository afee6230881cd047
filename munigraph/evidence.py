"""Rows -> Answer: what is in them, and the claims and sources that this rests on."""

from collections.abc import Iterable, Iterator, Mapping

from graph_loader.graph import Claim, Node, Path, Relation, Source, Stamp
from graph_loader.store.store import Rows, Store
from munigraph.answer import Answer

_ENTITIES = "UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN n ORDER BY n.id"
_CLAIMS = (
    "UNWIND $ids AS id MATCH (c:Claim {id: id})-[:STATED_IN]->(s:Source) RETURN c, s ORDER BY c.id"
)
_SOURCES = "UNWIND $ids AS id MATCH (s:Source {id: id}) RETURN s ORDER BY s.id"
_CLAIM_ENDS = ("subject_id", "source_id")


def gather(store: Store, rows: Rows) -> Answer | None:
    """The answer in these rows; None when the store was loaded anew before all was gathered."""
    nodes: dict[str, Node] = {}
    relations: dict[str, Relation] = {}
    for value in _values(rows):
        if isinstance(value, Node):
            nodes.setdefault(value.id, value)
        elif isinstance(value, Relation) and value.id:
            relations.setdefault(value.id, value)
    ends = {end for relation in relations.values() for end in _ends(relation)}
    others, others_stamp = _read_nodes(store, _ENTITIES, ends - nodes.keys())
    entities = {**nodes, **others}
    things: list[Node | Relation] = [*relations.values(), *nodes.values()]
    claim_ids = {thing.id: _texts(thing.properties.get("claim_ids")) for thing in things}
    claims, sources, claims_stamp = _read_claims(store, claim_ids)
    cited = tuple(dict.fromkeys((*_cited(rows, relations, nodes), *sources)))
    more, more_stamp = _read_nodes(store, _SOURCES, set(cited) - sources.keys())
    sources |= {node.id: Source(node.id, node.properties) for node in more.values()}
    if not all(_is_same(rows.stamp, s) for s in (others_stamp, claims_stamp, more_stamp) if s):
        return None
    return Answer(
        columns=rows.columns,
        rows=rows.records,
        nodes=nodes,
        relations=relations,
        entities=entities,
        claims={
            subject: tuple(claims[claim] for claim in ids if claim in claims)
            for subject, ids in claim_ids.items()
            if ids
        },
        sources=tuple(sources[source] for source in cited if source in sources),
        is_cut=rows.is_cut,
        stamp=rows.stamp,
    )


def _is_same(one: Stamp | None, other: Stamp) -> bool:
    return one is not None and one.fingerprint == other.fingerprint


def _values(rows: Rows) -> Iterator[object]:
    """Every value in the rows in their order, also those inside lists, maps and paths."""

    def inside(value: object) -> Iterator[object]:
        yield value
        match value:
            case Path(nodes=nodes, relations=relations):
                yield from (*nodes, *relations)
            case list():
                for item in value:
                    yield from inside(item)
            case dict():
                for item in value.values():
                    yield from inside(item)

    for record in rows.records:
        for value in record:
            yield from inside(value)


def _ends(relation: Relation) -> Iterator[str]:
    yield from (relation.from_id, relation.to_id)
    if program := relation.properties.get("program_id"):
        yield str(program)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list | tuple) else ()


def _cited(
    rows: Rows, relations: Mapping[str, Relation], nodes: Mapping[str, Node]
) -> Iterator[str]:
    """The sources that the answer rests on, in the order of first use.

    Those that a column ``source_ids`` names; those of its relations; those of nodes that stand in
    it without a relation.
    """
    if "source_ids" in rows.columns:
        index = rows.columns.index("source_ids")
        for record in rows.records:
            yield from _texts(record[index])
    for relation in relations.values():
        yield from _texts(relation.properties.get("source_ids"))
    joined = {end for relation in relations.values() for end in _ends(relation)}
    for node in nodes.values():
        if node.label == "Source":
            yield node.id
        if node.id not in joined:
            yield from _texts(node.properties.get("source_ids"))


def _read_nodes(
    store: Store, text: str, ids: Iterable[str]
) -> tuple[dict[str, Node], Stamp | None]:
    """The nodes with these ids by id; without ids nothing is asked and no stamp given."""
    wanted = sorted(ids)
    if not wanted:
        return {}, None
    rows = store.read(text, {"ids": wanted})
    found = (record[0] for record in rows.records)
    return {node.id: node for node in found if isinstance(node, Node)}, rows.stamp


def _read_claims(
    store: Store, claim_ids: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, Claim], dict[str, Source], Stamp | None]:
    """The claims with these ids and their sources, both by id."""
    claims: dict[str, Claim] = {}
    sources: dict[str, Source] = {}
    wanted = sorted({claim for ids in claim_ids.values() for claim in ids})
    if not wanted:
        return claims, sources, None
    rows = store.read(_CLAIMS, {"ids": wanted})
    for claim, source in rows.records:
        if isinstance(claim, Node) and isinstance(source, Node):
            properties = {n: v for n, v in claim.properties.items() if n not in _CLAIM_ENDS}
            subject, source_id = (str(claim.properties[name]) for name in _CLAIM_ENDS)
            claims[claim.id] = Claim(claim.id, subject, source_id, properties)
            sources[source.id] = Source(source.id, source.properties)
    return claims, sources, rows.stamp
