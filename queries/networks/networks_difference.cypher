// title.en: Members of one network that are not recorded in another
// title.fr: Membres d’un réseau non consignés dans un autre
// question.en: Who belongs to the one network and is not recorded as a member of the other?
// question.fr: Qui fait partie d’un réseau sans être consigné comme membre de l’autre ?
// parameter one: actor(Organization) = org:gtf | Member of | Membre de
// parameter other: actor(Organization) = org:cities-alliance | Not recorded in | Non consigné dans
// column member: Member | Membre
// column relation: Membership | Appartenance
// read.en: Not recorded does not mean that it is no member: few networks publish their whole list.
// read.fr: Non consigné ne veut pas dire non membre : peu de réseaux publient leur liste complète.
MATCH (member:Entity)-[relation:MEMBER_OF]->(:Organization {id: $one})
WHERE NOT EXISTS { (member)-[:MEMBER_OF]->(:Organization {id: $other}) }
RETURN member, relation
ORDER BY member.search_text, member.id, relation.id
