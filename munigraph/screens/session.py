"""What a visitor has chosen: the only file that touches the address and the state of a session.

All that is chosen stands in the address, so that a page can be shared, bookmarked and gone back to.
"""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from graph_loader.schema import FAMILIES, Family
from munigraph.drawing.style import ThemeName
from munigraph.words import LANGUAGES

VIEWS = ("picture", "table", "list")

_PATHS = {"start": "./", "explore": "explore", "sources": "sources"}


def lang() -> str:
    """The language of the page; English unless the address says otherwise."""
    asked = value("lang")
    return asked if asked in LANGUAGES else "en"


def theme() -> ThemeName:
    """Whether the page is light or dark, as the reader's system asks."""
    return "dark" if st.context.theme.type == "dark" else "light"


def today() -> date:
    """The day for which statuses are told."""
    return date.today()  # noqa: DTZ011 - the day on the reader's own machine is meant


def value(name: str) -> str:
    """What the address says of that name, or nothing."""
    return st.query_params.get(name, "")


def kept(**changes: str) -> dict[str, str]:
    """The language and what is given, as the address of another page takes it."""
    language = {"lang": lang()} if lang() != "en" else {}
    return {name: text for name, text in {**language, **changes}.items() if text}


def link(screen: str, **changes: str) -> str:
    """The address of a screen from any other one, in the same language and the same view."""
    view = {"view": value("view")} if screen == "explore" else {}
    return f"{_PATHS[screen]}?{urlencode(kept(**{**changes, **view}), safe=':')}"


def link_in(other_lang: str) -> str:
    """The address of this very page in another language."""
    here = {**st.query_params.to_dict(), "lang": other_lang}
    return f"?{urlencode({n: v for n, v in here.items() if (n, v) != ('lang', 'en')}, safe=':')}"


def put(name: str, text: str) -> None:
    """Write one choice into the address; nothing takes it out."""
    if text:
        st.query_params[name] = text
    elif name in st.query_params:
        del st.query_params[name]


def choose_view(label: str, words: dict[str, str]) -> str:
    """Let the visitor choose between the views of one thing."""
    asked = value("view")
    chosen = st.segmented_control(
        label,
        VIEWS,
        default=asked if asked in VIEWS else VIEWS[0],
        required=True,
        format_func=words.__getitem__,
        key="view",
        on_change=_put_view,
        label_visibility="collapsed",
    )
    return chosen or VIEWS[0]


def _put_view() -> None:
    chosen = st.session_state["view"] or VIEWS[0]
    put("view", "" if chosen == VIEWS[0] else chosen)


def choose_families(label: str, words: dict[Family, str], actor_id: str) -> tuple[Family, ...]:
    """Let the visitor choose families among those that have words; none chosen means all."""
    asked = value("families").split(",")
    key = f"families {actor_id}"
    chosen: Sequence[Family] = st.pills(
        label,
        list(words),
        selection_mode="multi",
        default=[family for family in words if family in asked],
        format_func=words.__getitem__,
        key=key,
        on_change=_put_families,
        args=(key,),
    )
    return tuple(family for family in FAMILIES if family in chosen)


def _put_families(key: str) -> None:
    put("families", ",".join(st.session_state[key]))
