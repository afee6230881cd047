"""How each relation type, role and kind reads, now and in the past, in English and French: data.

A key is the type, then ``/`` and what sets the reading apart: the role or the kind; where there is
neither, for ADDRESSES the kind of the theme and for LOCATED_IN the label of what is located.

A phrase follows the name of the from-end, so that a relation can only be read from there; ``{to}``
is the other end with its article. French marks what has to contract: ``{de to}`` (du, des, de la,
d’), ``{à to}`` (au, aux, à la) and ``{dans to}`` (au Bénin, en Ontario, à Montréal). ``[is|are]``
agrees with the number of the from-end. No French phrase depends on a gender: none is recorded.
"""

from dataclasses import dataclass

from graph_loader.schema import Words


@dataclass(frozen=True)
class Phrase:
    """One way to read a relation; ``note`` is what the reader must know besides, in brackets."""

    present: Words
    past: Words
    note: Words | None = None

    @property
    def is_event(self) -> bool:
        """Whether it reads the same now and later, as what happened once does."""
        return self.present == self.past


def _reads(en: tuple[str, str], fr: tuple[str, str], note: Words | None = None) -> Phrase:
    """Each language gives the present, then the past."""
    return Phrase(Words(en[0], fr[0]), Words(en[1], fr[1]), note)


def _event(en: str, fr: str, note: Words | None = None) -> Phrase:
    """What happened once, and reads the same whenever it is told."""
    return Phrase(Words(en, fr), Words(en, fr), note)


PHRASES: dict[str, Phrase] = {
    "MEMBER_OF": _reads(
        ("[is a member|are members] of {to}", "[was a member|were members] of {to}"),
        ("[est membre|sont membres] {de to}", "[a été membre|ont été membres] {de to}"),
    ),
    "MEMBER_OF/founding_member": _reads(
        ("is a founding member of {to}", "was a founding member of {to}"),
        ("est membre fondateur {de to}", "a été membre fondateur {de to}"),
    ),
    "MEMBER_OF/associate_member": _reads(
        ("is an associate member of {to}", "was an associate member of {to}"),
        ("est membre associé {de to}", "a été membre associé {de to}"),
    ),
    "MEMBER_OF/affiliate_member": _reads(
        ("is an affiliate member of {to}", "was an affiliate member of {to}"),
        (
            "[est membre affilié|sont membres affiliés] {de to}",
            "[a été membre affilié|ont été membres affiliés] {de to}",
        ),
    ),
    "SECTION_OF": _reads(
        ("is a section or body of {to}", "was a section or body of {to}"),
        ("est une section ou un organe {de to}", "a été une section ou un organe {de to}"),
    ),
    "COORDINATES": _reads(
        ("[coordinates|coordinate] {to}", "coordinated {to}"),
        ("[coordonne|coordonnent] {to}", "[a|ont] coordonné {to}"),
    ),
    "COORDINATES/secretariat": _reads(
        ("[is|are] the secretariat of {to}", "[was|were] the secretariat of {to}"),
        ("[assure|assurent] le secrétariat {de to}", "[a|ont] assuré le secrétariat {de to}"),
    ),
    "HOSTS": _reads(
        ("[hosts|host] {to}", "hosted {to}"),
        ("[accueille|accueillent] {to}", "[a|ont] accueilli {to}"),
    ),
    "HOSTS/secretariat": _reads(
        ("[hosts|host] the secretariat of {to}", "hosted the secretariat of {to}"),
        (
            "[accueille|accueillent] le secrétariat {de to}",
            "[a|ont] accueilli le secrétariat {de to}",
        ),
    ),
    "HOSTS/fiscal_host": _reads(
        ("[is|are] the fiscal host of {to}", "[was|were] the fiscal host of {to}"),
        ("[est|sont] l’hôte fiscal {de to}", "[a|ont] été l’hôte fiscal {de to}"),
    ),
    "HOSTS/meeting_offer": _event(
        "offered to host a meeting of {to}", "[a|ont] proposé d’accueillir une réunion {de to}"
    ),
    "CHAIRS": _reads(
        ("[chairs|chair] {to}", "chaired {to}"),
        ("[préside|président] {to}", "[a|ont] présidé {to}"),
    ),
    "CHAIRS/chair": _reads(
        ("[chairs|chair] {to}", "chaired {to}"),
        ("[préside|président] {to}", "[a|ont] présidé {to}"),
    ),
    "CHAIRS/vice_chair": _reads(
        ("is vice-chair of {to}", "was vice-chair of {to}"),
        ("assure la vice-présidence {de to}", "a assuré la vice-présidence {de to}"),
    ),
    "CHAIRS/commission_chair": _reads(
        ("chairs a commission of {to}", "chaired a commission of {to}"),
        ("préside une commission {de to}", "a présidé une commission {de to}"),
    ),
    "CHAIRS/founding_chair": _reads(
        ("is the founding chair of {to}", "was the founding chair of {to}"),
        ("assure la présidence fondatrice {de to}", "a assuré la présidence fondatrice {de to}"),
    ),
    "CHAIRS/incoming_chair": _reads(
        ("is the incoming chair of {to}", "was the incoming chair of {to}"),
        ("doit prendre la présidence {de to}", "devait prendre la présidence {de to}"),
    ),
    "CHAIRS/outgoing_chair": _reads(
        ("is the outgoing chair of {to}", "was the outgoing chair of {to}"),
        ("assure la présidence sortante {de to}", "a assuré la présidence sortante {de to}"),
    ),
    "SITS_ON_BOARD_OF": _reads(
        ("[sits|sit] on the board of {to}", "sat on the board of {to}"),
        ("[siège|siègent] au conseil {de to}", "[a|ont] siégé au conseil {de to}"),
    ),
    "SITS_ON_BOARD_OF/board_member": _reads(
        ("is a member of the board of {to}", "was a member of the board of {to}"),
        ("est membre du conseil {de to}", "a été membre du conseil {de to}"),
    ),
    "SITS_ON_BOARD_OF/names_board_member": _reads(
        ("[names|name] a member of the board of {to}", "named a member of the board of {to}"),
        (
            "[désigne|désignent] un membre du conseil {de to}",
            "[a|ont] désigné un membre du conseil {de to}",
        ),
    ),
    "SITS_ON_BOARD_OF/vice_chair": _reads(
        ("is a vice-chair of {to}", "was a vice-chair of {to}"),
        ("assure une vice-présidence {de to}", "a assuré une vice-présidence {de to}"),
    ),
    "SITS_ON_BOARD_OF/secretary_treasurer": _reads(
        ("is secretary-treasurer of {to}", "was secretary-treasurer of {to}"),
        ("assure le secrétariat-trésorerie {de to}", "a assuré le secrétariat-trésorerie {de to}"),
    ),
    "SITS_ON_BOARD_OF/executive_member": _reads(
        ("is a member of the executive of {to}", "was a member of the executive of {to}"),
        ("fait partie du bureau exécutif {de to}", "a fait partie du bureau exécutif {de to}"),
    ),
    "SITS_ON_BOARD_OF/steering_member": _reads(
        ("[sits|sit] on the steering committee of {to}", "sat on the steering committee of {to}"),
        ("siège au comité directeur {de to}", "a siégé au comité directeur {de to}"),
    ),
    "SITS_ON_BOARD_OF/founders_council": _reads(
        ("[sits|sit] on the founders council of {to}", "sat on the founders council of {to}"),
        (
            "[siège|siègent] au conseil des fondateurs {de to}",
            "[a|ont] siégé au conseil des fondateurs {de to}",
        ),
    ),
    "REPRESENTS": _reads(
        (
            "[represents|represent] local governments in {to}",
            "represented local governments in {to}",
        ),
        (
            "[représente|représentent] des gouvernements locaux {dans to}",
            "[a|ont] représenté des gouvernements locaux {dans to}",
        ),
    ),
    "PARTNERS_WITH/alliance": _reads(
        ("[partners|partner] with {to}", "partnered with {to}"),
        (
            "[est partenaire|sont partenaires] {de to}",
            "[a été partenaire|ont été partenaires] {de to}",
        ),
    ),
    "PARTNERS_WITH/cooperation": _reads(
        ("[cooperates|cooperate] with {to}", "cooperated with {to}"),
        ("[coopère|coopèrent] avec {to}", "[a|ont] coopéré avec {to}"),
    ),
    "PARTNERS_WITH/friendship": _reads(
        ("and {to} have a friendship link", "and {to} had a friendship link"),
        ("et {to} ont un lien d’amitié", "et {to} ont eu un lien d’amitié"),
    ),
    "TWINNED_WITH": _reads(
        ("and {to} have a twinning agreement", "and {to} had a twinning agreement"),
        ("et {to} ont un accord de jumelage", "et {to} ont eu un accord de jumelage"),
    ),
    "FUNDS": _reads(
        ("[funds|fund] {to}", "funded {to}"), ("[finance|financent] {to}", "[a|ont] financé {to}")
    ),
    "FUNDS/proposed": _event("considered funding {to}", "[a|ont] envisagé de financer {to}"),
    "CONTRIBUTES_IN_KIND": _reads(
        ("[contributes|contribute] in kind to {to}", "contributed in kind to {to}"),
        ("[contribue|contribuent] en nature {à to}", "[a|ont] contribué en nature {à to}"),
    ),
    "CONTRIBUTES_IN_KIND/nature_not_stated": _reads(
        ("[contributes|contribute] to {to}", "contributed to {to}"),
        ("[contribue|contribuent] {à to}", "[a|ont] contribué {à to}"),
        Words("cash or in kind not stated", "en argent ou en nature, non précisé"),
    ),
    "IMPLEMENTS": _reads(
        ("[implements|implement] {to}", "implemented {to}"),
        ("[met|mettent] en œuvre {to}", "[a|ont] mis en œuvre {to}"),
    ),
    "IMPLEMENTS/co_implementer": _reads(
        ("jointly [implements|implement] {to}", "jointly implemented {to}"),
        ("[met|mettent] en œuvre avec d’autres {to}", "[a|ont] mis en œuvre avec d’autres {to}"),
    ),
    "PARTICIPATES_IN": _reads(
        ("[takes|take] part in {to}", "took part in {to}"),
        ("[participe|participent] {à to}", "[a|ont] participé {à to}"),
    ),
    "PARTICIPATES_IN/planned": _event(
        "[was|were] to take part in {to}",
        "[devait|devaient] participer {à to}",
        Words("planned, not confirmed", "prévu, non confirmé"),
    ),
    "APPLIED_TO": _event("applied to {to}", "[a|ont] posé sa candidature {à to}"),
    "APPLIED_TO/considered": _event(
        "considered applying to {to}", "[a|ont] envisagé une candidature {à to}"
    ),
    "OPERATES_IN": _reads(
        ("operates in {to}", "operated in {to}"),
        ("[a|ont] lieu {dans to}", "[a|ont] eu lieu {dans to}"),
    ),
    "ADDRESSES/programme_area": _reads(
        ("[works|work] on {to}", "worked on {to}"),
        ("[porte|portent] sur {to}", "[a|ont] porté sur {to}"),
    ),
    "ADDRESSES/priority": _reads(
        ("[has|have] the strategic priority {to}", "had the strategic priority {to}"),
        ("[a|ont] pour priorité stratégique {to}", "[a|ont] eu pour priorité stratégique {to}"),
    ),
    "ADDRESSES/form_of_involvement": _reads(
        ("[is|are] involved through {to}", "[was|were] involved through {to}"),
        ("[a|ont] pour forme de participation {to}", "[a|ont] eu pour forme de participation {to}"),
    ),
    "ADDRESSES/agenda": _reads(
        ("[works|work] towards the agenda {to}", "worked towards the agenda {to}"),
        (
            "[contribue|contribuent] au programme d’action {to}",
            "[a|ont] contribué au programme d’action {to}",
        ),
    ),
    "SUCCEEDS": _event("succeeded {to}", "[a|ont] succédé {à to}"),
    "SUCCEEDS/merged": _event("succeeded {to} by merger", "[a|ont] succédé {à to} par fusion"),
    "SUCCEEDS/renamed": _event(
        "succeeded {to} by a change of name", "[a|ont] succédé {à to} par changement de nom"
    ),
    "AWARDED_BY": _event("received an award from {to}", "[a|ont] reçu un prix {de to}"),
    "AWARDED_BY/institutional_award": _event(
        "received an institutional award from {to}", "a reçu un prix institutionnel {de to}"
    ),
    "AWARDED_BY/individual_award": _event(
        "received an individual award from {to}", "a reçu un prix individuel {de to}"
    ),
    "AWARDED_BY/finalist": _event(
        "was a finalist for an award from {to}", "a été finaliste pour un prix {de to}"
    ),
    "LOCATED_IN/Municipality": _reads(
        ("is in {to}", "was in {to}"), ("se trouve {dans to}", "se trouvait {dans to}")
    ),
    "LOCATED_IN/Organization": _reads(
        ("[is|are] based in {to}", "[was|were] based in {to}"),
        ("[se trouve|se trouvent] {dans to}", "[se trouvait|se trouvaient] {dans to}"),
    ),
    "LOCATED_IN/seat": _reads(
        ("has its seat in {to}", "had its seat in {to}"),
        ("a son siège {dans to}", "a eu son siège {dans to}"),
    ),
    "LOCATED_IN/secretariat": _reads(
        ("has its secretariat in {to}", "had its secretariat in {to}"),
        ("a son secrétariat {dans to}", "a eu son secrétariat {dans to}"),
    ),
    "LOCATED_IN/regional_office": _reads(
        ("has a regional office in {to}", "had a regional office in {to}"),
        ("a un bureau régional {dans to}", "a eu un bureau régional {dans to}"),
    ),
    "PART_OF": _reads(
        ("[is|are] part of {to}", "[was|were] part of {to}"),
        ("[fait|font] partie {de to}", "[a|ont] fait partie {de to}"),
    ),
}

UNDER = Words("under {program}", "dans le cadre {de program}")
"""Follows a relation that took place under a program."""

DIFFER = Words("sources differ", "les sources divergent")
DIFFER_ON: dict[str, Words] = {
    "start_date": Words("sources differ on the start", "les sources divergent sur le début"),
    "end_date": Words("sources differ on the end", "les sources divergent sur la fin"),
    "amount": Words("sources differ on the amount", "les sources divergent sur le montant"),
    "role": Words("sources differ on the role", "les sources divergent sur le rôle"),
    "kind": Words("sources differ on the kind", "les sources divergent sur le genre"),
    "status": Words("sources differ on the status", "les sources divergent sur l’état"),
}
"""By the property that claims differ on, in the order in which a reader is told."""
