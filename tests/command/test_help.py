"""Every command explains itself with an example, and the example works as it stands there."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from graph_loader.settings import Settings
from munigraph.cli import app
from tests.command.running import munigraph
from tests.command.stores import held, load_into, new_settings

ROOT = Path(__file__).parents[2]


def commands_of(group: TyperGroup, *above: str) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands_of(command, *above, name)
        else:
            yield (*above, name)


def all_commands() -> list[tuple[str, ...]]:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return list(commands_of(group))


COMMANDS = all_commands()


@pytest.fixture(scope="module")
def settings() -> Iterator[Settings]:
    with new_settings() as settings:
        yield settings


@pytest.fixture
def loaded(settings: Settings) -> Settings:
    """The store with the data that come along, whatever the example before did to it."""
    if held(settings)[0] is None:
        load_into(settings, ROOT / "data")
    return settings


def example_of(command: tuple[str, ...], settings: Settings) -> list[str]:
    ended = munigraph(*command, "--help", settings=settings, COLUMNS="200")
    assert (ended.code, ended.err) == (0, "")
    (example,) = re.findall(r"Example: munigraph (.+?)\s*$", ended.out, re.MULTILINE)
    return shlex.split(example)


def test_the_help_lists_every_command(settings: Settings) -> None:
    said = munigraph("--help", settings=settings, lang="fr").out
    assert {command[0] for command in COMMANDS} == {
        *("run", "check", "load", "store", "bench", "questions", "ask", "cypher"),
    }
    assert all(f" {command[0]} " in said for command in COMMANDS)
    assert "MUNIGRAPH_LANG" in said


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_example_in_the_help_of_a_command_works(
    command: tuple[str, ...], loaded: Settings
) -> None:
    example = example_of(command, loaded)
    assert tuple(example[: len(command)]) == command
    if command == ("run",):
        # It does not end by itself: `test_run` starts it.
        assert example == ["run", "--port", "8600", "--no-browser"]
        return
    if command == ("bench",):
        # It takes minutes: `tests/bench/test_command.py` runs a shorter form.
        assert example == ["bench", "loading", "--entities", "2000", "--claims", "10000"]
        return

    ended = munigraph(*example, settings=loaded, cwd=ROOT)

    assert (ended.code, ended.err) == (0, "")
    assert ended.out.strip()
