"""`munigraph bench`: starts the measurements, which lie with the tests in a checkout."""

import importlib.util
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from graph_loader.errors import UsageError
from graph_loader.schema import Words


class Measure(StrEnum):
    """What can be measured by itself."""

    LOADING = "loading"
    GROWTH = "growth"
    ASKING = "asking"
    STARTING = "starting"


_ROOT = Path(__file__).parents[1]
_TOOL = "yaml"
"""A library that only the tests need: where it is, their tools are installed."""


def bench(
    measures: Annotated[
        list[Measure] | None,
        typer.Argument(help="What to measure; all of it without any.", show_default=False),
    ] = None,
    entities: Annotated[int, typer.Option(min=200, help="Of the made-up package.")] = 20_000,
    claims: Annotated[
        int, typer.Option(min=2_000, help="About relations, in that package.")
    ] = 100_000,
    runs: Annotated[int, typer.Option(min=1, help="Of each side, taking turns.")] = 3,
    format_: Annotated[
        Literal["table", "json"], typer.Option("--format", help="How to print the figures.")
    ] = "table",
) -> None:
    """Measure this program beside the plainest one that does the same, on both stores.

    It takes about half an hour, and wants a machine that does nothing else; docs/bench.md says how
    to read the figures.

    Example: munigraph bench loading --entities 2000 --claims 10000
    """
    if not (_ROOT / "tests" / "bench").is_dir() or not importlib.util.find_spec(_TOOL):
        raise UsageError(
            Words(
                "munigraph bench measures in a checkout of the repository, with the tools of its "
                "tests.",
                "munigraph bench mesure dans une copie du code source, avec ses outils de test.",
            ),
            Words("Type make bench in that folder.", "Tapez make bench dans ce dossier."),
        )
    options = {"entities": entities, "claims": claims, "runs": runs, "format": format_}
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    command = [sys.executable, "-m", "tests.bench", *(measures or ()), *words]
    raise typer.Exit(subprocess.call(command, cwd=_ROOT))
