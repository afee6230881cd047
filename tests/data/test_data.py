"""The data package as delivered: it loads without a doubt, and what is delicate in it stands."""

import csv
import hashlib
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from graph_loader.fields import fold
from graph_loader.graph import Graph, Node, Relation
from graph_loader.load import Plan, prepare
from graph_loader.settings import shared_folder
from munigraph.sentences import sentence

DATA = shared_folder("data")
TODAY = date(2026, 11, 22)


class Collected(NamedTuple):
    """Ids that must all be there: how many, and the SHA-256 of them, sorted, one a line."""

    count: int
    digest: str


# Taken on 2026-11-22 from the tables as collected, before anything was split or corrected. An
# addition changes these figures: move them in the commit that adds the rows.
ENTITIES = Collected(825, "d6951f9b08e110cc9b30765796cb7fc1d8980d78ae2370915ca218a092d58935")
CLAIMS = Collected(1555, "35b078ca870c68f9e5d23c5187e7248f39e5bac05492ec5bb195cb76d3563367")
SOURCES = Collected(443, "ffde1566c528567a707235593d3c6269edd981032d380806c510e1bc270ca6cb")
PROGRAM_CLAIM_COUNT = 68

# Sources that came with the preparation of the tables: code lists, names, coordinates, and a page
# for an organization that no collected page spoke of.
ADDED_SOURCES = {"src:geonames", "src:iso-3166", "src:un-m49", "src:cldr", "src:1790267020"}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return prepare([DATA])


@pytest.fixture(scope="module")
def graph(plan: Plan) -> Graph:
    assert plan.graph is not None
    return plan.graph


@pytest.fixture(scope="module")
def nodes(graph: Graph) -> dict[str, Node]:
    return {node.id: node for node in graph.nodes}


@pytest.fixture(scope="module")
def relations(graph: Graph) -> dict[str, Relation]:
    return {relation.id: relation for relation in graph.relations}


def read(table: str) -> list[dict[str, str]]:
    with (DATA / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def collected(ids: set[str]) -> Collected:
    return Collected(len(ids), hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest())


def test_the_whole_package_loads_without_a_finding(plan: Plan) -> None:
    assert plan.names == ("munigraph-data",)
    assert [finding.to_json() for finding in plan.report.findings] == []
    assert plan.graph is not None


def test_every_entity_that_was_collected_is_in_the_graph(graph: Graph) -> None:
    assert collected({node.id for node in graph.nodes}) == ENTITIES


def test_every_claim_that_was_collected_is_in_the_graph(graph: Graph) -> None:
    of_programs = {row["id"] for row in read("claims/program.csv")}
    assert len(of_programs) == PROGRAM_CLAIM_COUNT
    ids = {claim.id for claim in graph.claims}
    assert of_programs <= ids
    assert collected(ids - of_programs) == CLAIMS


def test_every_source_that_was_collected_is_in_the_graph(graph: Graph) -> None:
    ids = {source.id for source in graph.sources}
    assert ids >= ADDED_SOURCES
    assert collected(ids - ADDED_SOURCES) == SOURCES


def test_the_code_of_namibia_stays_a_text(
    nodes: dict[str, Node], relations: dict[str, Relation]
) -> None:
    assert nodes["country:NA"].properties["code"] == "NA"
    assert nodes["mun:na:windhoek"].properties["country_code"] == "NA"
    assert "LOCATED_IN/mun:na:windhoek/country:NA" in relations
    assert "OPERATES_IN/prog:mpp/country:NA" in relations


@pytest.mark.parametrize(
    ("acronym", "ids"),
    [
        ("AMM", {"org:amm-ml", "org:amm-mb"}),
        ("MCP", {"prog:mcp-haiti-1", "prog:tsunami-lk"}),
        ("NLC", {"org:nlc", "org:nlc-us"}),
    ],
)
def test_an_acronym_that_two_bodies_share_leads_to_both(
    acronym: str, ids: set[str], nodes: dict[str, Node]
) -> None:
    found = {node.id for node in nodes.values() if node.properties.get("acronym_en") == acronym}
    assert found == ids
    for id_ in ids:
        assert fold(acronym) in str(nodes[id_].properties["search_text"]).split(" · ")


@pytest.mark.parametrize("network", ["org:uclg", "org:clgf", "org:aimf"])
def test_fcm_works_with_networks_that_no_page_calls_it_a_member_of(
    network: str, relations: dict[str, Relation]
) -> None:
    types = {r.type for r in relations.values() if {r.from_id, r.to_id} == {"org:fcm", network}}
    assert types == {"PARTNERS_WITH"}


@pytest.mark.parametrize(
    ("claim_id", "words"),
    [
        ("clm:d665b4273f", ("was vice-chair of", "a assuré la vice-présidence de")),
        ("clm:79ef745af1", ("was vice-chair of", "a assuré la vice-présidence du")),
    ],
)
def test_a_vice_chair_never_reads_as_a_chair(
    claim_id: str, words: tuple[str, str], graph: Graph, nodes: dict[str, Node]
) -> None:
    (relation,) = (r for r in graph.relations if claim_id in r.properties["claim_ids"])
    assert relation.properties["role"] == "vice_chair"
    assert words[0] in sentence(relation, nodes, "en", TODAY)
    assert words[1] in sentence(relation, nodes, "fr", TODAY)


def test_the_donor_is_three_organizations_as_the_pages_name_it(
    nodes: dict[str, Node], relations: dict[str, Relation]
) -> None:
    donors = {"org:cida": "CIDA", "org:dfatd": "DFATD", "org:gac": "GAC"}
    assert {id_: nodes[id_].properties["acronym_en"] for id_ in donors} == donors
    assert {r.from_id for r in relations.values() if r.type == "FUNDS"} >= donors.keys()


def test_canadian_municipalities_are_a_collective_that_gives_in_kind(
    nodes: dict[str, Node], relations: dict[str, Relation]
) -> None:
    collective = {n.id for n in nodes.values() if n.properties.get("is_collective")}
    assert collective == {"org:canadian-municipalities"}
    theirs = [r for r in relations.values() if r.from_id in collective]
    assert {r.type for r in theirs} == {"CONTRIBUTES_IN_KIND", "LOCATED_IN"}


@pytest.mark.parametrize(
    ("pair", "end"),
    [("mun:ca:camrose/mun:jp:kamifurano", "2025-09"), ("mun:ca:quebec/mun:cn:xian", "2012")],
)
def test_a_twinning_seen_after_its_stated_end_is_disputed(
    pair: str, end: str, relations: dict[str, Relation]
) -> None:
    properties = relations[f"TWINNED_WITH/{pair}"].properties
    assert (properties["end_date"], properties["last_seen"]) == (end, "2026-02")
    assert "end_date" in str(properties["disputed"])


@pytest.mark.parametrize(
    "pair", ["mun:ca:trois-rivieres/mun:fr:tours", "mun:ca:prince-albert/mun:cn:jilin"]
)
def test_a_twinning_said_to_be_over_shows_that_a_list_still_has_it(
    pair: str, nodes: dict[str, Node], relations: dict[str, Relation]
) -> None:
    relation = relations[f"TWINNED_WITH/{pair}"]
    assert relation.properties["has_ended"] is True
    said = sentence(relation, nodes, "en", TODAY)
    assert "seen in May 2023 and February 2026" in said
    assert "ended, date not known" in said


def test_the_budget_of_pmi_led_is_the_figure_of_fcm_and_disputed(
    graph: Graph, nodes: dict[str, Node]
) -> None:
    program = nodes["prog:pmi-led"].properties
    assert (program["amount"], program["currency"]) == (19_300_000, "CAD")
    assert "amount" in str(program["disputed"])
    claims = [claim.properties for claim in graph.claims if claim.subject_id == "prog:pmi-led"]
    assert {c["amount"] for c in claims if "amount" in c} == {19_300_000, 19_800_000}


def test_a_place_has_coordinates_only_with_its_number_in_geonames() -> None:
    rows = read("nodes/municipality.csv")
    matched = [row for row in rows if row["geonameid"]]
    assert (len(matched), len(rows)) == (387, 488)
    for row in rows:
        known = [bool(row[column]) for column in ("geonameid", "latitude", "longitude")]
        assert len(set(known)) == 1, row["id"]
        assert known[0] or not row["population"], row["id"]
        assert ("src:geonames" in row["source_ids"]) is known[0], row["id"]


def test_lloydminster_lies_in_two_provinces(
    nodes: dict[str, Node], relations: dict[str, Relation]
) -> None:
    assert nodes["mun:ca:lloydminster"].properties["region_codes"] == ("CA-AB", "CA-SK")
    for region in ("region:ca:ab", "region:ca:sk"):
        assert f"LOCATED_IN/mun:ca:lloydminster/{region}" in relations


@pytest.mark.parametrize("label", ["Country", "Region", "Program", "Theme"])
def test_places_programs_and_themes_all_have_a_french_name(
    label: str, nodes: dict[str, Node]
) -> None:
    named = {n.id: "name_fr" in n.properties for n in nodes.values() if n.label == label}
    assert named
    assert [id_ for id_, has_name in named.items() if not has_name] == []


def test_mali_is_in_western_africa(nodes: dict[str, Node]) -> None:
    mali = nodes["country:ML"].properties
    columns = ("subregion_code", "subregion_en", "subregion_fr")
    assert tuple(mali[column] for column in columns) == (
        "011",
        "Western Africa",
        "Afrique occidentale",
    )


def test_geonames_is_named_with_its_licence_where_people_read() -> None:
    for file in (DATA / "README.md", DATA / "datapackage.json"):
        text = " ".join(Path(file).read_text("utf-8").split())
        assert "GeoNames" in text
        assert "https://www.geonames.org/" in text
        assert "CC BY 4.0" in text
