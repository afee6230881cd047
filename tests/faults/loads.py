"""`munigraph load` as a process of its own, and the moment at which something happens to it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from graph_loader.settings import Settings
from tests.command.running import Ended, variables

ROOT = Path(__file__).parents[2]
LONGEST_SECONDS = 300

# The command itself; only that it also says when it is the one loader, and when it commits.
_LOAD = """
import os, sys
from graph_loader.store import writing
from munigraph.cli import main

def say(what):
    os.write(int(os.environ["SAYS"]), what)

def take(run, take=writing.take_gate):
    loader = take(run)
    if loader:
        say(b"W")
    return loader

def close(run, close=writing.close_gate):
    close(run)
    say(b"C")

writing.take_gate, writing.close_gate = take, close
main()
"""
BEGIN, WRITE, COMMIT = b"", b"W", b"C"
"""What a load begins with, and says of itself later."""

Lasted = Mapping[bytes, float]
"""How many seconds an undisturbed load took from each of these to its end."""


@dataclass(frozen=True)
class Moment:
    """A share of the time that is left of a load after it said that."""

    after: bytes
    share: float


def draw_moments(number: int, *after: bytes) -> Iterator[Moment]:
    """So many, the same each time, after each of these in turn."""
    random = Random(number)
    for index in range(number):
        yield Moment(after[index % len(after)], random.random())


class Load:
    """A load under way."""

    def __init__(self, process: subprocess.Popen[str], says: int) -> None:
        self.process = process
        self._says = says

    def wait_for(self, word: bytes) -> bool:
        """Wait until it says that; False when it ended without."""
        said = BEGIN
        while said != word:
            said = os.read(self._says, 1)
            if not said:
                return False
        return True

    def wait_until(self, moment: Moment, lasted: Lasted) -> None:
        """Return at that moment, or when the load has ended before."""
        self.wait_for(moment.after)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(moment.share * lasted[moment.after])

    def end(self) -> Ended:
        """What it leaves when it has ended by itself."""
        out, err = self.process.communicate(timeout=LONGEST_SECONDS)
        return Ended(self.process.returncode, out, err)


@contextmanager
def begun(settings: Settings, folder: Path, lang: str = "en") -> Iterator[Load]:
    """A load that may remove; killed at the end of the block if it is not over by then."""
    hears, says = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-c", _LOAD, "load", folder, "--remove"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=variables(settings, lang, SAYS=str(says)),
        pass_fds=[says],
        cwd=ROOT,
    )
    os.close(says)
    try:
        yield Load(process, hears)
    finally:
        process.kill()
        process.communicate()
        os.close(hears)


def time_load(settings: Settings, folder: Path) -> Lasted:
    """How long a load of that package takes here and now."""
    said = {BEGIN: time.monotonic()}
    with begun(settings, folder) as load:
        for word in (WRITE, COMMIT):
            assert load.wait_for(word), load.end().err
            said[word] = time.monotonic()
        assert load.end().code == 0
    return {word: time.monotonic() - moment for word, moment in said.items()}
