"""`munigraph bench` in its short form: that it measures, not how much."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph_loader.settings import Settings, read_settings
from munigraph.benching import Measure
from tests.bench import stores
from tests.bench.__main__ import MEASURES, say_what_is_left_out
from tests.command.running import COMMAND, variables
from tests.stores.stored import emptied

ROOT = Path(__file__).parents[2]
SMALL = ("--entities", "200", "--claims", "2000", "--runs", "1")


def test_it_measures_both_stores_beside_the_raw_driver(neo4j_settings: Settings) -> None:
    with emptied(neo4j_settings):  # as a Neo4j has to be that it is to measure
        pass
    ended = subprocess.run(
        [COMMAND, "bench", "loading", *SMALL, "--format", "json"],
        env=variables(neo4j_settings),
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    assert "loading 200 entities + 2,000 claims on neo4j" in ended.stderr
    figures = json.loads(ended.stdout)["figures"]
    assert {figure["store"].split()[0] for figure in figures} == {"ArcadeDB", "Neo4j"}
    for figure in figures:
        assert all(run > 0 for run in figure["ours"]["runs"])
        assert figure["rival"] is None or figure["ratio"] > 0
    bounds = {figure["name"]: figure["bound"] for figure in figures if figure["bound"]}
    assert sorted(bounds.values()) == [0.35, 1.0, 1.3]


def test_the_command_knows_all_measures() -> None:
    assert list(Measure) == list(MEASURES)


def test_without_java_it_says_that_neo4j_is_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(stores, "GIVEN", read_settings({}))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)

    say_what_is_left_out()

    assert list(stores.startable()) == ["embedded"]
    assert "Neo4j is left out: Java 17 or newer is not here." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lang", "sentence"), [("en", "measures in a checkout"), ("fr", "mesure dans une copie")]
)
def test_away_from_the_repository_it_says_where_it_measures(
    lang: str, sentence: str, tmp_path: Path
) -> None:
    for package in ("graph_loader", "munigraph"):
        (tmp_path / package).symlink_to(ROOT / package, target_is_directory=True)
    ended = subprocess.run(
        [sys.executable, "-c", "from munigraph.cli import main; main()", "bench"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "MUNIGRAPH_LANG": lang},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert sentence in " ".join(ended.stderr.split())
