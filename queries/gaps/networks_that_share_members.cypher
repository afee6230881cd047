// title.en: Networks that share the most members
// title.fr: Réseaux qui partagent le plus de membres
// question.en: Which pairs of networks share at least so many recorded members?
// question.fr: Quelles paires de réseaux ont en commun au moins tant de membres consignés ?
// parameter least: number(1..50) = 3 | At least | Au moins
// column one: Network | Réseau
// column other: Network | Réseau
// column member_count: Members in both | Membres des deux
// read.en: Only members that a source names are counted.
// read.fr: Seuls les membres qu’une source nomme sont comptés.
MATCH (one:Organization)<-[:MEMBER_OF]-(member:Entity)-[:MEMBER_OF]->(other:Organization)
WHERE one.id < other.id
WITH one, other, count(DISTINCT member.id) AS member_count
WHERE member_count >= $least
RETURN one, other, member_count
ORDER BY member_count DESC, one.search_text, other.search_text, one.id, other.id
