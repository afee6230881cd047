import re

import pytest

from graph_loader import schema
from munigraph.phrases import PHRASES, UNDER

TOKENS = re.compile(r"\{[^}]*\}")


def expected_keys() -> set[str]:
    """One for each way that the schema says a relation can be."""
    keys = set()
    for relation_type in schema.RELATION_TYPES.values():
        without_role = [word for word, _ in relation_type.kinds] or [""]
        if relation_type.type == "ADDRESSES":
            without_role = [word for word, _ in schema.THEME_KINDS]
        if relation_type.type == "LOCATED_IN":
            without_role = list(relation_type.starts)
        for variant in [*without_role, *(word for word, _ in relation_type.roles)]:
            keys.add(f"{relation_type.type}/{variant}".rstrip("/"))
    return keys


def test_each_type_role_and_kind_of_the_schema_has_a_phrase_and_no_phrase_is_unused() -> None:
    assert set(PHRASES) == expected_keys()


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_a_phrase_names_the_other_end_once_in_each_language_and_tense(key: str) -> None:
    phrase = PHRASES[key]
    allowed = {"en": {"{to}"}, "fr": {"{to}", "{de to}", "{à to}", "{dans to}"}}
    for words in (phrase.present, phrase.past):
        for lang, tokens in allowed.items():
            found = TOKENS.findall(words.of(lang))
            assert len(found) == 1
            assert set(found) <= tokens


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_a_phrase_is_written_in_both_languages_and_typeset_as_they_ask(key: str) -> None:
    phrase = PHRASES[key]
    for words in (phrase.present, phrase.past, *([phrase.note] if phrase.note else [])):
        assert words.en != words.fr
        for text in (words.en, words.fr):
            assert text == " ".join(text.split())
            assert "'" not in text
        assert not re.search(r"(?<!\N{NO-BREAK SPACE})[:;?!»]|«(?!\N{NO-BREAK SPACE})", words.fr)


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_a_french_phrase_leaves_no_preposition_uncontracted_before_a_name(key: str) -> None:
    phrase = PHRASES[key]
    for words in (phrase.present, phrase.past):
        assert not re.search(r"\b(de|à|du|au|aux|des|d’) ?\{to\}", words.fr)


def test_no_two_roles_or_kinds_of_a_type_read_the_same() -> None:
    readings: dict[tuple[str, object], str] = {}
    for key, phrase in PHRASES.items():
        relation_type, _, variant = key.partition("/")
        # To chair is what an unnamed role of CHAIRS means.
        if key == "CHAIRS":
            continue
        for lang in ("en", "fr"):
            reading = (phrase.past.of(lang), phrase.note and phrase.note.of(lang))
            known = readings.setdefault((f"{relation_type}/{lang}", reading), variant)
            assert known == variant or relation_type == "LOCATED_IN"


def test_what_happened_once_reads_the_same_whenever_it_is_told() -> None:
    for key, phrase in PHRASES.items():
        if schema.RELATION_TYPES[key.split("/")[0]].manner == "event":
            assert phrase.is_event


def test_the_program_is_named_once_in_each_language() -> None:
    assert TOKENS.findall(UNDER.en) == ["{program}"]
    assert TOKENS.findall(UNDER.fr) == ["{de program}"]
