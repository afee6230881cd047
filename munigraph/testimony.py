"""What sources say: one claim in words, and on what the claims about one thing differ."""

from collections.abc import Iterable, Mapping
from itertools import chain

from graph_loader import schema
from graph_loader.graph import Claim, Node, Relation, Source, Value
from graph_loader.schema import RelationType, Words
from munigraph import dates
from munigraph.money import money
from munigraph.phrases import DIFFER_ON
from munigraph.timing import is_event, seen, span_of, undated_end

_DIFFER_ON_DATE = Words("sources differ on the date", "les sources divergent sur la date")
_YET_SEEN = Words("yet seen {date}", "pourtant vu {date}")
_OR = Words("or", "ou")
_STATES_IT = Words("states it, without a date", "l’affirme, sans date")


def claim_words(claim: Claim, source: Source, lang: str) -> str:
    """What that one source says: role, dates, amount, whether it is inferred, and the detail.

    The detail is in the reader's language where it exists in it, else in the other.
    """
    parts = _said(claim, lang)
    other = "en" if lang == "fr" else "fr"
    detail = claim.properties.get(f"detail_{lang}") or claim.properties.get(f"detail_{other}")
    if detail:
        parts.append(str(detail))
    if claim.properties.get("confidence") == "inferred":
        parts.append(dict(schema.CONFIDENCES)["inferred"].of(lang))
    space = "\N{NO-BREAK SPACE}" if lang == "fr" else ""
    said = f"{space}; ".join(parts or [_STATES_IT.of(lang)])
    return f"{source.properties['publisher']}{space}: {said}"


def disputes(
    thing: Relation | Node, claims: Iterable[Claim], lang: str, sources: Iterable[Source] = ()
) -> tuple[str, ...]:
    """A line for each property on which the claims differ: the values, the one shown coming first.

    They come in a fixed order: start, end, amount, role, kind, status. With ``sources`` each value
    names who says so: “sources differ on the end: 2020 (FCM) or 2021 (Fraternité Matin)”.
    """
    disputed = thing.properties.get("disputed", ())
    names = disputed if isinstance(disputed, tuple) else ()
    publishers = {source.id: str(source.properties["publisher"]) for source in sources}
    said = tuple(claims)
    return tuple(
        _dispute(thing, said, property_name, publishers, lang)
        for property_name in DIFFER_ON
        if property_name in names
    )


def _said(claim: Claim, lang: str) -> list[str]:
    """The values of the claim in words, without its detail."""
    properties = claim.properties
    type_name = claim.subject_id.split("/")[0]
    relation_type = schema.RELATION_TYPES.get(type_name)
    parts = [
        _value(properties, name, relation_type, lang)
        for name in ("role", "status")
        if name in properties
    ]
    span = span_of(
        properties,
        lang,
        is_event=relation_type is not None and is_event(type_name, properties),
        is_past=_is_told_in_past(relation_type, properties),
    )
    parts += [span.words] if span else []
    # What a source saw is part of what it says, whatever start or end it gives besides.
    first = properties.get("observed_first", properties.get("observed_last"))
    if first:
        last = properties.get("observed_last", first)
        parts.append(seen(str(first), str(last), lang))
    ending = undated_end(properties, lang)
    parts += [ending.with_brackets()] if ending else []
    if "amount" in properties:
        parts.append(_value(properties, "amount", relation_type, lang))
    return parts


def _is_told_in_past(relation_type: RelationType | None, properties: Mapping[str, Value]) -> bool:
    """Whether a start alone must not read “since”: for an office and for a closed program."""
    if relation_type is None:
        return properties.get("status") == "closed"
    return relation_type.manner == "office"


def _value(
    properties: Mapping[str, Value], name: str, relation_type: RelationType | None, lang: str
) -> str:
    """That property of a claim in words."""
    value = properties[name]
    if name in ("start_date", "end_date"):
        return dates.date_words(str(value), lang)
    if name == "amount":
        basis = str(properties.get("amount_basis", ""))
        return money(float(str(value)), str(properties.get("currency", "")), basis, lang)
    if relation_type is None:
        return dict(schema.STATUSES)[str(value)].of(lang)
    choices = relation_type.roles if name == "role" else relation_type.kinds
    return dict(choices)[str(value)].of(lang)


def _dispute(
    thing: Relation | Node,
    claims: tuple[Claim, ...],
    name: str,
    publishers: Mapping[str, str],
    lang: str,
) -> str:
    relation_type = schema.RELATION_TYPES[thing.type] if isinstance(thing, Relation) else None
    speakers: dict[str, list[str]] = {}
    shown = [claim for claim in claims if claim.properties.get(name) == thing.properties.get(name)]
    for claim in chain(shown, claims):
        if name in claim.properties:
            words = _value(claim.properties, name, relation_type, lang)
            _add(speakers.setdefault(words, []), publishers.get(claim.source_id))
    values = [_with_speakers(words, said_by) for words, said_by in speakers.items()]
    is_once = isinstance(thing, Relation) and is_event(thing.type, thing.properties)
    differ = _DIFFER_ON_DATE if is_once and name == "start_date" else DIFFER_ON[name]
    space = "\N{NO-BREAK SPACE}" if lang == "fr" else ""
    line = f"{differ.of(lang)}{space}: {_join(values, lang)}"
    sight = _seen_after_end(claims, publishers, lang) if name == "end_date" else ""
    return f"{line}, {sight}" if sight else line


def _seen_after_end(claims: tuple[Claim, ...], publishers: Mapping[str, str], lang: str) -> str:
    """The last sight that comes after a stated end, with those who saw; else nothing."""
    ends = [str(c.properties["end_date"]) for c in claims if "end_date" in c.properties]
    sights = [
        (str(claim.properties[name]), claim.source_id)
        for claim in claims
        for name in ("observed_first", "observed_last")
        if name in claim.properties
    ]
    after = [sight for sight in sights if any(dates.is_surely_after(sight[0], e) for e in ends)]
    if not after:
        return ""
    last = max(day for day, _ in after)
    said_by: list[str] = []
    for day, source_id in after:
        if day == last:
            _add(said_by, publishers.get(source_id))
    words = _YET_SEEN.of(lang).format(date=dates.on(last, lang))
    return _with_speakers(words, said_by)


def _add(said_by: list[str], publisher: str | None) -> None:
    if publisher and publisher not in said_by:
        said_by.append(publisher)


def _with_speakers(words: str, said_by: list[str]) -> str:
    return f"{words} ({', '.join(said_by)})" if said_by else words


def _join(values: list[str], lang: str) -> str:
    """The values as a list that ends in “or”."""
    if len(values) < 2:
        return "".join(values)
    return f"{', '.join(values[:-1])} {_OR.of(lang)} {values[-1]}"
