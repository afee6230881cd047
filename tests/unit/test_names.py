import pytest

from graph_loader.graph import Node
from munigraph.names import in_sentence, kind_words, name, short_name, start_sentence

FEDERATION = Node(
    "org:fcm",
    "Organization",
    {
        "kind": "association",
        "name_en": "Federation of Canadian Municipalities",
        "name_fr": "Fédération canadienne des municipalités",
        "article_en": "the",
        "article_fr": "la",
        "acronym_en": "FCM",
    },
)


def called(words: str, article: str = "", label: str = "Municipality") -> Node:
    return Node("x", label, {"name_en": words, "article_fr": article})


def test_a_name_is_in_the_language_of_the_reader_where_there_is_one() -> None:
    assert name(FEDERATION, "fr") == "Fédération canadienne des municipalités"
    assert name(called("Ottawa"), "fr") == "Ottawa"


def test_a_short_name_is_the_acronym_of_either_language_else_the_name() -> None:
    assert short_name(FEDERATION, "fr") == "FCM"
    assert short_name(called("Ottawa"), "fr") == "Ottawa"


def test_a_kind_is_told_with_the_local_term_where_that_says_more() -> None:
    commune = {"name_en": "X", "kind": "municipality", "local_term": "commune"}
    assert kind_words(FEDERATION, "fr") == "association"
    assert kind_words(Node("x", "Municipality", commune), "en") == "commune (municipality)"
    village = {"name_en": "X", "kind": "village", "local_term": "village"}
    assert kind_words(Node("x", "Municipality", village), "fr") == "village"
    assert kind_words(Node("x", "Country", {"name_en": "Mali"}), "fr") == "pays"


def test_only_an_article_takes_a_capital_at_the_start_of_a_sentence() -> None:
    assert start_sentence(FEDERATION, "en") == "The Federation of Canadian Municipalities"
    assert start_sentence(called("Alberta", "l’"), "fr") == "L’Alberta"
    assert start_sentence(called("eThekwini"), "en") == "eThekwini"


@pytest.mark.parametrize(
    ("words", "article", "of", "to"),
    [
        ("Ottawa", "", "d’Ottawa", "à Ottawa"),
        ("Édimbourg", "", "d’Édimbourg", "à Édimbourg"),
        ("Ouagadougou", "", "de Ouagadougou", "à Ouagadougou"),
        ("Halifax", "", "d’Halifax", "à Halifax"),
        ("Hull", "", "de Hull", "à Hull"),
        ("Yorkton", "", "de Yorkton", "à Yorkton"),
        ("Le Caire", "", "du Caire", "au Caire"),
        ("Les Cayes", "", "des Cayes", "aux Cayes"),
        ("Lethbridge", "", "de Lethbridge", "à Lethbridge"),
        ("La Paz", "", "de La Paz", "à La Paz"),
        ("County of Newell", "le", "du County of Newell", "au County of Newell"),
        ("MRC d’Argenteuil", "la", "de la MRC d’Argenteuil", "à la MRC d’Argenteuil"),
        ("Alberta", "l’", "de l’Alberta", "à l’Alberta"),
        ("Abruzzes", "les", "des Abruzzes", "aux Abruzzes"),
    ],
)
def test_french_prepositions_contract_with_the_article_and_elide_before_a_vowel(
    words: str, article: str, of: str, to: str
) -> None:
    assert in_sentence(called(words, article), "fr", "de") == of
    assert in_sentence(called(words, article), "fr", "à") == to


def test_a_place_is_where_french_puts_it() -> None:
    ontario = Node("x", "Region", {"name_en": "Ontario", "article_fr": "l’", "in_fr": "en Ontario"})
    assert in_sentence(ontario, "fr", "dans") == "en Ontario"
    assert in_sentence(called("Montréal"), "fr", "dans") == "à Montréal"
    assert in_sentence(called("Le Caire"), "fr", "dans") == "au Caire"
    assert in_sentence(called("County of Newell", "le"), "fr", "dans") == "dans le County of Newell"
