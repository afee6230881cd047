"""French that stands in code beside its English is whole, and written as French is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*ROOT.glob("graph_loader/**/*.py"), *ROOT.glob("munigraph/**/*.py")])
# A plain space before a double sign or inside guillemets; a ? or ; without any; English quotes.
BARE_SIGN = re.compile(r" [:;?!»]|« |[^\W\d_][;?!](\s|$)|»[;?!]|[^\W\d_»}]:\s|[“”\"]")
PLACEHOLDER = re.compile(r"\{(?:\w+ )?(\w*)\}")
"""French may put a preposition before the name, which joins with its article: {de program}."""
OTHER_WORDS = re.compile(r"dépôt|embarqué", re.IGNORECASE)
"""The store is la base, the embedded one la base intégrée."""


def text_of(node: ast.expr) -> str | None:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(text_of(part) or "{}" for part in parts)
    return None


def texts_in(path: Path) -> Iterator[tuple[int, str, str]]:
    """The line, the English and the French of each `Words` that is written out."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="Words"), args=[english, french]):
                en, fr = text_of(english), text_of(french)
                if en is not None and fr is not None:
                    yield node.lineno, en, fr


TEXTS = {path.relative_to(ROOT).as_posix(): list(texts_in(path)) for path in SOURCES}
BY_FILE = pytest.mark.parametrize("name", [name for name, texts in TEXTS.items() if texts])


def test_there_are_texts_to_look_at() -> None:
    assert sum(map(len, TEXTS.values())) > 300


@BY_FILE
def test_french_is_there_and_fills_the_same_places(name: str) -> None:
    assert [
        (line, fr)
        for line, en, fr in TEXTS[name]
        if bool(en.strip()) != bool(fr.strip())
        or sorted(PLACEHOLDER.findall(en)) != sorted(PLACEHOLDER.findall(fr))
    ] == []


@BY_FILE
def test_french_signs_stand_after_a_space_that_does_not_break(name: str) -> None:
    assert [(line, fr) for line, _, fr in TEXTS[name] if BARE_SIGN.search(fr)] == []


@BY_FILE
def test_a_store_is_always_called_a_base(name: str) -> None:
    assert [(line, fr) for line, _, fr in TEXTS[name] if OTHER_WORDS.search(fr)] == []


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("Que faire ?", True),
        ("Que faire?", True),
        ("Adresse: x", True),
        ("« x »", True),
        ("« x »\u00a0?", True),
        ("Que faire\u00a0?", False),
        ("«\u00a0x\u00a0»\u00a0: mun:ca:on:windsor, https://x.example/?lang=fr", False),
    ],
)
def test_a_bare_sign_is_told_from_one_inside_an_id(text: str, is_wrong: bool) -> None:
    assert bool(BARE_SIGN.search(text)) is is_wrong
