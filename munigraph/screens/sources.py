"""Sources: every page that something rests on, what it supports, and what the load found."""

import math
from datetime import date

import streamlit as st

from graph_loader import schema
from munigraph.drawing import table
from munigraph.drawing.table import Citation
from munigraph.screens import markup, reading, session
from munigraph.words import translator

# Rows of the table on one page; the next ones are a link away.
PAGE_ROWS = 100


def show() -> None:
    """The screen."""
    lang, today = session.lang(), session.today()
    _ = translator(lang)
    markup.show("title.html", title=_("Sources"))
    source_id = session.value("source")
    if source_id:
        _show_one(source_id, lang, today)
        return
    _show_all(lang, today)
    stamp = reading.stamp()
    markup.show("findings.html", findings=stamp.findings if stamp else ())


def _show_one(source_id: str, lang: str, today: date) -> None:
    answer = reading.answer("source_relations", today, source=source_id)
    claims = reading.answer("source_claims", today, source=source_id)
    citations = table.cite((*claims.sources, *answer.sources), lang)
    markup.show(
        "source.html",
        citation=citations[source_id],
        quote=next(s.properties.get("quote", "") for s in claims.sources if s.id == source_id),
        groups=table.by_family(table.rows(answer, None, lang, today, (), citations)),
    )


def _show_all(lang: str, today: date) -> None:
    answer = reading.answer("source_list", today)
    counts = {row[0]: int(str(row[answer.columns.index("claim_count")])) for row in answer.rows}
    citations = table.cite(answer.sources, lang)
    text, strengths = _choose(lang)
    words = [dict(schema.STRENGTHS)[strength].of(lang) for strength in strengths]
    found = [
        (citation, counts.get(citation.source_id, 0))
        for citation in citations.values()
        if _fits(citation, text, words)
    ]
    pages = range(1, math.ceil(len(found) / PAGE_ROWS) + 1)
    asked = session.value("page")
    page = int(asked) if asked.isdecimal() and int(asked) in pages else 1
    shown = found[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]
    markup.show("sources.html", shown=shown, total=len(found), page=page, pages=pages)


def _choose(lang: str) -> tuple[str, list[str]]:
    """What the visitor looks for, and the strengths they want (none chosen: all)."""
    _ = translator(lang)
    strengths = dict(schema.STRENGTHS)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        text = st.text_input(
            _("Publisher or address"), placeholder=_("fcm.ca, press …"), autocomplete="off"
        )
        chosen = st.pills(
            _("Strength"),
            list(strengths),
            selection_mode="multi",
            format_func=lambda strength: strengths[strength].of(lang),
            wrap=True,
        )
    return text, list(chosen)


def _fits(citation: Citation, text: str, strengths: list[str]) -> bool:
    said = f"{citation.publisher} {citation.url} {citation.title}"
    is_named = text.strip().casefold() in said.casefold()
    return is_named and (not strengths or citation.strength in strengths)


if __name__ == "__main__":
    show()
