"""Every screen, in both languages, as Streamlit runs it, on the sample."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
import streamlit as st
from babel.messages.pofile import read_po
from streamlit.testing.v1 import AppTest

from graph_loader.load import load
from graph_loader.settings import Settings
from graph_loader.store.store import open_store
from munigraph.screens import frame
from munigraph.words import CATALOGUE
from tests.environment import OURS, environment_for
from tests.packages import SAMPLE, a_claim, a_source, an_organization, write_package

LANGUAGES = ("en", "fr")
SCREENS = ("start", "explore", "sources")
FRAME = Path(frame.__file__)


@pytest.fixture(scope="module", autouse=True)
def loaded_sample(embedded_settings: Settings) -> None:
    with open_store(embedded_settings) as store:
        load([SAMPLE], store, may_remove=True)


@pytest.fixture(autouse=True)
def screens_of_this_store(
    embedded_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    for name, text in environment_for(embedded_settings).items():
        if name.startswith(OURS):
            monkeypatch.setenv(name, text)
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def open_screen(name: str, lang: str = "en", **address: str) -> AppTest:
    app = AppTest.from_file(FRAME, default_timeout=60)
    app.query_params["lang"] = lang
    for key, text in address.items():
        app.query_params[key] = text
    app.run()
    if name != "start":
        app.switch_page(f"{name}.py").run()
    return shown(app)


def shown(app: AppTest) -> AppTest:
    assert not app.exception
    return app


def html_of(app: AppTest) -> str:
    return "\n".join(element.value for element in app.html if "<style>" not in element.value)


def words_of(app: AppTest) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html_of(app)))


def picture_of(app: AppTest) -> str:
    (frame_element,) = app.get("iframe")
    page: str = frame_element.proto.srcdoc
    return page


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_screen_shows_its_head_and_what_the_store_holds(name: str, lang: str) -> None:
    app = open_screen(name, lang)
    assert app.html[0].value.count('aria-current="page"') == 1
    title = {"en": "Municipal Network Explorer", "fr": "Explorateur des réseaux municipaux"}
    assert title[lang] in words_of(app)
    stamp = {"en": r"data of \d{4}-\d\d-\d\d · [1-9]", "fr": r"données du \d{4}-\d\d-\d\d · [1-9]"}
    assert re.search(stamp[lang], words_of(app))


def texts_of(app: AppTest) -> set[str]:
    """Every text between two tags, and every label of a field, as a reader sees them."""
    fields = (*app.text_input, *app.pills, *app.segmented_control, *app.button)
    placeholders = {field.placeholder for field in app.text_input}
    between = re.findall(r">([^<>]+)<", html_of(app))
    return {text.strip() for text in (*between, *(field.label for field in fields), *placeholders)}


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("start", {}),
        ("start", {"question": "actor_relations"}),
        ("explore", {}),
        ("explore", {"actor": "org:fcm", "view": "table"}),
        ("explore", {"actor": "prog:pmi-led", "view": "list"}),
        ("sources", {}),
        ("sources", {"source": "src:76272a2387"}),
    ],
)
def test_no_english_of_ours_stands_on_a_french_screen(name: str, address: dict[str, str]) -> None:
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="fr")
    english = {m.id for m in catalogue if m.id and isinstance(m.id, str) and m.id != m.string}
    assert texts_of(open_screen(name, "en", **address)) & english
    assert not texts_of(open_screen(name, "fr", **address)) & english


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_keep_the_language(lang: str) -> None:
    app = open_screen("start", lang)
    links = re.findall(r'href="((?:explore|sources|\./)[^"]*)"', html_of(app))
    assert len(links) > 10
    assert all(("lang=fr" in link) == (lang == "fr") for link in links)


def test_the_other_language_is_one_link_away_with_everything_else_kept() -> None:
    app = open_screen("explore", "en", actor="org:fcm", view="table")
    assert other_language_of(app) == {"actor": "org:fcm", "view": "table", "lang": "fr"}
    app = open_screen("explore", "fr", actor="org:fcm")
    assert other_language_of(app) == {"actor": "org:fcm"}


def other_language_of(app: AppTest) -> dict[str, str]:
    (address,) = re.findall(r'class="language" href="\?([^"]*)"', html_of(app))
    return dict(parse_qsl(unescape(address)))


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Coverage is partial."), ("fr", "La couverture est partielle.")]
)
def test_start_says_what_is_missing_and_how_fresh_it_is(lang: str, said: str) -> None:
    words = words_of(open_screen("start", lang))
    assert said in words
    assert "GeoNames" in words
    assert "2026" in words


def test_start_answers_a_question_with_names_to_follow_and_sources() -> None:
    html = html_of(open_screen("start", "en", question="actor_relations", actor="FCM"))
    assert "All relations of an actor" in html
    assert 'href="explore?actor=' in html
    assert 'id="source-1"' in html


def test_what_is_typed_on_start_is_looked_for_in_explore() -> None:
    app = open_screen("start")
    app.text_input[0].set_value("FCM")
    shown(app.button[0].click().run())
    assert app.query_params["q"] == "FCM"
    assert "Federation of Canadian Municipalities" in words_of(app)


@pytest.mark.parametrize(
    ("typed", "found"), [("fcm", "org:fcm"), ("montreal", "mun:ca:montreal"), ("Mantobia", "")]
)
def test_explore_finds_names_without_accents_and_near_ones(typed: str, found: str) -> None:
    html = html_of(open_screen("explore", "en", q=typed))
    if found:
        assert f'href="explore?actor={found}"' in html
    else:
        assert "Did you mean" in html
        assert "actor=region:ca:mb" in html


def test_explore_says_what_to_do_when_nothing_is_found() -> None:
    words = words_of(open_screen("explore", "fr", q="xyzzyplugh"))
    assert "Rien ici ne s’appelle « xyzzyplugh »" in words.replace("\N{NO-BREAK SPACE}", " ")
    assert "Essayez une autre graphie" in words


def test_an_unknown_actor_is_a_sentence_and_not_a_trace() -> None:
    words = words_of(open_screen("explore", "en", actor="org:nobody-at-all"))
    assert "Nothing here is called “org:nobody-at-all”." in words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_actor_is_shown_with_both_names_its_relations_and_their_sources(lang: str) -> None:
    app = open_screen("explore", lang, actor="org:fcm")
    words = words_of(app)
    assert "Federation of Canadian Municipalities" in words
    assert "Fédération canadienne des municipalités" in words
    assert 'id="source-1"' in html_of(app)
    assert re.search(r'class="inside">.*?<a href="#source-\d+"', html_of(app), re.DOTALL)
    assert f'<html lang="{lang}">' in picture_of(app)


def test_the_figures_of_a_program_stand_with_what_sources_dispute() -> None:
    words = words_of(open_screen("explore", "en", actor="prog:pmi-led"))
    assert re.search(r"Budget CAD.19\.3.million", words)
    assert "sources differ on the amount" in words


@pytest.mark.parametrize(("view", "kind"), [("table", "relations"), ("list", "list")])
def test_the_table_and_the_list_name_all_that_is_in_the_picture(view: str, kind: str) -> None:
    picture = picture_of(open_screen("explore", "en", actor="org:fcm"))
    drawn = set(re.findall(r'"id":"([^"/]+)"', picture))
    app = open_screen("explore", "en", actor="org:fcm", view=view)
    assert not app.get("iframe")
    (said,) = (e.value for e in app.html if f'<div class="page {kind}">' in e.value)
    assert {*re.findall(r'href="explore\?actor=([^"&]+)', said), "org:fcm"} == drawn


def test_a_family_can_be_chosen_and_stands_in_the_address() -> None:
    app = open_screen("explore", "en", actor="org:fcm", view="list")
    before = html_of(app).count("<summary>")
    shown(app.pills[0].set_value(["alliance"]).run())
    assert app.query_params["families"] == "alliance"
    assert 0 < html_of(app).count("<summary>") < before
    again = open_screen("explore", "en", actor="org:fcm", view="list", families="alliance")
    assert html_of(again).count("<summary>") == html_of(app).count("<summary>")


def test_the_view_that_was_chosen_stands_in_the_address_and_in_links() -> None:
    app = open_screen("explore", "en", actor="org:fcm")
    shown(app.segmented_control[0].set_value("table").run())
    assert app.query_params["view"] == "table"
    assert "explore?actor=org:uclg&amp;view=table" in html_of(app)
    assert "<table" in html_of(app)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sources_can_be_looked_through_by_name_and_strength(lang: str) -> None:
    app = open_screen("sources", lang)
    everything = html_of(app).count("<tr>")
    shown(app.text_input[0].set_value("fcm.ca").run())
    assert 1 < html_of(app).count("<tr>") < everything
    shown(app.pills[0].set_value(["mirror"]).run())
    assert html_of(app).count("<tr>") < everything


def test_a_source_says_which_relations_rest_on_it() -> None:
    html = html_of(open_screen("sources", "en", source="src:76272a2387"))
    assert "https://fcm.ca/" in html
    assert "Federation of Canadian Municipalities" in html


def test_a_store_that_cannot_be_reached_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")
    app = open_screen("start", "en")
    assert 'role="alert"' in html_of(app)
    assert "Traceback" not in html_of(app)


def test_script_in_data_is_shown_as_text(embedded_settings: Settings, tmp_path: Path) -> None:
    nasty = "</script><img src=x onerror=alert(1)>"
    package = write_package(
        tmp_path / "nasty",
        {
            "nodes/organization.csv": [
                an_organization("org:a", name_en=nasty),
                an_organization("org:b", aliases=nasty),
            ],
            "claims/member_of.csv": [a_claim("clm:a", "org:a", "org:b", detail_en=nasty)],
            "sources.csv": [a_source(publisher=nasty)],
        },
    )
    with open_store(embedded_settings) as store:
        load([package], store, may_remove=True)
    try:
        for address in ({"actor": "org:a"}, {"q": "img"}, {"actor": "org:b", "view": "list"}):
            app = open_screen("explore", "en", **address)
            assert "<img" not in html_of(app)
            assert "onerror" in html_of(app)
    finally:
        with open_store(embedded_settings) as store:
            load([SAMPLE], store, may_remove=True)
