"""The gate: how a reader knows that its answer comes from one load and not from two.

Neither store gives a query a snapshot: one that runs while a commit is applied may see part of it.
So a small node of its own says which load the store holds (``number``) and whether a commit is
being applied (``is_committing``). A reader takes its answer between two readings of the gate; a
loader closes it, in a transaction of its own, just before its commit. The gate also keeps a second
loader out.

A loader may die while the store goes on applying its commit. So nobody opens a gate in its place
before `settle` has said that nothing of that load is to come any more.
"""

import os
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

import psutil

from graph_loader.store.bolt import Records
from graph_loader.store.refusals import ConflictError

STALE_AFTER = timedelta(minutes=30)
"""When a loader on another machine, whose life cannot be asked for, counts as gone."""

_PATIENCE_SECONDS = 10.0
_WAIT_SECONDS = 0.05


class Run(Protocol):
    """Runs one statement and gives its rows; all but `read_gate` want a transaction for each."""

    def __call__(self, text: str, parameters: Mapping[str, object] | None = None, /) -> Records:
        """The rows."""


_READ = (
    "MATCH (g:Gate {id: 'gate'}) RETURN g.number AS number, g.is_committing AS is_committing, "
    "g.loader AS loader, g.since AS since"
)
_MAKE = "MERGE (g:Gate {id: 'gate'})"
# The write comes first, so that a second loader waits for the first one's lock and then sees it.
# The number begins with the clock: after a reset, no number that a reader remembers comes again.
_TAKE = (
    "MATCH (g:Gate {id: 'gate'}) SET g.knock = $loader WITH g WHERE g.loader IS NULL "
    "SET g.loader = $loader, g.since = $since, g.number = coalesce(g.number, $clock), "
    "g.is_committing = false RETURN g.number AS number"
)
# The load's transaction writes the stamp before anything else. Another value each time: one that
# changes nothing would be no write to the embedded store.
_SETTLE = (
    "MATCH (g:Gate {id: 'gate'}) WHERE g.loader = $loader "
    "MERGE (s:Stamp {id: 'stamp'}) SET s.knock = $knock"
)
_CLOSE = "MATCH (g:Gate {id: 'gate'}) SET g.is_committing = true"
_LEAVE = (
    "MATCH (g:Gate {id: 'gate'}) WHERE g.loader = $loader "
    "SET g.number = g.number + CASE WHEN g.is_committing THEN 1 ELSE 0 END, "
    "g.is_committing = false REMOVE g.loader, g.since, g.knock"
)


@dataclass(frozen=True)
class Gate:
    """The gate as read: ``loader`` names the machine and process of a load under way, else None."""

    number: int = 0
    is_committing: bool = False
    loader: str | None = None
    since: str | None = None

    def is_same_load(self, later: "Gate") -> bool:
        """Whether nothing was committed from this reading of the gate to a later one."""
        return not later.is_committing and self.number == later.number

    @property
    def is_abandoned(self) -> bool:
        """Whether its loader is gone: the process on this machine, or too long ago on another."""
        if self.loader is None:
            return False
        host, process, started = self.loader.rsplit("/", 2)
        if host == socket.gethostname():
            return not _is_alive(int(process), float(started))
        return self.since is None or _age(self.since) > STALE_AFTER


def _is_alive(process: int, started: float) -> bool:
    try:
        found = psutil.Process(process)
        # One that has ended stays as a zombie while nobody asks how.
        is_gone = found.status() == psutil.STATUS_ZOMBIE
        return not is_gone and bool(abs(found.create_time() - started) < 1)
    except psutil.Error:
        return False


def _age(since: str) -> timedelta:
    return datetime.now(UTC) - datetime.fromisoformat(since)


def read_gate(run: Run) -> Gate:
    """The gate as it is now; an open one of number 0 where nothing was ever loaded."""
    rows = run(_READ).rows
    if not rows:
        return Gate()
    number, is_committing, loader, since = rows[0]
    return Gate(
        int(str(number)) if number is not None else 0,
        bool(is_committing),
        str(loader) if loader else None,
        str(since) if since else None,
    )


def take_gate(run: Run) -> str | None:
    """Become the one loader of this store and get the name to leave with; None behind another."""
    process = psutil.Process(os.getpid())
    loader = f"{socket.gethostname()}/{process.pid}/{process.create_time()}"
    values = {
        "loader": loader,
        "since": datetime.now(UTC).isoformat(),
        "clock": time.time_ns() // 1_000_000,
    }
    _insist(run, _MAKE)
    return loader if _insist(run, _TAKE, values).rows else None


def close_gate(run: Run) -> None:
    """Say that a commit is about to be applied."""
    _insist(run, _CLOSE)


def settle(run: Run, loader: str, patience: float = 0.0) -> bool:
    """Whether the store will never again change by what that loader began.

    A transaction that is open or being applied holds the stamp, which this writes too: Neo4j lets
    us wait until it is over; ArcadeDB refuses either us, while it is applied, or it, from then on.
    False where that took longer than ``patience`` seconds (and the time that ``run`` allows).
    """
    try:
        _insist(run, _SETTLE, {"loader": loader, "knock": time.time_ns()}, patience)
    except ConflictError:
        return False
    return True


def leave_gate(run: Run, loader: str) -> None:
    """Open the gate of that loader and let the next one in.

    Whoever finds the gate of a loader that died does it in its place, after `settle`.
    """
    _insist(run, _LEAVE, {"loader": loader})


def _insist(
    run: Run,
    text: str,
    values: Mapping[str, object] | None = None,
    patience: float = _PATIENCE_SECONDS,
) -> Records:
    """Run a statement again when somebody else wrote the same node at the same moment."""
    end = time.monotonic() + patience
    while True:
        try:
            return run(text, values)
        except ConflictError:
            if time.monotonic() > end:
                raise
            time.sleep(_WAIT_SECONDS)
