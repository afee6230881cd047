"""Schema -> Cypher texts. Pure: nothing here talks to a store.

The texts keep to what Neo4j and ArcadeDB both do, and do fast: no MERGE with two labels, relations
found by ``WHERE r.id IN``, labels and types only from the schema.
"""

from graph_loader.schema import NODE_TYPES, RELATION_TYPES

KEYED_LABELS = ("Entity", "Claim", "Source", "Stamp", "Gate")
"""Every label with a unique constraint on ``id``."""

OUR_LABELS = (*NODE_TYPES, "Claim", "Source")
"""The sorts of nodes that a load writes, apart from the stamp and the gate."""

SEARCH_INDEX = "entity_search"

CONSTRAINTS = tuple(
    f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for label in KEYED_LABELS
)
RELATION_INDEXES = tuple(
    f"CREATE INDEX {type_.lower()}_id IF NOT EXISTS FOR ()-[r:{type_}]-() ON (r.id)"
    for type_ in RELATION_TYPES
)

SEARCH_INDEX_ON_NEO4J = (
    f"CREATE FULLTEXT INDEX {SEARCH_INDEX} IF NOT EXISTS FOR (n:Entity) ON EACH [n.search_text]"
)
"""The embedded server makes the same index through its own SQL when it starts."""

COUNT_FOREIGN = (
    "MATCH (n) WHERE NOT ((n:Entity OR n:Claim OR n:Source) AND n.fingerprint IS NOT NULL) "
    # NOT of an unknown id would be unknown, and the node pass for ours.
    "AND NOT (n:Stamp AND coalesce(n.id, '') = 'stamp') "
    "AND NOT (n:Gate AND coalesce(n.id, '') = 'gate') "
    "RETURN count(n) AS count"
)
"""How many nodes are not ours; others may use a label like Source, but not our fingerprints."""

_HELD = "collect(x.fingerprint + ' ' + x.id) AS held"

READ_HELD = (
    *(f"MATCH (x:{label}) RETURN '{label}' AS sort, {_HELD}" for label in OUR_LABELS),
    # All types at once: both stores go through every relation of every entity for each one asked.
    f"MATCH (:Entity)-[x]->() RETURN type(x) AS sort, {_HELD}",
)
"""What a store holds: a row for each sort with a list of texts, each a fingerprint, a blank and an
id. One list, since a driver takes ten times as long for as many rows as there are things.
"""

READ_STAMP = "MATCH (s:Stamp {id: 'stamp'}) RETURN s"
WRITE_STAMP = "MERGE (s:Stamp {id: 'stamp'}) SET s = $properties"


def add(sort: str) -> str:
    """Create ``$rows`` of that sort, maps with ``properties`` and what names their ends.

    Gives how many were created: one whose end is not there is not.
    """
    if sort in RELATION_TYPES:
        return (
            "UNWIND $rows AS row MATCH (a:Entity {id: row.from_id}) "
            f"MATCH (b:Entity {{id: row.to_id}}) CREATE (a)-[r:{sort}]->(b) "
            "SET r = row.properties RETURN count(*) AS count"
        )
    if sort == "Claim":
        return (
            "UNWIND $rows AS row MATCH (s:Source {id: row.source_id}) "
            "CREATE (c:Claim)-[:STATED_IN]->(s) SET c = row.properties RETURN count(*) AS count"
        )
    labels = f"Entity:{sort}" if sort in NODE_TYPES else sort
    return (
        f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row.properties RETURN count(*) AS count"
    )


def change(sort: str) -> str:
    """Replace all properties of what is in ``$rows``, maps as `add` takes them, found by id.

    Gives how many were found. Relations want ``$ids`` and ``$properties``, a map by id, instead:
    the embedded store finds relations only in a list. Theirs name their ends, which stay.
    """
    if sort in RELATION_TYPES:
        return (
            f"MATCH ()-[r:{sort}]->() WHERE r.id IN $ids SET r = $properties[r.id] "
            "RETURN count(*) AS count"
        )
    if sort == "Claim":
        return (
            "UNWIND $rows AS row MATCH (c:Claim {id: row.id}) "
            "MATCH (s:Source {id: row.source_id}) OPTIONAL MATCH (c)-[old:STATED_IN]->() "
            "DELETE old CREATE (c)-[:STATED_IN]->(s) SET c = row.properties "
            "RETURN count(*) AS count"
        )
    return (
        f"UNWIND $rows AS row MATCH (n:{_keyed(sort)} {{id: row.id}}) SET n = row.properties "
        "RETURN count(*) AS count"
    )


def remove(sort: str, *, is_embedded: bool) -> str:
    """Remove everything of that sort whose id is in ``$ids``."""
    if not is_embedded:
        # Adding nothing to the id keeps Neo4j from its index: for each id that it looks up there
        # it copies the list of all that the transaction has removed. Going through all is cheap.
        what = f"()-[x:{sort}]->()" if sort in RELATION_TYPES else f"(x:{sort})"
        return f"MATCH {what} WHERE x.id + '' IN $ids {_delete(sort)} x"
    if sort in RELATION_TYPES:
        return f"MATCH ()-[r:{sort}]->() WHERE r.id IN $ids DELETE r"
    return f"UNWIND $ids AS id MATCH (n:{_keyed(sort)} {{id: id}}) DETACH DELETE n"


def _keyed(sort: str) -> str:
    """The label with the constraint under which nodes of that sort are found."""
    return "Entity" if sort in NODE_TYPES else sort


def _delete(sort: str) -> str:
    return "DELETE" if sort in RELATION_TYPES else "DETACH DELETE"
