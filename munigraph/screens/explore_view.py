"""The relations of an actor as a picture, a table or a list; a part of Explore."""

from graph_loader.schema import Family
from munigraph.answer import Answer
from munigraph.drawing import table
from munigraph.screens import markup, picture, session
from munigraph.words import translator

MOST_ROWS = 300
"""Relations in a table or a list; more take longer to draw than anyone reads."""


def show(
    answer: Answer, actor_id: str, families: tuple[Family, ...], shown: tuple[table.Row, ...]
) -> None:
    """The choice of a view, and the one that was chosen."""
    _ = translator(session.lang())
    words = {"picture": _("Graph"), "table": _("Table"), "list": _("List")}
    view = session.choose_view(_("View"), words)
    if view == "picture":
        picture.show(answer, ("actor_relations", actor_id), actor_id, families)
    else:
        kept = shown[:MOST_ROWS]
        markup.show(f"{view}.html", groups=table.by_family(kept), shown=len(kept), total=len(shown))
