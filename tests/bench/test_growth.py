"""What growth makes of loads that were measured already."""

from pathlib import Path

from tests.bench.growth import measure
from tests.bench.stores import startable
from tests.bench.trials import FirstLoad, Load, Size, Trials

SIZE = Size(20_000, 100_000)


def first_load(seconds: float, megabytes: float, server_megabytes: float) -> FirstLoad:
    load = Load(1, 9.0, 1.0, 7.0, processor=seconds, peak_megabytes=megabytes)
    return FirstLoad("Neo4j", load, 3 * seconds, server_megabytes)


def trials_with(folder: Path, server_megabytes: float) -> Trials:
    trials = Trials(folder)
    for name in startable():
        for seconds in (10.0, 14.0, 12.0):
            small = first_load(seconds, 500, server_megabytes)
            large = first_load(2 * seconds, 900, server_megabytes)
            trials.first_loads[name, SIZE].append(small)
            trials.first_loads[name, SIZE.times(2)].append(large)
    return trials


def test_it_compares_the_processor_time_of_loader_and_server_with_that_for_half_the_data(
    tmp_path: Path,
) -> None:
    both, loader, *_ = measure(trials_with(tmp_path, 3_000), SIZE, runs=3)
    assert (both.ours, both.rival) == ((80.0, 112.0, 96.0), (40.0, 56.0, 48.0))
    assert (both.ratio, both.holds) == (2.0, True)
    assert loader.ours == (20.0, 28.0, 24.0)
    assert "40,000 entities + 200,000 claims" in both.name


def test_it_judges_the_memory_of_the_loader_and_tells_that_of_the_server(tmp_path: Path) -> None:
    _, _, loader, server, *_ = measure(trials_with(tmp_path, 3_000), SIZE, runs=3)
    assert (loader.unit, loader.ours[0], loader.holds) == ("MB", 900, True)
    assert (server.unit, server.ours[0], server.holds) == ("MB", 3_000, None)


def test_of_a_server_that_was_not_started_here_it_tells_no_memory(tmp_path: Path) -> None:
    figures = list(measure(trials_with(tmp_path, 0), SIZE, runs=3))
    assert len(figures) == 3 * len(startable())


def test_it_uses_no_more_runs_than_asked_for(tmp_path: Path) -> None:
    assert {len(figure.ours) for figure in measure(trials_with(tmp_path, 1), SIZE, runs=2)} == {2}
