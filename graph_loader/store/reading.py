"""How readers see a store: as one load left it, with what they keep of that load until the next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from graph_loader.graph import Stamp
from graph_loader.store.bolt import Bolt, Records, Values
from graph_loader.store.gate import Gate

_Kept = TypeVar("_Kept")


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


class Reading:
    """One look at a store, all of it from one load; see `Store.from_one_load`."""

    def __init__(self, bolt: Bolt, load: HeldLoad, seconds: float | None) -> None:
        self._bolt = bolt
        self._load = load
        self._seconds = seconds
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
        found = self._bolt.read(text, parameters, limit, self._seconds, self._load.values)
        self.newest = found.newest
        return found

    def once(self, read: Callable[["Reading"], _Kept]) -> _Kept:
        """What that function gives, called once for each load and kept for whoever asks later."""
        kept: dict[Callable[..., Any], _Kept] = self._load.kept
        if read not in kept:
            kept[read] = read(self)
        return kept[read]
