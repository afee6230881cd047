"""A real browser among the visitors: what it meets, the others would meet too."""

import time
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from threading import Event

from playwright.sync_api import Error, Page, sync_playwright

from tests.browser.conftest import CHROMIUM_WORDS, Visit
from tests.soak.client import LONGEST_SECONDS, BrokenPageError
from tests.soak.visitor import View, look_at

_ADDRESSES = (
    "/",
    "/explore?actor=org:fcm",
    "/explore?q=Sikasso&lang=fr",
    "/explore?actor=org:uclg&view=list&lang=fr",
    "/sources",
    "/?question=program_pairs&lang=fr",
    "/explore?actor=prog:pmi-led",
)


@dataclass
class BrowserVisitor:
    """What one page of Chromium saw; made for one thread of its own."""

    port: int
    chromium: Path
    views: list[View] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def walk(self, is_over: Event, pause: float) -> None:
        """Look at one page after another until it is over, with this many seconds between."""
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=self.chromium, args=CHROMIUM_WORDS)
            visit = Visit(browser.new_page(), f"http://127.0.0.1:{self.port}")
            visit.page.set_default_timeout(1000 * LONGEST_SECONDS)
            for address in cycle(_ADDRESSES):
                if is_over.wait(pause):
                    break
                self._look(visit, address)
            visit.page.close()
            browser.close()
        self.troubles += [f"in the browser: {said}" for said in (*visit.errors, *visit.foreign)]

    def _look(self, visit: Visit, address: str) -> None:
        began = time.monotonic()
        try:
            page = visit.open(address)
            self.views.append(look_at("browser", began, _texts(page)))
            if "actor=" in address:
                began = time.monotonic()
                _choose_table(page)
                self.views.append(look_at("browser", began, _texts(page)))
        except (BrokenPageError, Error) as error:
            self.troubles.append(f"in the browser, {address}: {error}")


def _choose_table(page: Page) -> None:
    page.get_by_text("Tableau" if "lang=fr" in page.url else "Table", exact=True).click()
    page.locator(".relations table").wait_for()
    page.locator("[data-test-script-state=notRunning]").wait_for()


def _texts(page: Page) -> list[str]:
    return [frame.content() for frame in page.frames]
