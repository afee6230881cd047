"""The field in which a visitor types what they look for."""

import streamlit as st

from munigraph.words import translator


def ask_for_text(lang: str, text: str) -> str | None:
    """What was typed when the visitor presses Enter or the button; None until then."""
    _ = translator(lang)
    with st.form("search", border=False).container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input(
            _("Actor, program or place"),
            value=text,
            placeholder=_("FCM, Sikasso, UCLG …"),
            autocomplete="off",
        )
        is_sent = st.form_submit_button(_("Search"), type="primary")
    return typed.strip() if is_sent else None
