"""Findings about one cell, whatever the others say."""

from graph_loader.findings.kind import FindingKind
from graph_loader.schema import Words

KINDS_OF_CELLS = (
    FindingKind(
        "missing_value",
        "stop",
        Words("A value is required here.", "Une valeur est requise ici."),
        Words(
            "Fill in the cell or take the row out.",
            "Remplissez la cellule ou retirez la ligne.",
        ),
    ),
    FindingKind(
        "bad_id",
        "stop",
        Words(
            "This is not an id: letters without accents, digits, and : . _ - between them.",
            "Ce n’est pas un identifiant\u00a0: lettres sans accent, chiffres, et "
            "«\u00a0: . _ -\u00a0» entre eux.",
        ),
        Words("Write it like mun:ca:on:windsor.", "Écrivez-le comme mun:ca:on:windsor."),
    ),
    FindingKind(
        "bad_kind",
        "stop",
        Words("The word is not in the closed list.", "Le mot n’est pas dans la liste fermée."),
        Words("Choose one of {known}.", "Choisissez parmi {known}."),
    ),
    FindingKind(
        "bad_date",
        "stop",
        Words("This is not a date.", "Ce n’est pas une date."),
        Words("Write 2018, 2018-03 or 2018-03-15.", "Écrivez 2018, 2018-03 ou 2018-03-15."),
    ),
    FindingKind(
        "bad_number",
        "stop",
        Words("This is not a number of this kind.", "Ce n’est pas un nombre de ce genre."),
        Words(
            "Write digits only, with a point before decimals.",
            "Écrivez des chiffres seulement, avec un point avant les décimales.",
        ),
    ),
    FindingKind(
        "bad_boolean",
        "stop",
        Words("This is neither true nor false.", "Ce n’est ni true ni false."),
        Words("Write true, false or nothing.", "Écrivez true, false ou rien."),
    ),
    FindingKind(
        "bad_code",
        "stop",
        Words(
            "This code is not in the standard list.",
            "Ce code n’est pas dans la liste normalisée.",
        ),
        Words(
            "Use ISO codes: CA for a country, CA-ON for a region, CAD for a currency.",
            "Utilisez les codes ISO\u00a0: CA pour un pays, CA-ON pour une région, CAD pour une "
            "devise.",
        ),
    ),
    FindingKind(
        "bad_address",
        "stop",
        Words("This is not a web address.", "Ce n’est pas une adresse web."),
        Words(
            "Copy it whole from the browser, with https://.",
            "Copiez-la en entier du navigateur, avec https://.",
        ),
    ),
    FindingKind(
        "bad_coordinates",
        "stop",
        Words(
            "No place on Earth has this coordinate.",
            "Aucun lieu sur Terre n’a cette coordonnée.",
        ),
        Words(
            "Latitude runs from -90 to 90, longitude from -180 to 180.",
            "La latitude va de -90 à 90, la longitude de -180 à 180.",
        ),
    ),
    FindingKind(
        "source_without_address",
        "stop",
        Words("The source has no address.", "La source n’a pas d’adresse."),
        Words(
            "Give the address of the page that was read.",
            "Donnez l’adresse de la page qui a été lue.",
        ),
    ),
    FindingKind(
        "claim_without_source",
        "skip",
        Words("The claim names no source.", "L’affirmation ne cite aucune source."),
        Words(
            "Name the source in sources.csv that says so.",
            "Citez la source de sources.csv qui le dit.",
        ),
    ),
)
