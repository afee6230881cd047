"""The made-up package: valid, the same each time, and shaped like the real one."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_loader.graph import Graph
from graph_loader.load import prepare
from graph_loader.schema import NODE_TYPES, RELATION_TYPES
from tests.bench.made import make_package
from tests.bench.made_claims import IN_DATA
from tests.bench.made_names import SYLLABLES
from tests.packages import read_table

ENTITIES, CLAIMS = 1_000, 5_000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_package(tmp_path_factory.mktemp("made"), entities=ENTITIES, claims=CLAIMS)


@pytest.fixture(scope="module")
def graph(made: Path) -> Graph:
    plan = prepare([made])
    assert plan.graph is not None
    assert plan.report.findings == ()
    return plan.graph


def tables(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_it_has_as_many_entities_and_claims_about_relations_as_asked_for(graph: Graph) -> None:
    about_relations = [claim for claim in graph.claims if "/" in claim.subject_id]
    assert (len(graph.nodes), len(about_relations)) == (ENTITIES, CLAIMS)


def test_it_has_every_type_of_entity_and_relation_and_claims_about_programs(graph: Graph) -> None:
    assert {node.label for node in graph.nodes} == set(NODE_TYPES)
    assert {relation.type for relation in graph.relations} == set(RELATION_TYPES) == set(IN_DATA)
    assert any(claim.subject_id.startswith("prog:") for claim in graph.claims)


def test_a_few_have_very_many_relations_and_most_have_few(graph: Graph) -> None:
    ends = [end for relation in graph.relations for end in (relation.from_id, relation.to_id)]
    degrees = sorted(Counter(ends).values())
    assert degrees[-1] > 100
    assert degrees[len(degrees) // 2] < 10


def test_some_relations_have_several_claims_that_agree_or_not(graph: Graph) -> None:
    several = [r for r in graph.relations if len(r.properties["claim_ids"]) > 1]  # type: ignore[arg-type]
    disputed = [relation for relation in several if "disputed" in relation.properties]
    assert 0.04 < len(several) / len(graph.relations) < 0.1
    assert 0 < len(disputed) < len(several) / 2


def test_dates_have_all_precisions(graph: Graph) -> None:
    starts = [relation.properties.get("start_date", "") for relation in graph.relations]
    assert {len(str(start)) for start in starts} == {0, 4, 7, 10}


def test_names_are_in_many_scripts(graph: Graph) -> None:
    letters = {
        unicodedata.name(letter).split()[0]
        for node in graph.nodes
        for letter in f"{node.properties['name_en']}{node.properties['aliases']}"
        if letter.isalpha()
    }
    assert letters >= {"LATIN", "CYRILLIC", "ARABIC", "DEVANAGARI", "HANGUL", "CJK", "CANADIAN"}
    assert len(letters) > 15


@pytest.mark.parametrize("script", SYLLABLES)
def test_syllables_are_written_as_the_loader_stores_them(script: str) -> None:
    assert unicodedata.is_normalized("NFC", SYLLABLES[script])


def test_the_same_seed_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    again = make_package(tmp_path / "again", entities=ENTITIES, claims=CLAIMS)
    other = make_package(tmp_path / "other", entities=ENTITIES, claims=CLAIMS, seed=2)
    assert tables(again) == tables(made)
    assert tables(other).keys() == tables(made).keys()
    assert tables(other) != tables(made)


def test_another_number_changes_the_last_alias_of_every_entity_and_nothing_else(
    made: Path, tmp_path: Path
) -> None:
    second = make_package(tmp_path / "second", entities=ENTITIES, claims=CLAIMS, number=2)
    assert last_aliases(made) == {"load 1"}
    assert last_aliases(second) == {"load 2"}
    changed = {name: text.replace(b"load 2", b"load 1") for name, text in tables(second).items()}
    assert changed == tables(made)


def last_aliases(folder: Path) -> set[str]:
    return set(_last_aliases(folder))


def _last_aliases(folder: Path) -> Iterator[str]:
    for node_type in NODE_TYPES.values():
        for row in read_table(folder, node_type.table):
            yield row["aliases"].split(" | ")[-1]


@pytest.mark.parametrize(("entities", "claims"), [(5, 5_000), (1_000, 5)])
def test_a_package_too_small_for_one_of_each_is_refused(
    entities: int, claims: int, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="too few"):
        make_package(tmp_path / "small", entities=entities, claims=claims)
