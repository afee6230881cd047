"""A made-up data package of any size: seeded, valid, and shaped like ``data/``.

`python -m tests.bench.made FOLDER --entities 20000 --claims 100000` writes one. The same numbers
give the same bytes. Nobody in it exists: names are syllables of our own put together at random, in
many scripts (`made_names`), addresses are below ``example.org``.

*Entities*: all types in about the proportions of ``data/``; countries are the real codes, so that
there are never more than exist. *Degrees*: the ends of a relation are drawn by Zipf's law with
Mandelbrot's shift (`made_draws.Draw`), one order for each type of entity and the same one for all
relations, so that whoever leads in one leads in all: with 20,000 entities and 100,000 claims a few
organizations, programs and countries have thousands of relations, half of the entities three or
fewer. *Relations*: types and their ends in the proportions of ``data/`` (`made_claims.IN_DATA`);
7 % of the claims are about a relation that another one spoke of, some of those contradict it.
*Sources*: one for every 25 claims, some cited far more than others. *Program claims*, three for
each program, come on top of ``claims``.
"""

import argparse
import csv
import json
from collections.abc import Iterable
from pathlib import Path
from random import Random

from graph_loader import schema
from graph_loader.package import COLUMNS, DESCRIPTOR
from tests.bench import made_claims, made_entities
from tests.bench.made_draws import Draw, hexadecimal, year
from tests.bench.made_entities import Cells, count_labels

CLAIMS_PER_SOURCE = 25
CLAIMS_PER_PROGRAM = 3
PUBLISHERS = 150

_ORDER = ("Country", "Region", "Municipality", "Organization", "Program", "Theme")
"""A town needs its country and region first."""


def make_package(
    folder: Path, *, entities: int, claims: int, seed: int = 1, number: int = 1
) -> Path:
    """Write a package with just so many entities and claims about relations; gives the folder.

    Another ``number`` changes the last alias of every entity (``load {number}``) and nothing else.
    Rows are written as they are made. Raises `ValueError` for numbers too small to have of all.
    """
    random = Random(seed)
    source_ids = [
        f"src:{hexadecimal(index, seed)}" for index in range(max(10, claims // CLAIMS_PER_SOURCE))
    ]
    cite = Draw(random, len(source_ids), flat=20)

    def draw_source() -> str:
        return source_ids[cite()]

    shares, counts = made_claims.share_out(claims), count_labels(entities)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DESCRIPTOR).write_text(json.dumps({"name": "made"}) + "\n", "utf-8")
    _write(folder, schema.SOURCES_TABLE, (_source(random, source_id) for source_id in source_ids))
    entity_maker = made_entities.Maker(random, counts, draw_source, number)
    for label in _ORDER:
        _write(folder, schema.NODE_TYPES[label].table, entity_maker.rows(label))
    claim_maker = made_claims.Maker(random, seed, entity_maker.entities, draw_source)
    for relation_type in schema.RELATION_TYPES.values():
        rows = claim_maker.relation_rows(relation_type, shares[relation_type.type])
        _write(folder, relation_type.table, rows)
    about_programs = claim_maker.program_rows(CLAIMS_PER_PROGRAM * counts["Program"])
    _write(folder, schema.PROGRAM_CLAIMS_TABLE, about_programs)
    return folder


def _source(random: Random, source_id: str) -> Cells:
    publisher = f"publisher-{int(random.random() * PUBLISHERS)}.example.org"
    strength = random.choices(schema.STRENGTHS, weights=(24, 73, 3))[0][0]
    return {
        "id": source_id,
        "url": f"https://{publisher}/{year(random, 1998, 2026)}/{source_id[4:]}",
        "publisher": publisher,
        "strength": strength,
        "read_date": f"2026-11-{1 + int(random.random() * 22):02}",
    }


def _write(folder: Path, table: str, rows: Iterable[Cells]) -> None:
    path = folder / table
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        columns = [column.name for column in COLUMNS[table]]
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Write the package that the command describes."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.made", description="Write a made-up data package into FOLDER."
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entities", type=int, required=True)
    parser.add_argument("--claims", type=int, required=True, help="claims about relations")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=1, help="the load that every entity names")
    given = parser.parse_args()
    make_package(
        given.folder,
        entities=given.entities,
        claims=given.claims,
        seed=given.seed,
        number=given.number,
    )


if __name__ == "__main__":
    main()
