"""What the tests were started with, and what they give to the commands they start."""

import os

from graph_loader.settings import Settings, read_settings

GIVEN = read_settings(dict(os.environ))
"""As pytest was started; the fixtures of `conftest` hide it from the tests themselves."""

OURS = ("NEO4J_", "MUNIGRAPH_")


def environment_for(settings: Settings) -> dict[str, str]:
    """All variables of a command that is to work with these settings, and no others of ours."""
    names = {name: text for name, text in os.environ.items() if not name.startswith(OURS)}
    names["MUNIGRAPH_HOME"] = str(settings.home)
    names["MUNIGRAPH_IDLE_MINUTES"] = str(settings.idle_minutes)
    names["MUNIGRAPH_QUERY_SECONDS"] = str(settings.query_seconds)
    names["MUNIGRAPH_ROW_LIMIT"] = str(settings.row_limit)
    if settings.neo4j_uri:
        names["NEO4J_URI"] = settings.neo4j_uri
        names["NEO4J_USERNAME"] = settings.neo4j_username
        names["NEO4J_PASSWORD"] = settings.neo4j_password
        names["NEO4J_DATABASE"] = settings.neo4j_database
    return names
