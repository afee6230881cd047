"""A folder becomes a package of texts, or one sentence says why it is none."""

from pathlib import Path

import pytest

from graph_loader import checks, describe, package
from graph_loader.errors import UsageError
from graph_loader.load import package_name, prepare
from graph_loader.package import Package
from tests.packages import (
    Rows,
    a_claim,
    a_source,
    an_organization,
    change_cell,
    copy_sample,
    read_table,
    write_package,
)

ORGANIZATIONS = "nodes/organization.csv"


def cell(found: Package, table: str, row_id: str, column: str) -> str:
    content = found.tables[table]
    names = content.columns
    (row,) = (row for row in content.rows if row.cells[names.index("id")] == row_id)
    return row.cells[names.index(column)]


def organizations(folder: Path, content: bytes) -> Package:
    return package.read(write_package(folder, {ORGANIZATIONS: content}))


def test_cells_lose_the_blanks_around_them_and_empty_rows_are_left_out(tmp_path: Path) -> None:
    found = organizations(tmp_path, b"\n\n id , name_en \n\n org:a ,  A B\t\n,\n org:b,B\n")
    table = found.tables[ORGANIZATIONS]
    assert table.columns == ("id", "name_en")
    assert [(row.line, row.cells) for row in table.rows] == [
        (5, ("org:a", "A B")),
        (7, ("org:b", "B")),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_does_also_inside_quotation_marks(
    tmp_path: Path, end: str
) -> None:
    text = end.join(["id,name_en", 'org:a,"A', "", 'B"', "org:b,B", "org:c", ""])
    found = organizations(tmp_path, text.encode())
    assert [row.line for row in found.tables[ORGANIZATIONS].rows] == [2, 5]
    assert cell(found, ORGANIZATIONS, "org:a", "name_en") == f"A{end}{end}B"
    assert [(finding.code, finding.line) for finding in found.findings] == [("uneven_row", 6)]


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    found = organizations(tmp_path, "id,name_en\norg:a,A\n".encode("utf-8-sig"))
    assert found.tables[ORGANIZATIONS].columns == ("id", "name_en")


@pytest.mark.parametrize(
    ("content", "code", "line", "reason"),
    [
        (b"", "not_a_table", 1, "header"),
        (b",,\n", "not_a_table", 1, "header"),
        (b'id,name_en\n"org:a" x,A\n', "not_a_table", 2, "follows"),
        (b'id,name_en\norg:a,"A\norg:b,B\n', "not_a_table", 2, "not closed"),
        (b"id,name_en\norg:a,A\nb\x00,B\n", "not_a_table", 3, "zero"),
        ("id\nQuébec\n".encode("latin-1"), "not_utf8", 2, "UTF-8"),
        ("id,name_en\norg:a,A\n".encode("utf-16"), "not_utf8", 1, "UTF-8"),
        (b"id,name_en\norg:a," + b"x" * 50_000_000, "cell_too_long", 2, "100000"),
    ],
)
def test_a_file_that_is_no_table_is_one_finding_where_it_begins(
    tmp_path: Path, content: bytes, code: str, line: int, reason: str
) -> None:
    found = organizations(tmp_path / "small", content)
    (finding,) = found.findings
    assert (finding.code, finding.line, finding.file) == (code, line, f"small/{ORGANIZATIONS}")
    assert reason in finding.message("en")
    assert not found.tables[ORGANIZATIONS].is_readable


def test_an_unreadable_table_makes_no_findings_about_the_rows_it_may_hold(tmp_path: Path) -> None:
    tables: dict[str, Rows | bytes] = {
        "sources.csv": [a_source()],
        ORGANIZATIONS: b"\xff",
        "claims/member_of.csv": [a_claim("clm:1", "org:a", "org:b")],
        "expectations.csv": [{"table": ORGANIZATIONS, "fewest_rows": "5"}],
    }
    report = checks.check([package.read(write_package(tmp_path, tables))])
    assert [finding.code for finding in report.findings] == ["not_utf8"]


@pytest.mark.parametrize("table", ["sources.csv", "claims/member_of.csv"])
def test_what_an_unreadable_table_may_have_named_is_not_missed(tmp_path: Path, table: str) -> None:
    sample = copy_sample(tmp_path)
    (sample / table).write_bytes(b"\xff")
    (sample / "expectations.csv").unlink()
    report = checks.check([package.read(sample)])
    codes = {finding.code for finding in report.findings}
    assert codes == {"not_utf8", "missing_table"}


def test_a_fix_replaces_exactly_the_cell_it_names(tmp_path: Path) -> None:
    sample = copy_sample(tmp_path)
    (wrong,) = (
        row["name_en"]
        for row in read_table(sample, "nodes/municipality.csv")
        if row["id"] == "mun:bf:manga"
    )
    assert wrong == "Mango"
    found = package.read(sample)
    assert cell(found, "nodes/municipality.csv", "mun:bf:manga", "name_en") == "Manga"
    assert cell(found, "nodes/municipality.csv", "mun:ca:granby", "name_en") == "Granby"


def a_fix(column: str, before: str, after: str) -> dict[str, str]:
    place = {"table": ORGANIZATIONS, "id": "org:a", "column": column}
    return {**place, "from": before, "to": after, "why": "as the page has it", "source_id": "src:a"}


def test_fixes_fill_empty_cells_and_follow_each_other(tmp_path: Path) -> None:
    tables: dict[str, Rows | bytes] = {
        "sources.csv": [a_source()],
        ORGANIZATIONS: [an_organization("org:a", seat="Otawa", source_ids="src:a")],
        "fixes.csv": [
            a_fix("website", "", "https://fcm.ca"),
            a_fix("seat", "Otawa", "Ottawa"),
            a_fix("seat", "Ottawa", ""),
            a_fix("seat", "Montréal", "Québec"),
            a_fix("colour", "", "red"),
            {**a_fix("seat", "", "x"), "id": "org:b"},
            {**a_fix("seat", "", "x"), "table": "nodes/theme.csv"},
        ],
    }
    found = package.read(write_package(tmp_path, tables))
    assert cell(found, ORGANIZATIONS, "org:a", "website") == "https://fcm.ca"
    assert cell(found, ORGANIZATIONS, "org:a", "seat") == ""
    assert [(f.code, f.line) for f in found.findings] == [
        ("fix_matches_nothing", line) for line in (5, 6, 7, 8)
    ]


def test_a_fix_without_a_source_stops_the_load(tmp_path: Path) -> None:
    sample = copy_sample(tmp_path)
    change_cell(sample, "fixes.csv", "nodes/municipality.csv", "source_id", "")
    report = checks.check([package.read(sample)])
    assert [(f.code, f.volume, f.column) for f in report.findings] == [
        ("missing_value", "stop", "source_id")
    ]


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ({"table": "nodes/town.csv"}, "unknown_table", "table"),
        ({"table": ORGANIZATIONS, "column": "colour"}, "unknown_column", "column"),
        ({"table": ORGANIZATIONS, "least_fill": "0.5"}, "missing_value", "column"),
        ({"table": ORGANIZATIONS, "most_rows": "8"}, "expectation_missed", "most_rows"),
        ({"table": "claims/apply.csv"}, "unknown_table", "table"),
        ({"table": "claims/hosts.csv", "fewest_rows": "2"}, "expectation_missed", "fewest_rows"),
        (
            {"table": ORGANIZATIONS, "column": "website", "least_fill": "0.4"},
            "expectation_missed",
            "least_fill",
        ),
    ],
)
def test_an_expectation_that_is_missed_or_names_nothing_is_a_finding(
    tmp_path: Path, row: dict[str, str], code: str, column: str
) -> None:
    sample = copy_sample(tmp_path)
    write_package(sample, {"expectations.csv": [row]}, name="sample")
    (finding,) = checks.check([package.read(sample)]).findings
    assert (finding.code, finding.line, finding.column) == (code, 2, column)


@pytest.mark.parametrize(
    ("descriptor", "said"),
    [
        (None, "is not a data package"),
        ("[]", "gives no name"),
        ("{}", "gives no name"),
        ('{"name": 3}', "gives no name"),
        ("{", "gives no name"),
    ],
)
def test_a_folder_that_is_no_package_is_refused_in_one_sentence(
    tmp_path: Path, descriptor: str | None, said: str
) -> None:
    if descriptor is not None:
        (tmp_path / "datapackage.json").write_text(descriptor, "utf-8")
    with pytest.raises(UsageError, match=said) as refused:
        package.read(tmp_path)
    assert refused.value.exit_code == 2
    assert refused.value.sentence("fr") != refused.value.sentence("en")


def test_a_folder_that_is_not_there_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a data package"):
        package.read(tmp_path / "nowhere")


def test_a_folder_in_the_place_of_a_table_is_named(tmp_path: Path) -> None:
    sample = copy_sample(tmp_path)
    (sample / "sources.csv").unlink()
    (sample / "sources.csv").mkdir()
    with pytest.raises(UsageError, match=r"sources\.csv.*cannot be read"):
        package.read(sample)


def test_two_packages_of_one_name_are_refused(tmp_path: Path) -> None:
    one, other = copy_sample(tmp_path, "one"), copy_sample(tmp_path, "other")
    assert package_name(one) == package_name(other) == "sample"
    with pytest.raises(UsageError, match="called sample"):
        prepare([one, other])


def test_two_folders_of_one_name_are_refused(tmp_path: Path) -> None:
    folders = [write_package(tmp_path / n / "data", {}, name=n) for n in ("one", "other")]
    with pytest.raises(UsageError, match="called data"):
        prepare(folders)


def test_the_folder_gives_its_name_to_findings_wherever_it_is_read_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = copy_sample(tmp_path, "mine")
    (sample / "nodes" / "town.csv").write_text("id\n", "utf-8")
    monkeypatch.chdir(sample)
    (finding,) = package.read(Path()).findings
    assert finding.file == "mine/nodes/town.csv"


def test_what_a_report_shows_of_a_cell_is_one_line_that_moves_no_cursor(tmp_path: Path) -> None:
    rows = [an_organization("org:a", kind="a\n\x1b[2Jb" + "c" * 100, source_ids="src:a")]
    tables: dict[str, Rows | bytes] = {"sources.csv": [a_source()], ORGANIZATIONS: rows}
    (finding,) = checks.check([package.read(write_package(tmp_path, tables))]).findings
    assert finding.value == "a \ufffd[2Jb" + "c" * 72 + "…"
    assert len(finding.value) == 80


def test_the_descriptor_of_the_sample_is_what_the_schema_makes(tmp_path: Path) -> None:
    sample = copy_sample(tmp_path)
    before = (sample / "datapackage.json").read_text("utf-8")
    describe.write(sample)
    assert (sample / "datapackage.json").read_text("utf-8") == before
    assert checks.check([package.read(sample)]).findings == ()
