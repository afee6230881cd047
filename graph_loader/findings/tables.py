"""Findings about files and tables as such."""

from graph_loader.findings.kind import FindingKind
from graph_loader.schema import Words

KINDS_OF_TABLES = (
    FindingKind(
        "not_utf8",
        "stop",
        Words("The file is not UTF-8 text.", "Le fichier n’est pas du texte UTF-8."),
        Words(
            "Save it again as “CSV UTF-8”.",
            "Enregistrez-le de nouveau en «\u00a0CSV UTF-8\u00a0».",
        ),
    ),
    FindingKind(
        "not_a_table",
        "stop",
        Words(
            "The file cannot be read as a table: {reason}.",
            "Le fichier ne se lit pas comme un tableau\u00a0: {reason}.",
        ),
        Words(
            "Give it a header row and close every quotation mark.",
            "Donnez-lui une ligne d’en-tête et fermez tous les guillemets.",
        ),
    ),
    FindingKind(
        "byte_order_mark",
        "note",
        Words(
            "The file begins with a byte order mark, which was left out.",
            "Le fichier commence par une marque d’ordre des octets, qui a été ignorée.",
        ),
        Words(
            "Nothing to do; saving it without the mark keeps differences small.",
            "Rien à faire\u00a0; l’enregistrer sans la marque réduit les différences.",
        ),
    ),
    FindingKind(
        "cell_too_long",
        "stop",
        Words(
            "A cell holds more than {limit} characters.",
            "Une cellule contient plus de {limit} caractères.",
        ),
        Words(
            "Look for a quotation mark that is not closed, or shorten the text.",
            "Cherchez un guillemet non fermé ou raccourcissez le texte.",
        ),
    ),
    FindingKind(
        "unknown_table",
        "stop",
        Words("No table of this name is known.", "Aucun tableau de ce nom n’est connu."),
        Words(
            "Name it after a node type or a relation type, or take it out.",
            "Nommez-le d’après un type de nœud ou de relation, ou retirez-le.",
        ),
    ),
    FindingKind(
        "missing_table",
        "stop",
        Words(
            "datapackage.json names this file, and it is not there.",
            "datapackage.json nomme ce fichier, et il est absent.",
        ),
        Words(
            "Put the file back, or take it out of datapackage.json.",
            "Remettez le fichier, ou retirez-le de datapackage.json.",
        ),
    ),
    FindingKind(
        "unknown_column",
        "stop",
        Words("The column is not known here.", "La colonne n’est pas connue ici."),
        Words(
            "Correct its name or take it out; the known ones are {known}.",
            "Corrigez son nom ou retirez-la\u00a0; les colonnes connues sont {known}.",
        ),
    ),
    FindingKind(
        "missing_column",
        "stop",
        Words("The column is missing.", "La colonne est absente."),
        Words("Add it to the header row.", "Ajoutez-la à la ligne d’en-tête."),
    ),
    FindingKind(
        "duplicate_column",
        "stop",
        Words("The column stands there twice.", "La colonne s’y trouve deux fois."),
        Words("Keep one of the two.", "Gardez une des deux."),
    ),
    FindingKind(
        "uneven_row",
        "stop",
        Words(
            "The row has {found} cells, the header has {expected}.",
            "La ligne a {found} cellules, l’en-tête en a {expected}.",
        ),
        Words(
            "Put a text that holds a comma in quotation marks.",
            "Mettez entre guillemets un texte qui contient une virgule.",
        ),
    ),
    FindingKind(
        "expectation_missed",
        "stop",
        Words(
            "{what}: {found}; expected: {expected}.",
            "{what}\u00a0: {found}\u00a0; attendu\u00a0: {expected}.",
        ),
        Words(
            "If the change is meant, correct expectations.csv.",
            "Si le changement est voulu, corrigez expectations.csv.",
        ),
    ),
    FindingKind(
        "fix_matches_nothing",
        "note",
        Words(
            "The fix finds nothing to replace.",
            "La correction ne trouve rien à remplacer.",
        ),
        Words(
            "Take it out of fixes.csv if the data are right by now.",
            "Retirez-la de fixes.csv si les données sont maintenant justes.",
        ),
    ),
    FindingKind(
        "fix_source_unknown",
        "stop",
        Words(
            "No source has the id that this fix gives.",
            "Aucune source n’a l’identifiant que donne cette correction.",
        ),
        Words(
            "Add the source to sources.csv or correct the id.",
            "Ajoutez la source à sources.csv ou corrigez l’identifiant.",
        ),
    ),
)
