// title.en: Canadian municipalities with a partner in a country
// title.fr: Municipalités canadiennes avec un partenaire dans un pays
// question.en: Which Canadian municipalities are or were twinned or partnered with one of this country?
// question.fr: Quelles municipalités canadiennes sont ou étaient jumelées ou partenaires avec une municipalité de ce pays ?
// parameter country: actor(Country) = country:ML | Country | Pays
// column canadian: Canadian municipality | Municipalité canadienne
// column relation: Relation | Relation
// column partner: Partner | Partenaire
// read.en: Relations that have ended are listed too; each says when.
// read.fr: Les relations terminées figurent aussi ; chacune dit quand.
MATCH (country:Country {id: $country})
MATCH (partner:Entity {country_code: country.code})-[relation:TWINNED_WITH|PARTNERS_WITH]-(canadian:Municipality {country_code: 'CA'})
WHERE partner <> canadian AND (country.code <> 'CA' OR canadian.id < partner.id)
RETURN canadian, relation, partner
ORDER BY canadian.search_text, canadian.id, partner.search_text, partner.id, relation.id
