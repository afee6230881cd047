// title.en: Who partners with whom under a program
// title.fr: Qui est partenaire de qui dans le cadre d’un programme
// question.en: Which pairs of partners did this program bring together?
// question.fr: Quelles paires de partenaires ce programme a-t-il réunies ?
// parameter program: actor(Program) = prog:pmi-led | Program | Programme
// column one: Partner | Partenaire
// column relation: Relation | Relation
// column other: Partner | Partenaire
// read.en: A pair is listed when a source names both partners together under this program.
// read.fr: Une paire figure ici lorsqu’une source nomme les deux partenaires ensemble dans le cadre de ce programme.
MATCH (one:Entity)-[relation:PARTNERS_WITH {program_id: $program}]->(other:Entity)
RETURN one, relation, other
ORDER BY one.search_text, other.search_text, relation.id
