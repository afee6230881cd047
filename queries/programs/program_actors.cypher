// title.en: Who runs a program, where, and on what
// title.fr: Qui mène un programme, où et sur quoi
// question.en: Who implements this program, in which countries, and on which themes?
// question.fr: Qui met en œuvre ce programme, dans quels pays et sur quels thèmes ?
// parameter program: actor(Program) = prog:mped | Program | Programme
// column program: Program | Programme
// column relation: Relation | Relation
// column other: Actor, country or theme | Acteur, pays ou thème
// read.en: A country is listed when a source says that the program operated there, even for a time only.
// read.fr: Un pays figure ici lorsqu’une source dit que le programme y a été mené, même un temps seulement.
MATCH (program:Program {id: $program})-[relation:IMPLEMENTS|OPERATES_IN|ADDRESSES]-(other:Entity)
RETURN program, relation, other
ORDER BY type(relation), other.search_text, other.id, relation.id
