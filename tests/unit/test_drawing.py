"""A scene shows what the answer says, the same each time, and nothing in it can become a script."""

import base64
import hashlib
import json
import re
from datetime import date
from itertools import combinations

import pytest

from graph_loader.graph import Claim, Node, Relation, Source, Value
from graph_loader.schema import RELATION_TYPES
from munigraph.answer import Answer
from munigraph.drawing import cells, network, placing, scene, table
from munigraph.drawing.layout import Box

TODAY = date(2026, 11, 22)
SOURCE = Source(
    "src:a",
    {
        "url": "https://example.org/a",
        "publisher": "example.org",
        "strength": "press",
        "read_date": "2026-11-21",
    },
)


def an_actor(entity_id: str, label: str = "Organization", **properties: Value) -> Node:
    kinds = {"Organization": "association", "Municipality": "city", "Theme": "priority"}
    kind = {"kind": kinds[label]} if label in kinds else {}
    return Node(entity_id, label, {"name_en": entity_id, **kind, **properties})


def a_relation(type_: str, from_id: str, to_id: str, **properties: Value) -> Relation:
    kinds = RELATION_TYPES[type_].kinds
    return Relation(
        f"{type_}/{from_id}/{to_id}",
        type_,
        from_id,
        to_id,
        {
            "family": RELATION_TYPES[type_].family,
            "source_ids": ("src:a",),
            "claim_ids": (f"clm:{type_}/{from_id}/{to_id}",),
            **({"kind": kinds[0][0]} if kinds else {}),
            **properties,
        },
    )


def an_answer(nodes: list[Node], relations: list[Relation]) -> Answer:
    return Answer(
        columns=("relation",),
        rows=tuple((relation,) for relation in relations),
        nodes={node.id: node for node in nodes},
        relations={relation.id: relation for relation in relations},
        entities={node.id: node for node in nodes},
        claims={
            relation.id: (Claim(f"clm:{relation.id}", relation.id, "src:a", {}),)
            for relation in relations
        },
        sources=(SOURCE,),
        is_cut=False,
        stamp=None,
    )


def a_star(count: int) -> Answer:
    nodes = [an_actor("org:hub")]
    nodes += [
        an_actor(f"org:{i:04d}", name_en=f"Association number {i} of many") for i in range(count)
    ]
    types = ("MEMBER_OF", "COORDINATES", "PARTNERS_WITH")
    return an_answer(
        nodes,
        [a_relation(types[i % 3], node.id, "org:hub") for i, node in enumerate(nodes[1:])],
    )


def data_in(page: str) -> dict[str, list[dict[str, object]]]:
    found = re.search(r'<script type="application/json" id="scene">(.*?)</script>', page)
    assert found
    data: dict[str, list[dict[str, object]]] = json.loads(found[1])
    return data


def test_the_same_answer_gives_the_same_picture() -> None:
    first, second = (network.to_file(draw(a_star(40))) for _ in range(2))
    assert first == second


def draw(answer: Answer, chosen: str | None = "org:hub", **more: object) -> scene.Scene:
    return scene.draw(answer, chosen, "en", TODAY, **more)  # type: ignore[arg-type]


def rooms_of(drawn: scene.Scene, answer: Answer) -> list[tuple[float, float, Box]]:
    looks = placing.look_at(
        [node.id for node in drawn.nodes],
        list(answer.relations.values()),
        answer.entities,
        "org:hub",
        "en",
    )
    return [(n.x, n.y - looks[n.id].rise, looks[n.id].box(n.id)) for n in drawn.nodes]


@pytest.mark.parametrize("count", [1, 7, 40, 149])
def test_no_label_and_no_shape_of_a_star_overlap(count: int) -> None:
    answer = a_star(count)
    for (x, y, box), (other_x, other_y, other) in combinations(rooms_of(draw(answer), answer), 2):
        is_beside = abs(x - other_x) >= (box.width + other.width) / 2
        is_below = abs(y - other_y) >= (box.height + other.height) / 2
        assert is_beside or is_below, (box.id, other.id)


def test_every_relation_between_one_pair_has_a_line_of_its_own() -> None:
    relations = [
        a_relation("MEMBER_OF", "org:a", "org:b"),
        a_relation("SECTION_OF", "org:b", "org:a"),
        a_relation("HOSTS", "org:a", "org:b"),
    ]
    answer = an_answer([an_actor("org:a"), an_actor("org:b")], relations)
    assert sorted(relation.lane for relation in draw(answer, "org:a").relations) == [-1, 0, 1]
    bends = {
        (edge["from"], json.dumps(edge["smooth"], sort_keys=True))
        for edge in data_in(network.to_file(draw(answer, "org:a")))["edges"]
    }
    # The second leads the other way: the same turn as the third would put it on the other side.
    assert len(bends) == 3


def test_a_line_says_whether_the_relation_holds_without_colour() -> None:
    relations = [
        a_relation("MEMBER_OF", "org:a", "org:hub", end_date="2015", end_latest=date(2015, 12, 31)),
        a_relation("MEMBER_OF", "org:b", "org:hub", has_ended=True),
        a_relation("MEMBER_OF", "org:c", "org:hub"),
        a_relation(
            "MEMBER_OF",
            "org:d",
            "org:hub",
            start_earliest=date(2000, 1, 1),
            last_seen_earliest=TODAY,
            is_inferred=True,
        ),
    ]
    answer = an_answer([an_actor(f"org:{i}") for i in ("a", "b", "c", "d", "hub")], relations)
    drawn = draw(answer)
    marks = {relation.from_id: relation.label for relation in drawn.relations}
    assert marks == {"org:a": "–2015", "org:b": "ended", "org:c": "?", "org:d": ""}
    edges = {edge["from"]: edge for edge in data_in(network.to_file(drawn))["edges"]}
    assert edges["org:a"]["dashes"]
    assert not edges["org:c"]["dashes"]
    assert "middle" in edges["org:d"]["arrows"]  # type: ignore[operator]
    assert [entry.mark for entry in drawn.legend.marks] == ["ended", "unknown", "inferred"]


def test_a_large_picture_keeps_the_strongest_and_says_how_many_there_are() -> None:
    answer = a_star(1_239)
    more = a_relation("HOSTS", "org:1238", "org:hub")
    strong = an_answer(list(answer.nodes.values()), [*answer.relations.values(), more])
    drawn = draw(strong)
    assert len(drawn.nodes) == scene.MOST_NODES
    assert {"org:hub", "org:1238"} <= {node.id for node in drawn.nodes}
    assert drawn.shown_words == "150 of 1,240 shown"
    assert scene.draw(strong, "org:hub", "fr", TODAY).shown_words == (
        "150 sur 1\N{NO-BREAK SPACE}240 affichés"
    )


def test_only_the_chosen_families_are_drawn_and_counted() -> None:
    drawn = draw(a_star(9), families=("alliance",))
    assert {relation.family for relation in drawn.relations} == {"alliance"}
    assert [(entry.words, entry.count) for entry in drawn.legend.lines] == [("Alliances", 3)]
    assert [(entry.words, entry.count) for entry in drawn.legend.shapes] == [("Organizations", 4)]


def test_an_actor_without_relations_is_drawn_alone() -> None:
    drawn = draw(an_answer([an_actor("org:hub")], []))
    assert [(node.id, node.is_chosen) for node in drawn.nodes] == [("org:hub", True)]


NASTY = "</script><img src=x onerror=alert(1)>\u2028<!--"


def test_text_from_data_never_becomes_a_part_of_the_page() -> None:
    nodes = [an_actor("org:hub"), an_actor("org:a", name_en=NASTY, acronym_en="<evil-mark>")]
    answer = an_answer(nodes, [a_relation("MEMBER_OF", "org:a", "org:hub")])
    for drawn in (draw(answer), draw(answer, "org:a")):
        for page in (network.to_frame(drawn, lambda i: f"?actor={i}"), network.to_file(drawn)):
            assert NASTY in [node["title"].split("\n")[0] for node in data_in(page)["nodes"]]  # type: ignore[attr-defined]
            assert "<img" not in page
            assert "<evil-mark>" not in page


def test_a_picture_asks_no_other_host_for_anything() -> None:
    frame = network.to_frame(draw(a_star(3)))
    assert re.findall(r'(?:src|href)="([^"]*)"', frame) == [network.VIS_ASSET, network.CODE_ASSET]
    assert not re.search(r'(?:src|href)="', network.to_file(draw(a_star(3))).split("<script")[0])


def test_only_the_two_known_scripts_may_run_in_a_file() -> None:
    page = network.to_file(draw(a_star(3)))
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    allowed = policy[1].replace("&#39;", "'")
    assert "default-src 'none'" in allowed
    assert re.findall(r"'sha256-([^']+)'", allowed) == digests
    assert len(digests) == 2


def test_rows_stand_by_family_and_name_with_their_sources() -> None:
    nodes = [an_actor("org:hub"), *(an_actor(f"org:{i}", name_en=i) for i in ("Zug", "Arles"))]
    seen = {"first_seen": "2018-03", "last_seen": "2018-03"}
    relations = [
        a_relation("PARTNERS_WITH", "org:Arles", "org:hub"),
        a_relation("MEMBER_OF", "org:Zug", "org:hub"),
        a_relation("MEMBER_OF", "org:Arles", "org:hub", start_date="2001", **seen),
    ]
    rows = table.rows(an_answer(nodes, relations), "org:hub", "en", TODAY)
    assert [(row.family, row.other_name) for row in rows] == [
        ("membership", "Arles"),
        ("membership", "Zug"),
        ("alliance", "Arles"),
    ]
    assert (rows[0].since, rows[0].last_seen) == ("2001", "March 2018")
    assert [citation.number for citation in rows[0].citations] == [1]
    assert [line.citation.url for line in rows[0].claims] == ["https://example.org/a"]


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    bad = Source("src:b", {**SOURCE.properties, "url": "javascript:alert(1)"})
    assert table.cite([bad], "en")["src:b"].url == ""


def test_a_cell_gives_names_to_follow_sentences_numbers_and_notes() -> None:
    hub, other = an_actor("org:hub", name_fr="Le Moyeu"), an_actor("org:a")
    relation = a_relation("MEMBER_OF", "org:a", "org:hub")
    answer = Answer(
        columns=("actor", "relation", "count", "source_ids"),
        rows=((hub, relation, 1234, ["src:a"]),),
        nodes={hub.id: hub},
        relations={relation.id: relation},
        entities={hub.id: hub, other.id: other},
        claims={},
        sources=(SOURCE,),
        is_cut=False,
        stamp=None,
    )
    ((name, sentence, count),) = cells.read(answer, "fr", TODAY)
    assert (name.lines[0].text, name.lines[0].actor_id) == ("Le Moyeu", "org:hub")
    assert name.lines[0].notes == (1,)
    assert sentence.lines[0].text.startswith("org:a est membre")
    assert count.is_number
    assert count.lines[0].text == "1\N{NO-BREAK SPACE}234"
