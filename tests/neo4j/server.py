"""A real Neo4j for the tests: fetched once by Maven, started on a free port of this machine."""

import re
import secrets
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import yaml
from filelock import FileLock
from neo4j import GraphDatabase
from platformdirs import user_cache_path

HERE = Path(__file__).parent
COMPOSE = HERE.parents[1] / "docker-compose.yml"

START_SECONDS = 180
STARTED = re.compile(r"INFO +Started\.$", re.MULTILINE)


def pinned_version() -> str:
    """The version of Neo4j that ``pom.xml`` names."""
    found = re.search(r"<neo4j.version>(.+)</neo4j.version>", (HERE / "pom.xml").read_text("utf-8"))
    assert found, "pom.xml has no neo4j.version"
    return found[1]


def compose_settings() -> dict[str, str]:
    """Neo4j's settings in ``docker-compose.yml``, by the names that ``neo4j.conf`` has for them.

    The image reads them from variables: ``NEO4J_`` in front, ``_`` for a dot, ``__`` for ``_``.
    """
    environment = yaml.safe_load(COMPOSE.read_text("utf-8"))["services"]["neo4j"]["environment"]
    return {
        name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_"): value
        for name, value in environment.items()
        if name != "NEO4J_AUTH"
    }


def fetch_jars(maven: Path) -> Path:
    """The folder with the server's jars, about 120 MB; fetched when it is not there yet."""
    folder = user_cache_path("munigraph") / f"neo4j-{pinned_version()}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        if not folder.is_dir():
            with tempfile.TemporaryDirectory(dir=folder.parent) as half:
                # The folder gets its name only when it is whole.
                _run_maven(maven, Path(half, "jars"))
                Path(half, "jars").rename(folder)
    return folder


def _run_maven(maven: Path, jars: Path) -> None:
    subprocess.run(
        [
            *(maven, "--batch-mode", "--quiet", "-Dstyle.color=never", "--file", HERE / "pom.xml"),
            *("dependency:copy-dependencies", "-DincludeScope=runtime"),
            f"-DoutputDirectory={jars}",
        ],
        check=True,
        stdin=subprocess.DEVNULL,
    )


@contextmanager
def running_neo4j(java: Path, jars: Path, settings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The address and the password (of the user ``neo4j``) of a server that lives as long as this.

    It starts empty, with ``settings`` as lines of ``neo4j.conf``.
    """
    with mortal_neo4j(java, jars, settings) as server:
        yield server.uri, server.password


@contextmanager
def mortal_neo4j(java: Path, jars: Path, settings: Mapping[str, str]) -> Iterator["Server"]:
    """The same server, which can be killed and started again on its folder."""
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="neo4j-") as folder:
        home = Path(folder)
        (home / "conf").mkdir()
        (home / "conf" / "neo4j.conf").write_text(_configuration(settings, port), "utf-8")
        command = _command(java, jars, home, settings["server.memory.heap.max_size"])
        server = Server(command, home / "console.log", f"bolt://127.0.0.1:{port}")
        try:
            server.start()
            server.password = _set_password(server.uri)
            yield server
        finally:
            # Nothing in its folder is kept: an orderly stop would take ten seconds for nothing.
            server.kill()


class Server:
    """A Neo4j at an address of its own."""

    def __init__(self, command: list[str], console: Path, uri: str) -> None:
        self.uri = uri
        self.password = ""
        self._command = command
        self._console = console
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        with self._console.open("wb") as output:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
            )
        _wait_until_started(self._process, self._console)

    def kill(self) -> None:
        """End it at once, without a chance to write anything down."""
        if self._process:
            self._process.kill()
            self._process.wait()


def _free_port() -> int:
    # Neo4j does not say which port it took when it is asked for any.
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _configuration(settings: Mapping[str, str], port: int) -> str:
    lines = {
        **settings,
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
    }
    return "".join(f"{name}={value}\n" for name, value in lines.items())


def _command(java: Path, jars: Path, home: Path, heap: str) -> list[str]:
    return [
        str(java),
        f"-Xmx{heap}",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        *("-cp", f"{jars}/*", "org.neo4j.server.CommunityEntryPoint"),
        f"--home-dir={home}",
        f"--config-dir={home / 'conf'}",
        "--console-mode",
    ]


def _wait_until_started(server: subprocess.Popen[bytes], console: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not STARTED.search(said := console.read_text("utf-8", errors="replace")):
        if server.poll() is not None:
            raise RuntimeError(f"Neo4j ended instead of starting:\n{said}")
        if time.monotonic() > deadline:
            raise TimeoutError(f"Neo4j did not start in {START_SECONDS} seconds:\n{said}")
        time.sleep(0.1)


def _set_password(uri: str) -> str:
    """Neo4j lets nobody work with the password it starts with."""
    password = secrets.token_urlsafe(16)
    with GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver:
        driver.execute_query(
            "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password",
            password=password,
            database_="system",
        )
    return password
