// title.en: Programs in a country over time
// title.fr: Programmes dans un pays au fil du temps
// question.en: Which programs operate or operated in this country, and when?
// question.fr: Quels programmes sont ou ont été menés dans ce pays, et quand ?
// parameter country: actor(Country) = country:HT | Country | Pays
// column program: Program | Programme
// column relation: Relation | Relation
// column country: Country | Pays
// column start_date: Start of the program | Début du programme
// column end_date: End of the program | Fin du programme
// read.en: The dates are those of the whole program; in this country it may have been shorter.
// read.fr: Les dates sont celles du programme entier ; dans ce pays, il a pu être plus court.
MATCH (program:Program)-[relation:OPERATES_IN]->(country:Country {id: $country})
RETURN program, relation, country, program.start_date AS start_date, program.end_date AS end_date
ORDER BY coalesce(start_date, '~'), program.search_text, program.id, relation.id
