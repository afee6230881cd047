"""What several claims say together: which value is shown, and what is disputed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.claims import Values, choose, in_choice_order
from graph_loader.graph import Value

STRENGTHS = {"src:primary": "primary", "src:press": "press", "src:mirror": "mirror"}


def a_claim(claim_id: str = "clm:1", **values: Value) -> dict[str, Value]:
    return {"id": claim_id, "confidence": "stated", "source_id": "src:press", **values}


def shown(*claims: Values) -> dict[str, Value]:
    return choose(in_choice_order(claims, STRENGTHS)).properties


def disputed(*claims: Values) -> tuple[str, ...]:
    return choose(in_choice_order(claims, STRENGTHS)).disputed


def test_a_rank_comes_before_everything_then_confidence_strength_and_id() -> None:
    claims = [
        a_claim("clm:f", confidence="inferred", source_id="src:primary"),
        a_claim("clm:e", source_id="src:mirror"),
        a_claim("clm:d"),
        a_claim("clm:c"),
        a_claim("clm:b", source_id="src:primary"),
        a_claim("clm:g", rank=2, confidence="inferred", source_id="src:mirror"),
        a_claim("clm:h", rank=1, confidence="inferred", source_id="src:mirror"),
    ]
    ordered = [claim["id"] for claim in in_choice_order(claims, STRENGTHS)]
    assert ordered == ["clm:h", "clm:g", "clm:b", "clm:c", "clm:d", "clm:e", "clm:f"]


def test_the_first_claim_that_has_a_role_gives_it() -> None:
    claims = a_claim("clm:1"), a_claim("clm:2", role="vice_chair"), a_claim("clm:3", role="chair")
    assert shown(*claims)["role"] == "vice_chair"
    assert disputed(*claims) == ("role",)


def test_having_no_value_disputes_nothing() -> None:
    whole = a_claim("clm:2", role="chair", start_date="2018", amount=5.0, currency="CAD")
    assert disputed(a_claim("clm:1"), whole) == ()
    assert shown(a_claim("clm:1"), whole) == shown(whole)


def test_a_day_within_the_year_of_another_claim_is_shown_and_disputes_nothing() -> None:
    year, day = a_claim("clm:1", start_date="1963"), a_claim("clm:2", start_date="1963-06-15")
    assert shown(year, day)["start_date"] == "1963-06-15"
    assert disputed(year, day) == ()


def test_two_dates_without_a_common_day_are_disputed_and_the_first_is_shown() -> None:
    claims = a_claim("clm:1", end_date="2014"), a_claim("clm:2", end_date="2015-01")
    assert shown(*claims)["end_date"] == "2014"
    assert disputed(*claims) == ("end_date",)


def test_a_narrow_date_is_not_taken_from_a_claim_that_contradicts_the_first() -> None:
    claims = a_claim("clm:1", start_date="2014"), a_claim("clm:2", start_date="2015-01-02")
    assert shown(*claims)["start_date"] == "2014"


def test_the_possible_days_of_start_and_end_are_real_dates() -> None:
    properties = shown(a_claim(start_date="2016-02", end_date="2018"))
    assert properties["start_earliest"] == date(2016, 2, 1)
    assert properties["start_latest"] == date(2016, 2, 29)
    assert properties["end_earliest"] == date(2018, 1, 1)
    assert properties["end_latest"] == date(2018, 12, 31)


def test_a_start_after_the_end_that_another_claim_gives_disputes_both() -> None:
    claims = a_claim("clm:1", start_date="2018"), a_claim("clm:2", end_date="2017-12-31")
    assert disputed(*claims) == ("end_date", "start_date")


@pytest.mark.parametrize(("seen", "result"), [("2014-12", ()), ("2015", ("end_date",))])
def test_an_observation_after_a_stated_end_disputes_the_end(
    seen: str, result: tuple[str, ...]
) -> None:
    ended = a_claim("clm:1", end_date="2014")
    assert disputed(ended, a_claim("clm:2", observed_first=seen)) == result


def test_observations_never_become_a_start_or_an_end() -> None:
    mission = shown(a_claim(observed_first="2017-06-22", observed_last="2017-06-28"))
    assert mission == {
        "first_seen": "2017-06-22",
        "last_seen": "2017-06-28",
        "last_seen_earliest": date(2017, 6, 28),
    }


def test_the_envelope_of_observations_keeps_to_what_is_sure() -> None:
    claims = (
        a_claim("clm:1", observed_first="2018", observed_last="2018"),
        a_claim("clm:2", observed_first="2018-03-15", observed_last="2018-03-15"),
        a_claim("clm:3", observed_first="2016-05"),
    )
    properties = shown(*claims)
    assert (properties["first_seen"], properties["last_seen"]) == ("2016-05", "2018-03-15")
    assert properties["last_seen_earliest"] == date(2018, 3, 15)


def test_an_end_without_a_date_is_kept_and_a_denial_disputes_it() -> None:
    ended, holds = a_claim("clm:1", has_ended=True), a_claim("clm:2", has_ended=False)
    assert shown(ended) == {"has_ended": True}
    assert (shown(ended, holds), disputed(ended, holds)) == ({"has_ended": True}, ("has_ended",))


def test_an_amount_travels_with_its_own_currency_and_basis() -> None:
    claims = (
        a_claim("clm:1", amount=19.3, currency="CAD"),
        a_claim("clm:2", amount=14.0, currency="USD", amount_basis="total"),
    )
    assert shown(*claims) == {"amount": 19.3, "currency": "CAD"}
    assert shown(*reversed(claims)) == {"amount": 19.3, "currency": "CAD"}
    assert disputed(*claims) == ()


def test_two_amounts_of_the_same_thing_are_disputed() -> None:
    one = a_claim("clm:1", amount=19.3, currency="CAD", amount_basis="total")
    assert disputed(one, {**one, "id": "clm:2"}) == ()
    assert disputed(one, {**one, "id": "clm:2", "amount": 19.8}) == ("amount",)


def test_a_share_and_a_total_do_not_compare_but_an_unexplained_amount_does() -> None:
    total = a_claim("clm:1", amount=19.8, currency="CAD", amount_basis="total")
    share = a_claim("clm:2", amount=14.0, currency="CAD", amount_basis="federal_share")
    unexplained = a_claim("clm:3", amount=19.3, currency="CAD")
    assert disputed(total, share) == ()
    assert disputed(total, unexplained) == ("amount",)


dates = st.dates(date(1990, 1, 1), date(1993, 12, 31)).flatmap(
    lambda day: st.sampled_from([day.isoformat()[:length] for length in (4, 7, 10)])
)
claims = st.fixed_dictionaries(
    {
        "id": st.uuids().map(str),
        "confidence": st.sampled_from(["stated", "inferred"]),
        "source_id": st.sampled_from(sorted(STRENGTHS)),
    },
    optional={
        "rank": st.integers(1, 3),
        "start_date": dates,
        "end_date": dates,
        "observed_first": dates,
        "observed_last": dates,
        "role": st.sampled_from(["chair", "vice_chair"]),
        "has_ended": st.booleans(),
        "amount": st.sampled_from([1.0, 2.0]),
        "currency": st.sampled_from(["CAD", "USD"]),
    },
)


lists_of_claims = st.lists(claims, min_size=1, max_size=6, unique_by=lambda claim: claim["id"])


@given(lists_of_claims.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_in_which_claims_come_changes_nothing(
    orders: tuple[list[Values], list[Values]],
) -> None:
    one, other = (in_choice_order(order, STRENGTHS) for order in orders)
    assert choose(one) == choose(other)


@given(lists_of_claims)
def test_every_value_shown_was_said_and_every_dispute_is_about_a_value(found: list[Values]) -> None:
    chosen = choose(in_choice_order(found, STRENGTHS))
    for name in ("start_date", "end_date", "role", "amount", "currency", "has_ended"):
        if name in chosen.properties:
            assert chosen.properties[name] in [claim.get(name) for claim in found]
    assert set(chosen.disputed) <= chosen.properties.keys()
