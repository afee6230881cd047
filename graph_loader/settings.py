"""What the environment says: which store, where its data lie, and how long a query may run."""

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_data_path

from graph_loader.errors import UsageError
from graph_loader.schema import Words

_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True)
class Settings:
    """Everything that can be set from outside.

    ``neo4j_uri`` is empty where the embedded store is meant. ``idle_minutes`` of 0 means that the
    embedded store never stops by itself.
    """

    neo4j_uri: str
    neo4j_username: str
    neo4j_password: str = field(repr=False)
    neo4j_database: str
    home: Path
    idle_minutes: int
    query_seconds: float
    row_limit: int


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings in an environment; an empty variable counts as one that is not set.

    Raises ``UsageError`` for the first variable whose value cannot be meant.
    """
    home = environ.get("MUNIGRAPH_HOME", "").strip()
    return Settings(
        neo4j_uri=_uri(environ),
        neo4j_username=environ.get("NEO4J_USERNAME", "").strip() or "neo4j",
        neo4j_password=environ.get("NEO4J_PASSWORD", ""),
        neo4j_database=environ.get("NEO4J_DATABASE", "").strip() or "neo4j",
        home=Path(home).expanduser().absolute() if home else user_data_path("munigraph"),
        idle_minutes=_whole_number(environ, "MUNIGRAPH_IDLE_MINUTES", default=30, least=0),
        query_seconds=_seconds(environ, "MUNIGRAPH_QUERY_SECONDS", default=30.0),
        row_limit=_whole_number(environ, "MUNIGRAPH_ROW_LIMIT", default=5000, least=1),
    )


def read_language(environ: Mapping[str, str] = os.environ) -> str:
    """The language: "fr" where MUNIGRAPH_LANG or else the locale says French, else "en"."""
    for name in ("MUNIGRAPH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if text := environ.get(name, "").strip():
            return "fr" if text.lower().startswith("fr") else "en"
    return "en"


def shared_folder(name: str) -> Path:
    """The folder ``queries`` or ``data``: in the repository, or inside an installed wheel."""
    root = Path(__file__).parent.parent
    packaged = root / "munigraph" / "_share" / name
    return packaged if packaged.is_dir() else root / name


def _uri(environ: Mapping[str, str]) -> str:
    text = environ.get("NEO4J_URI", "").strip()
    scheme, separator, rest = text.partition("://")
    if text and (scheme not in _SCHEMES or not separator or not rest or "@" in rest):
        # The address itself is not repeated: people do write passwords into it, before an @.
        raise UsageError(
            Words(
                "NEO4J_URI is not an address of a Neo4j.",
                "NEO4J_URI n’est pas l’adresse d’un Neo4j.",
            ),
            Words(
                "Write it as in bolt://host:7687, with name and password in their own variables.",
                "Écrivez-la comme dans bolt://hote:7687, le nom et le mot de passe à part.",
            ),
        )
    return text


def _whole_number(environ: Mapping[str, str], name: str, default: int, least: int) -> int:
    text = environ.get(name, "").strip()
    if not text:
        return default
    try:
        number = int(text)
    except ValueError:
        number = least - 1
    if number < least:
        raise UsageError(
            Words(
                f"{name} is “{text}”, which is not a whole number from {least} up.",
                f"{name} vaut «\u00a0{text}\u00a0», et non un nombre entier à partir de {least}.",
            ),
            _leave_out(name, default),
        )
    return number


def _seconds(environ: Mapping[str, str], name: str, default: float) -> float:
    text = environ.get(name, "").strip()
    if not text:
        return default
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    # NaN fails this too: it is not greater than anything.
    if not 0 < seconds < math.inf:
        raise UsageError(
            Words(
                f"{name} is “{text}”, which is not a number of seconds above 0.",
                f"{name} vaut «\u00a0{text}\u00a0», et non un nombre de secondes supérieur à 0.",
            ),
            _leave_out(name, default),
        )
    return seconds


def _leave_out(name: str, default: float) -> Words:
    return Words(
        f"Correct it, or leave {name} out for {default:g}.",
        f"Corrigez-la, ou ne définissez pas {name} pour garder {default:g}.",
    )
