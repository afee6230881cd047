import pytest

from graph_loader.graph import Claim, Node, Source, Value
from munigraph.testimony import claim_words, disputes

SOURCE = Source("src:a", {"publisher": "Le Droit"})
CHAIR = "CHAIRS/mun:a/org:b"
TWINNING = "TWINNED_WITH/mun:a/mun:b"


@pytest.mark.parametrize(
    ("subject", "properties", "english", "french"),
    [
        (TWINNING, {}, "states it, without a date", "l’affirme, sans date"),
        (
            CHAIR,
            {"role": "vice_chair", "start_date": "2016", "observed_last": "2018"},
            "vice-chair; from 2016; seen in 2018",
            "vice-présidence~; à partir de 2016~; vu en 2018",
        ),
        (
            TWINNING,
            {"start_date": "1998", "observed_first": "2023-05", "observed_last": "2026-02"},
            "since 1998; seen in May 2023 and February 2026",
            "depuis 1998~; vu en mai 2023 et février 2026",
        ),
        (TWINNING, {"has_ended": True}, "ended (date not known)", "a pris fin (date inconnue)"),
        (
            TWINNING,
            {"detail_en": "Renewed twice", "detail_fr": "Renouvelé deux fois"},
            "Renewed twice",
            "Renouvelé deux fois",
        ),
        (TWINNING, {"detail_fr": "Selon le maire"}, "Selon le maire", "Selon le maire"),
        (
            "prog:a",
            {"status": "closed", "start_date": "2005", "amount": 9000000.0, "currency": "CAD"},
            "closed; from 2005; CAD~9~million",
            "terminé~; à partir de 2005~; 9~millions~CAD",
        ),
    ],
)
def test_a_claim_tells_what_that_one_source_says(
    subject: str, properties: dict[str, Value], english: str, french: str
) -> None:
    claim = Claim("clm:1", subject, "src:a", {"confidence": "stated", **properties})
    told = {lang: claim_words(claim, SOURCE, lang) for lang in ("en", "fr")}
    assert told["en"].replace("\N{NO-BREAK SPACE}", "~") == f"Le Droit: {english}"
    assert told["fr"].replace("\N{NO-BREAK SPACE}", "~") == f"Le Droit~: {french}"


def test_a_claim_says_that_it_is_inferred() -> None:
    claim = Claim("clm:1", TWINNING, "src:a", {"confidence": "inferred", "start_date": "1998"})
    assert claim_words(claim, SOURCE, "en").startswith("Le Droit: since 1998; inferred")


def claims_of(*values: tuple[str, dict[str, Value]]) -> list[Claim]:
    return [
        Claim(f"clm:{index}", "prog:a", source_id, properties)
        for index, (source_id, properties) in enumerate(values)
    ]


def test_each_disputed_property_has_a_line_that_starts_with_the_value_shown() -> None:
    shown: dict[str, Value] = {"start_date": "2016", "amount": 23e6, "status": "closed"}
    program = Node("prog:a", "Program", {**shown, "disputed": ("amount", "start_date", "status")})
    claims = claims_of(
        ("src:a", {"start_date": "2015", "status": "active"}),
        ("src:b", {"start_date": "2016", "amount": 23e6, "currency": "CAD", "status": "closed"}),
        ("src:c", {"start_date": "2014", "amount": 20e6, "currency": "CAD"}),
        ("src:d", {"start_date": "2015"}),
    )
    sources = [Source(f"src:{letter}", {"publisher": letter.upper()}) for letter in "abcd"]
    lines = disputes(program, claims, "en", sources)
    assert [line.replace("\N{NO-BREAK SPACE}", "~") for line in lines] == [
        "sources differ on the start: 2016 (B), 2015 (A, D) or 2014 (C)",
        "sources differ on the amount: CAD~23~million (B) or CAD~20~million (C)",
        "sources differ on the status: closed (B) or active (A)",
    ]
    assert disputes(program, claims, "fr")[2] == (
        "les sources divergent sur l’état\u00a0: terminé ou en cours"
    )


def test_what_nobody_disputes_has_no_line() -> None:
    assert disputes(Node("prog:a", "Program", {"start_date": "2016"}), [], "en") == ()
