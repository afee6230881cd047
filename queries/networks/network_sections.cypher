// title.en: Sections of a network
// title.fr: Sections d’un réseau
// question.en: Which organizations are sections of this one, directly or through another section?
// question.fr: Quelles organisations sont des sections de celle-ci, directement ou par une autre section ?
// parameter network: actor(Organization) = org:uclg | Network or association | Réseau ou association
// column path: Section, step by step | Section, pas à pas
// read.en: Sections of sections are followed for three steps.
// read.fr: Les sections de sections sont suivies sur trois pas.
MATCH path = (section:Organization)-[:SECTION_OF*1..3]->(:Organization {id: $network})
RETURN path
ORDER BY length(path), section.search_text, section.id, reduce(key = '', relation IN relationships(path) | key + ' ' + relation.id)
