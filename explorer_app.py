"""The explorer as a web application; `munigraph run` serves it.

The screens are in `munigraph.screens`; this file only puts them on a server.
"""

from pathlib import Path

import streamlit as st

from munigraph.screens import frame, web

web.set_look()
app = st.App(
    Path(frame.__file__),
    routes=web.routes(),
    middleware=web.middleware(),
    on_script_error=web.show_error,
)
