"""Every finding the loader can report: its code, its volume, what it says and what to do."""

from graph_loader.findings.cells import KINDS_OF_CELLS
from graph_loader.findings.facts import KINDS_OF_FACTS
from graph_loader.findings.kind import FindingKind, Volume
from graph_loader.findings.tables import KINDS_OF_TABLES

__all__ = ["FINDINGS", "FindingKind", "Volume"]

FINDINGS: dict[str, FindingKind] = {
    kind.code: kind for kind in (*KINDS_OF_TABLES, *KINDS_OF_CELLS, *KINDS_OF_FACTS)
}
"""Every kind of finding by its code."""
