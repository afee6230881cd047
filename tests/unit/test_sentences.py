"""From rows of a data package to the sentence shown: the whole road but the store."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph_loader.graph import Graph
from graph_loader.load import prepare
from graph_loader.package import COLUMNS
from munigraph import sentences

TODAY = date(2026, 11, 22)
TABLES = {
    "sources.csv": """
id,publisher,url,strength,read_date
src:a,Federation,https://example.org/a,primary,2026-11-21
src:b,Le Droit,https://example.org/b,press,2026-11-21
src:c,City list,https://example.org/c,mirror,2026-11-21""",
    "nodes/country.csv": """
id,code,name_en,article_fr,in_fr,source_ids
country:ca,CA,Canada,le,au Canada,src:a
country:ml,ML,Mali,le,au Mali,src:a""",
    "nodes/municipality.csv": """
id,kind,name_en,name_fr,country_code,source_ids
mun:cairo,city,Cairo,Le Caire,,src:a
mun:edmonton,city,Edmonton,,,src:a
mun:laval-ca,city,Laval,,CA,src:a
mun:laval-fr,city,Laval,,FR,src:a
mun:ottawa,city,Ottawa,,,src:a
mun:ouesse,municipality,Ouèssè,,,src:a""",
    "nodes/organization.csv": """
id,kind,name_en,name_fr,article_en,article_fr,is_collective,source_ids
org:all,other,Canadian towns,Villes canadiennes,,les,true,src:a
org:caucus,other,Mayors’ Caucus,Caucus des maires,the,le,,src:a
org:fed,association,Federation of Towns,Fédération des villes,the,la,,src:a
org:iclei,network,ICLEI,,,,,src:a""",
    "nodes/program.csv": """
id,name_en,name_fr,article_en,article_fr,acronym_en,acronym_fr,source_ids
prog:aid,Aid Program,Programme d’aide,the,le,AP,PA,src:a
prog:led,Innovation Partnerships,Partenariats d’innovation,,les,PMI-LED,,src:a""",
    "nodes/theme.csv": """
id,kind,name_en,name_fr,source_ids
theme:climate,programme_area,Climate,Climat,src:a""",
}

Row = dict[str, str]
BuildGraph = Callable[..., Graph]


@pytest.fixture
def build(tmp_path: Path) -> BuildGraph:
    """Claims by their table’s name -> the graph that the loader builds of them and the tables."""

    def write(table: str, rows: list[Row]) -> None:
        path = tmp_path / table
        path.parent.mkdir(exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [column.name for column in COLUMNS[table]], restval="")
            writer.writeheader()
            writer.writerows(rows)

    def build(**claims: list[Row]) -> Graph:
        (tmp_path / "datapackage.json").write_text(json.dumps({"name": "sample"}), "utf-8")
        for table, text in TABLES.items():
            write(table, list(csv.DictReader(text.strip().splitlines())))
        usual = {"confidence": "stated", "source_id": "src:a"}
        for name, rows in claims.items():
            numbered = [{"id": f"clm:{name}-{i}", **usual, **row} for i, row in enumerate(rows)]
            write(f"claims/{name}.csv", numbered)
        plan = prepare([tmp_path])
        assert plan.graph, plan.report.findings
        return plan.graph

    return build


def claim(from_id: str, to_id: str, **values: str) -> Row:
    return {"from_id": from_id, "to_id": to_id, **values}


def read(graph: Graph, relation_type: str, lang: str, as_of: date = TODAY) -> list[str]:
    """The sentences of all relations of that type, no-break spaces shown as “~”."""
    entities = {node.id: node for node in graph.nodes}
    found = [relation for relation in graph.relations if relation.type == relation_type]
    told = [sentences.sentence(relation, entities, lang, as_of) for relation in found]
    return [words.replace("\N{NO-BREAK SPACE}", "~") for words in told]


def read_disputes(graph: Graph, relation_type: str, lang: str) -> list[str]:
    """What the claims about the first relation of that type differ on, in the same way."""
    relation = next(r for r in graph.relations if r.type == relation_type)
    claims = [claim for claim in graph.claims if claim.subject_id == relation.id]
    lines = sentences.disputes(relation, claims, lang, graph.sources)
    return [line.replace("\N{NO-BREAK SPACE}", "~") for line in lines]


def test_a_renewed_twinning_reads_as_two(build: BuildGraph) -> None:
    pair = ("mun:ottawa", "mun:edmonton")
    first = claim(*pair, stint="1990", start_date="1990", end_date="2003")
    graph = build(twinned_with=[first, claim(*pair, stint="2010", start_date="2010-05")])
    assert read(graph, "TWINNED_WITH", "en") == [
        "Edmonton and Ottawa had a twinning agreement from 1990 to 2003.",
        "Edmonton and Ottawa have a twinning agreement (since May 2010).",
    ]
    assert read(graph, "TWINNED_WITH", "fr") == [
        "Edmonton et Ottawa ont eu un accord de jumelage de 1990 à 2003.",
        "Edmonton et Ottawa ont un accord de jumelage (depuis mai 2010).",
    ]


def test_a_second_award_reads_as_a_sentence_of_its_own(build: BuildGraph) -> None:
    pair = ("mun:edmonton", "org:fed")
    won = {"role": "institutional_award", "start_date": "2009", "end_date": "2009"}
    named = {"role": "finalist", "start_date": "2014-06-01"}
    graph = build(
        awarded_by=[claim(*pair, stint="2009", **won), claim(*pair, stint="2014", **named)]
    )
    assert read(graph, "AWARDED_BY", "en") == [
        "Edmonton received an institutional award from the Federation of Towns in 2009.",
        "Edmonton was a finalist for an award from the Federation of Towns on June 1, 2014.",
    ]
    assert read(graph, "AWARDED_BY", "fr") == [
        "Edmonton a reçu un prix institutionnel de la Fédération des villes en 2009.",
        "Edmonton a été finaliste pour un prix de la Fédération des villes le 1er juin 2014.",
    ]


def test_two_chairs_with_different_roles_never_read_alike(build: BuildGraph) -> None:
    seen = {"observed_first": "2016", "observed_last": "2018"}
    chair = claim("mun:edmonton", "org:caucus", role="chair", **seen)
    term = {"start_date": "2024", "end_date": "2028"}
    graph = build(chairs=[chair, claim("mun:ottawa", "org:caucus", role="vice_chair", **term)])
    assert read(graph, "CHAIRS", "en") == [
        "Edmonton chaired the Mayors’ Caucus (seen in 2016 and 2018).",
        "Ottawa is vice-chair of the Mayors’ Caucus (from 2024 to 2028).",
    ]
    assert read(graph, "CHAIRS", "fr") == [
        "Edmonton a présidé le Caucus des maires (vu en 2016 et 2018).",
        "Ottawa assure la vice-présidence du Caucus des maires (de 2024 à 2028).",
    ]


def test_a_mission_inside_one_month_is_seen_and_neither_starts_nor_ends(build: BuildGraph) -> None:
    month = {"observed_first": "2018-02", "observed_last": "2018-02"}
    under = {"kind": "cooperation", "program_id": "prog:led"}
    graph = build(partners_with=[claim("mun:ottawa", "mun:ouesse", **under, **month)])
    assert read(graph, "PARTNERS_WITH", "en") == [
        "Ottawa cooperates with Ouèssè under PMI-LED (seen in February 2018)."
    ]
    assert read(graph, "PARTNERS_WITH", "fr") == [
        "Ottawa coopère avec Ouèssè dans le cadre de PMI-LED (vu en février 2018)."
    ]


def test_an_end_without_a_date_ends_the_relation_and_says_so(build: BuildGraph) -> None:
    graph = build(twinned_with=[claim("mun:edmonton", "mun:cairo", has_ended="true")])
    assert read(graph, "TWINNED_WITH", "en") == [
        "Cairo and Edmonton had a twinning agreement (ended, date not known)."
    ]
    assert read(graph, "TWINNED_WITH", "fr") == [
        "Le Caire et Edmonton ont eu un accord de jumelage (a pris fin, date inconnue)."
    ]


def test_an_observation_after_a_stated_end_disputes_the_end(build: BuildGraph) -> None:
    pair = ("mun:edmonton", "mun:ottawa")
    said = claim(*pair, start_date="2001", end_date="2012")
    graph = build(twinned_with=[said, claim(*pair, observed_last="2026-02", source_id="src:c")])
    assert read(graph, "TWINNED_WITH", "en") == [
        (
            "Edmonton and Ottawa had a twinning agreement from 2001 to 2012 "
            "(sources differ; last seen in February 2026)."
        )
    ]
    assert read(graph, "TWINNED_WITH", "fr") == [
        (
            "Edmonton et Ottawa ont eu un accord de jumelage de 2001 à 2012 "
            "(les sources divergent~; vu pour la dernière fois en février 2026)."
        )
    ]
    assert read_disputes(graph, "TWINNED_WITH", "en") == [
        "sources differ on the end: 2012 (Federation), yet seen in February 2026 (City list)"
    ]
    assert read_disputes(graph, "TWINNED_WITH", "fr") == [
        (
            "les sources divergent sur la fin~: 2012 (Federation), "
            "pourtant vu en février 2026 (City list)"
        )
    ]


def test_a_year_and_a_day_within_it_agree_and_the_day_is_shown(build: BuildGraph) -> None:
    pair = ("mun:edmonton", "mun:ottawa")
    year = claim(*pair, start_date="2018")
    graph = build(twinned_with=[year, claim(*pair, start_date="2018-03-15", source_id="src:b")])
    assert read(graph, "TWINNED_WITH", "en") == [
        "Edmonton and Ottawa have a twinning agreement (since March 15, 2018)."
    ]
    assert read(graph, "TWINNED_WITH", "fr") == [
        "Edmonton et Ottawa ont un accord de jumelage (depuis le 15 mars 2018)."
    ]
    assert read_disputes(graph, "TWINNED_WITH", "en") == []


def test_an_end_that_sources_date_differently_is_marked_and_explained(build: BuildGraph) -> None:
    pair = ("org:fed", "prog:led")
    press = claim(*pair, end_date="2021", source_id="src:b")
    graph = build(implements=[press, claim(*pair, start_date="2016", end_date="2020")])
    assert read(graph, "IMPLEMENTS", "en") == [
        (
            "The Federation of Towns implemented Innovation Partnerships from 2016 to 2020 "
            "(sources differ)."
        )
    ]
    assert read(graph, "IMPLEMENTS", "fr", date(2018, 1, 1)) == [
        (
            "La Fédération des villes met en œuvre les Partenariats d’innovation "
            "(de 2016 à 2020, les sources divergent)."
        )
    ]
    assert read_disputes(graph, "IMPLEMENTS", "en") == [
        "sources differ on the end: 2020 (Federation) or 2021 (Le Droit)"
    ]


def test_an_amount_is_told_with_what_it_is_of_and_that_sources_differ(build: BuildGraph) -> None:
    share = {"currency": "CAD", "amount_basis": "federal_share"}
    amounts = ("5100000", "5200000")
    graph = build(funds=[claim("org:all", "prog:aid", amount=a, **share) for a in amounts])
    assert read(graph, "FUNDS", "en") == [
        (
            "Canadian towns fund the Aid Program "
            "(CAD~5.1~million, federal share, sources differ; no date known)."
        )
    ]
    assert read(graph, "FUNDS", "fr") == [
        (
            "Les Villes canadiennes financent le Programme d’aide "
            "(5,1~millions~CAD, part fédérale, les sources divergent~; aucune date connue)."
        )
    ]


def test_what_ties_to_a_closed_program_is_told_in_the_past(build: BuildGraph) -> None:
    under = {"kind": "alliance", "program_id": "prog:aid", "start_date": "2011"}
    closed = {"program_id": "prog:aid", "end_date": "2015", "status": "closed"}
    graph = build(partners_with=[claim("mun:ottawa", "mun:ouesse", **under)], program=[closed])
    assert read(graph, "PARTNERS_WITH", "en") == [
        "Ottawa partnered with Ouèssè under AP (from 2011)."
    ]
    assert read(graph, "PARTNERS_WITH", "fr") == [
        "Ottawa a été partenaire de Ouèssè dans le cadre du PA (à partir de 2011)."
    ]
    assert read(graph, "PARTNERS_WITH", "fr", date(2014, 1, 1)) == [
        "Ottawa est partenaire de Ouèssè dans le cadre du PA (depuis 2011)."
    ]


def test_french_contracts_elides_and_quotes_as_it_should(build: BuildGraph) -> None:
    graph = build(
        member_of=[claim("mun:ottawa", "org:caucus"), claim("mun:ottawa", "org:iclei")],
        succeeds=[claim("mun:ottawa", "mun:cairo", role="merged")],
        addresses=[claim("prog:aid", "theme:climate")],
        operates_in=[claim("prog:aid", "country:ml")],
        located_in=[claim("org:fed", "mun:cairo", role="seat")],
    )
    assert read(graph, "MEMBER_OF", "fr") == [
        "Ottawa est membre du Caucus des maires (aucune date connue).",
        "Ottawa est membre d’ICLEI (aucune date connue).",
    ]
    assert read(graph, "SUCCEEDS", "fr") == [
        "Ottawa a succédé au Caire par fusion (aucune date connue)."
    ]
    assert read(graph, "ADDRESSES", "en") == ["The Aid Program works on “Climate” (no date known)."]
    assert read(graph, "ADDRESSES", "fr") == [
        "Le Programme d’aide porte sur «~Climat~» (aucune date connue)."
    ]
    assert read(graph, "OPERATES_IN", "fr") == [
        "Le Programme d’aide a lieu au Mali (aucune date connue)."
    ]
    assert read(graph, "LOCATED_IN", "fr") == [
        "Laval se trouve au Canada.",
        "La Fédération des villes a son siège au Caire.",
    ]


def test_two_municipalities_of_one_name_are_told_apart(build: BuildGraph) -> None:
    graph = build(twinned_with=[claim("mun:laval-ca", "mun:laval-fr", observed_last="2024")])
    assert read(graph, "TWINNED_WITH", "en") == [
        "Laval (Canada) and Laval (France) have a twinning agreement (seen in 2024)."
    ]
