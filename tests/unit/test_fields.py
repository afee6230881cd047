"""Text in a cell becomes a value of its kind, or the code of a finding."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader.fields import KINDS, FieldError, country_codes, earliest, fold, latest
from graph_loader.findings import FINDINGS
from graph_loader.graph import Value


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "Que\u0301bec", "Québec"),
        ("id", "mun:ca:on:windsor", "mun:ca:on:windsor"),
        ("id", "country:NA", "country:NA"),
        ("date", "2018", "2018"),
        ("date", "2016-02-29", "2016-02-29"),
        ("boolean", "true", True),
        ("boolean", "false", False),
        ("count", "0", 0),
        ("count", "229660", 229660),
        ("amount", "19300000", 19300000.0),
        ("amount", "0.5", 0.5),
        ("latitude", "-90", -90.0),
        ("longitude", "180", 180.0),
        ("country_code", "NA", "NA"),
        ("country_code", "XK", "XK"),
        ("region_code", "CA-ON", "CA-ON"),
        ("region_code", "GB-ENG", "GB-ENG"),
        ("currency", "CAD", "CAD"),
        ("url", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    ],
)
def test_a_text_of_a_kind_becomes_its_value(kind: str, text: str, value: Value) -> None:
    read = KINDS[kind](text)
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        ("id", "mun ca", "bad_id"),
        ("id", "mun:", "bad_id"),
        ("id", "mun::ca", "bad_id"),
        ("id", "org:çité", "bad_id"),
        ("date", "2018-3", "bad_date"),
        ("date", "2018-13", "bad_date"),
        ("date", "2017-02-29", "bad_date"),
        ("date", "0000", "bad_date"),
        ("date", "15/03/2018", "bad_date"),
        ("date", "٢٠١٨", "bad_date"),
        ("boolean", "True", "bad_boolean"),
        ("boolean", "yes", "bad_boolean"),
        ("count", "-1", "bad_number"),
        ("count", "1.5", "bad_number"),
        ("count", "1 000", "bad_number"),
        ("count", "٣", "bad_number"),
        ("count", "9" * 16, "bad_number"),
        ("amount", "-1", "bad_number"),
        ("amount", "1,5", "bad_number"),
        ("amount", "1e3", "bad_number"),
        ("amount", "nan", "bad_number"),
        ("amount", "9" * 400, "bad_number"),
        ("latitude", "90.1", "bad_coordinates"),
        ("longitude", "-180.5", "bad_coordinates"),
        ("country_code", "ca", "bad_code"),
        ("country_code", "EU", "bad_code"),
        ("country_code", "YU", "bad_code"),
        ("region_code", "ON", "bad_code"),
        ("region_code", "ZZ-ON", "bad_code"),
        ("currency", "$", "bad_code"),
        ("url", "www.example.org", "bad_address"),
        ("url", "javascript:alert(1)", "bad_address"),
        ("url", "https://", "bad_address"),
        ("url", "https://[", "bad_address"),
        ("url", "https://example.org/a b", "bad_address"),
    ],
)
def test_a_text_of_no_such_kind_is_refused(kind: str, text: str, code: str) -> None:
    with pytest.raises(FieldError) as refused:
        KINDS[kind](text)
    assert refused.value.code == code


@pytest.mark.parametrize("kind", KINDS)
@given(text=st.text(min_size=1))
def test_any_text_is_a_value_or_a_known_finding(kind: str, text: str) -> None:
    try:
        outcome: Value = KINDS[kind](text)
    except FieldError as error:
        outcome = FINDINGS[error.code].code
    assert isinstance(outcome, str | int | float | bool)


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_day_is_among_the_days_that_its_date_can_mean(day: date, length: int) -> None:
    text = day.isoformat()[:length]
    assert earliest(text) <= day <= latest(text)
    assert earliest(text).isoformat()[:length] == latest(text).isoformat()[:length] == text


def test_the_countries_are_those_of_iso_3166_and_kosovo() -> None:
    # 249 of the standard; a change of the standard is a change of this number.
    assert len(country_codes()) == 250
    assert {"CA", "NA", "NO", "ML", "XK"} <= country_codes()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("cote d'ivoire", "Côte d’Ivoire"),
        ("sacre-coeur", "SACRÉ-CŒUR"),
        ("lodz", "Łódź"),
        ("can tho", "Cần  Thơ"),
        ("strasse", "Straße"),
        ("kobenhavn", "København"),
    ],
)
def test_what_a_plain_keyboard_types_finds_the_name(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
