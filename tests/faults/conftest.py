"""Stores that may be killed: none of these serves another test."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from graph_loader.settings import Settings, read_settings
from tests import needs
from tests.conftest import require
from tests.neo4j.server import Server, compose_settings, fetch_jars, mortal_neo4j
from tests.store.homes import a_home


@dataclass(frozen=True)
class MortalNeo4j:
    """A Neo4j of these tests' own, and how to reach it."""

    server: Server
    settings: Settings


@pytest.fixture
def mortal_settings() -> Iterator[Settings]:
    """An embedded store of the test's own."""
    with a_home() as home:
        yield replace(read_settings({}), home=home)


@pytest.fixture(scope="package")
def mortal_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MortalNeo4j]:
    """A Neo4j that a test may kill, and starts again before it ends."""
    java, maven = require(needs.JAVA), require(needs.MAVEN)
    with mortal_neo4j(java, fetch_jars(maven), compose_settings()) as server:
        found = read_settings({"NEO4J_URI": server.uri, "NEO4J_PASSWORD": server.password})
        home: Path = tmp_path_factory.mktemp("home")
        yield MortalNeo4j(server, replace(found, home=home))
