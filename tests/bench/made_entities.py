"""Made-up entities: rows of the tables in ``nodes/``, with places that lie in their countries."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from graph_loader import schema
from graph_loader.fields import country_codes
from tests.bench.made_draws import Draw, chance, pick, year
from tests.bench.made_names import LATIN, SYLLABLES, make_acronym, make_name

Cells = dict[str, str]

IN_DATA = {"Organization": 194, "Region": 27, "Country": 68, "Program": 20, "Theme": 28}
"""How many there are in ``data/``, where there are 488 municipalities beside them."""
_ALL_IN_DATA = 488 + sum(IN_DATA.values())

INLAND: dict[str, tuple[float, float, str]] = {
    "CA": (53.0, -106.0, "English French Inuktitut Cree"),
    "UA": (49.2, 31.5, "Cyrillic"),
    "US": (39.0, -98.0, "English Spanish"),
    "BF": (12.3, -1.6, "French"),
    "ML": (13.0, -6.5, "French"),
    "VN": (21.4, 105.4, "Vietnamese"),
    "MX": (22.5, -102.0, "Spanish"),
    "JP": (36.2, 138.4, "Japanese"),
    "SN": (14.7, -15.2, "French"),
    "KH": (12.6, 105.0, "Khmer"),
    "FR": (47.0, 2.5, "French"),
    "BR": (-15.5, -48.0, "Portuguese"),
    "TN": (35.2, 9.4, "Arabic French"),
    "ZA": (-29.0, 25.5, "English"),
    "CN": (30.5, 112.5, "Chinese"),
    "IN": (23.0, 78.5, "Devanagari Tamil Bengali"),
    "ET": (8.8, 39.5, "Amharic"),
    "PE": (-9.9, -75.5, "Spanish"),
    "CO": (5.0, -73.8, "Spanish"),
    "PL": (52.0, 19.5, "Polish"),
    "TR": (39.2, 33.5, "Turkish"),
    "DE": (51.0, 10.0, "English"),
    "MA": (32.6, -6.5, "Arabic French"),
    "KR": (36.5, 127.8, "Korean"),
    "NG": (9.5, 7.5, "Yoruba English"),
    "TH": (15.5, 101.0, "Thai"),
    "GE": (42.0, 43.5, "Georgian"),
    "GR": (39.6, 22.2, "Greek"),
    "BD": (24.0, 90.0, "Bengali"),
    "JO": (31.0, 36.3, "Arabic"),
}
"""Country -> a point around which all lies inside it, and the scripts of its names."""

_SPREAD = 0.3
"""Degrees around that point."""


@dataclass(frozen=True)
class Entities:
    """The ids that claims speak of: by label the most spoken of first, and each town's country."""

    ids: dict[str, list[str]]
    country_of: dict[str, str]


def count_labels(entities: int) -> dict[str, int]:
    """How many of each label: about the shares of ``data/``, but no more countries than exist."""
    counts = {label: max(2, entities * n // _ALL_IN_DATA) for label, n in IN_DATA.items()}
    counts["Country"] = min(counts["Country"], len(country_codes()))
    counts["Municipality"] = entities - sum(counts.values())
    if counts["Municipality"] < 2:
        raise ValueError(f"{entities} entities are too few for one of each kind")
    return counts


class Maker:
    """Makes the rows of each table in ``nodes/``; countries and regions have to come first.

    ``sources`` draws ids of sources; ``number`` goes into the last alias of every entity.
    """

    def __init__(
        self, random: Random, counts: dict[str, int], sources: Callable[[], str], number: int
    ) -> None:
        self._random = random
        self._counts = counts
        self._sources = sources
        self._last_alias = f"load {number}"
        known = country_codes()
        self._codes = [*INLAND, *sorted(known - INLAND.keys())][: counts["Country"]]
        self._country = Draw(random, len(self._codes))
        self._regions: dict[str, list[str]] = {code: [] for code in self._codes}
        self.entities = Entities({label: [] for label in schema.NODE_TYPES}, {})

    def rows(self, label: str) -> Iterator[Cells]:
        """The rows of that label's table."""
        make = {
            "Country": self._make_country,
            "Region": self._make_region,
            "Municipality": self._make_municipality,
            "Organization": self._make_organization,
            "Program": self._make_program,
            "Theme": self._make_theme,
        }[label]
        for index in range(self._counts[label]):
            cells = make(index)
            self.entities.ids[label].append(cells["id"])
            yield cells

    def _make_country(self, index: int) -> Cells:
        code = self._codes[index]
        cells = self._named(f"country:{code}", pick(self._random, LATIN), in_both=True)
        cells |= {"code": code, "article_fr": "le", "in_fr": f"au {cells['name_fr']}"}
        return cells | {"subregion_code": f"{index % 22:03}", "subregion_en": "Inland"}

    def _make_region(self, _: int) -> Cells:
        country = self._codes[self._country()]
        code = f"{country}-{len(self._regions[country]):03}"
        self._regions[country].append(code)
        cells = self._named(f"region:{code.lower()}", self._script(country), in_both=True)
        cells |= {"code": code, "country_code": country, "article_fr": "la"}
        return cells | {"kind": self._kind(schema.REGION_KINDS), "in_fr": f"en {cells['name_fr']}"}

    def _make_municipality(self, index: int) -> Cells:
        country = self._codes[self._country()]
        cells = self._named(f"mun:{country.lower()}:{index:05}", self._script(country))
        self.entities.country_of[cells["id"]] = f"country:{country}"
        cells |= {"kind": self._kind(schema.MUNICIPALITY_KINDS), "country_code": country}
        if self._regions[country] and chance(self._random, 0.5):
            cells["region_codes"] = pick(self._random, self._regions[country])
        if chance(self._random, 0.2):
            cells["local_term"] = make_name(self._random, "French").lower()
        if country in INLAND:
            latitude, longitude, _ = INLAND[country]
            cells["latitude"] = f"{latitude + self._offset():.5f}"
            cells["longitude"] = f"{longitude + self._offset():.5f}"
            cells["population"] = str(int(10 ** (2 + 5 * self._random.random())))
            cells["geonameid"] = str(1_000_000 + index)
        return cells

    def _make_organization(self, index: int) -> Cells:
        country = self._codes[self._country()]
        cells = self._named(f"org:{index:05}", self._script(country))
        cells |= {"kind": self._kind(schema.ORGANIZATION_KINDS), "article_en": "the"}
        if chance(self._random, 0.8):
            cells["acronym_en"] = make_acronym(self._random)
        if chance(self._random, 0.3):
            founded = year(self._random, 1850, 2010)
            cells["founded"] = str(founded)
            if chance(self._random, 0.1):
                cells["dissolved"] = str(founded + 5)
        if chance(self._random, 0.65):
            cells["country_code"] = country
            if self._regions[country] and chance(self._random, 0.35):
                cells["region_codes"] = pick(self._random, self._regions[country])
        if chance(self._random, 0.12):
            cells["website"] = f"https://organization-{index}.example.org/"
            cells["seat"] = make_name(self._random, "English")
        return cells

    def _make_program(self, index: int) -> Cells:
        cells = self._named(f"prog:{index:05}", pick(self._random, LATIN), in_both=True)
        return cells | {"article_fr": "le", "acronym_en": make_acronym(self._random)}

    def _make_theme(self, index: int) -> Cells:
        cells = self._named(f"theme:{index:05}", pick(self._random, LATIN), in_both=True)
        return cells | {"kind": self._kind(schema.THEME_KINDS)}

    def _named(self, entity_id: str, script: str, *, in_both: bool = False) -> Cells:
        """Id, names and sources; a name in another script is the name itself or another name."""
        name, aliases = make_name(self._random, script), [self._last_alias]
        if script not in LATIN and chance(self._random, 0.6):
            aliases.insert(0, name)
            name = make_name(self._random, "English")
        elif chance(self._random, 0.2):
            aliases.insert(0, make_name(self._random, pick(self._random, tuple(SYLLABLES))))
        cells = {"id": entity_id, "name_en": name, "aliases": " | ".join(aliases)}
        if in_both or chance(self._random, 0.2):
            cells["name_fr"] = make_name(self._random, "French")
        sources = {self._sources(), self._sources()} if chance(self._random, 0.7) else set()
        return cells | {"source_ids": " | ".join(sorted(sources or {self._sources()}))}

    def _script(self, country: str) -> str:
        scripts = INLAND[country][2].split() if country in INLAND else tuple(SYLLABLES)
        return pick(self._random, scripts)

    def _kind(self, choices: tuple[tuple[str, schema.Words], ...]) -> str:
        return pick(self._random, choices)[0]

    def _offset(self) -> float:
        return (2 * self._random.random() - 1) * _SPREAD
