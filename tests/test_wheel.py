"""What an installed wheel has in it: all that the command needs away from the repository."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.test_repository import FILES, ROOT

PLACES = {
    "graph_loader": "graph_loader",
    "munigraph": "munigraph",
    "queries": "munigraph/_share/queries",
    "data": "munigraph/_share/data",
}


@pytest.fixture(scope="module")
def names_in_the_wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", folder, ROOT], check=True
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("folder", PLACES)
def test_each_file_of_the_repository_is_where_the_code_looks_for_it(
    folder: str, names_in_the_wheel: set[str]
) -> None:
    kept = [path.relative_to(ROOT / folder) for path in FILES if (ROOT / folder) in path.parents]
    assert kept
    missing = [
        path for path in kept if f"{PLACES[folder]}/{path.as_posix()}" not in names_in_the_wheel
    ]
    assert missing == []


def test_the_app_is_a_module_of_its_own(names_in_the_wheel: set[str]) -> None:
    assert "explorer_app.py" in names_in_the_wheel


def test_nothing_else_is_installed(names_in_the_wheel: set[str]) -> None:
    tops = {Path(name).parts[0] for name in names_in_the_wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "explorer_app.py",
        "graph_loader",
        "munigraph",
    }
