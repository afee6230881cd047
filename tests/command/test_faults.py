"""What goes wrong for a person ends in one sentence, one hint and an exit code, never in a trace.

And nothing is lost: the store holds what it held.
"""

import socket
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph_loader.settings import Settings, read_settings
from tests.command.running import assert_refused, munigraph, start, wait_for
from tests.command.stores import held, load_into, new_settings
from tests.packages import copy_sample

LANGS = ("en", "fr")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A store that holds the sample."""
    package = copy_sample(tmp_path_factory.mktemp("loaded"))
    with new_settings() as settings:
        load_into(settings, package)
        yield settings


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def assert_refused_in_both_languages(
    *words: str | Path, settings: Settings, code: int, begins: tuple[str, str]
) -> None:
    commands = [start(*words, settings=settings, lang=lang) for lang in LANGS]
    for command, begin in zip(commands, begins, strict=True):
        line = assert_refused(wait_for(command), code)
        assert line.startswith(begin)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_a_wrong_password_is_said(neo4j_settings: Settings) -> None:
    wrong = replace(neo4j_settings, neo4j_password="wrong")

    assert_refused_in_both_languages(
        *("store", "status"),
        settings=wrong,
        code=3,
        begins=(
            f"The store at {wrong.neo4j_uri} does not accept this user name and password.",
            f"La base {wrong.neo4j_uri} n’accepte pas ce nom d’utilisateur et ce mot de passe.",
        ),
    )


@pytest.mark.parametrize("command", [["load"], ["run"]])
def test_a_store_that_does_not_answer_is_said(command: list[str], tmp_path: Path) -> None:
    uri = f"bolt://127.0.0.1:{free_port()}"
    port = [f"--port={free_port()}"] if command == ["run"] else []
    nowhere = replace(read_settings({}), home=tmp_path, neo4j_uri=uri)

    assert_refused_in_both_languages(
        *command,
        *port,
        settings=nowhere,
        code=3,
        begins=(f"No store answers at {uri}.", f"Aucune base ne répond à {uri}."),
    )


def test_a_port_in_use_is_said_and_another_one_offered(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert_refused_in_both_languages(
            *("run", "--no-browser", f"--port={port}"),
            settings=settings,
            code=2,
            begins=(
                f"Port {port} is in use. Choose another one, as in munigraph run --port ",
                f"Le port {port} est déjà utilisé. Choisissez-en un autre, ",
            ),
        )


def test_an_address_of_another_machine_is_said(settings: Settings) -> None:
    # Kept for examples by RFC 5737: no machine has it.
    assert_refused_in_both_languages(
        *("run", "--no-browser", "--host=192.0.2.1", f"--port={free_port()}"),
        settings=settings,
        code=2,
        begins=(
            "“192.0.2.1” is not an address of this machine.",
            "«\u00a0192.0.2.1\u00a0» n’est pas une adresse de cette machine.",
        ),
    )


@pytest.mark.parametrize("command", [["ask", "overview"], ["store", "start"]])
@pytest.mark.parametrize(
    "place",
    [
        "below a file",
        pytest.param(
            "/proc/munigraph",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="/proc is a folder of Linux"),
        ),
    ],
)
def test_a_home_that_cannot_be_written_is_said_also_to_root(
    command: list[str], place: str, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    home = tmp_path / "file" / "home" if place == "below a file" else Path(place)

    assert_refused_in_both_languages(
        *command,
        settings=replace(read_settings({}), home=home),
        code=3,
        begins=(
            f"The data folder {home} cannot be used (",
            f"Le dossier de données {home} est inutilisable (",
        ),
    )


def test_a_folder_that_is_no_package_is_said(settings: Settings, tmp_path: Path) -> None:
    before = held(settings)
    (tmp_path / "file.csv").touch()
    for folder in (tmp_path / "nowhere", tmp_path / "file.csv"):
        assert_refused_in_both_languages(
            *("load", folder),
            settings=settings,
            code=2,
            begins=(
                f"“{folder}” is not a data package: it has no datapackage.json.",
                f"«\u00a0{folder}\u00a0» n’est pas un paquet de données\u00a0: ",
            ),
        )
    assert held(settings) == before


def test_a_package_without_a_name_is_said(settings: Settings, package: Path) -> None:
    (package / "datapackage.json").write_text("{")
    assert_refused_in_both_languages(
        *("check", package),
        settings=settings,
        code=2,
        begins=(
            f"“{package / 'datapackage.json'}” gives no name for the package.",
            f"«\u00a0{package / 'datapackage.json'}\u00a0» ne donne pas de nom au paquet.",
        ),
    )


def test_a_table_that_cannot_be_opened_is_said(settings: Settings, package: Path) -> None:
    (package / "sources.csv").unlink()
    (package / "sources.csv").mkdir()
    assert_refused_in_both_languages(
        *("load", package),
        settings=settings,
        code=2,
        begins=(
            f"“{package / 'sources.csv'}” cannot be read: ",
            f"«\u00a0{package / 'sources.csv'}\u00a0» ne peut pas être lu\u00a0: ",
        ),
    )


def test_of_two_loads_at_once_one_may_be_refused_and_nothing_is_lost(package: Path) -> None:
    with new_settings() as fresh:
        loads = [start("load", package, "--format=json", settings=fresh) for _ in range(3)]
        ended = [wait_for(load) for load in loads]
        after = held(fresh)
        again = munigraph("load", package, "--format=json", settings=fresh)

        assert 0 in {one.code for one in ended}
        for one in ended:
            if one.code:
                said = assert_refused(one, 1)
                assert said.startswith("Another load into this store is under way.")
            else:
                assert one.err == ""
        assert '"written": 0' in again.out
        assert held(fresh) == after


@pytest.mark.parametrize(
    ("words", "code", "begins"),
    [
        (
            ["ask", "nothing"],
            2,
            ("No question is called “nothing”.", "Aucune question ne s’appelle «\u00a0nothing"),
        ),
        (
            ["ask", "network_members", "netwrk=UCLG"],
            2,
            (
                "“network_members” has no parameter netwrk. It has: network.",
                "«\u00a0network_members\u00a0» n’a pas de paramètre netwrk. Elle a\u00a0: network.",
            ),
        ),
        (
            ["ask", "network_members", "UCLG"],
            2,
            ("“UCLG” is not a value. Write name=value.", "«\u00a0UCLG\u00a0» n’est pas une v"),
        ),
        (
            ["ask", "network_members", "network=AMM"],
            2,
            (
                "“AMM” can mean 2 entities. Did you mean Association of Manitoba",
                "«\u00a0AMM\u00a0» peut désigner 2 entités. Vouliez-vous dire ",
            ),
        ),
        (
            ["ask", "actor_relations", "actor=Burkina Fasso"],
            2,
            (
                "Nothing here is called “Burkina Fasso”. Did you mean Burkina Faso (country:BF)?",
                "Rien ici ne s’appelle «\u00a0Burkina Fasso\u00a0». Vouliez-vous dire ",
            ),
        ),
        (
            ["ask", "shortest_connections", "start=Rigaud", "finish=Sikasso", "through=x"],
            2,
            (
                "“x” does not fit the parameter through. It takes: ",
                "«\u00a0x\u00a0» ne convient pas au paramètre through.",
            ),
        ),
        (
            ["cypher", "CREATE (n:Program {id: 'prog:x'})"],
            1,
            ("A query here may only read", "Une requête ne peut ici que lire"),
        ),
        (
            ["cypher", "MATCH (n:Program {id: $id}) RETURN n"],
            1,
            ("The query needs a value for id.", "La requête a besoin d’une valeur pour id."),
        ),
        (["cypher", " "], 1, ("The query is empty.", "La requête est vide.")),
    ],
)
def test_a_wrong_question_is_said(
    settings: Settings, words: list[str], code: int, begins: tuple[str, str]
) -> None:
    before = held(settings)
    assert_refused_in_both_languages(*words, settings=settings, code=code, begins=begins)
    assert held(settings) == before


def test_a_query_that_the_store_does_not_understand_is_refused_in_its_words(
    store_settings: Settings,
) -> None:
    for lang, begin in (("en", "The store refused: "), ("fr", "La base a refusé\u00a0: ")):
        ended = munigraph("cypher", "MATCH (n:Program RETURN n", settings=store_settings, lang=lang)
        assert (ended.code, ended.out) == (1, "")
        (line,) = ended.err.splitlines()
        assert line.startswith(begin)
        assert "RETURN" in line


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["load", "--plann"], "--plan"),
        (["ask", "network_members", "--format", "xml"], "is not one of 'table', 'json', 'csv'"),
        (["questions", "--lang", "de"], "is not one of 'en', 'fr'"),
        (["run", "--port", "70000"], "65535"),
        (["laod"], "Did you mean 'load'?"),
        (["ask"], "Missing argument 'question'"),
    ],
)
def test_a_wrong_word_of_the_command_is_wrong_use(
    settings: Settings, words: list[str], said: str
) -> None:
    ended = munigraph(*words, settings=settings, COLUMNS="200")
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "Traceback" not in ended.err


def test_a_setting_that_cannot_be_meant_is_said(settings: Settings) -> None:
    ended = munigraph("store", "status", settings=settings, MUNIGRAPH_IDLE_MINUTES="soon")
    assert "MUNIGRAPH_IDLE_MINUTES is “soon”" in assert_refused(ended, 2)


def test_an_error_speaks_the_language_that_the_command_was_asked_to_speak(
    settings: Settings,
) -> None:
    ended = munigraph("ask", "nothing", "--lang", "fr", settings=settings, lang="en")
    assert assert_refused(ended, 2).startswith("Aucune question ne s’appelle")
