"""An answer: what a query gave, with everything needed to show it, quote it and draw it."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph_loader.graph import Claim, Node, Relation, Source, Stamp


@dataclass(frozen=True)
class Answer:
    """A table and the graph in it, with the claims and sources that they rest on.

    ``columns`` and ``rows`` are the table in the query's order; a cell is plain Python (text,
    number, boolean, date, None, list, dict) or a `Node`, `Relation` or `Path`. ``nodes`` and
    ``relations`` are those in the table by id, in the order of their first appearance; ``entities``
    adds the ends and programs of these relations. ``claims`` are those of each relation and of
    each program in the table, by its id, the one to show coming first. ``sources`` are numbered
    from 1 in the order of their first use; the source of every claim is among them. ``is_cut`` says
    that there were more rows. ``stamp`` is that of the load that all of it comes from, None where
    nothing is loaded.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    nodes: Mapping[str, Node]
    relations: Mapping[str, Relation]
    entities: Mapping[str, Node]
    claims: Mapping[str, tuple[Claim, ...]]
    sources: tuple[Source, ...]
    is_cut: bool
    stamp: Stamp | None

    def number_of(self, source_id: str) -> int:
        """The number that stands for that source, as in [3]; `ValueError` when it is not here."""
        return 1 + [source.id for source in self.sources].index(source_id)
