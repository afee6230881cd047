"""Figures as people read them: ratios of medians, bounds that hold or do not."""

import json

import pytest

from tests.bench.figures import Figure, to_table

WRITE = Figure("write", "Neo4j", "s", (3.0, 1.0, 2.0), (1.0, 9.0, 2.0), "raw driver", 1.3)
MEMORY = Figure("memory", "Neo4j", "MB", (1200.0, 900.0, 1100.0), bound=1000)
PLAIN = Figure("server", "Neo4j", "MB", (3000.0,))


@pytest.mark.parametrize(
    ("figure", "ratio", "holds"), [(WRITE, 1.0, True), (MEMORY, None, False), (PLAIN, None, None)]
)
def test_the_ratio_is_that_of_the_medians_and_the_bound_is_said_of_it(
    figure: Figure, ratio: float | None, holds: bool | None
) -> None:
    assert (figure.ratio, figure.holds) == (ratio, holds)


def test_a_ratio_above_its_bound_does_not_hold() -> None:
    assert Figure("write", "", "s", (1.4,), (1.0,), "raw driver", 1.3).holds is False


def test_the_table_says_first_of_each_bound_whether_it_holds() -> None:
    heading, line, *rows = [
        [cell.strip() for cell in row.strip("|").split("|")]
        for row in to_table([WRITE, PLAIN, MEMORY]).splitlines()
    ]
    assert heading[:5] == ["what", "store", "ratio", "bound", "holds"]
    assert set("".join(line)) == {"-"}
    assert rows == [
        [
            *("write", "Neo4j", "1.00", "1.3", "yes", "2.00 s", "1.00-3.00"),
            *("raw driver: 2.00 s", "1.00-9.00"),
        ],
        ["memory", "Neo4j", "", "1000 MB", "NO", "1,100 MB", "900-1,200", "", ""],
        ["server", "Neo4j", "", "", "", "3,000 MB", "3,000-3,000", "", ""],
    ]


def test_the_json_has_every_run() -> None:
    said = json.loads(json.dumps(WRITE.to_json()))
    assert said["ours"] == {"median": 2.0, "min": 1.0, "max": 3.0, "runs": [3.0, 1.0, 2.0]}
    assert said["rival"]["name"] == "raw driver"
    assert (said["ratio"], said["holds"]) == (1.0, True)
    assert MEMORY.to_json()["rival"] is None
