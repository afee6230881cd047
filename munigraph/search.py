"""Finding entities by what people call them: ids, names, acronyms, other names, in both languages.

Accents, case and punctuation do not matter. Ranked: what was typed is the whole name, begins it,
begins one of its words, begins a word of an alias or id, or is nearly it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from rapidfuzz import fuzz, process

from graph_loader.fields import fold
from graph_loader.graph import Node
from graph_loader.store.reading import Reading
from graph_loader.store.store import Store

Rank = Literal["exact", "prefix", "word", "alias", "near"]

NEAR_SCORE = 80.0
"""How alike, of 100, two texts must be to be offered as "did you mean" (rapidfuzz `WRatio`)."""
NEAR_BAND = 10.0
"""Those that are so much less alike than the best one are not offered beside it."""

_RANKS = {rank: index for index, rank in enumerate(get_args(Rank))}
_NAMES = ("acronym_en", "acronym_fr", "name_en", "name_fr")
_READ_PROPERTIES = (*_NAMES, "aliases", "kind", "local_term", "country_code", "is_collective")
_READ = (
    "MATCH (n:Entity) RETURN n.id, [label IN labels(n) WHERE label <> 'Entity'][0], "
    + ", ".join(f"n.{name}" for name in _READ_PROPERTIES)
    + " ORDER BY n.id"
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Match:
    """An entity that was found, by which of its names, and how well.

    ``node`` has the names, the kind and the country only.
    """

    node: Node
    matched: str
    rank: Rank


@dataclass(frozen=True)
class Name:
    """One name of an entity, as it is written and as it is compared: its words, folded."""

    node: Node
    text: str
    words: str
    is_alias: bool


@dataclass(frozen=True)
class Names:
    """Every name of every entity of one load."""

    names: tuple[Name, ...]

    def find_exact(self, text: str, labels: Iterable[str] = ()) -> tuple[Match, ...]:
        """Those of which the text is a whole name, one match an entity, in the order of ids."""
        allowed = frozenset(labels)
        best: dict[str, Match] = {}
        for name in self._by_words.get(_words(text), ()):
            if not allowed or name.node.label in allowed:
                best.setdefault(name.node.id, Match(name.node, name.text, "exact"))
        return tuple(best.values())

    @cached_property
    def _by_words(self) -> Mapping[str, list[Name]]:
        found: dict[str, list[Name]] = {}
        for name in self.names:
            found.setdefault(name.words, []).append(name)
        return found

    def find(self, text: str, labels: Iterable[str] = (), limit: int = 10) -> tuple[Match, ...]:
        """The best matches for what was typed, one an entity, the best first.

        ``labels`` restricts to these labels. Near matches come only where nothing else is found.
        """
        typed, allowed = _words(text), frozenset(labels)
        if not typed:
            return ()
        names = [n for n in self.names if not allowed or n.node.label in allowed]
        ranked = [(rank, name) for name in names if (rank := _rank(typed, name))]
        if ranked:
            ranked.sort(key=lambda r: (_RANKS[r[0]], len(r[1].words), r[1].words, r[1].node.id))
        else:
            ranked = [("near", name) for name in _find_near(typed, names, limit)]
        best: dict[str, Match] = {}
        for rank, name in ranked:
            best.setdefault(name.node.id, Match(name.node, name.text, rank))
        return tuple(best.values())[:limit]


def _words(text: str) -> str:
    """What is compared: “Saint-Étienne” and “saint etienne” are the same name."""
    return " ".join(_WORD.findall(fold(text)))


def _rank(typed: str, name: Name) -> Rank | None:
    if name.words == typed:
        return "exact"
    if f" {typed}" not in f" {name.words}":
        return None
    if name.is_alias:
        return "alias"
    return "prefix" if name.words.startswith(typed) else "word"


def _find_near(typed: str, names: list[Name], limit: int) -> list[Name]:
    # A short name is part of much that is typed: “Toronot” has “ON” in it and means Toronto.
    as_long = [name for name in names if 2 * len(name.words) >= len(typed)]
    found = process.extract(
        typed,
        [name.words for name in as_long],
        scorer=fuzz.WRatio,
        limit=4 * limit,
        score_cutoff=NEAR_SCORE,
    )
    best = max((score for _, score, _ in found), default=0.0)
    near = [(-score, as_long[i].node.id, i) for _, score, i in found if score > best - NEAR_BAND]
    return [as_long[i] for _, _, i in sorted(near)]


def search(
    store: Store, text: str, labels: Iterable[str] = (), limit: int = 10
) -> tuple[Match, ...]:
    """The best matches in that store for what was typed; see `Names.find`."""
    return store.from_one_load(lambda reading: names_of(reading).find(text, labels, limit))


def names_of(reading: Reading) -> Names:
    """Every name that the store holds, read once for each load."""
    return reading.once(_read_names)


def _read_names(reading: Reading) -> Names:
    names: list[Name] = []
    for node_id, label, *values in reading.run(_READ).rows:
        properties = {
            column: tuple(value) if isinstance(value, list) else value
            for column, value in zip(_READ_PROPERTIES, values, strict=True)
            if isinstance(value, str | list | bool)
        }
        node = Node(str(node_id), str(label), properties)
        names.append(Name(node, node.id, _words(node.id), is_alias=True))
        for column in _NAMES:
            if text := str(properties.get(column, "")):
                names.append(Name(node, text, _words(text), is_alias=False))
        aliases = properties.get("aliases", ())
        for alias in aliases if isinstance(aliases, tuple) else ():
            names.append(Name(node, alias, _words(alias), is_alias=True))
    return Names(tuple(names))
