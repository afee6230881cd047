// title.en: Alliances of a province’s municipalities
// title.fr: Alliances des municipalités d’une province
// question.en: Which municipalities of this province are or were twinned or partnered, and with whom?
// question.fr: Quelles municipalités de cette province sont ou étaient jumelées ou partenaires, et avec qui ?
// parameter region: actor(Region) = region:ca:qc | Province or region | Province ou région
// column municipality: Municipality | Municipalité
// column relation: Relation | Relation
// column other: With | Avec
// read.en: Two municipalities of the same province stand in two rows, one from each side.
// read.fr: Deux municipalités de la même province figurent sur deux lignes, une de chaque côté.
MATCH (region:Region {id: $region})
MATCH (municipality:Municipality)-[relation:TWINNED_WITH|PARTNERS_WITH]-(other:Entity)
WHERE region.code IN municipality.region_codes
RETURN municipality, relation, other
ORDER BY municipality.search_text, municipality.id, other.search_text, other.id, relation.id
