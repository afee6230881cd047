// title.en: What a source states
// title.fr: Ce qu’affirme une source
// question.en: Which claims rest on this source?
// question.fr: Quelles affirmations reposent sur cette source ?
// parameter source: source = src:76272a2387 | Source | Source
// column claim_id: Claim | Affirmation
// column about: About | Au sujet de
// column start_date: Start | Début
// column end_date: End | Fin
// column observed_first: First observed | Première observation
// column observed_last: Last observed | Dernière observation
// column amount: Amount | Montant
// column currency: Currency | Devise
// column confidence: Confidence | Certitude
// column detail_en: Detail (English) | Détail (anglais)
// column detail_fr: Detail (French) | Détail (français)
// column source_ids: Source | Source
// read.en: Each row is one claim: what this page says, in our own short words. The sentence is what all pages say together; the dates and the amount are those of this page.
// read.fr: Chaque ligne est une affirmation : ce que dit cette page, en nos propres mots brefs. La phrase est ce que disent toutes les pages ensemble ; les dates et le montant sont ceux de cette page.
MATCH (claim:Claim)-[:STATED_IN]->(source:Source {id: $source})
OPTIONAL MATCH (:Entity {id: claim.from_id})-[relation]-(:Entity {id: claim.to_id})
WHERE relation.id = claim.subject_id
OPTIONAL MATCH (program:Program {id: claim.program_id})
RETURN claim.id AS claim_id, coalesce(relation, program) AS about,
       claim.start_date AS start_date, claim.end_date AS end_date,
       claim.observed_first AS observed_first, claim.observed_last AS observed_last,
       claim.amount AS amount, claim.currency AS currency,
       claim.confidence AS confidence, claim.detail_en AS detail_en, claim.detail_fr AS detail_fr,
       [source.id] AS source_ids
ORDER BY claim.subject_id, claim_id
