// title.en: Relations that rest on a source
// title.fr: Relations qui reposent sur une source
// question.en: Which relations does this source support?
// question.fr: Quelles relations cette source appuie-t-elle ?
// parameter source: source = src:76272a2387 | Source | Source
// column one: From | De
// column relation: Relation | Relation
// column other: To | À
// read.en: Each row is one relation that this page supports, alone or with others.
// read.fr: Chaque ligne est une relation que cette page appuie, seule ou avec d’autres.
MATCH (one:Entity)-[relation]->(other:Entity)
WHERE $source IN relation.source_ids
RETURN one, relation, other
ORDER BY relation.family, one.search_text, other.search_text, relation.id
