"""The loader's commands: check, load, store. Mounted by `munigraph.cli`."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from graph_loader import load as road
from graph_loader.errors import UsageError
from graph_loader.printing import notes, print_json, progress, say
from graph_loader.receipts import print_findings, print_receipt, print_state
from graph_loader.schema import Words
from graph_loader.settings import Settings, read_language, read_settings, shared_folder
from graph_loader.store import embedded
from graph_loader.store.store import open_store

Packages = Annotated[
    list[Path] | None,
    typer.Argument(help="Folders of data packages; without one, the data that come with the tool."),
]
FormatOption = Annotated[
    Literal["text", "json"], typer.Option("--format", help="How to print the result.")
]


def check(packages: Packages = None, format_: FormatOption = "text") -> None:
    """List everything doubtful in data packages; exit 1 when something stops a load.

    Example: munigraph check data
    """
    report = road.prepare(_folders(packages)).report
    if format_ == "json":
        print_json([finding.to_json() for finding in report.findings])
    else:
        print_findings(report)
    if not report.is_loadable:
        raise typer.Exit(1)


def load(
    packages: Packages = None,
    plan: Annotated[
        bool, typer.Option("--plan", help="Show what would change; write nothing.")
    ] = False,
    remove: Annotated[
        bool, typer.Option("--remove", help="Allow much, or a whole package, to be removed.")
    ] = False,
    format_: FormatOption = "text",
) -> None:
    """Check data packages and make the store hold exactly what they say, all or nothing.

    Example: munigraph load data --plan
    """
    with open_store(read_settings()) as store, progress() as show:
        receipt = road.load(
            _folders(packages), store, is_plan=plan, may_remove=remove, progress=show
        )
    if format_ == "json":
        print_json(receipt.to_json())
    else:
        print_receipt(receipt)
    if not receipt.report.is_loadable:
        raise typer.Exit(1)


def _folders(packages: list[Path] | None) -> list[Path]:
    return packages or [shared_folder("data")]


store_app = typer.Typer(help="Start, stop and look at the store.", no_args_is_help=True)


@store_app.command()
def start() -> None:
    """Start the embedded store where it does not run; every other command does so by itself.

    Example: munigraph store start
    """
    with open_store(read_settings()) as store:
        say(Words(f"{store.engine()} answers.", f"{store.engine()} répond."))


@store_app.command()
def stop() -> None:
    """Stop the embedded store; what it holds stays.

    Example: munigraph store stop
    """
    settings = read_settings()
    _refuse_for_neo4j(settings)
    if embedded.stop(settings.home):
        say(Words("The store has stopped.", "La base s’est arrêtée."))
    else:
        say(Words("The store was not running.", "La base n’était pas en marche."))


@store_app.command()
def status(format_: FormatOption = "text") -> None:
    """Say which store answers, how large it is and what it holds; start nothing.

    Example: munigraph store status --format json
    """
    state = _read_state(read_settings())
    if format_ == "json":
        print_json(state)
    else:
        print_state(state)


def _read_state(settings: Settings) -> dict[str, object]:
    """The same names for both stores; None is what does not apply or cannot be known."""
    state: dict[str, object] = dict.fromkeys(
        ("running", "engine", "version", "address", "home", "process_id", "size_bytes", "stamp")
    )
    if not settings.neo4j_uri:
        state["home"] = str(settings.home)
        state["size_bytes"] = embedded.size_bytes(settings.home)
        if not embedded.find(settings.home):
            return {**state, "running": False}
        state["process_id"] = embedded.server_pid(settings.home)
    with open_store(settings) as store:
        engine, _, version = store.engine().rpartition(" ")
        stamp = store.stamp()
        return {
            **state,
            "running": True,
            "engine": engine,
            "version": version,
            "address": store.address.uri,
            "stamp": stamp.to_json() if stamp else None,
        }


@store_app.command()
def reset(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Remove everything from the embedded store; `munigraph load` fills it again.

    Example: munigraph store reset --yes
    """
    settings = read_settings()
    _refuse_for_neo4j(settings)
    if not yes and not _is_meant(settings.home):
        say(Words("Nothing was removed.", "Rien n’a été supprimé."))
        raise typer.Exit(1)
    embedded.reset(settings.home)
    say(Words("The store is empty.", "La base est vide."))


def _is_meant(home: Path) -> bool:
    """Whether the user says yes; silence, as from a pipe that is empty, says no."""
    question = Words(
        f"Remove everything from the store in {home}? [y/N] ",
        f"Tout supprimer de la base dans {home}\u00a0? [o/N] ",
    )
    notes.print(question.of(read_language()), end="")
    return sys.stdin.readline().strip().lower() in ("y", "yes", "o", "oui")


def _refuse_for_neo4j(settings: Settings) -> None:
    if settings.neo4j_uri:
        raise UsageError(
            Words(
                "This command is for the embedded store, and NEO4J_URI is set.",
                "Cette commande est pour la base intégrée, et NEO4J_URI est définie.",
            ),
            Words(
                "Use the tools of your Neo4j, or unset NEO4J_URI.",
                "Utilisez les outils de votre Neo4j, ou retirez NEO4J_URI.",
            ),
        )
