"""The road in one function: read, check, build, compare, write. Returns a receipt."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from graph_loader import checks, package, schema
from graph_loader.build import build
from graph_loader.difference import Difference, Thing, by_sort, compare, fingerprint_all
from graph_loader.errors import LoadRefusedError, UsageError
from graph_loader.graph import Graph, Stamp
from graph_loader.report import Report
from graph_loader.schema import Words
from graph_loader.store import writing
from graph_loader.store.capacity import most_rows
from graph_loader.store.store import Store

LARGEST_REMOVAL = 0.1
"""The share of the stored relations that a load may remove without being asked to."""


@dataclass(frozen=True)
class Receipt:
    """What a load did, or with ``is_plan`` would do.

    ``difference`` is what was written (None when the report says stop), ``stamp`` what the store
    holds afterwards (None when it holds nothing).
    """

    report: Report
    difference: Difference | None
    stamp: Stamp | None
    is_plan: bool = False

    def to_json(self) -> dict[str, object]:
        """The receipt with ids of everything that was written."""
        difference = self.difference or Difference({}, {}, {})
        return {
            "is_plan": self.is_plan,
            "written": difference.size,
            "added": _ids(difference.added),
            "changed": _ids(difference.changed),
            "removed": {sort: list(ids) for sort, ids in difference.removed.items()},
            "findings": [finding.to_json() for finding in self.report.findings],
            "stamp": self.stamp.to_json() if self.stamp else None,
        }


def _ids(part: Mapping[str, tuple[tuple[str, Thing], ...]]) -> dict[str, list[str]]:
    return {sort: [thing.id for _, thing in things] for sort, things in part.items()}


@dataclass(frozen=True)
class Plan:
    """What checking the packages gave: the report, and the graph when nothing says stop."""

    names: tuple[str, ...]
    report: Report
    graph: Graph | None = field(repr=False)


def package_name(folder: Path) -> str:
    """The name under which the stamp knows that package."""
    return package.read_name(folder)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Leave the search for values that refer to themselves out: no step of the road makes any.

    It would walk through all that was built so far again and again, for a fifth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collector()
def prepare(folders: Sequence[Path]) -> Plan:
    """Read, check and build those packages, in their order, without a store.

    Raises `UsageError` when a folder is no package, or when two packages or folders have one name.
    """
    packages = [package.read(folder) for folder in folders]
    names = tuple(p.name for p in packages)
    _refuse_same_name(names)
    # A finding names its folder, and the row to skip is known by that.
    _refuse_same_name([folder.resolve().name for folder in folders])
    report = checks.check(packages)
    graph = build(report) if report.is_loadable else None
    return Plan(names, report, graph)


def _refuse_same_name(names: Sequence[str]) -> None:
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise UsageError(
            Words(
                f"Two of the packages are called {twice}.",
                f"Deux des paquets s’appellent {twice}.",
            ),
            Words(
                "Name each package once, or give one another name, as folder and in its "
                "datapackage.json.",
                "Nommez chaque paquet une fois, ou changez le nom de l’un, comme dossier et dans "
                "son datapackage.json.",
            ),
        )


@_without_collector()
def load(
    folders: Sequence[Path],
    store: Store,
    *,
    is_plan: bool = False,
    may_remove: bool = False,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    progress: Callable[[int, int], None] = lambda *_: None,
) -> Receipt:
    """Make the store hold exactly the graph of those packages; write only the difference.

    ``progress`` is told how many of how many things are written. With ``is_plan`` nothing is.
    Raises `LoadRefusedError` when another load is under way, when the database holds nodes that are
    not ours, or when much would be removed and ``may_remove`` is false; the store stays as it was.
    """
    plan = prepare(folders)
    if plan.graph is None:
        return Receipt(plan.report, None, store.stamp(), is_plan)
    things = by_sort(plan.graph)
    if is_plan:
        writing.refuse_foreign(store)
        difference = compare(things, writing.read_held(store))
        return Receipt(plan.report, difference, store.stamp(), is_plan)
    with writing.loading(store) as strike:
        before, held = store.stamp(), writing.read_held(store)
        strike()
        difference = compare(things, held)
        if not may_remove:
            _refuse_removal(before, held, difference, plan.names)
        _refuse_too_large(difference.size, most_rows(store))
        stamp = _stamp(plan, plan.graph, fingerprint_all(things), now())
        if difference.size or not _says_the_same(before, stamp):
            count = _counting(progress, difference.size, strike)
            writing.write(store, difference, stamp, count)
    return Receipt(plan.report, difference, store.stamp())


def _counting(
    progress: Callable[[int, int], None], total: int, strike: Callable[[], None]
) -> Callable[[int], None]:
    done = 0

    def count(written: int) -> None:
        nonlocal done
        done += written
        strike()
        progress(done, total)

    return count


def _stamp(plan: Plan, graph: Graph, fingerprint: str, now: datetime) -> Stamp:
    return Stamp(
        packages=plan.names,
        fingerprint=fingerprint,
        schema_version=schema.VERSION,
        program_version=_program_version(),
        loaded_at=now.astimezone(UTC).isoformat(timespec="seconds"),
        counts={
            "nodes": len(graph.nodes),
            "relations": len(graph.relations),
            "claims": len(graph.claims),
            "sources": len(graph.sources),
        },
        findings=tuple(finding.to_json() for finding in plan.report.findings),
    )


def _program_version() -> str:
    try:
        return version("munigraph")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return ""


def _says_the_same(before: Stamp | None, after: Stamp) -> bool:
    """Whether a load would change nothing at all, so that not even the stamp is written."""
    return before is not None and (
        (before.packages, before.fingerprint, before.schema_version, before.findings)
        == (after.packages, after.fingerprint, after.schema_version, after.findings)
    )


def _refuse_removal(
    before: Stamp | None,
    held: Mapping[str, Mapping[str, str]],
    difference: Difference,
    names: tuple[str, ...],
) -> None:
    missing = [name for name in (before.packages if before else ()) if name not in names]
    if missing:
        packages = ", ".join(missing)
        raise LoadRefusedError(
            Words(
                f"The store also holds the package {packages}, which this load leaves out.",
                f"La base contient aussi le paquet {packages}, que ce chargement omet.",
            ),
            _REMOVE_HINT,
        )
    stored = sum(len(held.get(type_, {})) for type_ in schema.RELATION_TYPES)
    gone = sum(len(difference.removed.get(type_, ())) for type_ in schema.RELATION_TYPES)
    if stored and gone > LARGEST_REMOVAL * stored:
        raise LoadRefusedError(
            Words(
                f"This load would remove {gone} of {stored} relations.",
                f"Ce chargement supprimerait {gone} des {stored} relations.",
            ),
            _REMOVE_HINT,
        )


_REMOVE_HINT = Words(
    "Nothing was changed. See it with --plan; if it is meant, repeat with --remove.",
    "Rien n’a été modifié. Voyez-le avec --plan\u00a0; si c’est voulu, répétez avec --remove.",
)


def _refuse_too_large(size: int, limit: int) -> None:
    if size > limit:
        raise LoadRefusedError(
            Words(
                f"This load would write {size} things at once; this store takes {limit}.",
                f"Ce chargement écrirait {size} éléments à la fois\u00a0; limite\u00a0: {limit}.",
            ),
            Words(
                "Nothing was changed. Load fewer packages first, or give Neo4j more memory.",
                "Rien n’a été modifié. Chargez d’abord une partie des paquets, ou donnez plus de "
                "mémoire à Neo4j.",
            ),
        )
