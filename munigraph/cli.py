"""`munigraph`, the one command: the loader's commands, asking, and the explorer."""

import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Literal

import typer

from graph_loader import cli as loader
from graph_loader import load as road
from graph_loader.errors import LoadRefusedError, MunigraphError, UsageError
from graph_loader.printing import (
    notes,
    print_json,
    print_line,
    print_rows,
    remark,
    say,
    speak_utf8,
)
from graph_loader.receipts import print_receipt
from graph_loader.schema import Words
from graph_loader.settings import read_language, read_settings, shared_folder
from graph_loader.store.store import Store, open_store
from munigraph import ask as asking
from munigraph import benching, formats, serving
from munigraph.answer import Answer
from munigraph.catalogue import SHELVES, Question, questions

app = typer.Typer(
    help="Who is a municipality tied to, through what, since when, on whose word?\n\n"
    "Results and errors come in English or French, as MUNIGRAPH_LANG says or else the locale; "
    "this help is in English.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("check")(loader.check)
app.command("load")(loader.load)
app.add_typer(loader.store_app, name="store")
app.command("bench")(benching.bench)


def _speak(lang: str | None) -> str:
    """The language of this command: errors, wherever they come from, keep to it as well."""
    if lang:
        os.environ["MUNIGRAPH_LANG"] = lang
    return lang or read_language()


AnswerFormat = Literal["table", "json", "csv"]
AnswerFormatOption = Annotated[
    AnswerFormat, typer.Option("--format", help="How to print the answer.")
]
LangOption = Annotated[
    Literal["en", "fr"] | None,
    typer.Option(
        "--lang",
        help="Language of the words; without it that of MUNIGRAPH_LANG or the locale.",
        show_default=False,
        callback=_speak,
    ),
]


@app.command()
def run(
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="Port to listen on.")
    ] = serving.DEFAULT_PORT,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
) -> None:
    """Start the store, load the data where they are not loaded, and open the explorer.

    Example: munigraph run --port 8600 --no-browser
    """
    serving.refuse_port(host, port)
    settings = read_settings()
    address = serving.address_of(host, port, read_language())

    def announce() -> None:
        say(
            Words(
                f"The explorer is at {address} – stop it with Ctrl+C.",
                f"L’explorateur est à {address} – arrêtez-le avec Ctrl+C.",
            )
        )
        if browser:
            import webbrowser

            webbrowser.open(address)

    # Both take a second or two, and neither waits for the other.
    with serving.page_server(host, port, settings.home) as server:
        with open_store(settings) as store:
            _load_shared_data(store)
        raise typer.Exit(server.serve(announce))


def _load_shared_data(store: Store) -> None:
    """Load ``data/`` into a store that is empty or holds nothing else; say so where it cannot be.

    What somebody loaded from elsewhere is left alone, and so is a Neo4j that holds something: it is
    the team's, and this machine's data may be the older ones. A store that holds an older graph is
    shown as it is when the new one is refused; an empty one is no use, and the command ends.
    """
    stamp, data = store.stamp(), shared_folder("data")
    is_ours = store.is_embedded and stamp and stamp.packages == (road.package_name(data),)
    if stamp and not is_ours:
        return
    try:
        receipt = road.load([data], store)
    except LoadRefusedError as error:
        if stamp is None:
            raise
        notes.print(error.sentence(read_language()))
        return
    if receipt.difference is None:
        print_receipt(receipt)
        if stamp is None:
            raise typer.Exit(1)


@app.command("questions")
def list_questions(
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", help="How to print the list.")
    ] = "text",
    lang: LangOption = None,
) -> None:
    """List the questions that can be asked, shelf by shelf, with their parameters.

    Example: munigraph questions --lang fr
    """
    spoken = lang or read_language()
    catalogue = questions().values()
    if format_ == "json":
        print_json([_describe(question, spoken) for question in catalogue])
        return
    for shelf, title in SHELVES.items():
        print_line(f"\n{title.of(spoken)}")
        for question in (q for q in catalogue if q.shelf == shelf):
            values = " ".join(f"{p.name}={p.default}" for p in question.parameters)
            print_line(f"  {question.id} {values}".rstrip())
            print_line(f"      {question.question.of(spoken)}")


def _describe(question: Question, lang: str) -> dict[str, object]:
    return {
        "id": question.id,
        "shelf": question.shelf,
        "title": question.title.of(lang),
        "question": question.question.of(lang),
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.type,
                "allowed": list(parameter.allowed),
                "default": parameter.default,
                "title": parameter.words.of(lang),
            }
            for parameter in question.parameters
        ],
    }


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="Id of a question; see `munigraph questions`.")],
    values: Annotated[
        list[str] | None,
        typer.Argument(
            help="Values as name=value; an actor by its id, name or acronym in either language."
        ),
    ] = None,
    format_: AnswerFormatOption = "table",
    lang: LangOption = None,
) -> None:
    """Ask a question of the catalogue.

    Example: munigraph ask network_members network=UCLG --format csv
    """
    found = asking.find_question(question)
    spoken = lang or read_language()
    with open_store(read_settings()) as store:
        answer = asking.ask(store, found, _pairs(values), today=_today())
    headings = {column: words.of(spoken) for column, words in found.columns.items()}
    _print_answer(answer, headings, format_, spoken)


@app.command()
def cypher(
    text: Annotated[str, typer.Argument(help="A query that reads.")],
    values: Annotated[
        list[str] | None,
        typer.Argument(
            help="Values for its $parameters as name=value; 12, true and [1, 2] are no texts."
        ),
    ] = None,
    format_: AnswerFormatOption = "table",
    lang: LangOption = None,
) -> None:
    """Run a Cypher query that only reads, within limits of time and rows.

    Example: munigraph cypher 'MATCH (n:Program) RETURN n.id ORDER BY n.id'
    """
    with open_store(read_settings()) as store:
        answer = asking.cypher(store, text, {n: _value(v) for n, v in _pairs(values).items()})
    _print_answer(answer, {}, format_, lang or read_language())


def _today() -> date:
    return datetime.now(UTC).date()


def _pairs(values: list[str] | None) -> dict[str, str]:
    pairs = {}
    for value in values or ():
        name, sign, text = value.partition("=")
        if not sign or not name:
            raise UsageError(
                Words(
                    f"“{value}” is not a value.",
                    f"«\u00a0{value}\u00a0» n’est pas une valeur.",
                ),
                Words("Write name=value.", "Écrivez nom=valeur."),
            )
        pairs[name] = text
    return pairs


def _value(text: str) -> object:
    """A number, boolean or list where the text is one in JSON, else the text."""
    try:
        return formats.load_json(text)
    except ValueError:
        return text


def _print_answer(
    answer: Answer, headings: Mapping[str, str], format_: AnswerFormat, lang: str
) -> None:
    if format_ == "json":
        print_json(formats.to_json(answer))
    elif format_ == "csv":
        typer.echo(formats.to_csv(answer, lang, _today()), nl=False)
    else:
        shown = [headings.get(c, c) for c in answer.columns if c != "source_ids"]
        if shown:
            print_rows(shown, formats.to_rows(answer, lang, _today()))
        for number, source in enumerate(answer.sources, 1):
            print_line(f"[{number}] {source.properties['publisher']} {source.properties['url']}")
    if not answer.rows:
        remark(Words("No row.", "Aucune ligne."))
    if answer.is_cut:
        limit = len(answer.rows)
        remark(
            Words(
                f"There are more rows than these {limit}; MUNIGRAPH_ROW_LIMIT sets how many.",
                f"Il y a plus de lignes que ces {limit}\u00a0; MUNIGRAPH_ROW_LIMIT fixe le nombre.",
            )
        )


def main() -> None:
    """Run the command; what a person can mend ends in one sentence and an exit code."""
    speak_utf8()
    serving.end_like_ctrl_c()
    try:
        app()
    except MunigraphError as error:
        notes.print(error.sentence(read_language()))
        sys.exit(error.exit_code)
