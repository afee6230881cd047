"""What the command prints arrives whole: in a pipe, in a narrow window, in any locale."""

import csv
import io
import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from graph_loader.printing import progress
from graph_loader.settings import Settings
from tests.command.packages import append_row
from tests.command.running import in_a_terminal, munigraph, start
from tests.command.stores import load_into, new_settings
from tests.packages import copy_sample

MEMBERS = ["ask", "network_members", "network=AIMF"]
needs_terminal = pytest.mark.skipif(os.name != "posix", reason="Windows has no pty")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A store that holds the sample."""
    package = copy_sample(tmp_path_factory.mktemp("loaded"))
    with new_settings() as settings:
        load_into(settings, package)
        yield settings


@pytest.fixture
def doubtful(tmp_path: Path) -> tuple[Path, str]:
    """A package with one finding, and its place."""
    package = copy_sample(tmp_path, "a-package-with-a-rather-long-name")
    line = append_row(package, "claims/member_of.csv", {"id": "clm:x", "start_date": "2018-13"})
    return package, f"{package.name}/claims/member_of.csv:{line}:start_date"


def test_json_stands_alone_on_stdout(settings: Settings) -> None:
    ended = munigraph(*MEMBERS, "--format", "json", settings=settings, MUNIGRAPH_ROW_LIMIT="1")

    answer = json.loads(ended.out)
    assert set(answer) == {"columns", "rows", "truncated", "stamp", "sources"}
    assert (len(answer["rows"]), answer["truncated"]) == (1, True)
    assert ended.err == "There are more rows than these 1; MUNIGRAPH_ROW_LIMIT sets how many.\n"


def test_csv_stands_alone_on_stdout_and_reads_as_a_table(settings: Settings) -> None:
    ended = munigraph(*MEMBERS, "--format", "csv", settings=settings)

    rows = list(csv.reader(io.StringIO(ended.out, newline="")))
    assert rows[0] == ["member", "relation", "network", "sources"]
    assert len(rows) > 3
    assert {len(row) for row in rows} == {4}
    assert all(row[3].startswith("http") for row in rows[1:])
    assert ended.err == ""


def test_in_a_pipe_each_row_and_each_source_is_one_whole_line(settings: Settings) -> None:
    answer = json.loads(munigraph(*MEMBERS, "--format", "json", settings=settings).out)

    lines = munigraph(*MEMBERS, settings=settings, COLUMNS="30").out.splitlines()

    assert len(lines) == 1 + len(answer["rows"]) + len(answer["sources"])
    assert all(any(source["url"] in line for line in lines) for source in answer["sources"])
    assert "\u2026" not in "".join(lines)


@pytest.mark.parametrize(
    ("lang", "heading", "remark"),
    [("en", "Member", "No row.\n"), ("fr", "Membre", "Aucune ligne.\n")],
)
def test_an_empty_answer_has_its_headings_and_says_so(
    settings: Settings, lang: str, heading: str, remark: str
) -> None:
    ended = munigraph("ask", "network_members", "network=FCM", settings=settings, lang=lang)
    empty = munigraph("cypher", "MATCH (n:Theme {id: 'x'}) RETURN n", settings=settings, lang=lang)

    assert ended.out.startswith(heading)
    assert (empty.code, empty.err) == (0, remark)


@needs_terminal
@pytest.mark.parametrize("columns", [40, 80, 160, 250])
def test_in_a_window_of_any_width_the_place_of_a_finding_stays_in_one_piece(
    settings: Settings, doubtful: tuple[Path, str], columns: int
) -> None:
    package, place = doubtful

    code, shown = in_a_terminal("check", package, settings=settings, columns=columns)

    assert code == 1
    assert f" {place} " in shown.replace("\n", " ")
    assert "\u2026" not in shown


@needs_terminal
def test_a_wide_window_shows_a_framed_table_and_a_narrow_one_fields(settings: Settings) -> None:
    _, wide = in_a_terminal(*MEMBERS, settings=settings, columns=160)
    _, narrow = in_a_terminal(*MEMBERS, settings=settings, columns=20)

    assert "┃" in wide
    assert "┃" not in narrow
    assert "Member      Montréal\n" in narrow
    assert "Membership  Montréal is a member of the International Association of" in narrow


def test_names_arrive_in_utf_8_also_where_the_locale_is_ascii(settings: Settings) -> None:
    ended = munigraph(
        *("cypher", "MATCH (n:Municipality {id: 'mun:ca:montreal'}) RETURN n.name_en"),
        settings=settings,
        LC_ALL="C",
        PYTHONCOERCECLOCALE="0",
        PYTHONUTF8="0",
    )
    assert (ended.code, ended.err) == (0, "")
    assert "Montréal" in ended.out


def test_a_cell_cannot_give_orders_to_the_terminal(settings: Settings) -> None:
    shown = munigraph("cypher", "RETURN '\x1b[31mred\x07' AS colour", settings=settings).out
    assert "red" in shown
    assert not {"\x1b", "\x07"} & set(shown)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGPIPE")
def test_a_reader_who_has_seen_enough_is_no_error(settings: Settings) -> None:
    many = "UNWIND range(1, 20000) AS number RETURN number"
    with start("cypher", many, settings=settings, MUNIGRAPH_ROW_LIMIT="20000") as command:
        assert command.stdout
        assert command.stderr
        assert command.stdout.readline() == "number\n"
        command.stdout.close()
        assert command.stderr.read() == ""


@pytest.mark.skipif(os.name != "posix", reason="Windows sends no SIGINT")
def test_a_query_that_is_interrupted_ends_without_a_trace(settings: Settings) -> None:
    slow = "MATCH (a), (b), (c), (d), (e) RETURN count(*)"
    command = start("cypher", slow, settings=settings)
    used = settings.home / "used"
    before = used.stat().st_mtime_ns
    while used.stat().st_mtime_ns == before and command.poll() is None:
        pass
    command.send_signal(signal.SIGINT)
    out, err = command.communicate(timeout=30)
    assert (command.returncode, out, err) == (130, "", "")


@pytest.mark.parametrize(("seconds", "is_shown"), [(0.9, False), (1.1, True)])
def test_a_bar_appears_on_a_terminal_after_a_second(seconds: float, is_shown: bool) -> None:
    shown = io.StringIO()
    moments = iter([0.0, seconds])
    with progress(Console(file=shown, force_terminal=True), lambda: next(moments)) as show:
        show(5, 10)
    assert ("50\u00a0%" in shown.getvalue()) is is_shown


def test_no_bar_appears_in_a_file() -> None:
    shown = io.StringIO()
    moments = iter([0.0, 10.0])
    with progress(Console(file=shown), lambda: next(moments)) as show:
        show(5, 10)
    assert shown.getvalue() == ""
