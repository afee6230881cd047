"""A load writes the difference and nothing else; a plan, a fault or a refusal writes nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph_loader.settings import Settings
from graph_loader.store.store import open_store
from tests.command.packages import empty_table
from tests.command.running import assert_refused, munigraph
from tests.command.stores import empty, held
from tests.packages import change_cell, copy_sample


@pytest.fixture
def settings(store_settings: Settings) -> Settings:
    empty(store_settings)
    return store_settings


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def load(settings: Settings, *words: str | Path) -> dict[str, Any]:
    ended = munigraph("load", *words, "--format", "json", settings=settings)
    assert (ended.code, ended.err) == (0, "")
    receipt: dict[str, Any] = json.loads(ended.out)
    return receipt


def test_a_second_load_writes_nothing_not_even_the_stamp(settings: Settings, package: Path) -> None:
    first = load(settings, package)
    before = held(settings)
    second = load(settings, package)

    assert first["written"] > 0
    assert (second["written"], second["added"], second["changed"], second["removed"]) == (
        0,
        {},
        {},
        {},
    )
    assert second["stamp"] == first["stamp"]
    assert held(settings) == before


def test_a_plan_after_one_changed_cell_names_that_and_writes_nothing(
    settings: Settings, package: Path
) -> None:
    load(settings, package)
    before = held(settings)
    change_cell(package, "nodes/municipality.csv", "mun:ca:on:windsor", "population", "229661")

    plan = load(settings, package, "--plan")

    assert plan["is_plan"] is True
    assert plan["changed"] == {"Municipality": ["mun:ca:on:windsor"]}
    assert (plan["added"], plan["removed"], plan["written"]) == ({}, {}, 1)
    assert held(settings) == before


def test_a_changed_claim_is_planned_with_its_relation(
    embedded_settings: Settings, package: Path
) -> None:
    empty(embedded_settings)
    load(embedded_settings, package)
    change_cell(package, "claims/member_of.csv", "clm:s001", "start_date", "2014")

    plan = load(embedded_settings, package, "--plan")

    (relation_id,) = plan["changed"]["MEMBER_OF"]
    assert "mun:ca:on:windsor" in relation_id
    assert plan["changed"] == {"Claim": ["clm:s001"], "MEMBER_OF": [relation_id]}
    assert (plan["added"], plan["removed"]) == ({}, {})


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["changed", "Things that a load would write: 1. Nothing was written."]),
        ("fr", ["modification", "écrirait\u00a0: 1. Rien n’a été écrit."]),
    ],
)
def test_a_plan_as_text_names_the_ids(
    embedded_settings: Settings, package: Path, lang: str, words: list[str]
) -> None:
    empty(embedded_settings)
    load(embedded_settings, package)
    change_cell(package, "nodes/organization.csv", "org:aimf", "seat", "Bamako")

    ended = munigraph("load", package, "--plan", settings=embedded_settings, lang=lang)

    assert [line for line in ended.out.splitlines() if "org:aimf" in line]
    assert all(word in ended.out for word in words)
    assert ended.code == 0


def test_a_load_that_would_remove_much_asks_for_it(
    embedded_settings: Settings, package: Path
) -> None:
    empty(embedded_settings)
    load(embedded_settings, package)
    before = held(embedded_settings)
    tables = ("claims/twinned_with.csv", "claims/partners_with.csv", "claims/chairs.csv")
    number = sum(empty_table(package, table) for table in tables)

    line = assert_refused(munigraph("load", package, settings=embedded_settings), 1)

    assert line.startswith("This load would remove ")
    assert "--remove" in line
    assert held(embedded_settings) == before
    removed = load(embedded_settings, package, "--remove")["removed"]
    assert len(removed["Claim"]) == number
    assert removed["TWINNED_WITH"]


def test_a_load_that_leaves_a_package_out_asks_for_it(
    embedded_settings: Settings, package: Path, tmp_path: Path
) -> None:
    empty(embedded_settings)
    load(embedded_settings, package)
    before = held(embedded_settings)
    other = copy_sample(tmp_path, "other")
    (other / "datapackage.json").write_text('{"name": "other"}')

    line = assert_refused(munigraph("load", other, settings=embedded_settings, lang="fr"), 1)

    assert line.startswith("La base contient aussi le paquet")
    assert held(embedded_settings) == before


def test_a_database_with_nodes_of_others_is_left_alone(settings: Settings, package: Path) -> None:
    with open_store(settings) as store:
        store.run("CREATE (:Invoice {number: 1})")

    line = assert_refused(munigraph("load", package, settings=settings), 1)

    assert line.startswith("The database holds 1 nodes that munigraph did not write.")
    assert str(held(settings)).count("Invoice") == 1
    empty(settings)
