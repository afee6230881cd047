// title.en: Awards for work abroad
// title.fr: Prix pour le travail à l’étranger
// question.en: Which municipalities received an award from this organization, for what and when?
// question.fr: Quelles municipalités ont reçu un prix de cette organisation, pour quoi et quand ?
// parameter organization: actor(Organization) = org:fcm | Organization | Organisation
// column municipality: Municipality | Municipalité
// column relation: Award | Prix
// column organization: Organization | Organisation
// read.en: Finalists are listed too; the role tells them from winners.
// read.fr: Les finalistes figurent aussi ; le rôle les distingue des lauréats.
MATCH (municipality:Municipality)-[relation:AWARDED_BY]->(organization:Organization {id: $organization})
RETURN municipality, relation, organization
ORDER BY coalesce(relation.start_date, '~'), municipality.search_text, municipality.id, relation.id
