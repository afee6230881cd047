"""A measured figure, and how figures print: as a table in Markdown and as JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

HEADINGS = ("what", "store", "ratio", "bound", "holds", "ours", "min-max", "beside it", "min-max")


@dataclass(frozen=True)
class Figure:
    """One thing that was measured several times, with what it is compared with, if anything.

    ``ours`` and ``rival`` are in ``unit`` and in the order of the runs, which took turns. ``bound``
    is the largest ratio of the medians that is good enough; without a rival, the largest median.
    """

    name: str
    store: str
    unit: str
    ours: tuple[float, ...]
    rival: tuple[float, ...] = ()
    rival_name: str = ""
    bound: float | None = None

    @property
    def ratio(self) -> float | None:
        """Our median divided by the rival's, None where there is no rival."""
        return median(self.ours) / median(self.rival) if self.rival else None

    @property
    def holds(self) -> bool | None:
        """Whether the bound holds, None where there is none."""
        if self.bound is None:
            return None
        return (median(self.ours) if self.ratio is None else self.ratio) <= self.bound

    def to_json(self) -> dict[str, object]:
        """Everything the table shows, and each run."""
        return {
            "name": self.name,
            "store": self.store,
            "ratio": self.ratio,
            "bound": self.bound,
            "holds": self.holds,
            "unit": self.unit,
            "ours": _summary(self.ours),
            "rival": {"name": self.rival_name, **_summary(self.rival)} if self.rival else None,
        }


def _summary(runs: Sequence[float]) -> dict[str, object]:
    return {"median": median(runs), "min": min(runs), "max": max(runs), "runs": list(runs)}


def to_table(figures: Iterable[Figure]) -> str:
    """The figures as a table in Markdown, those with a bound first; in a row, the ratio first."""
    rows = [HEADINGS, *map(_row, sorted(figures, key=lambda figure: figure.bound is None))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [_line(row, widths) for row in rows]
    lines.insert(1, _line(["-" * width for width in widths], widths))
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def _row(figure: Figure) -> tuple[str, ...]:
    unit, rival = figure.unit, figure.rival
    return (
        figure.name,
        figure.store,
        "" if figure.ratio is None else f"{figure.ratio:.2f}",
        _bound(figure),
        {None: "", True: "yes", False: "NO"}[figure.holds],
        f"{_number(median(figure.ours))} {unit}",
        _spread(figure.ours),
        f"{figure.rival_name}: {_number(median(rival))} {unit}" if rival else "",
        _spread(rival) if rival else "",
    )


def _bound(figure: Figure) -> str:
    if figure.bound is None:
        return ""
    return f"{figure.bound:g}" if figure.rival else f"{figure.bound:g} {figure.unit}"


def _spread(runs: Sequence[float]) -> str:
    return f"{_number(min(runs))}-{_number(max(runs))}"


def _number(value: float) -> str:
    """Three digits that count, and none of a thousand left out."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
