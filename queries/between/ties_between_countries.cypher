// title.en: Ties between two countries
// title.fr: Liens entre deux pays
// question.en: Which municipalities and organizations of these two countries are or were twinned or partnered?
// question.fr: Quelles municipalités et organisations de ces deux pays sont ou étaient jumelées ou partenaires ?
// parameter one: actor(Country) = country:CA | One country | Un pays
// parameter other: actor(Country) = country:UA | The other country | L’autre pays
// column here: Of the one | Du premier
// column relation: Relation | Relation
// column there: Of the other | Du second
// read.en: Relations that have ended are listed too; each says when.
// read.fr: Les relations terminées figurent aussi ; chacune dit quand.
MATCH (one:Country {id: $one}) MATCH (other:Country {id: $other})
MATCH (here:Entity {country_code: one.code})-[relation:TWINNED_WITH|PARTNERS_WITH]-(there:Entity {country_code: other.code})
WHERE one <> other OR here.id < there.id
RETURN here, relation, there
ORDER BY here.search_text, here.id, there.search_text, there.id, relation.id
