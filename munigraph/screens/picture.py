"""An answer as a picture, drawn once for all visitors who ask the same; a part of screens."""

from datetime import date

import streamlit as st

from graph_loader.schema import Family
from munigraph.answer import Answer
from munigraph.drawing import network, scene
from munigraph.drawing.style import ThemeName
from munigraph.screens import session

HEIGHT = 740
"""Of the frame with the picture, its buttons and its legend, in pixels."""


def show(
    answer: Answer,
    asked: tuple[str, ...],
    chosen_id: str | None = None,
    families: tuple[Family, ...] = (),
) -> None:
    """The picture of an answer; ``asked`` is the question and its values."""
    fingerprint = answer.stamp.fingerprint if answer.stamp else ""
    page, description = _draw(
        answer,
        (fingerprint, *asked),
        chosen_id,
        families,
        session.lang(),
        session.today(),
        session.theme(),
    )
    st.iframe(page, height=HEIGHT, alt=description)


@st.cache_data(max_entries=128, show_spinner=False)
def _draw(
    _answer: Answer,  # told apart by what was asked of which load, not by its bytes
    asked: tuple[str, ...],
    chosen_id: str | None,
    families: tuple[Family, ...],
    lang: str,
    today: date,
    theme: ThemeName,
) -> tuple[str, str]:
    """The page with the picture, and what it shows in words."""
    drawn = scene.draw(_answer, chosen_id, lang, today, theme, families)
    page = network.to_frame(drawn, lambda i: session.link("explore", actor=i))
    return page, drawn.description
