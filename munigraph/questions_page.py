"""The catalogue -> ``docs/questions.md``, for those who read before they ask.

`python -m munigraph.questions_page FILE` writes that file anew.
"""

import sys
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from graph_loader.schema import NODE_TYPES, Words
from munigraph.catalogue import SHELVES, Parameter, Question, questions

_INTRODUCTION = """\
# The questions · Les questions

Made from `queries/` by `make describe`; correct them there. Ask one with `munigraph ask ID`, or in
the explorer. Each is plain Cypher that runs in Neo4j Browser as well.

Produit à partir de `queries/` par `make describe`\u00a0; c’est là qu’on les corrige. Posez-en une
avec `munigraph ask ID`, ou dans l’explorateur. Chacune est du Cypher ordinaire, que Neo4j Browser
exécute aussi.
"""
_WITH = Words("With", "Avec")
_GIVES = Words("Gives", "Donne")


def to_markdown(catalogue: Mapping[str, Question]) -> str:
    """The whole page: the shelves in their order, on each its questions, in English and French."""
    blocks = [_INTRODUCTION]
    for shelf, group in groupby(catalogue.values(), key=lambda question: question.shelf):
        words = SHELVES[shelf]
        blocks.append(f"## {words.en} · {words.fr}\n")
        blocks.extend("\n".join(_lines(question)) for question in group)
    return "\n".join(blocks)


def _lines(question: Question) -> Iterator[str]:
    yield f"### {question.title.en} · {question.title.fr}"
    yield ""
    yield f"`{question.id}`"
    yield ""
    for lang in ("en", "fr"):
        yield f"- {question.question.of(lang)}"
        if question.parameters:
            told = "; ".join(_parameter(each, lang) for each in question.parameters)
            yield f"  {_WITH.of(lang)}: {told}." if lang == "en" else f"  {_WITH.fr}\u00a0: {told}."
        columns = ", ".join(words.of(lang) for words in question.columns.values())
        yield f"  {_GIVES.en}: {columns}." if lang == "en" else f"  {_GIVES.fr}\u00a0: {columns}."
        yield f"  {question.read.of(lang)}"
    yield ""


def _parameter(parameter: Parameter, lang: str) -> str:
    """Such as “Network (`network` = `org:uclg`; Organizations)”."""
    kinds = [
        NODE_TYPES[each].plural.of(lang) if parameter.type == "actor" else each
        for each in parameter.allowed
    ]
    match parameter.type:
        case "number":
            limits = "–".join(kinds)
        case "date":
            limits = ""
        case _:
            limits = ", ".join(kinds)
    described = f"`{parameter.name}` = `{parameter.default}`"
    return f"{parameter.words.of(lang)} ({described}{'; ' + limits if limits else ''})"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(to_markdown(questions()), "utf-8")
