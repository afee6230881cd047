"""The connection to Neo4j is lost in the middle: while writing, at the commit, while reading."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path

import pytest

from graph_loader.settings import Settings
from tests.command.running import assert_refused, munigraph, start, wait_for
from tests.faults.loads import COMMIT, WRITE, begun, draw_moments, time_load
from tests.faults.whole import Package, find_held, learn, make_packages
from tests.stores.line import Line, a_line_to


@dataclass(frozen=True)
class Far:
    """A Neo4j at the end of a line, which holds one of two packages."""

    line: Line
    settings: Settings
    packages: tuple[Package, ...]


@pytest.fixture
def far(neo4j_settings: Settings, tmp_path: Path) -> Iterator[Far]:
    packages = learn(neo4j_settings, make_packages(tmp_path, entities=300, claims=400))
    with a_line_to(neo4j_settings.neo4j_uri) as (line, uri):
        yield Far(line, replace(neo4j_settings, neo4j_uri=uri), packages)


@pytest.mark.parametrize("times", [2, pytest.param(40, marks=pytest.mark.long)])
def test_a_load_that_loses_its_line_says_so_and_leaves_one_whole_graph(
    far: Far, neo4j_settings: Settings, times: int
) -> None:
    lasted = time_load(neo4j_settings, far.packages[0].folder)
    held = far.packages[0]
    fates = zip(draw_moments(times, COMMIT, WRITE), cycle([False, True, True, False]), strict=False)
    for number, (moment, stays_down) in enumerate(fates):
        (wanted,) = (package for package in far.packages if package != held)
        with begun(far.settings, wanted.folder, lang=("en", "fr")[number % 2]) as load:
            load.wait_until(moment, lasted)
            far.line.is_down = stays_down
            far.line.cut()
            ended = load.end()
        far.line.is_down = False
        held = find_held(neo4j_settings, far.packages)
        if ended.code == 0:
            assert held == wanted
        else:
            line = assert_refused(ended, 3)
            assert far.settings.neo4j_uri in line or moment.after == COMMIT
    (other,) = {*far.packages} - {held}
    assert munigraph("load", other.folder, "--remove", settings=far.settings).code == 0
    assert find_held(neo4j_settings, far.packages) == other


@pytest.mark.parametrize(("answered", "lang"), [(1, "en"), (5_000, "fr"), (50_000, "en")])
def test_a_question_that_loses_its_line_says_so(far: Far, answered: int, lang: str) -> None:
    far.line.answers_until_cut = answered
    asked = start(
        *("cypher", "MATCH (n) RETURN n", "--format", "json"), settings=far.settings, lang=lang
    )
    begin = {"en": "No store answers at bolt://", "fr": "Aucune base ne répond à bolt://"}
    assert assert_refused(wait_for(asked), 3).startswith(begin[lang])
    assert munigraph("ask", "overview", settings=far.settings).code == 0
