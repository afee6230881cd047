"""What has to be written so that a store holds a graph, and nothing more."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graph_loader.difference import (
    Difference,
    Held,
    Thing,
    by_sort,
    compare,
    fingerprint,
    fingerprint_all,
    sort_of,
)
from graph_loader.graph import Claim, Graph, Node, Relation, Source

FCM, UCLG = Node("org:fcm", "Organization", {"founded": "1937"}), Node("org:uclg", "Organization")
WINDSOR = Node("mun:windsor", "Municipality")
MEMBER = Relation("MEMBER_OF/mun:windsor/org:fcm", "MEMBER_OF", "mun:windsor", "org:fcm")
ALLIANCE = Relation("PARTNERS_WITH/org:fcm/org:uclg", "PARTNERS_WITH", "org:fcm", "org:uclg")
CLAIM = Claim("clm:1", MEMBER.id, "src:a")
SOURCE = Source("src:a", {"url": "https://example.org/"})
GRAPH = Graph((FCM, UCLG, WINDSOR), (MEMBER, ALLIANCE), (CLAIM,), (SOURCE,))


def held(graph: Graph) -> Held:
    """What a store holds after that graph was written."""
    return {
        sort: {thing_id: digest for thing_id, (digest, _) in things.items()}
        for sort, things in by_sort(graph).items()
    }


def from_store(stored: Graph, wanted: Graph) -> Difference:
    return compare(by_sort(wanted), held(stored))


def ids(part: Mapping[str, Sequence[tuple[str, Thing]]]) -> dict[str, list[str]]:
    return {sort: [thing.id for _, thing in things] for sort, things in part.items()}


def test_a_fingerprint_never_changes() -> None:
    # Written down: another text here means that every store is written anew.
    dated = replace(FCM, properties={"a": ("x", "é"), "b": date(2018, 3, 1), "c": 1.5, "d": True})
    assert fingerprint(dated) == "c5bd5e29f03d87d03282796a"


def test_the_order_of_properties_does_not_change_a_fingerprint() -> None:
    one = replace(FCM, properties={"a": "1", "b": "2"})
    assert fingerprint(one) == fingerprint(replace(FCM, properties={"b": "2", "a": "1"}))


def test_everything_that_a_thing_says_is_in_its_fingerprint() -> None:
    things: list[Thing] = [
        FCM,
        UCLG,
        replace(FCM, label="Municipality"),
        replace(FCM, properties={"founded": "1938"}),
        MEMBER,
        replace(MEMBER, to_id="org:uclg"),
        replace(MEMBER, from_id="org:uclg"),
        CLAIM,
        replace(CLAIM, subject_id="prog:x"),
        replace(CLAIM, source_id="src:b"),
        SOURCE,
        Source(FCM.id, FCM.properties),
        replace(FCM, properties={"founded": 1937}),
        replace(FCM, properties={"founded": ("1937",)}),
        replace(FCM, properties={"founded": True}),
    ]
    assert len({fingerprint(thing) for thing in things}) == len(things)


def test_the_same_graph_has_no_difference_and_the_same_fingerprint() -> None:
    assert from_store(GRAPH, GRAPH).size == 0
    assert fingerprint_all(by_sort(GRAPH)) == fingerprint_all(by_sort(GRAPH))


def test_an_empty_store_lacks_everything() -> None:
    difference = compare(by_sort(GRAPH), {})
    assert (difference.size, difference.changed, difference.removed) == (7, {}, {})
    assert ids(difference.added)["Organization"] == ["org:fcm", "org:uclg"]


def test_one_changed_property_is_one_change() -> None:
    changed = replace(GRAPH, nodes=(replace(FCM, properties={"founded": "1938"}), UCLG, WINDSOR))
    difference = from_store(GRAPH, changed)
    assert ids(difference.changed) == {"Organization": ["org:fcm"]}
    assert (difference.added, difference.removed, difference.size) == ({}, {}, 1)
    assert fingerprint_all(by_sort(changed)) != fingerprint_all(by_sort(GRAPH))


def test_what_is_no_longer_wanted_is_removed() -> None:
    difference = from_store(GRAPH, replace(GRAPH, relations=(ALLIANCE,), claims=()))
    assert difference.removed == {"Claim": ("clm:1",), "MEMBER_OF": (MEMBER.id,)}
    assert difference.size == 2


def test_a_node_with_a_new_label_takes_its_relations_along() -> None:
    moved = replace(GRAPH, nodes=(replace(FCM, label="Municipality"), UCLG, WINDSOR))
    difference = from_store(GRAPH, moved)
    assert ids(difference.added) == {"Municipality": ["org:fcm"]}
    assert difference.removed == {"Organization": ("org:fcm",)}
    assert ids(difference.changed) == {
        "MEMBER_OF": [MEMBER.id],
        "PARTNERS_WITH": [ALLIANCE.id],
    }


nodes = st.builds(
    Node,
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(["Organization", "Municipality"]),
    st.dictionaries(st.sampled_from(["x", "y"]), st.sampled_from(["1", "2"])),
)
graphs = st.builds(
    Graph,
    st.lists(nodes, unique_by=lambda node: node.id).map(tuple),
    st.just(()),
    st.just(()),
    st.lists(
        st.builds(Source, st.sampled_from(["s", "t"]), st.just({})), unique_by=lambda s: s.id
    ).map(tuple),
)


@given(graphs, graphs)
def test_applying_the_difference_gives_what_is_wanted(stored: Graph, wanted: Graph) -> None:
    difference = from_store(stored, wanted)
    after = {
        (sort, i): digest for sort, things in held(stored).items() for i, digest in things.items()
    }
    for sort, gone in difference.removed.items():
        for thing_id in gone:
            del after[sort, thing_id]
    for part in (difference.added, difference.changed):
        for things in part.values():
            after |= {(sort_of(thing), thing.id): digest for digest, thing in things}
    assert after == {
        (sort, i): d for sort, things in held(wanted).items() for i, d in things.items()
    }
