"""Questions with values that fit and values that do not, on the sample."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from graph_loader.errors import QueryRefusedError, UsageError
from graph_loader.fields import latest
from graph_loader.graph import Relation
from graph_loader.load import load
from graph_loader.settings import Settings
from graph_loader.store import reading
from graph_loader.store.store import Store, open_store
from munigraph import ask as asking
from munigraph import timing
from munigraph.answer import Answer
from munigraph.catalogue import read_question
from tests.filled import DATA, SAMPLE, filled_store
from tests.packages import change_cell, copy_sample

TODAY = date(2026, 11, 22)
TYPED = read_question(
    """\
// title.en: Values
// title.fr: Valeurs
// question.en: Which values?
// question.fr: Quelles valeurs\u00a0?
// read.en: One row.
// read.fr: Une ligne.
// parameter day: date = today | Day | Jour
// parameter from: date(first) = today | From | Du
// parameter steps: number(1..6) = 3 | Steps | Pas
// parameter way: choice(short, long) = short | Way | Chemin
// parameter page: source = src:sample | Page | Page
// column values: Values | Valeurs
RETURN [toString($from), toString($day), $steps, $way, $page] AS values
""",
    "values",
    "gaps",
)


@pytest.fixture
def store(embedded_settings: Settings) -> Iterator[Store]:
    with filled_store(embedded_settings, SAMPLE) as filled:
        yield filled


def members(store: Store, network: str) -> Answer:
    question = asking.find_question("network_members")
    return asking.ask(store, question, {"network": network}, today=TODAY)


def refusal(store: Store, values: Mapping[str, str]) -> UsageError:
    with pytest.raises(UsageError) as caught:
        asking.ask(store, TYPED, values, today=TODAY)
    return caught.value


@pytest.mark.parametrize(
    "network", ["org:aimf", "AIMF", "aimf", "Association internationale des maires francophones"]
)
def test_an_actor_is_given_as_id_name_or_acronym_in_either_language(
    store: Store, network: str
) -> None:
    assert [row[0] for row in members(store, network).rows] == [
        row[0] for row in members(store, "org:aimf").rows
    ]


def test_a_name_that_is_nearly_right_gets_a_did_you_mean(embedded_settings: Settings) -> None:
    question = asking.find_question("actor_relations")
    with filled_store(embedded_settings, DATA) as real, pytest.raises(UsageError) as caught:
        asking.ask(real, question, {"actor": "Cotes d'Ivoire"}, today=TODAY)
    assert caught.value.sentence("en").startswith(
        "Nothing here is called “Cotes d'Ivoire”. Did you mean Côte d’Ivoire (country:CI)"
    )
    assert caught.value.hint.fr.startswith("Vouliez-vous dire Côte d’Ivoire (country:CI)")
    assert caught.value.hint.fr.endswith("\u00a0?")


def test_a_name_that_is_nearly_nothing_gets_another_hint(store: Store) -> None:
    with pytest.raises(UsageError) as caught:
        members(store, "zzzzqqqq")
    assert caught.value.sentence("en") == "Nothing here is called “zzzzqqqq”. Try another spelling."


def test_a_name_that_means_two_is_refused_with_both(store: Store) -> None:
    with pytest.raises(UsageError) as caught:
        members(store, "AMM")
    assert caught.value.sentence("en") == (
        "“AMM” can mean 2 entities. Did you mean Association of Manitoba Municipalities "
        "(org:amm-mb), Association of Municipalities of Mali (org:amm-ml)?"
    )


def test_an_actor_of_another_type_does_not_fit(store: Store) -> None:
    with pytest.raises(UsageError) as caught:
        members(store, "mun:ca:on:windsor")
    assert caught.value.what.en == "Nothing here is called “mun:ca:on:windsor”."


def test_values_that_are_not_given_take_their_defaults(store: Store) -> None:
    answer = asking.ask(store, TYPED, {}, today=TODAY)
    assert answer.rows == ((["2026-11-22", "2026-11-22", 3, "short", "src:sample"],),)
    assert asking.ask(store, TYPED, {"steps": " ", "way": ""}, today=TODAY).rows == answer.rows


def test_a_date_of_reduced_precision_means_its_last_day_or_where_asked_its_first(
    store: Store,
) -> None:
    values = {"from": "2018", "day": "2018-02", "way": "long", "page": "src:geonames"}
    answer = asking.ask(store, TYPED, values, today=TODAY)
    assert answer.rows == ((["2018-01-01", "2018-02-28", 3, "long", "src:geonames"],),)


@pytest.mark.parametrize("day", ["1975", "2000-06", "2012", "2017-07-25", "2026-11-22"])
def test_the_state_at_a_date_is_the_status_that_a_sentence_tells(
    embedded_settings: Settings, day: str
) -> None:
    question = asking.find_question("state_at_date")
    with filled_store(embedded_settings, DATA) as filled:
        for actor in ("org:fcm", "mun:ca:montreal", "prog:pmi-led"):
            answer = asking.ask(filled, question, {"actor": actor, "day": day}, today=TODAY)
            told = [(row[0], row[2]) for row in answer.rows]
            assert [said for _, said in told] == [
                timing.status(relation, latest(day))
                for relation, _ in told
                if isinstance(relation, Relation)
            ]


@pytest.mark.parametrize(
    ("name", "text", "allowed"),
    [
        ("day", "tomorrow", "2018, 2018-03, 2018-03-15, today"),
        ("day", "2018-02-30", "2018, 2018-03, 2018-03-15, today"),
        ("steps", "0", "1 – 6"),
        ("steps", "7", "1 – 6"),
        ("steps", "²", "1 – 6"),
        ("steps", "-1", "1 – 6"),
        ("way", "Short", "short, long"),
        ("page", "src:nowhere", "src:…"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_what_does(
    store: Store, name: str, text: str, allowed: str
) -> None:
    error = refusal(store, {name: text})
    assert error.sentence("en") == (
        f"“{text}” does not fit the parameter {name}. It takes: {allowed}."
    )
    assert error.exit_code == 2


def test_a_parameter_that_the_question_does_not_have_is_refused(store: Store) -> None:
    assert refusal(store, {"dya": "2018"}).sentence("en") == (
        "“values” has no parameter dya. It has: day, from, steps, way, page."
    )


def test_a_question_is_found_by_its_id() -> None:
    assert asking.find_question("network_members") is not None
    with pytest.raises(UsageError) as caught:
        asking.find_question("program_pair")
    assert caught.value.hint.en.startswith("Did you mean program_pairs")
    with pytest.raises(UsageError) as caught:
        asking.find_question("xyz")
    assert caught.value.hint.en == "`munigraph questions` lists them all."


def test_typed_cypher_passes_the_guard_first(store: Store) -> None:
    with pytest.raises(QueryRefusedError):
        asking.cypher(store, "MATCH (n) DETACH DELETE n", {})
    assert asking.cypher(store, "RETURN $x AS x", {"x": [1]}).rows == (([1],),)


def test_an_answer_knows_the_ends_claims_and_sources_of_its_relations(store: Store) -> None:
    text = "MATCH (:Entity {id: 'org:gac'})-[r:FUNDS]->() RETURN r"
    answer = asking.cypher(store, text, {})
    (relation,) = answer.relations.values()
    assert answer.nodes == {}
    assert set(answer.entities) == {"org:gac", "org:fcm", "prog:pmi-led"}
    assert [claim.id for claim in answer.claims[relation.id]] == ["clm:s041"]
    assert [source.id for source in answer.sources] == ["src:6dcac6a807"]
    assert answer.number_of("src:6dcac6a807") == 1


def test_an_answer_knows_the_claims_of_a_program_in_its_table_with_their_sources(
    store: Store,
) -> None:
    answer = asking.cypher(store, "MATCH (n:Program {id: 'prog:pmi-led'}) RETURN n", {})
    claims = answer.claims["prog:pmi-led"]
    assert [claim.id for claim in claims] == ["clm:s046", "clm:s047", "clm:s048"]
    assert {claim.source_id for claim in claims} <= {source.id for source in answer.sources}


def test_values_inside_lists_and_maps_are_part_of_the_answer(store: Store) -> None:
    text = (
        "MATCH (a)-[r:CHAIRS]->(b) WITH a, r, b ORDER BY r.id RETURN collect({r: [r], b: b}) AS x"
    )
    answer = asking.cypher(store, text, {})
    assert len(answer.relations) == 3
    assert set(answer.nodes) == {"org:cib-uclg", "org:aimf"}


def test_sources_are_numbered_in_the_order_of_their_first_use(store: Store) -> None:
    answer = members(store, "AIMF")
    used = [
        source
        for relation in answer.relations.values()
        for source in relation.properties["source_ids"]  # type: ignore[union-attr]
    ]
    assert [source.id for source in answer.sources] == list(dict.fromkeys(used))


def test_an_answer_has_the_ends_claims_and_sources_of_its_own_load_only(
    embedded_settings: Settings, tmp_path: Path
) -> None:
    later = copy_sample(tmp_path)
    change_cell(later, "nodes/program.csv", "prog:pmi-led", "name_en", "Another name")
    change_cell(later, "claims/funds.csv", "clm:s041", "detail_en", "Another detail")
    change_cell(later, "sources.csv", "src:6dcac6a807", "publisher", "Another publisher")
    text = "MATCH (:Entity {id: 'org:gac'})-[r:FUNDS]->() RETURN r"

    def said(answer: Answer) -> list[object]:
        ((claim,),) = answer.claims.values()
        program = answer.entities["prog:pmi-led"].properties["name_en"]
        publisher = answer.sources[0].properties["publisher"]
        return [program, claim.properties.get("detail_en"), publisher]

    with filled_store(embedded_settings, SAMPLE) as store:
        before = [said(asking.cypher(store, text, {})) for _ in range(2)]
        with open_store(embedded_settings) as other:
            load([later], other)
        after = asking.cypher(store, text, {})
        assert said(after) == ["Another name", "Another detail", "Another publisher"]
        assert after.stamp == store.stamp()
    assert before[0] == before[1]
    assert not set(before[0]) & set(said(after))


def test_no_more_evidence_is_kept_than_there_is_room_for(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = asking.cypher(store, "MATCH (:Entity {id: 'org:fcm'})-[r]-() RETURN r", {})
    monkeypatch.setattr(reading, "MOST_KEPT", 3)
    with open_store(store.settings) as fresh:
        for _ in range(3):
            found = asking.cypher(fresh, "MATCH (:Entity {id: 'org:fcm'})-[r]-() RETURN r", {})
            assert (found.entities, found.claims) == (whole.entities, whole.claims)
            assert found.sources == whole.sources
