"""`datapackage.json` is a valid tabular data package, and made from the schema."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import frictionless
import pytest

from graph_loader.describe import write
from graph_loader.package import COLUMNS, DESCRIPTOR
from graph_loader.settings import shared_folder

DATA = shared_folder("data")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package, to change and to break."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def faults(folder: Path) -> list[list[str]]:
    """What the reference implementation of the standard finds: table, kind of fault, place."""
    report = frictionless.validate(folder / DESCRIPTOR)
    found = report.flatten(["title", "type", "rowNumber", "note"])
    assert report.valid is not bool(found)
    return [[str(cell) for cell in fault] for fault in found]


def test_the_descriptor_and_every_table_are_valid() -> None:
    described = json.loads((DATA / DESCRIPTOR).read_text("utf-8"))
    assert described["profile"] == "tabular-data-package"
    tables = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv")}
    assert {resource["path"] for resource in described["resources"]} == tables == COLUMNS.keys()
    assert faults(DATA) == []


@pytest.mark.parametrize(
    ("table", "before", "after", "fault"),
    [
        ("claims/operates_in.csv", "prog:mpp,", "prog:mppp,", "foreign-key"),
        ("claims/member_of.csv", ",stated,", ",sworn,", "constraint-error"),
        ("nodes/country.csv", "country:NA", "country:NO", "primary-key"),
        ("sources.csv", "2026-11-21", "21/11/2026", "constraint-error"),
    ],
)
def test_a_fault_in_a_table_is_not_valid(
    table: str, before: str, after: str, fault: str, copy: Path
) -> None:
    path = copy / table
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    assert fault in {kind for _, kind, *_ in faults(copy)}


def test_the_descriptor_is_what_the_schema_gives_today(copy: Path) -> None:
    subprocess.run([sys.executable, "-m", "graph_loader.describe", copy], check=True)
    # Not so after a change of the schema: `make describe` writes the file anew.
    assert (copy / DESCRIPTOR).read_bytes() == (DATA / DESCRIPTOR).read_bytes()


def test_what_stands_about_the_whole_package_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    (folder / "claims").mkdir(parents=True)
    for table in ("sources.csv", "claims/operates_in.csv"):
        shutil.copy(DATA / table, folder / table)
    write(folder)
    assert json.loads((folder / DESCRIPTOR).read_text("utf-8"))["name"] == "ours"

    standing = {"name": "our-twinnings", "title": "Ours", "resources": "of another day"}
    (folder / DESCRIPTOR).write_text(json.dumps(standing), "utf-8")
    write(folder)
    described = json.loads((folder / DESCRIPTOR).read_text("utf-8"))
    assert (described["name"], described["title"]) == ("our-twinnings", "Ours")
    # The countries are in another package, so no key can lead to them.
    keys = [key["fields"] for key in described["resources"][1]["schema"]["foreignKeys"]]
    assert keys == ["source_id"]


def test_only_an_empty_cell_is_missing() -> None:
    package = frictionless.Package(DATA / DESCRIPTOR)
    schemas = [resource.schema for resource in package.resources]
    assert {tuple(schema.missing_values) for schema in schemas} == {("",)}
    codes = [row["code"] for row in package.get_resource("nodes-country").read_rows()]
    assert {"NA", "NO"} <= set(codes)
