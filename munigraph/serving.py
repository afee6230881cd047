"""The explorer's page as a process of its own: started, waited for, and ended with the command."""

import errno
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from graph_loader.errors import UsageError
from graph_loader.schema import Words

PAGE = Path(__file__).parent.parent / "explorer_app.py"
"""Beside this package, in the repository as in an installed wheel."""

DEFAULT_PORT = 8501

FLAGS = (
    # We open the browser ourselves, when the page answers; Streamlit would ask for an email first.
    "--server.headless=true",
    "--browser.gatherUsageStats=false",
    "--logger.hideWelcomeMessage=true",
    # The program does not change while it runs.
    "--server.fileWatcherType=none",
    # A session ends with its connection; all that was chosen stands in the address. One that is
    # kept holds memory and open files, and who takes it up again may get no page: messages that are
    # on their way go to the connection that was lost.
    "--server.disconnectedSessionTTL=0",
    # No menu that offers to publish the page on somebody else's machine.
    "--client.toolbarMode=minimal",
)
_HEALTH = "/_stcore/health"
_LOOK_SECONDS = 0.1
_END_SECONDS = 5.0
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared with, not listened on


def address_of(host: str, port: int, lang: str) -> str:
    """What a browser on this machine opens to read the page in that language.

    >>> address_of("0.0.0.0", 8501, "fr")
    'http://127.0.0.1:8501/?lang=fr'
    """
    name = _EVERYWHERE.get(host, host)
    host_and_port = f"[{name}]:{port}" if ":" in name else f"{name}:{port}"
    return f"http://{host_and_port}/{'?lang=fr' if lang == 'fr' else ''}"


def refuse_port(host: str, port: int) -> None:
    """Raise `UsageError` when this machine does not let us listen there."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise _refused(
                Words(f"Port {port} is in use.", f"Le port {port} est déjà utilisé."),
                port + 1 if port < 65535 else DEFAULT_PORT,
            ) from error
        if error.errno == errno.EACCES:
            raise _refused(
                Words(
                    f"You may not listen on port {port}.",
                    f"Vous n’avez pas le droit d’utiliser le port {port}.",
                ),
                DEFAULT_PORT,
            ) from error
        raise UsageError(
            Words(
                f"“{host}” is not an address of this machine.",
                f"«\u00a0{host}\u00a0» n’est pas une adresse de cette machine.",
            ),
            Words(
                "Leave --host out to be reached from this machine only.",
                "Sans --host, seule cette machine y accède.",
            ),
        ) from error


def _refused(what: Words, other_port: int) -> UsageError:
    return UsageError(
        what,
        Words(
            f"Choose another one, as in munigraph run --port {other_port}.",
            f"Choisissez-en un autre, comme dans munigraph run --port {other_port}.",
        ),
    )


@dataclass(frozen=True)
class PageServer:
    """A process that serves the page, or is about to; see `page_server`."""

    process: subprocess.Popen[bytes]
    host: str
    port: int

    def serve(self, on_ready: Callable[[], None]) -> int:
        """Wait until the command is told to end; the exit code, 0 for Ctrl+C and SIGTERM.

        ``on_ready`` is called once, when the page answers.
        """
        try:
            if _wait_until_it_answers(self):
                on_ready()
            return self.process.wait()
        except KeyboardInterrupt:
            return 0


@contextmanager
def page_server(host: str, port: int, home: Path) -> Iterator[PageServer]:
    """The server of the page, which comes up while the block goes on and ends with it.

    ``home`` is the store's folder; the store is asked for nothing before somebody opens the page.
    """
    command = [sys.executable, "-m", "streamlit", "run", str(PAGE), *FLAGS]
    process = subprocess.Popen(
        [*command, f"--server.address={host}", f"--server.port={port}"],
        # Its own settings count wherever the command was called; the store is found all the same.
        cwd=PAGE.parent,
        env={**os.environ, "MUNIGRAPH_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        # Ctrl+C reaches this process alone, which then ends the server once and in order.
        start_new_session=True,
    )
    try:
        yield PageServer(process, host, port)
    finally:
        _end(process)


def end_like_ctrl_c() -> None:
    """Let the signals that end a program in order do what Ctrl+C does; also as process 1."""
    for name in ("SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            signal.signal(number, signal.default_int_handler)


def _wait_until_it_answers(server: PageServer) -> bool:
    """Whether the page answers; False when the server has ended."""
    host = _EVERYWHERE.get(server.host, server.host)
    while server.process.poll() is None:
        # Not urllib: it would ask through a proxy where one is set.
        connection = http.client.HTTPConnection(host, server.port, timeout=5)
        with suppress(OSError, http.client.HTTPException):
            connection.request("GET", _HEALTH)
            if connection.getresponse().status == http.HTTPStatus.OK:
                return True
        connection.close()
        time.sleep(_LOOK_SECONDS)
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_END_SECONDS)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        process.kill()
        process.wait()
