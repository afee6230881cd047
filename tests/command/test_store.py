"""`munigraph store`: start, status, stop, reset; and a server that was killed is no trouble."""

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph_loader.settings import Settings
from graph_loader.store.embedded_home import StoreHome
from tests.command.running import assert_refused, munigraph, start
from tests.command.stores import held, load_into, new_settings
from tests.packages import copy_sample
from tests.store.homes import access_of, is_listening, wait_until

KEYS = ["running", "engine", "version", "address", "home", "process_id", "size_bytes", "stamp"]


@pytest.fixture
def settings() -> Iterator[Settings]:
    with new_settings() as settings:
        yield settings


@pytest.fixture
def loaded(settings: Settings, tmp_path: Path) -> Settings:
    load_into(settings, copy_sample(tmp_path))
    return settings


def state_of(settings: Settings) -> dict[str, Any]:
    ended = munigraph("store", "status", "--format", "json", settings=settings)
    assert (ended.code, ended.err) == (0, "")
    state: dict[str, Any] = json.loads(ended.out)
    assert list(state) == KEYS
    return state


def test_a_status_starts_nothing_and_leaves_no_trace(settings: Settings) -> None:
    state = state_of(settings)
    assert (state["running"], state["home"]) == (False, str(settings.home))
    assert (state["size_bytes"], state["process_id"], state["stamp"]) == (0, None, None)
    assert not settings.home.exists()


def test_the_status_of_a_loaded_store_says_all_about_it(loaded: Settings) -> None:
    state = state_of(loaded)
    assert (state["running"], state["engine"]) == (True, "ArcadeDB")
    assert state["version"][0].isdigit()
    assert state["address"] == f"bolt://127.0.0.1:{access_of(loaded.home).bolt_port}"
    assert state["size_bytes"] > 0
    assert state["stamp"] == held(loaded)[0]
    assert set(state["stamp"]["counts"]) == {"nodes", "relations", "claims", "sources"}
    # The process is one that can be sent a signal.
    os.kill(state["process_id"], 0)


@pytest.mark.parametrize(
    ("lang", "facts"),
    [
        ("en", ["running: yes", "engine: ArcadeDB", "holds: sample · 20", " claims, "]),
        (
            "fr",
            ["en marche\u00a0: oui", "moteur\u00a0: ArcadeDB", "contenu\u00a0: sample", "nœuds"],
        ),
    ],
)
def test_the_status_as_text_speaks_the_language_of_the_user(
    loaded: Settings, lang: str, facts: list[str]
) -> None:
    said = munigraph("store", "status", settings=loaded, lang=lang).out
    assert all(fact in said for fact in facts)
    assert len(said.splitlines()) == len(KEYS)


def test_the_status_of_a_neo4j_says_its_version(neo4j_settings: Settings) -> None:
    state = state_of(neo4j_settings)
    assert (state["running"], state["engine"]) == (True, "Neo4j")
    assert state["version"].startswith("5.")
    assert (state["home"], state["process_id"], state["size_bytes"]) == (None, None, None)


def test_starting_twice_gives_the_same_server(settings: Settings) -> None:
    first = munigraph("store", "start", settings=settings)
    process = state_of(settings)["process_id"]
    second = munigraph("store", "start", settings=settings, lang="fr")

    assert (first.code, second.code) == (0, 0)
    assert first.out.endswith(" answers.\n")
    assert second.out.endswith(" répond.\n")
    assert state_of(settings)["process_id"] == process


def test_two_starts_at_once_give_one_server(settings: Settings) -> None:
    starts = [start("store", "start", settings=settings) for _ in range(2)]
    assert [(s.communicate(timeout=60)[1], s.returncode) for s in starts] == [("", 0)] * 2
    os.kill(state_of(settings)["process_id"], 0)


def test_a_stopped_store_holds_what_it_held(loaded: Settings) -> None:
    before = held(loaded)

    assert munigraph("store", "stop", settings=loaded).out == "The store has stopped.\n"
    assert state_of(loaded)["running"] is False
    again = munigraph("store", "stop", settings=loaded, lang="fr")
    assert (again.code, again.out) == (0, "La base n’était pas en marche.\n")
    assert held(loaded) == before


@pytest.mark.parametrize("is_file_left", [True, False])
def test_a_killed_server_is_replaced_by_the_next_command_and_nothing_is_lost(
    loaded: Settings, is_file_left: bool
) -> None:
    before = held(loaded)
    process = state_of(loaded)["process_id"]
    os.kill(process, signal.SIGKILL)
    assert wait_until(lambda: not is_listening(access_of(loaded.home).bolt_port))
    assert StoreHome(loaded.home).server_file.exists()
    if not is_file_left:
        StoreHome(loaded.home).server_file.unlink()

    ended = munigraph("ask", "overview", settings=loaded)

    assert (ended.code, ended.err) == (0, "")
    assert state_of(loaded)["process_id"] != process
    assert held(loaded) == before


@pytest.mark.parametrize("typed", ["", "no\n"])
def test_a_reset_that_is_not_confirmed_removes_nothing(loaded: Settings, typed: str) -> None:
    before = held(loaded)

    ended = munigraph("store", "reset", settings=loaded, stdin=typed)

    assert (ended.code, ended.out) == (1, "Nothing was removed.\n")
    assert ended.err == f"Remove everything from the store in {loaded.home}? [y/N] "
    assert held(loaded) == before


@pytest.mark.parametrize(
    ("lang", "typed", "said"),
    [
        ("en", "y\n", "The store is empty.\n"),
        ("fr", "Oui\n", "La base est vide.\n"),
    ],
)
def test_a_reset_that_is_confirmed_empties_the_store(
    loaded: Settings, lang: str, typed: str, said: str
) -> None:
    ended = munigraph("store", "reset", settings=loaded, lang=lang, stdin=typed)

    assert (ended.code, ended.out) == (0, said)
    assert state_of(loaded)["size_bytes"] == 0
    assert held(loaded) == (None, [], [])


@pytest.mark.parametrize("command", [["stop"], ["reset", "--yes"]])
def test_what_is_for_the_embedded_store_is_refused_for_a_neo4j(
    settings: Settings, command: list[str]
) -> None:
    uri = "bolt://127.0.0.1:1"
    ended = munigraph("store", *command, settings=settings, lang="fr", NEO4J_URI=uri)
    assert assert_refused(ended, 2).startswith("Cette commande est pour la base intégrée")
