"""What keeps the embedded store from working on this computer, each as a sentence and a hint."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_loader.errors import StoreUnreachableError
from graph_loader.schema import Words
from graph_loader.store.embedded_home import StoreHome

_LEAST_FREE = 1_000_000
"""Bytes on a disk that has no room any more; the engine takes its files in larger pieces."""

_USE_NEO4J = Words(
    "Set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD to work with a Neo4j instead.",
    "Définissez NEO4J_URI, NEO4J_USERNAME et NEO4J_PASSWORD pour utiliser plutôt un Neo4j.",
)
_MAKE_ROOM = Words(
    "Nothing was changed. Make room there, then repeat the command.",
    "Rien n’a été modifié. Libérez de l’espace, puis répétez la commande.",
)


class DiskFullError(StoreUnreachableError):
    """There is no room for what had to be written, and nothing of it was."""


@contextmanager
def usable(home: Path) -> Iterator[None]:
    """Turns a refusal of the file system into a sentence about the folder."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise full(home) from error
        reason = error.strerror or str(error)
        raise StoreUnreachableError(
            Words(
                f"The data folder {home} cannot be used ({reason}).",
                f"Le dossier de données {home} est inutilisable ({reason}).",
            ),
            Words(
                "Make it writable for you, or name another folder in MUNIGRAPH_HOME.",
                "Donnez-vous le droit d’y écrire, ou nommez un autre dossier dans MUNIGRAPH_HOME.",
            ),
        ) from error


def is_full(home: Path) -> bool:
    """Whether the disk with that folder has no room any more."""
    try:
        return shutil.disk_usage(home).free < _LEAST_FREE
    except OSError:
        return False


def full(home: Path) -> DiskFullError:
    """The disk has no room any more; what the store holds is safe."""
    return DiskFullError(
        Words(
            f"The disk with the data folder {home} is full.",
            f"Le disque où se trouve le dossier de données {home} est plein.",
        ),
        _MAKE_ROOM,
    )


def no_room(home: Path, megabytes: int, free: int) -> DiskFullError:
    """A load would fill the disk."""
    return DiskFullError(
        Words(
            f"This load needs about {megabytes} MB on the disk with the data folder {home}, and "
            f"{free} MB are free.",
            f"Ce chargement demande environ {megabytes} Mo sur le disque où se trouve le dossier "
            f"de données {home}, et {free} Mo sont libres.",
        ),
        _MAKE_ROOM,
    )


def no_engine() -> StoreUnreachableError:
    """The engine cannot run here."""
    return StoreUnreachableError(
        Words(
            "The embedded store does not run on this computer.",
            "La base intégrée ne fonctionne pas sur cet ordinateur.",
        ),
        _USE_NEO4J,
    )


def in_use_by_another(place: StoreHome) -> StoreUnreachableError:
    """Another process works with the same files."""
    return StoreUnreachableError(
        Words(
            f"Another process holds the data in {place.data}.",
            f"Un autre processus occupe les données dans {place.data}.",
        ),
        Words(
            "End that process, or name another folder in MUNIGRAPH_HOME.",
            "Mettez fin à ce processus, ou nommez un autre dossier dans MUNIGRAPH_HOME.",
        ),
    )


def busy(place: StoreHome) -> StoreUnreachableError:
    """Another command is starting or stopping the server, and does not end."""
    return StoreUnreachableError(
        Words(
            f"The store in {place.path} has been starting or stopping for a long time.",
            f"La base dans {place.path} démarre ou s’arrête depuis longtemps.",
        ),
        Words("Try again in a minute.", "Réessayez dans une minute."),
    )


def not_started(place: StoreHome) -> StoreUnreachableError:
    """The server ended, or did not answer in time."""
    if is_full(place.path):
        return full(place.path)
    return StoreUnreachableError(
        Words(
            f"The embedded store did not start; what it said is in {place.log}.",
            f"La base intégrée n’a pas démarré\u00a0; ce qu’elle a dit se trouve dans {place.log}.",
        ),
        _USE_NEO4J,
    )
