// title.en: Ties between two actors
// title.fr: Liens entre deux acteurs
// question.en: How are these two actors tied to each other directly, since when, and on whose word?
// question.fr: Comment ces deux acteurs sont-ils liés directement, depuis quand et selon qui ?
// parameter one: actor = org:fcm | One actor | Un acteur
// parameter other: actor = org:uclg | The other actor | L’autre acteur
// column one: One actor | Un acteur
// column relation: Relation | Relation
// column other: The other actor | L’autre acteur
// read.en: No row means that no direct tie is recorded here; others may connect them.
// read.fr: Aucune ligne signifie qu’aucun lien direct n’est consigné ici ; d’autres peuvent les relier.
MATCH (one:Entity {id: $one})-[relation]-(other:Entity {id: $other})
RETURN one, relation, other
ORDER BY relation.family, type(relation), relation.id
