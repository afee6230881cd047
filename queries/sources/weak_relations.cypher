// title.en: Relations that rest on one weak source
// title.fr: Relations qui reposent sur une seule source faible
// question.en: Which relations rest on a single source that is not a primary one?
// question.fr: Quelles relations reposent sur une seule source qui n’est pas primaire ?
// parameter strength: choice(press, mirror) = mirror | Strength of the source | Force de la source
// column one: From | De
// column relation: Relation | Relation
// column other: To | À
// read.en: Weak is not wrong: a second source would make it firmer.
// read.fr: Faible ne veut pas dire faux : une deuxième source l’affermirait.
MATCH (source:Source {strength: $strength})
WITH collect(source.id) AS weak
MATCH (one:Entity)-[relation]->(other:Entity)
WHERE relation.family <> 'place' AND size(relation.source_ids) = 1
  AND all(id IN relation.source_ids WHERE id IN weak)
RETURN one, relation, other
ORDER BY relation.id
