"""What check, load and status print as text: findings, receipts, and the state of the store."""

from collections.abc import Iterator, Mapping

from graph_loader.load import Receipt
from graph_loader.printing import print_rows, say
from graph_loader.report import Report
from graph_loader.schema import Words
from graph_loader.settings import read_language

SHOWN_IDS = 60
"""A receipt of more things than this gives numbers only; JSON always has every id."""

_VOLUMES = {
    "stop": Words("stop", "arrêt"),
    "skip": Words("skip", "omise"),
    "note": Words("note", "note"),
}
_COUNTS = {
    "nodes": Words("nodes", "nœuds"),
    "relations": Words("relations", "relations"),
    "claims": Words("claims", "affirmations"),
    "sources": Words("sources", "sources"),
}
_STATE = {
    "running": Words("running", "en marche"),
    "engine": Words("engine", "moteur"),
    "version": Words("version", "version"),
    "address": Words("address", "adresse"),
    "home": Words("folder", "dossier"),
    "process_id": Words("process", "processus"),
    "size_bytes": Words("size", "taille"),
    "stamp": Words("holds", "contenu"),
}


def print_findings(report: Report) -> None:
    """The findings as a table, and how many of each volume."""
    lang = read_language()
    headings = Words("Volume|Place|Value|What|What to do", "Volume|Lieu|Valeur|Quoi|Que faire")
    rows = [
        (
            _VOLUMES[finding.volume].of(lang),
            ":".join(str(part) for part in (finding.file, finding.line, finding.column) if part),
            finding.value,
            finding.message(lang),
            finding.hint(lang),
        )
        for finding in report.findings
    ]
    if rows:
        print_rows(headings.of(lang).split("|"), rows)
    stop, skip, note = (report.count(volume) for volume in ("stop", "skip", "note"))
    say(
        Words(
            f"Findings that stop a load: {stop}. Rows skipped: {skip}. Notes: {note}.",
            f"Constats qui arrêtent un chargement\u00a0: {stop}. Lignes omises\u00a0: {skip}. "
            f"Notes\u00a0: {note}.",
        )
    )


def print_receipt(receipt: Receipt) -> None:
    """What a load found and wrote, or would write, with the ids where they are few."""
    if receipt.report.findings:
        print_findings(receipt.report)
    if receipt.difference is None:
        say(
            Words(
                "Nothing was loaded; the store is as before.",
                "Rien n’a été chargé\u00a0; la base est inchangée.",
            )
        )
        return
    if rows := list(_changes(receipt)):
        headings = Words("Change|Sort|Number|Ids", "Changement|Genre|Nombre|Identifiants")
        print_rows(headings.of(read_language()).split("|"), rows)
    say(_summary(receipt.difference.size, is_plan=receipt.is_plan))


def _changes(receipt: Receipt) -> Iterator[tuple[str, str, str, str]]:
    """A row for each change of each sort."""
    lang = read_language()
    difference = receipt.difference
    if difference is None:
        return
    added, changed = (
        {sort: [thing.id for _, thing in things] for sort, things in part.items()}
        for part in (difference.added, difference.changed)
    )
    for words, part in (
        (Words("added", "ajout"), added),
        (Words("changed", "modification"), changed),
        (Words("removed", "suppression"), difference.removed),
    ):
        for sort, ids in part.items():
            shown = "\n".join(ids) if difference.size <= SHOWN_IDS else ""
            yield words.of(lang), sort, str(len(ids)), shown


def _summary(size: int, *, is_plan: bool) -> Words:
    if not size:
        return Words(
            "The store holds exactly this; nothing to write.",
            "La base contient exactement cela\u00a0; rien à écrire.",
        )
    if is_plan:
        return Words(
            f"Things that a load would write: {size}. Nothing was written.",
            f"Éléments qu’un chargement écrirait\u00a0: {size}. Rien n’a été écrit.",
        )
    return Words(f"Things written: {size}.", f"Éléments écrits\u00a0: {size}.")


def print_state(state: Mapping[str, object]) -> None:
    """The state of the store, one fact a line, without those that do not apply."""
    lang = read_language()
    for name, value in state.items():
        # What a store holds that does not run nobody knows.
        if value is not None or (name == "stamp" and state["running"]):
            heading = _STATE[name]
            words = _state_words(name, value).of(lang)
            say(Words(f"{heading.en}: {words}", f"{heading.fr}\u00a0: {words}"))


def _state_words(name: str, value: object) -> Words:
    match value:
        case bool():
            return Words("yes", "oui") if value else Words("no", "non")
        case {"packages": packages, "loaded_at": loaded_at, "counts": counts}:
            numbers = [(count, _COUNTS[what]) for what, count in counts.items()]
            return Words(
                *(
                    f"{', '.join(packages)} · {loaded_at} · "
                    + ", ".join(f"{count} {words.of(lang)}" for count, words in numbers)
                    for lang in ("en", "fr")
                )
            )
        case int() if name == "size_bytes":
            return Words(f"{value / 1e6:.1f} MB", f"{value / 1e6:.1f}\u00a0Mo".replace(".", ","))
        case None:
            return Words("nothing is loaded yet", "rien n’est encore chargé")
        case _:
            return Words(str(value), str(value))
