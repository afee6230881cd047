"""The result of a long run as a small table."""

from collections.abc import Iterator
from statistics import median, quantiles

from tests.soak.running import Run
from tests.soak.visitor import View


def table(run: Run) -> str:
    """Views and how long they took, the loads, and what both processes held."""
    return "\n".join(["", *_views(run), "", *_loads(run), "", *_memory(run), "", *_held(run)])


def _views(run: Run) -> Iterator[str]:
    yield f"{'views':<12}{'number':>8}{'median':>12}{'p99':>12}"
    yield _line("all", run.views)
    for what in sorted({view.what for view in run.views}):
        yield _line(what, [view for view in run.views if view.what == what])


def _line(what: str, views: list[View]) -> str:
    seconds = [view.ended - view.began for view in views]
    p99 = quantiles(seconds, n=100, method="inclusive")[98] if len(seconds) > 1 else seconds[0]
    return f"{what:<12}{len(views):>8}{median(seconds):>10.2f} s{p99:>10.2f} s"


def _loads(run: Run) -> Iterator[str]:
    yield f"{'loads':<12}{'entities':>8}{'took':>12}{'pages of it':>12}"
    for one in run.loaded:
        pages = sum(one.load.number in view.numbers for view in run.views)
        seconds = one.ended - one.began
        yield f"{one.load.number:<12}{one.load.entities:>8}{seconds:>10.1f} s{pages:>12}"


def _memory(run: Run) -> Iterator[str]:
    yield f"{'memory':<12}{'at start':>12}" + "".join(f"{q:>12}" for q in _QUARTERS)
    for watch in run.watches:
        figures = (watch.megabytes[0], *watch.quarters())
        yield f"{watch.name:<12}" + "".join(f"{figure:>9.0f} MB" for figure in figures)


_QUARTERS = ("quarter 1", "quarter 2", "quarter 3", "quarter 4")


def _held(run: Run) -> Iterator[str]:
    yield f"{'held':<12}{'sessions':>12}{'threads':>12}{'files':>12}"
    for when, held in (("before", run.before), ("after", run.after)):
        yield f"{when:<12}{held.sessions:>12}{held.threads:>12}{held.files:>12}"
