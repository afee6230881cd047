"""A disk that is full, fills up in the middle of a load, or cannot be written to."""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import psutil
import pytest

from graph_loader.settings import Settings, read_settings
from graph_loader.store import embedded
from tests.command.running import assert_refused, munigraph
from tests.faults.disks import MEGABYTE, Disk, a_disk
from tests.faults.loads import WRITE, begun, draw_moments, time_load
from tests.faults.whole import Package, find_held, learn, make_packages

FULL = (
    "The disk with the data folder {} is full. ",
    "Le disque où se trouve le dossier de données {} est plein. ",
)
LANGS = ("en", "fr")


@dataclass(frozen=True)
class Place:
    """An embedded store on a disk of its own, with the second of two packages in it."""

    disk: Disk
    settings: Settings
    packages: tuple[Package, ...]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with a_disk(tmp_path / "disk", megabytes=150) as disk:
        settings = replace(read_settings({}), home=disk.folder / "home")
        try:
            packages = learn(settings, make_packages(tmp_path, entities=400, claims=600))
            yield Place(disk, settings, packages)
        finally:
            disk.make_writable()
            disk.free()
            embedded.stop(settings.home)


def assert_all_say(place: Place, *words: str | Path, begins: tuple[str, str]) -> None:
    for lang, begin in zip(LANGS, begins, strict=True):
        line = assert_refused(munigraph(*words, settings=place.settings, lang=lang), 3)
        assert line.startswith(begin.format(place.settings.home)), line
        assert "NEO4J" not in line


def kill_server(settings: Settings) -> None:
    process = psutil.Process(embedded.server_pid(settings.home))
    os.kill(process.pid, signal.SIGKILL)
    process.wait(30)


@pytest.mark.parametrize("times", [2, pytest.param(30, marks=pytest.mark.long)])
def test_a_disk_that_fills_up_in_the_middle_of_a_load_leaves_one_whole_graph(
    place: Place, times: int
) -> None:
    random = Random(times)
    held = place.packages[0]
    lasted = time_load(place.settings, held.folder)
    for number, moment in enumerate(draw_moments(times, WRITE)):
        (wanted,) = (package for package in place.packages if package != held)
        with begun(place.settings, wanted.folder, lang=LANGS[number % 2]) as load:
            load.wait_until(moment, lasted)
            place.disk.fill(leave=random.randrange(2 * MEGABYTE))
            ended = load.end()
        if ended.code:
            line = assert_refused(ended, 3)
            assert str(place.settings.home) in line
            assert "NEO4J" not in line
        # While it is full, what can be read is whole; what cannot says why.
        asked = munigraph("ask", "overview", settings=place.settings)
        if asked.code:
            assert assert_refused(asked, 3).startswith(FULL[0].format(place.settings.home))
        if number % 3 == 1 and embedded.find(place.settings.home):
            kill_server(place.settings)
        place.disk.free()
        now = find_held(place.settings, place.packages)
        assert now in ((held, wanted) if ended.code else (wanted,))
        held = now
    (other,) = {*place.packages} - {held}
    assert munigraph("load", other.folder, "--remove", settings=place.settings).code == 0
    assert find_held(place.settings, place.packages) == other


def test_a_load_that_the_disk_has_no_room_for_is_refused_before_it_writes(place: Place) -> None:
    place.disk.fill(leave=2 * MEGABYTE)
    words = ("load", place.packages[0].folder, "--remove")
    assert_all_say(place, *words, begins=("This load needs about ", "Ce chargement demande "))
    assert find_held(place.settings, place.packages) == place.packages[1]
    place.disk.free()
    assert munigraph(*words, settings=place.settings).code == 0
    assert find_held(place.settings, place.packages) == place.packages[0]


def test_a_store_that_cannot_start_on_a_full_disk_says_so(place: Place) -> None:
    place.disk.fill(leave=0)
    new = replace(place.settings, home=place.disk.folder / "new")
    assert_all_say(replace(place, settings=new), "ask", "overview", begins=FULL)
    place.disk.free()
    assert munigraph("ask", "overview", settings=new).code == 0
    embedded.stop(new.home)


def test_a_folder_that_cannot_be_written_to_is_said_by_every_command(place: Place) -> None:
    embedded.stop(place.settings.home)
    place.disk.make_read_only()
    begins = ("The data folder {} cannot be used ", "Le dossier de données {} est inutilisable ")
    for words in (
        ("load", place.packages[0].folder),
        ("ask", "overview"),
        ("cypher", "RETURN 1"),
        ("store", "start"),
        ("store", "stop"),
        ("store", "reset", "--yes"),
    ):
        assert_all_say(place, *words, begins=begins)
    # Nothing has to be written to say that it does not run.
    assert "running: no" in munigraph("store", "status", settings=place.settings).out
    place.disk.make_writable()
    assert find_held(place.settings, place.packages) == place.packages[1]
