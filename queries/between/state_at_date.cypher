// title.en: An actor’s ties at a date
// title.fr: Les liens d’un acteur à une date
// question.en: Which relations of this actor held, had ended or may have held on this day?
// question.fr: Quelles relations de cet acteur étaient en vigueur, terminées ou peut-être en vigueur ce jour-là ?
// parameter actor: actor = org:fcm | Actor | Acteur
// parameter day: date = 2018 | On | Le
// column relation: Relation | Relation
// column other: The other end | L’autre extrémité
// column status: Status that day | État ce jour-là
// read.en: It holds when it had begun and a source sees it that day or later, or dates its end no earlier. Where sources do not tell, it is not known. What began only later is left out.
// read.fr: Elle est en vigueur lorsqu’elle avait commencé et qu’une source la voit ce jour-là ou plus tard, ou ne date pas sa fin plus tôt. Là où les sources ne disent rien, on ne le sait pas. Ce qui n’a commencé que plus tard est laissé de côté.
MATCH (:Entity {id: $actor})-[relation]-(other:Entity)
WHERE relation.family <> 'place'
  AND (relation.start_earliest IS NULL OR relation.start_earliest <= $day)
RETURN relation, other,
       CASE WHEN relation.end_latest < $day
              OR relation.end_latest IS NULL AND coalesce(relation.has_ended, false) THEN 'ended'
            WHEN coalesce(relation.start_earliest <= $day,
                          coalesce(relation.first_seen, '9') <= toString($day))
             AND (relation.start_earliest IS NOT NULL AND relation.end_latest IS NOT NULL
                  OR coalesce(relation.last_seen_earliest >= $day, false)) THEN 'holding'
            ELSE 'unknown' END AS status
ORDER BY status, other.search_text, other.id, relation.id
