"""Question + values + Store -> Answer. Typed Cypher takes the same way, behind the guard."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from graph_loader.errors import UsageError
from graph_loader.fields import FieldError, earliest, latest
from graph_loader.schema import Words
from graph_loader.store.reading import Reading
from graph_loader.store.store import Store
from munigraph import guard
from munigraph.answer import Answer
from munigraph.catalogue import Parameter, Question, questions
from munigraph.evidence import find_sources, gather
from munigraph.names import name
from munigraph.search import Match, names_of


def ask(store: Store, question: Question, values: Mapping[str, str], *, today: date) -> Answer:
    """The answer to a question of the catalogue; a value that is not given takes its default.

    Actors may be given as ids, names, acronyms or aliases in either language. Raises `UsageError`
    for a value that fits nothing, with near matches.
    """
    _refuse_unknown(question, values)

    def read(reading: Reading) -> Answer:
        parameters = read_values(reading, question, values, today)
        return gather(reading, reading.run(question.cypher, parameters, store.settings.row_limit))

    answer = store.from_one_load(read)
    # One of the stores names no columns when there are no rows; the question does.
    return answer if answer.rows else replace(answer, columns=tuple(question.columns))


def cypher(store: Store, text: str, parameters: Mapping[str, object]) -> Answer:
    """The answer to a query that somebody typed; without rows it has no columns either.

    Raises `QueryRefusedError` unless it only reads.
    """
    guard.check(text, parameters)

    def read(reading: Reading) -> Answer:
        return gather(reading, reading.run(text, parameters, store.settings.row_limit))

    answer = store.from_one_load(read)
    # One of the stores names no columns when there are no rows, so neither does.
    return answer if answer.rows else replace(answer, columns=())


def find_question(question_id: str) -> Question:
    """The question with that id; raises `UsageError` when there is none."""
    catalogue = questions()
    if question_id in catalogue:
        return catalogue[question_id]
    near = ", ".join(get_close_matches(question_id, catalogue))
    raise UsageError(
        Words(
            f"No question is called “{question_id}”.",
            f"Aucune question ne s’appelle «\u00a0{question_id}\u00a0».",
        ),
        Words(f"Did you mean {near}?", f"Vouliez-vous dire {near}\u00a0?")
        if near
        else Words(
            "`munigraph questions` lists them all.",
            "`munigraph questions` les énumère toutes.",
        ),
    )


def _refuse_unknown(question: Question, values: Mapping[str, str]) -> None:
    unknown = sorted(values.keys() - {parameter.name for parameter in question.parameters})
    if unknown:
        known = ", ".join(parameter.name for parameter in question.parameters) or "–"
        raise UsageError(
            Words(
                f"“{question.id}” has no parameter {unknown[0]}.",
                f"«\u00a0{question.id}\u00a0» n’a pas de paramètre {unknown[0]}.",
            ),
            Words(f"It has: {known}.", f"Elle a\u00a0: {known}."),
        )


def read_values(
    reading: Reading, question: Question, values: Mapping[str, str], today: date
) -> dict[str, object]:
    """The parameters of the question's statement, as `ask` reads them; raises as it does."""
    return {
        parameter.name: _read_value(reading, parameter, values.get(parameter.name, ""), today)
        for parameter in question.parameters
    }


def _read_value(reading: Reading, parameter: Parameter, text: str, today: date) -> object:
    text = text.strip() or parameter.default
    match parameter.type:
        case "actor":
            return _find_actor(reading, parameter, text)
        case "date":
            return _read_date(parameter, text, today)
        case "number":
            return _read_number(parameter, text)
        case "choice":
            if text not in parameter.allowed:
                raise _wrong(parameter, text, ", ".join(parameter.allowed))
            return text
        case "source":
            if not find_sources(reading, [text]):
                raise _wrong(parameter, text, "src:…")
            return text


def _find_actor(reading: Reading, parameter: Parameter, text: str) -> str:
    names = names_of(reading)
    exact = names.find_exact(text, parameter.allowed)
    if len(exact) == 1:
        return exact[0].node.id
    if exact:
        raise UsageError(
            Words(
                f"“{text}” can mean {len(exact)} entities.",
                f"«\u00a0{text}\u00a0» peut désigner {len(exact)} entités.",
            ),
            _offer(exact),
        )
    near = names.find(text, parameter.allowed, limit=5)
    raise UsageError(
        Words(
            f"Nothing here is called “{text}”.",
            f"Rien ici ne s’appelle «\u00a0{text}\u00a0».",
        ),
        _offer(near) if near else Words("Try another spelling.", "Essayez une autre graphie."),
    )


def _offer(matches: Iterable[Match]) -> Words:
    offered = list(matches)

    def list_in(lang: str) -> str:
        return ", ".join(f"{name(m.node, lang)} ({m.node.id})" for m in offered)

    return Words(f"Did you mean {list_in('en')}?", f"Vouliez-vous dire {list_in('fr')}\u00a0?")


def _read_date(parameter: Parameter, text: str, today: date) -> date:
    try:
        if text == "today":
            return today
        return earliest(text) if parameter.allowed == ("first",) else latest(text)
    except FieldError:
        raise _wrong(parameter, text, "2018, 2018-03, 2018-03-15, today") from None


def _read_number(parameter: Parameter, text: str) -> int:
    low, high = (int(bound) for bound in parameter.allowed)
    if not (text.isascii() and text.isdigit()) or not low <= int(text) <= high:
        raise _wrong(parameter, text, f"{low} – {high}")
    return int(text)


def _wrong(parameter: Parameter, text: str, allowed: str) -> UsageError:
    return UsageError(
        Words(
            f"“{text}” does not fit the parameter {parameter.name}.",
            f"«\u00a0{text}\u00a0» ne convient pas au paramètre {parameter.name}.",
        ),
        Words(f"It takes: {allowed}.", f"Valeurs possibles\u00a0: {allowed}."),
    )
