// title.en: Who applied to a program
// title.fr: Qui a posé sa candidature à un programme
// question.en: Who applied, or thought of applying, to this program?
// question.fr: Qui a posé, ou songé à poser, sa candidature à ce programme ?
// parameter program: actor(Program) = prog:pmi-led | Program | Programme
// column applicant: Applicant | Candidat
// column relation: Application | Candidature
// column program: Program | Programme
// read.en: Whether an application succeeded is not recorded here; who took part is another question.
// read.fr: Le succès d’une candidature n’est pas consigné ici ; la participation est une autre question.
MATCH (applicant:Entity)-[relation:APPLIED_TO]->(program:Program {id: $program})
RETURN applicant, relation, program
ORDER BY applicant.search_text, applicant.id, relation.id
