"""When a relation holds: its status on a day, and its dates in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph_loader import schema
from graph_loader.graph import Node, Relation, Value
from graph_loader.schema import Words
from munigraph import dates
from munigraph.phrases import DIFFER, DIFFER_ON, PHRASES

Status = Literal["holding", "ended", "unknown"]

_DIFFER_ON_BOTH = Words(
    "sources differ on the start and the end", "les sources divergent sur le début et la fin"
)
_SEEN = Words("seen", "vu")
_LAST_SEEN = Words("last seen", "vu pour la dernière fois")
_ENDED = Words("ended", "a pris fin")
_NO_END_DATE = Words("date not known", "date inconnue")
NO_DATE = Words("no date known", "aucune date connue")
STATUSES: dict[Status, Words] = {
    "holding": Words("holds", "en vigueur"),
    "ended": Words("has ended", "a pris fin"),
    "unknown": Words("not known whether it still holds", "on ne sait pas si cela vaut encore"),
}


@dataclass(frozen=True)
class Moment:
    """A part of the dates in words, with what the reader must know about it, or nothing."""

    words: str
    note: str = ""

    def with_comma(self) -> str:
        """As it stands inside brackets."""
        return f"{self.words}, {self.note}" if self.note else self.words

    def with_brackets(self) -> str:
        """As it stands by itself."""
        return f"{self.words} ({self.note})" if self.note else self.words


def status(relation: Relation, as_of: date) -> Status:
    """Whether the relation holds on that day, as far as its sources say.

    *Ended*: the last possible end is before, or it has ended on a day that no source gives.
    *Holding*: it has begun, and its end is not before or it was observed on that day or later.
    """
    properties = relation.properties
    end = properties.get("end_latest")
    if isinstance(end, date):
        if end < as_of:
            return "ended"
    elif properties.get("has_ended"):
        return "ended"
    start = properties.get("start_earliest")
    # A date of reduced precision sorts before each day within it, so this compares its first day.
    was_seen_before = str(properties.get("first_seen", "9")) <= as_of.isoformat()
    has_begun = start <= as_of if isinstance(start, date) else was_seen_before
    seen = properties.get("last_seen_earliest")
    is_seen_later = isinstance(seen, date) and seen >= as_of
    has_end_ahead = isinstance(start, date) and isinstance(end, date)
    return "holding" if has_begun and (has_end_ahead or is_seen_later) else "unknown"


def is_gone(node: Node, as_of: date) -> bool:
    """Whether a program is over or an organization dissolved before that day.

    What tied it to others is told in the past then, even where no source says that it ended.
    """
    properties = node.properties
    end = properties.get("end_latest")
    if isinstance(end, date):
        return end < as_of
    dissolved = properties.get("dissolved")
    if dissolved:
        return dates.is_surely_after(as_of.isoformat(), str(dissolved))
    return properties.get("status") == "closed"


def status_words(status: Status, lang: str) -> str:
    """The status as a reader sees it."""
    return STATUSES[status].of(lang)


def when(relation: Relation, lang: str) -> str:
    """The dates alone: “since March 2018 · last seen in 2023”; nothing for a place without any."""
    is_office = schema.RELATION_TYPES[relation.type].manner == "office"
    is_once = is_event(relation.type, relation.properties)
    span = span_of(relation.properties, lang, is_event=is_once, is_past=is_office)
    moments = [*([span] if span else []), *sights(relation.properties, lang)]
    if not moments:
        return "" if is_dateless(relation) else NO_DATE.of(lang)
    return " · ".join(moment.with_brackets() for moment in moments)


def is_event(relation_type: str, properties: Mapping[str, Value]) -> bool:
    """Whether a relation or a claim tells what happened once, by its type or its role."""
    phrase = PHRASES.get(f"{relation_type}/{properties.get('role')}")
    is_once = schema.RELATION_TYPES[relation_type].manner == "event"
    return is_once or (phrase is not None and phrase.is_event)


def is_dateless(relation: Relation) -> bool:
    """Whether nobody expects a date: where things are, they have been for as long as they are."""
    return schema.RELATION_TYPES[relation.type].family == "place"


def span_of(
    properties: Mapping[str, Value], lang: str, *, is_event: bool, is_past: bool
) -> Moment | None:
    """The start and the end in words, with a note where sources differ; None if neither is known.

    A start alone reads “since” only for what may still hold.
    """
    start, end = str(properties.get("start_date", "")), str(properties.get("end_date", ""))
    if start and end:
        words = dates.between(start, end, lang)
    elif end:
        words = dates.until(end, lang)
    elif not start:
        return None
    elif is_event:
        words = dates.on(start, lang)
    elif is_past or properties.get("has_ended"):
        words = dates.starting(start, lang)
    else:
        words = dates.since(start, lang)
    return Moment(words, _differences(properties, is_range=bool(start and end)).of(lang))


def _differences(properties: Mapping[str, Value], *, is_range: bool) -> Words:
    disputed = properties.get("disputed", ())
    names = disputed if isinstance(disputed, tuple) else ()
    has_start, has_end = "start_date" in names, "end_date" in names
    if has_start and is_range:
        return _DIFFER_ON_BOTH if has_end else DIFFER_ON["start_date"]
    return DIFFER if has_start or has_end else Words("", "")


def sights(properties: Mapping[str, Value], lang: str) -> list[Moment]:
    """When a relation was seen, as far as that says more than its dates, and that it ended."""
    moments = []
    if "last_seen" in properties:
        known = properties.get("end_date", properties.get("start_date"))
        first, last = str(properties["first_seen"]), str(properties["last_seen"])
        if not known:
            moments.append(Moment(seen(first, last, lang)))
        elif dates.is_surely_after(last, str(known)):
            moments.append(Moment(f"{_LAST_SEEN.of(lang)} {dates.on(last, lang)}"))
    ending = undated_end(properties, lang)
    return [*moments, ending] if ending else moments


def seen(first: str, last: str, lang: str) -> str:
    """When something was seen: “seen in 2016 and 2018”."""
    return f"{_SEEN.of(lang)} {dates.both(first, last, lang)}"


def undated_end(properties: Mapping[str, Value], lang: str) -> Moment | None:
    """That it ended on a day that no source gives; None where it did not, or the day is known."""
    if not properties.get("has_ended") or "end_date" in properties:
        return None
    return Moment(_ENDED.of(lang), _NO_END_DATE.of(lang))
