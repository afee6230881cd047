"""Importing a library without what it loads only because it happens to be installed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import cast


@contextmanager
def hidden(*names: str) -> Iterator[None]:
    """Inside this block, imports do not find these modules, unless they are loaded already."""
    hide = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hide, cast("ModuleType", None)))
    try:
        yield
    finally:
        for name in hide:
            del sys.modules[name]
