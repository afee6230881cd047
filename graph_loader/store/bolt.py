"""The door to the neo4j driver: connections, transactions and plain values."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Literal

import neo4j
import neo4j.graph
import neo4j.spatial
import neo4j.time
from neo4j import exceptions

from graph_loader.graph import Node, Path, Relation
from graph_loader.schema import NODE_TYPES
from graph_loader.store.refusals import not_let_in, refusal, unreachable

FETCH_SIZE = 20_000
_ENDS = ("from_id", "to_id")


@dataclass(frozen=True)
class Records:
    """What a statement gave: plain Python or `graph` values, and whether there were more."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    is_cut: bool = False


class Transaction:
    """One explicit transaction; see `Bolt.transaction`."""

    def __init__(self, transaction: neo4j.Transaction) -> None:
        self._transaction = transaction

    def run(
        self, text: str, parameters: Mapping[str, object] | None = None, limit: int | None = None
    ) -> Records:
        """The rows of that statement in its order, at most ``limit`` of them."""
        result = self._transaction.run(text, dict(parameters or {}))
        columns = tuple(result.keys())
        found = list(result) if limit is None else result.fetch(limit + 1)
        result.consume()
        rows = tuple(tuple(_plain(value) for value in record.values()) for record in found)
        is_cut = limit is not None and len(rows) > limit
        return Records(columns, rows[:limit] if is_cut else rows, is_cut)


class Bolt:
    """A connection to one database as one user; safe to share between threads."""

    def __init__(self, uri: str, username: str, password: str, database: str) -> None:
        # The driver logs what it also raises, and notes on names a database does not know yet.
        logging.getLogger("neo4j").setLevel(logging.CRITICAL)
        self._database = database
        with _as_connecting(uri):
            self._driver = neo4j.GraphDatabase.driver(
                uri,
                auth=(username, password),
                notifications_min_severity="OFF",
                user_agent="munigraph",
                connection_timeout=5,
                connection_acquisition_timeout=10,
            )
        self._uri = uri

    def close(self) -> None:
        """Let the connections go."""
        self._driver.close()

    @contextmanager
    def transaction(
        self, mode: Literal["read", "write"], seconds: float | None = None
    ) -> Iterator[Transaction]:
        """One explicit transaction, committed when the block ends and rolled back when it fails.

        ``seconds`` is how long the database lets it run. The errors of the driver come out as ours.
        """
        access = neo4j.READ_ACCESS if mode == "read" else neo4j.WRITE_ACCESS
        # A fresh session each time: a reused one would wait for its bookmark while a load commits.
        with (
            _as_ours(self._uri),
            self._driver.session(
                database=self._database, default_access_mode=access, fetch_size=FETCH_SIZE
            ) as session,
        ):
            with _as_connecting(self._uri):
                transaction = session.begin_transaction(timeout=seconds)
            with transaction:
                yield Transaction(transaction)
                transaction.commit()

    def run_alone(self, text: str) -> None:
        """Run a statement that needs a transaction of its own, such as one that makes an index."""
        with (
            _as_ours(self._uri),
            self._driver.session(database=self._database) as session,
        ):
            session.run(text).consume()

    def agent(self) -> str:
        """Name and version of what answers, such as "Neo4j/5.26.20"."""
        with _as_ours(self._uri):
            return str(self._driver.get_server_info().agent)


def _plain(value: object) -> object:
    """The driver's value as plain Python: `graph` values, dates, lists and maps; else as it is."""
    match value:
        case neo4j.graph.Node():
            return _node(value)
        case neo4j.graph.Relationship():
            return _relation(value)
        case neo4j.graph.Path():
            return Path(
                tuple(_node(node) for node in value.nodes),
                tuple(_relation(relation) for relation in value.relationships),
            )
        case neo4j.time.Date() | neo4j.time.DateTime() | neo4j.time.Time():
            return value.to_native()
        case neo4j.time.Duration():
            return value.iso_format()
        case neo4j.spatial.Point():
            return list(value)
        case list():
            return [_plain(item) for item in value]
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case _:
            return value


def _node(node: neo4j.graph.Node) -> Node:
    properties = {name: _property(value) for name, value in sorted(node.items())}
    labels = sorted(node.labels)
    label = next((name for name in labels if name in NODE_TYPES), labels[0] if labels else "")
    return Node(str(properties.pop("id", "")), label, properties)


def _relation(relation: neo4j.graph.Relationship) -> Relation:
    # The driver knows the ends of a lone relation only by the store's own ids, so they are
    # properties too.
    properties = {name: _property(value) for name, value in sorted(relation.items())}
    ends = [str(properties.pop(name, "")) for name in _ENDS]
    return Relation(str(properties.pop("id", "")), relation.type, ends[0], ends[1], properties)


def _property(value: object) -> str | int | float | bool | date | tuple[str, ...]:
    match _plain(value):
        case list() as items:
            return tuple(str(item) for item in items)
        case str() | int() | float() | bool() | date() as plain:
            return plain
        case other:
            return str(other)


@contextmanager
def _as_connecting(uri: str) -> Iterator[None]:
    """Turn what an address gives that leads nowhere into a sentence."""
    try:
        yield
    except (exceptions.DriverError, OSError, ValueError) as error:
        raise unreachable(uri) from error


@contextmanager
def _as_ours(uri: str) -> Iterator[None]:
    """Raise the driver's errors as ours."""
    try:
        yield
    except exceptions.AuthError as error:
        raise not_let_in(uri) from error
    except exceptions.DriverError as error:
        raise unreachable(uri) from error
    except exceptions.Neo4jError as error:
        raise refusal(error.code or "", error.message or "") from error
