// title.en: Contributions in kind to a program
// title.fr: Contributions en nature à un programme
// question.en: Who contributes time and expertise instead of money to this program, and worth how much?
// question.fr: Qui contribue à ce programme en temps et en expertise plutôt qu’en argent, et pour quelle valeur ?
// parameter program: actor(Program) = prog:mcp-haiti-2 | Program | Programme
// column giver: Who | Qui
// column relation: Contribution | Contribution
// column recipient: To | À
// column amount: Worth | Valeur
// column currency: Currency | Devise
// read.en: What is given in kind is never added to money. Where a source names a worth for several together, the claim says so.
// read.fr: Ce qui est donné en nature ne s’ajoute jamais à l’argent. Lorsqu’une source donne une valeur pour plusieurs ensemble, l’affirmation le dit.
MATCH (giver:Entity)-[relation:CONTRIBUTES_IN_KIND]->(recipient:Entity)
WHERE recipient.id = $program OR relation.program_id = $program
RETURN giver, relation, recipient, relation.amount AS amount, relation.currency AS currency
ORDER BY giver.search_text, giver.id, recipient.search_text, relation.id
