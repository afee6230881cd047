"""Each finding is triggered by its smallest package, in its place, with words in both languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph_loader import checks, package
from graph_loader.findings import FINDINGS
from graph_loader.readers.csv_table import CELL_LIMIT
from graph_loader.report import Finding
from tests.packages import Rows, a_claim, a_municipality, a_source, an_organization, write_package

NO_BREAK_SPACE = "\u00a0"
MEMBERS, TWINNINGS, FUNDING = "claims/member_of.csv", "claims/twinned_with.csv", "claims/funds.csv"
THEMES, ORGANIZATIONS, PROGRAMS = "nodes/theme.csv", "nodes/organization.csv", "nodes/program.csv"
MUNICIPALITIES, COUNTRIES = "nodes/municipality.csv", "nodes/country.csv"

PARIS = {"latitude": "48.86", "longitude": "2.35"}
THEME_HEADER = "id,kind,name_en,name_fr,article_en,article_fr,aliases,source_ids"
THEME_ROW = "theme:x,agenda,X,,,,,src:a"


def a_theme(**cells: str) -> dict[str, str]:
    return {"id": "theme:x", "kind": "agenda", "name_en": "X", "source_ids": "src:a", **cells}


def a_fix(**cells: str) -> dict[str, str]:
    change = {"table": THEMES, "id": "theme:x", "column": "name_en", "from": "X", "to": "Y"}
    return {**change, "why": "a slip", "source_id": "src:a", **cells}


def a_member(**cells: str) -> Mapping[str, Rows]:
    """Two organizations, one a member of the other."""
    return {
        ORGANIZATIONS: [an_organization("org:a"), an_organization("org:b")],
        MEMBERS: [a_claim("clm:1", "org:a", "org:b"), a_claim("clm:2", "org:a", "org:b", **cells)],
    }


def a_funding(**cells: str) -> Mapping[str, Rows]:
    return {
        ORGANIZATIONS: [an_organization("org:a"), an_organization("org:b")],
        FUNDING: [a_claim("clm:1", "org:a", "org:b", **cells)],
    }


@dataclass(frozen=True)
class Case:
    """Tables besides one source, and where the finding is expected: file, line, column, value."""

    tables: Mapping[str, Rows | bytes]
    file: str
    line: int
    column: str = ""
    value: str = ""


def theme_file(*lines: str) -> Mapping[str, bytes]:
    return {THEMES: "\n".join(lines).encode() + b"\n"}


CASES = {
    "not_utf8": Case(
        {THEMES: f"{THEME_HEADER}\n{THEME_ROW}\né\n".encode("latin-1")}, THEMES, 3, value="é"
    ),
    "not_a_table": Case(theme_file(THEME_HEADER, THEME_ROW, 'theme:y,"agenda'), THEMES, 3),
    "byte_order_mark": Case(
        {THEMES: f"{THEME_HEADER}\n{THEME_ROW}\n".encode("utf-8-sig")}, THEMES, 1
    ),
    "cell_too_long": Case(
        theme_file(THEME_HEADER, THEME_ROW, "theme:y,agenda," + "y" * (CELL_LIMIT + 1)), THEMES, 3
    ),
    "unknown_table": Case({"nodes/thema.csv": b"id\n"}, "nodes/thema.csv", 0),
    "missing_table": Case(
        {"datapackage.json": b'{"name": "x", "resources": [{"path": "gone.csv"}]}'},
        "datapackage.json",
        0,
        value="gone.csv",
    ),
    "unknown_column": Case(
        theme_file(THEME_HEADER + ",colour", THEME_ROW + ","), THEMES, 1, "colour"
    ),
    "missing_column": Case(
        theme_file(THEME_HEADER.replace("aliases,", ""), THEME_ROW.replace(",,src", ",src")),
        THEMES,
        1,
        "aliases",
    ),
    "duplicate_column": Case(
        theme_file(THEME_HEADER + ",kind", THEME_ROW + ","), THEMES, 1, "kind"
    ),
    "uneven_row": Case(
        theme_file(THEME_HEADER, THEME_ROW, "theme:y,agenda,Y, or Z,,,,,src:a"),
        THEMES,
        3,
        value="theme:y,agenda,Y,or Z,,,,,src:a",
    ),
    "expectation_missed": Case(
        {THEMES: [a_theme()], "expectations.csv": [{"table": THEMES, "fewest_rows": "2"}]},
        "expectations.csv",
        2,
        "fewest_rows",
        "2",
    ),
    "fix_matches_nothing": Case(
        {THEMES: [a_theme()], "fixes.csv": [a_fix(**{"from": "Z"})]},
        "fixes.csv",
        2,
        value=f"{THEMES} theme:x name_en: Z",
    ),
    "fix_source_unknown": Case(
        {THEMES: [a_theme()], "fixes.csv": [a_fix(source_id="src:b")]},
        "fixes.csv",
        2,
        "source_id",
        "src:b",
    ),
    "missing_value": Case({THEMES: [a_theme(name_en="")]}, THEMES, 2, "name_en"),
    "bad_id": Case({THEMES: [a_theme(id="theme x")]}, THEMES, 2, "id", "theme x"),
    "bad_kind": Case({THEMES: [a_theme(kind="topic")]}, THEMES, 2, "kind", "topic"),
    "bad_date": Case(a_member(start_date="2018-13"), MEMBERS, 3, "start_date", "2018-13"),
    "bad_number": Case(
        {MUNICIPALITIES: [a_municipality("mun:x", population="1 000", source_ids="src:a")]},
        MUNICIPALITIES,
        2,
        "population",
        "1 000",
    ),
    "bad_boolean": Case(a_member(has_ended="yes"), MEMBERS, 3, "has_ended", "yes"),
    "bad_code": Case(
        {MUNICIPALITIES: [a_municipality("mun:x", country_code="UK", source_ids="src:a")]},
        MUNICIPALITIES,
        2,
        "country_code",
        "UK",
    ),
    "bad_address": Case(
        {"sources.csv": [a_source(), a_source("src:b", url="example.org")]},
        "sources.csv",
        3,
        "url",
        "example.org",
    ),
    "bad_coordinates": Case(
        {MUNICIPALITIES: [a_municipality("mun:x", latitude="91", source_ids="src:a")]},
        MUNICIPALITIES,
        2,
        "latitude",
        "91",
    ),
    "source_without_address": Case(
        {"sources.csv": [a_source(), a_source("src:b", url="")]}, "sources.csv", 3, "url"
    ),
    "claim_without_source": Case(a_member(source_id=""), MEMBERS, 3, "source_id"),
    "duplicate_id": Case(a_member(id="clm:1"), MEMBERS, 3, "id", "clm:1"),
    "duplicate_code": Case(
        {
            COUNTRIES: [
                {"id": f"country:{n}", "name_en": n, "code": "ML", "source_ids": "src:a"}
                for n in ("one", "two")
            ]
        },
        COUNTRIES,
        3,
        "code",
        "ML",
    ),
    "end_before_start": Case(
        a_member(start_date="2018-03", end_date="2018-02"), MEMBERS, 3, "end_date", "2018-02"
    ),
    "observation_before_start": Case(
        a_member(start_date="2018", observed_last="2017"), MEMBERS, 3, "observed_last", "2017"
    ),
    "observations_reversed": Case(
        a_member(observed_first="2018", observed_last="2017"), MEMBERS, 3, "observed_last", "2017"
    ),
    "amount_without_currency": Case(a_funding(amount="500"), FUNDING, 2, "amount", "500"),
    "currency_without_amount": Case(a_funding(currency="CAD"), FUNDING, 2, "currency", "CAD"),
    "unknown_source": Case(a_member(source_id="src:b"), MEMBERS, 3, "source_id", "src:b"),
    "entity_source_unknown": Case(
        {THEMES: [a_theme(source_ids="src:a | src:b")]}, THEMES, 2, "source_ids", "src:b"
    ),
    "unknown_end": Case(a_member(to_id="org:c"), MEMBERS, 3, "to_id", "org:c"),
    "wrong_end": Case(
        {
            ORGANIZATIONS: [an_organization("org:a", source_ids="src:a")],
            THEMES: [a_theme()],
            MEMBERS: [a_claim("clm:1", "org:a", "theme:x")],
        },
        MEMBERS,
        2,
        "to_id",
        "theme:x",
    ),
    "relation_to_itself": Case(a_member(to_id="org:a"), MEMBERS, 3, "to_id", "org:a"),
    "entity_without_source": Case(
        {THEMES: [a_theme(source_ids="")]}, THEMES, 2, "source_ids", "theme:x"
    ),
    "coordinates_outside_country": Case(
        {
            MUNICIPALITIES: [
                a_municipality(
                    "mun:x",
                    country_code="CA",
                    latitude="48.86",
                    longitude="2.35",
                    source_ids="src:a",
                )
            ]
        },
        MUNICIPALITIES,
        2,
        "latitude",
        "48.86, 2.35",
    ),
}


def find(folder: Path, case: Case) -> tuple[Finding, ...]:
    tables: dict[str, Rows | bytes] = {"sources.csv": [a_source()], **case.tables}
    return checks.check([package.read(write_package(folder / "small", tables))]).findings


def test_each_finding_has_its_case() -> None:
    assert CASES.keys() == FINDINGS.keys()


@pytest.mark.parametrize("code", CASES)
def test_the_finding_alone_comes_in_its_place(code: str, tmp_path: Path) -> None:
    case = CASES[code]
    (finding,) = find(tmp_path, case)
    assert (finding.code, finding.file, finding.line, finding.column, finding.value) == (
        (code, f"small/{case.file}", case.line, case.column, case.value)
    )


@pytest.mark.parametrize("code", CASES)
def test_the_finding_is_whole_sentences_in_both_languages(code: str, tmp_path: Path) -> None:
    (finding,) = find(tmp_path, CASES[code])
    for say in (finding.message, finding.hint):
        english, french = say("en"), say("fr")
        assert english != french
        for sentence in (english, french):
            assert sentence[0].isupper() or sentence.startswith("datapackage.json")
            assert sentence.endswith(".")
            assert "{" not in sentence
        assert_french_spacing(french)


@pytest.mark.parametrize("code", CASES)
def test_the_finding_in_json_says_all_that_a_program_needs(code: str, tmp_path: Path) -> None:
    (finding,) = find(tmp_path, CASES[code])
    said = finding.to_json()
    assert said["volume"] == FINDINGS[code].volume
    assert said["message"] == {"en": finding.message("en"), "fr": finding.message("fr")}
    assert said["hint"] == {"en": finding.hint("en"), "fr": finding.hint("fr")}


def assert_french_spacing(text: str) -> None:
    """No-break spaces stand before two-part signs and inside guillemets; addresses have none."""
    prose = re.sub(r"https?://|\w+:\w+[\w:]*", "", text)
    assert not re.search(r"(?<!\u00a0)[;:?!»]", prose), text
    assert not re.search(r"«(?!\u00a0)", prose), text
