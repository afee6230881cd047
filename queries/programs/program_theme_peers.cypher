// title.en: Who else works on a program’s themes
// title.fr: Qui d’autre travaille sur les thèmes d’un programme
// question.en: Which other programs and organizations share a theme with this program?
// question.fr: Quels autres programmes et organisations partagent un thème avec ce programme ?
// parameter program: actor(Program) = prog:mped | Program | Programme
// column theme: Theme | Thème
// column ours: Of this program | De ce programme
// column theirs: Of the other | De l’autre
// column other: Program or organization | Programme ou organisation
// read.en: To share a theme is not to work together.
// read.fr: Partager un thème n’est pas travailler ensemble.
MATCH (:Program {id: $program})-[ours:ADDRESSES]->(theme:Theme)<-[theirs:ADDRESSES]-(other:Entity)
WHERE other.id <> $program
RETURN theme, ours, theirs, other
ORDER BY theme.search_text, theme.id, other.search_text, other.id, theirs.id
