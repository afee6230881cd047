// title.en: Relations not seen since a date
// title.fr: Relations non vues depuis une date
// question.en: Which relations without an end were last seen before this date, so that somebody should ask?
// question.fr: Quelles relations sans fin ont été vues pour la dernière fois avant cette date, si bien qu’il faudrait s’en enquérir ?
// parameter day: date(first) = 2010 | Before | Avant
// column one: From | De
// column relation: Relation | Relation
// column other: To | À
// column last_seen: Last seen | Vue pour la dernière fois
// read.en: Only relations that a source was seen to name at a date; they may hold still.
// read.fr: Seulement les relations qu’une source nomme à une date ; elles peuvent être encore en vigueur.
MATCH (one:Entity)-[relation]->(other:Entity)
WHERE relation.family <> 'place' AND relation.last_seen_earliest < $day
  AND relation.end_date IS NULL AND NOT coalesce(relation.has_ended, false)
RETURN one, relation, other, relation.last_seen AS last_seen
ORDER BY last_seen, relation.id
