// title.en: Where sources differ
// title.fr: Là où les sources divergent
// question.en: On which relations and programs do sources give different dates or amounts?
// question.fr: Pour quelles relations et quels programmes les sources donnent-elles des dates ou des montants différents ?
// column about: About | Au sujet de
// column disputed: What differs | Ce qui diverge
// read.en: All values stay in view, with who says so; which one is right is not decided here.
// read.fr: Toutes les valeurs restent visibles, avec qui le dit ; ce qui est juste n’est pas tranché ici.
CALL () {
  MATCH (:Entity)-[about]->(:Entity) WHERE about.disputed IS NOT NULL
  RETURN about, about.id AS id, about.disputed AS disputed
  UNION ALL
  MATCH (about:Program) WHERE about.disputed IS NOT NULL
  RETURN about, about.id AS id, about.disputed AS disputed
}
RETURN about, disputed
ORDER BY id
