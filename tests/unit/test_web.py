"""What the server writes into Streamlit's page."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
import streamlit

from munigraph.screens import web

PAGE = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("lang", "title"),
    [("en", "Municipal Network Explorer"), ("fr", "Explorateur des réseaux municipaux")],
)
def test_the_page_has_the_language_the_name_and_the_icon_of_the_explorer(
    lang: str, title: str
) -> None:
    page = web.localize(PAGE, lang)
    assert f'<html lang="{lang}">' in page
    assert f"<title>{title}</title>" in page
    assert "favicon.png" not in page


def test_every_script_in_the_page_may_run_and_no_other() -> None:
    page = web.localize(PAGE, "en")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert scripts
    allowed = re.findall(r"'sha256-([^']+)'", web.policy(page))
    digests = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    assert allowed == digests
    assert "unsafe-inline" not in web.policy(page).split("style-src")[0]
    assert "unsafe-eval" not in web.policy(page)


def test_a_page_without_scripts_allows_only_those_of_the_server() -> None:
    assert "script-src 'self';" in web.policy("")
