"""Kills of a server, of a loader or of both at random moments of loads, and what came of each."""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

import psutil

from graph_loader.settings import Settings
from graph_loader.store import embedded
from graph_loader.store.store import open_store
from tests.command.running import Ended, assert_refused
from tests.faults.loads import BEGIN, COMMIT, Lasted, Load, Moment, begun, draw_moments
from tests.faults.whole import Package, find_held

OUTCOMES = ("old", "new", "done", "failed, yet stored")
"""The graph after the kill; done: the load succeeded all the same, or was over before."""
Kill = Callable[[Load], None]


@dataclass
class Tally:
    """How many kills ended how, and how long after each the store answered again, in seconds."""

    outcomes: Counter[tuple[bytes, str]] = field(default_factory=Counter)
    answered_after: list[float] = field(default_factory=list)

    def describe(self) -> Iterator[str]:
        """A table: where the kill struck, and how many times the graph was the old or new one."""
        yield f"{'struck':8}" + "".join(f"{outcome:>20}" for outcome in OUTCOMES)
        for name, after in (("anywhere", BEGIN), ("commit", COMMIT)):
            yield f"{name:8}" + "".join(f"{self.outcomes[after, o]:20}" for o in OUTCOMES)
        times = self.answered_after
        yield f"kill to first answer: median {median(times):.2f} s, longest {max(times):.2f} s"


def kill_loader(load: Load) -> None:
    load.process.kill()


def kill_embedded(settings: Settings) -> Kill:
    """Kills the server of that store."""

    def kill(load: Load) -> None:
        process = psutil.Process(embedded.server_pid(settings.home))
        os.kill(process.pid, signal.SIGKILL)
        process.wait(30)

    return kill


def kill_again_and_again(
    settings: Settings,
    packages: Sequence[Package],
    kill: Kill,
    lasted: Lasted,
    *,
    times: int,
) -> Tally:
    """Kill in so many loads, and see each time that the graph is the old or the new one, whole."""
    tally = Tally()
    held = find_held(settings, packages)
    for number, moment in enumerate(draw_moments(times, COMMIT, BEGIN)):
        (wanted,) = (package for package in packages if package != held)
        ended = _kill_in_a_load(settings, wanted, kill, (moment, lasted), tally, number)
        now = find_held(settings, packages)
        tally.outcomes[moment.after, _judge(settings, ended, is_new=now == wanted)] += 1
        held = now
    return tally


def _kill_in_a_load(
    settings: Settings,
    wanted: Package,
    kill: Kill,
    when: tuple[Moment, Lasted],
    tally: Tally,
    number: int,
) -> Ended:
    with begun(settings, wanted.folder, lang=("en", "fr")[number % 2]) as load:
        load.wait_until(*when)
        kill(load)
        began = time.monotonic()
        with open_store(settings) as store:
            store.stamp()
        tally.answered_after.append(time.monotonic() - began)
        return load.end()


def _judge(settings: Settings, ended: Ended, *, is_new: bool) -> str:
    """One of the outcomes; fails where the command said what is not so."""
    if ended.code == 0:
        assert is_new
        return "done"
    if ended.code != -signal.SIGKILL:
        line = assert_refused(ended, 3)
        assert settings.neo4j_uri or "NEO4J" not in line
        return "failed, yet stored" if is_new else "old"
    return "new" if is_new else "old"
