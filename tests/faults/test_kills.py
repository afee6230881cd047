"""After a kill at any moment of a load the graph is the old or the new one, whole."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph_loader.settings import Settings
from tests.command.running import munigraph
from tests.faults.conftest import MortalNeo4j
from tests.faults.kills import (
    Kill,
    Tally,
    kill_again_and_again,
    kill_embedded,
    kill_loader,
)
from tests.faults.loads import Load, time_load
from tests.faults.whole import find_held, learn, make_packages

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")


@dataclass(frozen=True)
class Form:
    """How many kills in loads of which size."""

    kills: int
    entities: int
    claims: int


LONG, SHORT = Form(50, 2_000, 4_000), Form(2, 400, 600)
LONG_ON_NEO4J = Form(5, 2_000, 4_000)
Show = Callable[[Tally], None]


def short_and_long(short: Form, long: Form) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("form", [short, pytest.param(long, marks=pytest.mark.long)])


@pytest.fixture
def show(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Show:
    """Prints the table of the test beside its dot."""

    def write(tally: Tally) -> None:
        with capsys.disabled():
            sys.stdout.write("\n".join(["", request.node.name, *tally.describe(), ""]))

    return write


def survive(settings: Settings, kill: Kill, form: Form, folder: Path) -> Tally:
    """Kill so many times; the next load then does what it should, without any repair."""
    packages = learn(settings, make_packages(folder, entities=form.entities, claims=form.claims))
    lasted = time_load(settings, packages[0].folder)
    tally = kill_again_and_again(settings, packages, kill, lasted, times=form.kills)
    (other,) = {*packages} - {find_held(settings, packages)}
    assert munigraph("load", other.folder, "--remove", settings=settings).code == 0
    assert find_held(settings, packages) == other
    return tally


@short_and_long(SHORT, LONG)
def test_a_killed_embedded_server_leaves_one_whole_graph(
    mortal_settings: Settings, form: Form, tmp_path: Path, show: Show
) -> None:
    show(survive(mortal_settings, kill_embedded(mortal_settings), form, tmp_path))


@short_and_long(SHORT, LONG)
def test_a_killed_loader_leaves_one_whole_graph_in_the_embedded_store(
    mortal_settings: Settings, form: Form, tmp_path: Path, show: Show
) -> None:
    show(survive(mortal_settings, kill_loader, form, tmp_path))


@pytest.mark.long  # a Neo4j takes half a minute to start again
def test_a_killed_neo4j_leaves_one_whole_graph(
    mortal_server: MortalNeo4j, tmp_path: Path, show: Show
) -> None:
    def kill(_: Load) -> None:
        mortal_server.server.kill()
        mortal_server.server.start()

    show(survive(mortal_server.settings, kill, LONG_ON_NEO4J, tmp_path))


@short_and_long(SHORT, LONG_ON_NEO4J)
def test_a_killed_loader_leaves_one_whole_graph_in_neo4j(
    neo4j_settings: Settings, form: Form, tmp_path: Path, show: Show
) -> None:
    show(survive(neo4j_settings, kill_loader, form, tmp_path))
