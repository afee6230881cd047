"""What is recorded about one actor besides its relations, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from babel import Locale

from graph_loader import schema
from graph_loader.graph import Node
from graph_loader.schema import NODE_TYPES
from munigraph import sentences
from munigraph.answer import Answer
from munigraph.drawing.labels import texts
from munigraph.drawing.table import Citation, ClaimLine, claim_lines
from munigraph.words import number, translator


@dataclass(frozen=True)
class Fact:
    """One line about an actor; ``url`` is empty unless the value is a web address."""

    name: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class Card:
    """An actor in words. ``other_name`` is its name in the language that is not the reader's, empty
    where it has none of its own; ``name_lang`` is the language of ``name``."""

    actor_id: str
    name: str
    name_lang: str
    acronym: str
    other_name: str
    other_lang: str
    kind: str
    facts: tuple[Fact, ...]
    disputes: tuple[str, ...]
    claims: tuple[ClaimLine, ...]
    citations: tuple[Citation, ...]


def describe(answer: Answer, actor_id: str, citations: Mapping[str, Citation], lang: str) -> Card:
    """The card of that actor, which is one of the answer's nodes."""
    actor = answer.nodes[actor_id]
    name = sentences.name(actor, lang)
    other_lang = "en" if lang == "fr" else "fr"
    other_name = str(actor.properties.get(f"name_{other_lang}", ""))
    acronym = sentences.short_name(actor, lang)
    claims = answer.claims.get(actor_id, ())
    return Card(
        actor_id=actor_id,
        name=name,
        name_lang=lang if actor.properties.get(f"name_{lang}") else other_lang,
        acronym=acronym if acronym != name else "",
        other_name=other_name if other_name != name else "",
        other_lang=other_lang,
        kind=sentences.kind_words(actor, lang),
        facts=tuple(_facts(actor, lang)),
        disputes=sentences.disputes(actor, claims, lang, answer.sources),
        claims=claim_lines(claims, answer.sources, citations, lang),
        citations=tuple(
            citations[source_id]
            for source_id in texts(actor, "source_ids")
            if source_id in citations
        ),
    )


def _facts(actor: Node, lang: str) -> Iterable[Fact]:
    _ = translator(lang)
    properties = actor.properties
    words = {p.name: p.words.of(lang) for p in NODE_TYPES[actor.label].properties}
    if aliases := texts(actor, "aliases"):
        yield Fact(words["aliases"], " · ".join(aliases))
    if (code := str(properties.get("country_code", ""))) and actor.label != "Country":
        yield Fact(words["country_code"], _country(code, lang))
    for name in ("founded", "dissolved"):
        if name in properties:
            yield Fact(words[name], sentences.date_words(str(properties[name]), lang))
    if "seat" in properties:
        yield Fact(words["seat"], str(properties["seat"]))
    if isinstance(population := properties.get("population"), int):
        yield Fact(
            words["population"], _("{number} (GeoNames)").format(number=number(population, lang))
        )
    url = str(properties.get("website", ""))
    if url.startswith(("https://", "http://")):
        yield Fact(words["website"], url.split("://")[1].rstrip("/"), url)
    yield from _figures(actor, lang)


def _figures(program: Node, lang: str) -> Iterable[Fact]:
    """The dates, the status and the budget of a program."""
    _ = translator(lang)
    properties = program.properties
    for column in schema.DATES[:2]:
        if column.name in properties:
            words = sentences.date_words(str(properties[column.name]), lang)
            yield Fact(column.words.of(lang), words)
    if "status" in properties:
        yield Fact(_("Status"), dict(schema.STATUSES)[str(properties["status"])].of(lang))
    amount = properties.get("amount")
    if isinstance(amount, int | float):
        currency, basis = (str(properties.get(name, "")) for name in ("currency", "amount_basis"))
        yield Fact(_("Budget"), sentences.money(amount, currency, basis, lang))


def _country(code: str, lang: str) -> str:
    names: Mapping[str, str] = Locale.parse("fr_CA" if lang == "fr" else "en_CA").territories
    return names.get(code, code)
