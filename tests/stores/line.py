"""A line to a server that can be cut: at a commit, after some answers, or now."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from graph_loader.store.store import Store

COMMIT = b"\xb0\x12"
"""Bolt's message: a structure without fields, signature 0x12."""


class Line:
    """Passes on what both ends say.

    ``commits_until_cut`` counts the commits that are sent on, the last one without its answer;
    ``answers_until_cut`` the bytes of answers. Both are 0 where nothing is to be cut.
    """

    def __init__(self, port: int) -> None:
        self._server_port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.commits_until_cut = 0
        self.answers_until_cut = 0
        self.is_down = False
        self._clients: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()
        self.cut()

    def cut(self) -> None:
        """Cut every connection; new ones are taken unless ``is_down``."""
        for client in self._clients:
            _end(client)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self.is_down:
                client.close()
                continue
            self._clients.append(client)
            server = socket.create_connection(("127.0.0.1", self._server_port))
            threading.Thread(target=self._ask, args=(client, server), daemon=True).start()
            threading.Thread(target=self._answer, args=(client, server), daemon=True).start()

    def _ask(self, client: socket.socket, server: socket.socket) -> None:
        while sent := _receive(client):
            if self.commits_until_cut and COMMIT in sent:
                self.commits_until_cut -= 1
                if not self.commits_until_cut:
                    # The server keeps its end until it has answered: one whose line is cut may
                    # give up what it was asked.
                    _end(client)
                    _send(server, sent)
                    return
            _send(server, sent)
        _end(server)

    def _answer(self, client: socket.socket, server: socket.socket) -> None:
        while received := _receive(server):
            if self.answers_until_cut:
                self.answers_until_cut = max(0, self.answers_until_cut - len(received))
                if not self.answers_until_cut:
                    break
            if not _send(client, received):
                break
        for end in (client, server):
            _end(end)
            end.close()


def _receive(end: socket.socket) -> bytes:
    try:
        return end.recv(65536)
    except OSError:
        return b""


def _send(end: socket.socket, content: bytes) -> bool:
    """Whether that end took it."""
    with suppress(OSError):
        end.sendall(content)
        return True
    return False


def _end(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)


@contextmanager
def a_line_to(uri: str) -> Iterator[tuple[Line, str]]:
    """A line to the server at that address, and the address of its near end."""
    line = Line(int(uri.rpartition(":")[2]))
    try:
        yield line, f"bolt://127.0.0.1:{line.port}"
    finally:
        line.close()


@contextmanager
def line_to(store: Store) -> Iterator[tuple[Line, Store]]:
    """The same store at the other end of a line."""
    with (
        a_line_to(store.address.uri) as (line, uri),
        Store(replace(store.address, uri=uri), store.settings) as far,
    ):
        yield line, far
