// title.en: Who could introduce one actor to another
// title.fr: Qui pourrait présenter un acteur à un autre
// question.en: Who is tied to both of these actors and could introduce the one to the other?
// question.fr: Qui est lié à ces deux acteurs et pourrait présenter l’un à l’autre ?
// parameter seeker: actor(Organization, Municipality) = mun:ca:quebec | Who seeks | Qui cherche
// parameter sought: actor(Organization, Municipality) = org:aimf | Who is sought | Qui est cherché
// column introducer: Could introduce them | Pourrait les présenter
// column strength: Ties between | Liens entre eux
// column to_seeker: Ties to who seeks | Liens avec qui cherche
// column to_sought: Ties to who is sought | Liens avec qui est cherché
// read.en: Most ties first, and an alliance counts as much as a membership. Countries, regions, themes and “Canadian municipalities” as a whole introduce nobody. Whether somebody would is for you to ask.
// read.fr: Le plus de liens d’abord ; une alliance compte autant qu’une appartenance. Les pays, les régions, les thèmes et « les municipalités canadiennes » dans leur ensemble ne présentent personne. Reste à demander à chacun s’il le ferait.
MATCH (introducer:Entity)-[to_seeker]-(:Entity {id: $seeker})
WHERE to_seeker.family <> 'place' AND introducer.id <> $sought
  AND (introducer:Organization OR introducer:Municipality)
  AND NOT coalesce(introducer.is_collective, false)
MATCH (introducer)-[to_sought]-(:Entity {id: $sought})
WHERE to_sought.family <> 'place'
WITH introducer, to_seeker, to_sought
ORDER BY to_seeker.id, to_sought.id
WITH introducer, collect(DISTINCT to_seeker) AS to_seeker, collect(DISTINCT to_sought) AS to_sought
RETURN introducer, size(to_seeker) + size(to_sought) AS strength, to_seeker, to_sought
ORDER BY strength DESC, introducer.search_text, introducer.id
