"""A spoiled package: all faults are found in one run, each in its place; the store stays as it was.

One file of the kind that spreadsheets make is loaded or refused whole.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_loader.settings import Settings
from tests.command.packages import append_row
from tests.command.running import munigraph, start
from tests.command.stores import held, load_into, new_settings
from tests.packages import change_cell, copy_sample

Place = tuple[str, str, int, str]
"""Code, file, line and column of a finding."""

RSS_UNIT = 1 if sys.platform == "darwin" else 1024

_CLAIM = {"id": "clm:x", "confidence": "stated", "source_id": "src:sample"}
_NODE = {"name_en": "X", "country_code": "CA", "source_ids": "src:sample"}
GOOD_ROWS = {
    "sources.csv": {
        "url": "https://x.example",
        "publisher": "x",
        "strength": "press",
        "read_date": "2026-11-21",
    },
    "nodes/country.csv": {"name_en": "X", "source_ids": "src:sample"},
    "nodes/municipality.csv": {**_NODE, "kind": "city", "latitude": "45.5", "longitude": "-73.6"},
    "nodes/organization.csv": {**_NODE, "kind": "ngo"},
    "claims/member_of.csv": {**_CLAIM, "from_id": "mun:ca:montreal", "to_id": "org:uclg"},
    "claims/twinned_with.csv": {**_CLAIM, "from_id": "mun:ca:granby", "to_id": "mun:gb:coventry"},
    "claims/program.csv": {**_CLAIM, "program_id": "prog:mped"},
    "fixes.csv": {
        "table": "nodes/organization.csv",
        "id": "org:aimf",
        "column": "seat",
        "from": "Paris",
        "to": "Lyon",
        "why": "x",
        "source_id": "src:sample",
    },
    "expectations.csv": {"table": "claims/hosts.csv"},
}
SPOILED_ROWS = """
missing_value                nodes/municipality.csv  name_en         id=mun:x1 name_en=
bad_id                       nodes/municipality.csv  id              id=mun:é
bad_kind                     nodes/municipality.csv  kind            id=mun:x2 kind=hamlet
bad_number                   nodes/municipality.csv  population      id=mun:x3 population=many
bad_code                     nodes/municipality.csv  country_code    id=mun:x4 country_code=ZZ
bad_coordinates              nodes/municipality.csv  latitude        id=mun:x5 latitude=91
coordinates_outside_country  nodes/municipality.csv  latitude        id=mun:x6 latitude=48.8 longitude=2.3
duplicate_id                 nodes/municipality.csv  id              id=mun:ca:granby
entity_source_unknown        nodes/municipality.csv  source_ids      id=mun:x7 source_ids=src:none
duplicate_code               nodes/country.csv       code            id=country:x code=CA
bad_boolean                  nodes/organization.csv  is_collective   id=org:x1 is_collective=oui
bad_address                  nodes/organization.csv  website         id=org:x2 website=x.example
source_without_address       sources.csv             url             id=src:x url=
bad_date                     claims/member_of.csv    start_date      id=clm:x1 start_date=2018-13
end_before_start             claims/member_of.csv    end_date        id=clm:x2 start_date=2018 end_date=2017
observation_before_start     claims/member_of.csv    observed_first  id=clm:x3 start_date=2018 observed_first=2016
observations_reversed        claims/member_of.csv    observed_last   id=clm:x4 observed_first=2018 observed_last=2016
unknown_end                  claims/member_of.csv    to_id           id=clm:x5 to_id=org:none
wrong_end                    claims/member_of.csv    to_id           id=clm:x6 to_id=mun:ca:granby
unknown_source               claims/member_of.csv    source_id       id=clm:x7 source_id=src:none
claim_without_source         claims/member_of.csv    source_id       id=clm:x8 source_id=
relation_to_itself           claims/twinned_with.csv to_id           id=clm:x9 to_id=mun:ca:granby
amount_without_currency      claims/program.csv      amount          id=clm:x10 amount=5
currency_without_amount      claims/program.csv      currency        id=clm:x11 currency=CAD
fix_matches_nothing          fixes.csv               -               from=Rome
fix_source_unknown           fixes.csv               source_id       source_id=src:none
expectation_missed           expectations.csv        fewest_rows     fewest_rows=50
"""  # noqa: E501 - a table reads across


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A store that holds the sample."""
    package = copy_sample(tmp_path_factory.mktemp("loaded"))
    with new_settings() as settings:
        load_into(settings, package)
        yield settings


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def spoil(package: Path) -> list[Place]:
    """Put every fault into the package; where each of them must be found."""
    places = []
    for fault in SPOILED_ROWS.strip().splitlines():
        code, table, column, *cells = fault.split()
        changes = dict(cell.split("=", 1) for cell in cells)
        line = append_row(package, table, {**GOOD_ROWS[table], **changes})
        places.append((code, f"sample/{table}", line, "" if column == "-" else column))
    return [*places, *spoil_tables(package)]


def spoil_tables(package: Path) -> Iterator[Place]:
    """Faults of whole tables; some make a table unreadable."""

    def rewrite(table: str, change: bytes, into: bytes = b"") -> str:
        path = package / table
        raw = path.read_bytes()
        path.write_bytes(raw.replace(change, into, 1) if into else raw + change)
        return f"sample/{table}"

    (package / "claims" / "befriends.csv").write_text("id\n")
    (package / "claims" / "succeeds.csv").unlink()
    yield "missing_table", "sample/datapackage.json", 0, ""
    yield "unknown_table", "sample/claims/befriends.csv", 0, ""
    yield "byte_order_mark", rewrite("claims/addresses.csv", b"id,", b"\xef\xbb\xbfid,"), 1, ""
    chairs = rewrite("claims/chairs.csv", b"detail_fr", b"detail_de")
    yield "unknown_column", chairs, 1, "detail_de"
    yield "missing_column", chairs, 1, "detail_fr"
    hosts = rewrite("claims/hosts.csv", b"a,b\n")
    yield "uneven_row", hosts, 3, ""
    yield "not_utf8", rewrite("claims/funds.csv", "Québec\n".encode("latin-1")), 3, ""
    yield "cell_too_long", rewrite("claims/coordinates.csv", b"x" * 100_001 + b"\n"), 3, ""
    yield "not_a_table", rewrite("claims/implements.csv", b'"a,b\n'), 3, ""


def test_all_faults_of_a_package_are_found_in_one_run_and_nothing_is_loaded(
    settings: Settings, package: Path
) -> None:
    before = held(settings)
    expected = spoil(package)

    loaded = munigraph("load", package, "--format", "json", settings=settings)
    checked = munigraph("check", package, "--format", "json", settings=settings)

    findings = json.loads(checked.out)
    found = [(f["code"], f["file"], f["line"], f["column"]) for f in findings]
    assert sorted(found) == sorted(expected)
    assert len({code for code, *_ in found}) == 36
    assert json.loads(loaded.out)["findings"] == findings
    assert json.loads(loaded.out)["written"] == 0
    assert (loaded.code, checked.code) == (1, 1)
    assert (loaded.err, checked.err) == ("", "")
    assert held(settings) == before


@pytest.mark.parametrize(
    ("lang", "end"),
    [
        ("en", "Nothing was loaded; the store is as before."),
        ("fr", "Rien n’a été chargé\u00a0; la base est inchangée."),
    ],
)
def test_in_a_pipe_each_finding_is_one_line_with_its_whole_place(
    settings: Settings, package: Path, lang: str, end: str
) -> None:
    expected = spoil(package)

    ended = munigraph("load", package, settings=settings, lang=lang, COLUMNS="40")

    lines = ended.out.splitlines()
    for _, file, line, column in expected:
        place = ":".join(str(part) for part in (file, line, column) if part)
        assert any(f" {place} " in f"{text} " for text in lines), place
    assert lines[-1] == end
    # A heading, then two sentences after the findings.
    assert len(lines) == len(expected) + 3
    assert ended.code == 1


def test_a_file_in_latin_1_is_refused_with_its_line(settings: Settings, package: Path) -> None:
    before = held(settings)
    path = package / "nodes/municipality.csv"
    path.write_bytes(path.read_text("utf-8").encode("latin-1"))

    ended = munigraph("load", package, settings=settings, lang="fr")

    lines = path.read_bytes().splitlines()
    line = next(number for number, text in enumerate(lines, 1) if not text.isascii())
    (said,) = (text for text in ended.out.splitlines() if "UTF-8" in text)
    assert f"sample/nodes/municipality.csv:{line} " in said
    assert "Enregistrez-le de nouveau en «\u00a0CSV UTF-8\u00a0»." in said
    assert ended.code == 1
    assert held(settings) == before


def test_a_byte_order_mark_is_a_note_and_the_package_is_loaded(package: Path) -> None:
    path = package / "nodes/municipality.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    with new_settings() as empty:
        ended = munigraph("load", package, settings=empty)
        stamp = held(empty)[0]

    assert ended.code == 0
    (said,) = (text for text in ended.out.splitlines() if "byte order mark" in text)
    assert said.startswith("note ")
    assert isinstance(stamp, dict)
    assert stamp["counts"]["nodes"] > 0


@pytest.mark.skipif(os.name != "posix", reason="Windows does not say what a process used")
def test_a_cell_of_50_mb_is_refused_in_seconds_and_sensible_memory(
    settings: Settings, package: Path
) -> None:
    before = held(settings)
    change_cell(package, "claims/member_of.csv", "clm:s001", "detail_en", "x" * 50_000_000)

    with start("load", package, settings=settings) as loading:
        said = loading.stdout.read() if loading.stdout else ""
        _, status, used = os.wait4(loading.pid, 0)
        loading.returncode = os.waitstatus_to_exitcode(status)

    (found,) = (text for text in said.splitlines() if "more than 100000 characters" in text)
    assert "sample/claims/member_of.csv:2 " in found
    assert loading.returncode == 1
    assert held(settings) == before
    assert used.ru_utime < 20
    # What every command takes, and the file as bytes, as text and as lines.
    assert used.ru_maxrss * RSS_UNIT < 800e6
