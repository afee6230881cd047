// title.en: What two actors have in common
// title.fr: Ce que deux acteurs ont en commun
// question.en: Which networks, programs, partners and themes are both of these actors tied to?
// question.fr: À quels réseaux, programmes, partenaires et thèmes ces deux acteurs sont-ils tous deux liés ?
// parameter one: actor = mun:ca:montreal | One actor | Un acteur
// parameter other: actor = mun:ca:toronto | The other actor | L’autre acteur
// column shared: In common | En commun
// column of_one: Of the one | Du premier
// column of_other: Of the other | Du second
// read.en: Place is left out. Two actors in one network need never have met.
// read.fr: Le lieu est laissé de côté. Deux acteurs d’un même réseau ne se sont pas forcément rencontrés.
MATCH (:Entity {id: $one})-[of_one]-(shared:Entity)
WHERE of_one.family <> 'place' AND shared.id <> $other
MATCH (shared)-[of_other]-(:Entity {id: $other})
WHERE of_other.family <> 'place'
RETURN shared, of_one, of_other
ORDER BY shared.search_text, shared.id, of_one.id, of_other.id
