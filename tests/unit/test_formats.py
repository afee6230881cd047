"""Answers as JSON, as CSV and as the rows of a table."""

import csv
import io
import json
from datetime import date, datetime, time
from typing import Any

import pytest

from graph_loader.graph import Node, Path, Relation, Source, Stamp
from munigraph import formats
from munigraph.answer import Answer

TODAY = date(2026, 11, 22)
WINDSOR = Node(
    "mun:windsor",
    "Municipality",
    {"name_en": "Windsor", "kind": "city", "search_text": "windsor", "fingerprint": "f"},
)
FCM = Node(
    "org:fcm",
    "Organization",
    {
        "name_en": "Federation of Canadian Municipalities",
        "name_fr": "Fédération canadienne des municipalités",
        "article_en": "the",
        "article_fr": "la",
        "kind": "association",
        "source_ids": ("src:a",),
    },
)
MEMBER = Relation(
    "MEMBER_OF/mun:windsor/org:fcm",
    "MEMBER_OF",
    "mun:windsor",
    "org:fcm",
    {
        "family": "membership",
        "start_date": "1998",
        "start_earliest": date(1998, 1, 1),
        "source_ids": ("src:a", "src:b"),
        "fingerprint": "f",
    },
)
SOURCES = (
    Source(
        "src:a",
        {
            "url": "https://a.example/",
            "publisher": "A",
            "strength": "primary",
            "read_date": "2026-11-21",
            "fingerprint": "f",
            "quote": "q",
        },
    ),
    Source(
        "src:b",
        {
            "url": "https://b.example/",
            "publisher": "B",
            "strength": "press",
            "read_date": "2026-11-21",
            "title": "T",
        },
    ),
)
STAMP = Stamp(("sample",), "abc", "1", "0.1.0", "2026-11-22T00:00:00+00:00", {"nodes": 2}, ())


def answer(*rows: tuple[object, ...], columns: tuple[str, ...] = ("value",)) -> Answer:
    return Answer(
        columns=columns,
        rows=rows,
        nodes={},
        relations={},
        entities={WINDSOR.id: WINDSOR, FCM.id: FCM},
        claims={},
        sources=SOURCES,
        is_cut=False,
        stamp=STAMP,
    )


def json_of(value: object) -> Any:
    """One value as it stands in the JSON, read back as any program would."""
    said = json.dumps(formats.to_json(answer((value,))), allow_nan=False)
    return json.loads(said)["rows"][0][0]


def csv_of(*rows: tuple[object, ...], columns: tuple[str, ...] = ("value",)) -> list[list[str]]:
    text = formats.to_csv(answer(*rows, columns=columns), "en", TODAY)
    return list(csv.reader(io.StringIO(text, newline="")))


def cell_of(value: object, lang: str = "en") -> str:
    """One value as it stands in a table."""
    return formats.to_rows(answer((value,)), lang, TODAY)[0][0]


def test_the_json_of_an_answer_has_the_five_parts_of_the_command_line() -> None:
    said = formats.to_json(answer((1,)))
    assert list(said) == ["columns", "rows", "truncated", "stamp", "sources"]
    assert (said["columns"], said["rows"], said["truncated"]) == (["value"], [[1]], False)
    assert said["stamp"] == STAMP.to_json()
    assert said["sources"] == [
        {
            "id": "src:a",
            "url": "https://a.example/",
            "publisher": "A",
            "strength": "primary",
            "read_date": "2026-11-21",
        },
        {
            "id": "src:b",
            "url": "https://b.example/",
            "publisher": "B",
            "strength": "press",
            "read_date": "2026-11-21",
            "title": "T",
        },
    ]


def test_columns_are_null_where_no_store_names_any() -> None:
    assert formats.to_json(answer(columns=()))["columns"] is None


def test_a_node_in_json_has_id_labels_and_properties_but_nothing_internal() -> None:
    assert json_of(WINDSOR) == {
        "id": "mun:windsor",
        "labels": ["Entity", "Municipality"],
        "properties": {"kind": "city", "name_en": "Windsor"},
    }
    assert json_of(Node("src:a", "Source", {"url": "u"}))["labels"] == ["Source"]


def test_a_relation_in_json_has_id_type_ends_and_properties() -> None:
    assert json_of(MEMBER) == {
        "id": "MEMBER_OF/mun:windsor/org:fcm",
        "type": "MEMBER_OF",
        "from": "mun:windsor",
        "to": "org:fcm",
        "properties": {
            "family": "membership",
            "source_ids": ["src:a", "src:b"],
            "start_date": "1998",
            "start_earliest": "1998-01-01",
        },
    }


def test_a_path_in_json_has_nodes_and_relations() -> None:
    said = json_of(Path((WINDSOR, FCM), (MEMBER,)))
    assert list(said) == ["nodes", "relations"]
    assert [node["id"] for node in said["nodes"]] == ["mun:windsor", "org:fcm"]
    assert [relation["id"] for relation in said["relations"]] == [MEMBER.id]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, None),
        (True, True),
        (2**53 + 1, 2**53 + 1),
        (2.0, 2),
        (-0.0, 0),
        (1e16, 1e16),
        (0.1 + 0.2, 0.3),
        (45.40008, 45.40008),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        ("“é” 🏙️", "“é” 🏙️"),
        (date(2018, 3, 15), "2018-03-15"),
        (datetime(2018, 3, 15, 12, 30), "2018-03-15T12:30:00"),  # noqa: DTZ001 - a store has such
        (time(12, 30), "12:30:00"),
        ([1, [None, {"b": 1, "a": date(2018, 1, 1)}]], [1, [None, {"a": "2018-01-01", "b": 1}]]),
        (("a", "b"), ["a", "b"]),
        (b"bytes", "b'bytes'"),
    ],
)
def test_a_value_in_json_is_one_that_every_program_reads(value: object, said: object) -> None:
    assert json_of(value) == said
    assert type(json_of(value)) is type(said)


def test_a_csv_has_a_header_and_the_addresses_of_the_sources_of_each_row() -> None:
    assert csv_of((WINDSOR, MEMBER, 3), columns=("who", "relation", "count")) == [
        ["who", "relation", "count", "sources"],
        [
            "Windsor",
            "Windsor is a member of the Federation of Canadian Municipalities (since 1998).",
            "3",
            "https://a.example/ https://b.example/",
        ],
    ]


def test_the_column_of_source_ids_becomes_addresses() -> None:
    assert csv_of(("x", ["src:b"]), columns=("value", "source_ids")) == [
        ["value", "sources"],
        ["x", "https://b.example/"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        " =1+1",
        "\t=1+1",
        "\r\n=1+1",
        "\u00a0=1+1",
        "\ufeff=1+1",
        "\u200b-1",
        "\x00@a",
        "＝1+1",
        "＋1",
        "－1",
        "＠a",
    ],
)
def test_no_text_in_a_csv_can_become_a_formula(text: str) -> None:
    written = formats.to_csv(answer((text,), columns=(text,)), "en", TODAY)
    # Not read back with csv: a spreadsheet sees what stands in the file.
    assert written.count(f"'{text}") == 2


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (-5, "-5"),
        (-2.5, "-2.5"),
        (1234567, "1234567"),
        (2.0, "2"),
        (True, "true"),
        (None, ""),
        ('a, “b” "c"', 'a, “b” "c"'),
        ("1 = 1", "1 = 1"),
        ("’tis", "’tis"),
    ],
)
def test_numbers_and_plain_texts_stand_in_a_csv_as_they_are(value: object, cell: str) -> None:
    assert csv_of((value,))[1][0] == cell


def test_lines_of_a_csv_end_as_spreadsheets_expect() -> None:
    assert formats.to_csv(answer(("é",)), "en", TODAY) == "value,sources\r\né,\r\n"


def test_a_relation_in_a_table_is_its_sentence_with_the_numbers_of_its_sources() -> None:
    assert cell_of(MEMBER) == (
        "Windsor is a member of the Federation of Canadian Municipalities (since 1998). [1][2]"
    )
    assert cell_of(MEMBER, "fr").startswith("Windsor est membre de la Fédération canadienne")


def test_a_path_in_a_table_takes_a_line_for_each_step() -> None:
    lines = cell_of(Path((WINDSOR, FCM, WINDSOR), (MEMBER, MEMBER))).split("\n")
    assert lines == [cell_of(MEMBER)] * 2
    assert cell_of(Path((WINDSOR,), ())) == "Windsor"


def test_a_node_in_a_table_is_its_name_in_the_language_of_the_reader() -> None:
    assert cell_of(FCM) == "Federation of Canadian Municipalities"
    assert cell_of(FCM, "fr") == "Fédération canadienne des municipalités"


def test_nobody_reads_the_code_of_a_type() -> None:
    for value in (MEMBER, Path((WINDSOR, FCM), (MEMBER,)), [MEMBER], {"r": MEMBER}, "MEMBER_OF"):
        for lang in ("en", "fr"):
            assert "MEMBER_OF" not in cell_of(value, lang)
            assert "MEMBER_OF" not in formats.to_csv(answer((value,)), lang, TODAY)


def test_what_only_a_typed_query_finds_has_a_cell_too() -> None:
    stated = Relation("", "STATED_IN", "", "")
    claim = Node("clm:1", "Claim", {"confidence": "stated"})
    assert cell_of(stated) == "stated in"
    assert cell_of(claim) == "clm:1"
    assert cell_of({"b": 1, "a": claim}) == "a: clm:1\nb: 1"
    assert cell_of([]) == ""


def test_markup_in_a_table_stays_text() -> None:
    assert cell_of("[bold]x[/bold] <b>") == "[bold]x[/bold] <b>"


def test_the_sources_of_a_row_without_relations_stand_in_its_first_cell() -> None:
    held = answer(("x", 2, ["src:b", "src:a"]), columns=("value", "count", "source_ids"))
    assert formats.to_rows(held, "en", TODAY) == [["x [1][2]", "2"]]


def test_json_that_is_none_is_an_error() -> None:
    assert formats.load_json("[1, true]") == [1, True]
    with pytest.raises(ValueError, match="Expecting value"):
        formats.load_json("FCM")
