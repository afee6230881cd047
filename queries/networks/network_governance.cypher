// title.en: Who chairs and governs a network
// title.fr: Qui préside et gouverne un réseau
// question.en: Who holds or held a chair or a seat on the board of this organization, in which role and when?
// question.fr: Qui occupe ou a occupé une présidence ou un siège au conseil de cette organisation, dans quel rôle et quand ?
// parameter organization: actor(Organization) = org:gcom | Organization | Organisation
// column holder: Who | Qui
// column relation: Office | Fonction
// column organization: Organization | Organisation
// read.en: An office without an end is not known to be held still: sources seldom say when one ended.
// read.fr: Une fonction sans fin n’est pas forcément encore exercée : les sources disent rarement quand elle a pris fin.
MATCH (holder:Entity)-[relation:CHAIRS|SITS_ON_BOARD_OF]->(organization:Organization {id: $organization})
RETURN holder, relation, organization
ORDER BY type(relation), coalesce(relation.role, '~'),
         coalesce(relation.start_date, relation.first_seen, '~'),
         holder.search_text, relation.id
