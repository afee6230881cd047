"""How long until the first page and the first picture, in a real Chromium with an empty cache.

The page: from typing `munigraph run`, with the real data loaded before, until the field to search
in can be seen, with the embedded store asleep and with it awake. Ours is opened when the command
says where it is, the rival, `streamlit run` of a page with one field and the same flags, when it
answers. They take turns, and the bound is on the difference.

The picture: from choosing FCM until vis-network has drawn it (`picture.js` says so), each time on a
server that has drawn nothing before: by a click on what was found, and by opening its address.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from graph_loader.settings import Settings, read_settings
from graph_loader.store import embedded
from graph_loader.store.store import open_store
from munigraph.serving import FLAGS
from tests import needs
from tests.bench.figures import Figure
from tests.bench.progress import say
from tests.bench.trials import Size, Trials
from tests.browser.conftest import CHROMIUM_WORDS, free_port, wait_until_healthy
from tests.command.running import munigraph, start, variables
from tests.filled import DATA
from tests.store.homes import a_home

PAGE_BOUND = 3.0
PICTURE_BOUND = 2.0
FIELD = "Actor, program or place"
RIVAL_FIELD = "Name"
RIVAL = "streamlit run"


class Turn(NamedTuple):
    """Seconds: until our page, until the rival's, until our picture and until it comes again."""

    ours: float
    rival: float
    picture: float
    again: float


def measure(_trials: Trials, _size: Size, runs: int) -> Iterator[Figure]:
    """The page with the store asleep and awake, and the picture by a click and by its address."""
    chromium = needs.CHROMIUM.find()
    if chromium is None:
        say(f"the pages are left out: {needs.CHROMIUM.name} is not here")
        return
    with sync_playwright() as playwright, a_home() as home:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_WORDS)
        settings = read_settings({"MUNIGRAPH_HOME": str(home)})
        assert munigraph("load", DATA, settings=settings).code == 0
        asleep, awake = [], []
        for run in range(runs):
            say(f"starting: run {run + 1} of {runs}")
            embedded.stop(home)
            asleep.append(_take_turn(browser, settings, is_clicked=True))
            awake.append(_take_turn(browser, settings, is_clicked=False))
        engine = _engine(settings)
        browser.close()
    yield from _figures(asleep, "store asleep", engine, "by a click")
    yield from _figures(awake, "store awake", engine, "by its address")


def _figures(turns: list[Turn], state: str, engine: str, way: str) -> Iterator[Figure]:
    more = tuple(turn.ours - turn.rival for turn in turns)
    yield Figure(f"page later than {RIVAL}, {state}", engine, "s", more, bound=PAGE_BOUND)
    ours, rival = tuple(turn.ours for turn in turns), tuple(turn.rival for turn in turns)
    yield Figure(f"page, {state}", engine, "s", ours, rival, RIVAL)
    first = tuple(turn.picture for turn in turns)
    yield Figure(f"picture of FCM {way}", engine, "s", first, bound=PICTURE_BOUND)
    yield Figure(f"the same again {way}", engine, "s", tuple(turn.again for turn in turns))


def _take_turn(browser: Browser, settings: Settings, *, is_clicked: bool) -> Turn:
    """Ours and then the rival, each on a server of its own that ends with it."""
    begin = time.perf_counter()
    with _explorer(settings) as address, _visitor(browser) as page:
        page.goto(address)
        page.get_by_label(FIELD).wait_for()
        ours = time.perf_counter() - begin
        choose = _click_on_it if is_clicked else _open_it
        picture, again = choose(page, address), choose(page, address)
    begin = time.perf_counter()
    with _plain_page(settings) as address, _visitor(browser) as page:
        page.goto(address)
        page.get_by_label(RIVAL_FIELD).wait_for()
        return Turn(ours, time.perf_counter() - begin, picture, again)


@contextmanager
def _visitor(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def _click_on_it(page: Page, address: str) -> float:
    page.goto(f"{address}/explore?q=FCM")
    found = page.get_by_role("link", name="Federation of Canadian Municipalities").first
    found.wait_for()
    begin = time.perf_counter()
    found.click()
    return _until_painted(page, begin)


def _open_it(page: Page, address: str) -> float:
    begin = time.perf_counter()
    page.goto(f"{address}/explore?actor=org:fcm")
    return _until_painted(page, begin)


def _until_painted(page: Page, begin: float) -> float:
    frame = page.frame_locator("iframe")
    frame.locator("html[data-state=painted]").wait_for(state="attached")
    return time.perf_counter() - begin


@contextmanager
def _explorer(settings: Settings) -> Iterator[str]:
    port = free_port()
    command = start("run", "--no-browser", "--port", str(port), settings=settings)
    try:
        assert command.stdout
        assert str(port) in command.stdout.readline()
        yield f"http://127.0.0.1:{port}"
    finally:
        command.terminate()
        command.communicate(timeout=30)


@contextmanager
def _plain_page(settings: Settings) -> Iterator[str]:
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "page.py")
        program.write_text(f'import streamlit as st\nst.text_input("{RIVAL_FIELD}")\n', "utf-8")
        words = ("-m", "streamlit", "run", program, *FLAGS, f"--server.port={port}")
        server = Popen(
            [sys.executable, *words, "--server.address=127.0.0.1"],
            env=variables(settings),
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=PIPE,
            text=True,
        )
        try:
            wait_until_healthy(server, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.communicate(timeout=30)


def _engine(settings: Settings) -> str:
    with open_store(settings) as store:
        return store.engine()
