// title.en: Who works on a theme
// title.fr: Qui travaille sur un thème
// question.en: Which programs and organizations work on this theme?
// question.fr: Quels programmes et organisations travaillent sur ce thème ?
// parameter theme: actor(Theme) = theme:gender-equality | Theme | Thème
// column actor: Program or organization | Programme ou organisation
// column relation: Relation | Relation
// column theme: Theme | Thème
// read.en: Who is missing here may work on it all the same: sources seldom list every theme.
// read.fr: Un absent peut y travailler néanmoins : les sources énumèrent rarement tous les thèmes.
MATCH (actor:Entity)-[relation:ADDRESSES]->(theme:Theme {id: $theme})
RETURN actor, relation, theme
ORDER BY actor.search_text, actor.id, relation.id
