// title.en: What is recorded about an actor
// title.fr: Ce qui est consigné au sujet d’un acteur
// question.en: What is this actor, and on whose word?
// question.fr: Qui est cet acteur, et selon qui ?
// parameter actor: actor = org:fcm | Actor | Acteur
// column actor: Actor | Acteur
// read.en: One row: the actor with its names, its kind and its figures, without its relations.
// read.fr: Une ligne : l’acteur avec ses noms, son genre et ses chiffres, sans ses relations.
MATCH (actor:Entity {id: $actor})
RETURN actor
