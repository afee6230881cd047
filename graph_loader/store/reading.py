"""How readers see a store: as one load left it, with what they keep of that load until the next."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from graph_loader.graph import Stamp
from graph_loader.store.bolt import MOST_KEPT, Bolt, Records, Values
from graph_loader.store.gate import Gate

_Found = TypeVar("_Found")


@dataclass(eq=False)
class HeldLoad:
    """The load that a store was seen to hold: the open gate and the stamp that were read then.

    No number of a gate comes again. So where the gate still has this number, nothing was committed
    since it was seen, and everything that was read of this load up to now is of this load alone.

    ``newest`` is that of the last `Records` for which the gate was found so. Records that have the
    same came before any later commit, and the gate need not be asked.
    """

    gate: Gate
    stamp: Stamp | None
    newest: frozenset[str] = frozenset()
    values: Values = field(default_factory=Values)
    kept: dict[Callable[..., Any], Any] = field(default_factory=dict)
    things: dict[Callable[..., Any], dict[str, Any]] = field(default_factory=dict)


class Reading:
    """One look at a store, all of it from one load; see `Store.from_one_load`.

    What it reads stays its own until `keep`: before that nobody knows whether it is of one load.
    """

    def __init__(self, bolt: Bolt, load: HeldLoad, seconds: float | None) -> None:
        self._bolt = bolt
        self._load = load
        self._seconds = seconds
        self._values = Values(load.values)
        self._kept: dict[Callable[..., Any], Any] = {}
        self._things: dict[Callable[..., Any], dict[str, Any]] = {}
        self.newest: frozenset[str] = frozenset()
        """Of the last statement; see `Records`."""

    @property
    def stamp(self) -> Stamp | None:
        """That of the load, None where nothing is loaded."""
        return self._load.stamp

    def run(
        self, text: str, parameters: Mapping[str, object] | None = None, limit: int | None = None
    ) -> Records:
        """The rows of a statement that may only read, at most ``limit`` of them."""
        found = self._bolt.read(text, parameters, limit, self._seconds, self._values)
        self.newest = found.newest
        return found

    def once(self, read: Callable[["Reading"], _Found]) -> _Found:
        """What that function gives, called once for each load and kept for whoever asks later."""
        kept: dict[Callable[..., Any], _Found] = self._load.kept
        if read in kept:
            return kept[read]
        ours: dict[Callable[..., Any], _Found] = self._kept
        if read not in ours:
            ours[read] = read(self)
        return ours[read]

    def find(
        self,
        read: Callable[["Reading", list[str]], Mapping[str, _Found]],
        ids: Iterable[str],
    ) -> dict[str, _Found]:
        """The things with these ids by id, in the order of ids; those that are not there are not.

        ``read`` is called for what was not read of this load yet.
        """
        wanted = sorted(set(ids))
        ours: dict[str, _Found] = self._things.setdefault(read, {})
        theirs: dict[str, _Found] = self._load.things.get(read, {})
        found = {id_: theirs.get(id_) or ours.get(id_) for id_ in wanted}
        if missing := [id_ for id_ in wanted if found[id_] is None]:
            new = read(self, missing)
            ours.update(new)
            found.update(new)
        return {id_: thing for id_, thing in found.items() if thing is not None}

    def keep(self) -> None:
        """Let later readings have what was read, now that it is known to be of this load."""
        load = self._load
        load.values.take(self._values)
        load.kept.update(self._kept)
        for read, new in self._things.items():
            kept = load.things.setdefault(read, {})
            if len(kept) + len(new) > MOST_KEPT:
                kept.clear()
            kept.update(new)
