"""One visitor: goes from page to page as people do, and notes where each page came from."""

import html
import random
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event

from tests.packages import read_table
from tests.soak.client import BrokenPageError, Page, Tab
from tests.soak.loads import DATA, numbers_in

_STAMP = re.compile(r'<p class="stamp">(.*?)</p>', re.DOTALL)
_NOTICE = re.compile(r'<div class="notice".*?</div>', re.DOTALL)
_SOUGHT = ("FCM", "UCLG", "Sikasso", "cotes d'ivoire", "Montréal", "Federaton", "xyzzy")
_QUESTIONS = ("program_pairs", "coverage_by_country", "shortest_connections", "network_members")
_LINKED = 0.3
"""How often somebody follows a link to an actor instead of coming with an address of their own."""


@dataclass(frozen=True)
class View:
    """A page that was seen: when it was asked for and when it was whole (`time.monotonic`), the
    line with its stamp, and the loads that its texts come from."""

    what: str
    began: float
    ended: float
    stamp: str
    numbers: frozenset[int]


def look_at(what: str, began: float, texts: Sequence[str]) -> View:
    """What was seen on a page; raises `BrokenPageError` for one that says something went wrong."""
    ended, everything = time.monotonic(), "\n".join(texts)
    if notice := _NOTICE.search(everything):
        raise BrokenPageError(f"{what}: {notice[0]}")
    stamp = _STAMP.search(everything)
    if stamp is None:
        raise BrokenPageError(f"{what}: no stamp on the page")
    return View(what, began, ended, html.unescape(stamp[1]), numbers_in(everything))


@dataclass
class Visitor:
    """What one visitor did: the pages seen, and what was broken."""

    port: int
    seed: int
    views: list[View] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._french = self._chance.random() < 0.5
        tables = ("municipality", "organization", "program", "country")
        self._actors = [row["id"] for t in tables for row in read_table(DATA, f"nodes/{t}.csv")]

    def walk(self, is_over: Event, longest_pause: float) -> None:
        """Look at pages until it is over, at most this many seconds after one another."""
        with Tab(self.port) as tab:
            while not is_over.wait(self._chance.uniform(0, longest_pause)):
                self._look(tab)

    def _look(self, tab: Tab) -> None:
        """One view: of those things that can be done on the page, one."""
        step = self._chance.choice(_STEPS if tab.page.elements else _ARRIVALS)
        began = time.monotonic()
        try:
            page = step(self, tab)
            if page:
                self.views.append(look_at(step.__name__, began, list(page.texts())))
        except BrokenPageError as error:
            self.troubles.append(f"visitor {self.seed}, {step.__name__}: {error}")
            tab.leave()

    def _open(self, tab: Tab, screen: str, **values: str) -> Page:
        pairs = {**values, **({"lang": "fr"} if self._french else {})}
        return tab.open(f"/{screen}?" + "&".join(f"{n}={v}" for n, v in pairs.items()))

    def start(self, tab: Tab) -> Page:
        return self._open(tab, "")

    def question(self, tab: Tab) -> Page:
        return self._open(tab, "", question=self._chance.choice(_QUESTIONS))

    def search(self, tab: Tab) -> Page | None:
        fields, buttons = tab.page.controls("text_input"), tab.page.controls("button")
        if not (fields and buttons):
            return None
        tab.type(fields[0].id, self._chance.choice(_SOUGHT))
        return tab.press(buttons[0].id)

    def actor(self, tab: Tab) -> Page:
        links = tab.page.links("explore?actor=")
        if links and self._chance.random() < _LINKED:
            return tab.open(self._chance.choice(links))
        return self._open(tab, "explore", actor=self._chance.choice(self._actors))

    def view(self, tab: Tab) -> Page | None:
        """The picture, the table or the list: the one row of buttons of which one is chosen."""
        group = next((g for g in tab.page.controls("button_group") if g.required), None)
        if group is None:
            return None
        return tab.choose(group.id, self._chance.choice(group.options).content)

    def families(self, tab: Tab) -> Page | None:
        """Some families of relations in Explore, some strengths in Sources, or all of them."""
        group = next((g for g in tab.page.controls("button_group") if not g.required), None)
        if group is None:
            return None
        options = [option.content for option in group.options]
        few = self._chance.sample(options, self._chance.randint(0, min(2, len(options))))
        return tab.choose(group.id, *few)

    def language(self, tab: Tab) -> Page | None:
        links = tab.page.links("?")
        if not links:
            return None
        self._french = not self._french
        return tab.open(f"{tab.path}{links[0]}")

    def sources(self, tab: Tab) -> Page:
        return self._open(tab, "sources")

    def source(self, tab: Tab) -> Page | None:
        links = [link for link in tab.page.links("sources?") if "source=" in link]
        return tab.open(self._chance.choice(links)) if links else None

    def come_back(self, tab: Tab) -> Page:
        return tab.come_back()

    def leave(self, tab: Tab) -> None:
        tab.leave()


_ARRIVALS = [Visitor.start, Visitor.actor, Visitor.sources]
_STEPS: list[Callable[[Visitor, Tab], Page | None]] = [
    Visitor.start,
    Visitor.question,
    *(Visitor.search,) * 2,
    *(Visitor.actor,) * 5,
    *(Visitor.view,) * 3,
    *(Visitor.families,) * 2,
    Visitor.language,
    Visitor.sources,
    *(Visitor.source,) * 2,
    Visitor.come_back,
    Visitor.leave,
]
"""As often as here: most people look at actors."""
