"""The explorer for long: visitors look at it without a pause while the data are loaded anew twice.

`make test` runs a short form of this; `make test-soak` runs it for ten minutes.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph_loader.settings import read_settings
from tests.soak.loads import make_load
from tests.soak.report import table
from tests.soak.running import SPARE, Form, Run, run
from tests.store.homes import a_home

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGTERM")

MINUTES = float(os.environ.get("SOAK_MINUTES", "0"))
LONG, SHORT = Form(60 * MINUTES, visitors=20, longest_pause=6), Form(25, 5, longest_pause=1)
ADDED = (0, 600, 1200) if MINUTES else (0, 20, 40)
"""Municipalities that each load has more than `data/`."""
KEPT_ONCE = 25
"""Megabytes for what the first views import, and what is kept of each load for all visitors."""


@pytest.fixture(scope="module")
def ran(chromium: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    folder = tmp_path_factory.mktemp("soak")
    loads = [make_load(folder, number, added) for number, added in enumerate(ADDED, 1)]
    with a_home() as home:
        settings = replace(read_settings({}), home=home)
        ran = run(settings, loads, LONG if MINUTES else SHORT, chromium, folder / "run.log")
        print(table(ran))  # noqa: T201 - shown by `make test-soak`
        yield ran


def test_no_visitor_meets_an_error(ran: Run) -> None:
    assert ran.troubles == []
    assert all(visitor.views for visitor in ran.visitors)


def test_every_page_comes_from_one_load_and_its_stamp_says_which(ran: Run) -> None:
    assert [view for view in ran.views if not view.numbers <= {ran.number_of(view)}] == []
    assert {number for view in ran.views for number in view.numbers} == {1, 2, 3}


def test_a_page_asked_for_after_a_load_shows_it(ran: Run) -> None:
    assert [
        (view, loaded.load.number)
        for loaded in ran.loaded
        for view in ran.views
        if view.began > loaded.ended and ran.number_of(view) < loaded.load.number
    ] == []


def test_a_view_keeps_far_less_than_a_megabyte(ran: Run) -> None:
    page, _ = ran.watches
    views, grown = len(ran.views), page.megabytes[-1] - page.megabytes[0]
    assert grown < KEPT_ONCE + views / 2


@pytest.mark.long
def test_memory_settles(ran: Run) -> None:
    assert [watch.name for watch in ran.watches if not watch.has_settled] == []


def test_what_visitors_took_is_given_back(ran: Run) -> None:
    spare = SPARE * ran.form.visitors
    assert ran.after.sessions == 0
    assert ran.after.threads <= ran.before.threads + spare
    assert ran.after.files <= ran.before.files + spare


def test_the_server_has_nothing_to_complain_of_and_ends_in_order(ran: Run) -> None:
    (line,) = ran.log.splitlines()
    assert line.startswith("The explorer is at ")
    assert ran.code == 0
