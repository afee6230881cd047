// title.en: Offices that an actor holds
// title.fr: Fonctions qu’exerce un acteur
// question.en: Which networks and organizations does this actor chair, sit on the board of, host or coordinate?
// question.fr: Quels réseaux et organisations cet acteur préside-t-il, administre-t-il, accueille-t-il ou coordonne-t-il ?
// parameter actor: actor(Organization, Municipality) = mun:ca:montreal | Actor | Acteur
// column actor: Actor | Acteur
// column relation: Office | Fonction
// column organization: Organization | Organisation
// read.en: An office without an end is not known to be held still.
// read.fr: Une fonction sans fin n’est pas forcément encore exercée.
MATCH (actor:Entity {id: $actor})
      -[relation:CHAIRS|SITS_ON_BOARD_OF|HOSTS|COORDINATES]->(organization:Organization)
RETURN actor, relation, organization
ORDER BY type(relation), organization.search_text, organization.id, relation.id
