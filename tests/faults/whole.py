"""Which graph a store holds after a fault: that of one package or of another, whole.

Everything in the store is compared: nodes and relations with all their properties, the stamp, and
what its indexes find.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph_loader.difference import by_sort
from graph_loader.load import load
from graph_loader.schema import RELATION_TYPES
from graph_loader.settings import Settings
from graph_loader.store.statements import SEARCH_INDEX
from graph_loader.store.store import Store, open_store
from tests.bench.made import make_package
from tests.stores.stored import built, dump, read_graph, wanted_graph

_SEARCH = f"CALL db.index.fulltext.queryNodes('{SEARCH_INDEX}', 'load') YIELD node RETURN count(*)"


@dataclass(frozen=True)
class Package:
    """A package, the ids in it by sort, and what a store says that holds it."""

    folder: Path
    ids: Mapping[str, list[str]] = field(repr=False, hash=False)
    fingerprint: str
    digest: str


def make_packages(folder: Path, *, entities: int, claims: int) -> tuple[Path, Path]:
    """Two packages of one name: a load of one over the other adds, changes and removes much."""
    first, second = (
        make_package(folder / str(seed), entities=entities, claims=claims, seed=seed, number=seed)
        for seed in (1, 2)
    )
    return first, second


def learn(settings: Settings, folders: Sequence[Path]) -> tuple[Package, ...]:
    """Load each, undisturbed, and see that the store then holds what the package says."""
    return tuple(_learn(settings, folder) for folder in folders)


def _learn(settings: Settings, folder: Path) -> Package:
    things = by_sort(built(folder))
    ids = {sort: list(group) for sort, group in things.items()}
    with open_store(settings) as store:
        stamp = load([folder], store, may_remove=True).stamp
        assert stamp
        assert read_graph(store) == wanted_graph(folder)
        return Package(folder, ids, stamp.fingerprint, _digest(store, ids))


def find_held(settings: Settings, packages: Sequence[Package]) -> Package:
    """The package that the store holds; fails when that is none of these, or not all of it."""
    with open_store(settings) as store:
        stamp = store.stamp()
        held = [p for p in packages if stamp and p.fingerprint == stamp.fingerprint]
        assert held, f"the stamp says {stamp}"
        assert _digest(store, held[0].ids) == held[0].digest
        return held[0]


def _digest(store: Store, ids: Mapping[str, list[str]]) -> str:
    everything = (dump(store), _find(store, ids))
    return hashlib.sha256(repr(everything).encode()).hexdigest()


def _find(store: Store, ids: Mapping[str, list[str]]) -> list[object]:
    """How many things the indexes find."""
    found: list[object] = [store.read(_SEARCH).records]
    for sort in sorted(ids):
        if sort in RELATION_TYPES:
            text = f"MATCH ()-[r:{sort}]->() WHERE r.id IN $ids RETURN count(r)"
        else:
            text = f"UNWIND $ids AS id MATCH (n:{sort} {{id: id}}) RETURN count(n)"
        found.append((sort, store.read(text, {"ids": ids[sort]}).records))
    return found
