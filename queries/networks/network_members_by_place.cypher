// title.en: Members of a network by place
// title.fr: Membres d’un réseau par lieu
// question.en: Where in the world are the members of this network, by subregion, country and province?
// question.fr: Où dans le monde se trouvent les membres de ce réseau, par sous-région, pays et province ?
// parameter network: actor(Organization) = org:cities-alliance | Network or association | Réseau ou association
// column subregion_en: Subregion (English) | Sous-région (anglais)
// column subregion_fr: Subregion (French) | Sous-région (français)
// column country: Country | Pays
// column provinces: Provinces or states | Provinces ou États
// column member: Member | Membre
// column relation: Membership | Appartenance
// read.en: Members without a known country come last. Who is missing here may still be a member.
// read.fr: Les membres dont on ne connaît pas le pays viennent à la fin. Un absent peut néanmoins être membre.
MATCH (member:Entity)-[relation:MEMBER_OF]->(:Organization {id: $network})
OPTIONAL MATCH (country:Country {code: member.country_code})
RETURN country.subregion_en AS subregion_en, country.subregion_fr AS subregion_fr, country,
       [code IN coalesce(member.region_codes, []) | code] AS provinces, member, relation
ORDER BY coalesce(subregion_en, '~'), coalesce(country.search_text, '~'), member.search_text,
         member.id, relation.id
