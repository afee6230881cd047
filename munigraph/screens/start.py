"""Start: what one can ask, what is in here, how fresh it is, and where it is thin."""

import streamlit as st

from graph_loader import schema
from munigraph.catalogue import SHELVES, questions
from munigraph.drawing import cells
from munigraph.screens import asked, markup, reading, search_box, session
from munigraph.sentences import date_words
from munigraph.words import translator

_SHOWN_ROWS = 8


def show() -> None:
    """The screen."""
    lang = session.lang()
    _ = translator(lang)
    markup.show("title.html", title=_("What do you want to know?"))
    text = search_box.ask_for_text(lang, "")
    if text:
        st.switch_page("explore.py", query_params=session.kept(q=text))
    question_id = session.value("question")
    markup.show("examples.html", examples=_examples(lang))
    if question_id:
        asked.show(question_id)
    _show_questions(lang, question_id)
    _show_contents(lang)


def _examples(lang: str) -> list[tuple[str, str]]:
    """Four questions to begin with, and where each is answered."""
    _ = translator(lang)
    return [
        (_("Who is FCM tied to?"), session.link("explore", actor="org:fcm")),
        (
            _("Who partners with whom under PMI-LED?"),
            session.link("start", question="program_pairs"),
        ),
        (
            _("How does Windsor reach Sikasso?"),
            session.link(
                "start", question="shortest_connections", start="Windsor", finish="Sikasso"
            ),
        ),
        (
            _("How well is each country covered?"),
            session.link("start", question="coverage_by_country"),
        ),
    ]


def _show_questions(lang: str, chosen: str) -> None:
    shelves = [
        (
            words.of(lang),
            [
                (q.title.of(lang), q.question.of(lang), session.link("start", question=q.id))
                for q in questions().values()
                if q.shelf == shelf
            ],
        )
        for shelf, words in SHELVES.items()
    ]
    markup.show("questions.html", shelves=shelves, is_open=not chosen)


def _show_contents(lang: str) -> None:
    """Counts, freshness and coverage."""
    today = session.today()
    stamp = reading.stamp()
    counts = [
        (schema.NODE_TYPES[str(label)].plural.of(lang), count)
        for label, count in reading.answer("overview", today).rows
    ]
    sources = reading.answer("source_list", today)
    index = sources.columns.index("read_date")
    read_dates = sorted(str(row[index]) for row in sources.rows)
    catalogue = questions()
    coverage = [
        (catalogue[name], cells.read(answer, lang, today, limit=_SHOWN_ROWS), len(answer.rows))
        for name in ("coverage_by_country", "coverage_by_network")
        for answer in [reading.answer(name, today)]
    ]
    markup.show(
        "contents.html",
        counts=counts,
        stamp=stamp,
        loaded_on=date_words(stamp.loaded_at[:10], lang) if stamp else "",
        oldest=date_words(read_dates[0], lang) if read_dates else "",
        newest=date_words(read_dates[-1], lang) if read_dates else "",
        coverage=coverage,
    )


if __name__ == "__main__":
    show()
