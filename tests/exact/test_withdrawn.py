"""Withdrawn stories: a notice is left at the address, and nothing of the story anywhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nhipcau.publish.proof import addresses_in
from tests.exact.workshop import Workshop, write
from tests.nginx import ask, serving

VI, EN = "2024/10/bai/index.html", "en/2024/10/secret-words/index.html"
WHY = "Bài dùng ảnh chưa được phép."


@pytest.fixture
def site(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": True})
    made.registries()
    made.story("2024-10-09-khac", body="Về [bài]({story}2024-10-10-bai).")
    story(made)
    return made


def story(site: Workshop, vi: str = "", en: str = "", **facts: Any) -> None:
    """The story, with a status in each language; "" says nothing."""

    def told(status: str) -> dict[str, str]:
        return {"status": status, "reason": WHY} if status else {}

    folder = site.content / "stories/2024/2024-10-10-bai"
    words = {"title": "Lời kín", "section": "tin", "topics": ["chu-de-1"], "authors": ["lan"]}
    write(folder / "index.vi.md", words | told(vi) | facts, "Đoạn văn không ai được thấy.")
    write(folder / "index.en.md", {"title": "Secret words"} | told(en), "A paragraph nobody may see.")


def mentioned(site: Workshop, *words: str) -> set[str]:
    """The files that hold any of those words."""
    folder = site.folder / "output"
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and any(each.encode() in file.read_bytes() for each in words)
    }


def test_a_withdrawn_story_leaves_a_notice_with_its_reason_and_nothing_else_anywhere(site: Workshop) -> None:
    before = site.build()
    assert mentioned(site, "Lời kín", "không ai được thấy")
    story(site, "withdrawn")
    files = site.build()
    assert not mentioned(site, "Lời kín", "Secret words", "không ai được thấy", "nobody may see")
    assert mentioned(site, WHY) == {VI}
    notice = (site.folder / "output" / VI).read_text("utf-8")
    assert "Bài này đã được rút" in notice
    assert 'content="noindex' in notice
    assert "This story was withdrawn" in (site.folder / "output" / EN).read_text("utf-8")
    named = mentioned(site, "/2024/10/bai/", "secret-words")
    assert named == {VI, EN, "nginx/withdrawn.conf", "nginx/maps.conf", "_redirects"}
    gone = {path for path in before if "/10/bai/" in path or "secret-words" in path} - {VI, EN}
    assert gone
    assert not gone & set(files)
    assert files == site.cold()


def test_one_language_can_be_withdrawn_by_itself_and_says_where_the_other_is(site: Workshop) -> None:
    story(site, en="withdrawn")
    files = site.build()
    assert "không ai được thấy" in (site.folder / "output" / VI).read_text("utf-8")
    notice = (site.folder / "output" / EN).read_text("utf-8")
    assert 'href="/2024/10/bai/"' in notice
    assert not mentioned(site, "nobody may see")
    assert mentioned(site, "secret-words") == {EN, "nginx/withdrawn.conf", "nginx/maps.conf", "_redirects"}
    assert files == site.cold()


def test_a_photo_of_a_withdrawn_story_is_gone(site: Workshop) -> None:
    folder = site.content / "stories/2024/2024-10-10-bai"
    (folder / "giay.pdf").write_bytes(b"%PDF-1.4")
    for vi in ("", "withdrawn"):
        story(site, vi)
        file = folder / "index.vi.md"
        file.write_text(file.read_text("utf-8") + "\n[giấy](giay.pdf)\n", encoding="utf-8")
        assert bool([path for path in site.build() if path.endswith("giay.pdf")]) == (not vi)


def test_a_preview_shows_the_notice_and_not_the_story(site: Workshop) -> None:
    site.settings["PREVIEWS"] = True
    story(site, "withdrawn")
    site.build()
    assert not mentioned(site, "không ai được thấy")


def test_a_story_that_is_withdrawn_before_it_came_out_leaves_no_notice(site: Workshop) -> None:
    story(site, "withdrawn", release="2024-11-01 09:00")
    assert VI not in site.build()
    site.now = "2024-11-02T09:00+07:00"
    assert VI in site.build()


def test_what_becomes_of_a_withdrawn_story_warm_equals_cold(site: Workshop) -> None:
    site.build()
    for vi, en in (("withdrawn", "draft"), ("published", "withdrawn"), ("draft", "withdrawn"), ("", "")):
        story(site, vi, en)
        assert site.build() == site.cold()


def test_publishing_knows_what_is_withdrawn(site: Workshop) -> None:
    story(site, "withdrawn")
    site.build()
    found = addresses_in(site.folder / "output/nginx/withdrawn.conf")
    assert {"/2024/10/bai/", "/en/2024/10/secret-words/"} <= set(found)


def test_what_led_to_the_story_leads_to_its_notice(site: Workshop) -> None:
    story(site, "withdrawn", aliases=["/cu/"])
    site.build()
    lines = (site.folder / "output/_redirects").read_text("utf-8").splitlines()
    assert "/cu/ /2024/10/bai/ 301" in lines
    assert "/2024/10/bai/ /2024/10/bai/index.html 410!" in lines
    story(site, en="withdrawn")
    site.build()
    lines = (site.folder / "output/_redirects").read_text("utf-8").splitlines()
    assert "/2024/10/bai/song-ngu/en/ /2024/10/bai/ 301" in lines


def test_nginx_answers_410_with_the_notice_however_the_address_is_written(site: Workshop) -> None:
    story(site, "withdrawn")
    site.build()
    with serving(site.folder / "output", site.folder) as port:
        for path in (
            "/2024/10/bai/",
            "/2024/10/bai",
            "/2024/10/bai/index.html",
            "/2024/10/bai/song-ngu/en/",
        ):
            status, headers, said = ask(port, path)
            assert (status, headers["Content-Type"]) == (410, "text/html; charset=utf-8"), path
            assert WHY.encode() in said
            assert "Content-Security-Policy" in headers
        assert b"This story was withdrawn" in ask(port, "/en/2024/10/secret-words/")[2]
        assert ask(port, "/2024/10/khac/")[0] == 200
        assert ask(port, "/2024/10/khac")[0] == 301
        assert ask(port, "/khong/")[0] == 404
