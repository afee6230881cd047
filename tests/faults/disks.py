"""A small disk of a test's own: it can be filled up, freed, and made read-only."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.store.homes import wait_until

MEGABYTE = 1_000_000


class Disk:
    """A file system in memory, mounted on a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self, leave: int) -> None:
        """Take all room but so many bytes, or all of it where the store takes room meanwhile."""
        with suppress(OSError), self._filler.open("ab", buffering=0) as filler:
            while (room := self._room() - leave) > 0:
                filler.write(bytes(min(room, MEGABYTE)))

    def _room(self) -> int:
        state = os.statvfs(self.folder)
        return state.f_bavail * state.f_frsize

    def free(self) -> None:
        """Give that room back."""
        self._filler.unlink(missing_ok=True)

    def make_read_only(self) -> None:
        """Only possible where nobody has a file open, so an ending process is waited for."""
        assert wait_until(lambda: _mount("remount,ro", self.folder))

    def make_writable(self) -> None:
        """Undo that."""
        assert _mount("remount,rw", self.folder)


@contextmanager
def a_disk(folder: Path, megabytes: int) -> Iterator[Disk]:
    """Mounted while the block runs; without the right to mount, the test is skipped aloud."""
    folder.mkdir()
    if not shutil.which("mount") or not _mount(f"size={megabytes * MEGABYTE}", folder):
        pytest.skip("only who may mount a file system can fill one up")
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def _mount(options: str, folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
