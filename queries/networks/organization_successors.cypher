// title.en: What an organization came from and became
// title.fr: D’où vient une organisation et ce qu’elle est devenue
// question.en: Which organizations went before this one, and which came after it?
// question.fr: Quelles organisations ont précédé celle-ci, et lesquelles lui ont succédé ?
// parameter organization: actor(Organization) = org:uclg | Organization | Organisation
// column later: Later | Suivante
// column relation: Succession | Succession
// column earlier: Earlier | Précédente
// read.en: One step each way; click an organization to go on.
// read.fr: Un pas de chaque côté ; cliquez une organisation pour continuer.
MATCH (later:Organization)-[relation:SUCCEEDS]->(earlier:Organization)
WHERE $organization IN [later.id, earlier.id]
RETURN later, relation, earlier
ORDER BY coalesce(relation.start_date, '~'), later.search_text, earlier.search_text, relation.id
