"""Who may do what on the embedded store, asked over Bolt."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j.exceptions import ClientError, Forbidden

from graph_loader.store import embedded
from graph_loader.store.embedded_home import StoreHome
from graph_loader.store.statements import SEARCH_INDEX
from tests.store.homes import a_home, access_of, is_listening, read, write


@pytest.fixture
def home() -> Iterator[Path]:
    with a_home() as path:
        yield path


@pytest.fixture(scope="module")
def shared() -> Iterator[embedded.Address]:
    """A running store with two actors and what joins them."""
    with a_home() as path:
        address = embedded.ensure_running(path, 30)
        write(
            address,
            "CREATE (a:Entity:Organization {id: 'org:a', search_text: 'federation of cities'})"
            "-[:MEMBER_OF {id: 'r'}]->(b:Entity:Organization {id: 'org:b', search_text: 'world'})",
        )
        yield address


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (n:Entity {id: 'x'})",
        "CREATE (n:Unheard {id: 'x'})",
        "MERGE (n:Entity {id: 'x'})",
        "MERGE (n:Entity {id: 'org:a'}) ON MATCH SET n.x = 1",
        "MATCH (n:Entity) SET n.x = 1",
        "MATCH (n:Entity) SET n:Municipality",
        "MATCH (n:Entity) REMOVE n.search_text",
        "MATCH (n:Entity) DETACH DELETE n",
        "MATCH ()-[r:MEMBER_OF]->() SET r.x = 1",
        "MATCH ()-[r:MEMBER_OF]->() DELETE r",
        "MATCH (a:Entity {id: 'org:a'}), (b:Entity {id: 'org:b'}) CREATE (b)-[:MEMBER_OF]->(a)",
        "FOREACH (i IN [1] | CREATE (:Entity {id: 'x'}))",
        "CALL { CREATE (n:Entity {id: 'x'}) } RETURN 1",
        "CREATE INDEX x IF NOT EXISTS FOR (n:Entity) ON (n.x)",
        "CREATE CONSTRAINT x IF NOT EXISTS FOR (n:Entity) REQUIRE n.x IS UNIQUE",
        "CREATE USER x SET PASSWORD 'long-enough-1'",
        "ALTER USER root SET PASSWORD 'long-enough-1'",
        "DROP USER root",
        "LOAD CSV FROM 'file:///etc/hosts' AS row RETURN row",
        "LOAD CSV FROM 'https://127.0.0.1/' AS row RETURN row",
        "LOAD CSV FROM 'https://192.0.2.1/' AS row RETURN row",
    ],
)
def test_the_reader_is_forbidden(shared: embedded.Address, text: str) -> None:
    with pytest.raises(Forbidden):
        read(shared, text)
    assert read(shared, "MATCH (n) RETURN n.id, n.x, labels(n)[0] ORDER BY n.id") == [
        ["org:a", None, "Entity"],
        ["org:b", None, "Entity"],
    ]


def test_the_reader_reads(shared: embedded.Address) -> None:
    node = "MATCH (n:Entity {id: 'org:a'}) RETURN n.search_text"
    path = (
        "MATCH p = shortestPath((a:Entity {id: 'org:a'})-[*..3]-(b:Entity {id: 'org:b'}))"
        " RETURN length(p)"
    )
    search = (
        f"CALL db.index.fulltext.queryNodes('{SEARCH_INDEX}', 'feder*') YIELD node RETURN node.id"
    )

    assert read(shared, node) == [["federation of cities"]]
    assert read(shared, path) == [[1]]
    assert read(shared, search) == [["org:a"]]


@pytest.mark.parametrize("place", ["file:///etc/hosts", "https://192.0.2.1/"])
def test_not_even_the_writer_loads_files_or_pages(shared: embedded.Address, place: str) -> None:
    with pytest.raises(Forbidden):
        write(shared, f"LOAD CSV FROM '{place}' AS row CREATE (:Entity {{id: row[0]}})")


def test_a_statement_that_runs_too_long_is_stopped_by_the_engine(home: Path) -> None:
    address = embedded.ensure_running(home, 30, query_seconds=0.5)
    with pytest.raises(ClientError) as caught:
        read(address, "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN sum(a*b)")
    assert caught.value.code == "Neo.ClientError.Transaction.TransactionTimedOut"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a second loopback address")
def test_nothing_listens_beyond_this_one_address(home: Path) -> None:
    embedded.ensure_running(home, 30)
    access = access_of(home)

    for port in (access.bolt_port, access.http_port):
        assert is_listening(port)
        assert not is_listening(port, host="127.0.0.2")


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_only_the_owner_can_read_the_folder_and_the_passwords(home: Path) -> None:
    embedded.ensure_running(home, 30)
    place = StoreHome(home)

    assert home.stat().st_mode & 0o777 == 0o700
    for file in (place.access_file, place.server_file, place.log):
        assert file.stat().st_mode & 0o777 == 0o600
    assert place.data.stat().st_mode & 0o777 == 0o700


def test_passwords_are_neither_shown_nor_logged(home: Path) -> None:
    address = embedded.ensure_running(home, 30)
    shown = repr(address) + repr(access_of(home)) + StoreHome(home).log.read_text()

    assert address.password not in shown
    assert address.reader_password not in shown
