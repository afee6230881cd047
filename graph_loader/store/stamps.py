"""The stamp as a value <-> the properties of its node; counts and findings travel as JSON text."""

import json
from collections.abc import Sequence

from graph_loader import schema
from graph_loader.errors import MunigraphError
from graph_loader.graph import Node, Stamp
from graph_loader.schema import Words


class NewerGraphError(MunigraphError):
    """The graph in the store has a shape that only a newer program knows."""


def to_properties(stamp: Stamp) -> dict[str, object]:
    """What the stamp's node holds."""
    return {
        "id": "stamp",
        "packages": list(stamp.packages),
        "fingerprint": stamp.fingerprint,
        "schema_version": stamp.schema_version,
        "program_version": stamp.program_version,
        "loaded_at": stamp.loaded_at,
        "counts": json.dumps(dict(stamp.counts), sort_keys=True),
        "findings": json.dumps(list(stamp.findings), sort_keys=True, ensure_ascii=False),
    }


def read_stamp(rows: Sequence[tuple[object, ...]]) -> Stamp | None:
    """The stamp in the rows of `statements.READ_STAMP`, None if there is none.

    Raises `NewerGraphError` when a newer program wrote it.
    """
    if not rows or not isinstance(rows[0][0], Node):
        return None
    properties = rows[0][0].properties
    if "fingerprint" not in properties:  # a first load that died left no more than its place
        return None
    _refuse_newer(str(properties["schema_version"]))
    packages = properties.get("packages", ())
    return Stamp(
        packages if isinstance(packages, tuple) else (),
        str(properties["fingerprint"]),
        str(properties["schema_version"]),
        str(properties["program_version"]),
        str(properties["loaded_at"]),
        json.loads(str(properties["counts"])),
        tuple(json.loads(str(properties["findings"]))),
    )


def _refuse_newer(version: str) -> None:
    if int(version) > int(schema.VERSION):
        raise NewerGraphError(
            Words(
                f"A newer munigraph wrote this graph: its schema is {version}, and this one knows "
                f"{schema.VERSION}.",
                f"Un munigraph plus récent a écrit ce graphe\u00a0: son schéma est {version}, et "
                f"celui-ci connaît {schema.VERSION}.",
            ),
            Words(
                "Install the newer munigraph, or work with another store.",
                "Installez le munigraph plus récent, ou travaillez avec une autre base.",
            ),
        )
