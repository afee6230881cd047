// title.en: Networks of a municipality
// title.fr: Réseaux d’une municipalité
// question.en: Which networks and associations does this municipality sit in, since when, and on whose word?
// question.fr: De quels réseaux et associations cette municipalité fait-elle partie, depuis quand et selon qui ?
// parameter municipality: actor(Municipality) = mun:ca:montreal | Municipality | Municipalité
// column municipality: Municipality | Municipalité
// column relation: Membership | Appartenance
// column network: Network | Réseau
// read.en: A membership without a start means that no source gives one.
// read.fr: Une appartenance sans début signifie qu’aucune source n’en donne.
MATCH (municipality:Municipality {id: $municipality})-[relation:MEMBER_OF]->(network:Organization)
RETURN municipality, relation, network
ORDER BY network.search_text, network.id, relation.id
