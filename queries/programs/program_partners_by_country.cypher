// title.en: Partners of a program by country
// title.fr: Partenaires d’un programme par pays
// question.en: Which municipalities and organizations take part in this program, country by country?
// question.fr: Quelles municipalités et organisations participent à ce programme, pays par pays ?
// parameter program: actor(Program) = prog:pmi-led | Program | Programme
// column country: Country | Pays
// column partner: Partner | Partenaire
// column relation: Relation | Relation
// column program: Program | Programme
// read.en: A mission or a meeting is listed too, with the month in which it was seen; it is not a whole partnership.
// read.fr: Une mission ou une rencontre figure aussi, avec le mois où elle a été vue ; ce n’est pas un partenariat complet.
MATCH (partner:Entity)-[relation:PARTICIPATES_IN]->(program:Program {id: $program})
OPTIONAL MATCH (country:Country {code: partner.country_code})
RETURN country, partner, relation, program
ORDER BY coalesce(country.search_text, '~'), partner.search_text, partner.id, relation.id
