"""The process of the embedded store: ArcadeDB with its Bolt listener on this computer only.

Started by `embedded.ensure_running` as ``python -m graph_loader.store.embedded_server HOME
IDLE_MINUTES QUERY_SECONDS``; it belongs to no command and ends on SIGTERM, when nobody has used the
store for so long, or when its folder is gone.
"""

import base64
import http.client
import json
import logging
import os
import signal
import socket
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from filelock import Timeout

from graph_loader.store.embedded_home import (
    LOOPBACK,
    Access,
    Server,
    StoreHome,
    free_ports,
    new_access,
)
from graph_loader.store.statements import SEARCH_INDEX

DATABASE = "munigraph"
"""Not ``neo4j``: the engine takes that name for "the default"."""
WRITER = "root"
"""The engine's own administrator; it has no other name."""
READER = "reader"

EXIT_NO_ENGINE = 3
"""The engine is installed but this computer cannot run it."""
EXIT_IN_USE = 4
"""Another process holds the data."""

_LOG = logging.getLogger(__name__)
_PORT_CHOICES = 5
_TAKE_OVER_SECONDS = 30.0
_LOOK_SECONDS = 1.0
_RECORD_RIGHTS = ("createRecord", "readRecord", "updateRecord", "deleteRecord")
_ADMIN_RIGHTS = ("updateSecurity", "updateSchema", "updateDatabaseSettings")


def main(arguments: list[str]) -> int:
    """Serves until told to stop, and returns the exit code."""
    home = StoreHome(Path(arguments[0]))
    idle_seconds, query_seconds = float(arguments[1]) * 60, float(arguments[2])
    logging.basicConfig()
    os.umask(0o077)
    # Set before the engine loads: otherwise its log goes to a folder that all stores share.
    os.environ["ARCADEDB_LOG_DIR"] = str(home.data / "log")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    try:
        # A server that is just stopping is waited for.
        with home.serving_lock().acquire(timeout=_TAKE_OVER_SECONDS):
            return _serve(home, idle_seconds, query_seconds, stop)
    except Timeout:
        _LOG.error("another server holds this folder")
        return EXIT_IN_USE


def _serve(
    home: StoreHome, idle_seconds: float, query_seconds: float, stop: threading.Event
) -> int:
    home.server_file.unlink(missing_ok=True)
    try:
        import arcadedb
    except (ImportError, OSError, RuntimeError):
        _LOG.exception("the engine cannot be loaded")
        return EXIT_NO_ENGINE
    try:
        engine, access = _start(arcadedb, home)
    except arcadedb.ArcadeDBError as error:
        _LOG.exception("the engine does not start")
        return EXIT_IN_USE if "LockException" in str(error) else 1
    try:
        _prepare(engine.create_database(DATABASE), query_seconds)
        _create_reader(access)
        home.write_access(access)
        server = Server(os.getpid(), f"ArcadeDB {arcadedb.__version__}")
        _wait_for_end(home, server, idle_seconds, stop)
    finally:
        # A folder that is read-only by now keeps no engine from writing its end down.
        with suppress(OSError):
            home.server_file.unlink(missing_ok=True)
        engine.stop()
    return 0


def _start(arcadedb: Any, home: StoreHome) -> tuple[Any, Access]:
    """A started engine and where it listens: the former ports if they are free, else new ones."""
    access = home.read_access() or new_access()
    _write_groups(home.data / "config")
    for _ in range(_PORT_CHOICES):
        engine = arcadedb.create_server(str(home.data), access.password, _configuration(access))
        try:
            engine.start()
        except arcadedb.ArcadeDBError as error:
            # Both listeners say so when somebody was quicker; anything else is no matter of ports.
            if "Unable to listen" not in str(error):
                raise
            bolt_port, http_port = free_ports()
            access = replace(access, bolt_port=bolt_port, http_port=http_port)
        else:
            return engine, access
    raise arcadedb.ArcadeDBError("no free port found")


def _configuration(access: Access) -> dict[str, str | int]:
    return {
        # In "production" the texts of errors are hidden, also from us.
        "mode": "development",
        "host": LOOPBACK,
        "http_port": access.http_port,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_port": access.bolt_port,
        # Slow hashing protects passwords that people choose; these are 256 random bits, and the
        # default costs 0.2 s for each user at each start.
        "server_saltIterations": 1000,
    }


def _write_groups(folder: Path) -> None:
    """Who may do what, as the engine reads it at its start; users are made anew each time."""
    folder.mkdir(parents=True, exist_ok=True)
    groups = {
        "admin": _group(_ADMIN_RIGHTS, _RECORD_RIGHTS),
        "reader": _group((), ("readRecord",)),
        "*": _group((), ()),
    }
    text = json.dumps({"databases": {"*": {"groups": groups}}, "version": 2})
    (folder / "server-groups.json").write_text(text, encoding="utf-8")
    (folder / "server-users.jsonl").unlink(missing_ok=True)


def _group(database_rights: tuple[str, ...], record_rights: tuple[str, ...]) -> dict[str, Any]:
    return {
        "resultSetLimit": -1,
        "readTimeout": -1,
        "access": database_rights,
        "types": {"*": {"access": record_rights}},
    }


def _prepare(database: Any, query_seconds: float) -> None:
    """What Bolt cannot ask for: limits of the database, and the full-text index.

    Setting the limits as configuration of the server has no effect; only ALTER DATABASE has.
    """
    for statement in (
        f"ALTER DATABASE `arcadedb.command.timeout` {round(query_seconds * 1000)}",
        "ALTER DATABASE `arcadedb.opencypher.loadCsv.allowFileUrls` false",
        "ALTER DATABASE `arcadedb.opencypher.loadCsv.allowRemoteUrls` false",
        "CREATE VERTEX TYPE Entity IF NOT EXISTS",
        "CREATE PROPERTY Entity.search_text IF NOT EXISTS STRING",
        f"CREATE INDEX {SEARCH_INDEX} IF NOT EXISTS ON Entity (search_text) FULL_TEXT",
    ):
        database.command("sql", statement)


def _create_reader(access: Access) -> None:
    """Makes the user that may only read, then reads as that user: the proof that all is up."""
    rights = {DATABASE: ["reader"]}
    user = {"name": READER, "password": access.reader_password, "databases": rights}
    command = {"command": f"create user {json.dumps(user)}"}
    _post(access, (WRITER, access.password), "/api/v1/server", command)
    question = {"language": "opencypher", "command": "RETURN 1"}
    _post(access, (READER, access.reader_password), f"/api/v1/query/{DATABASE}", question)
    socket.create_connection((LOOPBACK, access.bolt_port), timeout=10).close()


def _post(access: Access, user: tuple[str, str], path: str, body: dict[str, str]) -> None:
    # Not urllib: it would send this through a proxy where one is set.
    connection = http.client.HTTPConnection(LOOPBACK, access.http_port, timeout=30)
    credentials = base64.b64encode(":".join(user).encode()).decode()
    headers = {"Authorization": f"Basic {credentials}", "Content-Type": "application/json"}
    try:
        connection.request("POST", path, json.dumps(body), headers)
        response = connection.getresponse()
        text = response.read().decode()
    finally:
        connection.close()
    if response.status != http.HTTPStatus.OK:
        raise RuntimeError(f"{path}: {response.status} {text}")


def _wait_for_end(
    home: StoreHome, server: Server, idle_seconds: float, stop: threading.Event
) -> None:
    """Returns when the server should end: told so, unused for too long, or without its folder."""
    home.used.touch()
    home.write_server(server)
    look_seconds = min(_LOOK_SECONDS, idle_seconds / 4) if idle_seconds else _LOOK_SECONDS
    while not stop.wait(look_seconds) and home.data.exists():
        if _is_idle(home, idle_seconds):
            # First hidden, then looked at again: who came in between either finds no server and
            # starts the next, or has touched the file and is seen here.
            home.server_file.unlink(missing_ok=True)
            if _is_idle(home, idle_seconds):
                return
        if not home.server_file.exists():
            home.write_server(server)


def _is_idle(home: StoreHome, idle_seconds: float) -> bool:
    if not idle_seconds:
        return False
    try:
        return time.time() - home.used.stat().st_mtime > idle_seconds
    except FileNotFoundError:
        return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
