"""A relation -> the sentence it reads as, in the reader's language.

The words are in `phrases`; which of them, and in which tense, follows from the relation's type,
role and dates and from the day that the reader asks about. A sentence never says more than its
sources: what is not known to hold carries what is known of its dates.
"""

import re
from collections.abc import Mapping
from datetime import date

from graph_loader import schema
from graph_loader.graph import Node, Relation
from graph_loader.schema import Words
from munigraph.dates import date_words
from munigraph.money import money
from munigraph.names import (
    in_sentence,
    is_plural,
    kind_words,
    name,
    short_name,
    start_sentence,
    tell_apart,
)
from munigraph.phrases import DIFFER, DIFFER_ON, PHRASES, UNDER, Phrase
from munigraph.testimony import claim_words, disputes
from munigraph.timing import (
    NO_DATE,
    Status,
    is_dateless,
    is_event,
    is_gone,
    sights,
    span_of,
    status,
    status_words,
    when,
)

__all__ = [
    "claim_words",
    "date_words",
    "disputes",
    "kind_words",
    "money",
    "name",
    "sentence",
    "short_name",
    "status",
    "status_words",
    "when",
]

_NUMBER = re.compile(r"\[([^|\]]*)\|([^|\]]*)\]")
_REFERENCE = re.compile(r"\{(?:(de|à|dans) )?(to|program)\}")


def sentence(relation: Relation, entities: Mapping[str, Node], lang: str, as_of: date) -> str:
    """The relation as a sentence with its dates, read from its from-end.

    ``entities`` holds its ends and its program by id. “Edmonton chaired the Big City Mayors’ Caucus
    (seen in 2016 and 2018).”
    """
    state = status(relation, as_of)
    phrase = phrase_of(relation, entities)
    is_over = _is_over(relation, state, entities, as_of)
    told = phrase.past if is_over else phrase.present
    clause = _fill(told, relation, entities, lang)
    is_once = is_event(relation.type, relation.properties)
    span = span_of(relation.properties, lang, is_event=is_once, is_past=is_over)
    later = [moment.with_comma() for moment in sights(relation.properties, lang)]
    if span and (is_once or state == "ended"):
        clause += f" {span.words}"
        brackets = [span.note, *_notes(relation, phrase, lang), *later]
    else:
        dated = [span.with_comma()] if span else []
        unknown = [] if dated or later or is_dateless(relation) else [NO_DATE.of(lang)]
        brackets = [*_notes(relation, phrase, lang), *dated, *later, *unknown]
    separator = "\N{NO-BREAK SPACE}; " if lang == "fr" else "; "
    inside = separator.join(part for part in brackets if part)
    return f"{clause} ({inside})." if inside else f"{clause}."


def phrase_of(relation: Relation, entities: Mapping[str, Node]) -> Phrase:
    """How that relation reads; the keys are explained in `phrases`."""
    properties = relation.properties
    variant = properties.get("role") or properties.get("kind")
    if not variant and relation.type == "ADDRESSES":
        variant = entities[relation.to_id].properties["kind"]
    if not variant and relation.type == "LOCATED_IN":
        variant = entities[relation.from_id].label
    return PHRASES[f"{relation.type}/{variant}" if variant else relation.type]


def _is_over(relation: Relation, state: Status, entities: Mapping[str, Node], as_of: date) -> bool:
    """Whether it is told in the past."""
    if state != "unknown":
        return state == "ended"
    ids = (relation.from_id, relation.to_id, relation.properties.get("program_id"))
    is_office = schema.RELATION_TYPES[relation.type].manner == "office"
    return is_office or any(is_gone(entities[str(id_)], as_of) for id_ in ids if id_)


def _fill(told: Words, relation: Relation, entities: Mapping[str, Node], lang: str) -> str:
    """The clause without dates, both ends and the program named."""
    start, end = entities[relation.from_id], entities[relation.to_id]
    template = told.of(lang)
    others = {"to": end}
    if "program_id" in relation.properties:
        others["program"] = entities[str(relation.properties["program_id"])]
        template += f" {UNDER.of(lang)}"
    start_place, end_place = tell_apart(start, end, lang)

    def refer(match: re.Match[str]) -> str:
        preposition, which = match.groups(default="")
        words = in_sentence(others[which], lang, preposition, is_short=which == "program")
        return words + end_place if which == "to" else words

    group = 2 if is_plural(start, lang) else 1
    agreed = _NUMBER.sub(lambda match: match[group], template)
    return f"{start_sentence(start, lang)}{start_place} {_REFERENCE.sub(refer, agreed)}"


def _notes(relation: Relation, phrase: Phrase, lang: str) -> list[str]:
    """What the reader must know besides the dates: the phrase's own note, disputes, the amount."""
    properties = relation.properties
    disputed = properties.get("disputed", ())
    names = disputed if isinstance(disputed, tuple) else ()
    notes = [phrase.note.of(lang)] if phrase.note else []
    notes += [DIFFER_ON[name].of(lang) for name in ("role", "kind") if name in names]
    amount = properties.get("amount")
    if isinstance(amount, int | float):
        currency, basis = (str(properties.get(key, "")) for key in ("currency", "amount_basis"))
        words = money(amount, currency, basis, lang)
        notes.append(f"{words}, {DIFFER.of(lang)}" if "amount" in names else words)
    return notes
