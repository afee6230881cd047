"""Each question of the catalogue has a right answer on the sample, on both stores, line by line.

`golden/<question>.json` says what it is asked with and which rows it gives: entities, relations and
paths by their ids. Each row names the lines of the sample that it follows from. The files were
checked by hand, and nothing writes them.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path as File
from typing import NamedTuple

import pytest

from graph_loader.graph import Node, Path, Relation
from graph_loader.settings import Settings
from munigraph.answer import Answer
from munigraph.ask import ask
from munigraph.catalogue import Question, questions
from tests.counted import COUNTED
from tests.filled import DATA, SAMPLE, filled_store
from tests.sample_lines import Line, sample_line

TODAY = date(2026, 11, 22)
GOLDEN = File(__file__).parent / "golden"
QUESTIONS = list(questions().values())


class Row(NamedTuple):
    """One expected row, and the lines of the sample that it follows from."""

    cells: list[object]
    lines: list[str]


class Golden(NamedTuple):
    values: dict[str, str]
    rows: list[Row]


def golden(question: Question) -> Golden:
    held = json.loads((GOLDEN / f"{question.id}.json").read_text("utf-8"))
    rows = [Row(row["row"], row["follows_from"]) for row in held["rows"]]
    return Golden(held["values"], rows)


def by_ids(value: object) -> object:
    """A cell as a golden file has it."""
    match value:
        case Node() | Relation():
            return value.id
        case Path(nodes=nodes, relations=relations):
            steps = zip(relations, nodes[1:], strict=True)
            return [nodes[0].id, *(thing.id for step in steps for thing in step)]
        case list() | tuple():
            return [by_ids(item) for item in value]
        case _:
            return value


def texts_in(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, list):
            yield from texts_in(item)
        elif isinstance(item, str):
            yield item


def things_in(cell: object) -> Iterable[object]:
    """The steps of a path, the items of a list, or else the cell itself."""
    match cell:
        case Path(relations=relations):
            return relations
        case list() | tuple():
            return cell
        case _:
            return (cell,)


def claims_of(cells: Iterable[object], answer: Answer) -> Iterator[str]:
    """The claims about the relations in these cells; where there are none, about the nodes."""
    things = [thing for cell in cells for thing in things_in(cell)]
    relations = [thing for thing in things if isinstance(thing, Relation)]
    for thing in relations or [thing for thing in things if isinstance(thing, Node)]:
        yield from (claim.id for claim in answer.claims.get(thing.id, ()))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_has_the_expected_answer_on_the_sample(
    store_settings: Settings, question: Question
) -> None:
    expected = golden(question)
    with filled_store(store_settings, SAMPLE) as store:
        answer = ask(store, question, expected.values, today=TODAY)
    assert list(answer.columns) == list(question.columns)
    assert [by_ids(row) for row in answer.rows] == [row.cells for row in expected.rows]


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if q.id not in COUNTED], ids=lambda question: question.id
)
def test_each_expected_row_rests_on_the_lines_it_names(
    embedded_settings: Settings, question: Question
) -> None:
    expected = golden(question)
    with filled_store(embedded_settings, SAMPLE) as store:
        answer = ask(store, question, expected.values, today=TODAY)
    for cells, row in zip(answer.rows, expected.rows, strict=True):
        named = {sample_line(reference).record["id"] for reference in row.lines}
        stated = set(claims_of(cells, answer))
        if "claim_id" in question.columns:  # the row is about one claim of several
            stated = {str(cells[list(question.columns).index("claim_id")])}
        assert named
        assert stated <= named
        assert named <= stated | set(texts_in(row.cells))


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if q.id in COUNTED], ids=lambda question: question.id
)
def test_each_expected_number_is_the_number_of_the_lines_it_names(question: Question) -> None:
    for row in golden(question).rows:
        lines: list[Line] = [sample_line(reference) for reference in row.lines]
        numbers = [cell for cell in row.cells if isinstance(cell, int)]
        assert COUNTED[question.id](str(row.cells[0]), lines) == numbers


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_has_an_answer_in_the_real_data_as_it_stands(
    store_settings: Settings, question: Question
) -> None:
    with filled_store(store_settings, DATA) as store:
        answer = ask(store, question, {}, today=TODAY)
    assert answer.rows
    assert not answer.is_cut
    assert answer.sources or question.id == "overview"


def test_each_golden_file_belongs_to_a_question() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {question.id for question in QUESTIONS}
