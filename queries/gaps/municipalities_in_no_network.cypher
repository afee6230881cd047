// title.en: Municipalities in no network
// title.fr: Municipalités dans aucun réseau
// question.en: Which municipalities of this country are recorded in no network or association?
// question.fr: Quelles municipalités de ce pays ne sont consignées dans aucun réseau ni association ?
// parameter country: actor(Country) = country:ML | Country | Pays
// column municipality: Municipality | Municipalité
// column relation_count: Other relations | Autres relations
// read.en: Few networks publish their whole list, so who stands here may well be a member.
// read.fr: Peu de réseaux publient leur liste complète ; qui figure ici peut donc bien être membre.
MATCH (country:Country {id: $country})
MATCH (municipality:Municipality {country_code: country.code})
WHERE NOT EXISTS { (municipality)-[:MEMBER_OF]->(:Organization) }
OPTIONAL MATCH (municipality)-[relation]-(:Entity) WHERE relation.family <> 'place'
RETURN municipality, count(DISTINCT relation.id) AS relation_count
ORDER BY relation_count DESC, municipality.search_text, municipality.id
