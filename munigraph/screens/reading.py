"""How screens read: one open store for all visitors, and answers kept until the next load.

A page comes from one load, that of its stamp. Whatever it reads later may come from the next one;
then the page is begun again.
"""

from contextvars import ContextVar
from datetime import date

import streamlit as st

from graph_loader.graph import Stamp
from graph_loader.settings import read_settings
from graph_loader.store.reading import Reading
from graph_loader.store.store import Store, open_store
from munigraph.answer import Answer
from munigraph.ask import ask, find_question
from munigraph.search import Match, names_of

# A page is made by one thread, and each thread has its own value.
_page_stamp: ContextVar[Stamp | None] = ContextVar("_page_stamp", default=None)


class LoadedAnewError(Exception):
    """The data were loaded anew while a page was made; what it shows so far is the old load."""


def begin() -> Stamp | None:
    """What the store holds as a page begins; None where nothing was loaded yet.

    Until the next call in this thread, all that is read is of this load, or `LoadedAnewError`.
    """
    _page_stamp.set(_store().stamp())
    return stamp()


def stamp() -> Stamp | None:
    """The load that the page comes from."""
    return _page_stamp.get()


def answer(question_id: str, today: date, **values: str) -> Answer:
    """The answer to a question of the catalogue."""
    return _answer(_fingerprint(stamp()), question_id, today, tuple(sorted(values.items())))


def find(text: str, limit: int = 10) -> tuple[Match, ...]:
    """The entities that a visitor may mean, the likeliest first."""

    def look(reading: Reading) -> tuple[Stamp | None, tuple[Match, ...]]:
        return reading.stamp, names_of(reading).find(text, limit=limit)

    held, matches = _store().from_one_load(look)
    _refuse_another(held, _fingerprint(stamp()))
    return matches


@st.cache_resource(show_spinner=False, on_release=Store.close)
def _store() -> Store:
    return open_store(read_settings())


# Kept as it is and shared: an answer is frozen, so no visitor can change what another one sees.
@st.cache_resource(max_entries=256, show_spinner=False)
def _answer(
    fingerprint: str,  # a new load makes new answers
    question_id: str,
    today: date,
    values: tuple[tuple[str, str], ...],
) -> Answer:
    found = ask(_store(), find_question(question_id), dict(values), today=today)
    _refuse_another(found.stamp, fingerprint)
    return found


def _fingerprint(held: Stamp | None) -> str:
    return held.fingerprint if held else ""


def _refuse_another(held: Stamp | None, fingerprint: str) -> None:
    if _fingerprint(held) != fingerprint:
        raise LoadedAnewError
