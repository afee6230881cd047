"""Templates -> the page. Whatever comes from data is escaped here, for every screen."""

from functools import cache

import streamlit as st
from jinja2 import Environment, PackageLoader, StrictUndefined

from munigraph.drawing import style
from munigraph.screens import session
from munigraph.words import counter, number, translator


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("munigraph.screens"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def show(template: str, **values: object) -> None:
    """Put a template with these values into the page."""
    st.html(render(template, **values))


def render(template: str, **values: object) -> str:
    """A template with these values, in the language of the page."""
    lang = session.lang()
    return (
        _environment()
        .get_template(template)
        .render(
            _=translator(lang),
            counted=counter(lang),
            number=lambda count: number(count, lang),
            link=session.link,
            lang=lang,
            style=style,
            **values,
        )
    )
