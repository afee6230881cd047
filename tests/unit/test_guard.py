"""What a typed query may say, and what it may not."""

import pytest

from graph_loader.errors import QueryRefusedError
from munigraph import guard

READS = {
    "a match": "MATCH (n:Entity) RETURN n",
    "any case": "match (n) return n",
    "an optional match": "OPTIONAL MATCH (n) RETURN n",
    "only values": "RETURN 1 AS one",
    "a comment first": "// create\nMATCH (n) RETURN n",
    "a semicolon at the end": "RETURN 1 AS one;\n;",
    "a word in a text": "RETURN 'CREATE (n) SET n.x = 1' AS a, \"DELETE; MERGE\" AS b",
    "an escaped quote in a text": r"RETURN 'it\'s; CREATE' AS a",
    "a backslash at the end of a text": r"RETURN 'C:\\' AS a, 'SET' AS b",
    "an escaped backslash before a u": r"RETURN 'C:\\users' AS a",
    "a word in a comment": "RETURN 1 AS one // SET n.x = 1\n",
    "a word in a long comment": "RETURN 1 /* DELETE\n DROP */ AS one",
    "a long comment opened twice": "RETURN 1 /* a /* CREATE */ AS one",
    "a word in backticks": "MATCH (`create`) RETURN `create` AS `DELETE`",
    "a backtick in backticks": "RETURN 1 AS `a``; SET`",
    "a property": "MATCH (n) RETURN n.set, n . delete",
    "a label": "MATCH (n:Set) WHERE n:Create|Delete&!Merge RETURN n",
    "a type": "MATCH ()-[r:USE|SET|:DROP]->() RETURN r",
    "a parameter": "MATCH (n {id: $create}) RETURN n",
    "a quoted parameter": "RETURN $`create` AS a",
    "a key of a map": "RETURN {create: 1, set: 2} AS map",
    "a projected property": "MATCH (n) RETURN n {.set, .create, delete: 1} AS map",
    "a part of a word": "MATCH (n) RETURN n.offset AS preset, n.created AS sets, n.load_count",
    "a procedure that reads": (
        "CALL db.index.fulltext.queryNodes('entity_search', 'x') YIELD node RETURN node"
    ),
    "a procedure with spaces": "CALL db . index . fulltext . queryNodes ('i', 'x')",
    "a subquery": "MATCH (n) CALL (n) { MATCH (n)--(m) RETURN count(m) AS c } RETURN c",
    "a subquery of everything": "MATCH (n) CALL (*) { RETURN 1 AS one } RETURN one",
    "a subquery without brackets": "CALL { RETURN 1 AS one } RETURN one",
    "a relation called call": "MATCH ()-[r:CALL]->() RETURN r.call",
    "counted patterns": "MATCH (n) WHERE EXISTS { (n)--() } RETURN COUNT { (n)--() } AS c",
}
WRITES = {
    "CREATE": "CREATE (n:Entity)",
    "CREATE in lower case": "match (n) create (m) return m",
    "INSERT": "MATCH (n) INSERT (:Entity)",
    "MERGE": "MATCH (n) MERGE (m:Entity {id: 'x'}) RETURN m",
    "SET": "MATCH (n) SET n.x = 1",
    "SET of a label": "MATCH (n) SET n:Set",
    "SET after a text": "MATCH (n) WHERE n.id = 'x'SET n.x = 1",
    "SET after a number": "MATCH (n) WITH n LIMIT 1SET n.x = 1",
    "SET with a long s": "MATCH (n) \u017fET n.x = 1",
    "DELETE": "MATCH (n) DELETE n",
    "DETACH DELETE": "MATCH (n) DETACH DELETE n",
    "NODETACH DELETE": "MATCH (n) NODETACH DELETE n",
    "REMOVE": "MATCH (n) REMOVE n.x",
    "DROP": "DROP INDEX x",
    "FOREACH": "MATCH (n) FOREACH (x IN [1] | SET n.x = x)",
    "LOAD CSV": "LOAD CSV FROM 'file:///etc/hosts' AS row RETURN row",
    "LOAD CSV later": "MATCH (n) LOAD CSV WITH HEADERS FROM 'https://x' AS row RETURN row",
    "LOAD over comments": "WITH 1 AS n LOAD /* a */ CSV FROM 'x' AS row RETURN row",
    "a write in a subquery": "MATCH (n) CALL (n) { CREATE (m) RETURN m } RETURN m",
    "a write in an old subquery": "CALL { MATCH (n) SET n.x = 1 RETURN n } RETURN n",
    "a write after a union": "RETURN 1 AS x UNION MATCH (n) DELETE n RETURN 1 AS x",
    "a write after a comment": "RETURN 1 AS x // a\rCREATE (n)",
    "a write after a comment that looks open": "RETURN 1 /* // */ AS x CREATE (n)",
    "a write between comments": "MATCH (n) /**/SET/**/ n.x = 1",
    "a write after a text that looks open": r"WITH 'a\\' AS x CREATE (n) RETURN 'b'",
    "a write after backticks": "MATCH (`n`)CREATE (m)",
    "a text that does not end": "MATCH (n) RETURN 'a CREATE (n)",
    "IN TRANSACTIONS": "MATCH (n) CALL (n) { RETURN 1 AS x } IN TRANSACTIONS OF 1 ROW RETURN x",
    "USE": "USE system RETURN 1 AS x",
    "USE in a subquery": "CALL { USE system RETURN 1 AS x } RETURN x",
    "SHOW": "SHOW DATABASES",
    "TERMINATE": "TERMINATE TRANSACTIONS 'x'",
    "ALTER": "ALTER USER neo4j SET PASSWORD 'x'",
    "GRANT": "GRANT ROLE admin TO neo4j",
    "DENY": "DENY READ {*} ON GRAPH * TO x",
    "REVOKE": "REVOKE ROLE admin FROM neo4j",
    "RENAME": "RENAME USER a TO b",
    "ENABLE": "ENABLE SERVER 'x'",
    "START": "START DATABASE x",
    "STOP": "STOP DATABASE x",
    "EXPLAIN": "EXPLAIN MATCH (n) RETURN n",
    "PROFILE": "PROFILE MATCH (n) RETURN n",
    "a version": "CYPHER 25 MATCH (n) RETURN n",
    "another language": "SELECT FROM Entity",
    "a procedure": "CALL dbms.listConfig() YIELD name RETURN name",
    "a procedure without brackets": "CALL dbms.components",
    "a procedure later": "MATCH (n) CALL apoc.load.json('x') YIELD value RETURN value",
    "an optional procedure": "OPTIONAL CALL db.info() YIELD name RETURN name",
    "a procedure over comments": "CALL /* db.labels() */ apoc.util.sleep(1)",
    "a procedure in backticks": "CALL `apoc`.`util`.`sleep`(1)",
    "a procedure that begins like one that reads": "CALL db.index.fulltext.queryNodes.all()",
    "a procedure that tells of what was there once": "CALL db.labels()",
    "the same without brackets": "CALL db.labels",
    "two queries": "RETURN 1 AS x; MATCH (n) RETURN n",
    "two queries over a comment": "RETURN 1 AS x /* ; */ ; /* */ RETURN 2 AS x",
    "an escape": r"\u0043REATE (n)",
    "an escape within": r"MATCH (n) \u0053ET n.x = 1",
    "an escape that ends a text": r"RETURN 'a\u0027 LOAD CSV FROM \u0027x' AS row RETURN row",
    "an escape that ends a comment": r"RETURN 1 /* \u002a\u002f CREATE (n) /* */ AS x",
    "a long escape": r"RETURN '\U00000041' AS a",
    "an escape after an escaped backslash": r"RETURN '\\\u0027' AS a",
    "nothing": "",
    "only blanks": " \n\t",
    "only a comment": "// RETURN 1",
    "only a semicolon": ";",
    "too long a text": f"RETURN '{'a' * guard.LONGEST_TEXT}' AS a",
}


@pytest.mark.parametrize("text", READS.values(), ids=READS)
def test_a_query_that_only_reads_may_run(text: str) -> None:
    guard.check(text, {"create": 1})


@pytest.mark.parametrize("text", WRITES.values(), ids=WRITES)
def test_a_query_that_does_more_is_refused(text: str) -> None:
    with pytest.raises(QueryRefusedError):
        guard.check(text, {})


def test_a_refusal_names_the_word_and_says_how_a_name_is_written() -> None:
    with pytest.raises(QueryRefusedError) as caught:
        guard.check("MATCH (set) RETURN set", {})
    assert caught.value.sentence("en") == (
        "A query here may only read, and SET does more. "
        "If it is a name, write it in backticks: `set`."
    )
    assert caught.value.sentence("fr") == (
        "Une requête ne peut ici que lire, et SET fait davantage. "
        "Si c’est un nom, écrivez-le entre accents graves\u00a0: `set`."
    )


def test_a_query_without_a_value_for_its_parameter_is_refused_with_what_to_add() -> None:
    text = "MATCH (n) WHERE n.id = $id OR n.id = $other RETURN n // $third"
    with pytest.raises(QueryRefusedError) as caught:
        guard.check(text, {"id": "x"})
    assert caught.value.sentence("en") == "The query needs a value for other. Add other=VALUE."


def test_a_value_that_no_parameter_asks_for_does_no_harm() -> None:
    guard.check("RETURN 1 AS one", {"more": 1})


def test_every_question_of_the_catalogue_would_pass() -> None:
    from munigraph.catalogue import questions

    for question in questions().values():
        guard.check(question.cypher, {parameter.name: "" for parameter in question.parameters})
