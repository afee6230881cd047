// title.en: Members that two networks share
// title.fr: Membres communs à deux réseaux
// question.en: Who belongs to both of these networks?
// question.fr: Qui fait partie de ces deux réseaux ?
// parameter one: actor(Organization) = org:fcm | One network | Un réseau
// parameter other: actor(Organization) = org:gcom | The other network | L’autre réseau
// column member: Member | Membre
// column in_one: In the one | Dans l’un
// column in_other: In the other | Dans l’autre
// read.en: Only members that a source names are compared, so the true overlap may be larger.
// read.fr: Seuls les membres qu’une source nomme sont comparés ; le recoupement réel peut donc être plus grand.
MATCH (member:Entity)-[in_one:MEMBER_OF]->(:Organization {id: $one})
MATCH (member)-[in_other:MEMBER_OF]->(:Organization {id: $other})
RETURN member, in_one, in_other
ORDER BY member.search_text, member.id, in_one.id, in_other.id
