"""How screens read: one open store for all visitors, and answers kept until the next load."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import streamlit as st

from graph_loader.errors import StoreUnreachableError
from graph_loader.graph import Stamp
from graph_loader.settings import read_settings
from graph_loader.store.store import Store, open_store
from munigraph.answer import Answer
from munigraph.ask import ask, find_question
from munigraph.search import Match, search

Result = TypeVar("Result")


def stamp() -> Stamp | None:
    """What the store holds; None where nothing was loaded yet."""
    return _use(lambda store: store.stamp())


def answer(question_id: str, today: date, **values: str) -> Answer:
    """The answer to a question of the catalogue."""
    held = stamp()
    fingerprint = held.fingerprint if held else ""
    return _answer(fingerprint, question_id, today, tuple(sorted(values.items())))


def find(text: str, limit: int = 10) -> tuple[Match, ...]:
    """The entities that a visitor may mean, the likeliest first."""
    return _use(lambda store: search(store, text, limit=limit))


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
    question = find_question(question_id)
    return _use(lambda store: ask(store, question, dict(values), today=today))


def _use(read: Callable[[Store], Result]) -> Result:
    """What ``read`` gives; a store that went to sleep meanwhile is opened again, once."""
    try:
        return read(_store())
    except StoreUnreachableError:
        _store.clear()
        return read(_store())
