"""The two stores and the browser of the tests, each started once and only when a test asks."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import hypothesis
import pytest

from graph_loader.settings import Settings, read_settings
from tests import needs
from tests.environment import GIVEN, OURS
from tests.neo4j.given import borrowed
from tests.neo4j.server import compose_settings, fetch_jars, running_neo4j
from tests.store.homes import a_home

# The same examples in each run, as long as they take: red means that the code changed.
hypothesis.settings.register_profile("munigraph", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("munigraph")


@pytest.fixture(scope="session", autouse=True)
def home_of_the_tests() -> Iterator[Path]:
    """What ``MUNIGRAPH_HOME`` names: a test that says no store finds an empty one, not the user's.

    The variables that pytest was started with are hidden with it.
    """
    with a_home() as home, pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(OURS)]:
            patch.delenv(name)
        patch.setenv("MUNIGRAPH_HOME", str(home))
        yield home


@pytest.fixture(scope="session")
def embedded_settings() -> Iterator[Settings]:
    """An embedded store of the tests' own, stopped and gone after the last of them."""
    with a_home() as home:
        yield replace(read_settings({}), home=home)


@pytest.fixture(scope="session")
def neo4j_settings() -> Iterator[Settings]:
    """A real Neo4j: the one that ``NEO4J_URI`` names, else one that the tests start."""
    with a_home() as home:
        if GIVEN.neo4j_uri:
            with borrowed(GIVEN):
                yield replace(GIVEN, home=home)
            return
        java, maven = require(needs.JAVA), require(needs.MAVEN)
        with running_neo4j(java, fetch_jars(maven), compose_settings()) as (uri, password):
            found = read_settings({"NEO4J_URI": uri, "NEO4J_PASSWORD": password})
            yield replace(found, home=home)


@pytest.fixture(params=["embedded", "neo4j"])
def store_settings(request: pytest.FixtureRequest) -> Settings:
    """Each store in turn: what a test with this says holds for both."""
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")
    return settings


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The path of the system's browser."""
    return require(needs.CHROMIUM)


def require(need: needs.Need) -> Path:
    """Where this program is; without it the test is skipped aloud, or fails where ``CI`` is set."""
    found = need.find()
    if found is None:
        say = pytest.fail if needs.is_ci() else pytest.skip
        say(f"{need.name} is not here: {need.install_line()}")
    return found
