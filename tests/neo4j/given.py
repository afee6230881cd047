"""The Neo4j that ``NEO4J_URI`` names, when the tests are told to use it."""

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import GraphDatabase, Session

from graph_loader.settings import Settings


@contextmanager
def borrowed(settings: Settings) -> Iterator[None]:
    """Take an empty database and give it back empty; refuse one that holds something.

    The tests empty their store again and again, and the variable may still name the team's.
    """
    with _session(settings) as session:
        held: int = session.run("MATCH (n) RETURN count(n)").single(strict=True)[0]
    if held:
        raise RuntimeError(
            f"The tests would empty the Neo4j that NEO4J_URI names, and it holds {held} nodes. "
            "Name an empty one, or leave NEO4J_URI unset: the tests then start their own."
        )
    try:
        yield
    finally:
        with _session(settings) as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS").consume()


@contextmanager
def _session(settings: Settings) -> Iterator[Session]:
    user = (settings.neo4j_username, settings.neo4j_password)
    with (
        GraphDatabase.driver(settings.neo4j_uri, auth=user) as driver,
        driver.session(database=settings.neo4j_database) as session,
    ):
        yield session
