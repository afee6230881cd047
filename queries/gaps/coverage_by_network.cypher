// title.en: Coverage by network
// title.fr: Couverture par réseau
// question.en: How many members of each network are recorded?
// question.fr: Combien de membres de chaque réseau sont consignés ?
// column network: Network | Réseau
// column member_count: Members recorded | Membres consignés
// read.en: These are the members that a source names; most networks have many more.
// read.fr: Ce sont les membres qu’une source nomme ; la plupart des réseaux en ont bien davantage.
MATCH (network:Organization {kind: 'network'})
OPTIONAL MATCH (member:Entity)-[:MEMBER_OF]->(network)
RETURN network, count(DISTINCT member.id) AS member_count
ORDER BY member_count DESC, network.id
