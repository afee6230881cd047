"""Stores for measuring: each started anew, empty, alone in its folder; gone afterwards."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

from graph_loader.settings import Settings, read_settings
from graph_loader.store import embedded
from graph_loader.store.store import open_store
from tests import needs
from tests.environment import GIVEN
from tests.neo4j.given import borrowed
from tests.neo4j.server import compose_settings, fetch_jars, running_neo4j
from tests.store.homes import a_home
from tests.stores.stored import empty

NEO4J_HEAP = "5g"
"""The larger package of `growth` are 459,000 rows in one transaction. `capacity` plans 7 KB for
each, and Neo4j lets a transaction have 70 % of the heap."""


@dataclass(frozen=True)
class Started:
    """An empty store: its short name, how to reach it, what answers, and its process.

    ``server`` is None for a Neo4j that was given: it may run on another machine.
    """

    name: str
    settings: Settings
    engine: str
    server: psutil.Process | None

    def processor_seconds(self) -> float:
        """What the server has worked so far, in all its threads; 0 for one that was given."""
        if self.server is None:
            return 0.0
        times = self.server.cpu_times()
        return float(times.user + times.system)

    def peak_megabytes(self) -> float:
        """The most memory the server has held so far; where the system does not tell, the present.

        0 for a server that was given.
        """
        if self.server is None:
            return 0.0
        status = Path(f"/proc/{self.server.pid}/status")
        if not status.exists():
            return float(self.server.memory_info().rss / 1e6)
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / 1e6


Start = Callable[[], AbstractContextManager[Started]]

TO_BE_WARMED = ("neo4j",)
"""Runs on a Java that compiles while it runs: the same write takes it ten times as much work at
first, and it gets quicker over some 300,000 rows. The embedded store is compiled beforehand."""


def startable() -> dict[str, Start]:
    """The stores that can be started here, by short name; Neo4j only where it is given or runs."""
    found: dict[str, Start] = {"embedded": started_embedded}
    if GIVEN.neo4j_uri or not missing_for_neo4j():
        found["neo4j"] = started_neo4j
    return found


def missing_for_neo4j() -> tuple[needs.Need, ...]:
    """What has to be installed before a Neo4j can be started here."""
    return tuple(need for need in (needs.JAVA, needs.MAVEN) if need.find() is None)


@contextmanager
def supplied(name: str, start: Start) -> Iterator[Start]:
    """Empty stores one after another: new ones, or one that stays warm, emptied after each use."""
    if name not in TO_BE_WARMED:
        yield start
        return

    @contextmanager
    def reused() -> Iterator[Started]:
        yield store
        with open_store(store.settings) as opened:
            empty(opened)

    with start() as store:
        yield reused


@contextmanager
def started_embedded() -> Iterator[Started]:
    """The embedded store in a new folder."""
    with a_home() as home:
        settings = replace(read_settings({}), home=home)
        embedded.ensure_running(home, settings.idle_minutes)
        pid = embedded.server_pid(home)
        assert pid is not None
        yield Started("embedded", settings, _engine(settings), psutil.Process(pid))


@contextmanager
def started_neo4j() -> Iterator[Started]:
    """The Neo4j that ``NEO4J_URI`` names, given back empty, else one that is started here."""
    if GIVEN.neo4j_uri:
        with borrowed(GIVEN):
            yield Started("neo4j", GIVEN, _engine(GIVEN), None)
        return
    java, maven = needs.JAVA.find(), needs.MAVEN.find()
    assert java is not None
    assert maven is not None
    lines = {**compose_settings(), "server.memory.heap.max_size": NEO4J_HEAP}
    before = set(psutil.Process().children())
    with a_home() as home, running_neo4j(java, fetch_jars(maven), lines) as (uri, password):
        (server,) = set(psutil.Process().children()) - before
        settings = read_settings({"NEO4J_URI": uri, "NEO4J_PASSWORD": password})
        settings = replace(settings, home=home)
        yield Started("neo4j", settings, _engine(settings), server)


def _engine(settings: Settings) -> str:
    with open_store(settings) as store:
        return store.engine()
