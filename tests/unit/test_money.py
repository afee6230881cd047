import pytest

from munigraph.money import money


@pytest.mark.parametrize(
    ("amount", "currency", "basis", "english", "french"),
    [
        (19_300_000, "CAD", "total", "CAD~19.3~million in all", "19,3~millions~CAD au total"),
        (1_000_000, "CAD", "", "CAD~1~million", "1~million~CAD"),
        (4_980_000.0, "CAD", "", "CAD~4.98~million", "4,98~millions~CAD"),
        (19_558_497.5, "CAD", "", "CAD~19,558,497.50", "19~558~497,50~CAD"),
        (7_531_558, "ZAR", "", "ZAR~7,531,558", "7~531~558~ZAR"),
        (100_000, "CAD", "per_year", "CAD~100,000 a year", "100~000~CAD par an"),
        (1_250_000_000, "USD", "", "USD~1.25~billion", "1,25~milliard~USD"),
        (0, "CAD", "", "CAD~0", "0~CAD"),
        (0.125, "CAD", "", "CAD~0.125", "0,125~CAD"),
        (
            5_800_000,
            "",
            "",
            "5.8~million, currency not stated",
            "5,8~millions, devise non précisée",
        ),
    ],
)
def test_an_amount_loses_no_digit_in_either_language(
    amount: float, currency: str, basis: str, english: str, french: str
) -> None:
    for lang, expected in (("en", english), ("fr", french)):
        words = money(amount, currency, basis, lang)
        assert words.replace("\N{NO-BREAK SPACE}", "~") == expected
