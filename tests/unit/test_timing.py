from datetime import date

import pytest

from graph_loader.graph import Node, Relation
from munigraph.timing import is_gone, status, status_words, when

TODAY = date(2026, 11, 22)
STARTED = {
    "start_date": "2016",
    "start_earliest": date(2016, 1, 1),
    "start_latest": date(2016, 12, 31),
}
ENDED = {"end_date": "2020", "end_earliest": date(2020, 1, 1), "end_latest": date(2020, 12, 31)}
SEEN = {"first_seen": "2018", "last_seen": "2018-05", "last_seen_earliest": date(2018, 5, 1)}

Properties = dict[str, str | bool | date | tuple[str, ...]]


def relation_of(properties: Properties, relation_type: str = "TWINNED_WITH") -> Relation:
    return Relation(f"{relation_type}/a/b", relation_type, "a", "b", properties)


@pytest.mark.parametrize(
    ("properties", "as_of", "expected"),
    [
        ({}, TODAY, "unknown"),
        (STARTED, TODAY, "unknown"),
        ({**STARTED, **ENDED}, date(2020, 12, 31), "holding"),
        ({**STARTED, **ENDED}, date(2021, 1, 1), "ended"),
        ({**STARTED, **ENDED}, date(2015, 12, 31), "unknown"),
        (ENDED, date(2020, 12, 31), "unknown"),
        ({"has_ended": True}, TODAY, "ended"),
        ({**ENDED, "has_ended": True}, date(2019, 1, 1), "unknown"),
        (SEEN, date(2018, 5, 1), "holding"),
        (SEEN, date(2018, 5, 2), "unknown"),
        (SEEN, date(2017, 12, 31), "unknown"),
        ({**STARTED, **SEEN}, date(2017, 12, 31), "holding"),
    ],
)
def test_a_relation_holds_only_on_days_that_its_sources_cover(
    properties: Properties, as_of: date, expected: str
) -> None:
    assert status(relation_of(properties), as_of) == expected


def test_the_status_is_said_in_both_languages() -> None:
    assert status_words("holding", "en") == "holds"
    assert status_words("holding", "fr") == "en vigueur"


@pytest.mark.parametrize(
    ("properties", "english", "french"),
    [
        ({}, "no date known", "aucune date connue"),
        (STARTED, "since 2016", "depuis 2016"),
        (ENDED, "until 2020", "jusqu’en 2020"),
        (
            {**STARTED, **SEEN},
            "since 2016 · last seen in May 2018",
            "depuis 2016 · vu pour la dernière fois en mai 2018",
        ),
        (
            {**STARTED, "has_ended": True},
            "from 2016 · ended (date not known)",
            "à partir de 2016 · a pris fin (date inconnue)",
        ),
        (
            {**STARTED, **ENDED, "disputed": ("start_date",)},
            "from 2016 to 2020 (sources differ on the start)",
            "de 2016 à 2020 (les sources divergent sur le début)",
        ),
        ({"start_date": "2010", "end_date": "2010"}, "in 2010", "en 2010"),
        (
            {"first_seen": "2018-02-27", "last_seen": "2018-03-01"},
            "seen on February 27, 2018 and March 1, 2018",
            "vu le 27 février 2018 et le 1er mars 2018",
        ),
        ({"first_seen": "2018", "last_seen": "2018-03"}, "seen in March 2018", "vu en mars 2018"),
        (
            {"first_seen": "2018-02-27", "last_seen": "2019"},
            "seen on February 27, 2018 and in 2019",
            "vu le 27 février 2018 et en 2019",
        ),
    ],
)
def test_dates_are_as_precise_as_they_are_known(
    properties: Properties, english: str, french: str
) -> None:
    assert when(relation_of(properties), "en") == english
    assert when(relation_of(properties), "fr") == french


def test_a_place_without_dates_needs_none() -> None:
    assert when(relation_of({}, "LOCATED_IN"), "en") == ""


def test_what_happened_once_has_its_day() -> None:
    proposal: Properties = {"role": "proposed", "start_date": "2005-01-18"}
    assert when(relation_of(proposal, "FUNDS"), "en") == "on January 18, 2005"
    assert when(relation_of({"start_date": "1999"}, "SUCCEEDS"), "fr") == "en 1999"


@pytest.mark.parametrize(
    ("label", "properties", "is_over"),
    [
        ("Program", {"end_latest": date(2026, 11, 21), "status": "active"}, True),
        ("Program", {"end_latest": date(2026, 11, 22), "status": "closed"}, False),
        ("Program", {"status": "closed"}, True),
        ("Organization", {"dissolved": "2026-11-21"}, True),
        ("Organization", {"dissolved": "2026-11"}, False),
        ("Organization", {}, False),
    ],
)
def test_an_entity_is_gone_only_after_its_last_possible_day(
    label: str, properties: Properties, is_over: bool
) -> None:
    assert is_gone(Node("x", label, properties), TODAY) is is_over
