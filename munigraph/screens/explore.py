"""Explore: find an actor, and see its relations as a picture, a table or a list, with sources."""

from collections import Counter

import streamlit as st

from graph_loader.schema import FAMILIES, Family
from munigraph import sentences
from munigraph.answer import Answer
from munigraph.drawing import facts, table
from munigraph.screens import explore_view, markup, reading, search_box, session
from munigraph.words import number, translator


def show() -> None:
    """The screen."""
    lang = session.lang()
    _ = translator(lang)
    actor_id = session.value("actor")
    if not actor_id:
        markup.show("title.html", title=_("Explore"))
    text = search_box.ask_for_text(lang, session.value("q"))
    if text is not None:
        session.put("q", text)
    sought = session.value("q")
    if sought:
        _show_found(sought, lang)
    if actor_id:
        _show_actor(actor_id, lang)
    elif not sought:
        markup.show("explore_empty.html")


def _show_found(text: str, lang: str) -> None:
    matches = [
        (
            match,
            sentences.name(match.node, lang),
            sentences.kind_words(match.node, lang),
            session.link("explore", actor=match.node.id),
        )
        for match in reading.find(text)
    ]
    is_near = bool(matches) and matches[0][0].rank == "near"
    markup.show("found.html", text=text, matches=matches, is_near=is_near)


def _show_actor(actor_id: str, lang: str) -> None:
    today = session.today()
    about = reading.answer("actor_facts", today, actor=actor_id)
    answer = reading.answer("actor_relations", today, actor=actor_id)
    chosen_id = next(iter(about.nodes))
    citations = table.cite((*answer.sources, *about.sources), lang)
    card = facts.describe(about, chosen_id, citations, lang)
    markup.show("actor.html", card=card, relation_count=len(answer.relations))
    if not answer.relations:
        markup.show("no_relations.html", card=card)
    families = _choose_families(answer, chosen_id, lang)
    shown = table.rows(answer, chosen_id, lang, today, families, citations)
    left, right = st.columns([2, 1], gap="medium")
    with left:
        if shown:
            explore_view.show(answer, chosen_id, families, shown)
    with right:
        markup.show("panel.html", card=card, groups=table.by_family(shown), total=len(shown))
    cited = {citation.source_id for row in shown for citation in row.citations}
    cited |= {citation.source_id for citation in card.citations}
    notes = [citation for source_id, citation in citations.items() if source_id in cited]
    markup.show("notes.html", citations=notes)


def _choose_families(answer: Answer, actor_id: str, lang: str) -> tuple[Family, ...]:
    if not answer.relations:
        return ()
    counts = Counter(relation.properties["family"] for relation in answer.relations.values())
    words = {
        family: f"{FAMILIES[family].of(lang)} {number(counts[family], lang)}"
        for family in FAMILIES
        if counts[family]
    }
    _ = translator(lang)
    return session.choose_families(_("Kinds of relation"), words, actor_id)


if __name__ == "__main__":
    show()
