"""The door to the neo4j driver: connections, transactions and plain values."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from graph_loader.errors import StoreUnreachableError
from graph_loader.graph import Node, Path, Relation, Value
from graph_loader.schema import NODE_TYPES
from graph_loader.store.lean import hidden
from graph_loader.store.refusals import not_let_in, refusal, unreachable

# The driver would load these for whoever wants tables; it takes longer than all the rest.
with hidden("numpy", "pandas", "pyarrow"):
    import neo4j
    import neo4j.graph
    import neo4j.spatial
    import neo4j.time
    from neo4j import exceptions

FETCH_SIZE = 20_000
MOST_KEPT = 10_000
"""So many things of a sort are kept of a load, then keeping begins anew."""
_ENDS = ("from_id", "to_id")
_SIGNED_OUT = "Neo.ClientError.Request.Invalid"
"""What an embedded server that is ending answers to whoever was connected before."""
_PLAIN = frozenset({str, int, float, bool, type(None)})


@dataclass(frozen=True)
class Records:
    """What a statement gave: plain Python or `graph` values, and whether there were more.

    ``newest`` stands for the newest commit that the store knew of when it had read all this; empty
    where a store does not tell.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    is_cut: bool = False
    newest: frozenset[str] = frozenset()


class Transaction:
    """One explicit transaction; see `Bolt.transaction`."""

    def __init__(self, transaction: neo4j.Transaction) -> None:
        self._transaction = transaction

    def run(self, text: str, parameters: Mapping[str, object] | None = None) -> Records:
        """The rows of that statement in its order."""
        return _records(self._transaction.run(text, dict(parameters or {})))


class Bolt:
    """A connection to one database as one user; safe to share between threads.

    ``lost`` makes the error for an address where nothing answers.
    """

    def __init__(
        self,
        uri: str,
        username: str,
        password: str,
        database: str,
        lost: Callable[[str], StoreUnreachableError] = unreachable,
    ) -> None:
        # The driver logs what it also raises, and notes on names a database does not know yet.
        logging.getLogger("neo4j").setLevel(logging.CRITICAL)
        self._database = database
        self._uri = uri
        self._lost = lost
        with self._as_connecting():
            self._driver = neo4j.GraphDatabase.driver(
                uri,
                auth=(username, password),
                notifications_min_severity="OFF",
                user_agent="munigraph",
                telemetry_disabled=True,
                connection_timeout=5,
                connection_acquisition_timeout=10,
            )

    def close(self) -> None:
        """Let the connections go."""
        self._driver.close()

    @contextmanager
    def transaction(self, seconds: float) -> Iterator[Transaction]:
        """One explicit transaction, committed when the block ends and rolled back when it fails.

        ``seconds`` is how long the database lets it run. The errors of the driver come out as ours.
        """
        with self._as_ours(), self._session(neo4j.WRITE_ACCESS) as session:
            with self._as_connecting():
                transaction = session.begin_transaction(timeout=seconds)
            with transaction:
                yield Transaction(transaction)
                transaction.commit()

    def read(
        self,
        text: str,
        parameters: Mapping[str, object] | None = None,
        limit: int | None = None,
        seconds: float | None = None,
        values: "Values | None" = None,
    ) -> Records:
        """The rows of one statement that may only read, at most ``limit`` of them.

        In a transaction of its own, which is one way to the store and back instead of three.
        ``seconds`` is how long the database lets it run. What is in ``values`` is taken from there:
        it must be of the load that is read.
        """
        query = neo4j.Query(text, timeout=seconds)
        with self._as_ours(), self._session(neo4j.READ_ACCESS) as session:
            with self._as_connecting():
                result = session.run(query, dict(parameters or {}))
            found = _records(result, limit, values)
            return replace(found, newest=session.last_bookmarks().raw_values)

    def _session(self, access: str) -> neo4j.Session:
        # A fresh one each time: a reused one would wait for its bookmark while a load commits.
        return self._driver.session(
            database=self._database, default_access_mode=access, fetch_size=FETCH_SIZE
        )

    def run_alone(self, text: str, seconds: float) -> None:
        """Run a statement that needs a transaction of its own, such as one that makes an index."""
        with (
            self._as_ours(),
            self._driver.session(database=self._database) as session,
        ):
            session.run(neo4j.Query(text, timeout=seconds)).consume()

    def agent(self) -> str:
        """Name and version of what answers, such as "Neo4j/5.26.20"."""
        with self._as_ours():
            return str(self._driver.get_server_info().agent)

    @contextmanager
    def _as_connecting(self) -> Iterator[None]:
        """Turn what an address gives that leads nowhere into a sentence."""
        try:
            yield
        except (exceptions.DriverError, OSError, ValueError) as error:
            raise self._lost(self._uri) from error

    @contextmanager
    def _as_ours(self) -> Iterator[None]:
        """Raise the driver's errors as ours."""
        try:
            yield
        except exceptions.AuthError as error:
            raise not_let_in(self._uri) from error
        except exceptions.DriverError as error:
            raise self._lost(self._uri) from error
        except exceptions.Neo4jError as error:
            if error.code == _SIGNED_OUT:
                raise self._lost(self._uri) from error
            raise refusal(error.code or "", error.message or "") from error


class Values:
    """What the driver gives as plain Python: `graph` values, dates, lists and maps.

    A node or relation is read once, and after that known by the id that the store gives it; also
    one that is in ``known``. Such an id means nothing after the next load, so a long life for one
    of these is that of a load.
    """

    def __init__(self, known: "Values | None" = None) -> None:
        self.nodes: dict[str, Node] = {}
        self.relations: dict[str, Relation] = {}
        self._known_nodes = known.nodes if known else self.nodes
        self._known_relations = known.relations if known else self.relations

    def take(self, new: "Values") -> None:
        """Know from now on what those know; where that becomes much, forget the rest."""
        if len(self.nodes) + len(new.nodes) > MOST_KEPT:
            self.nodes.clear()
        if len(self.relations) + len(new.relations) > MOST_KEPT:
            self.relations.clear()
        self.nodes.update(new.nodes)
        self.relations.update(new.relations)

    def plain(self, value: object) -> object:
        """That value; as it is where it is of no type of the driver's."""
        if type(value) in _PLAIN:
            return value
        match value:
            case list():
                return [self.plain(item) for item in value]
            case neo4j.time.Date() | neo4j.time.DateTime() | neo4j.time.Time():
                return value.to_native()
            case neo4j.graph.Node():
                return self._node(value)
            case neo4j.graph.Relationship():
                return self._relation(value)
            case neo4j.graph.Path():
                return Path(
                    tuple(map(self._node, value.nodes)),
                    tuple(map(self._relation, value.relationships)),
                )
            case neo4j.time.Duration():
                return value.iso_format()
            case neo4j.spatial.Point():
                return list(value)
            case dict():
                return {key: self.plain(item) for key, item in value.items()}
            case _:
                return value

    def _node(self, node: neo4j.graph.Node) -> Node:
        element_id = node.element_id
        known = self._known_nodes.get(element_id) or self.nodes.get(element_id)
        if known is None:
            properties = self._properties(node)
            node_id = str(properties.pop("id", ""))
            known = Node(node_id, _label(node.labels), properties)
            self.nodes[element_id] = known
        return known

    def _relation(self, relation: neo4j.graph.Relationship) -> Relation:
        element_id = relation.element_id
        known = self._known_relations.get(element_id) or self.relations.get(element_id)
        if known is None:
            properties = self._properties(relation)
            relation_id = str(properties.pop("id", ""))
            # The driver knows the ends of a lone relation only by the store's own ids, so they are
            # properties too.
            from_id, to_id = (str(properties.pop(name, "")) for name in _ENDS)
            known = Relation(relation_id, relation.type, from_id, to_id, properties)
            self.relations[element_id] = known
        return known

    def _properties(self, thing: neo4j.graph.Entity) -> dict[str, Value]:
        return {
            name: value if type(value) in _PLAIN else self._property(value)
            for name, value in thing.items()
        }

    def _property(self, value: object) -> Value:
        plain = self.plain(value)
        if isinstance(plain, list):
            return tuple(map(str, plain))
        return plain if isinstance(plain, (str, int, float, date)) else str(plain)


@cache
def _label(labels: frozenset[str]) -> str:
    """Ours where there is one: a node of ours also has the label Entity."""
    names = sorted(labels)
    return next((name for name in names if name in NODE_TYPES), names[0] if names else "")


def _records(
    result: neo4j.Result, limit: int | None = None, values: Values | None = None
) -> Records:
    columns = tuple(result.keys())
    found = list(result) if limit is None else result.fetch(limit + 1)
    result.consume()
    values = values or Values()
    rows = tuple(tuple(map(values.plain, record.values())) for record in found)
    is_cut = limit is not None and len(rows) > limit
    return Records(columns, rows[:limit] if is_cut else rows, is_cut)
