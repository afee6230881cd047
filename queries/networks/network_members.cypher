// title.en: Members of a network
// title.fr: Membres d’un réseau
// question.en: Who belongs to this network or association, since when, and on whose word?
// question.fr: Qui fait partie de ce réseau ou de cette association, depuis quand et selon qui ?
// parameter network: actor(Organization) = org:gtf | Network or association | Réseau ou association
// column member: Member | Membre
// column relation: Membership | Appartenance
// column network: Network | Réseau
// read.en: A member is listed when a source names it. Who is missing here may still be a member: few networks publish their whole list.
// read.fr: Un membre figure ici lorsqu’une source le nomme. Un absent peut néanmoins être membre : peu de réseaux publient leur liste complète.
MATCH (member:Entity)-[relation:MEMBER_OF]->(network:Entity {id: $network})
RETURN member, relation, network
ORDER BY member.search_text, member.id, relation.id
