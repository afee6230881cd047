// title.en: Programs of a municipality
// title.fr: Programmes d’une municipalité
// question.en: Which programs has this municipality taken part in, run, supported or applied to?
// question.fr: À quels programmes cette municipalité a-t-elle participé, contribué ou posé sa candidature, et lesquels a-t-elle menés ?
// parameter municipality: actor(Municipality) = mun:ca:london | Municipality | Municipalité
// column municipality: Municipality | Municipalité
// column relation: Relation | Relation
// column program: Program | Programme
// read.en: One mission is enough to be listed; the dates say when it was seen.
// read.fr: Une seule mission suffit pour figurer ici ; les dates disent quand elle a été vue.
MATCH (municipality:Municipality {id: $municipality})
      -[relation:PARTICIPATES_IN|IMPLEMENTS|CONTRIBUTES_IN_KIND|FUNDS|APPLIED_TO]->(program:Program)
RETURN municipality, relation, program
ORDER BY program.search_text, program.id, relation.id
