"""The data that are loaded one after another: `data/`, each time with another mark on all of it.

Load 2 has two marks behind every name, title and remark, so a text says which load it comes from.
Each load is larger than the one before, so the stamp on the page says it too. The mark is no
letter: whoever looks for a name finds it all the same.
"""

import json
import random
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from munigraph.words import LANGUAGES, counter
from tests.command.packages import append_rows, empty_table
from tests.packages import a_claim, a_municipality, read_table, write_table

DATA = Path(__file__).parents[2] / "data"
MARK = "◆"
_MARKED = ("name_en", "name_fr", "title", "detail_en", "detail_fr")
_IN_JSON = json.dumps(MARK).strip('"')
_A_SOURCE = "src:76272a2387"
_MEMBERSHIPS = 7
"""Of each municipality that is added."""


@dataclass(frozen=True)
class Load:
    """One package, and what a page shows when it comes from it."""

    number: int
    folder: Path
    entities: int

    def is_named_by(self, stamp: str) -> bool:
        """Whether the line with the stamp, in either language, is that of this load."""
        return any(
            f" {counter(lang)('{n} entity', '{n} entities', self.entities)} " in f" {stamp} "
            for lang in LANGUAGES
        )


def numbers_in(text: str) -> frozenset[int]:
    """The loads that a text comes from; a picture has its data in it as JSON."""
    return frozenset(map(len, re.findall(f"{MARK}+", text.replace(_IN_JSON, MARK))))


def make_load(folder: Path, number: int, added: int) -> Load:
    """`data/` with that number of marks, and that many municipalities more."""
    package = Path(shutil.copytree(DATA, folder / f"load-{number}"))
    described = json.loads((package / "datapackage.json").read_text("utf-8"))
    # Another name: `munigraph run` would put `data/` itself in the place of what has its name.
    (package / "datapackage.json").write_text(json.dumps({**described, "name": "soak"}), "utf-8")
    empty_table(package, "expectations.csv")
    _add(package, added)
    for path in sorted(package.rglob("*.csv")):
        _mark(package, str(path.relative_to(package)), MARK * number)
    tables = sorted((package / "nodes").glob("*.csv"))
    entities = sum(len(read_table(package, f"nodes/{path.name}")) for path in tables)
    return Load(number, package, entities)


def _mark(package: Path, table: str, mark: str) -> None:
    rows = read_table(package, table)
    for row in rows:
        for column in _MARKED:
            if row.get(column):
                row[column] += f" {mark}"
    write_table(package / table, table, rows)


def _add(package: Path, count: int) -> None:
    chance = random.Random(1)
    networks = [row["id"] for row in read_table(package, "nodes/organization.csv")]
    added = [f"mun:ca:soak-{number}" for number in range(count)]
    append_rows(
        package,
        "nodes/municipality.csv",
        [
            a_municipality(i, name_en=i.rpartition(":")[2], country_code="CA", source_ids=_A_SOURCE)
            for i in added
        ],
    )
    append_rows(
        package,
        "claims/member_of.csv",
        [
            a_claim(f"clm:{i}:{network}", i, network, detail_en="Added", source_id=_A_SOURCE)
            for i in added
            for network in chance.sample(networks, _MEMBERSHIPS)
        ],
    )
