"""Do a municipality's coordinates lie in its country?

Judged by the time zone at that point (tzfpy, made from OpenStreetMap boundaries) and the country
that Unicode CLDR gives the zone: coarse at borders, so it is a note and never more.
"""

from collections.abc import Iterator
from functools import lru_cache

import tzfpy
from babel import Locale
from babel.core import get_global

from graph_loader.report import CleanTables, Finding
from graph_loader.schema import NODE_TYPES, Words

_ALSO_IN_ZONE = {"Asia/Bangkok": "VN", "Europe/Belgrade": "XK"}
"""Where the time zone database has a country share its neighbour's zone, wholly or in part."""


def find(tables: CleanTables) -> Iterator[Finding]:
    """A finding for each municipality whose point lies in the zones of other countries only."""
    for row in tables.of(NODE_TYPES["Municipality"].table):
        latitude, longitude = row.values.get("latitude"), row.values.get("longitude")
        country = row.values.get("country_code")
        if not isinstance(latitude, float) or not isinstance(longitude, float) or not country:
            continue
        found = _countries_at(longitude, latitude)
        if found and country not in found:
            names = Words(*(Locale(lang).territories[str(country)] for lang in ("en", "fr")))
            value, details = f"{latitude}, {longitude}", {"country": names}
            yield Finding(
                "coordinates_outside_country", row.file, row.line, "latitude", value, details
            )


def _countries_at(longitude: float, latitude: float) -> set[str]:
    """The countries in whose zones the point lies; none at sea."""
    zones, found = tzfpy.get_tzs(longitude, latitude), _zone_countries()
    countries = {found[zone] for zone in zones if zone in found}
    return countries | {_ALSO_IN_ZONE[zone] for zone in zones if zone in _ALSO_IN_ZONE}


@lru_cache(maxsize=1)
def _zone_countries() -> dict[str, str]:
    return {zone: code for zone, code in get_global("zone_territories").items() if len(code) == 2}
