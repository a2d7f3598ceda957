"""The benchmarks run, and count what they say they count."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap import ROOT
from app.followup.formats.list import FORMATS
from tests.benchmarks import ten_years
from tests.benchmarks.intake import measure_taps
from tests.benchmarks.kiosk_size import MOST_BYTES, measure_kiosk_size, size_by_file
from tests.benchmarks.load import Answers
from tests.benchmarks.machine import IN_MEMORY, file_system, scratch_folder
from tests.benchmarks.oracle import area_under_curve
from tests.benchmarks.report_formats import measure_formats
from tests.benchmarks.table import Line


def test_taps_reach_a_real_server_and_are_stored(tmp_path):
    lines = {line.what: line for line in measure_taps(tmp_path, "sqlite", seconds=0.3)}

    assert lines["8 clients: errors"].figure == lines["1 client: errors"].figure == 0
    assert lines["8 clients: rate"].figure > 0
    assert lines["8 clients: rate"].limit > 0


def test_the_taps_of_each_way_are_counted_in_a_real_browser():
    # A process of its own: a browser of the tests' may be running in this one.
    command = [sys.executable, "-m", "tests.benchmarks", "--only", "kiosk", "--database", "sqlite", "--quick"]

    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    taps = dict(re.findall(r"taps (\w+ a \w+|for each tile)\W+(\d\.\d\d)", said))
    assert taps == {"without a card": "1.00", "with a card": "1.00", "with a scanner": "0.00", "for each tile": "1.00"}
    assert float(re.search(r"tap to thanks, 10 taps: p50\W+([\d.,]+)", said)[1]) > 0


def test_the_kiosk_is_light_enough_for_a_slow_line_and_all_of_it_is_weighed():
    sizes = size_by_file()

    assert {"index.html", "service-worker.js", "app.js", "languages/ti.json"} <= sizes.keys()
    assert any(name.endswith(".wasm") for name in sizes)
    assert sum(sizes.values()) < MOST_BYTES
    assert measure_kiosk_size()[0].figure == sum(sizes.values()) / 1_000


def test_measuring_happens_on_a_disk():
    with scratch_folder() as folder:
        assert file_system(folder) not in IN_MEMORY
    assert not folder.exists()


def test_a_disk_that_no_list_of_mounts_names_is_unknown(monkeypatch):
    # As in a chroot, whose own root is mounted outside of it.
    monkeypatch.setattr(Path, "read_text", lambda _path: "proc /nowhere/proc proc rw 0 0\n")

    assert file_system(Path("/")) == "unknown"


def test_the_file_of_ten_years_is_the_same_each_time(tmp_path):
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    for file in (one, other):
        ten_years.write(file, 500)

    assert one.read_bytes() == other.read_bytes()
    assert len(one.read_text().splitlines()) == 501


@pytest.mark.parametrize(
    ("known", "unknown", "area"), [([1, 2], [3, 4], 0.0), ([3, 4], [1, 2], 1.0), ([1, 4], [2, 3], 0.5)]
)
def test_the_area_under_the_curve_tells_who_can_be_told_apart(known, unknown, area):
    assert area_under_curve(known, unknown) == area


def test_percentiles_and_rates_are_those_of_the_answers():
    answers = Answers(seconds=2.0, latencies=[0.001 * number for number in range(1, 101)], error_count=0, item_count=5)

    assert answers.rate == 250
    assert answers.milliseconds_at(0.5) == pytest.approx(51)
    assert answers.milliseconds_at(1.0) == pytest.approx(100)
    assert Line("rate", answers.rate, "entries/s", limit=500).ratio == "50%"


def test_the_folder_of_the_benchmarks_says_how_they_are_run():
    assert "python3 -m tests.benchmarks" in (Path(__file__).parent / "__main__.py").read_text()


def test_every_format_of_the_report_is_measured():
    lines = measure_formats(times=1)

    assert [line.what for line in lines] == [each.slug for each in FORMATS]
    assert all(line.figure > 0 for line in lines)
