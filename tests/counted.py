"""Questions that count, counted again from the lines of the sample that an expected row names.

Each function is given what the row is about and the lines, and gives the row's numbers. It fails
when a line has nothing to do with the row.
"""

from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import PurePath

from graph_loader.schema import RELATION_TYPES
from tests.sample_lines import Line

_ENDS = ("from_id", "to_id", "program_id")


def _is_claim(line: Line) -> bool:
    return line.table.startswith("claims/")


def _relation(line: Line) -> tuple[object, ...]:
    """What makes claims about the same relation one relation."""
    relation_type = RELATION_TYPES[PurePath(line.table).stem.upper()]
    ends = (line.record["from_id"], line.record["to_id"])
    joined = ends if relation_type.is_directed else frozenset(ends)
    return relation_type.type, joined, line.record.get("program_id"), line.record["stint"]


def _overview(label: str, lines: list[Line]) -> list[int]:
    assert {line.table for line in lines} == {f"nodes/{label.lower()}.csv"}
    return [len({line.record["id"] for line in lines})]


def _coverage_by_country(country_id: str, lines: list[Line]) -> list[int]:
    country, *others = lines
    assert country.record["id"] == country_id
    places = [line.record for line in others if line.table == "nodes/municipality.csv"]
    assert {place["country_code"] for place in places} == {country.record["code"]}
    ids = {place["id"] for place in places}
    claims = [line for line in others if _is_claim(line)]
    assert all(ids & {claim.record["from_id"], claim.record["to_id"]} for claim in claims)
    assert len(claims) + len(places) == len(others)
    return [len(ids), len({_relation(claim) for claim in claims})]


def _coverage_by_network(network_id: str, lines: list[Line]) -> list[int]:
    network, *claims = lines
    assert network.record["id"] == network_id
    assert network.record["kind"] == "network"
    assert {claim.table for claim in claims} <= {"claims/member_of.csv"}
    assert all(claim.record["to_id"] == network_id for claim in claims)
    return [len({claim.record["from_id"] for claim in claims})]


def _source_list(source_id: str, lines: list[Line]) -> list[int]:
    source, *others = lines
    assert source.record["id"] == source_id
    claims = [line.record for line in others if _is_claim(line)]
    assert all(claim["source_id"] == source_id for claim in claims)
    claimed = {claim.get(end) for claim in claims for end in _ENDS}
    entities = [line.record for line in others if not _is_claim(line)]
    for entity in entities:
        own = entity["source_ids"].split(" | ") if entity["source_ids"] else []
        # An entity without a source of its own takes those of its claims.
        assert source_id in own or (not own and entity["id"] in claimed)
    return [len(claims), len(entities)]


def _publishers(publisher: str, lines: list[Line]) -> list[int]:
    pages = [line.record for line in lines if line.table == "sources.csv"]
    claims = [line.record for line in lines if _is_claim(line)]
    assert len(pages) + len(claims) == len(lines)
    assert {page["publisher"] for page in pages} == {publisher}
    assert {claim["source_id"] for claim in claims} <= {page["id"] for page in pages}
    return [len(pages), len(claims)]


def _municipalities_in_no_network(municipality_id: str, lines: list[Line]) -> list[int]:
    municipality, *claims = lines
    assert municipality.record["id"] == municipality_id
    for claim in claims:
        assert claim.table != "claims/member_of.csv"
        assert municipality_id in (claim.record["from_id"], claim.record["to_id"])
    return [len({_relation(claim) for claim in claims})]


def _provinces_without_partnership(province_id: str, lines: list[Line]) -> list[int]:
    province, *municipalities = lines
    assert province.record["id"] == province_id
    for municipality in municipalities:
        assert province.record["code"] in municipality.record["region_codes"].split(" | ")
    return [len(municipalities)]


def _networks_that_share_members(network_id: str, claims: list[Line]) -> list[int]:
    members: dict[str, set[str]] = {}
    for claim in claims:
        assert claim.table == "claims/member_of.csv"
        members.setdefault(claim.record["to_id"], set()).add(claim.record["from_id"])
    one, other = members.values()
    assert network_id in members
    return [len(one & other)]


def _sole_links(municipality_id: str, lines: list[Line]) -> list[int]:
    municipality, *claims = lines
    assert municipality.record["id"] == municipality_id
    tables = {"claims/member_of.csv", "claims/participates_in.csv"}
    assert all(claim.table in tables for claim in claims)
    assert {claim.record["from_id"] for claim in claims} == {municipality_id}
    return [len(list(combinations({claim.record["to_id"] for claim in claims}, 2)))]


COUNTED: Mapping[str, Callable[[str, list[Line]], list[int]]] = {
    "overview": _overview,
    "coverage_by_country": _coverage_by_country,
    "coverage_by_network": _coverage_by_network,
    "municipalities_in_no_network": _municipalities_in_no_network,
    "networks_that_share_members": _networks_that_share_members,
    "provinces_without_partnership": _provinces_without_partnership,
    "publishers": _publishers,
    "sole_links": _sole_links,
    "source_list": _source_list,
}
