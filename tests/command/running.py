"""The real command, run as a person runs it: another process, two streams and an exit code."""

import os
import re
import subprocess
import sysconfig
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from graph_loader.settings import Settings
from tests.environment import environment_for

COMMAND = Path(sysconfig.get_path("scripts"), "munigraph.exe" if os.name == "nt" else "munigraph")
LONGEST_SECONDS = 120

# A line in 80 columns is the hard case; a command that breaks words is caught by it.
TERMINAL = {"COLUMNS": "80", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}


@dataclass(frozen=True)
class Ended:
    """What a command left: its exit code and what it wrote."""

    code: int
    out: str
    err: str


def variables(settings: Settings, lang: str = "en", **more: str) -> dict[str, str]:
    return {**environment_for(settings), **TERMINAL, "MUNIGRAPH_LANG": lang, **more}


def munigraph(
    *words: str | Path,
    settings: Settings,
    lang: str = "en",
    cwd: Path | None = None,
    stdin: str = "",
    **more: str,
) -> Ended:
    """Run `munigraph` with these words, and these variables beside those of the settings."""
    ended = subprocess.run(
        [COMMAND, *words],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=variables(settings, lang, **more),
        cwd=cwd,
        timeout=LONGEST_SECONDS,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def start(
    *words: str | Path,
    settings: Settings,
    lang: str = "en",
    cwd: Path | None = None,
    **more: str,
) -> subprocess.Popen[str]:
    """The same, without waiting for its end."""
    return subprocess.Popen(
        [COMMAND, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=variables(settings, lang, **more),
        cwd=cwd,
    )


def wait_for(command: subprocess.Popen[str]) -> Ended:
    """What a command leaves that was started before."""
    out, err = command.communicate(timeout=LONGEST_SECONDS)
    return Ended(command.returncode, out, err)


def assert_refused(ended: Ended, code: int) -> str:
    """One line on stderr with what is wrong and what to do, nothing on stdout; the line."""
    assert ended.out == ""
    assert "Traceback" not in ended.err
    (line,) = ended.err.splitlines()
    what, hint = split_hint(line)
    assert what
    assert hint
    assert ended.code == code
    return line


def split_hint(line: str) -> tuple[str, str]:
    """The first sentence and the rest; both are whole sentences."""
    found = re.fullmatch(r"(.+?[.?!])\s+(\S.*)", line)
    return (found[1], found[2]) if found else (line, "")


def in_a_terminal(*words: str | Path, settings: Settings, columns: int) -> tuple[int, str]:
    """The exit code, and what the command shows in a window of that width."""
    import pty

    ours, theirs = pty.openpty()
    environment = variables(settings, COLUMNS=str(columns), TERM="xterm")
    with subprocess.Popen(
        [COMMAND, *words], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    ) as command:
        os.close(theirs)
        shown = b""
        # Linux reports the end of a terminal as an error.
        with suppress(OSError):
            while part := os.read(ours, 65536):
                shown += part
        os.close(ours)
    return command.returncode, shown.decode("utf-8").replace("\r\n", "\n")
