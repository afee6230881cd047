// title.en: Relations of a municipality
// title.fr: Relations d’une municipalité
// question.en: Who is this municipality tied to, apart from where it lies?
// question.fr: À qui cette municipalité est-elle liée, en dehors du lieu où elle se trouve ?
// parameter municipality: actor(Municipality) = mun:ca:on:windsor | Municipality | Municipalité
// column municipality: Municipality | Municipalité
// column relation: Relation | Relation
// column other: The other end | L’autre extrémité
// read.en: Each row is one relation. An empty start means that no source gives one, not that the relation is new.
// read.fr: Chaque ligne est une relation. Un début vide signifie qu’aucune source n’en donne, non que la relation est récente.
MATCH (municipality:Municipality {id: $municipality})-[relation]-(other:Entity)
WHERE relation.family <> 'place'
RETURN municipality, relation, other
ORDER BY relation.family, other.search_text, other.id, relation.id
