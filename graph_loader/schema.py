"""The shape of the graph: every node type, relation type and property, said here and nowhere else.

Tables, checks, Cypher statements, search text and the screens are all made from these values.
Each word a person may read stands here in English and French.
"""

from dataclasses import dataclass
from typing import Literal

VERSION = "1"
"""Grows whenever a change below makes a stored graph unreadable for older programs."""

Family = Literal["membership", "governance", "alliance", "program", "history", "place"]
Manner = Literal["lasting", "office", "event"]
"""How a relation reads when its end is unknown: a *lasting* one in the present, an *office* in the
past unless it is known to hold, an *event* always in the past with its date ("in 1999")."""


@dataclass(frozen=True)
class Words:
    """One idea in both languages of the tool."""

    en: str
    fr: str

    def of(self, lang: str) -> str:
        """The French words for ``"fr"``, the English ones otherwise."""
        return self.fr if lang == "fr" else self.en


@dataclass(frozen=True)
class Property:
    """One column of a table and one property in the store.

    ``kind`` is a key of ``fields.KINDS``. ``choices`` is the closed list of a ``choice``. A list is
    written with `` | `` between its items in a table.
    """

    name: str
    kind: str
    words: Words
    is_required: bool = False
    is_list: bool = False
    choices: tuple[tuple[str, Words], ...] = ()


@dataclass(frozen=True)
class NodeType:
    """A kind of entity. ``carries_introductions`` says whether a path between two actors may run
    through it: nobody is introduced by a country or a theme."""

    label: str
    words: Words
    plural: Words
    properties: tuple[Property, ...]
    carries_introductions: bool = False

    @property
    def table(self) -> str:
        """Where a data package keeps these nodes, relative to its folder."""
        return f"nodes/{self.label.lower()}.csv"


@dataclass(frozen=True)
class RelationType:
    """A kind of relation. ``starts`` and ``ends`` name the node labels it may join.

    An undirected relation (``is_directed`` false) is stored from the smaller id to the larger one.
    ``roles`` and ``kinds`` are closed lists; the empty role needs no entry.
    """

    type: str
    words: Words
    family: Family
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    manner: Manner = "lasting"
    is_directed: bool = True
    joins_same_label: bool = False
    has_program: bool = False
    has_amount: bool = False
    roles: tuple[tuple[str, Words], ...] = ()
    kinds: tuple[tuple[str, Words], ...] = ()

    @property
    def table(self) -> str:
        """Where a data package keeps the claims about these relations."""
        return f"claims/{self.type.lower()}.csv"

    @property
    def claim_columns(self) -> tuple[Property, ...]:
        """The columns of that table, in order."""
        columns = [
            Property("id", "id", Words("claim", "affirmation"), is_required=True),
            Property("from_id", "id", Words("from", "de"), is_required=True),
            Property("to_id", "id", Words("to", "à"), is_required=True),
        ]
        if self.kinds:
            columns.append(
                Property("kind", "choice", Words("kind", "genre"), True, choices=self.kinds)
            )
        if self.roles:
            columns.append(Property("role", "choice", Words("role", "rôle"), choices=self.roles))
        if self.has_program:
            columns.append(Property("program_id", "id", Words("program", "programme")))
        columns += [STINT, *DATES, *OBSERVATIONS]
        if self.has_amount:
            columns += [AMOUNT, CURRENCY, AMOUNT_BASIS]
        return (*columns, *PROVENANCE)


FAMILIES: dict[Family, Words] = {
    "membership": Words("Membership", "Appartenance"),
    "governance": Words("Governance", "Gouvernance"),
    "alliance": Words("Alliances", "Alliances"),
    "program": Words("Programs", "Programmes"),
    "history": Words("History", "Histoire"),
    "place": Words("Place", "Lieu"),
}

STRENGTHS: tuple[tuple[str, Words], ...] = (
    ("primary", Words("primary source", "source primaire")),
    ("press", Words("press or third party", "presse ou tiers")),
    ("mirror", Words("mirror of another page", "copie d’une autre page")),
)
"""Strength of a source, the strongest first."""

CONFIDENCES: tuple[tuple[str, Words], ...] = (
    ("stated", Words("stated by the source", "affirmé par la source")),
    (
        "inferred",
        Words("inferred: one link is our reading", "déduit : un maillon est notre lecture"),
    ),
)
"""How a source carries a claim, the firmest first."""

STATUSES: tuple[tuple[str, Words], ...] = (
    ("active", Words("active", "en cours")),
    ("closed", Words("closed", "terminé")),
    ("planned", Words("planned", "prévu")),
)

STINT = Property("stint", "text", Words("stint", "période"))
DATES = (
    Property("start_date", "date", Words("start", "début")),
    Property("end_date", "date", Words("end", "fin")),
    Property("has_ended", "boolean", Words("has ended", "a pris fin")),
)
OBSERVATIONS = (
    Property("observed_first", "date", Words("first observed", "première observation")),
    Property("observed_last", "date", Words("last observed", "dernière observation")),
)
AMOUNT = Property("amount", "amount", Words("amount", "montant"))
AMOUNT_BASES: tuple[tuple[str, Words], ...] = (
    ("total", Words("in all", "au total")),
    ("maximum", Words("at most, federal contribution", "au plus, contribution fédérale")),
    ("federal_share", Words("federal share", "part fédérale")),
    ("per_year", Words("a year", "par an")),
)
"""What an amount is of; none where the source does not say."""

AMOUNT_BASIS = Property(
    "amount_basis", "choice", Words("amount is", "le montant est"), choices=AMOUNT_BASES
)
CURRENCY = Property("currency", "currency", Words("currency", "devise"))
PROVENANCE = (
    Property("rank", "count", Words("rank", "rang")),
    Property("confidence", "choice", Words("confidence", "certitude"), True, choices=CONFIDENCES),
    Property("detail_en", "text", Words("detail (English)", "détail (anglais)")),
    Property("detail_fr", "text", Words("detail (French)", "détail (français)")),
    Property("source_id", "id", Words("source", "source"), is_required=True),
)

_ID = Property("id", "id", Words("id", "identifiant"), is_required=True)
_NAMES = (
    Property("name_en", "text", Words("name (English)", "nom (anglais)"), is_required=True),
    Property("name_fr", "text", Words("name (French)", "nom (français)")),
)
_ARTICLES = (
    Property("article_en", "text", Words("article (English)", "article (anglais)")),
    Property("article_fr", "text", Words("article (French)", "article (français)")),
)
_ACRONYMS = (
    Property("acronym_en", "text", Words("acronym (English)", "sigle (anglais)")),
    Property("acronym_fr", "text", Words("acronym (French)", "sigle (français)")),
)
_ALIASES = Property("aliases", "text", Words("other names", "autres noms"), is_list=True)
_COUNTRY = Property("country_code", "country_code", Words("country", "pays"))
_REGION = Property("region_codes", "region_code", Words("region", "région"), is_list=True)
_SOURCES = Property("source_ids", "id", Words("sources", "sources"), is_list=True)
_IN_FR = Property("in_fr", "text", Words("“in” (French)", "« dans » (français)"))

ORGANIZATION_KINDS: tuple[tuple[str, Words], ...] = (
    ("association", Words("association", "association")),
    ("network", Words("network", "réseau")),
    ("donor", Words("donor", "bailleur de fonds")),
    ("government", Words("government body", "organisme public")),
    ("multilateral", Words("multilateral organization", "organisation multilatérale")),
    ("ngo", Words("non-governmental organization", "organisation non gouvernementale")),
    ("university", Words("university or institute", "université ou institut")),
    ("other", Words("other organization", "autre organisation")),
)
MUNICIPALITY_KINDS: tuple[tuple[str, Words], ...] = (
    ("city", Words("city", "ville")),
    ("town", Words("town", "petite ville")),
    ("village", Words("village or township", "village ou canton")),
    ("rural", Words("rural municipality", "municipalité rurale")),
    ("regional", Words("regional or upper-tier municipality", "municipalité régionale")),
    ("district", Words("district or county", "district ou comté")),
    ("borough", Words("borough or part of a city", "arrondissement ou partie de ville")),
    ("grouping", Words("grouping of municipalities", "groupement de communes")),
    ("municipality", Words("municipality", "municipalité")),
)
REGION_KINDS: tuple[tuple[str, Words], ...] = (
    ("province", Words("province", "province")),
    ("territory", Words("territory", "territoire")),
    ("state", Words("state", "État fédéré")),
    ("region", Words("region", "région")),
    ("oblast", Words("oblast", "oblast")),
    ("prefecture", Words("prefecture", "préfecture")),
)
THEME_KINDS: tuple[tuple[str, Words], ...] = (
    ("programme_area", Words("program area", "domaine de programme")),
    ("priority", Words("strategic priority", "priorité stratégique")),
    ("form_of_involvement", Words("form of involvement", "forme de participation")),
    ("agenda", Words("agenda", "programme d’action")),
)


def _kind(choices: tuple[tuple[str, Words], ...]) -> Property:
    return Property("kind", "choice", Words("kind", "genre"), is_required=True, choices=choices)


NODE_TYPES: dict[str, NodeType] = {
    node_type.label: node_type
    for node_type in (
        NodeType(
            "Organization",
            Words("organization", "organisation"),
            Words("Organizations", "Organisations"),
            (
                _ID,
                _kind(ORGANIZATION_KINDS),
                *_NAMES,
                *_ARTICLES,
                *_ACRONYMS,
                _ALIASES,
                Property("is_collective", "boolean", Words("collective actor", "acteur collectif")),
                Property("founded", "date", Words("founded", "fondation")),
                Property("dissolved", "date", Words("dissolved", "dissolution")),
                Property("website", "url", Words("website", "site web")),
                Property("seat", "text", Words("seat", "siège")),
                _COUNTRY,
                _REGION,
                _SOURCES,
            ),
            carries_introductions=True,
        ),
        NodeType(
            "Municipality",
            Words("municipality", "municipalité"),
            Words("Municipalities", "Municipalités"),
            (
                _ID,
                _kind(MUNICIPALITY_KINDS),
                Property("local_term", "text", Words("local term", "terme local")),
                *_NAMES,
                *_ARTICLES,
                _ALIASES,
                _COUNTRY,
                _REGION,
                Property("latitude", "latitude", Words("latitude", "latitude")),
                Property("longitude", "longitude", Words("longitude", "longitude")),
                Property("population", "count", Words("population", "population")),
                Property("geonameid", "count", Words("GeoNames id", "identifiant GeoNames")),
                _SOURCES,
            ),
            carries_introductions=True,
        ),
        NodeType(
            "Region",
            Words("region", "région"),
            Words("Regions", "Régions"),
            (
                _ID,
                _kind(REGION_KINDS),
                *_NAMES,
                *_ARTICLES,
                _IN_FR,
                _ALIASES,
                Property("code", "region_code", Words("ISO 3166-2 code", "code ISO 3166-2"), True),
                _COUNTRY,
                _SOURCES,
            ),
        ),
        NodeType(
            "Country",
            Words("country", "pays"),
            Words("Countries", "Pays"),
            (
                _ID,
                *_NAMES,
                *_ARTICLES,
                _IN_FR,
                _ALIASES,
                Property("code", "country_code", Words("ISO 3166 code", "code ISO 3166"), True),
                Property("subregion_code", "text", Words("UN M49 code", "code M49 de l’ONU")),
                Property(
                    "subregion_en", "text", Words("subregion (English)", "sous-région (anglais)")
                ),
                Property(
                    "subregion_fr", "text", Words("subregion (French)", "sous-région (français)")
                ),
                _SOURCES,
            ),
        ),
        NodeType(
            "Program",
            Words("program", "programme"),
            Words("Programs", "Programmes"),
            (_ID, *_NAMES, *_ARTICLES, *_ACRONYMS, _ALIASES, _SOURCES),
            carries_introductions=True,
        ),
        NodeType(
            "Theme",
            Words("theme", "thème"),
            Words("Themes", "Thèmes"),
            (_ID, _kind(THEME_KINDS), *_NAMES, *_ARTICLES, _ALIASES, _SOURCES),
        ),
    )
}

PROGRAM_CLAIMS_TABLE = "claims/program.csv"
PROGRAM_CLAIM_COLUMNS = (
    Property("id", "id", Words("claim", "affirmation"), is_required=True),
    Property("program_id", "id", Words("program", "programme"), is_required=True),
    DATES[0],
    DATES[1],
    AMOUNT,
    CURRENCY,
    AMOUNT_BASIS,
    Property("status", "choice", Words("status", "état"), choices=STATUSES),
    *PROVENANCE,
)

SOURCES_TABLE = "sources.csv"
SOURCE_COLUMNS = (
    Property("id", "id", Words("source", "source"), is_required=True),
    Property("url", "url", Words("address", "adresse"), is_required=True),
    Property("publisher", "text", Words("publisher", "éditeur"), is_required=True),
    Property("strength", "choice", Words("strength", "force"), True, choices=STRENGTHS),
    Property("read_date", "date", Words("read on", "lue le"), is_required=True),
    Property("title", "text", Words("title", "titre")),
    Property("published_date", "date", Words("published", "publiée")),
    Property("quote", "text", Words("quote", "citation")),
)

_ACTORS = ("Organization", "Municipality")
_BODIES = ("Organization", "Municipality", "Region")

RELATION_TYPES: dict[str, RelationType] = {
    relation_type.type: relation_type
    for relation_type in (
        RelationType(
            "MEMBER_OF",
            Words("member of", "membre de"),
            "membership",
            (*_BODIES, "Country"),
            ("Organization",),
            roles=(
                ("founding_member", Words("founding member", "membre fondateur")),
                ("associate_member", Words("associate member", "membre associé")),
                ("affiliate_member", Words("affiliate member", "membre affilié")),
            ),
        ),
        RelationType(
            "SECTION_OF",
            Words("section of", "section de"),
            "governance",
            ("Organization",),
            ("Organization",),
        ),
        RelationType(
            "COORDINATES",
            Words("coordinates", "coordonne"),
            "governance",
            _ACTORS,
            ("Organization",),
            roles=(("secretariat", Words("secretariat", "secrétariat")),),
        ),
        RelationType(
            "HOSTS",
            Words("hosts", "accueille"),
            "governance",
            _ACTORS,
            ("Organization",),
            roles=(
                ("secretariat", Words("secretariat", "secrétariat")),
                ("fiscal_host", Words("fiscal host", "hôte fiscal")),
                (
                    "meeting_offer",
                    Words("offer to host a meeting", "offre d’accueillir une réunion"),
                ),
            ),
        ),
        RelationType(
            "CHAIRS",
            Words("chairs", "préside"),
            "governance",
            _ACTORS,
            ("Organization",),
            manner="office",
            roles=(
                ("chair", Words("chair", "présidence")),
                ("vice_chair", Words("vice-chair", "vice-présidence")),
                ("commission_chair", Words("chair of a commission", "présidence d’une commission")),
                ("founding_chair", Words("founding chair", "présidence fondatrice")),
                ("incoming_chair", Words("incoming chair", "présidence désignée")),
                ("outgoing_chair", Words("outgoing chair", "présidence sortante")),
            ),
        ),
        RelationType(
            "SITS_ON_BOARD_OF",
            Words("sits on the board of", "siège au conseil de"),
            "governance",
            _ACTORS,
            ("Organization",),
            manner="office",
            roles=(
                ("board_member", Words("board member", "membre du conseil")),
                (
                    "names_board_member",
                    Words("names a board member", "désigne un membre du conseil"),
                ),
                ("vice_chair", Words("vice-chair", "vice-présidence")),
                ("secretary_treasurer", Words("secretary-treasurer", "secrétariat-trésorerie")),
                ("executive_member", Words("executive member", "membre du bureau exécutif")),
                (
                    "steering_member",
                    Words("steering committee member", "membre du comité directeur"),
                ),
                ("founders_council", Words("founders council", "conseil des fondateurs")),
            ),
        ),
        RelationType(
            "REPRESENTS",
            Words("represents", "représente"),
            "governance",
            ("Organization",),
            ("Country", "Region"),
        ),
        RelationType(
            "PARTNERS_WITH",
            Words("partners with", "est partenaire de"),
            "alliance",
            _BODIES,
            _BODIES,
            is_directed=False,
            has_program=True,
            kinds=(
                ("alliance", Words("alliance", "alliance")),
                ("cooperation", Words("cooperation", "coopération")),
                ("friendship", Words("friendship", "amitié")),
            ),
        ),
        RelationType(
            "TWINNED_WITH",
            Words("twinned with", "jumelage avec"),
            "alliance",
            ("Municipality", "Region"),
            ("Municipality", "Region"),
            is_directed=False,
        ),
        RelationType(
            "FUNDS",
            Words("funds", "finance"),
            "program",
            _ACTORS,
            ("Program", "Organization"),
            has_program=True,
            has_amount=True,
            roles=(("proposed", Words("proposed", "proposé")),),
        ),
        RelationType(
            "CONTRIBUTES_IN_KIND",
            Words("contributes in kind to", "contribue en nature à"),
            "program",
            _ACTORS,
            ("Program", "Organization"),
            has_program=True,
            has_amount=True,
            roles=(
                ("nature_not_stated", Words("cash or in kind not stated", "nature non précisée")),
            ),
        ),
        RelationType(
            "IMPLEMENTS",
            Words("implements", "met en œuvre"),
            "program",
            _ACTORS,
            ("Program",),
            roles=(("co_implementer", Words("co-implementer", "co-exécutant")),),
        ),
        RelationType(
            "PARTICIPATES_IN",
            Words("takes part in", "participe à"),
            "program",
            _ACTORS,
            ("Program",),
            roles=(("planned", Words("planned, not confirmed", "prévu, non confirmé")),),
        ),
        RelationType(
            "APPLIED_TO",
            Words("applied to", "candidature à"),
            "program",
            _ACTORS,
            ("Program",),
            manner="event",
            roles=(("considered", Words("considered applying", "candidature débattue")),),
        ),
        RelationType(
            "OPERATES_IN",
            Words("operates in", "est mené dans"),
            "program",
            ("Program",),
            ("Country",),
        ),
        RelationType(
            "ADDRESSES",
            Words("works on", "porte sur"),
            "program",
            ("Program", "Organization"),
            ("Theme",),
        ),
        RelationType(
            "SUCCEEDS",
            Words("succeeds", "succède à"),
            "history",
            ("Program", "Organization", "Municipality"),
            ("Program", "Organization", "Municipality"),
            manner="event",
            joins_same_label=True,
            roles=(
                ("merged", Words("merger", "fusion")),
                ("renamed", Words("new name", "nouveau nom")),
            ),
        ),
        RelationType(
            "AWARDED_BY",
            Words("award from", "prix reçu de"),
            "program",
            ("Municipality",),
            ("Organization",),
            manner="event",
            roles=(
                ("institutional_award", Words("institutional award", "prix institutionnel")),
                ("individual_award", Words("individual award", "prix individuel")),
                ("finalist", Words("finalist", "finaliste")),
            ),
        ),
        RelationType(
            "LOCATED_IN",
            Words("located in", "se trouve dans"),
            "place",
            _ACTORS,
            ("Municipality", "Region", "Country"),
            roles=(
                ("seat", Words("seat", "siège")),
                ("secretariat", Words("secretariat", "secrétariat")),
                ("regional_office", Words("regional office", "bureau régional")),
            ),
        ),
        RelationType(
            "PART_OF",
            Words("part of", "fait partie de"),
            "place",
            (*_BODIES,),
            ("Municipality", "Region", "Country"),
        ),
    )
}
