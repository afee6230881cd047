"""What the neo4j driver raises -> a sentence for a person and what to do."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from graph_loader.errors import MunigraphError, QueryRefusedError, StoreUnreachableError
from graph_loader.schema import Words
from graph_loader.store.hiding import without

with without("numpy", "pandas", "pyarrow"):  # see `bolt`
    from neo4j import exceptions


class ConflictError(MunigraphError):
    """Somebody else wrote the same thing at the same moment; nothing of ours was written."""


_REFUSALS: tuple[tuple[str, type[MunigraphError], Words, Words], ...] = (
    (
        "DeadlockDetected|Transaction.Outdated|ConstraintValidationFailed",
        ConflictError,
        Words(
            "Another program wrote to the store at the same moment.",
            "Un autre programme a écrit dans la base au même moment.",
        ),
        Words("Try again.", "Réessayez."),
    ),
    (
        "MemoryPoolOutOfMemory",
        QueryRefusedError,
        Words(
            "The store has not enough memory for this.",
            "La base n’a pas assez de mémoire pour cela.",
        ),
        Words(
            "Give Neo4j a larger heap, or do less at once.",
            "Donnez plus de mémoire à Neo4j, ou faites-en moins à la fois.",
        ),
    ),
    (
        "AccessMode|Forbidden",
        QueryRefusedError,
        Words("A query here may only read.", "Une requête ne peut ici que lire."),
        Words(
            "Change the data package and load it to change the graph.",
            "Modifiez le paquet de données et chargez-le pour changer le graphe.",
        ),
    ),
    (
        "TransactionTimedOut|Terminated",
        QueryRefusedError,
        Words(
            "The query was stopped: it took longer than allowed.",
            "La requête a été arrêtée\u00a0: elle a dépassé la durée permise.",
        ),
        Words(
            "Narrow it, for instance with a LIMIT or a shorter path.",
            "Resserrez-la, par exemple avec un LIMIT ou un chemin plus court.",
        ),
    ),
)
"""Parts of the codes that both stores give, and what they mean here."""


@contextmanager
def as_connecting(uri: str) -> Iterator[None]:
    """Turn what an address gives that leads nowhere into a sentence."""
    try:
        yield
    except (exceptions.DriverError, OSError, ValueError) as error:
        raise _unreachable(uri) from error


@contextmanager
def as_ours(uri: str) -> Iterator[None]:
    """Raise the driver's errors as ours."""
    try:
        yield
    except exceptions.AuthError as error:
        raise StoreUnreachableError(
            Words(
                f"The store at {_public(uri)} does not accept this user name and password.",
                f"La base {_public(uri)} n’accepte pas ce nom d’utilisateur et ce mot de passe.",
            ),
            Words(
                "Check NEO4J_USERNAME and NEO4J_PASSWORD.",
                "Vérifiez NEO4J_USERNAME et NEO4J_PASSWORD.",
            ),
        ) from error
    except exceptions.DriverError as error:
        raise _unreachable(uri) from error
    except exceptions.Neo4jError as error:
        raise _refusal(error) from error


def _unreachable(uri: str) -> StoreUnreachableError:
    return StoreUnreachableError(
        Words(f"No store answers at {_public(uri)}.", f"Aucune base ne répond à {_public(uri)}."),
        Words(
            "Check NEO4J_URI and that the server is running.",
            "Vérifiez NEO4J_URI et que le serveur est en marche.",
        ),
    )


def _public(uri: str) -> str:
    """The address without a password that somebody wrote into it."""
    return re.sub(r"//[^/]*@", "//", uri)


def _refusal(error: exceptions.Neo4jError) -> MunigraphError:
    for marks, kind, what, hint in _REFUSALS:
        if re.search(marks, error.code or ""):
            return kind(what, hint)
    message = " ".join((error.message or "").split()).rstrip(".")
    return QueryRefusedError(
        Words(f"The store refused: {message}.", f"La base a refusé\u00a0: {message}."),
        Words("", ""),
    )
