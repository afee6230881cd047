"""The stamp as a value <-> the properties of its node; counts and findings travel as JSON text."""

import json
from collections.abc import Sequence

from graph_loader.graph import Node, Stamp


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
    """The stamp in the rows of `statements.READ_STAMP`, None if there is none."""
    if not rows or not isinstance(rows[0][0], Node):
        return None
    properties = rows[0][0].properties
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
