"""Importing a library without the large ones that it would load only because they are installed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import cast


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Let these count as not installed inside the block, unless something has loaded them already.

    Python's own way to say so: None in `sys.modules` makes an import fail.
    """
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden, cast("ModuleType", None)))
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]
