"""Clean tables become a graph: claims about the same relation become one relation."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_loader import checks, package
from graph_loader.build import build, relation_id
from graph_loader.graph import Graph, Node, Relation, Value
from graph_loader.report import CleanRow, CleanTables, Report
from graph_loader.schema import NODE_TYPES, RELATION_TYPES
from tests.packages import (
    SAMPLE,
    Rows,
    a_claim,
    a_municipality,
    a_source,
    an_organization,
    write_package,
)

MEMBERS, TWINNINGS, FUNDING = "claims/member_of.csv", "claims/twinned_with.csv", "claims/funds.csv"
MUNICIPALITIES, ORGANIZATIONS = "nodes/municipality.csv", "nodes/organization.csv"


def built(folder: Path, tables: dict[str, Rows]) -> Graph:
    small = write_package(folder, {"sources.csv": [a_source(), a_source("src:b")], **tables})
    return build(checks.check([package.read(small)]))


def sample_graph() -> Graph:
    return build(checks.check([package.read(SAMPLE)]))


def relation(graph: Graph, relation_id: str) -> Relation:
    (found,) = (relation for relation in graph.relations if relation.id == relation_id)
    return found


def node(graph: Graph, node_id: str) -> Node:
    (found,) = (node for node in graph.nodes if node.id == node_id)
    return found


def test_an_undirected_relation_is_one_from_whichever_end_it_is_told() -> None:
    twinning = RELATION_TYPES["TWINNED_WITH"]
    assert relation_id(twinning, "mun:b", "mun:a") == relation_id(twinning, "mun:a", "mun:b")
    coventry = relation(sample_graph(), "TWINNED_WITH/mun:ca:on:windsor/mun:gb:coventry")
    assert (coventry.from_id, coventry.to_id) == ("mun:ca:on:windsor", "mun:gb:coventry")
    assert len(as_tuple(coventry.properties["claim_ids"])) == 2


def test_a_program_a_stint_and_a_slash_in_it_each_make_a_relation_of_its_own() -> None:
    funding = RELATION_TYPES["FUNDS"]
    identities = [("", ""), ("prog:x", ""), ("", "x"), ("prog:x", "x"), ("", "x/"), ("", "/x")]
    assert len({relation_id(funding, "org:a", "org:b", *identity) for identity in identities}) == 6


def test_a_renewed_twinning_and_a_second_award_are_relations_of_their_own() -> None:
    graph = sample_graph()
    first = relation(graph, "TWINNED_WITH/mun:ca:granby/mun:ca:on:windsor")
    second = relation(graph, "TWINNED_WITH/mun:ca:granby/mun:ca:on:windsor//1995")
    assert (first.properties["end_date"], second.properties["start_date"]) == ("1988", "1995-09-12")
    awards = [r.properties["role"] for r in graph.relations if r.type == "AWARDED_BY"]
    assert awards == ["institutional_award", "finalist"]


def test_claims_and_sources_are_named_with_the_one_to_show_first() -> None:
    partners = relation(
        sample_graph(), "PARTNERS_WITH/mun:ca:rigaud/mun:ml:sikasso/prog:pmi-led"
    ).properties
    assert partners["claim_ids"] == ("clm:s025", "clm:s026")
    assert partners["source_ids"] == ("src:3ca6cb56f0", "src:sample")
    assert partners["program_id"] == "prog:pmi-led"


def test_a_relation_is_inferred_only_when_all_its_claims_are(tmp_path: Path) -> None:
    inferred = {"confidence": "inferred"}
    graph = built(
        tmp_path,
        {
            ORGANIZATIONS: [an_organization("org:a"), an_organization("org:b")],
            MEMBERS: [
                a_claim("clm:1", "org:a", "org:b", **inferred),
                a_claim("clm:2", "org:b", "org:a", **inferred),
                a_claim("clm:3", "org:b", "org:a"),
            ],
        },
    )
    marks = [relation.properties.get("is_inferred") for relation in graph.relations]
    assert marks == [True, None]


def test_an_entity_without_sources_takes_those_of_all_claims_that_name_it(tmp_path: Path) -> None:
    graph = built(
        tmp_path,
        {
            ORGANIZATIONS: [an_organization("org:a"), an_organization("org:b", source_ids="src:b")],
            "nodes/program.csv": [{"id": "prog:p", "name_en": "P"}],
            FUNDING: [a_claim("clm:1", "org:a", "org:b", program_id="prog:p")],
        },
    )
    assert node(graph, "org:a").properties["source_ids"] == ("src:a",)
    assert node(graph, "org:b").properties["source_ids"] == ("src:b",)
    assert node(graph, "prog:p").properties["source_ids"] == ("src:a",)


def test_a_program_has_what_its_claims_say_and_their_dispute() -> None:
    program = node(sample_graph(), "prog:pmi-led").properties
    assert (program["amount"], program["status"]) == (19300000.0, "closed")
    assert (program["start_date"], program["end_date"]) == ("2016-01", "2020-11")
    assert program["disputed"] == ("amount", "status")
    assert program["claim_ids"] == ("clm:s046", "clm:s047", "clm:s048")


def test_a_search_finds_an_entity_by_all_its_names_without_accents() -> None:
    text = str(node(sample_graph(), "mun:ca:montreal").properties["search_text"])
    assert text == "montreal · ville de montreal"
    text = str(node(sample_graph(), "org:fcm").properties["search_text"])
    assert text.count("fcm") == 1
    assert "federation canadienne des municipalites" in text


def test_codes_make_the_places_that_no_claim_makes_with_the_sources_of_the_entity() -> None:
    graph = sample_graph()
    made = relation(graph, "LOCATED_IN/mun:na:windhoek/country:NA").properties
    assert (made["claim_ids"], made["source_ids"]) == ((), ("src:geonames",))
    claimed = relation(graph, "LOCATED_IN/mun:ca:montreal/region:ca:qc").properties
    assert (claimed["claim_ids"], claimed["source_ids"]) == (("clm:s044",), ("src:sample",))
    places = [r for r in graph.relations if r.type == "LOCATED_IN"]
    assert {r.to_id for r in places if r.from_id == "org:nord-sud"} == {
        "country:CA",
        "region:ca:on",
        "region:ca:qc",
    }
    assert relation(graph, "PART_OF/region:ca:mb/country:CA").type == "PART_OF"


def test_a_skipped_claim_leaves_the_others_and_no_trace(tmp_path: Path) -> None:
    tables: dict[str, Rows] = {
        ORGANIZATIONS: [
            an_organization("org:a", source_ids="src:a"),
            an_organization("org:b", source_ids="src:a"),
        ],
        MEMBERS: [a_claim("clm:1", "org:a", "org:b"), a_claim("clm:2", "org:a", "org:c")],
    }
    graph = built(tmp_path, tables)
    assert [claim.id for claim in graph.claims] == ["clm:1"]
    assert [relation.id for relation in graph.relations] == ["MEMBER_OF/org:a/org:b"]


def test_an_entity_that_only_a_skipped_claim_speaks_of_stops_the_load(tmp_path: Path) -> None:
    tables: dict[str, Rows] = {
        "sources.csv": [a_source()],
        ORGANIZATIONS: [an_organization("org:a")],
        MEMBERS: [a_claim("clm:1", "org:a", "org:c")],
    }
    report = checks.check([package.read(write_package(tmp_path, tables))])
    codes = [finding.code for finding in report.findings]
    assert codes == ["unknown_end", "entity_without_source"]
    with pytest.raises(ValueError, match="stop"):
        build(report)


def test_a_later_package_adds_claims_about_entities_of_an_earlier_one(tmp_path: Path) -> None:
    first = write_package(
        tmp_path / "first",
        {
            "sources.csv": [a_source()],
            ORGANIZATIONS: [an_organization("org:a"), an_organization("org:b")],
            MEMBERS: [a_claim("clm:1", "org:a", "org:b", start_date="2018")],
        },
    )
    second = write_package(
        tmp_path / "second",
        {
            "sources.csv": [a_source("src:b")],
            MEMBERS: [a_claim("clm:2", "org:a", "org:b", end_date="2020", source_id="src:b")],
        },
    )
    packages = [package.read(first), package.read(second)]
    (member,) = build(checks.check(packages)).relations
    assert (member.properties["start_date"], member.properties["end_date"]) == ("2018", "2020")
    assert build(checks.check(packages)) == build(checks.check(packages[::-1]))


def as_tuple(value: Value) -> tuple[str, ...]:
    assert isinstance(value, tuple)
    return value


ids = st.integers(0, 3)
dates = st.sampled_from(["2016", "2018-03", "2018-03-15", "2020"])
options = {
    "start_date": dates,
    "observed_first": dates,
    "confidence": st.sampled_from(["stated", "inferred"]),
    "source_id": st.sampled_from(["src:a", "src:b"]),
    "stint": st.sampled_from(["second", "a/b"]),
}
claims = st.tuples(ids, ids, st.fixed_dictionaries({}, optional=options))


@st.composite
def small_tables(draw: st.DrawFn) -> dict[str, list[CleanRow]]:
    """Clean rows of any valid small graph, as `checks.check` would give them."""
    rows: dict[str, list[CleanRow]] = {
        "sources.csv": as_rows([a_source(), a_source("src:b", strength="press")]),
        MUNICIPALITIES: as_rows(
            {**a_municipality(f"mun:{n}", country_code="ML"), "source_ids": ("src:a",)}
            for n in range(4)
        ),
        ORGANIZATIONS: as_rows(
            {**an_organization(f"org:{n}"), "source_ids": ("src:b",)} for n in range(4)
        ),
        "nodes/country.csv": as_rows(
            [{"id": "country:ML", "name_en": "Mali", "code": "ML", "source_ids": ("src:a",)}]
        ),
    }
    count = 0
    for table, start, end in (
        (MEMBERS, "mun", "org"),
        (TWINNINGS, "mun", "mun"),
        (FUNDING, "org", "org"),
    ):
        found = []
        for from_id, to_id, cells in draw(st.lists(claims, max_size=8)):
            if start != end or from_id != to_id:
                count += 1
                ends = f"{start}:{from_id}", f"{end}:{to_id}"
                found.append(a_claim(f"clm:{count}", *ends, **cells))
        rows[table] = as_rows(found)
    return rows


def as_rows(cells: Iterable[Mapping[str, Value]]) -> list[CleanRow]:
    return [CleanRow("small", 0, values) for values in cells]


@given(small_tables().flatmap(lambda t: st.tuples(st.just(t), shuffled(t))))
def test_rows_in_any_order_build_the_same_graph(
    orders: tuple[dict[str, list[CleanRow]], dict[str, list[CleanRow]]],
) -> None:
    one, other = (build(Report((), CleanTables(tables))) for tables in orders)
    assert one == other


def shuffled(
    tables: dict[str, list[CleanRow]],
) -> st.SearchStrategy[dict[str, list[CleanRow]]]:
    return st.fixed_dictionaries({name: st.permutations(rows) for name, rows in tables.items()})


@given(small_tables())
def test_any_valid_small_graph_hangs_together(tables: dict[str, list[CleanRow]]) -> None:
    graph = build(Report((), CleanTables(tables)))
    labels = {node.id: node.label for node in graph.nodes}
    subjects = {relation.id: relation for relation in graph.relations}
    assert len(labels) == len(graph.nodes)
    assert len(subjects) == len(graph.relations)
    told = [i for r in graph.relations for i in as_tuple(r.properties["claim_ids"])]
    assert sorted(told) == sorted(claim.id for claim in graph.claims)
    for claim in graph.claims:
        assert claim.id in as_tuple(subjects[claim.subject_id].properties["claim_ids"])
        assert claim.source_id in as_tuple(subjects[claim.subject_id].properties["source_ids"])
    for found in graph.relations:
        relation_type = RELATION_TYPES[found.type]
        assert labels[found.from_id] in relation_type.starts
        assert labels[found.to_id] in relation_type.ends
        assert relation_type.is_directed or found.from_id < found.to_id
        assert found.properties["source_ids"]
    assert all(node.properties["source_ids"] for node in graph.nodes)
    assert set(labels.values()) <= NODE_TYPES.keys()
