"""Dates of reduced precision in words, as precise as they are known; month names from CLDR.

A date is ISO text: ``2018``, ``2018-03`` or ``2018-03-15``. Two dates can mean the same day exactly
when one starts with the other.
"""

from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton

LOCALES = {"en": "en_CA", "fr": "fr_CA"}


@lru_cache(maxsize=16384)
def date_words(text: str, lang: str) -> str:
    """The date alone.

    >>> date_words("2018-03-15", "en"), date_words("2018-03", "fr"), date_words("2018", "fr")
    ('March 15, 2018', 'mars 2018', '2018')
    """
    year, month, day = [int(part) for part in (*text.split("-"), "0", "0")[:3]]
    if not month:
        return text
    known = date(year, month, day or 1)
    if not day:
        return format_skeleton("yMMMM", known, locale=LOCALES[lang])
    words = format_date(known, "long", locale=LOCALES[lang])
    return f"1er{words[1:]}" if lang == "fr" and day == 1 else words


def on(text: str, lang: str) -> str:
    """When something happened: “in 2018”, “on March 15, 2018”; « le 15 mars 2018 »."""
    if lang == "fr":
        return f"{'le' if _is_day(text) else 'en'} {date_words(text, lang)}"
    return f"{'on' if _is_day(text) else 'in'} {date_words(text, lang)}"


def since(text: str, lang: str) -> str:
    """Since when something holds: “since 1998”; « depuis le 15 mars 2018 »."""
    if lang == "fr":
        return f"depuis {'le ' if _is_day(text) else ''}{date_words(text, lang)}"
    return f"since {date_words(text, lang)}"


def starting(text: str, lang: str) -> str:
    """When something began that may be over: “from 1998”; « à partir d’avril 2018 »."""
    if lang == "fr":
        return f"à partir {_from_french(text)}"
    return f"from {date_words(text, lang)}"


def until(text: str, lang: str) -> str:
    """When something ends: “until 2017”; « jusqu’en 2017 »."""
    if lang == "fr":
        return f"jusqu’{'au' if _is_day(text) else 'en'} {date_words(text, lang)}"
    return f"until {date_words(text, lang)}"


def between(start: str, end: str, lang: str) -> str:
    """From when to when; a single date where both are the same.

    >>> between("2016", "2020", "en"), between("2016-08", "2020-05-31", "fr")
    ('from 2016 to 2020', 'd’août 2016 au 31 mai 2020')
    """
    if start == end:
        return on(start, lang)
    if lang == "fr":
        return f"{_from_french(start)} {'au' if _is_day(end) else 'à'} {date_words(end, lang)}"
    return f"from {date_words(start, lang)} to {date_words(end, lang)}"


def both(first: str, last: str, lang: str) -> str:
    """Two moments, or the more precise one where they can mean the same day.

    >>> both("2016", "2018", "en"), both("2018", "2018-03", "en")
    ('in 2016 and 2018', 'in March 2018')
    """
    if can_be_same(first, last):
        return on(max(first, last, key=len), lang)
    if lang == "fr":
        has_day = _is_day(first) or _is_day(last)
        return f"{on(first, lang)} et {on(last, lang) if has_day else date_words(last, lang)}"
    has_one_preposition = _is_day(first) == _is_day(last)
    second = date_words(last, lang) if has_one_preposition else on(last, lang)
    return f"{on(first, lang)} and {second}"


def can_be_same(a: str, b: str) -> bool:
    """Whether the two dates can mean the same day."""
    return a.startswith(b) or b.startswith(a)


def is_surely_after(later: str, earlier: str) -> bool:
    """Whether the first day of the one comes after the last day of the other."""
    return later > earlier and not can_be_same(later, earlier)


def _is_day(text: str) -> bool:
    return len(text) == len("2018-03-15")


def _from_french(text: str) -> str:
    words = date_words(text, "fr")
    if _is_day(text):
        return f"du {words}"
    return f"d’{words}" if words.startswith(("a", "o")) else f"de {words}"
