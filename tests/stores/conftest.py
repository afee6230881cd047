"""The store that a test of this folder works on."""

from collections.abc import Iterator

import pytest

from graph_loader.settings import Settings
from graph_loader.store.store import Store
from tests.stores.stored import emptied


@pytest.fixture
def store(store_settings: Settings) -> Iterator[Store]:
    with emptied(store_settings) as store:
        yield store
