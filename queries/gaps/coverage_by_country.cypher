// title.en: Coverage by country
// title.fr: Couverture par pays
// question.en: How many municipalities of each country are recorded, and how many relations do they have apart from where they lie?
// question.fr: Combien de municipalités de chaque pays sont consignées, et combien de relations ont-elles en dehors du lieu où elles se trouvent ?
// column country: Country | Pays
// column municipality_count: Municipalities | Municipalités
// column relation_count: Relations | Relations
// read.en: A low count says that few sources were read, not that a country has few alliances.
// read.fr: Un nombre faible signifie que peu de sources ont été lues, non qu’un pays a peu d’alliances.
MATCH (country:Country)
OPTIONAL MATCH (municipality:Municipality {country_code: country.code})
OPTIONAL MATCH (municipality)-[relation]-(:Entity) WHERE relation.family <> 'place'
RETURN country, count(DISTINCT municipality) AS municipality_count,
       count(DISTINCT relation.id) AS relation_count
ORDER BY municipality_count DESC, country.id
