"""A store: reads between two readings of the gate, and the loader's way to write.

Safe to share between threads; every call takes a transaction of its own.
"""

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import Self, TypeVar

from graph_loader.errors import MunigraphError, QueryRefusedError, StoreUnreachableError
from graph_loader.graph import Stamp
from graph_loader.schema import Words
from graph_loader.settings import Settings
from graph_loader.store import embedded, statements
from graph_loader.store.bolt import Bolt, Records, Transaction
from graph_loader.store.gate import Gate, leave_gate, read_gate
from graph_loader.store.stamps import read_stamp

_GATE_TRIES = 20
_GATE_WAIT_SECONDS = 0.5

_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Rows:
    """What a query gave: ``records`` in its order, values as plain Python or `graph` values.

    ``is_cut`` says that there were more rows than asked for; ``columns`` may be empty when there
    are no records, since one of the stores names no columns then. ``stamp`` is that of the load
    that all records come from, None where nothing is loaded.
    """

    columns: tuple[str, ...]
    records: tuple[tuple[object, ...], ...]
    is_cut: bool
    stamp: Stamp | None


class Store:
    """An open connection to one database. Made by `open_store`."""

    def __init__(self, address: embedded.Address, settings: Settings) -> None:
        self.settings = settings
        self._known: tuple[int, Stamp | None] | None = None
        self._moving = threading.Lock()
        self._connect(address)

    def _connect(self, address: embedded.Address) -> None:
        self.address = address
        self._writer = Bolt(address.uri, address.username, address.password, address.database)
        self._reader = Bolt(
            address.uri, address.reader_username, address.reader_password, address.database
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the connections go; the store itself goes on."""
        self._writer.close()
        self._reader.close()

    @property
    def is_embedded(self) -> bool:
        """Whether this is the local server process."""
        return not self.settings.neo4j_uri

    def read(
        self,
        text: str,
        parameters: Mapping[str, object] | None = None,
        row_limit: int | None = None,
    ) -> Rows:
        """The rows of a statement that may only read, at most ``row_limit`` of them, from one load.

        Raises `QueryRefusedError` when the statement writes, is wrong or takes longer than the
        settings allow, `StoreUnreachableError` when nothing answers or a load does not end.
        """

        def ask(transaction: Transaction) -> Records:
            return transaction.run(text, parameters, row_limit)

        found, stamp = self._from_one_load(ask, self.settings.query_seconds)
        return Rows(found.columns, found.rows, found.is_cut, stamp)

    def read_all(self, texts: Mapping[str, str]) -> dict[str, Records]:
        """The rows of several statements by name, all from one load and as long as it takes."""

        def ask(transaction: Transaction) -> dict[str, Records]:
            return {name: transaction.run(text) for name, text in texts.items()}

        return self._from_one_load(ask, None)[0]

    def _from_one_load(
        self, ask: Callable[[Transaction], _Found], seconds: float | None
    ) -> tuple[_Found, Stamp | None]:
        self.touch()
        for attempt in range(_GATE_TRIES):
            if attempt:
                time.sleep(_GATE_WAIT_SECONDS)
                self.clear_abandoned_gate()
            found = self._from_a_living_server(ask, seconds)
            if found:
                return found
        raise StoreUnreachableError(
            Words("A load is under way.", "Un chargement est en cours."),
            Words("Ask again in a minute.", "Reposez la question dans une minute."),
        )

    def _from_a_living_server(
        self, ask: Callable[[Transaction], _Found], seconds: float | None
    ) -> tuple[_Found, Stamp | None] | None:
        """As below; an embedded server that ended, as after its idle time, is started once more."""
        try:
            return self._between_readings(ask, seconds)
        except StoreUnreachableError:
            if not self.is_embedded:
                raise
            self._find_server()
            return self._between_readings(ask, seconds)

    def _find_server(self) -> None:
        settings = self.settings
        address = embedded.ensure_running(
            settings.home, settings.idle_minutes, settings.query_seconds
        )
        with self._moving:
            # Its data may have been removed meanwhile, and with them the numbers of the loads.
            self._known = None
            if address != self.address:
                self.close()
                self._connect(address)

    def _between_readings(
        self, ask: Callable[[Transaction], _Found], seconds: float | None
    ) -> tuple[_Found, Stamp | None] | None:
        """What was found with its stamp; None when a commit came between."""
        gate = Gate()
        try:
            with self._reader.transaction("read", seconds) as transaction:
                gate = read_gate(transaction.run)
                if not gate.is_committing:
                    stamp = self._stamp_of(gate, transaction)
                    found = ask(transaction)
                    if gate.is_same_load(read_gate(transaction.run)):
                        return found, stamp
        except QueryRefusedError:
            # A record that vanished under a running query is the fault of the commit.
            if gate.is_same_load(read_gate(self.run)):
                raise
        return None

    def clear_abandoned_gate(self) -> None:
        """Open the gate where the loader that holds it is gone."""
        gate = read_gate(self.run)
        if gate.loader and gate.is_abandoned:
            leave_gate(self.run, gate.loader)

    def stamp(self) -> Stamp | None:
        """What the store holds, None where nothing was loaded yet."""
        return self.read("RETURN 1 AS one").stamp

    def run(self, text: str, parameters: Mapping[str, object] | None = None) -> Records:
        """Run one statement that may write, in a transaction of its own; for the loader only."""
        with self.write() as transaction:
            return transaction.run(text, parameters)

    def write(self) -> AbstractContextManager[Transaction]:
        """One explicit transaction that may write; for the loader only.

        It is committed when the block ends; an error leaves the store as it was.
        """
        self.touch()
        return self._writer.transaction("write")

    def prepare(self) -> None:
        """Make the constraints and indexes that are not there yet."""
        for text in (*statements.CONSTRAINTS, *statements.RELATION_INDEXES):
            self._writer.run_alone(text)
        if not self.is_embedded:  # the embedded server makes its own when it starts
            self._writer.run_alone(statements.SEARCH_INDEX_ON_NEO4J)
            self._writer.run_alone("CALL db.awaitIndexes(300)")

    def engine(self) -> str:
        """Name and version of what answers, such as "Neo4j 5.26.20"."""
        return self.address.engine or self._writer.agent().replace("/", " ")

    def touch(self) -> None:
        """Mark the store as used now; a load that takes long calls it at times."""
        if self.is_embedded:
            embedded.touch(self.settings.home)

    def _stamp_of(self, gate: Gate, transaction: Transaction) -> Stamp | None:
        """The stamp of the load that the gate names; read once for each load."""
        if not self._known or self._known[0] != gate.number:
            rows = transaction.run(statements.READ_STAMP).rows
            self._known = (gate.number, read_stamp(rows))
        return self._known[1]


def open_store(settings: Settings) -> Store:
    """The store that the settings name: the team's Neo4j, else the embedded one, started if needed.

    Raises `StoreUnreachableError` when nothing answers or lets us in.
    """
    if settings.neo4j_uri:
        address = embedded.Address(
            uri=settings.neo4j_uri,
            database=settings.neo4j_database,
            username=settings.neo4j_username,
            password=settings.neo4j_password,
            reader_username=settings.neo4j_username,
            reader_password=settings.neo4j_password,
            engine="",
        )
    else:
        address = embedded.ensure_running(
            settings.home, settings.idle_minutes, settings.query_seconds
        )
    store = Store(address, settings)
    try:
        store.run("RETURN 1")
    except MunigraphError:
        store.close()
        raise
    return store
