// title.en: What a funder pays for
// title.fr: Ce que finance un bailleur
// question.en: Which programs and organizations does this actor fund, with how much, for which period?
// question.fr: Quels programmes et organisations cet acteur finance-t-il, de combien et pour quelle période ?
// parameter funder: actor(Organization, Municipality) = org:gac | Funder | Bailleur
// column funder: Funder | Bailleur
// column relation: Funding | Financement
// column recipient: Recipient | Bénéficiaire
// column program: Program | Programme
// column amount: Amount | Montant
// column currency: Currency | Devise
// read.en: Amounts are as one source states them, for the whole period: never add them up, since a total may hold the others.
// read.fr: Les montants sont ceux qu’une source donne, pour toute la période : ne les additionnez pas, car un total peut contenir les autres.
MATCH (funder:Entity {id: $funder})-[relation:FUNDS]->(recipient:Entity)
OPTIONAL MATCH (program:Program {id: relation.program_id})
RETURN funder, relation, recipient, program, relation.amount AS amount,
       relation.currency AS currency
ORDER BY recipient.search_text, recipient.id, relation.id
