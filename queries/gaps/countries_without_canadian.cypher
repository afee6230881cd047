// title.en: Countries of a program without a Canadian municipality
// title.fr: Pays d’un programme sans municipalité canadienne
// question.en: In which countries of this program is no partner recorded as twinned or partnered with a Canadian municipality?
// question.fr: Dans quels pays de ce programme aucun partenaire n’est-il consigné comme jumelé ou partenaire d’une municipalité canadienne ?
// parameter program: actor(Program) = prog:mped | Program | Programme
// column program: Program | Programme
// column relation: Relation | Relation
// column country: Country | Pays
// read.en: A partnership under any program counts. That none is recorded here does not mean that there is none.
// read.fr: Un partenariat dans le cadre de tout programme compte. Qu’aucun ne soit consigné ici ne veut pas dire qu’il n’y en a pas.
MATCH (program:Program {id: $program})-[relation:OPERATES_IN]->(country:Country)
WHERE NOT EXISTS {
  MATCH (there:Entity {country_code: country.code})-[:TWINNED_WITH|PARTNERS_WITH]-(:Municipality {country_code: 'CA'}) }
RETURN program, relation, country
ORDER BY country.search_text, country.id, relation.id
