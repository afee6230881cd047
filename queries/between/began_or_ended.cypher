// title.en: What began or ended between two dates
// title.fr: Ce qui a commencé ou pris fin entre deux dates
// question.en: Which alliances, memberships and offices began or ended between these two dates?
// question.fr: Quelles alliances, appartenances et fonctions ont commencé ou pris fin entre ces deux dates ?
// parameter since: date(first) = 2016 | From | Du
// parameter until: date = 2018 | To | Au
// column what: What | Quoi
// column one: From | De
// column relation: Relation | Relation
// column other: To | À
// read.en: A date of a year counts for any of its days: what may have happened between the two dates is listed. What has no date is not.
// read.fr: Une date réduite à l’année vaut pour chacun de ses jours : ce qui a pu se produire entre les deux dates figure ici. Ce qui n’a pas de date n’y est pas.
MATCH (one:Entity)-[relation]->(other:Entity)
WHERE relation.family <> 'place'
UNWIND [['began', relation.start_earliest, relation.start_latest],
        ['ended', relation.end_earliest, relation.end_latest]] AS change
WITH one, relation, other, change[0] AS what, change[1] AS earliest, change[2] AS latest
WHERE earliest <= $until AND latest >= $since
RETURN what, one, relation, other
ORDER BY earliest, latest, what, relation.id
