"""What the environment says becomes settings, or one sentence."""

from pathlib import Path

import pytest

from graph_loader.errors import UsageError
from graph_loader.settings import read_settings


def test_an_empty_environment_means_the_embedded_store_and_the_usual_limits() -> None:
    settings = read_settings({})

    assert settings.neo4j_uri == ""
    assert (settings.neo4j_username, settings.neo4j_database) == ("neo4j", "neo4j")
    assert settings.home.name == "munigraph"
    assert settings.home.is_absolute()
    assert (settings.idle_minutes, settings.query_seconds, settings.row_limit) == (30, 30.0, 5000)


def test_an_empty_variable_counts_as_one_that_is_not_set() -> None:
    names = ("NEO4J_URI", "NEO4J_USERNAME", "MUNIGRAPH_HOME", "MUNIGRAPH_ROW_LIMIT")

    assert read_settings(dict.fromkeys(names, " ")) == read_settings({})


def test_every_variable_is_read() -> None:
    settings = read_settings(
        {
            "NEO4J_URI": "neo4j+s://graph.example.org",
            "NEO4J_USERNAME": "clerk",
            "NEO4J_PASSWORD": " kept as it is ",
            "NEO4J_DATABASE": "ties",
            "MUNIGRAPH_HOME": "somewhere",
            "MUNIGRAPH_IDLE_MINUTES": "0",
            "MUNIGRAPH_QUERY_SECONDS": "2.5",
            "MUNIGRAPH_ROW_LIMIT": "1",
        }
    )

    assert settings.neo4j_uri == "neo4j+s://graph.example.org"
    assert settings.neo4j_username == "clerk"
    assert settings.neo4j_password == " kept as it is "
    assert settings.neo4j_database == "ties"
    assert settings.home == Path("somewhere").absolute()
    assert (settings.idle_minutes, settings.query_seconds, settings.row_limit) == (0, 2.5, 1)


def test_the_password_is_never_shown() -> None:
    assert "hunter2" not in repr(read_settings({"NEO4J_PASSWORD": "hunter2"}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MUNIGRAPH_IDLE_MINUTES", "-1"),
        ("MUNIGRAPH_IDLE_MINUTES", "half an hour"),
        ("MUNIGRAPH_QUERY_SECONDS", "0"),
        ("MUNIGRAPH_QUERY_SECONDS", "nan"),
        ("MUNIGRAPH_QUERY_SECONDS", "inf"),
        ("MUNIGRAPH_QUERY_SECONDS", "fast"),
        ("MUNIGRAPH_ROW_LIMIT", "0"),
        ("MUNIGRAPH_ROW_LIMIT", "1e3"),
    ],
)
def test_a_number_that_cannot_be_meant_is_named_in_both_languages(name: str, value: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_settings({name: value})
    for lang in ("en", "fr"):
        assert name in caught.value.sentence(lang)
        assert value in caught.value.sentence(lang)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("uri", ["localhost:7687", "https://host:7687", "bolt://", "neo4j"])
def test_an_address_that_is_none_is_refused(uri: str) -> None:
    with pytest.raises(UsageError, match="NEO4J_URI is not an address") as caught:
        read_settings({"NEO4J_URI": uri})
    assert "NEO4J_URI n’est pas l’adresse" in caught.value.sentence("fr")


@pytest.mark.parametrize("scheme", ["http", "bolt"])
def test_a_password_inside_an_address_is_refused_and_not_repeated(scheme: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_settings({"NEO4J_URI": f"{scheme}://clerk:hunter2@host"})
    assert "hunter2" not in caught.value.sentence("en") + caught.value.sentence("fr")
