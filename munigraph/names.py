"""What an entity is called: its name, its kind, and its name inside a sentence with its article."""

import re
import unicodedata

from babel import Locale

from graph_loader import schema
from graph_loader.graph import Node
from graph_loader.schema import Words
from munigraph.dates import LOCALES

_CONTRACTED = {
    ("de", "le"): "du ",
    ("de", "les"): "des ",
    ("à", "le"): "au ",
    ("à", "les"): "aux ",
}
_LEADING_ARTICLE = re.compile(r"(Le|Les) (?=\w)")
_VOWELS = frozenset("aeiouœæ")
_SILENT_H = ("Haïti", "Halifax")
"""French names that start with a silent h; before any other h, “de” stays whole."""

LOCAL_TERMS: dict[str, Words] = {
    en: Words(en, fr)
    for en, fr in (
        ("assembly", "assemblée"),
        ("borough", "arrondissement"),
        ("commune", "commune"),
        ("county", "comté"),
        ("department", "département"),
        ("district", "district"),
        ("district municipality", "municipalité de district"),
        ("former city", "ancienne ville"),
        ("group of communes", "groupement de communes"),
        ("local municipality", "municipalité locale"),
        ("metropolitan assembly", "assemblée métropolitaine"),
        ("metropolitan municipality", "municipalité métropolitaine"),
        ("municipal council", "conseil municipal"),
        ("municipal district", "district municipal"),
        ("province", "province"),
        ("regional county municipality", "municipalité régionale de comté"),
        ("regional district", "district régional"),
        ("regional municipality", "municipalité régionale"),
        ("special ward", "arrondissement spécial"),
        ("territorial community", "communauté territoriale"),
        ("town council", "conseil de ville"),
        ("township", "canton"),
        ("village", "village"),
    )
}
"""What municipalities are called where they are; a term that is not here is shown as it stands."""


def name(node: Node, lang: str) -> str:
    """The name in the reader's language where there is one, else the English one."""
    french = node.properties.get("name_fr") if lang == "fr" else None
    return str(french or node.properties["name_en"])


def short_name(node: Node, lang: str) -> str:
    """The acronym, the reader's language first; the name where there is none."""
    return _acronym(node, lang) or name(node, lang)


def kind_words(node: Node, lang: str) -> str:
    """What the entity is: “association”, “commune (municipality)”, “country”."""
    node_type = schema.NODE_TYPES[node.label]
    choices = next((p.choices for p in node_type.properties if p.name == "kind"), ())
    words = dict(choices).get(str(node.properties.get("kind")), node_type.words).of(lang)
    local_term = str(node.properties.get("local_term", ""))
    if not local_term:
        return words
    term = LOCAL_TERMS.get(local_term, Words(local_term, local_term)).of(lang)
    return term if term in words else f"{term} ({words})"


def in_sentence(node: Node, lang: str, preposition: str = "", *, is_short: bool = False) -> str:
    """The name with its article, French prepositions contracted with it; a theme in quotes.

    ``preposition`` is one of “de”, “à”, “dans”, or nothing; English phrases carry their own. With
    ``is_short`` the acronym is shown where there is one.
    """
    if node.label == "Theme":
        words = f"«\N{NO-BREAK SPACE}{name(node, lang)}\N{NO-BREAK SPACE}»"
        quoted = words if lang == "fr" else f"“{name(node, lang)}”"
        return f"{preposition} {quoted}".lstrip()
    words = short_name(node, lang) if is_short else name(node, lang)
    article = str(node.properties.get(f"article_{lang}", ""))
    if is_short and _acronym(node, lang) and (lang != "fr" or article not in ("le", "la")):
        article = ""  # “under PMI-LED”; French keeps “du PCM”, but an elision fits the name only
    if lang != "fr":
        return f"{article} {words}".lstrip()
    return _in_french(node, words, article, preposition)


def start_sentence(node: Node, lang: str) -> str:
    """The same at the start of a sentence: the article has a capital, the name stays as it is."""
    words = in_sentence(node, lang)
    starts_with_article = bool(node.properties.get(f"article_{lang}"))
    return words[0].upper() + words[1:] if starts_with_article else words


def tell_apart(a: Node, b: Node, lang: str) -> tuple[str, str]:
    """What follows each name where two entities of a kind share it: “ (Canada)” and “ (France)”.

    Empty where the names differ. Within one country it is the region by its code.
    """
    if a.label != b.label or name(a, lang) != name(b, lang):
        return "", ""
    countries = [str(node.properties.get("country_code", "")) for node in (a, b)]
    if countries[0] != countries[1]:
        territories = Locale.parse(LOCALES[lang]).territories
        places = [str(territories.get(code, code)) for code in countries]
    else:
        places = [_region(node) for node in (a, b)]
    first, second = (f" ({place})" if place else "" for place in places)
    return first, second


def _region(node: Node) -> str:
    """The region without its country: “ON” for CA-ON."""
    codes = node.properties.get("region_codes", ())
    return ", ".join(code.split("-")[1] for code in codes) if isinstance(codes, tuple) else ""


def is_plural(node: Node, lang: str) -> bool:
    """Whether a verb after the name stands in the plural: “Canadian municipalities fund”."""
    has_plural_article = lang == "fr" and node.properties.get("article_fr") == "les"
    return has_plural_article or bool(node.properties.get("is_collective"))


def _acronym(node: Node, lang: str) -> str:
    other = "en" if lang == "fr" else "fr"
    found = (node.properties.get(f"acronym_{tongue}") for tongue in (lang, other))
    return str(next((acronym for acronym in found if acronym), ""))


def _in_french(node: Node, words: str, article: str, preposition: str) -> str:
    if preposition == "dans":
        if "in_fr" in node.properties:
            return str(node.properties["in_fr"])
        preposition = "dans" if article else "à"
    if preposition and not article and node.label == "Municipality":
        # Le Caire has its article in its name: du Caire, au Caire.
        leading = _LEADING_ARTICLE.match(words)
        if leading:
            article, words = leading[1].lower(), words[leading.end() :]
    start = _CONTRACTED.get((preposition, article))
    if start is None:
        start = f"{preposition} " if preposition else ""
        if article:
            start += article if article.endswith("’") else f"{article} "
        elif preposition == "de" and _is_elided_before(words):
            start = "d’"
    return start + words


def _is_elided_before(words: str) -> bool:
    """Whether French “de” becomes “d’”: before a vowel, but not before the w of Ouagadougou."""
    letters = unicodedata.normalize("NFKD", words[:3]).casefold()
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    sounds_like_w = plain[:2] == "ou" and plain[2:3] in _VOWELS
    return (plain[:1] in _VOWELS and not sounds_like_w) or words.startswith(_SILENT_H)
