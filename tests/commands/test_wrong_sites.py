"""Every mistake has its exact words, in English and in Vietnamese, and leaves the printed site alone."""

from __future__ import annotations

import pytest

from tests.conftest import Site
from tests.sites.mistakes import MISTAKES, WRONG, answer, make


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_answered_in_exactly_these_words(site: Site, mistake: str) -> None:
    steps = make(site, mistake)
    assert answer(site, steps) == (WRONG / mistake / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("mistake", ["script", "event-handler", "javascript-address"])
def test_what_is_not_allowed_is_nowhere_in_the_printed_site(site: Site, mistake: str) -> None:
    make(site, mistake)
    done = site.build()
    assert done.returncode == 0, done.stderr
    assert "index.vi.md:7: cảnh báo: " in done.stderr
    page = site.printed()["2024/05/bai-sai/index.html"].decode()
    assert "Bài sai" in page
    for trace in ("alert", "onclick", "javascript:"):
        assert trace not in page


def test_a_refused_build_ends_with_status_1_and_leaves_the_output_untouched(site: Site) -> None:
    assert site.build().returncode == 0
    before = site.printed()
    make(site, "two-mistakes")
    done = site.build()
    assert done.returncode == 1
    assert site.printed() == before
    assert "Done:" not in done.stdout


def test_two_mistakes_in_two_files_give_two_messages_sorted(site: Site) -> None:
    make(site, "two-mistakes")
    done = site.build("-e", 'DESK_LANGUAGE="en"')
    assert (
        done.stderr
        == (WRONG / "two-mistakes" / "expected.txt").read_text(encoding="utf-8").split("\n\n")[0] + "\n"
    )


def test_pelicans_delete_switch_cannot_cost_the_last_good_site(site: Site) -> None:
    assert site.build().returncode == 0
    before = site.printed()
    make(site, "missing-title")
    assert site.build("-d").returncode == 1
    assert site.printed() == before


def test_a_mistake_that_is_mended_is_forgotten(site: Site) -> None:
    make(site, "missing-title")
    assert site.build().returncode == 1
    site.write(
        "content/stories/2024/2024-05-01-bai-sai/index.vi.md",
        "---\ntitle: Bài đúng\nsection: van-hoa\n---\nChữ.\n",
    )
    assert site.build().returncode == 0
    assert "2024/05/bai-sai/index.html" in site.printed()


def test_many_warnings_are_summed_up_and_all_shown_by_check(site: Site) -> None:
    for number in range(25):
        text = f"---\ntitle: Bài {number}\nsection: van-hoa\n---\n<script>a</script>\n"
        site.write(f"content/stories/2024/2024-05-02-bai-{number}/index.vi.md", text)
    done = site.build()
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(": cảnh báo: ") == 20
    assert "… và 5 cảnh báo nữa: “nhipcau check” cho xem tất cả." in done.stderr
    assert done.stderr.splitlines()[-1] == "25 cảnh báo, 1 lưu ý."
    assert site.nhipcau("check").stderr.count(": cảnh báo: ") == 25
