"""What lies in the folder of the embedded store, and what its small files say.

- ``store/``: the data of the engine, and nothing else of ours;
- ``store.json``: ports and passwords, made once, readable by its owner only;
- ``store.pid``: which process answers now; there only while one does;
- ``store.log``: the words of that process since its start;
- ``used``: its date says when somebody last used the store;
- ``starting.lock``, ``serving.lock``: held while a server is being started, and while one lives.

Whether a server lives is asked of ``serving.lock``: the system frees it with the process, also
after a kill, so that neither a stale file nor a foreign process under an old number deceives us.
"""

import json
import os
import secrets
import socket
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Access:
    """How the store of one folder is reached.

    The same after a restart, wherever the ports are still free: who holds an address keeps it.
    """

    bolt_port: int
    http_port: int
    password: str = field(repr=False)
    reader_password: str = field(repr=False)


@dataclass(frozen=True)
class Server:
    """The process that answers, and what it calls itself."""

    pid: int
    engine: str


@dataclass(frozen=True)
class StoreHome:
    """One folder with one embedded store; asking it for a path creates nothing."""

    path: Path

    @property
    def data(self) -> Path:
        """The engine's own folder, the only one that a reset removes."""
        return self.path / "store"

    @property
    def log(self) -> Path:
        """What the server said since it was started."""
        return self.path / "store.log"

    @property
    def used(self) -> Path:
        """An empty file; its date is the last use."""
        return self.path / "used"

    @property
    def access_file(self) -> Path:
        """Ports and passwords."""
        return self.path / "store.json"

    @property
    def server_file(self) -> Path:
        """The process that answers."""
        return self.path / "store.pid"

    def starting_lock(self) -> FileLock:
        """Held by a command while it starts or stops the server."""
        return FileLock(self.path / "starting.lock", mode=0o600)

    def serving_lock(self) -> FileLock:
        """Held by the server from its first to its last moment."""
        return FileLock(self.path / "serving.lock", mode=0o600)

    def is_served(self) -> bool:
        """Whether a server of this folder lives; a file that says so wrongly is removed."""
        if not self.server_file.exists():
            return False
        try:
            with self.serving_lock().acquire(blocking=False):
                # Inside the lock: no new server can have written the file in between.
                self.server_file.unlink(missing_ok=True)
        except Timeout:
            return True
        return False

    def read_access(self) -> Access | None:
        """The kept ports and passwords; None before the first start, or if nobody can read them."""
        try:
            return Access(**_read_json(self.access_file))
        except (OSError, ValueError, TypeError):
            return None

    def write_access(self, access: Access) -> None:
        """Keeps them for every later start."""
        _write_private(self.access_file, asdict(access))

    def read_server(self) -> Server | None:
        """What the server file says, true or stale; None where there is none."""
        try:
            return Server(**_read_json(self.server_file))
        except (OSError, ValueError, TypeError):
            return None

    def write_server(self, server: Server) -> None:
        """Says that the server answers."""
        _write_private(self.server_file, asdict(server))


def new_access() -> Access:
    """Free ports and new random passwords."""
    bolt_port, http_port = free_ports()
    return Access(bolt_port, http_port, secrets.token_urlsafe(32), secrets.token_urlsafe(32))


def free_ports() -> tuple[int, int]:
    """Two ports of this computer that nobody listened on a moment ago."""
    with socket.socket() as first, socket.socket() as second:
        first.bind((LOOPBACK, 0))
        second.bind((LOOPBACK, 0))
        return first.getsockname()[1], second.getsockname()[1]


def _read_json(path: Path) -> dict[str, Any]:
    content = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise ValueError(path)
    return content


def _write_private(path: Path, content: dict[str, Any]) -> None:
    """Readable by the owner only from its first byte, and never seen half written."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(content, file)
    draft.replace(path)
