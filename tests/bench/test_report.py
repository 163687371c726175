"""What the benchmark writes down: ratios against Hugo, between the marks of the document; and how it weighs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.growth import Point
from bench.growth import table as growth_table
from bench.measure import Cost, Row, run
from bench.report import goals, put, table

DOCS = Path(__file__).parents[2] / "docs"
ROWS = (
    Row("Nhịp Cầu", 2_000, "story", Cost(1.0, 2.0, 100.0), 63, 1_200_000),
    Row("Nhịp Cầu, bare", 2_000, "story", Cost(0.5, 1.0, 100.0), 43, 1_200_000),
    Row("Nhịp Cầu, bare", 2_000, "cold", Cost(6.0, 9.0, 300.0)),
    Row("Hugo and Pagefind", 2_000, "cold", Cost(4.0, 8.0, 900.0), 500, 3_800_000),
    Row("Hugo", 2_000, "cold", Cost(2.0, 4.0, 400.0), 163, 2_800_000),
)


def test_every_row_is_set_against_hugos_full_build_of_the_same_size_and_the_default_against_hugo_with_a_search() -> (
    None
):
    rows = "\n".join(table(ROWS, 1)).splitlines()[-5:]
    assert (
        rows[0] == "| 2,000 | Nhịp Cầu: one new story | 1.0 s | 2.0 s | 100 MB | 0.25 | 0.25 | 63 | 1.2 MB |"
    )
    assert rows[1].startswith(
        "| 2,000 | Nhịp Cầu, bare: one new story | 0.5 s | 1.0 s | 100 MB | 0.25 | 0.25 |"
    )
    assert rows[2].startswith(
        "| 2,000 | Nhịp Cầu, bare: from nothing | 6.0 s | 9.0 s | 300 MB | 3.00 | 2.25 |"
    )
    assert rows[3].startswith(
        "| 2,000 | Hugo and Pagefind: always everything | 4.0 s | 8.0 s | 900 MB | 1.00 |"
    )
    assert rows[4].startswith("| 2,000 | Hugo: always everything | 2.0 s | 4.0 s | 400 MB | 1.00 | 1.00 |")


def test_the_default_is_set_against_bare_beside_its_goals() -> None:
    told = [*goals(ROWS)]
    assert told[0] == "| Default, bare = 1 | Goal, CPU | CPU, wall at 2,000 pages |"
    assert "| one new story | 1.3 | 2.00, 2.00 |" in told
    assert "| from nothing | 1.8 |  |" in told


def test_growth_is_told_beyond_the_start_that_every_build_has() -> None:
    start, other = Cost(1.0, 0.75, 50.0), Cost(9.0, 8.0, 300.0)
    point = Point(20_000, other, Cost(2.0, 1.75, 60.0), Cost(3.0, 2.75, 90.0), 45, 1_500_000)
    *_, row = growth_table([point], start)
    assert row == "| 20,000 | 45 | 1.50 MB | 2.0 s | 1.0 s | 8 s | 9 s | 300 MB |"


@pytest.mark.parametrize("mark", ["bench", "goals", "growth"])
def test_the_document_has_a_place_for_what_is_measured(tmp_path: Path, mark: str) -> None:
    page = tmp_path / "performance.md"
    before = (DOCS / "performance.md").read_text(encoding="utf-8")
    page.write_text(before, encoding="utf-8")
    put(tmp_path, mark, "MEASURED")
    after = page.read_text(encoding="utf-8")
    assert f"<!-- {mark}: begin -->\nMEASURED\n<!-- {mark}: end -->" in after
    assert after.partition("<!--")[0] == before.partition("<!--")[0]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what processes share")
def test_children_are_weighed_with_their_parent_and_what_they_share_is_weighed_once(tmp_path: Path) -> None:
    program = """
import os, time
shared = os.urandom(40_000_000)
child = os.fork()
own = os.urandom(40_000_000)
time.sleep(2)
if child: os.wait()
"""
    cost = run([sys.executable, "-c", program], tmp_path)
    assert 115 < cost.memory < 160  # 40 MB shared, 40 MB of each, and Python
