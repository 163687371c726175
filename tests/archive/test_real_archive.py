"""Input that nobody here wrote: 1,809 posts and 336 events of a public-domain archive, turned into our layout."""

from __future__ import annotations

import fcntl
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
import yaml
from icalendar import Calendar
from lxml import etree, html
from markdown import Markdown
from markdown_it import MarkdownIt
from pelican.settings import read_settings

from nhipcau.editing.composing import Edit, EditedPart, edited
from nhipcau.editing.cutting import cut
from nhipcau.editing.rich import Understanding
from nhipcau.languages import normalise
from nhipcau.languages.counting import counts
from nhipcau.reading.counts import Claim, bared, wrong
from nhipcau.reading.reader import read
from nhipcau.reading.settings import publication
from tests.site.conftest import ROOT, SITE, Built, build

MAKER = ROOT.parent / "shared" / "corpus" / "real.py"

pytestmark = [
    pytest.mark.archive,
    pytest.mark.skipif(
        not MAKER.exists(), reason="the real archive is not beside the repository: nothing to build"
    ),
]


@dataclass(frozen=True)
class Archive:
    """The archive as it was written, and the site made of it."""

    stories: dict[str, dict]
    events: dict[str, dict]
    bodies: dict[str, str]
    site: Built
    content: Path


def front_matter(folder: Path) -> dict[str, dict]:
    """The front matter of every English file below a folder, by the name of its own folder."""
    found = {}
    for path in folder.rglob("index.en.md"):
        found[path.parent.name] = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n", 2)[1])
    return found


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Built by the first worker that wants it, and read by all."""
    shared = tmp_path_factory.getbasetemp()
    folder = (shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared) / "archive"
    folder.mkdir(exist_ok=True)
    said, content = folder / "said", folder / "content"
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            subprocess.run([sys.executable, str(MAKER), str(folder)], check=True, capture_output=True)
            # Cards would be 2,000 pictures.
            done = build(content, folder / "output", folder / "cache", "SOCIAL_CARDS=false")
            assert done.returncode == 0, done.stderr[-4000:]
            said.write_text(done.stdout + done.stderr)
    bodies = {
        path.parent.name: path.read_text(encoding="utf-8").split("---\n", 2)[2]
        for path in (content / "stories").rglob("index.en.md")
    }
    site = Built(folder / "output", said.read_text())
    return Archive(front_matter(content / "stories"), front_matter(content / "events"), bodies, site, content)


def listed(site: Built, address: str) -> set[str]:
    """The addresses of all stories in a list, over all its pages."""
    found: set[str] = set()
    while address:
        tree = html.document_fromstring(
            (site.folder / address.lstrip("/") / "index.html").read_bytes().decode()
        )
        found.update(tree.xpath("//main//article//h2/a/@href | //main//article//h3/a/@href"))
        older = tree.xpath("//main//a[@rel='next']/@href")
        address = older[0] if older else ""
    return found


def address(story: dict) -> str:
    return f"/en/{str(story['date'])[:4]}/{str(story['date'])[5:7]}/{story['slug']}/"


def test_every_post_and_every_event_has_its_page(archive: Archive) -> None:
    assert len(archive.stories) == 1809
    assert len(archive.events) == 336
    for story in archive.stories.values():
        assert archive.site.holds(address(story)), story["slug"]
    for key in archive.events:
        assert archive.site.holds(f"/en/events/{key}/"), key


def test_pelicans_closing_line_tells_how_many_were_read(archive: Archive) -> None:
    assert re.search(r"Processed\s+1809\s+articles", archive.site.said)


def typed(text: str) -> list[str]:
    """The words of a text as a keyboard has them: what is printed is set with marks of its language."""
    for mark, keys in (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("–", "-"), ("—", "-"), ("…", "...")):
        text = text.replace(mark, keys)
    return text.replace("--", "-").split()


def parsed(markup: str) -> html.HtmlElement:
    """Some HTML without what no reader sees, its links as words: a bare address becomes one in the middle of a word."""
    tree = html.document_fromstring(f"<html><body>{markup}</body></html>")
    for hidden in tree.xpath("//script | //style | //iframe | //object"):
        hidden.drop_tree()
    for link in tree.xpath("//a"):
        link.drop_tag()
    return tree


def words(tree: html.HtmlElement) -> Counter[str]:
    """The words that a reader sees."""
    return Counter(re.findall(r"\w+", " ".join(tree.xpath("//text()"))))


def numbers(tree: html.HtmlElement) -> Counter[str]:
    """The numbers that a browser writes before the items of lists."""
    found: Counter[str] = Counter()
    for numbered in tree.xpath("//ol"):
        number = int(numbered.get("start", 1)) - 1
        for item in numbered.xpath("li"):
            number = int(item.get("value", number + 1))
            found[str(number)] += 1
    return found


def marks(tree: html.HtmlElement) -> Counter[str]:
    """The items of lists and the cells of tables, as the two words that each begins with."""
    found = ((each.tag, typed(" ".join(each.itertext()))[:2]) for each in tree.iter("li", "td", "th"))
    return Counter(f"{tag} {' '.join(begins)}" for tag, begins in found)


def pages_of(archive: Archive, kind: str) -> Iterator[tuple[str, str, str, str]]:
    """Of every post or event: its key, its title, its body and the address of its page."""
    if kind == "posts":
        for key, story in archive.stories.items():
            yield key, str(story["title"]), archive.bodies[key], address(story)
    else:
        for key, event in archive.events.items():
            source = (archive.content / "events" / key / "index.en.md").read_text(encoding="utf-8")
            yield key, str(event["title"]), source.split("---\n", 2)[2], f"/en/events/{key}/"


@pytest.mark.parametrize(("kind", "many"), [("posts", 1809), ("events", 336)])
def test_every_word_item_and_cell_of_every_text_is_on_its_page(
    archive: Archive, kind: str, many: int
) -> None:
    """Held against two other readers of Markdown. Each of the two shows some HTML and some marks as
    they are written; what both of them make words, items and cells must be that on our page."""
    stock, other = Markdown(extensions=["extra"]), MarkdownIt("commonmark").enable("table")
    held = 0
    for key, title, source, url in pages_of(archive, kind):
        page = archive.site.folder / url.lstrip("/") / "index.html"
        tree = html.document_fromstring(page.read_bytes().decode())
        assert typed(tree.xpath("string(//h1)")) == typed(normalise(unescape(title)))
        prose = tree.xpath("//*[contains(@class, 'prose')]")
        body, ours = normalise(source), parsed("".join(html.tostring(each).decode() for each in prose))
        body = re.sub(r"^[ \t]+(?=</?\w)", "", body, flags=re.M)  # they take indented HTML for code
        theirs = parsed(stock.reset().convert(body)), parsed(other.render(body))
        for told in (words, marks):
            owed = told(theirs[0]) & told(theirs[1])
            missing = owed - told(ours) - numbers(ours)
            assert not missing, (key, missing)
        held += bool(source.strip())
    assert held == many


def test_every_year_lists_its_posts(archive: Archive) -> None:
    years: dict[str, set[str]] = defaultdict(set)
    for story in archive.stories.values():
        years[str(story["date"])[:4]].add(address(story))
    for year, expected in years.items():
        assert listed(archive.site, f"/en/archive/{year}/") == expected


def test_every_topic_lists_its_posts(archive: Archive) -> None:
    topics: dict[str, set[str]] = defaultdict(set)
    for story in archive.stories.values():
        for topic in story.get("topics", []):
            topics[topic].add(address(story))
    for topic, expected in topics.items():
        assert listed(archive.site, f"/en/topics/{topic}/") == expected


def test_the_sitemaps_hold_every_post_once(archive: Archive) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = [
        loc.removeprefix(SITE)
        for path in archive.site.folder.glob("sitemap-[12]*.xml")
        for loc in etree.parse(path).xpath("//s:url/s:loc/text()", namespaces=space)
    ]
    assert sorted(found) == sorted(address(story) for story in archive.stories.values())


def test_all_events_are_in_one_valid_calendar_file_and_on_the_pages_of_their_months(archive: Archive) -> None:
    data = (archive.site.folder / "en" / "calendar.ics").read_bytes()
    found = Calendar.from_ical(data)
    assert data.count(b"\n") == data.count(b"\r\n")
    for component in found.walk():
        assert component.errors == []
        assert all(name in component for name in component.required)
    uids = [str(event["uid"]) for event in found.walk("VEVENT")]
    assert len(uids) == len(set(uids)) == 336
    assert set(uids) == {f"event-{key}@localhost" for key in archive.events}
    for key, event in archive.events.items():
        month = str(event["start"])[:7]
        path = archive.site.folder / "en" / "calendar" / month / "index.html"
        tree = html.document_fromstring(path.read_bytes().decode())
        for part in ("//table", "//ol[contains(@class, 'agenda')]"):
            assert tree.xpath(f"{part}//a[@href='/en/events/{key}/']"), (month, key)


def test_no_count_in_two_thousand_texts_that_nobody_here_wrote_is_a_false_alarm(archive: Archive) -> None:
    """Held against the anniversaries of the sample site; that the texts do count years is seen to as well."""
    site = publication(read_settings(str(ROOT / "pelicanconf.py")))
    settings = read_settings(str(ROOT / "pelicanconf.py"))
    cache = archive.site.folder.parent / "sample-cache"
    anniversaries = read(ROOT / "content", site, cache, settings, map).content.anniversaries
    claims = [
        Claim(count, "en", key, 0, "", ())
        for key, body in archive.bodies.items()
        for count in counts(bared(body), "en", int(str(archive.stories[key]["date"])[:4]))
    ]
    assert len(claims) > 30
    assert not list(wrong(claims, anniversaries))


def test_every_text_keeps_its_bytes_at_the_desk(archive: Archive) -> None:
    """Opened and saved, nothing changes; of one edited paragraph, its own lines."""
    texts = [path.read_bytes().decode() for path in archive.content.rglob("index.en.md")]
    assert len(texts) > 2000
    for text in texts:
        sheet = cut(text)
        assert sheet.text == text
        parts = [EditedPart(kept=number) for number in range(len(sheet.blocks))]
        assert edited(sheet, Edit(tuple(parts), {})).text == text
        for number in range(0, len(parts), 7):
            new = (*parts[:number], EditedPart(source="Other words."), *parts[number + 1 :])
            after = edited(sheet, Edit(new, {})).text
            assert len(after) - len(text) == len("Other words.") - len(sheet.blocks[number].source)


def test_most_of_the_archive_is_rich_text_at_the_desk(archive: Archive) -> None:
    """What is not understood is an island: an eighth of it, mostly links that lead nowhere and tables in HTML."""
    reader = Understanding()
    shown = [
        block
        for path in sorted(archive.content.rglob("index.en.md"))[::10]
        for block in reader.rich([each.source for each in cut(path.read_bytes().decode()).blocks], {})
    ]
    assert sum(not block.html for block in shown) / len(shown) < 0.2
