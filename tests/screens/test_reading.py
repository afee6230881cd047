"""What a page reads comes from one load, also when another one comes while it is made."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph_loader.graph import Stamp
from graph_loader.settings import Settings
from munigraph.screens import frame, reading
from tests.command.stores import load_into
from tests.environment import OURS, environment_for
from tests.packages import SAMPLE, change_cell, copy_sample

TODAY = date(2026, 11, 22)


@pytest.fixture
def settings(embedded_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    for name, text in environment_for(embedded_settings).items():
        if name.startswith(OURS):
            monkeypatch.setenv(name, text)
    st.cache_resource.clear()
    load_into(embedded_settings, SAMPLE)
    yield embedded_settings
    st.cache_resource.clear()


@pytest.fixture
def another(tmp_path: Path) -> Path:
    """The sample of tomorrow: one name is another."""
    folder = copy_sample(tmp_path)
    change_cell(folder, "nodes/organization.csv", "org:fcm", "name_en", "Another name")
    return folder


def test_what_a_page_reads_is_of_the_load_of_its_stamp(settings: Settings) -> None:
    stamp = reading.begin()
    assert stamp
    assert reading.stamp() == stamp
    assert reading.answer("overview", TODAY).stamp == stamp
    assert reading.find("FCM")[0].node.id == "org:fcm"


def test_a_page_that_a_load_overtook_is_given_nothing_of_the_new_one(
    settings: Settings, another: Path
) -> None:
    before = reading.begin()
    kept = reading.answer("actor_facts", TODAY, actor="org:fcm")
    load_into(settings, another)

    with pytest.raises(reading.LoadedAnewError):
        reading.answer("actor_relations", TODAY, actor="org:fcm")
    with pytest.raises(reading.LoadedAnewError):
        reading.find("FCM")
    assert reading.stamp() == before
    assert reading.answer("actor_facts", TODAY, actor="org:fcm") is kept


def test_a_page_that_begins_after_a_load_comes_from_it(settings: Settings, another: Path) -> None:
    before = reading.begin()
    reading.answer("actor_facts", TODAY, actor="org:fcm")
    load_into(settings, another)

    after = reading.begin()
    assert after != before
    answer = reading.answer("actor_facts", TODAY, actor="org:fcm")
    assert answer.stamp == after
    assert answer.nodes["org:fcm"].properties["name_en"] == "Another name"


def test_an_answer_of_a_later_load_is_not_kept_as_one_of_an_earlier(
    settings: Settings, another: Path
) -> None:
    reading.begin()
    load_into(settings, another)
    with pytest.raises(reading.LoadedAnewError):
        reading.answer("actor_facts", TODAY, actor="org:fcm")
    load_into(settings, SAMPLE)

    reading.begin()
    answer = reading.answer("actor_facts", TODAY, actor="org:fcm")
    assert answer.nodes["org:fcm"].properties["name_en"] == "Federation of Canadian Municipalities"


def test_a_page_that_a_load_overtakes_is_begun_again(
    settings: Settings, another: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = AppTest.from_file(Path(frame.__file__), default_timeout=60)
    app.query_params["actor"] = "org:fcm"
    app.run()
    begin = reading.begin
    begun: list[Stamp | None] = []

    def begin_and_be_overtaken() -> Stamp | None:
        begun.append(begin())
        load_into(settings, another)
        return begun[-1]

    monkeypatch.setattr(reading, "begin", begin_and_be_overtaken)
    app.switch_page("explore.py").run()

    assert not app.exception
    before, after = begun
    assert before != after
    shown = "".join(element.value for element in app.html)
    assert "Another name" in shown
    assert "Federation of Canadian Municipalities" not in shown
