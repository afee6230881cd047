"""How much a store can write in one transaction, known before it is tried.

Neo4j keeps a transaction in memory and fails late where it does not fit; the numbers were measured
on Neo4j 5.26 and ArcadeDB 26.11 with 300,000 things in one transaction.
"""

import re

from graph_loader.errors import QueryRefusedError
from graph_loader.store.store import Store

MOST_ROWS = 500_000
"""Things in one transaction; above this neither store holds it in sensible memory."""

_BYTES_PER_ROW = 7 * 1024
_LIMIT = (
    "SHOW SETTINGS YIELD name, value WHERE name = 'dbms.memory.transaction.total.max' RETURN value"
)
_UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3, "T": 1024**4}


def most_rows(store: Store) -> int:
    """How many things one load may write."""
    if store.is_embedded:
        return MOST_ROWS
    try:
        rows = store.run(_LIMIT).rows
    except QueryRefusedError:  # this user may not see settings
        return MOST_ROWS
    limit = read_bytes(str(rows[0][0])) if rows else 0
    return min(MOST_ROWS, limit // _BYTES_PER_ROW) if limit else MOST_ROWS


def read_bytes(text: str) -> int:
    """The number of bytes in one of Neo4j's settings; 0 means that there is no limit.

    >>> read_bytes("716.80MiB")
    751619276
    """
    match = re.fullmatch(r"([0-9.]+)\s*([KMGT]?)i?B?", text.strip(), re.IGNORECASE)
    return int(float(match[1]) * _UNITS[match[2].upper()]) if match else 0
