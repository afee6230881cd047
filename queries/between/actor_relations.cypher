// title.en: All relations of an actor
// title.fr: Toutes les relations d’un acteur
// question.en: Who is this actor tied to, through what, and on whose word?
// question.fr: À qui cet acteur est-il lié, par quoi et selon qui ?
// parameter actor: actor = org:fcm | Actor | Acteur
// column actor: Actor | Acteur
// column relation: Relation | Relation
// column other: The other end | L’autre extrémité
// read.en: Each row is one relation, place included. No row means that none is recorded here, not that there is none.
// read.fr: Chaque ligne est une relation, lieu compris. Aucune ligne signifie qu’aucune n’est consignée ici, non qu’il n’y en a pas.
MATCH (actor:Entity {id: $actor})-[relation]-(other:Entity)
RETURN actor, relation, other
ORDER BY relation.family, other.search_text, other.id, relation.id
