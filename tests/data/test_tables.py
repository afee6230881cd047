"""The tables as people meet them: one form of writing, careful French, a README that holds."""

import csv
import io
import re
from pathlib import Path

import pytest

from graph_loader.package import FIXES_COLUMNS, FIXES_TABLE
from graph_loader.settings import shared_folder

DATA = shared_folder("data")
TABLES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv"))
README = (DATA / "README.md").read_text("utf-8")

NO_BREAK_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
BAD_FRENCH = re.compile(
    rf"'|[“”]|[^{NO_BREAK_SPACES}][;:?!»%]|«[^{NO_BREAK_SPACES}]|\d \d{{3}}|\d\.\d", re.ASCII
)


def cells(table: str) -> list[list[str]]:
    with (DATA / table).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_written_in_one_way_so_that_changes_show_line_by_line(table: str) -> None:
    rows = cells(table)
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    assert (DATA / table).read_bytes() == written.getvalue().encode()
    assert not any("\n" in cell or cell != cell.strip() for row in rows for cell in row)
    if rows[0][0] == "id":
        ids = [row[0] for row in rows[1:]]
        assert ids == sorted(ids)


@pytest.mark.parametrize("table", TABLES)
def test_french_has_its_apostrophes_and_no_break_spaces(table: str) -> None:
    header, *rows = cells(table)
    french = [index for index, column in enumerate(header) if column.endswith("_fr")]
    assert [row[i] for row in rows for i in french if BAD_FRENCH.search(row[i])] == []


@pytest.mark.parametrize(
    "text", ["l'eau", "fin : 2012", "«oui »", "2 100 membres", "5.2 millions", "92 %"]
)
def test_careless_french_would_be_noticed(text: str) -> None:
    assert BAD_FRENCH.search(text)


@pytest.mark.parametrize("table", [name for name in TABLES if name.startswith("claims/")])
def test_a_detail_stands_in_both_languages(table: str) -> None:
    header, *rows = cells(table)
    english, french = header.index("detail_en"), header.index("detail_fr")
    assert [row[0] for row in rows if bool(row[english]) != bool(row[french])] == []
    assert [row[0] for row in rows if "DISAGREES" in row[english]] == []


def test_the_examples_of_the_readme_stand_in_the_tables() -> None:
    examples = re.findall(r"^ +((?:clm|mun|id)[,:].+)$", README, re.MULTILINE)
    lines = {line for name in TABLES for line in (DATA / name).read_text("utf-8").splitlines()}
    assert len(examples) == 3
    assert [example for example in examples if example not in lines] == []


def test_the_readme_shows_a_fix_that_the_loader_would_take() -> None:
    (example,) = re.findall(r"^table,id,column.*\n.+$", README, re.MULTILINE)
    header, fix = csv.reader(io.StringIO(example))
    assert header == [column.name for column in FIXES_COLUMNS] == cells(FIXES_TABLE)[0]
    wanted = dict(zip(header, fix, strict=True))
    columns, *rows = cells(wanted["table"])
    (row,) = (row for row in rows if row[0] == wanted["id"])
    # The table is right already: it holds what the fix would put there.
    assert row[columns.index(wanted["column"])] == wanted["to"] != wanted["from"]
    assert wanted["source_id"] in {row[0] for row in cells("sources.csv")}


def test_the_readme_names_every_file_of_the_package() -> None:
    claims = [Path(name).stem for name in TABLES if name.startswith("claims/")]
    assert [name for name in claims if name not in README] == []
    assert [name for name in TABLES if "/" not in name and f"`{name}`" not in README] == []
