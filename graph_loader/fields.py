"""Text in a cell -> a value of a kind, or the code of the finding it deserves.

Dates are ISO 8601 of reduced precision: ``2018``, ``2018-03`` or ``2018-03-15``. They stay text,
since a day that no source gives must never appear; `earliest` and `latest` give the possible days.
"""

import calendar
import math
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from babel import Locale
from babel.core import get_global
from babel.numbers import list_currencies

from graph_loader.graph import Value

LIST_SEPARATOR = " | "

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_ID = re.compile(r"[A-Za-z0-9]+(?:[:._-][A-Za-z0-9]+)*")
_REGION_CODE = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_WHOLE = re.compile(r"[0-9]{1,15}")
"""15 digits: exact in every program that reads numbers as doubles."""

_NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "IC", "TA", "ZZ"}
"""Codes that CLDR has and ISO 3166-1 only reserves. Kosovo's XK stays: all the world uses it."""

_PLAIN_LETTERS = str.maketrans(
    {"’": "'", "œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i"}
)
"""What a keyboard without them types for letters that Unicode does not take apart."""


class FieldError(ValueError):
    """A text that is no value of its kind; ``code`` names the finding."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@lru_cache(maxsize=65536)
def possible_days(text: str) -> tuple[date, date]:
    """The first and the last day that a date of reduced precision can mean.

    >>> possible_days("2016-02")
    (datetime.date(2016, 2, 1), datetime.date(2016, 2, 29))
    """
    match = _DATE.fullmatch(text)
    if not match:
        raise FieldError("bad_date")
    year, month, day = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        if day:
            return first, first
        last_month = int(month or 12)
        last_day = calendar.monthrange(first.year, last_month)[1]
        return first, date(first.year, last_month, last_day)
    except ValueError:
        raise FieldError("bad_date") from None


def earliest(text: str) -> date:
    """The first day that the date can mean."""
    return possible_days(text)[0]


def latest(text: str) -> date:
    """The last day that the date can mean.

    >>> latest("2018")
    datetime.date(2018, 12, 31)
    """
    return possible_days(text)[1]


def fold(text: str) -> str:
    """The text as a search compares it: no accents, lower case, single spaces, plain apostrophes.

    >>> fold("  Côte d’Ivoire ")
    "cote d'ivoire"
    >>> fold("Sacré-Cœur")
    'sacre-coeur'
    """
    if text.isascii():  # most names, and nothing below changes them further
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN_LETTERS)
    letters = (c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def _text(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise FieldError("bad_id")
    return text


def _date(text: str) -> str:
    possible_days(text)
    return text


def _boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise FieldError("bad_boolean")
    return text == "true"


def _number(text: str) -> float:
    if not _DECIMAL.fullmatch(text) or not math.isfinite(float(text)):
        raise FieldError("bad_number")
    return float(text)


def _count(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise FieldError("bad_number")
    return int(text)


def _amount(text: str) -> float:
    value = _number(text)
    if value < 0:
        raise FieldError("bad_number")
    return value


def _within(limit: float) -> Callable[[str], Value]:
    def read(text: str) -> float:
        value = _number(text)
        if abs(value) > limit:
            raise FieldError("bad_coordinates")
        return value

    return read


@lru_cache(maxsize=1)
def country_codes() -> frozenset[str]:
    """The codes of ISO 3166-1 alpha-2, and XK: Unicode CLDR's territories that have a currency."""
    regular = Locale("en").territories.keys() & get_global("territory_currencies").keys()
    return frozenset(code for code in regular if len(code) == 2) - _NOT_COUNTRIES


def _country_code(text: str) -> str:
    if text not in country_codes():
        raise FieldError("bad_code")
    return text


def _region_code(text: str) -> str:
    if not _REGION_CODE.fullmatch(text) or text[:2] not in country_codes():
        raise FieldError("bad_code")
    return text


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())


def _currency(text: str) -> str:
    if text not in _currencies():
        raise FieldError("bad_code")
    return text


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError:
        raise FieldError("bad_address") from None
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or any(c.isspace() for c in text)
    ):
        raise FieldError("bad_address")
    return text


KINDS: dict[str, Callable[[str], Value]] = {
    "text": _text,
    "id": _id,
    "choice": _text,
    "date": _date,
    "boolean": _boolean,
    "count": _count,
    "amount": _amount,
    "latitude": _within(90),
    "longitude": _within(180),
    "country_code": _country_code,
    "region_code": _region_code,
    "currency": _currency,
    "url": _url,
}
"""How a cell of each kind is read; each raises `FieldError` for a text that is none."""
