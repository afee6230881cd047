// title.en: Provinces and territories without a partnership
// title.fr: Provinces et territoires sans partenariat
// question.en: In which Canadian provinces and territories is no municipality recorded as twinned or partnered abroad?
// question.fr: Dans quelles provinces et quels territoires canadiens aucune municipalité n’est-elle consignée comme jumelée ou partenaire à l’étranger ?
// column province: Province or territory | Province ou territoire
// column municipality_count: Municipalities recorded | Municipalités consignées
// read.en: That none is recorded here does not mean that there is none.
// read.fr: Qu’aucun ne soit consigné ici ne veut pas dire qu’il n’y en a pas.
MATCH (province:Region {country_code: 'CA'})
WHERE province.code STARTS WITH 'CA-' AND NOT EXISTS {
  MATCH (municipality:Municipality)-[:TWINNED_WITH|PARTNERS_WITH]-(abroad:Entity)
  WHERE province.code IN municipality.region_codes AND abroad.country_code <> 'CA' }
OPTIONAL MATCH (municipality:Municipality)
WHERE province.code IN municipality.region_codes
RETURN province, count(municipality) AS municipality_count
ORDER BY province.search_text, province.id
