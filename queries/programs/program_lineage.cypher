// title.en: Programs before and after a program
// title.fr: Programmes avant et après un programme
// question.en: Which programs led up to this one, and which followed it?
// question.fr: Quels programmes ont mené à celui-ci, et lesquels l’ont suivi ?
// parameter program: actor(Program) = prog:pmi-led | Program | Programme
// column later: Later | Suivant
// column relation: Succession | Succession
// column earlier: Earlier | Précédent
// read.en: One step each way; click a program to go on.
// read.fr: Un pas de chaque côté ; cliquez un programme pour continuer.
MATCH (later:Program)-[relation:SUCCEEDS]->(earlier:Program)
WHERE $program IN [later.id, earlier.id]
RETURN later, relation, earlier
ORDER BY coalesce(relation.start_date, '~'), later.search_text, earlier.search_text, relation.id
