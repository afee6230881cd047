"""The command starts in half the time because the driver does not find pandas."""

import subprocess
import sys

import pytest

from graph_loader.store.hiding import without

LARGE = ("numpy", "pandas", "pyarrow")


def test_the_store_is_opened_without_large_libraries_which_stay_there_for_others() -> None:
    program = (
        "import sys, graph_loader.store.store as store; "
        f"assert not set(sys.modules) & set({LARGE}); "
        "import numpy, neo4j; print(numpy.array([1]).sum())"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (said.stdout, said.stderr) == ("1\n", "")


def test_what_is_hidden_is_missing_inside_the_block_only() -> None:
    sys.modules.pop("this", None)
    with without("this", "sys"):
        with pytest.raises(ModuleNotFoundError):
            import this  # noqa: F401
        import sys as still_there

        assert still_there is sys
    assert "this" not in sys.modules
