"""What every kind of finding has."""

from dataclasses import dataclass
from typing import Literal

from graph_loader.schema import Words

Volume = Literal["stop", "skip", "note"]
"""*stop*: nothing is loaded; *skip*: this row is not; *note*: loaded as it stands."""


@dataclass(frozen=True)
class FindingKind:
    """One kind of doubt; ``code`` is permanent.

    ``{reason}`` and other names in braces are filled in by the place that reports it.
    """

    code: str
    volume: Volume
    message: Words
    hint: Words
