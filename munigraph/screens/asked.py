"""The answer to a question of the catalogue, with its values to change; a part of Start."""

import streamlit as st

from munigraph.ask import find_question
from munigraph.catalogue import Parameter, Question
from munigraph.drawing import cells, table
from munigraph.screens import markup, picture, reading, session
from munigraph.words import translator

MOST_ROWS = 300
"""Rows in a page; more take longer to draw than anyone reads."""


def show(question_id: str) -> None:
    """The question, its values, and its answer: picture, table and numbered sources."""
    lang, today = session.lang(), session.today()
    question = find_question(question_id)
    markup.show("question.html", question=question)
    values = _ask_for_values(question, lang)
    answer = reading.answer(question_id, today, **values)
    if answer.relations:
        picture.show(answer, (question_id, *(f"{n}={v}" for n, v in values.items())))
    markup.show(
        "answer.html",
        question=question,
        headings=[
            question.columns[column].of(lang) for column in answer.columns if column != "source_ids"
        ],
        rows=cells.read(answer, lang, today, limit=MOST_ROWS),
        row_count=len(answer.rows),
        is_cut=answer.is_cut,
        citations=list(table.cite(answer.sources, lang).values()),
    )


def _ask_for_values(question: Question, lang: str) -> dict[str, str]:
    """The values in the address, else the defaults, with a form to change them."""
    values = {p.name: session.value(p.name) or p.default for p in question.parameters}
    if not question.parameters:
        return values
    _ = translator(lang)
    line = st.form("values", border=False).container(horizontal=True, vertical_alignment="bottom")
    with line:
        typed = {p.name: _field(p, values[p.name], lang) for p in question.parameters}
        is_sent = st.form_submit_button(_("Ask"))
    if not is_sent:
        return values
    for name, text in typed.items():
        session.put(name, text)
    return typed


def _field(parameter: Parameter, text: str, lang: str) -> str:
    label = parameter.words.of(lang)
    if parameter.type != "choice":
        return st.text_input(label, value=text, autocomplete="off").strip()
    _ = translator(lang)
    words = {"introducers": _("those who can introduce"), "everything": _("everything")}
    options = list(parameter.allowed)
    chosen = st.segmented_control(
        label,
        options,
        default=text if text in options else options[0],
        required=True,
        format_func=lambda option: words.get(option, option),
    )
    return chosen or options[0]
