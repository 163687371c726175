"""Addresses live for ever: what readers have seen is written down, and leads somewhere whatever is changed since."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pelican.settings import read_settings

from nhipcau.host.addresses import write_down
from nhipcau.host.project import Project
from nhipcau.model import Problem, Refused
from tests.exact.workshop import ROOT, Workshop, write

QUICK = {"SEARCH": False, "SOCIAL_CARDS": False, "SIDE_BY_SIDE": False}
STORY = "2024-10-10-bai"


@pytest.fixture
def site(tmp_path: Path) -> Workshop:
    made = Workshop(tmp_path, settings=dict(QUICK))
    made.registries()
    story(made)
    return made


def story(site: Workshop, key: str = STORY, en: str = "A festival of peace", **facts: Any) -> None:
    site.story(key, "vi", **facts)
    write(site.content / f"stories/{key[:4]}/{key}/index.en.md", {"title": en}, "A paragraph.")


def publish(site: Workshop) -> int:
    """Write down what readers see, as publishing does."""
    override = {"PATH": str(site.content), "CACHE_PATH": str(site.folder / "cache"), "NOW": site.now}
    settings = read_settings(str(ROOT / "pelicanconf.py"), override=override | site.settings)
    return write_down(Project(ROOT, "pelicanconf.py", settings))


def record(site: Workshop) -> list[str]:
    return (site.content / "registry/addresses.txt").read_text("utf-8").splitlines()[1:]


def redirects(site: Workshop) -> dict[str, str]:
    lines = (site.folder / "output/_redirects").read_text("utf-8").splitlines()
    return {line.split()[0]: line.split()[1] for line in lines}


def refused(site: Workshop) -> list[Problem]:
    with pytest.raises(Refused) as told:
        site.build()
    return list(told.value.problems)


def test_a_build_writes_nothing_into_the_content(site: Workshop) -> None:
    before = sorted(site.content.rglob("*"))
    site.build()
    assert sorted(site.content.rglob("*")) == before


def test_publishing_writes_down_each_address_once_in_an_order_of_its_own(site: Workshop) -> None:
    assert publish(site) > 0
    assert f"story {STORY} vi /2024/10/bai/" in record(site)
    assert f"story {STORY} en /en/2024/10/a-festival-of-peace/" in record(site)
    assert "topic chu-de-1 en /en/topics/topic-1/" in record(site)
    assert publish(site) == 0
    assert record(site) == sorted(record(site), key=lambda line: line.split()[:3])


def test_what_readers_do_not_see_yet_is_not_written_down(site: Workshop) -> None:
    site.story("2024-10-11-nhap", status="draft")
    site.story("2024-12-24-mai", date="2024-12-24")
    publish(site)
    assert not [line for line in record(site) if "nhap" in line or "mai" in line]


def test_a_published_slug_stays_when_the_headline_is_corrected(site: Workshop) -> None:
    publish(site)
    site.build()
    story(site, en="A festival for peace")
    files = site.build()
    assert "en/2024/10/a-festival-of-peace/index.html" in files
    assert not [path for path in files if "festival-for" in path]
    assert "A festival for peace" in (
        site.folder / "output/en/2024/10/a-festival-of-peace/index.html"
    ).read_text("utf-8")
    assert files == site.cold()


def test_before_it_is_published_a_slug_follows_the_headline(site: Workshop) -> None:
    site.build()
    story(site, en="A festival for peace")
    assert "en/2024/10/a-festival-for-peace/index.html" in site.build()


def test_a_slug_that_is_changed_on_purpose_is_redirected_and_each_earlier_one_too(site: Workshop) -> None:
    publish(site)
    for slug in ("mot", "hai"):
        story(site, slug=slug)
        site.build()
        publish(site)
    assert redirects(site)["/2024/10/bai/"] == "/2024/10/hai/"
    assert redirects(site)["/2024/10/mot/"] == "/2024/10/hai/"
    assert "2024/10/bai/index.html" in site.files()
    assert site.build() == site.cold()


def test_a_story_whose_day_is_corrected_is_redirected_and_keeps_its_id_in_feeds(site: Workshop) -> None:
    site.build()
    before = ids(site)
    publish(site)
    (site.content / "stories/2024" / STORY).rename(site.content / "stories/2024/2024-09-30-bai")
    site.build()
    assert redirects(site)["/2024/10/bai/"] == "/2024/09/bai/"
    assert redirects(site)["/en/2024/10/a-festival-of-peace/"] == "/en/2024/09/a-festival-of-peace/"
    assert ids(site) == before
    publish(site)
    assert f"story {STORY} vi /2024/10/bai/" not in record(site)
    assert "story 2024-09-30-bai vi /2024/10/bai/" in record(site)
    site.build()
    assert redirects(site)["/2024/10/bai/"] == "/2024/09/bai/"


def ids(site: Workshop) -> list[str]:
    text = (site.folder / "output/atom.xml").read_text("utf-8")
    return [part.split("</id>")[0] for part in text.split("<id>")[1:] if part.startswith("tag:")]


def test_a_folder_that_is_given_another_name_is_known_by_what_is_alike(site: Workshop) -> None:
    publish(site)
    (site.content / "stories/2024" / STORY).rename(site.content / "stories/2024/2024-10-10-bai-bao")
    site.build()
    assert redirects(site)["/2024/10/bai/"] == "/2024/10/bai-bao/"
    assert "en/2024/10/a-festival-of-peace/index.html" in site.files()


def test_a_section_that_a_story_changes_to_changes_no_address(site: Workshop) -> None:
    publish(site)
    before = set(site.build())
    story(site, section="van-hoa")
    assert set(site.build()) >= {
        path for path in before if path.endswith("index.html") and "/tin/" not in path
    }


def test_a_path_word_that_the_settings_change_leads_on(site: Workshop) -> None:
    site.piece("events", "hoi-cho", start="2024-11-01 09:00", place="Hà Nội")
    publish(site)
    languages = read_settings(str(ROOT / "pelicanconf.py"))["LANGUAGES"]
    word = {"paths": languages["vi"].get("paths", {}) | {"events": "hoi-hop"}}
    site.settings["LANGUAGES"] = languages | {"vi": languages["vi"] | word}
    site.build()
    assert redirects(site)["/su-kien/hoi-cho-vi/"] == "/hoi-hop/hoi-cho-vi/"


def test_feeds_and_calendars_move_along_with_an_event(site: Workshop) -> None:
    def event(slug: str) -> None:
        told = {"title": "Hội chợ", "slug": slug, "start": "2024-11-01 09:00", "place": "Hà Nội"}
        write(site.content / "events/hoi-cho/index.vi.md", told, "Hội chợ.")

    event("cu")
    story(site, events=["hoi-cho"])
    publish(site)
    event("moi")
    site.build()
    for name in ("", "calendar.ics", "atom.xml", "feed.json"):
        assert redirects(site)[f"/su-kien/cu/{name}"] == f"/su-kien/moi/{name}"
        assert (site.folder / f"output/su-kien/moi/{name or 'index.html'}").is_file()
    nginx = (site.folder / "output/nginx/redirects.conf").read_text("utf-8")
    assert '"/su-kien/cu/calendar.ics" "/su-kien/moi/calendar.ics"' in nginx


def test_the_years_of_an_anniversary_move_along(site: Workshop) -> None:
    site.piece("anniversaries", "ngay", founded="1954-10-10")
    publish(site)
    for lang in ("vi", "en"):
        file = site.content / f"anniversaries/ngay/index.{lang}.md"
        file.write_text(file.read_text("utf-8").replace("slug: ngay-", "slug: moi-"), encoding="utf-8")
    site.build()
    assert redirects(site)["/ky-niem/ngay-vi/2025/"] == "/ky-niem/moi-vi/2025/"
    assert redirects(site)["/ky-niem/ngay-vi/calendar.ics"] == "/ky-niem/moi-vi/calendar.ics"


def registry(site: Workshop, text: str) -> None:
    (site.content / "registry/topics.toml").write_text(text, encoding="utf-8")


def test_the_slug_of_a_published_entry_stays_when_its_name_is_corrected(site: Workshop) -> None:
    registry(site, '[hoa-binh]\nvi = "Hòa bình"\nen = "Peac"\n')
    publish(site)
    registry(site, '[hoa-binh]\nvi = "Hòa bình"\nen = "Peace"\n')
    files = site.build()
    assert "en/topics/peac/index.html" in files
    assert "en/topics/peace/index.html" not in files


def test_an_entry_has_aliases_and_its_feed_moves_along(site: Workshop) -> None:
    story(site, topics=["hoa-binh"])
    registry(site, '[hoa-binh]\nvi = "Hòa bình"\nen = "Peace"\naliases = ["/cu/", "/en/old/"]\n')
    site.build()
    assert redirects(site)["/cu/"] == "/chu-de/hoa-binh/"
    assert redirects(site)["/en/old/"] == "/en/topics/peace/"
    assert redirects(site)["/cu/atom.xml"] == "/chu-de/hoa-binh/atom.xml"
    assert (site.folder / "output/en/old/index.html").is_file()


def test_an_entry_that_is_given_another_key_leads_on(site: Workshop) -> None:
    registry(site, '[hoa-bin]\nvi = "Hòa bình"\nen = "Peace"\n')
    publish(site)
    registry(site, '[hoa-binh]\nvi = "Hòa bình"\nen = "Peace"\n')
    site.build()
    assert redirects(site)["/chu-de/hoa-bin/"] == "/chu-de/hoa-binh/"


def test_what_was_published_and_is_gone_is_an_error_until_its_address_leads_somewhere(site: Workshop) -> None:
    publish(site)
    for file in (site.content / "stories/2024" / STORY).iterdir():
        file.unlink()
    (site.content / "stories/2024" / STORY).rmdir()
    site.story("2024-03-01-khac-han")
    (problem,) = [each for each in refused(site) if "leads nowhere now" in each.text()]
    assert problem.file == "content/registry/addresses.txt"
    assert record(site)[problem.line - 2].startswith(f"story {STORY} ")
    site.story("2024-03-01-khac-han", aliases=["/2024/10/bai/", "/en/2024/10/a-festival-of-peace"])
    site.build()
    assert redirects(site)["/2024/10/bai/"] == "/2024/03/khac-han/"


def test_an_edition_that_is_taken_away_leads_to_the_one_that_is_left(site: Workshop) -> None:
    publish(site)
    (site.content / "stories/2024" / STORY / "index.en.md").unlink()
    site.build()
    assert redirects(site)["/en/2024/10/a-festival-of-peace/"] == "/2024/10/bai/"


def test_nothing_new_takes_an_address_that_was_another_texts(site: Workshop) -> None:
    publish(site)
    story(site, slug="khac")
    site.story("2024-10-12-bai", "vi", slug="bai")
    (problem,) = [each for each in refused(site) if "published as that of" in each.text()]
    assert problem.file.endswith("2024-10-12-bai/index.vi.md")


def test_a_published_edition_that_becomes_a_draft_is_told(site: Workshop) -> None:
    publish(site)
    story(site, status="draft")
    override = {"PATH": str(site.content), "CACHE_PATH": str(site.folder / "cache"), "NOW": site.now}
    settings = read_settings(str(ROOT / "pelicanconf.py"), override=override | site.settings)
    from nhipcau.commands.check import found

    told = [each for each in found(Project(ROOT, "pelicanconf.py", settings)) if each.field == "status"]
    assert {each.level for each in told} == {"warning"}
    assert any("/2024/10/bai/" in each.text() for each in told)


def test_a_line_that_is_none_is_told_with_its_number(site: Workshop) -> None:
    publish(site)
    file = site.content / "registry/addresses.txt"
    file.write_text(file.read_text("utf-8") + "<<<<<<< HEAD\n", encoding="utf-8")
    (problem,) = refused(site)
    assert (problem.file, problem.line) == ("content/registry/addresses.txt", len(record(site)) + 1)


def test_two_branches_that_both_publish_merge_by_themselves(site: Workshop) -> None:
    def git(*words: str) -> None:
        me = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a"}
        env = os.environ | me | {"GIT_COMMITTER_EMAIL": "a@b", "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(["git", *words], cwd=site.folder, check=True, capture_output=True, env=env)

    publish(site)
    (site.folder / ".gitattributes").write_text((ROOT / ".gitattributes").read_text("utf-8"))
    git("init", "-q", "-b", "main")
    git("add", "content", ".gitattributes")
    git("commit", "-qm", "một")
    git("checkout", "-qb", "khac")
    for branch, day in (("khac", "11"), ("main", "12")):
        git("checkout", "-q", branch)
        site.story(f"2024-10-{day}-bai-{day}", "vi")
        publish(site)
        git("add", "content")
        git("commit", "-qm", day)
    git("merge", "-q", "khac", "-m", "gộp")
    assert {
        "story 2024-10-11-bai-11 vi /2024/10/bai-11/",
        "story 2024-10-12-bai-12 vi /2024/10/bai-12/",
    } <= set(record(site))
    site.build()
    assert publish(site) == 0
