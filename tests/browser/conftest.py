"""The explorer as people run it, on real data and on hostile data, and a browser to look at it."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from graph_loader.settings import Settings, read_settings
from tests.command.running import munigraph, start
from tests.packages import a_claim, a_source, an_organization, write_package
from tests.store.homes import a_home

NASTY = (
    '</script><img src=x onerror="window.wasHacked = true"><svg onload="window.wasHacked = true">'
)
LONGEST_START_SECONDS = 90
CHROMIUM_WORDS = [
    # Its sandbox needs rights that a container does not give.
    "--no-sandbox",
    "--disable-gpu",
    # No name leads anywhere, so nothing leaves this machine whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def context(chromium: Path) -> Iterator[BrowserContext]:
    """One browser for all visits, so that it fetches the scripts of the pages once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_WORDS)
        yield browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        browser.close()


@pytest.fixture(scope="session")
def explorer() -> Iterator[str]:
    """The address of an explorer that shows `data/`."""
    with a_home() as home, served(settings_in(home)) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_explorer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an explorer whose data try to run scripts."""
    package = write_package(
        tmp_path_factory.mktemp("data") / "nasty",
        {
            "nodes/organization.csv": [
                an_organization("org:a", name_en=NASTY, name_fr=NASTY, aliases=NASTY),
                an_organization("org:b", acronym_en=NASTY),
            ],
            "claims/member_of.csv": [a_claim("clm:a", "org:a", "org:b", detail_en=NASTY)],
            "sources.csv": [a_source(publisher=NASTY, title=NASTY, quote=NASTY)],
        },
    )
    with a_home() as home:
        settings = settings_in(home)
        loaded = munigraph("load", package, settings=settings)
        assert loaded.code == 0, loaded.err
        with served(settings) as address:
            yield address


def settings_in(home: Path) -> Settings:
    return read_settings({"MUNIGRAPH_HOME": str(home)})


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    port = free_port()
    process = start("run", "--no-browser", "--port", str(port), settings=settings)
    try:
        wait_until_healthy(process, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM if os.name != "nt" else signal.CTRL_BREAK_EVENT)
        process.communicate(timeout=30)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def wait_until_healthy(process: subprocess.Popen[str], port: int) -> None:
    deadline = time.monotonic() + LONGEST_START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.1)
        finally:
            connection.close()
    process.terminate()
    out, err = process.communicate(timeout=30)
    pytest.fail(f"The explorer did not start.\n{out}\n{err}")


class Visit:
    """One visitor's page, and what it said and asked for."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.errors: list[str] = []
        self.foreign: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._see)

    def open(self, path: str) -> Page:
        """Open a screen and wait until it is whole, its picture painted."""
        self.page.goto(self.address + path)
        self.page.locator(".page h1, .page .notice").first.wait_for()
        self.page.locator("[data-test-script-state=notRunning]").wait_for()
        # Some parts are fetched when they are first shown; a grey bar stands for them until then.
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0)
        if self.page.locator("iframe").count():
            frame = self.page.frame_locator("iframe")
            frame.locator("html[data-state=painted]").wait_for(state="attached")
        return self.page

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _see(self, request: Request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:", "blob:", "about:")):
            self.foreign.append(request.url)


@pytest.fixture
def visit(context: BrowserContext, explorer: str) -> Iterator[Visit]:
    """A visitor of the explorer with the real data; afterwards nothing may have gone wrong."""
    yield from a_visit(context, explorer)


@pytest.fixture
def hostile_visit(context: BrowserContext, hostile_explorer: str) -> Iterator[Visit]:
    """A visitor of the explorer with the hostile data; afterwards nothing may have gone wrong."""
    yield from a_visit(context, hostile_explorer)


def a_visit(context: BrowserContext, address: str) -> Iterator[Visit]:
    visit = Visit(context.new_page(), address)
    yield visit
    visit.page.close()
    assert visit.errors == []
    assert visit.foreign == []
