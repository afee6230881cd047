// title.en: Publishers by what they support
// title.fr: Éditeurs selon ce qu’ils soutiennent
// question.en: On whose word does the most rest?
// question.fr: Sur la parole de qui repose le plus ?
// column publisher: Publisher | Éditeur
// column page_count: Pages | Pages
// column claim_count: Claims | Affirmations
// column source_ids: Sources | Sources
// read.en: A publisher with many claims is one that was read much, not one that is right more often.
// read.fr: Un éditeur qui a beaucoup d’affirmations a été beaucoup lu ; il n’a pas plus souvent raison.
MATCH (source:Source)
OPTIONAL MATCH (claim:Claim)-[:STATED_IN]->(source)
WITH source, count(claim) AS claims
ORDER BY source.id
WITH source.publisher AS publisher, count(source) AS page_count, sum(claims) AS claim_count,
     collect(source.id) AS source_ids
RETURN publisher, page_count, claim_count, source_ids
ORDER BY claim_count DESC, page_count DESC, publisher
