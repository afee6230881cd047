"""Findings about what rows say together."""

from graph_loader.findings.kind import FindingKind
from graph_loader.schema import Words

KINDS_OF_FACTS = (
    FindingKind(
        "duplicate_id",
        "stop",
        Words(
            "This id was already used in {other}.",
            "Cet identifiant est déjà utilisé dans {other}.",
        ),
        Words(
            "Give one of the two another id.",
            "Donnez un autre identifiant à l’un des deux.",
        ),
    ),
    FindingKind(
        "duplicate_code",
        "stop",
        Words("This code was already used in {other}.", "Ce code est déjà utilisé dans {other}."),
        Words("Correct one of the two codes.", "Corrigez l’un des deux codes."),
    ),
    FindingKind(
        "end_before_start",
        "stop",
        Words("The end lies before the start, {start}.", "La fin précède le début, {start}."),
        Words("Correct one of the two dates.", "Corrigez l’une des deux dates."),
    ),
    FindingKind(
        "observation_before_start",
        "note",
        Words(
            "It was observed before it started, {start}.",
            "L’observation précède le début, {start}.",
        ),
        Words(
            "Look at the page again: one of the two dates may be something else.",
            "Relisez la page\u00a0: l’une des deux dates désigne peut-être autre chose.",
        ),
    ),
    FindingKind(
        "observations_reversed",
        "stop",
        Words(
            "The last observation lies before the first, {start}.",
            "La dernière observation précède la première, {start}.",
        ),
        Words("Exchange the two dates.", "Échangez les deux dates."),
    ),
    FindingKind(
        "amount_without_currency",
        "note",
        Words("An amount stands without a currency.", "Un montant figure sans devise."),
        Words(
            "Add the currency that the page gives.",
            "Ajoutez la devise que donne la page.",
        ),
    ),
    FindingKind(
        "currency_without_amount",
        "note",
        Words("A currency stands without an amount.", "Une devise figure sans montant."),
        Words("Add the amount or empty the cell.", "Ajoutez le montant ou videz la cellule."),
    ),
    FindingKind(
        "unknown_source",
        "skip",
        Words("No source has this id.", "Aucune source n’a cet identifiant."),
        Words(
            "Add it to sources.csv or correct the id.",
            "Ajoutez-la à sources.csv ou corrigez l’identifiant.",
        ),
    ),
    FindingKind(
        "entity_source_unknown",
        "stop",
        Words(
            "No source has the id that this entity gives.",
            "Aucune source n’a l’identifiant que donne cette entité.",
        ),
        Words(
            "Add the source to sources.csv or correct the id.",
            "Ajoutez la source à sources.csv ou corrigez l’identifiant.",
        ),
    ),
    FindingKind(
        "unknown_end",
        "skip",
        Words("No entity has this id.", "Aucune entité n’a cet identifiant."),
        Words(
            "Add it to its table in nodes/ or correct the id.",
            "Ajoutez-la à son tableau dans nodes/ ou corrigez l’identifiant.",
        ),
    ),
    FindingKind(
        "wrong_end",
        "skip",
        Words(
            "{type} does not go with this kind of entity here: {label}.",
            "{type} n’admet pas ici ce genre d’entité\u00a0: {label}.",
        ),
        Words("Allowed here: {known}.", "Permis ici\u00a0: {known}."),
    ),
    FindingKind(
        "relation_to_itself",
        "skip",
        Words(
            "The relation leads from an entity to itself.",
            "La relation va d’une entité à elle-même.",
        ),
        Words("Correct one of the two ends.", "Corrigez l’une des deux extrémités."),
    ),
    FindingKind(
        "entity_without_source",
        "stop",
        Words(
            "Neither the entity nor a claim about it names a source.",
            "Ni l’entité ni une affirmation à son sujet ne cite de source.",
        ),
        Words(
            "Name the page that gave it in source_ids.",
            "Citez dans source_ids la page qui l’a donnée.",
        ),
    ),
    FindingKind(
        "coordinates_outside_country",
        "note",
        Words(
            "The coordinates do not seem to lie in {country}.",
            "Les coordonnées ne semblent pas se trouver dans ce pays\u00a0: {country}.",
        ),
        Words(
            "Compare latitude and longitude with a map.",
            "Comparez la latitude et la longitude avec une carte.",
        ),
    ),
)
