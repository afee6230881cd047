"""Answer -> rows of words: a relation each, with who says so, for a table, a list and a panel."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph_loader import schema
from graph_loader.graph import Claim, Node, Relation, Source
from graph_loader.schema import FAMILIES, Family
from munigraph import sentences
from munigraph.answer import Answer
from munigraph.drawing import labels
from munigraph.timing import Status


@dataclass(frozen=True)
class Citation:
    """One source as a footnote. ``url`` is empty unless it is a web address."""

    number: int
    source_id: str
    title: str
    publisher: str
    url: str
    strength: str
    read_on: str


@dataclass(frozen=True)
class ClaimLine:
    """What one source says about one thing."""

    words: str
    citation: Citation


@dataclass(frozen=True)
class Row:
    """One relation in words.

    ``other`` is the end that is not the chosen actor; where both or none is, the end that the
    relation leads to. ``since`` and ``last_seen`` may be empty.
    """

    relation_id: str
    family: Family
    family_words: str
    sentence: str
    other: Node
    other_name: str
    since: str
    last_seen: str
    status: Status
    status_words: str
    is_inferred: bool
    disputes: tuple[str, ...]
    claims: tuple[ClaimLine, ...]
    citations: tuple[Citation, ...]


def cite(sources: Iterable[Source], lang: str) -> dict[str, Citation]:
    """Each source by its id, numbered from 1 in the order given; the first place counts."""
    citations: dict[str, Citation] = {}
    strengths = dict(schema.STRENGTHS)
    for source in sources:
        said = {name: str(value) for name, value in source.properties.items()}
        url = said.get("url", "")
        if source.id not in citations:
            citations[source.id] = Citation(
                number=len(citations) + 1,
                source_id=source.id,
                title=said.get("title", ""),
                publisher=said.get("publisher", source.id),
                url=url if url.startswith(("https://", "http://")) else "",
                strength=strengths[said["strength"]].of(lang),
                read_on=sentences.date_words(said["read_date"], lang),
            )
    return citations


def rows(
    answer: Answer,
    chosen_id: str | None,
    lang: str,
    as_of: date,
    families: Collection[Family] = (),
    citations: Mapping[str, Citation] | None = None,
) -> tuple[Row, ...]:
    """The relations of an answer by family, then by the name of the other end, then by start.

    ``families`` keeps only relations of these families (none: of all). ``citations`` gives the
    numbers of sources where the page has more than this answer.
    """
    numbered = cite(answer.sources, lang) if citations is None else citations
    found = [
        _row(relation, answer, chosen_id, numbered, lang, as_of)
        for relation in answer.relations.values()
        if not families or relation.properties["family"] in families
    ]
    order = list(FAMILIES)

    def key(row: Row) -> tuple[int, str, str, str]:
        name = row.other_name.casefold()
        return (order.index(row.family), name, row.other.id, row.relation_id)

    return tuple(sorted(found, key=key))


def _row(
    relation: Relation,
    answer: Answer,
    chosen_id: str | None,
    citations: Mapping[str, Citation],
    lang: str,
    as_of: date,
) -> Row:
    family = labels.family(relation)
    other = answer.entities[relation.from_id if relation.to_id == chosen_id else relation.to_id]
    claims = answer.claims.get(relation.id, ())
    status = sentences.status(relation, as_of)
    lines = claim_lines(claims, answer.sources, citations, lang)
    return Row(
        relation_id=relation.id,
        family=family,
        family_words=FAMILIES[family].of(lang),
        sentence=sentences.sentence(relation, answer.entities, lang, as_of),
        other=other,
        other_name=sentences.name(other, lang),
        since=_date(relation, "start_date", lang),
        last_seen=_date(relation, "last_seen", lang),
        status=status,
        status_words=sentences.status_words(status, lang),
        is_inferred=relation.properties.get("is_inferred") is True,
        disputes=sentences.disputes(relation, claims, lang, answer.sources),
        claims=lines,
        citations=_cited(relation, lines, citations),
    )


def _date(relation: Relation, name: str, lang: str) -> str:
    text = relation.properties.get(name)
    return sentences.date_words(str(text), lang) if text else ""


def _cited(
    relation: Relation, lines: Sequence[ClaimLine], citations: Mapping[str, Citation]
) -> tuple[Citation, ...]:
    """The sources of a relation in the order of their numbers; one without claims names its own."""
    named = {line.citation.source_id for line in lines} | set(labels.texts(relation, "source_ids"))
    found = [citations[source_id] for source_id in named if source_id in citations]
    return tuple(sorted(found, key=lambda citation: citation.number))


def claim_lines(
    claims: Iterable[Claim],
    sources: Iterable[Source],
    citations: Mapping[str, Citation],
    lang: str,
) -> tuple[ClaimLine, ...]:
    """What each claim says, in their order."""
    by_id = {source.id: source for source in sources}
    return tuple(
        ClaimLine(
            sentences.claim_words(claim, by_id[claim.source_id], lang), citations[claim.source_id]
        )
        for claim in claims
        if claim.source_id in by_id and claim.source_id in citations
    )


def by_family(found: Iterable[Row]) -> dict[Family, tuple[Row, ...]]:
    """The rows of each family that has any, in the order of families."""
    kept = tuple(found)
    return {
        family: group
        for family in FAMILIES
        if (group := tuple(row for row in kept if row.family == family))
    }
