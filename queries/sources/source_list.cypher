// title.en: All sources
// title.fr: Toutes les sources
// question.en: Which pages does everything rest on, and how much does each support?
// question.fr: Sur quelles pages tout repose-t-il, et combien chacune en soutient-elle ?
// column source_id: Source | Source
// column publisher: Publisher | Éditeur
// column url: Address | Adresse
// column strength: Strength | Force
// column read_date: Read on | Lue le
// column claim_count: Claims | Affirmations
// column entity_count: Entities | Entités
// column source_ids: Source | Source
// read.en: The address is the page as it was read. A mirror is a copy of another page. Entities are those whose names and places rest on the page.
// read.fr: L’adresse est celle de la page telle qu’elle a été lue. Un miroir est la copie d’une autre page. Les entités sont celles dont le nom et le lieu reposent sur la page.
CALL () {
  MATCH (source:Source) RETURN source.id AS id, 0 AS claims, 0 AS entities
  UNION ALL
  MATCH (:Claim)-[:STATED_IN]->(source:Source) RETURN source.id AS id, 1 AS claims, 0 AS entities
  UNION ALL
  MATCH (entity:Entity) UNWIND entity.source_ids AS id RETURN id, 0 AS claims, 1 AS entities
}
WITH id, sum(claims) AS claim_count, sum(entities) AS entity_count
MATCH (source:Source {id: id})
RETURN source.id AS source_id, source.publisher AS publisher, source.url AS url,
       source.strength AS strength, source.read_date AS read_date, claim_count, entity_count,
       [source.id] AS source_ids
ORDER BY claim_count DESC, entity_count DESC, source_id
