"""``queries/<shelf>/<id>.cypher`` -> Question. The folder is the catalogue.

A file is plain Cypher under a header of comments, one fact a line::

    // title.en: Members of a network
    // title.fr: Membres d’un réseau
    // question.en: Who belongs to this network?
    // question.fr: Qui fait partie de ce réseau ?
    // read.en: A member is listed when a source names it.
    // read.fr: Un membre figure ici lorsqu’une source le nomme.
    // parameter network: actor(Organization) = org:uclg | Network | Réseau
    // column member: Member | Membre

``read`` says how to read the answer. A parameter has a type, a default and its words in English and
French. Types: ``actor`` (any entity; in parentheses the labels it may have), ``source``, ``date``
(``today`` is a date; of a year or month the last day is meant, in ``date(first)`` the first),
``number(1..10)`` and ``choice(a, b)``. Any further line of comment is a
remark for those who read the query.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar, cast

from graph_loader.schema import NODE_TYPES, Words
from graph_loader.settings import shared_folder

_Key = TypeVar("_Key")
_Thing = TypeVar("_Thing")

ParameterType = Literal["actor", "source", "date", "number", "choice"]

SHELVES: dict[str, Words] = {
    "networks": Words("Networks", "Réseaux"),
    "municipalities": Words("Municipalities", "Municipalités"),
    "programs": Words("Programs", "Programmes"),
    "between": Words("Between two actors", "Entre deux acteurs"),
    "gaps": Words("Gaps and coverage", "Lacunes et couverture"),
    "sources": Words("Sources", "Sources"),
}
"""The shelves in the order in which a person sees them."""

_FACT = re.compile(r"// (title|question|read)\.(en|fr): (\S.*)")
_COLUMN = re.compile(r"// column (\w+): (\S.*?) \| (\S.*)")
_PARAMETER = re.compile(r"// parameter (\w+): (\w+)(?:\(([^)]*)\))? = (.*?) \| (\S.*?) \| (\S.*)")
_MEANT_AS_FACT = re.compile(r"//\s*(title|question|read|column|parameter)\b", re.IGNORECASE)
_ASKED_FOR = re.compile(r"\$(\w+)")


class CatalogueError(ValueError):
    """A file in the catalogue does not keep to its form; the text begins with the file."""


@dataclass(frozen=True)
class Parameter:
    """What a question has to be told. ``allowed`` are labels, the two bounds, or the choices."""

    name: str
    type: ParameterType
    allowed: tuple[str, ...]
    default: str
    words: Words


@dataclass(frozen=True)
class Question:
    """One question of the catalogue; ``id`` is permanent, ``columns`` are in the query's order."""

    id: str
    shelf: str
    title: Words
    question: Words
    read: Words
    parameters: tuple[Parameter, ...]
    columns: Mapping[str, Words]
    cypher: str


def questions(catalogue: Path | None = None) -> dict[str, Question]:
    """Every question by its id, in the order of the shelves and then of the ids.

    Raises `CatalogueError` when a file does not keep to its form, stands on no shelf, or when an id
    is used twice.
    """
    base = catalogue or shared_folder("queries")
    found: dict[str, Question] = {}
    for path in sorted(base.rglob("*.cypher")):
        shelf = path.parent.relative_to(base).as_posix()
        if shelf not in SHELVES:
            raise CatalogueError(f"{path}: there is no shelf {shelf}")
        if path.stem in found:
            raise CatalogueError(f"{path}: the id {path.stem} is used twice")
        try:
            found[path.stem] = read_question(path.read_text("utf-8"), path.stem, shelf)
        except ValueError as error:
            raise CatalogueError(f"{path}: {error}") from error
    order = list(SHELVES)
    return dict(sorted(found.items(), key=lambda item: (order.index(item[1].shelf), item[0])))


def read_question(text: str, question_id: str, shelf: str) -> Question:
    """The question in the text of a file; raises `ValueError` when it does not keep to its form."""
    facts: dict[tuple[str, str], str] = {}
    columns: dict[str, Words] = {}
    parameters: dict[str, Parameter] = {}
    for line in text.splitlines():
        if fact := _FACT.fullmatch(line):
            _put(facts, (fact[1], fact[2]), fact[3])
        elif column := _COLUMN.fullmatch(line):
            _put(columns, column[1], Words(column[2], column[3]))
        elif parameter := _PARAMETER.fullmatch(line):
            _put(parameters, parameter[1], _read_parameter(parameter))
        elif _MEANT_AS_FACT.match(line):
            raise ValueError(f"this line keeps to no form: {line}")
    cypher = "\n".join(line for line in text.splitlines() if not line.startswith("//")).strip()
    _check_names(cypher, parameters.keys(), columns.keys())
    title, question, read = (
        Words(_fact(facts, name, "en"), _fact(facts, name, "fr"))
        for name in ("title", "question", "read")
    )
    values = tuple(parameters.values())
    return Question(question_id, shelf, title, question, read, values, columns, cypher)


def _put(things: dict[_Key, _Thing], key: _Key, thing: _Thing) -> None:
    if key in things:
        raise ValueError(f"the header says {key} twice")
    things[key] = thing


def _fact(facts: Mapping[tuple[str, str], str], name: str, lang: str) -> str:
    if (name, lang) not in facts:
        raise ValueError(f"the header lacks {name}.{lang}")
    return facts[name, lang]


def _check_names(cypher: str, parameters: Collection[str], columns: Collection[str]) -> None:
    """Header and query must name the same parameters; neither query nor columns may be missing."""
    if not cypher or not columns:
        raise ValueError(f"there is no {'column' if cypher else 'query'}")
    asked_for = set(_ASKED_FOR.findall(cypher))
    if odd := sorted(asked_for ^ set(parameters)):
        where = "header" if odd[0] in asked_for else "query"
        raise ValueError(f"the {where} lacks the parameter {odd[0]}")


def _read_parameter(match: re.Match[str]) -> Parameter:
    name, type_, inside, default, en, fr = match.groups()
    separator = ".." if type_ == "number" else ","
    allowed = tuple(item.strip() for item in (inside or "").split(separator) if item.strip())
    match type_:
        case "actor":
            is_whole = set(allowed) <= set(NODE_TYPES)
        case "number":
            is_whole = len(allowed) == 2 and all(item.isdecimal() for item in (*allowed, default))
        case "choice":
            is_whole = default in allowed
        case "date":
            is_whole = allowed in ((), ("first",))
        case "source":
            is_whole = not allowed
        case _:
            is_whole = False
    if not is_whole or not default:
        raise ValueError(f"the parameter {name} has no such type, limit or default")
    return Parameter(name, cast("ParameterType", type_), allowed, default, Words(en, fr))
