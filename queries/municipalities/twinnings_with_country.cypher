// title.en: Twinnings with a country
// title.fr: Jumelages avec un pays
// question.en: Which municipalities and regions of Canada are or were twinned with this country, since when?
// question.fr: Quelles municipalités et régions du Canada sont ou étaient jumelées avec ce pays, et depuis quand ?
// parameter country: actor(Country) = country:JP | Country | Pays
// column canadian: In Canada | Au Canada
// column relation: Twinning | Jumelage
// column other: In the country | Dans le pays
// read.en: A twinning that was renewed stands in several rows, one for each time.
// read.fr: Un jumelage renouvelé figure sur plusieurs lignes, une pour chaque période.
MATCH (country:Country {id: $country})
MATCH (other:Entity {country_code: country.code})-[relation:TWINNED_WITH]-(canadian:Entity {country_code: 'CA'})
WHERE country.code <> 'CA' OR canadian.id < other.id
RETURN canadian, relation, other
ORDER BY canadian.search_text, canadian.id, other.search_text, other.id, relation.id
