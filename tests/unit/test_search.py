"""Finding entities by what people call them, in the real data."""

from collections.abc import Iterator

import pytest

from graph_loader.settings import Settings
from graph_loader.store.store import Store
from munigraph.search import Names, names_of, search
from tests.filled import DATA, SAMPLE, filled_store


@pytest.fixture(scope="module")
def store(embedded_settings: Settings) -> Iterator[Store]:
    with filled_store(embedded_settings, DATA) as filled:
        yield filled


@pytest.fixture(scope="module")
def names(store: Store) -> Names:
    return store.from_one_load(names_of)


def first(names: Names, text: str, *labels: str) -> tuple[str, str, str]:
    """Id, name and rank of the best match."""
    match = names.find(text, labels)[0]
    return match.node.id, match.matched, match.rank


@pytest.mark.parametrize(
    ("typed", "found", "by"),
    [
        ("org:fcm", "org:fcm", "org:fcm"),
        ("mun:ca:on:windsor", "mun:ca:on:windsor", "mun:ca:on:windsor"),
        ("FCM", "org:fcm", "FCM"),
        ("fcm", "org:fcm", "FCM"),
        ("  Federation of  Canadian Municipalities ", "org:fcm", None),
        ("Fédération canadienne des municipalités", "org:fcm", None),
        ("federation canadienne des municipalites", "org:fcm", None),
        ("UCLG", "org:uclg", "UCLG"),
        ("CGLU", "org:uclg", "CGLU"),
        ("Montreal", "mun:ca:montreal", "Montréal"),
        ("MONTRÉAL", "mun:ca:montreal", "Montréal"),
        ("saint etienne", "mun:fr:saint-etienne", "Saint-Étienne"),
        ("Cote d'Ivoire", "country:CI", "Côte d’Ivoire"),
        ("Ivory Coast", "country:CI", "Ivory Coast"),
        ("Ville de Montréal", "mun:ca:montreal", "Ville de Montréal"),
        ("Namibie", "country:NA", "Namibie"),
    ],
)
def test_a_whole_name_acronym_alias_or_id_is_an_exact_match_in_either_language(
    names: Names, typed: str, found: str, by: str | None
) -> None:
    node_id, matched, rank = first(names, typed)
    assert (node_id, rank) == (found, "exact")
    assert by is None or matched == by


@pytest.mark.parametrize(
    ("typed", "found", "rank"),
    [
        ("federation canadienne", "org:fcm", "prefix"),
        ("winds", "mun:ca:on:windsor", "prefix"),
        ("ivoire", "country:CI", "word"),
        ("ivory", "country:CI", "alias"),
        ("Cotes d'Ivoire", "country:CI", "near"),
        ("Windosr", "mun:ca:on:windsor", "near"),
        ("Toronot", "mun:ca:toronto", "near"),
        ("Federation of Canadian Municipalites", "org:fcm", "near"),
    ],
)
def test_less_than_a_whole_name_has_its_rank(
    names: Names, typed: str, found: str, rank: str
) -> None:
    node_id, _, found_rank = first(names, typed)
    assert (node_id, found_rank) == (found, rank)


def test_matches_come_by_rank_and_then_the_shortest_name_first(names: Names) -> None:
    found = names.find("canad", limit=50)
    order = ["exact", "prefix", "word", "alias", "near"]
    ranks = [order.index(match.rank) for match in found]
    assert ranks == sorted(ranks)
    prefixes = [len(match.matched) for match in found if match.rank == "prefix"]
    assert len(prefixes) > 1
    assert prefixes == sorted(prefixes)


def test_two_entities_of_one_acronym_are_both_exact_matches(names: Names) -> None:
    found = [match.node.id for match in names.find("AMM") if match.rank == "exact"]
    assert found == ["org:amm-mb", "org:amm-ml"]


def test_an_entity_is_found_once_by_its_best_name(names: Names) -> None:
    found = [match.node.id for match in names.find("Canada", limit=100)]
    assert len(found) == len(set(found))


def test_near_matches_come_only_where_nothing_else_is_found(names: Names) -> None:
    assert {match.rank for match in names.find("windsor")} == {"exact"}
    assert {match.rank for match in names.find("windsorr")} == {"near"}


def test_a_label_keeps_others_out(names: Names) -> None:
    assert first(names, "Quebec", "Region")[0] == "region:ca:qc"
    assert first(names, "Quebec", "Municipality")[0] == "mun:ca:quebec"
    assert names.find("org:fcm", ["Municipality"]) == ()
    both = names.find("Quebec", ["Region", "Municipality"])
    assert {match.node.label for match in both} == {"Region", "Municipality"}


@pytest.mark.parametrize("typed", ["", "   ", "???", "’", "zzzzzqqqqq"])
def test_what_means_nothing_finds_nothing(names: Names, typed: str) -> None:
    assert names.find(typed) == ()


def test_no_more_than_the_limit_are_found(names: Names) -> None:
    assert len(names.find("a", limit=3)) == 3


def test_a_match_can_be_told_apart_by_kind_and_country(names: Names) -> None:
    node = names.find("Windsor")[0].node
    assert (node.label, node.properties["kind"], node.properties["country_code"]) == (
        "Municipality",
        "city",
        "CA",
    )


def test_what_was_loaded_since_is_found(embedded_settings: Settings) -> None:
    with filled_store(embedded_settings, DATA) as real:
        assert search(real, "Toronto")
    with filled_store(embedded_settings, SAMPLE) as sample:
        assert search(sample, "Toronto") == ()
        assert search(sample, "Coventry")[0].rank == "exact"
