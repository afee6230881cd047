"""Made-up claims about relations and about programs: rows of the tables in ``claims/``."""

from collections import deque
from collections.abc import Callable, Iterator
from random import Random

from graph_loader import schema
from graph_loader.schema import RelationType
from tests.bench.made_draws import Draw, a_date, chance, hexadecimal, pick, year
from tests.bench.made_entities import Cells, Entities

IN_DATA: dict[str, dict[tuple[str, str], int]] = {
    "MEMBER_OF": {
        ("Municipality", "Organization"): 137,
        ("Organization", "Organization"): 83,
        ("Country", "Organization"): 12,
        ("Region", "Organization"): 2,
    },
    "SECTION_OF": {("Organization", "Organization"): 22},
    "COORDINATES": {("Organization", "Organization"): 12},
    "HOSTS": {("Organization", "Organization"): 5, ("Municipality", "Organization"): 3},
    "CHAIRS": {("Municipality", "Organization"): 11, ("Organization", "Organization"): 2},
    "SITS_ON_BOARD_OF": {("Organization", "Organization"): 14, ("Municipality", "Organization"): 8},
    "REPRESENTS": {("Organization", "Region"): 37, ("Organization", "Country"): 28},
    "PARTNERS_WITH": {
        ("Municipality", "Municipality"): 118,
        ("Organization", "Organization"): 52,
        ("Municipality", "Organization"): 13,
        ("Region", "Organization"): 1,
    },
    "TWINNED_WITH": {("Municipality", "Municipality"): 157, ("Region", "Region"): 11},
    "FUNDS": {
        ("Organization", "Program"): 28,
        ("Organization", "Organization"): 15,
        ("Municipality", "Organization"): 4,
    },
    "CONTRIBUTES_IN_KIND": {("Organization", "Program"): 9, ("Municipality", "Program"): 3},
    "IMPLEMENTS": {("Organization", "Program"): 27, ("Municipality", "Program"): 3},
    "PARTICIPATES_IN": {("Municipality", "Program"): 273, ("Organization", "Program"): 69},
    "APPLIED_TO": {("Municipality", "Program"): 1},
    "OPERATES_IN": {("Program", "Country"): 46},
    "ADDRESSES": {("Program", "Theme"): 39, ("Organization", "Theme"): 6},
    "SUCCEEDS": {
        ("Organization", "Organization"): 19,
        ("Municipality", "Municipality"): 7,
        ("Program", "Program"): 4,
    },
    "AWARDED_BY": {("Municipality", "Organization"): 12},
    "LOCATED_IN": {("Municipality", "Country"): 223, ("Organization", "Municipality"): 37},
    "PART_OF": {("Municipality", "Municipality"): 2},
}
"""How many claims ``data/`` has about a relation of that type between those labels."""

_FLAT = {"Municipality": 5.0, "Program": 1.0, "Theme": 1.0}
"""How near the most spoken of come to each other (see `Draw`); so that the first ten have about
the shares they have in ``data/``: the first organization 15 %, the first municipality 3 %."""

_REPEATED = 0.07
"""The share of claims about a relation that another claim spoke of."""
_REMEMBERED = 200
"""Such a claim is about one of the last so many relations."""
_DISPUTED = 0.25
"""The share of those that contradict it, where it says a start or an amount."""

_WITH_PROGRAM = {"PARTNERS_WITH": 0.5, "FUNDS": 0.04}
_ALWAYS_WITH_ROLE = {"CHAIRS", "SITS_ON_BOARD_OF", "AWARDED_BY", "APPLIED_TO"}
_TRIES = 20

_DETAILS = (
    ("Named in the list of {n} on the page", "Dans la liste de {n} de la page"),
    ("Signed by the council, {n} votes", "Signé par le conseil, {n} voix"),
    (
        "“{n} days of exchange”, says the report",
        "«\u00a0{n} jours d’échange\u00a0», dit le rapport",
    ),
    ("Together with {n} others; shares not stated", "Avec {n} autres\u00a0; parts non précisées"),
    ("The page bears no date and names phase {n}", "La page, sans date, nomme la phase {n}"),
    ("Until the end of term {n}, then unknown", "Jusqu’à la fin du mandat {n}, puis inconnu"),
)


def share_out(claims: int) -> dict[str, dict[tuple[str, str], int]]:
    """How many claims of each kind to make: those shares, one at least, ``claims`` in all."""
    total = sum(n for kinds in IN_DATA.values() for n in kinds.values())
    counts = {
        type_: {ends: max(1, claims * n // total) for ends, n in kinds.items()}
        for type_, kinds in IN_DATA.items()
    }
    made = sum(n for kinds in counts.values() for n in kinds.values())
    counts["PARTICIPATES_IN"]["Municipality", "Program"] += claims - made
    if counts["PARTICIPATES_IN"]["Municipality", "Program"] < 1:
        raise ValueError(f"{claims} claims are too few for one of each kind")
    return counts


class Maker:
    """Makes the rows of each table in ``claims/``; ``sources`` draws ids of sources."""

    def __init__(
        self, random: Random, seed: int, entities: Entities, sources: Callable[[], str]
    ) -> None:
        self._random = random
        self._seed = seed
        self._entities = entities
        self._sources = sources
        self._draws = {
            label: Draw(random, len(ids), _FLAT.get(label, 0.0))
            for label, ids in entities.ids.items()
        }
        self._made = 0

    def relation_rows(
        self, relation_type: RelationType, counts: dict[tuple[str, str], int]
    ) -> Iterator[Cells]:
        """The claims about relations of that type: most are the only one about theirs."""
        seen: set[tuple[str, ...]] = set()
        lately: deque[Cells] = deque(maxlen=_REMEMBERED)
        for (start, end), count in counts.items():
            for index in range(count):
                if lately and chance(self._random, _REPEATED):
                    said = self._say_again(pick(self._random, lately))
                elif (relation_type.type, start, end) == ("LOCATED_IN", "Municipality", "Country"):
                    said = self._say_where(index)
                else:
                    said = self._say_new(relation_type, start, end, seen)
                    lately.append(said)
                yield said | self._provenance()

    def program_rows(self, count: int) -> Iterator[Cells]:
        """So many claims about programs."""
        ids = self._entities.ids["Program"]
        for _ in range(count):
            cells = {"program_id": ids[self._draws["Program"]()]} | self._amount(0.5)
            if chance(self._random, 0.6):
                start = year(self._random, 1985, 2020)
                cells["start_date"] = a_date(self._random, start)
                cells["end_date"] = a_date(self._random, start + 4)
            if chance(self._random, 0.5):
                cells["status"] = pick(self._random, schema.STATUSES)[0]
            if chance(self._random, 0.3):
                cells["rank"] = str(1 + int(self._random.random() * 3))
            yield cells | self._provenance()

    def _say_new(
        self, relation_type: RelationType, start: str, end: str, seen: set[tuple[str, ...]]
    ) -> Cells:
        """A first claim about a relation that was not ``seen``; it is then."""
        cells = self._ends(start, end)
        for _ in range(_TRIES):
            if _identity(relation_type, cells) not in seen:
                break
            cells = self._ends(start, end)
        if chance(self._random, _WITH_PROGRAM.get(relation_type.type, 0)):
            cells["program_id"] = self._draw("Program")
        while _identity(relation_type, cells) in seen:  # in a small package all may be taken
            cells["stint"] = str(int(cells.get("stint", "1")) + 1)
        seen.add(_identity(relation_type, cells))
        return cells | self._words(relation_type) | self._dates(relation_type)

    def _ends(self, start: str, end: str) -> Cells:
        from_id = to_id = self._draw(start)
        while to_id == from_id:
            to_id = self._draw(end)
        return {"from_id": from_id, "to_id": to_id}

    def _draw(self, label: str) -> str:
        return self._entities.ids[label][self._draws[label]()]

    def _say_where(self, index: int) -> Cells:
        """Where one municipality after another lies; those that had their turn are said again."""
        ids = self._entities.ids["Municipality"]
        town = ids[index % len(ids)]
        return {"from_id": town, "to_id": self._entities.country_of[town]}

    def _say_again(self, first: Cells) -> Cells:
        """Another claim about that relation: it knows less of the dates, or other ones."""
        cells = dict(first)
        is_disputed = chance(self._random, _DISPUTED)
        for name in ("start_date", "end_date", "observed_first", "observed_last"):
            if name in cells:
                cells[name] = cells[name][:4]
        if is_disputed and "start_date" in cells:
            cells["start_date"] = str(int(cells["start_date"]) - 3)
        if is_disputed and "amount" in cells:
            cells["amount"] = str(int(cells["amount"]) + 50_000)
        return cells

    def _words(self, relation_type: RelationType) -> Cells:
        cells = {}
        if relation_type.kinds:
            cells["kind"] = pick(self._random, relation_type.kinds)[0]
        if relation_type.roles and (
            relation_type.type in _ALWAYS_WITH_ROLE or chance(self._random, 0.15)
        ):
            cells["role"] = pick(self._random, relation_type.roles)[0]
        return cells

    def _dates(self, relation_type: RelationType) -> Cells:
        """Dates in order, an amount where the type has one."""
        cells = {}
        start = year(self._random, 1960, 2018)
        if chance(self._random, 0.9 if relation_type.type == "TWINNED_WITH" else 0.25):
            cells["start_date"] = a_date(self._random, start)
        if chance(self._random, 0.06):
            cells["end_date"] = a_date(self._random, start + 1 + int(self._random.random() * 6))
        elif chance(self._random, 0.35):
            seen = year(self._random, start + 1, 2024)
            cells["observed_first"] = cells["observed_last"] = a_date(self._random, seen)
            if chance(self._random, 0.2):
                cells["observed_last"] = a_date(self._random, seen + 1)
        elif chance(self._random, 0.01):
            cells["has_ended"] = "true"
        return cells | (self._amount(0.4) if relation_type.has_amount else {})

    def _amount(self, share: float) -> Cells:
        if not chance(self._random, share):
            return {}
        cells = {"amount": str(1000 * int(10 ** (1 + 3 * self._random.random())))}
        cells["currency"] = pick(self._random, ("CAD", "CAD", "CAD", "USD", "EUR"))
        if chance(self._random, 0.6):
            cells["amount_basis"] = pick(self._random, schema.AMOUNT_BASES)[0]
        return cells

    def _provenance(self) -> Cells:
        self._made += 1
        cells = {"id": f"clm:{hexadecimal(self._made, self._seed)}", "source_id": self._sources()}
        cells["confidence"] = "inferred" if chance(self._random, 0.07) else "stated"
        if chance(self._random, 0.5):
            english, french = pick(self._random, _DETAILS)
            n = 2 + int(self._random.random() * 300)
            cells |= {"detail_en": english.format(n=n), "detail_fr": french.format(n=n)}
        return cells


def _identity(relation_type: RelationType, cells: Cells) -> tuple[str, ...]:
    """What makes two claims be about one relation."""
    ends = [cells["from_id"], cells["to_id"]]
    if not relation_type.is_directed:
        ends.sort()
    return (*ends, cells.get("program_id", ""), cells.get("stint", ""))
