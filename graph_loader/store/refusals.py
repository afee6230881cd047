"""What a store answers instead of rows -> a sentence for a person and what to do."""

import re

from graph_loader.errors import MunigraphError, QueryRefusedError, StoreUnreachableError
from graph_loader.schema import Words


class ConflictError(MunigraphError):
    """Somebody else wrote the same thing at the same moment; nothing of ours was written."""


class TimeLimitError(QueryRefusedError):
    """A statement took longer than it was allowed, or was stopped by hand."""


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
        "LockClientStopped|LockAcquisitionTimeout",
        ConflictError,
        Words(
            "Another program has been writing to the store for a long time.",
            "Un autre programme écrit dans la base depuis longtemps.",
        ),
        Words(
            "Wait until it is done, or end its transaction, then try again.",
            "Attendez qu’il ait fini, ou mettez fin à sa transaction, puis réessayez.",
        ),
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
        TimeLimitError,
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


def not_let_in(uri: str) -> StoreUnreachableError:
    """The store answers, and not to this user."""
    return StoreUnreachableError(
        Words(
            f"The store at {_public(uri)} does not accept this user name and password.",
            f"La base {_public(uri)} n’accepte pas ce nom d’utilisateur et ce mot de passe.",
        ),
        Words(
            "Check NEO4J_USERNAME and NEO4J_PASSWORD.",
            "Vérifiez NEO4J_USERNAME et NEO4J_PASSWORD.",
        ),
    )


def unreachable(uri: str) -> StoreUnreachableError:
    """Nothing answers there, or nothing that speaks Bolt."""
    return StoreUnreachableError(
        Words(f"No store answers at {_public(uri)}.", f"Aucune base ne répond à {_public(uri)}."),
        Words(
            "Check NEO4J_URI and that the server is running.",
            "Vérifiez NEO4J_URI et que le serveur est en marche.",
        ),
    )


def ended(_uri: str) -> StoreUnreachableError:
    """The embedded store, whose address means nothing to a person, does not answer."""
    return StoreUnreachableError(
        Words(
            "The embedded store has ended or no longer answers.",
            "La base intégrée s’est arrêtée ou ne répond plus.",
        ),
        Words(
            "Repeat the command: it starts the store again.",
            "Répétez la commande\u00a0: elle redémarre la base.",
        ),
    )


def _public(uri: str) -> str:
    """The address without a password that somebody wrote into it."""
    return re.sub(r"//[^/]*@", "//", uri)


def refusal(code: str, message: str) -> MunigraphError:
    """What a store means by one of its codes, else its own words."""
    for marks, kind, what, hint in _REFUSALS:
        if re.search(marks, code):
            return kind(what, hint)
    said = " ".join(message.split()).rstrip(".")
    return QueryRefusedError(
        Words(f"The store refused: {said}.", f"La base a refusé\u00a0: {said}."),
        Words("", ""),
    )
