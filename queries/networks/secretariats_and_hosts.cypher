// title.en: Secretariats and hosts
// title.fr: Secrétariats et hôtes
// question.en: Who hosts, coordinates or runs the secretariat of which organization?
// question.fr: Qui accueille ou coordonne quelle organisation, ou en assure le secrétariat ?
// column host: Host or coordinator | Hôte ou coordonnateur
// column relation: Relation | Relation
// column organization: Organization | Organisation
// read.en: A source names these; a secretariat that moved may show at both places.
// read.fr: Ce sont ceux qu’une source nomme ; un secrétariat qui a déménagé peut figurer aux deux endroits.
MATCH (host:Entity)-[relation:HOSTS|COORDINATES]->(organization:Organization)
RETURN host, relation, organization
ORDER BY organization.search_text, type(relation), host.search_text, relation.id
