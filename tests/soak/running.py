"""The long run: an explorer, its visitors, a real browser, and loads while they look."""

import subprocess
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Event

import psutil

from graph_loader.settings import Settings
from tests.browser.conftest import free_port
from tests.command.running import COMMAND, munigraph, variables
from tests.soak.browser import BrowserVisitor
from tests.soak.client import Tab
from tests.soak.loads import Load
from tests.soak.memory import Watch, watch
from tests.soak.visitor import View, Visitor
from tests.store.homes import pid_of, wait_until

_SCREENS = ("/", "/?question=shortest_connections", "/explore?actor=org:fcm&q=fcm", "/sources")
_LOAD_SHARES = (0.15, 0.35)
"""When the second and third load begin, as shares of the time: half of it is left to settle."""
_LOOKS_AFTER = 20
SPARE = 2
"""Threads and open files a visitor that may stay: those of connections to the store and of workers
that wait for the next visitor."""


@dataclass(frozen=True)
class Form:
    """How long it takes, and how many look how often: a page each, with pauses up to the longest.

    The browser pauses that long each time.
    """

    seconds: float
    visitors: int
    longest_pause: float


@dataclass(frozen=True)
class Held:
    """What the process of the page holds while nobody looks."""

    sessions: int
    threads: int
    files: int


@dataclass(frozen=True)
class Loaded:
    """A load while visitors looked; times are those of `time.monotonic`."""

    load: Load
    began: float
    ended: float


@dataclass(frozen=True, repr=False)
class Run:
    """What happened. ``before`` is after the first look at each screen; ``code`` and ``log`` are
    those of the command, which was told to end."""

    form: Form
    visitors: Sequence[Visitor | BrowserVisitor]
    loaded: Sequence[Loaded]
    watches: Sequence[Watch]
    before: Held
    after: Held
    code: int
    log: str

    @property
    def views(self) -> list[View]:
        """The pages that were seen."""
        return [view for visitor in self.visitors for view in visitor.views]

    @property
    def troubles(self) -> list[str]:
        """What was broken."""
        return [trouble for visitor in self.visitors for trouble in visitor.troubles]

    def number_of(self, view: View) -> int:
        """The load that the stamp on that page names; it has to name one."""
        loads = [loaded.load for loaded in self.loaded]
        (number,) = (load.number for load in loads if load.is_named_by(view.stamp))
        return number


def run(settings: Settings, loads: Sequence[Load], form: Form, chromium: Path, log: Path) -> Run:
    """Serve the first load, let visitors look, and load the others meanwhile."""
    first = _load(settings, loads[0])
    with _explorer(settings, log) as (command, port):
        (page,) = (p for p in psutil.Process(command.pid).children() if "streamlit" in p.cmdline())
        with Tab(port) as tab:
            for address in _SCREENS:
                tab.open(address)
        before = _held(page, port)
        watches = Watch("page", page), Watch("store", psutil.Process(pid_of(settings.home)))
        visitors: list[Visitor | BrowserVisitor] = [BrowserVisitor(port, chromium)]
        visitors += [Visitor(port, seed) for seed in range(form.visitors)]
        with _looking(visitors, watches, form):
            loaded = [first, *_load_meanwhile(settings, loads[1:], form)]
        after = _held_in_the_end(page, port, before.files + SPARE * form.visitors)
    said = log.read_text("utf-8")
    return Run(form, visitors, loaded, watches, before, after, command.returncode, said)


@contextmanager
def _explorer(settings: Settings, log: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """`munigraph run` and its port; all that it says goes to that file."""
    port = free_port()
    with log.open("wb") as said:
        command = subprocess.Popen(
            [COMMAND, "run", "--no-browser", "--port", str(port)],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            env=variables(settings),
        )
    try:
        assert wait_until(lambda: b"The explorer is at" in log.read_bytes()), log.read_text("utf-8")
        yield command, port
    finally:
        # Not killed: its server would live on.
        command.terminate()
        command.wait(30)


@contextmanager
def _looking(
    visitors: Sequence[Visitor | BrowserVisitor], watches: Sequence[Watch], form: Form
) -> Iterator[None]:
    """Visitors look, each in a thread of its own, until the block ends."""
    is_over = Event()
    with ThreadPoolExecutor(len(visitors) + 1) as pool:
        walks = [pool.submit(visitor.walk, is_over, form.longest_pause) for visitor in visitors]
        walks.append(pool.submit(watch, watches, is_over))
        try:
            yield
        finally:
            is_over.set()
    for walk in walks:
        walk.result()


def _load_meanwhile(settings: Settings, loads: Sequence[Load], form: Form) -> Iterator[Loaded]:
    """Load at their shares of the time, and wait for the rest of it."""
    start = time.monotonic()
    for load, share in zip(loads, _LOAD_SHARES, strict=True):
        time.sleep(max(0, start + share * form.seconds - time.monotonic()))
        yield _load(settings, load)
    time.sleep(max(0, start + form.seconds - time.monotonic()))


def _load(settings: Settings, load: Load) -> Loaded:
    began = time.monotonic()
    ended = munigraph("load", load.folder, settings=settings)
    assert ended.code == 0, ended.err
    return Loaded(load, began, time.monotonic())


def _held(page: psutil.Process, port: int) -> Held:
    wait_until(lambda: _sessions(port) == 0)
    return Held(_sessions(port), page.num_threads(), page.num_fds())


def _held_in_the_end(page: psutil.Process, port: int, most_files: int) -> Held:
    """What is held when no more files than these are open, or what is held after many looks.

    Streamlit lets a session go when the next visitor comes, and Python closes its files when it
    next collects what refers to itself.
    """
    held = _held(page, port)
    for _ in range(_LOOKS_AFTER):
        if held.files <= most_files:
            break
        with Tab(port) as tab:
            tab.open(_SCREENS[0])
        held = _held(page, port)
    return held


def _sessions(port: int) -> int:
    """The pages that are open, as Streamlit counts them."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/_stcore/metrics?families=active_sessions")
    said = connection.getresponse().read().decode()
    connection.close()
    (line,) = (line for line in said.splitlines() if line.startswith("active_sessions "))
    return int(line.split()[1])
