"""Libraries are imported without what they load only because it is there."""

import sys

import pytest

from graph_loader.store.lean import hidden

RARE = "this"
"""A module that nobody here imports."""


def test_a_hidden_module_is_not_found_in_the_block_and_found_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, RARE, raising=False)
    with hidden(RARE), pytest.raises(ImportError):
        __import__(RARE)
    assert RARE not in sys.modules


def test_a_module_that_is_loaded_already_stays_where_it_is() -> None:
    with hidden("sys", "pytest"):
        assert __import__("pytest") is pytest
    assert sys.modules["pytest"] is pytest


def test_a_module_is_found_again_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), hidden(RARE):
        raise ZeroDivisionError
    assert RARE not in sys.modules
