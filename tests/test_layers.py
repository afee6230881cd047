"""The modules know each other only downwards; the rules stand in pyproject.toml."""

import ast
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SOURCES = sorted([*ROOT.glob("graph_loader/**/*.py"), *ROOT.glob("munigraph/**/*.py")])
APP = ROOT / "explorer_app.py"

DOORS = {
    "arcadedb": ("graph_loader/store/embedded_server.py",),
    "neo4j": ("graph_loader/store/bolt.py",),
    "pyvis": ("munigraph/drawing/network.py",),
    "streamlit": ("munigraph/screens/", "munigraph/components/", "explorer_app.py"),
}
"""Where each library may be imported: all that depends on its ways lies behind that door."""


def imported_modules(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_all_contracts_of_the_layers_are_kept() -> None:
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    assert {contract["type"] for contract in contracts} >= {"layers", "protected", "independence"}
    assert lint_imports(str(ROOT / "pyproject.toml"), no_cache=True, is_debug_mode=True) == 0


def test_the_app_knows_nothing_but_its_screens() -> None:
    ours = {
        name for name in imported_modules(APP) if name.startswith(("munigraph", "graph_loader"))
    }
    assert ours
    assert all(name.startswith("munigraph.screens") or name == "munigraph" for name in ours)


@pytest.mark.parametrize("library", DOORS)
def test_a_library_is_imported_at_its_door_only(library: str) -> None:
    importers = [
        path.relative_to(ROOT).as_posix()
        for path in [*SOURCES, APP]
        if library in {name.partition(".")[0] for name in imported_modules(path)}
    ]
    assert importers
    assert [path for path in importers if not path.startswith(DOORS[library])] == []


@pytest.mark.parametrize("path", [*SOURCES, APP], ids=lambda path: str(path.relative_to(ROOT)))
def test_each_library_that_is_imported_is_a_declared_dependency(path: Path) -> None:
    ours = {"graph_loader", "munigraph", "explorer_app"}
    libraries = {name.partition(".")[0] for name in imported_modules(path)}
    libraries -= ours | sys.stdlib_module_names
    distributions = packages_distributions()
    undeclared = {
        name for name in libraries if not declared() & normal(distributions.get(name, []))
    }
    assert not undeclared


def declared() -> set[str]:
    requirements = PROJECT["project"]["dependencies"]
    return normal(
        [requirement.split(";")[0].split("=")[0].split(">")[0] for requirement in requirements]
    )


def normal(names: list[str]) -> set[str]:
    return {name.strip().lower().replace("_", "-") for name in names}


def test_the_command_starts_without_importing_what_only_the_page_needs() -> None:
    # A second and more for each `munigraph ask` that never shows a page.
    said = subprocess.run(
        [sys.executable, "-c", "import sys, munigraph.cli; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert {"streamlit", "pyvis", "scipy", "numpy", "pandas"} & set(said) == set()
