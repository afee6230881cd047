"""The French catalogue has every text of ours, whole, and written as French is."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from munigraph import words

PACKAGE = Path(words.__file__).parent
KEYWORDS = {"_": None, "counted": (1, 2)}
METHODS = {".py": "python", ".html": "jinja2.ext:babel_extract"}
JINJA = {"trim_blocks": "true", "lstrip_blocks": "true"}
PLACEHOLDER = re.compile(r"\{\w+\}")
BARE_SIGN = re.compile(r"[^\s\N{NO-BREAK SPACE}:][:;?!](?!//)|[ ][:;?!»]|«[ \w]|[\w.] ?»")


def texts_in_code() -> set[str]:
    found = set()
    for path in sorted(PACKAGE.rglob("*")):
        if method := METHODS.get(path.suffix):
            with path.open("rb") as file:
                for _, text, _, _ in extract(method, file, KEYWORDS, options=JINJA):
                    found.add(text if isinstance(text, str) else text[0])
    return found


def messages() -> list[Message]:
    with words.CATALOGUE.open("rb") as file:
        return [message for message in read_po(file, locale="fr") if message.id]


def forms(texts: str | tuple[str, ...]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


def test_every_text_has_french_and_every_french_text_is_used() -> None:
    assert {forms(message.id)[0] for message in messages()} == texts_in_code()


@pytest.mark.parametrize("message", messages(), ids=lambda message: forms(message.id)[0][:40])
def test_french_is_whole_and_fills_the_same_places(message: Message) -> None:
    french = forms(message.string)
    assert not message.fuzzy
    assert len(french) == len(forms(message.id))
    for one, other in zip(forms(message.id), french, strict=True):
        assert other.strip()
        assert sorted(PLACEHOLDER.findall(one)) == sorted(PLACEHOLDER.findall(other))


@pytest.mark.parametrize("message", messages(), ids=lambda message: forms(message.id)[0][:40])
def test_french_signs_stand_after_a_space_that_does_not_break(message: Message) -> None:
    for text in forms(message.string):
        assert not BARE_SIGN.search(text), text


def test_english_is_given_as_it_stands() -> None:
    assert words.translator("en")("Sources") == "Sources"
    assert words.translator("fr")("Start") == "Accueil"
    assert words.translator("fr")("no such text") == "no such text"


@pytest.mark.parametrize(
    ("lang", "count", "said"),
    [
        ("en", 0, "0 sources"),
        ("en", 1, "1 source"),
        ("en", 1555, "1,555 sources"),
        ("fr", 0, "0 source"),
        ("fr", 1, "1 source"),
        ("fr", 1555, "1\N{NO-BREAK SPACE}555 sources"),
    ],
)
def test_counts_follow_the_rule_of_each_language(lang: str, count: int, said: str) -> None:
    assert words.counter(lang)("{n} source", "{n} sources", count) == said
