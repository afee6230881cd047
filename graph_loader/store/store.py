"""A store: reads between two readings of the gate, and the loader's way to write.

Safe to share between threads; every call takes a transaction of its own.
"""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from types import TracebackType
from typing import Self, TypeVar

from graph_loader.errors import MunigraphError, QueryRefusedError, StoreUnreachableError
from graph_loader.graph import Stamp
from graph_loader.schema import Words
from graph_loader.settings import Settings
from graph_loader.store import embedded, embedded_refusals, statements
from graph_loader.store.bolt import Bolt, Records, Transaction
from graph_loader.store.gate import leave_gate, read_gate, settle
from graph_loader.store.reading import HeldLoad, Reading
from graph_loader.store.refusals import ended, unreachable
from graph_loader.store.stamps import read_stamp

_GATE_PATIENCE_SECONDS = 120.0
"""How long a reader waits for a commit: that of 459,000 things, the longest measured, took 49."""
_GATE_WAIT_SECONDS = 0.5
_RUN_SECONDS = 15.0
"""How long Neo4j lets one small writing statement wait for others; ArcadeDB waits 5 s."""
_PREPARE_SECONDS = 300.0

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
        self._load: HeldLoad | None = None
        self._moving = threading.Lock()
        self._connect(address)

    def _connect(self, address: embedded.Address) -> None:
        self.address = address
        lost = ended if self.is_embedded else unreachable
        at, database = address.uri, address.database
        self._writer = Bolt(at, address.username, address.password, database, lost)
        self._reader = Bolt(at, address.reader_username, address.reader_password, database, lost)

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

        Raises as `from_one_load` does.
        """

        def ask(reading: Reading) -> Rows:
            found = reading.run(text, parameters, row_limit)
            return Rows(found.columns, found.rows, found.is_cut, reading.stamp)

        return self.from_one_load(ask)

    def read_all(self, texts: Mapping[str, str]) -> dict[str, Records]:
        """The rows of several statements by name, all from one load and as long as it takes."""
        return self._from_one_load(
            lambda reading: {name: reading.run(text) for name, text in texts.items()}, None
        )

    def from_one_load(self, read: Callable[[Reading], _Found]) -> _Found:
        """What ``read`` gives, all of it from one load; when one comes between, it is called again.

        Raises `QueryRefusedError` when a statement writes, is wrong or takes longer than the
        settings allow, `StoreUnreachableError` when nothing answers or a load does not end.
        """
        return self._from_one_load(read, self.settings.query_seconds)

    def _from_one_load(self, read: Callable[[Reading], _Found], seconds: float | None) -> _Found:
        self.touch()
        end = time.monotonic() + _GATE_PATIENCE_SECONDS
        while time.monotonic() < end:
            found = self._from_a_living_server(read, seconds)
            if found:
                return found[0]
            self.clear_abandoned_gate()
            if read_gate(self.run).is_committing:
                time.sleep(_GATE_WAIT_SECONDS)
        raise StoreUnreachableError(
            Words("A load is under way.", "Un chargement est en cours."),
            Words("Ask again in a minute.", "Reposez la question dans une minute."),
        )

    def _from_a_living_server(
        self, read: Callable[[Reading], _Found], seconds: float | None
    ) -> tuple[_Found] | None:
        """As below; an embedded server that ended, as after its idle time, is started once more."""
        try:
            return self._between_readings(read, seconds)
        except StoreUnreachableError:
            if not self.is_embedded:
                raise
            self._find_server()
            return self._between_readings(read, seconds)

    def _find_server(self) -> None:
        settings = self.settings
        address = embedded.ensure_running(
            settings.home, settings.idle_minutes, settings.query_seconds
        )
        with self._moving:
            # Its data may have been removed meanwhile, and with them the numbers of the loads.
            self._load = None
            if address != self.address:
                self.close()
                self._connect(address)

    def _between_readings(
        self, read: Callable[[Reading], _Found], seconds: float | None
    ) -> tuple[_Found] | None:
        """What was found between two readings of the gate; None when a commit came between.

        The first one is that of an earlier answer where there was one: it tells as much.
        """
        load = self._load or self._look()
        if load is None:
            return None
        reading = Reading(self._reader, load, seconds)
        try:
            found = read(reading)
        except StoreUnreachableError:
            raise
        except MunigraphError:
            # A record that vanished under a running query is the fault of the commit.
            if self._still_holds(load):
                raise
            return None
        if not self._still_holds(load, reading.newest):
            return None
        reading.keep()
        return (found,)

    def _look(self) -> HeldLoad | None:
        """The load that the store holds now; None while a commit is applied."""
        gate = read_gate(self._reader.read)
        if gate.is_committing:
            return None
        stamp = read_stamp(self._reader.read(statements.READ_STAMP).rows)
        self._load = HeldLoad(gate, stamp)
        return self._load

    def _still_holds(self, load: HeldLoad, newest: frozenset[str] = frozenset()) -> bool:
        """Whether no commit came since that load was seen, ``newest`` being that of the answer."""
        if newest and newest == load.newest:
            return True
        if load.gate.is_same_load(read_gate(self._reader.read)):
            load.newest = newest
            return True
        self._load = None
        return False

    def clear_abandoned_gate(self, patience: float = 0.0) -> None:
        """Open the gate where the loader that holds it is gone, and nothing of it is to come.

        Waits about ``patience`` seconds for what the store still does for it.
        """
        gate = read_gate(self.run)
        if gate.loader and gate.is_abandoned and settle(self.run, gate.loader, patience):
            leave_gate(self.run, gate.loader)

    def recover(self) -> None:
        """Start the embedded server where it has ended; nothing is done for a Neo4j.

        One that found the disk full is started anew: so it gives back the room of its log.
        """
        if self.is_embedded:
            if embedded_refusals.is_full(self.settings.home):
                embedded.stop(self.settings.home)
            self._find_server()

    def stamp(self) -> Stamp | None:
        """What the store holds, None where nothing was loaded yet."""
        return self.from_one_load(lambda reading: reading.stamp)

    def run(self, text: str, parameters: Mapping[str, object] | None = None) -> Records:
        """Run one statement that may write, in a transaction of its own; for the loader only."""
        with self.write() as transaction:
            return transaction.run(text, parameters)

    @contextmanager
    def write(self, seconds: float = _RUN_SECONDS) -> Iterator[Transaction]:
        """One explicit transaction that may write; for the loader only.

        It is committed when the block ends; an error leaves the store as it was. Neo4j ends it
        after so many seconds, also when it waits for another writer.
        """
        self.touch()
        try:
            with self._writer.transaction(seconds) as transaction:
                yield transaction
        except QueryRefusedError:
            # The engine rolls back and has no word of its own for the reason.
            if self.is_embedded and embedded_refusals.is_full(self.settings.home):
                raise embedded_refusals.full(self.settings.home) from None
            raise

    def prepare(self) -> None:
        """Make the constraints and indexes that are not there yet."""
        for text in (*statements.CONSTRAINTS, *statements.RELATION_INDEXES):
            self._writer.run_alone(text, _PREPARE_SECONDS)
        if not self.is_embedded:  # the embedded server makes its own when it starts
            self._writer.run_alone(statements.SEARCH_INDEX_ON_NEO4J, _PREPARE_SECONDS)
            self._writer.run_alone("CALL db.awaitIndexes(300)", _PREPARE_SECONDS)

    def engine(self) -> str:
        """Name and version of what answers, such as "Neo4j 5.26.20"."""
        return self.address.engine or self._writer.agent().replace("/", " ")

    def touch(self) -> None:
        """Mark the store as used now."""
        if self.is_embedded:
            embedded.touch(self.settings.home)

    def in_use(self) -> AbstractContextManager[None]:
        """Keeps the embedded server from ending while the block runs, however long it takes."""
        return embedded.in_use(self.settings.home) if self.is_embedded else nullcontext()

    def refuse_without_room(self, things: int) -> None:
        """Raise `StoreUnreachableError` when so many things would fill the disk.

        Asked of the embedded store only: the disk of a Neo4j is not ours to see.
        """
        if self.is_embedded:
            embedded.refuse_without_room(self.settings.home, things)


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
