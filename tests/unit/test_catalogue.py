"""What a question file has to say in its header, and what every file of the catalogue keeps to."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph_loader.fields import possible_days
from graph_loader.schema import NODE_TYPES
from graph_loader.settings import Settings, shared_folder
from graph_loader.store.store import Store
from munigraph.ask import ask
from munigraph.catalogue import (
    SHELVES,
    CatalogueError,
    Parameter,
    Question,
    questions,
    read_question,
)
from tests.filled import DATA, filled_store

WHOLE = """\
// title.en: Members
// title.fr: Membres
// question.en: Who belongs to it?
// question.fr: Qui en fait partie\u00a0?
// read.en: Those that a source names.
// read.fr: Celles qu’une source nomme.
// parameter network: actor(Organization, Municipality) = org:uclg | Network | Réseau
// parameter since: date = today | Since | Depuis
// parameter steps: number(1..6) = 3 | Steps | Pas
// parameter way: choice(short, long) = short | Way | Chemin
// parameter page: source = src:x | Page | Page
// column member: Member | Membre
// column count: How many | Combien
// A remark on the query: this is not read.
MATCH (n {id: $network}) WHERE n.x > $since
  // a remark within
RETURN n AS member, $steps + $way + $page AS count
"""
ALL = questions()


def fault_in(folder: Path, text: str | bytes, name: str = "networks/members.cypher") -> str:
    """What reading that one file says, which begins with the file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(CatalogueError) as caught:
        questions(folder)
    where, _, what = str(caught.value).partition(": ")
    assert where == str(path)
    return what


def test_a_header_gives_words_in_both_languages_parameters_and_columns() -> None:
    question = read_question(WHOLE, "members", "networks")
    assert (question.id, question.shelf) == ("members", "networks")
    assert (question.title.en, question.title.fr) == ("Members", "Membres")
    assert question.question.of("fr") == "Qui en fait partie\u00a0?"
    assert question.read.en == "Those that a source names."
    assert list(question.columns) == ["member", "count"]
    assert question.columns["count"].fr == "Combien"
    assert [(p.name, p.type, p.allowed, p.default) for p in question.parameters] == [
        ("network", "actor", ("Organization", "Municipality"), "org:uclg"),
        ("since", "date", (), "today"),
        ("steps", "number", ("1", "6"), "3"),
        ("way", "choice", ("short", "long"), "short"),
        ("page", "source", (), "src:x"),
    ]
    assert question.parameters[0].words.fr == "Réseau"


def test_the_query_of_a_question_comes_without_its_header() -> None:
    cypher = read_question(WHOLE, "members", "networks").cypher
    assert cypher.startswith("MATCH (n {id: $network})")
    assert cypher.endswith("AS count")


@pytest.mark.parametrize(
    ("line", "instead", "what"),
    [
        ("// title.fr: Membres\n", "", "the header lacks title.fr"),
        ("// read.en: Those that a source names.\n", "", "the header lacks read.en"),
        ("// title.en: Members", "// title.en:", "this line keeps to no form: // title.en:"),
        ("// title.fr", "// title.de", "this line keeps to no form: // title.de: Membres"),
        ("// title.fr", "//title.fr", "this line keeps to no form: //title.fr: Membres"),
        (" | Membre\n", "\n", "this line keeps to no form: // column member: Member"),
        (" = today", "", "this line keeps to no form: // parameter since: date | Since | Depuis"),
        ("// column count", "// column member", "the header says member twice"),
        ("// parameter since", "// parameter network", "the header says network twice"),
        ("// title.fr", "// title.en", "the header says ('title', 'en') twice"),
        ("// column", "// its column", "there is no column"),
        ("$since", "$until", "the query lacks the parameter since"),
        ("WHERE n.x > $since", "WHERE n.x > $since + $more", "the header lacks the parameter more"),
    ],
)
def test_a_header_that_keeps_to_no_form_is_an_error_with_the_file(
    tmp_path: Path, line: str, instead: str, what: str
) -> None:
    assert line in WHOLE
    assert fault_in(tmp_path, WHOLE.replace(line, instead)) == what


@pytest.mark.parametrize(
    ("parameter", "name"),
    [
        ("since: time = now", "since"),
        ("network: actor(Thing) = org:uclg", "network"),
        ("network: actor = ", "network"),
        ("steps: number = 3", "steps"),
        ("steps: number(1..x) = 3", "steps"),
        ("steps: number(1..6) = three", "steps"),
        ("way: choice(short, long) = wide", "way"),
        ("since: date(2018) = today", "since"),
        ("since: date(first, last) = today", "since"),
    ],
)
def test_a_parameter_without_a_known_type_limits_or_default_is_an_error(
    tmp_path: Path, parameter: str, name: str
) -> None:
    lines = [
        f"// parameter {parameter} | A | B" if line.startswith(f"// parameter {name}:") else line
        for line in WHOLE.splitlines()
    ]
    said = fault_in(tmp_path, "\n".join(lines))
    assert said == f"the parameter {name} has no such type, limit or default"


def test_a_file_without_a_query_is_an_error(tmp_path: Path) -> None:
    header = WHOLE[: WHOLE.index("MATCH")]
    assert fault_in(tmp_path, header) == "there is no query"


def test_a_file_that_is_not_utf_8_is_an_error(tmp_path: Path) -> None:
    assert "utf-8" in fault_in(tmp_path, WHOLE.encode("latin-1", "replace"))


def test_a_file_on_no_shelf_is_an_error(tmp_path: Path) -> None:
    assert fault_in(tmp_path, WHOLE, "nowhere/x.cypher") == "there is no shelf nowhere"


def test_an_id_is_used_only_once(tmp_path: Path) -> None:
    (tmp_path / "gaps").mkdir()
    (tmp_path / "gaps" / "members.cypher").write_text(WHOLE, "utf-8")
    assert fault_in(tmp_path, WHOLE) == "the id members is used twice"


def test_questions_come_in_the_order_of_shelves_and_ids() -> None:
    shelves = list(SHELVES)
    places = [(shelves.index(question.shelf), question.id) for question in ALL.values()]
    assert places == sorted(places)
    assert {question.shelf for question in ALL.values()} == set(shelves)


def test_every_file_in_the_folder_is_a_question() -> None:
    files = [path for path in shared_folder("queries").rglob("*") if path.is_file()]
    assert {path.stem for path in files} == set(ALL)
    assert {path.suffix for path in files} == {".cypher"}


@pytest.mark.parametrize("question", ALL.values(), ids=ALL)
def test_a_question_has_its_own_words_in_both_languages(question: Question) -> None:
    texts = [question.title, question.question, question.read]
    assert all(words.en != words.fr for words in texts)
    assert question.question.en.endswith("?")
    assert question.question.fr.endswith("\u00a0?")
    french = " ".join(words.fr for words in (*texts, *question.columns.values()))
    # A French sign of two parts follows a space that no line breaks at.
    assert not any(f" {sign}" in french for sign in "?!:;»")
    assert "« " not in french
    assert "'" not in french


@pytest.fixture(scope="module")
def store(embedded_settings: Settings) -> Iterator[Store]:
    with filled_store(embedded_settings, DATA) as filled:
        yield filled


@pytest.mark.parametrize("question", ALL.values(), ids=ALL)
def test_a_question_returns_the_columns_of_its_header(store: Store, question: Question) -> None:
    answer = ask(store, question, {}, today=date(2026, 11, 22))
    assert answer.rows
    assert answer.columns == tuple(question.columns)


PARAMETERS = [
    pytest.param(parameter, id=f"{question.id}-{parameter.name}")
    for question in ALL.values()
    for parameter in question.parameters
]


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_a_default_is_a_value_that_the_parameter_takes(store: Store, parameter: Parameter) -> None:
    value, allowed = parameter.default, parameter.allowed
    match parameter.type:
        case "actor":
            text = f"MATCH (n:{'|'.join(allowed or NODE_TYPES)}) WHERE n.id = $value RETURN true"
            assert store.read(text, {"value": value}).records == ((True,),)
        case "source":
            text = "MATCH (s:Source) WHERE s.id = $value RETURN true"
            assert store.read(text, {"value": value}).records == ((True,),)
        case "date":
            assert value == "today" or possible_days(value)
        case "number":
            assert int(allowed[0]) <= int(value) <= int(allowed[1])
        case "choice":
            assert value in allowed
