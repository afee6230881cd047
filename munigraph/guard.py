"""What a typed query may do: read, and nothing else.

Three fences stand behind each other: the text is looked at here before it runs, the store is asked
as a user who may only read (embedded) and in read mode (Neo4j), and both stop what takes too long.
This one alone keeps a query from reading files and pages with LOAD CSV on Neo4j.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from graph_loader.errors import QueryRefusedError
from graph_loader.schema import Words

LONGEST_TEXT = 20_000
"""Characters in one query."""

BEGINNINGS = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "CALL", "RETURN")
"""How a query that reads can begin. EXPLAIN and PROFILE are not among them: nobody sees a plan."""

ALLOWED_PROCEDURES = ("db.index.fulltext.queryNodes",)

_MORE_THAN_READING = frozenset(
    "CREATE INSERT MERGE SET DELETE DETACH NODETACH REMOVE DROP FOREACH LOAD USE "
    "TRANSACTIONS".split()
)
_TOKEN = re.compile(
    r"(?P<blank>\s+|//[^\r\n]*|/\*.*?\*/)"
    r"|(?P<text>'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
    r"|(?P<name>`(?:``|[^`])*`)"
    r"|(?P<number>[0-9][0-9_]*)"
    r"|(?P<word>[^\W\d]\w*)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
# Neo4j turns \u0027 into a quote before it looks for strings, the embedded store after.
_UNICODE_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\[uU]")


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str

    def is_word(self, *words: str) -> bool:
        # Upper case, as the stores compare: “ſet” is SET there.
        return self.kind == "word" and self.text.upper() in words

    def is_sign(self, signs: str) -> bool:
        return self.kind == "sign" and self.text in signs


_EDGE = _Token("edge", "")


def check(text: str, parameters: Mapping[str, object]) -> None:
    """Raise `QueryRefusedError` unless the text does nothing but read.

    Also refused: too long a text, several statements, a parameter without a value.
    """
    if len(text) > LONGEST_TEXT:
        raise _refused(
            f"The query is longer than {LONGEST_TEXT} characters.",
            f"La requête dépasse {LONGEST_TEXT} caractères.",
            Words("Give long lists as parameters.", "Donnez les longues listes en paramètres."),
        )
    if _UNICODE_ESCAPE.search(text):
        raise _refused(
            "The two stores read an escape such as \\u00e9 differently.",
            "Les deux bases lisent différemment une séquence comme \\u00e9.",
            Words("Write the character itself.", "Écrivez le caractère lui-même."),
        )
    tokens = [_Token(str(m.lastgroup), m[0]) for m in _TOKEN.finditer(text)]
    tokens = [token for token in tokens if token.kind != "blank"]
    while tokens and tokens[-1].is_sign(";"):
        tokens.pop()
    if not tokens:
        raise _refused(
            "The query is empty.",
            "La requête est vide.",
            Words(
                "Write one, such as MATCH (n:Program) RETURN n.id.",
                "Écrivez-en une, comme MATCH (n:Program) RETURN n.id.",
            ),
        )
    _check_beginning(tokens)
    _check_words(tokens)
    _check_procedures(tokens)
    _check_parameters(tokens, parameters)


def _check_beginning(tokens: list[_Token]) -> None:
    if not tokens[0].is_word(*BEGINNINGS):
        known = ", ".join(BEGINNINGS)
        raise _refused(
            "A query here may only read.",
            "Une requête ne peut ici que lire.",
            Words(f"It begins with one of {known}.", f"Elle commence par l’un de {known}."),
        )
    if any(token.is_sign(";") for token in tokens):
        raise _refused(
            "Only one query can be asked at a time.",
            "Une seule requête peut être posée à la fois.",
            Words("Ask them one after the other.", "Posez-les l’une après l’autre."),
        )


def _check_words(tokens: list[_Token]) -> None:
    for before, token, after in _with_neighbours(tokens):
        if token.is_word(*_MORE_THAN_READING) and not _is_name(before, after):
            word = token.text
            raise _refused(
                f"A query here may only read, and {word.upper()} does more.",
                f"Une requête ne peut ici que lire, et {word.upper()} fait davantage.",
                Words(
                    f"If it is a name, write it in backticks: `{word}`.",
                    f"Si c’est un nom, écrivez-le entre accents graves\u00a0: `{word}`.",
                ),
            )


def _is_name(before: _Token, after: _Token) -> bool:
    """Whether a word there names something: n.set, :Set, A|Set, !Set, $set, {set: 1}."""
    return before.is_sign(".:$|&!") or (before.is_sign("{,") and after.is_sign(":"))


def _check_procedures(tokens: list[_Token]) -> None:
    """Refuse CALL of a procedure that is not known to read; CALL (x) { ... } is a subquery."""
    allowed = [name.lower() for name in ALLOWED_PROCEDURES]
    for index, (before, token, after) in enumerate(_with_neighbours(tokens)):
        if token.is_word("CALL") and not _is_name(before, after) and not after.is_sign("({"):
            name = takewhile(lambda part: not part.is_sign("("), tokens[index + 1 :])
            if "".join(part.text for part in name).lower() not in allowed:
                known = ", ".join(ALLOWED_PROCEDURES)
                raise _refused(
                    "A query here may not call this procedure.",
                    "Une requête ne peut pas appeler ici cette procédure.",
                    Words(f"It may call {known}.", f"Elle peut appeler {known}."),
                )


def _check_parameters(tokens: list[_Token], parameters: Mapping[str, object]) -> None:
    wanted = {
        after.text.strip("`") for _, token, after in _with_neighbours(tokens) if token.is_sign("$")
    }
    missing = sorted(wanted - parameters.keys())
    if missing:
        raise _refused(
            f"The query needs a value for {', '.join(missing)}.",
            f"La requête a besoin d’une valeur pour {', '.join(missing)}.",
            Words(f"Add {missing[0]}=VALUE.", f"Ajoutez {missing[0]}=VALEUR."),
        )


def _with_neighbours(tokens: list[_Token]) -> Iterator[tuple[_Token, _Token, _Token]]:
    """Each token with the one before and the one after it."""
    return zip([_EDGE, *tokens], tokens, [*tokens[1:], _EDGE], strict=False)


def _refused(en: str, fr: str, hint: Words) -> QueryRefusedError:
    return QueryRefusedError(Words(en, fr), hint)
