"""The rival of `munigraph bench`: the raw driver, used as well as we know how. Frozen.

It writes a graph into an **empty** store, all in one transaction, and nothing else: no check, no
comparison, no gate, no stamp. The form was the best of those we tried on Neo4j 5.26 and ArcadeDB
26.11: plain CREATE, ``UNWIND`` over batches of 5,000, the ends of a relation found by the unique
id, constraints and indexes there beforehand, ``neo4j-rust-ext`` under the driver, and values that
are ready to send. It shares no line with the loader. Do not tune it down; whoever finds a faster
form puts it here.

`python -m tests.bench.raw ROWS URI DATABASE USER` with the password on stdin writes the rows
pickled in the file ROWS and prints how many seconds that took. Rows are maps of properties:

    {"nodes": {label: rows}, "sources": rows, "claims": rows, "relations": {type: rows}}

A claim names its source in ``source_id``, a relation its ends in ``from_id`` and ``to_id``.
"""

import pickle
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from neo4j import Driver, GraphDatabase, Transaction

BATCH = 5_000
FETCH_SIZE = 20_000

Row = dict[str, Any]
Rows = dict[str, Any]


def connect(uri: str, user: str, password: str) -> Driver:
    """The driver; notifications off, since they cost time."""
    return GraphDatabase.driver(uri, auth=(user, password), notifications_min_severity="OFF")


def prepare(driver: Driver, database: str, rows: Rows) -> None:
    """The constraints and indexes that the loader makes; not part of the time."""
    statements = [
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in ("Entity", "Claim", "Source")
    ]
    statements += [
        f"CREATE INDEX {type_.lower()}_id IF NOT EXISTS FOR ()-[r:{type_}]-() ON (r.id)"
        for type_ in rows["relations"]
    ]
    if "ArcadeDB" not in driver.get_server_info().agent:  # there the server has made its own
        search = "CREATE FULLTEXT INDEX entity_search IF NOT EXISTS FOR (n:Entity)"
        statements += [f"{search} ON EACH [n.search_text]", "CALL db.awaitIndexes(300)"]
    with driver.session(database=database) as session:
        for statement in statements:
            session.run(statement).consume()


def write(driver: Driver, database: str, rows: Rows) -> float:
    """Write all rows in one transaction; how many seconds from its begin to the end of commit."""
    begin = time.perf_counter()
    with (
        driver.session(database=database, fetch_size=FETCH_SIZE) as session,
        session.begin_transaction() as transaction,
    ):
        for label, nodes in rows["nodes"].items():
            _send(transaction, f"CREATE (n:Entity:{label}) SET n = row", nodes)
        _send(transaction, "CREATE (s:Source) SET s = row", rows["sources"])
        _send(
            transaction,
            "MATCH (s:Source {id: row.source_id}) CREATE (c:Claim)-[:STATED_IN]->(s) SET c = row",
            rows["claims"],
        )
        for type_, relations in rows["relations"].items():
            _send(
                transaction,
                "MATCH (a:Entity {id: row.from_id}) MATCH (b:Entity {id: row.to_id}) "
                f"CREATE (a)-[r:{type_}]->(b) SET r = row",
                relations,
            )
        transaction.commit()
    return time.perf_counter() - begin


def _send(transaction: Transaction, text: str, rows: list[Row]) -> None:
    for batch in _batches(rows):
        transaction.run(f"UNWIND $rows AS row {text}", rows=batch).consume()


def _batches(rows: list[Row]) -> Iterator[list[Row]]:
    for begin in range(0, len(rows), BATCH):
        yield rows[begin : begin + BATCH]


def main() -> None:
    """Write the rows of that file into that store."""
    file, uri, database, user = sys.argv[1:]
    rows = pickle.loads(Path(file).read_bytes())
    with connect(uri, user, sys.stdin.readline().rstrip("\n")) as driver:
        prepare(driver, database, rows)
        sys.stdout.write(f"{write(driver, database, rows)}\n")


if __name__ == "__main__":
    main()
