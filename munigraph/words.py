"""The texts that stand in code, in French: English is the key, `locales` has the answer.

What the schema, the questions and the findings say carries both languages itself.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES: dict[str, str] = {"en": "English", "fr": "Français"}
"""The languages of the tool, each named in itself."""

CATALOGUE = Path(__file__).parent / "locales" / "fr" / "LC_MESSAGES" / "munigraph.po"

_LOCALES = {"en": "en_CA", "fr": "fr_CA"}


@cache
def _french() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="fr")


def translator(lang: str) -> Callable[[str], str]:
    """What turns an English text of ours into that language; without French it stays English."""

    def translate(text: str) -> str:
        message = _french().get(text) if lang == "fr" else None
        return message.string if message and isinstance(message.string, str) else text

    return translate


def counter(lang: str) -> Callable[[str, str, int], str]:
    """What says how many: ``counted("{n} source", "{n} sources", 3)`` is "3 sources".

    Each language has its own rule for when one is one: French says "0 source".
    """

    def counted(one: str, many: str, count: int) -> str:
        message = _french().get(one) if lang == "fr" else None
        if message and isinstance(message.string, tuple):
            text = message.string[0 if count < 2 else 1]
        else:
            text = one if count == 1 else many
        return text.replace("{n}", number(count, lang))

    return counted


def number(value: float, lang: str) -> str:
    """A number as that language groups its digits: 1,555 or 1 555."""
    text: str = format_decimal(value, locale=_LOCALES["fr" if lang == "fr" else "en"])
    return text
