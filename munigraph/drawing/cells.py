"""Answer -> the cells of its table in words: names to follow, sentences, numbers, footnotes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from graph_loader.graph import Node, Path, Relation
from graph_loader.schema import (
    AMOUNT_BASES,
    CONFIDENCES,
    NODE_TYPES,
    RELATION_TYPES,
    STATUSES,
    STRENGTHS,
    Words,
)
from munigraph import sentences, timing
from munigraph.answer import Answer
from munigraph.words import number

_CODES: dict[str, Words] = dict(
    (
        *STRENGTHS,
        *CONFIDENCES,
        *STATUSES,
        *AMOUNT_BASES,
        *timing.STATUSES.items(),
        ("began", Words("began", "a commencé")),
    )
)


@dataclass(frozen=True)
class Line:
    """One line of a cell.

    ``actor_id`` is that of the entity it names, or empty; ``notes`` are numbers of sources.
    """

    text: str
    actor_id: str = ""
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Cell:
    """One cell: its lines, and whether it is a number."""

    lines: tuple[Line, ...]
    is_number: bool = False


def read(
    answer: Answer, lang: str, as_of: date, limit: int | None = None
) -> tuple[tuple[Cell, ...], ...]:
    """The first ``limit`` rows in words, in the order of the answer.

    The column ``source_ids`` has no cell of its own: its sources are noted on the first cell.
    """
    numbers = {source.id: place for place, source in enumerate(answer.sources, start=1)}
    reader = _Reader(answer.entities, numbers, lang, as_of)
    return tuple(tuple(reader.row(answer.columns, row)) for row in answer.rows[:limit])


@dataclass(frozen=True)
class _Reader:
    """Who reads on which day, and what the answer knows besides its table."""

    entities: Mapping[str, Node]
    numbers: Mapping[str, int]
    lang: str
    as_of: date

    def row(self, columns: Iterable[str], row: Iterable[object]) -> Iterator[Cell]:
        named = dict(zip(columns, row, strict=True))
        notes = self._notes(named.pop("source_ids", None))
        for value in named.values():
            lines = tuple(self._lines(value))
            if notes and lines:
                lines = (*lines[:-1], replace(lines[-1], notes=notes))
                notes = ()
            yield Cell(lines, is_number=isinstance(value, int | float))

    def _lines(self, value: object) -> Iterator[Line]:
        match value:
            case None:
                return
            case Node() | Relation():
                yield self._thing(value)
            case Path():
                for step in value.relations or value.nodes:
                    yield self._thing(step)
            case list() | tuple():
                for item in value:
                    yield from self._lines(item)
            case dict():
                for name in sorted(value):
                    yield from (
                        replace(line, text=f"{name}: {line.text}")
                        for line in self._lines(value[name])
                    )
            case _:
                yield Line(self._words(value))

    def _thing(self, thing: Node | Relation) -> Line:
        """A name or a sentence; typed queries also find what has neither, such as claims."""
        if isinstance(thing, Node):
            if thing.label in NODE_TYPES:
                return Line(sentences.name(thing, self.lang), thing.id)
            return Line(thing.id)
        if thing.type not in RELATION_TYPES:
            return Line(thing.type.replace("_", " ").lower())
        words = sentences.sentence(thing, self.entities, self.lang, self.as_of)
        return Line(words, notes=self._notes(thing.properties.get("source_ids")))

    def _words(self, value: object) -> str:
        """A code of the schema in words, a number as the language writes it; else the text."""
        text = str(value)
        if isinstance(value, bool):
            return text.lower()
        if isinstance(value, int | float):
            return number(value, self.lang)
        if text in RELATION_TYPES:
            return RELATION_TYPES[text].words.of(self.lang)
        if text in NODE_TYPES:
            return NODE_TYPES[text].plural.of(self.lang)
        return _CODES[text].of(self.lang) if text in _CODES else text

    def _notes(self, source_ids: object) -> tuple[int, ...]:
        ids = source_ids if isinstance(source_ids, list | tuple) else ()
        return tuple(sorted(self.numbers[str(i)] for i in ids if str(i) in self.numbers))
