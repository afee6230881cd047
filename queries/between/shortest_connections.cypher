// title.en: How two actors are connected
// title.fr: Comment deux acteurs sont reliés
// question.en: What are the shortest connections between these two actors, through others who could introduce them?
// question.fr: Quelles sont les plus courtes connexions entre ces deux acteurs, par d’autres qui pourraient les présenter ?
// parameter start: actor = mun:ca:on:windsor | From | De
// parameter finish: actor = mun:ml:sikasso | To | À
// parameter through: choice(introducers, everything) = introducers | Through | Par
// column path: Connection, step by step | Connexion, pas à pas
// read.en: Countries, regions, themes and “Canadian municipalities” as a whole introduce nobody, so no connection runs through them unless everything is asked for. Connections of more than six steps are not looked for.
// read.fr: Les pays, les régions, les thèmes et « les municipalités canadiennes » dans leur ensemble ne présentent personne ; aucune connexion ne passe donc par eux, sauf si l’on demande tout. Les connexions de plus de six pas ne sont pas cherchées.
// allShortestPaths cannot do this on both stores: one takes no condition in the pattern, the other
// looks at it only after the search. So the levels are built by hand: those who are 0, 1, 2 ... 6
// steps from the finish, until the start is among them. A walk from the start that comes one level
// nearer with each step is a shortest one.
MATCH (a:Entity {id: $start}) MATCH (b:Entity {id: $finish})
WITH a, b, reduce(levels = [[b]], step IN range(1, 6) |
  CASE WHEN a IN last(levels) THEN levels
  ELSE levels + [reduce(level = [], x IN last(levels) | level +
    [(x)--(y:Entity) WHERE (y = a OR $through = 'everything'
        OR (y:Organization|Municipality|Program AND NOT coalesce(y.is_collective, false)))
      AND NOT y IN level AND none(nearer IN levels WHERE y IN nearer) | y])] END) AS levels
WHERE a <> b AND a IN last(levels)
MATCH path = (a)((x)--(y) WHERE any(i IN range(1, size(levels) - 1)
  WHERE x IN levels[i] AND y IN levels[i - 1])){1,6}(b)
RETURN path
ORDER BY reduce(key = '', relation IN relationships(path) | key + ' ' + relation.id)
