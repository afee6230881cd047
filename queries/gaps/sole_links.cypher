// title.en: Municipalities that alone link two groups
// title.fr: Municipalités qui seules relient deux groupes
// question.en: Which municipality is the only one recorded in both of two networks or programs?
// question.fr: Quelle municipalité est la seule consignée à la fois dans deux réseaux ou programmes ?
// parameter country: actor(Country) = country:CA | Country of the municipality | Pays de la municipalité
// column municipality: Municipality | Municipalité
// column pair_count: Pairs that it alone links | Paires qu’elle seule relie
// read.en: Without it, the two groups of such a pair would share no municipality in this graph; in the world they may share more.
// read.fr: Sans elle, les deux groupes d’une telle paire n’auraient aucune municipalité en commun dans ce graphe ; dans le monde, ils peuvent en avoir davantage.
MATCH (one:Entity)<-[:MEMBER_OF|PARTICIPATES_IN]-(municipality:Municipality)
      -[:MEMBER_OF|PARTICIPATES_IN]->(other:Entity)
WHERE one.id < other.id
WITH one, other, collect(DISTINCT municipality) AS shared
WHERE size(shared) = 1
WITH shared[0] AS municipality, count(*) AS pair_count
MATCH (country:Country {id: $country, code: municipality.country_code})
RETURN municipality, pair_count
ORDER BY pair_count DESC, municipality.search_text, municipality.id
