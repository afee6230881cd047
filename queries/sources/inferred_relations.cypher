// title.en: Relations that we inferred
// title.fr: Relations que nous avons déduites
// question.en: Which relations rest on our own reading and on no source that states them outright?
// question.fr: Quelles relations reposent sur notre lecture et sur aucune source qui les affirme en toutes lettres ?
// column one: From | De
// column relation: Relation | Relation
// column other: To | À
// read.en: One link in each is our reading; its claims say which.
// read.fr: Un maillon de chacune est notre lecture ; ses affirmations disent lequel.
MATCH (one:Entity)-[relation {is_inferred: true}]->(other:Entity)
RETURN one, relation, other
ORDER BY type(relation), relation.id
