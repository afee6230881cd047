// title.en: What is in here
// title.fr: Ce qu’il y a ici
// question.en: How many actors, places, programs and themes does the graph hold?
// question.fr: Combien d’acteurs, de lieux, de programmes et de thèmes le graphe contient-il ?
// column label: Type | Type
// column entity_count: Number | Nombre
// read.en: These are counts of what sources name, not of what there is in the world.
// read.fr: Ce sont les nombres de ce que les sources nomment, non de ce qui existe dans le monde.
MATCH (entity:Entity)
UNWIND [label IN labels(entity) WHERE label <> 'Entity'] AS label
RETURN label, count(entity) AS entity_count
ORDER BY label
