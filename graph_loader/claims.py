"""Several claims about one thing -> the value to show and what they disagree on.

*Choice*: an explicit rank first (the lowest), then stated before inferred, then the strength of the
source, then the claim's id. *Dispute*: two dates differ only if their possible days do not overlap,
and where they do the narrower is shown; an observation after a stated end disputes the end; a start
of one claim after the end of another disputes both; having no value disputes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph_loader import schema
from graph_loader.fields import earliest, latest, possible_days
from graph_loader.graph import Value

_CONFIDENCE_ORDER = {word: index for index, (word, _) in enumerate(schema.CONFIDENCES)}
_STRENGTH_ORDER = {word: index for index, (word, _) in enumerate(schema.STRENGTHS)}
_UNRANKED = 10**15

_MONEY = ("amount", "currency", "amount_basis")
_WORDS = ("kind", "role", "status", "has_ended")

Values = Mapping[str, Value]


@dataclass(frozen=True)
class Chosen:
    """What to show for a relation or a program: ``properties``; those in ``disputed`` differ."""

    properties: dict[str, Value]
    disputed: tuple[str, ...]


def in_choice_order(claims: Iterable[Values], strengths: Mapping[str, str]) -> list[Values]:
    """The claims with the one to show first; ``strengths`` gives each source's strength."""

    def key(claim: Values) -> tuple[object, ...]:
        return (
            claim.get("rank", _UNRANKED),
            _CONFIDENCE_ORDER[str(claim["confidence"])],
            _STRENGTH_ORDER[strengths[str(claim["source_id"])]],
            claim["id"],
        )

    return sorted(claims, key=key)


def choose(ordered: Sequence[Values]) -> Chosen:
    """What the claims say together; they must be `in_choice_order`."""
    properties: dict[str, Value] = {}
    disputed: set[str] = set()
    for name in _WORDS:
        said = [claim[name] for claim in ordered if name in claim]
        if said:
            properties[name] = said[0]
            if len(set(said)) > 1:
                disputed.add(name)
    _add_dates(ordered, properties, disputed)
    _add_observations(ordered, properties, disputed)
    _add_amount(ordered, properties, disputed)
    return Chosen(properties, tuple(sorted(disputed)))


def _add_dates(ordered: Sequence[Values], properties: dict[str, Value], disputed: set[str]) -> None:
    starts, ends = _all_of(ordered, "start_date"), _all_of(ordered, "end_date")
    for stem, dates in (("start", starts), ("end", ends)):
        if dates:
            properties[f"{stem}_date"] = shown = _narrowest(dates)
            first, last = possible_days(shown)
            properties[f"{stem}_earliest"], properties[f"{stem}_latest"] = first, last
            # Spans that all overlap in pairs have a day in common.
            if max(map(earliest, dates)) > min(map(latest, dates)):
                disputed.add(f"{stem}_date")
    if starts and ends:
        start, end = str(properties["start_date"]), str(properties["end_date"])
        if earliest(start) > latest(end):
            disputed |= {"start_date", "end_date"}


def _add_observations(
    ordered: Sequence[Values], properties: dict[str, Value], disputed: set[str]
) -> None:
    """The envelope of what was observed: the ends that are sure whatever day a date can mean."""
    seen = [*_all_of(ordered, "observed_first"), *_all_of(ordered, "observed_last")]
    if not seen:
        return
    properties["first_seen"] = min(seen, key=lambda d: (latest(d), _width(d)))
    properties["last_seen"] = max(seen, key=lambda d: (earliest(d), -_width(d)))
    properties["last_seen_earliest"] = last = max(map(earliest, seen))
    if any(last > latest(end) for end in _all_of(ordered, "end_date")):
        disputed.add("end_date")


def _add_amount(
    ordered: Sequence[Values], properties: dict[str, Value], disputed: set[str]
) -> None:
    """The first amount with what belongs to it.

    Amounts of different things (a share, a total) or in different currencies do not compare; an
    amount of which the source does not say what it is compares with all.
    """
    amounts = [claim for claim in ordered if "amount" in claim]
    if amounts:
        properties |= {name: amounts[0][name] for name in _MONEY if name in amounts[0]}
    alike: defaultdict[tuple[Value, ...], set[Value]] = defaultdict(set)
    for claim in amounts:
        alike[claim.get("currency", ""), claim.get("amount_basis", "")].add(claim["amount"])
    for (currency, _), different in alike.items():
        if len(different | alike.get((currency, ""), set())) > 1:
            disputed.add("amount")


def _all_of(claims: Iterable[Values], name: str) -> list[str]:
    return [str(claim[name]) for claim in claims if name in claim]


def _narrowest(dates: Sequence[str]) -> str:
    """The first date, or the narrowest of those that can mean the same day as it."""
    first, last = possible_days(dates[0])
    return min((d for d in dates if earliest(d) <= last and first <= latest(d)), key=_width)


def _width(text: str) -> int:
    first, last = possible_days(text)
    return (last - first).days
