"""The inventory: what the board knows of pieces, kept up to date as files come, change and go."""

from __future__ import annotations

import shutil

from nhipcau.desk.inventory import Inventory
from nhipcau.reading.settings import publication
from tests.conftest import Site

STORY = "stories/2024/2024-10-06-ngay-hoi-van-hoa"


def inventory(site: Site) -> Inventory:
    found = Inventory(site.content, publication(site.settings()), site.root / ".cache" / "inventory")
    found.load()
    return found


def test_what_is_remembered_is_what_is_read(site: Site) -> None:
    assert inventory(site).rows == inventory(site).rows
    (site.root / ".cache" / "inventory").write_bytes(b"damaged")
    assert inventory(site).rows[STORY].title("en").startswith("The culture")


def test_a_piece_that_changed_or_went_or_came_is_looked_at_alone(site: Site) -> None:
    found = inventory(site)
    path = site.content / STORY / "index.vi.md"
    path.write_text(path.read_text().replace("title: ", "title: 'Khác hẳn' # "))
    found.follow([path])
    assert found.rows[STORY].title("vi") == "Khác hẳn"
    shutil.copytree(site.content / STORY, site.content / "stories/2024/2024-12-01-bai-moi")
    found.follow([site.content / "stories/2024/2024-12-01-bai-moi/index.vi.md"])
    assert found.rows["stories/2024/2024-12-01-bai-moi"].title("vi") == "Khác hẳn"
    shutil.rmtree(site.content / STORY)
    found.follow([path])
    assert STORY not in found.rows
    assert inventory(site).rows == found.rows


def test_a_piece_that_cannot_be_read_is_shown_all_the_same(site: Site) -> None:
    (site.content / STORY / "index.vi.md").write_bytes(b"\xff\xfe")
    row = inventory(site).rows[STORY]
    assert row.unreadable == ("vi",)
    assert row.title("vi").startswith("The culture")
