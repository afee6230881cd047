"""Amounts in words: the currency's code, the number as CLDR writes it, what the amount is of."""

from decimal import Decimal

from babel.numbers import format_decimal

from graph_loader import schema
from graph_loader.schema import Words
from munigraph.dates import LOCALES

_SCALES = (
    (Decimal(10**9), Words("billion", "milliard")),
    (Decimal(10**6), Words("million", "million")),
)
_NO_CURRENCY = Words("currency not stated", "devise non précisée")
_SPACE = "\N{NO-BREAK SPACE}"


def money(amount: float, currency: str, basis: str, lang: str) -> str:
    """The amount with its currency and, where ``basis`` is not empty, what it is of.

    An empty ``currency`` is one that the source does not state.
    Millions are written with at most two decimals, and only where no digit is lost by that.

    >>> money(19300000, "CAD", "total", "en").replace(_SPACE, " ")
    'CAD 19.3 million in all'
    >>> money(19558497.5, "CAD", "", "fr").replace(_SPACE, " ")
    '19 558 497,50 CAD'
    """
    number = _number(Decimal(str(amount)), lang)
    if not currency:
        words = f"{number}, {_NO_CURRENCY.of(lang)}"
    else:
        words = f"{number}{_SPACE}{currency}" if lang == "fr" else f"{currency}{_SPACE}{number}"
    if not basis:
        return words
    of = dict(schema.AMOUNT_BASES)[basis].of(lang)
    return f"{words}, {of}" if basis == "federal_share" else f"{words} {of}"


def _number(amount: Decimal, lang: str) -> str:
    for scale, words in _SCALES:
        scaled = amount / scale
        if scaled >= 1 and scaled == round(scaled, 2):
            short = format_decimal(scaled, "#,##0.##", locale=LOCALES[lang])
            # French has the plural from two on; a code stands for the currency, so no “de” follows.
            ending = "s" if lang == "fr" and scaled >= 2 else ""
            return f"{short}{_SPACE}{words.of(lang)}{ending}"
    has_cents = amount != int(amount)
    pattern = "#,##0.00##" if has_cents else "#,##0"
    return format_decimal(amount, pattern, locale=LOCALES[lang], decimal_quantization=False)
