"""What reading and checking found, and where: the value that decides whether a graph is built."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph_loader.findings import FINDINGS, Volume
from graph_loader.graph import Value
from graph_loader.schema import Words

_SHOWN_VALUE_LENGTH = 80


@dataclass(frozen=True)
class Finding:
    """One doubt at one place.

    ``file`` begins with the name of the package's folder; ``line`` counts from 1 as an editor does
    (0: the whole file); ``column`` is a column's name or empty; ``value`` is what stands there,
    shortened.
    """

    code: str
    file: str
    line: int = 0
    column: str = ""
    value: str = ""
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def volume(self) -> Volume:
        """How loud: stop, skip or note."""
        return FINDINGS[self.code].volume

    def message(self, lang: str) -> str:
        """What is wrong, in one sentence."""
        return _fill(FINDINGS[self.code].message, lang, self.details)

    def hint(self, lang: str) -> str:
        """What to do about it, in one sentence."""
        return _fill(FINDINGS[self.code].hint, lang, self.details)

    def to_json(self) -> dict[str, object]:
        """The finding with its words in both languages."""
        return {
            "code": self.code,
            "volume": self.volume,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "value": self.value,
            "message": {lang: self.message(lang) for lang in ("en", "fr")},
            "hint": {lang: self.hint(lang) for lang in ("en", "fr")},
        }


def _fill(words: Words, lang: str, details: Mapping[str, object]) -> str:
    spoken = {k: v.of(lang) if isinstance(v, Words) else v for k, v in details.items()}
    return words.of(lang).format(**spoken)


def shorten(value: str) -> str:
    """The value as a report shows it: one line, at most 80 characters, none that moves a cursor."""
    line = " ".join(value[: 2 * _SHOWN_VALUE_LENGTH].split())
    line = "".join(c if c.isprintable() else "\ufffd" for c in line)
    return line if len(line) <= _SHOWN_VALUE_LENGTH else line[: _SHOWN_VALUE_LENGTH - 1] + "…"


@dataclass(frozen=True, slots=True)
class CleanRow:
    """A row that passed: ``values`` by column, without the empty ones."""

    file: str
    line: int
    values: Mapping[str, Value]


@dataclass(frozen=True)
class CleanTables:
    """The clean rows of all packages, in the order of the packages and their lines.

    ``rows`` goes by the table's name as the schema gives it; ``unreadable`` names the tables of
    which rows are missing because a file could not be read.
    """

    rows: Mapping[str, Sequence[CleanRow]]
    unreadable: frozenset[str] = frozenset()

    def of(self, table: str) -> Sequence[CleanRow]:
        """The rows of that table; none where no package has it."""
        return self.rows.get(table, ())

    def without(self, findings: Iterable[Finding]) -> "CleanTables":
        """The rows that none of these findings says to skip."""
        skipped = {(f.file, f.line) for f in findings if f.volume == "skip"}
        if not skipped:
            return self
        kept = {
            name: [row for row in rows if (row.file, row.line) not in skipped]
            for name, rows in self.rows.items()
        }
        return CleanTables(kept, self.unreadable)


@dataclass(frozen=True)
class Report:
    """All findings of all packages in the order of files and lines, and the rows that remain.

    The rows are only whole when `is_loadable`.
    """

    findings: tuple[Finding, ...]
    tables: CleanTables

    @property
    def is_loadable(self) -> bool:
        """Whether no finding says stop."""
        return not any(finding.volume == "stop" for finding in self.findings)

    def count(self, volume: Volume) -> int:
        """How many findings are of that volume."""
        return sum(finding.volume == volume for finding in self.findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings as a person works through them: by file, line, column, code."""
    return tuple(sorted(findings, key=lambda f: (f.file, f.line, f.column, f.code)))
