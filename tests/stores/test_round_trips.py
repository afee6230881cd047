"""What stands in a file is what a store gives back, whatever the characters and numbers."""

import csv
import unicodedata
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph_loader.load import load
from graph_loader.package import COLUMNS
from graph_loader.store.store import Store
from tests.packages import a_claim, a_source, an_organization, write_package
from tests.stores.stored import read_graph, wanted_graph

# A CSV in UTF-8 can hold every character but a zero byte; half of a pair is no character.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
list_items = texts.map(lambda text: text.replace("|", "")).filter(str.strip)
dates = st.dates().flatmap(lambda d: st.sampled_from([d.isoformat()[:n] for n in (4, 7, 10)]))
amounts = st.decimals(0, 10**15, places=2).map(lambda d: str(d.copy_abs()))
coordinates = st.decimals(-90, 90, places=5).map(lambda d: str(d + Decimal(0)))
counts = st.integers(0, 10**15 - 1).map(str)
booleans = st.sampled_from(["true", "false", ""])

rarely = settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def organizations(names: list[str], lists: list[list[str]]) -> list[dict[str, str]]:
    return [
        an_organization(
            f"org:{number}", name_fr=name, aliases=" | ".join(aliases), source_ids="src:a"
        )
        for number, (name, aliases) in enumerate(zip(names, lists, strict=False))
    ]


@rarely
@given(
    names=st.lists(texts, min_size=30, max_size=30),
    lists=st.lists(st.lists(list_items, max_size=3), min_size=30, max_size=30),
)
@example(
    names=[
        "Cần Thơ",
        "Que\u0301bec",
        "𝕏 🏙️ 👩‍👩‍👧 \U0010ffff",
        "\u202eright to left",
        "a\r\nb\nc\rd",
        "\"quoted\", 'single' \\backslash\\ `tick` $param {id: 1}",
        "\x01\x1f\x7f\x85\u2028\ufeff\ufffe\uffff",
        "<script>alert(1)</script> &amp; [bold]{{ 7 * 7 }}",
        "NA",
        "null",
        "=1+1",
    ],
    lists=[["ICLEI", "Côte d’Ivoire"], ["[]", '["a"]']] * 6,
)
def test_any_text_goes_through_file_and_store_and_comes_back(
    store: Store, names: list[str], lists: list[list[str]]
) -> None:
    with TemporaryDirectory() as folder:
        tables = {
            "sources.csv": [a_source()],
            "nodes/organization.csv": organizations(names, lists),
        }
        small = write_package(Path(folder), tables)
        load([small], store, may_remove=True)
        assert read_graph(store) == wanted_graph(small)
    rows = store.read("MATCH (n:Organization) RETURN n.id, n.name_fr, n.aliases").records
    found = {str(node_id): (name, aliases) for node_id, name, aliases in rows}
    for number, (name, aliases) in enumerate(zip(names, lists, strict=False)):
        given_back = as_cell(name) or None, [as_cell(item) for item in aliases] or None
        assert found[f"org:{number}"] == given_back


def as_cell(text: str) -> str:
    """What a cell says: composed letters, and no blanks around them."""
    return unicodedata.normalize("NFC", text.strip())


@rarely
@given(st.lists(st.tuples(dates, booleans, amounts, counts, coordinates), min_size=20, max_size=20))
def test_dates_booleans_numbers_and_coordinates_come_back_as_they_are(
    store: Store, cells: list[tuple[str, str, str, str, str]]
) -> None:
    sources, cities, claims = [a_source()], [], []
    for number, (day, has_ended, amount, count, coordinate) in enumerate(cells):
        place = {"latitude": coordinate, "longitude": coordinate, "population": count}
        cities.append({"id": f"mun:{number}", "kind": "city", "name_en": "x", **place})
        claims.append(
            a_claim(
                f"clm:{number}",
                f"mun:{number}",
                "org:a",
                start_date=day,
                has_ended=has_ended,
                amount=amount,
                currency="CAD",
                rank=count,
            )
        )
    with TemporaryDirectory() as folder:
        small = Path(folder)
        write_package(small, {"sources.csv": sources, "nodes/municipality.csv": cities})
        write_package(small, {"nodes/organization.csv": [an_organization("org:a")]})
        write_package(small, {"claims/funds.csv": claims})
        load([small], store, may_remove=True)
        assert read_graph(store) == wanted_graph(small)
    rows = store.read(
        "MATCH (c:Claim) RETURN c.id, c.start_date, c.has_ended, c.amount, c.rank"
    ).records
    found = {str(claim_id): said for claim_id, *said in rows}
    truths = {"true": True, "false": False, "": None}
    for number, (day, has_ended, amount, count, _) in enumerate(cells):
        assert found[f"clm:{number}"] == [day, truths[has_ended], float(amount), int(count)]


def test_a_table_written_by_another_program_reads_the_same(tmp_path: Path) -> None:
    rows = organizations(['A, "B"\nC', "Montréal"], [["x", "y"], []])
    tables = {"sources.csv": [a_source()], "nodes/organization.csv": rows}
    ours = write_package(tmp_path / "ours", tables)
    theirs = write_package(tmp_path / "theirs", tables)
    columns = [column.name for column in COLUMNS["nodes/organization.csv"]]
    path = theirs / "nodes" / "organization.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        # As spreadsheets write: a byte order mark, every cell quoted, lines that end in CR LF.
        writer = csv.DictWriter(file, columns, restval="", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows)
    assert wanted_graph(ours) == wanted_graph(theirs)
