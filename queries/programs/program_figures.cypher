// title.en: What sources say of a program’s size, period and state
// title.fr: Ce que les sources disent de la taille, de la période et de l’état d’un programme
// question.en: How large is this program, when did it run and is it over, according to each source?
// question.fr: Quelle est l’ampleur de ce programme, quand a-t-il été mené et est-il terminé, selon chaque source ?
// parameter program: actor(Program) = prog:pmi-led | Program | Programme
// column program: Program | Programme
// column claim_id: Claim | Affirmation
// column start_date: Start | Début
// column end_date: End | Fin
// column amount: Amount | Montant
// column currency: Currency | Devise
// column amount_basis: What it is | Nature du montant
// column status: State | État
// column confidence: Confidence | Certitude
// column source_ids: Source | Source
// read.en: One row for each claim, side by side where sources differ; amounts are never added up.
// read.fr: Une ligne par affirmation, côte à côte lorsque les sources divergent ; les montants ne sont jamais additionnés.
MATCH (program:Program {id: $program})
MATCH (claim:Claim)-[:STATED_IN]->(source:Source)
WHERE claim.subject_id = $program
RETURN program, claim.id AS claim_id, claim.start_date AS start_date, claim.end_date AS end_date,
       claim.amount AS amount, claim.currency AS currency, claim.amount_basis AS amount_basis,
       claim.status AS status, claim.confidence AS confidence, [source.id] AS source_ids
ORDER BY coalesce(claim.rank, 9), claim_id
