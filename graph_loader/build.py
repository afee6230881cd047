"""Clean tables -> Graph: claims about the same relation become one relation.

*Identity*: a relation is its type, its two ends (an undirected one from the smaller id to the
larger), its program and its stint; the id is made of just these.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from operator import attrgetter

from graph_loader import schema
from graph_loader.claims import Chosen, Values, choose, in_choice_order
from graph_loader.fields import fold
from graph_loader.graph import Claim, Graph, Node, Relation, Source, Value
from graph_loader.report import CleanTables, Report
from graph_loader.schema import RelationType

SEARCHED = ("name_en", "name_fr", "acronym_en", "acronym_fr", "aliases")
"""The properties of an entity that a search looks at."""

_PLACED_BY = {"Organization": "LOCATED_IN", "Municipality": "LOCATED_IN", "Region": "PART_OF"}
"""The relation that the codes of an entity of that label make."""

_Told = tuple[str, Values]
"""What a claim is about, and what it says."""


def build(report: Report) -> Graph:
    """The graph of all rows that remain; the same whatever the order of rows and packages.

    Raises `ValueError` when the report says stop: its tables are not whole then.
    """
    if not report.is_loadable:
        raise ValueError("a report that says stop has no graph")
    tables = report.tables
    sources = [
        Source(str(row.values["id"]), _without(row.values, "id"))
        for row in tables.of(schema.SOURCES_TABLE)
    ]
    strengths = {source.id: str(source.properties["strength"]) for source in sources}
    of_relations, of_programs = list(_relation_claims(tables)), list(_program_claims(tables))
    told = of_relations + of_programs
    claims = [_claim(subject, values) for subject, values in told]
    cited = _cite(told, _find_unsourced(tables))
    nodes = _build_nodes(tables, _group(of_programs, strengths), cited)
    relations = {
        subject: _relation(subject, ordered)
        for subject, ordered in _group(of_relations, strengths).items()
    }
    relations |= _place(nodes, relations.keys())
    by_id = attrgetter("id")
    return Graph(
        tuple(sorted(nodes, key=by_id)),
        tuple(sorted(relations.values(), key=by_id)),
        tuple(sorted(claims, key=by_id)),
        tuple(sorted(sources, key=by_id)),
    )


def relation_id(
    relation_type: RelationType, from_id: str, to_id: str, program_id: str = "", stint: str = ""
) -> str:
    """The id of that relation, readable and the same for ever.

    >>> relation_id(schema.RELATION_TYPES["TWINNED_WITH"], "mun:b", "mun:a", stint="2003")
    'TWINNED_WITH/mun:a/mun:b//2003'
    """
    if not relation_type.is_directed:
        from_id, to_id = sorted((from_id, to_id))
    key = f"{relation_type.type}/{from_id}/{to_id}"
    if stint:
        return f"{key}/{program_id}/{stint}"
    return f"{key}/{program_id}" if program_id else key


def _without(values: Values, *names: str) -> dict[str, Value]:
    others = dict(values)
    for name in names:
        others.pop(name, None)
    return others


def _relation_claims(tables: CleanTables) -> Iterator[_Told]:
    """Each claim about a relation, after that relation's id."""
    names = ("from_id", "to_id", "program_id", "stint")
    for relation_type in schema.RELATION_TYPES.values():
        for row in tables.of(relation_type.table):
            identity = [str(row.values.get(name, "")) for name in names]
            yield relation_id(relation_type, *identity), row.values


def _program_claims(tables: CleanTables) -> Iterator[_Told]:
    """Each claim about a program, after that program's id."""
    for row in tables.of(schema.PROGRAM_CLAIMS_TABLE):
        yield str(row.values["program_id"]), row.values


def _claim(subject_id: str, values: Values) -> Claim:
    properties = _without(values, "id", "source_id")
    return Claim(str(values["id"]), subject_id, str(values["source_id"]), properties)


def _group(claims: Iterable[_Told], strengths: Mapping[str, str]) -> dict[str, list[Values]]:
    """The claims by what they are about, the one to show coming first."""
    groups: defaultdict[str, list[Values]] = defaultdict(list)
    for subject, values in claims:
        groups[subject].append(values)
    return {subject: in_choice_order(group, strengths) for subject, group in groups.items()}


def _relation(key: str, ordered: list[Values]) -> Relation:
    relation_type = schema.RELATION_TYPES[key.partition("/")[0]]
    first = ordered[0]
    ends = [str(first["from_id"]), str(first["to_id"])]
    if not relation_type.is_directed:
        ends.sort()
    properties = _shown(choose(ordered), ordered)
    properties |= {name: first[name] for name in ("program_id", "stint") if name in first}
    properties["family"] = relation_type.family
    properties["source_ids"] = _unique(str(claim["source_id"]) for claim in ordered)
    if all(claim["confidence"] == "inferred" for claim in ordered):
        properties["is_inferred"] = True
    return Relation(key, relation_type.type, ends[0], ends[1], properties)


def _shown(chosen: Chosen, ordered: Iterable[Values]) -> dict[str, Value]:
    properties = dict(chosen.properties)
    if chosen.disputed:
        properties["disputed"] = chosen.disputed
    properties["claim_ids"] = tuple(str(claim["id"]) for claim in ordered)
    return properties


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _build_nodes(
    tables: CleanTables,
    programs: Mapping[str, list[Values]],
    cited: Mapping[str, tuple[str, ...]],
) -> list[Node]:
    """The entities; those without sources of their own take the ``cited`` ones."""
    nodes = []
    for node_type in schema.NODE_TYPES.values():
        for row in tables.of(node_type.table):
            node_id, properties = str(row.values["id"]), _without(row.values, "id")
            if node_id in programs:
                properties |= _shown(choose(programs[node_id]), programs[node_id])
            properties["search_text"] = _search_text(properties)
            if "source_ids" not in properties:
                properties["source_ids"] = cited[node_id]
            nodes.append(Node(node_id, node_type.label, properties))
    return nodes


def _find_unsourced(tables: CleanTables) -> set[Value]:
    """The ids of the entities that name no source of their own."""
    return {
        row.values["id"]
        for node_type in schema.NODE_TYPES.values()
        for row in tables.of(node_type.table)
        if "source_ids" not in row.values
    }


def _cite(claims: Iterable[_Told], entities: Container[Value]) -> dict[str, tuple[str, ...]]:
    """The sources of all claims that name one of these entities, in the order of the ids."""
    cited: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for _, values in claims:
        for name in ("from_id", "to_id", "program_id"):
            if name in values and values[name] in entities:
                cited[str(values[name])].append((str(values["id"]), str(values["source_id"])))
    return {
        entity: _unique(source for _, source in sorted(pairs)) for entity, pairs in cited.items()
    }


def _search_text(properties: Values) -> str:
    """All names, folded, one after another: what a full-text search finds the entity by."""
    names: list[str] = []
    for value in (properties[name] for name in SEARCHED if name in properties):
        names += value if isinstance(value, tuple) else [str(value)]
    return " · ".join(_unique(map(fold, names)))


def _place(nodes: Iterable[Node], claimed: Iterable[str]) -> dict[str, Relation]:
    """The relations that follow from the codes of country and region, where no claim made them.

    Their sources are those of the node itself.
    """
    by_code = {str(node.properties["code"]): node.id for node in nodes if "code" in node.properties}
    placed: dict[str, Relation] = {}
    for node in nodes:
        if node.label not in _PLACED_BY:
            continue
        relation_type = schema.RELATION_TYPES[_PLACED_BY[node.label]]
        for code in _codes(node):
            if code in by_code:
                key = relation_id(relation_type, node.id, by_code[code])
                properties: dict[str, Value] = {
                    "family": relation_type.family,
                    "claim_ids": (),
                    "source_ids": node.properties["source_ids"],
                }
                placed[key] = Relation(key, relation_type.type, node.id, by_code[code], properties)
    return {key: relation for key, relation in placed.items() if key not in claimed}


def _codes(node: Node) -> tuple[str, ...]:
    """The codes of the regions and of the country that an entity lies in."""
    regions, country = node.properties.get("region_codes"), node.properties.get("country_code")
    codes = regions if isinstance(regions, tuple) else ()
    return (*codes, country) if isinstance(country, str) else codes
