// title.en: Who pays for a program
// title.fr: Qui paie un programme
// question.en: Who funds this program or what is done under it, with how much, for which period?
// question.fr: Qui finance ce programme ou ce qui se fait dans son cadre, de combien et pour quelle période ?
// parameter program: actor(Program) = prog:cariled | Program | Programme
// column funder: Funder | Bailleur
// column relation: Funding | Financement
// column recipient: Recipient | Bénéficiaire
// column amount: Amount | Montant
// column currency: Currency | Devise
// column amount_basis: What it is | Nature du montant
// read.en: Amounts are as one source states them, for the whole period: never add them up, since a total may hold the others. “Sources differ” marks a figure that others give otherwise.
// read.fr: Les montants sont ceux qu’une source donne, pour toute la période : ne les additionnez pas, car un total peut contenir les autres. « Les sources divergent » signale un chiffre que d’autres donnent autrement.
MATCH (funder:Entity)-[relation:FUNDS]->(recipient:Entity)
WHERE recipient.id = $program OR relation.program_id = $program
RETURN funder, relation, recipient, relation.amount AS amount, relation.currency AS currency,
       relation.amount_basis AS amount_basis
ORDER BY funder.search_text, funder.id, recipient.search_text, relation.id
