// Statements that give the same JSON on both stores, each under its name; "no row" has none.

// no row
MATCH (n:Entity {id: 'nobody'}) RETURN n.id AS id, n

// no row of a whole pattern
MATCH p = (:Theme)-[:CHAIRS]->(:Theme) RETURN p

// an aggregate of nothing
MATCH (n:Entity {id: 'nobody'})
RETURN count(n) AS n, collect(n.id) AS ids, sum(n.population) AS sum, max(n.population) AS max,
  avg(n.population) AS avg

// a lone relation knows its ends
MATCH ()-[r:CHAIRS]->() RETURN r ORDER BY r.id LIMIT 3

// both ends of a relation
MATCH ()-[r:CHAIRS]->() RETURN startNode(r) AS one, endNode(r) AS other ORDER BY r.id LIMIT 5

// an undirected pattern
MATCH (:Entity {id: 'org:fcm'})-[r]-(n) RETURN type(r) AS type, n.id AS id ORDER BY type, id, r.id

// several types in one pattern
MATCH (n:Entity)-[r:CHAIRS|HOSTS|AWARDED_BY]->(m)
RETURN n.id AS a, type(r) AS type, m.id AS b ORDER BY a, type, b, r.id

// labels sorted
MATCH (n:Entity) UNWIND labels(n) AS label RETURN label, count(*) AS count ORDER BY label

// labels of one node sorted
MATCH (n:Entity {id: 'org:fcm'})
RETURN COLLECT { UNWIND labels(n) AS l RETURN l ORDER BY l } AS labels

// a label that is asked for
MATCH (n:Entity) WHERE n:Country|Region
RETURN n.id AS id, n:Country AS is_country ORDER BY id LIMIT 90

// keys sorted
MATCH (n:Entity {id: 'org:fcm'}) UNWIND keys(n) AS key WITH key ORDER BY key
RETURN collect(key) AS keys

// keys of all relations
MATCH ()-[r:FUNDS]->() UNWIND keys(r) AS key RETURN key, count(*) AS n ORDER BY key

// types of all relations
MATCH (:Entity)-[r]->(:Entity) RETURN type(r) AS type, count(*) AS n ORDER BY type

// all properties as a map
MATCH (n:Theme) RETURN properties(n) AS map ORDER BY n.id

// collect sorted
MATCH (n:Program) WITH n ORDER BY n.id RETURN collect(n.id) AS ids, count(*) AS n

// collect of distinct values
MATCH (n:Municipality) WITH DISTINCT n.country_code AS code ORDER BY code
RETURN collect(code) AS codes

// grouping and having
MATCH (n:Municipality) WITH n.country_code AS code, count(*) AS n WHERE n > 5
RETURN code, n ORDER BY n DESC, code

// count, sum, avg, min, max
MATCH (n:Municipality)
RETURN count(n.population) AS n, sum(n.population) AS sum, min(n.population) AS min,
  max(n.population) AS max

// amounts
MATCH (a)-[r:FUNDS]->(b) WHERE r.amount IS NOT NULL
RETURN r.amount AS amount, r.currency AS currency, toInteger(r.amount) AS whole ORDER BY r.id

// coordinates
MATCH (n:Municipality) WHERE n.latitude > 45
RETURN n.id AS id, n.latitude AS latitude, n.longitude AS longitude ORDER BY id LIMIT 50

// dates of relations
MATCH ()-[r]->() WHERE r.start_earliest IS NOT NULL
RETURN r.id AS id, r.start_date AS text, r.start_earliest AS first, r.start_latest AS last
ORDER BY id

// dates compared
MATCH ()-[r:TWINNED_WITH]->() WHERE r.start_earliest < date('1970-01-01')
RETURN r.id AS id, r.start_earliest.year AS year ORDER BY year, id

// a list that is a property
MATCH (n:Entity) WHERE 'src:geonames' IN n.source_ids
RETURN n.id AS id, n.source_ids AS ids, size(n.source_ids) AS n ORDER BY id LIMIT 20

// names with accents in the order of their folded text
MATCH (n:Municipality) RETURN n.name_en AS name ORDER BY n.search_text, n.id

// names with accents in the order of their letters
MATCH (n:Municipality) RETURN n.name_en AS name ORDER BY name, n.id

// pages of an order
MATCH (n:Entity) RETURN n.id AS id ORDER BY id DESC SKIP 5 LIMIT 5

// nothing to match is null
MATCH (n:Theme) OPTIONAL MATCH (n)-[r:CHAIRS]->(m)
RETURN n.id AS id, r, m, m.id AS none ORDER BY id

// shortestPath
MATCH (a:Entity {id: 'mun:ca:montreal'}) MATCH (b:Entity {id: 'org:fcm'}) MATCH p =
  shortestPath((a)-[*..6]-(b))
RETURN length(p) AS length

// allShortestPaths
MATCH (a:Entity {id: 'mun:ca:on:windsor'}) MATCH (b:Entity {id: 'mun:ml:sikasso'}) MATCH p =
  allShortestPaths((a)-[*..6]-(b))
RETURN p ORDER BY reduce(key = '', r IN relationships(p) | key + r.id)

// no row where no path is
MATCH (a:Entity {id: 'org:fcm'}) MATCH (b:Theme) MATCH p = shortestPath((a)-[:CHAIRS*..2]-(b))
RETURN p

// a variable length
MATCH p = (:Entity {id: 'org:cib-uclg'})-[*1..2]->(n:Entity)
RETURN length(p) AS length, n.id AS id, [r IN relationships(p) | r.id] AS steps
ORDER BY length, id, steps

// a quantified path
MATCH p = (:Entity {id: 'org:uclg'})((x)-[r:SECTION_OF|MEMBER_OF]->(y)){1,3}(z)
RETURN z.id AS id, length(p) AS length ORDER BY length, id

// a quantified path with a condition
MATCH p = (:Entity {id: 'org:fcm'})((x)--(y) WHERE y:Organization){1,2}(z)
RETURN DISTINCT z.id AS id ORDER BY id

// a path without a step
MATCH p = (:Entity {id: 'org:fcm'}) RETURN p, length(p) AS length

// nodes and relations of a path
MATCH p = (:Entity {id: 'org:fcm'})-[:CHAIRS]->(:Entity)
RETURN [n IN nodes(p) | n.id] AS nodes, [r IN relationships(p) | type(r)] AS types

// a path with a relation of its own kind
MATCH p = (c:Claim)-[:STATED_IN]->(s:Source) RETURN p ORDER BY c.id LIMIT 3

// EXISTS {}
MATCH (n:Municipality) WHERE EXISTS { (n)-[:TWINNED_WITH]-(m) WHERE m <> n }
RETURN n.id AS id ORDER BY id

// NOT EXISTS {}
MATCH (n:Country) WHERE NOT EXISTS { (n)<-[:LOCATED_IN]-(:Municipality) }
RETURN n.id AS id ORDER BY id

// COUNT {}
MATCH (n:Organization)
RETURN n.id AS id, COUNT { (n)<-[:MEMBER_OF]-() } AS members ORDER BY members DESC, id

// COLLECT {}
MATCH (n:Program)
RETURN n.id AS id, COLLECT { MATCH (n)-[:OPERATES_IN]->(c) RETURN c.code ORDER BY c.code } AS
  codes
ORDER BY id

// CALL (x) {}
MATCH (n:Program) CALL (n) { MATCH (m)-[:IMPLEMENTS]->(n) RETURN count(m) AS count }
RETURN n.id AS id, count ORDER BY id

// CALL () {} with UNION
CALL () { MATCH (n:Theme) RETURN n.id AS id UNION MATCH (n:Program) RETURN n.id AS id }
RETURN id ORDER BY id

// UNION ALL
RETURN 1 AS n UNION ALL RETURN 1 AS n UNION ALL RETURN 2 AS n

// UNION
RETURN 1 AS n UNION RETURN 1 AS n UNION RETURN 2 AS n

// a map projection
MATCH (n:Program)
RETURN n {.id, .name_en, none: n.nothing, size: size(n.source_ids)} AS map ORDER BY n.id

// a map projection of everything
MATCH (n:Theme) RETURN n {.*} AS map ORDER BY n.id LIMIT 3

// a pattern comprehension
MATCH (n:Theme) RETURN n.id AS id, size([(n)<-[:ADDRESSES]-(m) | m.id]) AS n ORDER BY id

// a pattern comprehension sorted
MATCH (n:Theme) UNWIND [(n)<-[:ADDRESSES]-(m) | m.id] AS m WITH n, m ORDER BY n.id, m
RETURN n.id AS id, collect(m) AS all ORDER BY id

// a pattern as a condition
MATCH (n:Organization) WHERE (n)-[:FUNDS]->() RETURN n.id AS id ORDER BY id

// full text
CALL db.index.fulltext.queryNodes('entity_search', 'windsor') YIELD node
RETURN node.id AS id ORDER BY id

// full text by the beginning
CALL db.index.fulltext.queryNodes('entity_search', 'muni*') YIELD node
RETURN node.id AS id ORDER BY id

// full text of two words
CALL db.index.fulltext.queryNodes('entity_search', 'mali OR windsor') YIELD node
RETURN node.id AS id ORDER BY id

// full text of an accent, folded
CALL db.index.fulltext.queryNodes('entity_search', 'montreal') YIELD node WITH node WHERE
  node:Municipality
RETURN node ORDER BY node.id

// no row of full text
CALL db.index.fulltext.queryNodes('entity_search', 'zzzzz') YIELD node RETURN node.id AS id

// labels in use
MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label ORDER BY label

// relation types in use
MATCH ()-[r]->() RETURN DISTINCT type(r) AS type ORDER BY type

// whole numbers
RETURN 1 AS one, -1 AS minus, 9223372036854775807 AS most, 2 + 3 * 4 AS sum

// whole numbers divided
RETURN 7 / 2 AS whole, 7 % 3 AS rest, 7 / 2.0 AS part, 6 / 3 AS two

// decimals
RETURN 0.1 + 0.2 AS sum, 1.5e10 AS large, 1e-7 AS small, 3.0 AS three, -0.0 AS zero

// decimals without a value
RETURN 0.0 / 0.0 AS nan, 1.0 / 0.0 AS infinite

// rounding
RETURN round(2.5) AS a, floor(2.5) AS b, ceil(2.1) AS c, toInteger('12') AS d

// powers
RETURN 2 ^ 10 AS power, sqrt(2) AS root, abs(-3) AS whole, abs(-3.5) AS part

// averages
UNWIND [1, 2, 4] AS x RETURN avg(x) AS avg, sum(x) AS sum, stDev(x) AS deviation

// quotes
RETURN 'a "b" \'c\' \\ d' AS text, "it's" AS other

// emoji and other letters
RETURN '🏙️ Québec – Ḥaïfa 東京' AS text, size('é') AS size

// lines and tabs
RETURN 'a\nb\tc' AS text

// pieces of text
RETURN toUpper('é') AS a, split('a/b/c', '/')[1] AS b, substring('abcd', 1, 2) AS c, 'abc'
  CONTAINS 'b' AS d, trim('  x ') AS e, replace('a-b', '-', '+') AS f, left('abc', 2) AS g

// patterns of text
RETURN 'abc' =~ 'a.c' AS a, 'abc' STARTS WITH 'ab' AS b, 'Abc' =~ '(?i)abc' AS c

// nulls
RETURN null AS a, null = null AS b, null IS NULL AS c, 1 + null AS d, [1, null] AS e,
  coalesce(null, 2) AS f, {a: null} AS g, 1 IN [null] AS h

// percentiles
UNWIND [1, 2, 3] AS x
RETURN percentileCont(x, 0.5) AS half, percentileDisc(x, 0.5) AS one, percentileCont(x, 0.25) AS
  quarter

// averages of many
MATCH (n:Municipality) RETURN avg(n.latitude) AS latitude, avg(n.population) AS population

// booleans
RETURN true AS a, NOT true AS b, true AND null AS c, true XOR true AS d, 1 < 2 AS e

// lists
RETURN [1, 2.5, 'x', true, null] AS a, range(1, 5) AS b, [1, 2, 3][1..] AS c, [x IN range(1, 3) |
  x * x] AS d, head([1]) AS e, last([]) AS f, [] AS g, reverse([1, 2]) AS h

// lists in lists
RETURN [[1, [2]], [], [[]]] AS lists

// maps
RETURN {b: 1, a: [1, {d: null, c: 'x'}]} AS map, {b: 1, a: 2}.a AS value, {} AS empty

// all, any, none, single, reduce
RETURN all(x IN [1, 2] WHERE x > 0) AS a, any(x IN [] WHERE true) AS b, none(x IN [1] WHERE x > 1)
  AS c, single(x IN [1, 2] WHERE x = 1) AS d, reduce(s = 0, x IN [1, 2, 3] | s + x) AS e

// CASE
UNWIND [1, 2, null] AS x RETURN CASE x WHEN 1 THEN 'one' ELSE 'other' END AS word

// a date
RETURN date('2018-03-15') AS day, date('2018-03') AS month, date('2018').year AS year,
  date('2018-12-31') > date('2018-03-15') AS is_later

// a day later
RETURN date('2020-02-28') + duration('P1D') AS day, date({year: 2020, month: 3}) AS m

// days between
RETURN duration.inDays(date('2020-01-01'), date('2021-01-01')).days AS days

// a time without a zone
RETURN localdatetime('2018-03-15T12:30:00') AS time, localtime('12:30') AS t

// a time in UTC
RETURN datetime('2018-03-15T12:30:00Z') AS time

// order of mixed values
UNWIND [3, null, 1.5, 2] AS x RETURN x ORDER BY x

// order of texts
UNWIND ['b', 'a', 'É', 'e', 'Z', '10', '9', ''] AS x RETURN x ORDER BY x

// distinct values
UNWIND [1, 1.0, 2, null, null, 'a', 'a'] AS x RETURN DISTINCT x ORDER BY x

// equal numbers
RETURN 1 = 1.0 AS a, [1] = [1.0] AS b, '1' = 1 AS c, 1 <> 2 AS d

// columns by their expression
RETURN 1 + 1, 'x', toUpper('a')

// columns in backticks
RETURN 1 AS `two words`, 2 AS `create`, 3 AS `été`

// a parameter of each kind
RETURN $text AS text, $number AS number, $part AS part, $truth AS truth, $list AS list, $map AS
  map, $none AS none, $text + '!' AS more

// a list as a parameter
MATCH (n:Entity) WHERE n.id IN $ids RETURN n.id AS id ORDER BY id
