"""What stands round every screen: the head with the screens, the languages and the stamp.

Streamlit runs this file for each visitor, and it runs the screen that the address names.
"""

import streamlit as st

from graph_loader.errors import MunigraphError, StoreUnreachableError
from graph_loader.graph import Stamp
from munigraph.drawing import network
from munigraph.screens import markup, reading, session
from munigraph.words import LANGUAGES, translator

_SCREENS = {"start": "start.py", "explore": "explore.py", "sources": "sources.py"}


def main() -> None:
    """The page: its head, then its screen, or what keeps the screen from showing."""
    lang = session.lang()
    _ = translator(lang)
    titles = {"start": _("Start"), "explore": _("Explore"), "sources": _("Sources")}
    page = st.navigation(
        [
            st.Page(file, title=titles[name], url_path=name, default=name == "start")
            for name, file in _SCREENS.items()
        ],
        position="hidden",
    )
    st.set_page_config(
        page_title=f"{page.title} · {_('Municipal Network Explorer')}", layout="wide"
    )
    st.html(f"<style>{markup.render('app.css')}</style>")
    try:
        stamp = reading.begin()
        _show_head(titles, page.url_path or "start", stamp)
        if stamp is None:
            what = _("Nothing is loaded yet.")
            hint = _(
                "Run “munigraph load” where this program was started, then open this page again."
            )
            markup.show("notice.html", what=what, hint=hint)
        else:
            page.run()
            network.warm_up()  # while the visitor reads
    except reading.LoadedAnewError:
        st.rerun()
    except StoreUnreachableError as error:
        _show_head(titles, page.url_path or "start", None)
        markup.show("notice.html", what=error.what.of(lang), hint=error.hint.of(lang))
    except MunigraphError as error:
        markup.show("notice.html", what=error.what.of(lang), hint=error.hint.of(lang))


def _show_head(titles: dict[str, str], here: str, stamp: Stamp | None) -> None:
    lang = session.lang()
    markup.show(
        "head.html",
        screens=list(titles.items()),
        here=here,
        stamp=stamp,
        others=[
            (code, name, session.link_in(code)) for code, name in LANGUAGES.items() if code != lang
        ],
    )


if __name__ == "__main__":
    main()
