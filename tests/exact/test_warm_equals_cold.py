"""The law of the press, on whole small sites: whatever happens, a warm build's bytes are a cold build's."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PIL import Image

from nhipcau.machine import tree
from nhipcau.reading import content_cache
from tests.exact.workshop import Workshop

# Each in a month of its own: two stories of one month with one slug would claim one address.
DAYS = st.sampled_from(["2023-02-03", "2024-01-31", "2024-08-10", "2024-09-19", "2024-10-25"])
SLUGS = st.sampled_from(["a", "b", "c", "d"])
LANGS = st.sampled_from(["vi", "en", "vi en"])
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "topics": st.lists(st.sampled_from(["chu-de-0", "chu-de-1", "chu-de-2"]), unique=True, max_size=3),
        "events": st.just(["le-hoi"]),
        "anniversaries": st.just(["ngay-lon"]),
        "section": st.just("van-hoa"),
        "people": st.just(["an"]),
        "status": st.just("draft"),
        "featured": st.just(True),
        "release": st.just("2024-10-26 06:00"),
        "aliases": st.just(["/cu/bai.html"]),
        "cover": st.just("anh.jpg"),
    },
)
BODIES = st.sampled_from(
    [
        "Một đoạn văn.",
        "## Một mục\n\n- một\n- hai\n\n[Lễ hội]({event}le-hoi) và []({anniversary}ngay-lon).",
        "Gặp []({person}an) ở [chủ đề]({topic}chu-de-0).\n\n| a | b |\n|---|--:|\n| 1 | 2 |",
    ]
)
RECORDS = st.sampled_from(["reading.sqlite", "press.sqlite", "stamp", "content.tree", "output.tree"])
CLOCKS = st.sampled_from(["2024-10-20T12:00+07:00", "2024-10-26T07:00+07:00", "2025-03-01T00:00+07:00"])


@pytest.fixture(autouse=True)
def nothing_need_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written an instant ago is trusted by its time of change: here nobody writes twice within a tick."""
    monkeypatch.setattr(tree, "SETTLED", 0)
    monkeypatch.setattr(content_cache, "SETTLED", 0)


class Newsroom(RuleBasedStateMachine):
    """A year in a newsroom, in random order. `compared` counts the pairs of builds in all of them."""

    compared = 0

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="nhipcau-"))
        # That pictures come out the same each time is tried in tests/pictures: here all builds share them.
        shared = {"PICTURE_CACHE": str(self.folder / "pictures")}
        self.shop = Workshop(self.folder, settings={"PAGE_SIZE": 2} | shared)
        self.shop.own_theme()
        self.shop.registries()
        self.shop.piece("events", "le-hoi", start="2024-10-25 09:00", end="2024-10-25 11:00")
        self.shop.piece("anniversaries", "ngay-lon", founded="1954-10-10")
        self.shop.story("2024-01-01-dau-tien", topics=["chu-de-3"])
        self.aliased = ""

    @rule(day=DAYS, slug=SLUGS, langs=LANGS, facts=FACTS, body=BODIES)
    def write_or_rewrite_a_story(self, day: str, slug: str, langs: str, facts: dict, body: str) -> None:
        key = f"{day}-{slug}"
        if "aliases" in facts and self.aliased not in ("", key):
            del facts["aliases"]  # one old address leads to one story
        if "aliases" in facts:
            self.aliased = key
        elif self.aliased == key:
            self.aliased = ""
        shutil.rmtree(self.shop.content / "stories" / day[:4] / key, ignore_errors=True)
        folder = self.shop.story(key, langs, body, **facts)
        if "cover" in facts:
            Image.new("RGB", (40, 30), "red").save(folder / "anh.jpg")

    @rule(day=DAYS, slug=SLUGS, colour=st.sampled_from(["red", "blue"]))
    def take_another_photo(self, day: str, slug: str, colour: str) -> None:
        path = self.shop.content / "stories" / day[:4] / f"{day}-{slug}" / "anh.jpg"
        if path.exists():
            Image.new("RGB", (40, 30), colour).save(path)

    @rule(day=DAYS, slug=SLUGS, new=SLUGS)
    def rename_a_story(self, day: str, slug: str, new: str) -> None:
        stories = self.shop.content / "stories" / day[:4]
        if (stories / f"{day}-{slug}").exists() and not (stories / f"{day}-{new}").exists():
            (stories / f"{day}-{slug}").rename(stories / f"{day}-{new}")
            self.aliased = f"{day}-{new}" if self.aliased == f"{day}-{slug}" else self.aliased

    @rule(day=DAYS, slug=SLUGS)
    def delete_a_story(self, day: str, slug: str) -> None:
        key = f"{day}-{slug}"
        shutil.rmtree(self.shop.content / "stories" / day[:4] / key, ignore_errors=True)
        self.aliased = "" if self.aliased == key else self.aliased

    @rule(slug=SLUGS)
    def rename_a_topic(self, slug: str) -> None:
        registry = self.shop.content / "registry" / "topics.toml"
        registry.write_text(registry.read_text().replace('vi = "Chủ đề 0', f'vi = "Chủ đề 0{slug}'))

    @rule(clock=CLOCKS)
    def time_passes(self, clock: str) -> None:
        self.shop.now = clock

    @rule(template=st.sampled_from(["base.html", "story.html", "topic.html", "event.html"]), word=SLUGS)
    def edit_a_template(self, template: str, word: str) -> None:
        path = self.shop.theme / "templates" / template
        path.write_text(path.read_text() + f"{{# {word} #}}")

    @rule(word=SLUGS)
    def edit_a_stylesheet(self, word: str) -> None:
        path = self.shop.theme / "static" / "css" / "base.css"
        path.write_text(path.read_text() + f"/* {word} */\n")

    @rule(word=SLUGS)
    def edit_the_catalogue(self, word: str) -> None:
        path = self.shop.theme / "translations" / "vi" / "LC_MESSAGES" / "messages.po"
        path.write_text(path.read_text().replace('msgstr "Chủ đề', f'msgstr "Chủ đề{word}', 1))

    @rule(size=st.sampled_from([1, 2, 3]))
    def change_a_setting(self, size: int) -> None:
        self.shop.settings["PAGE_SIZE"] = size

    @rule()
    def nothing_happens(self) -> None:
        """A build of the same again."""

    @rule(damage=st.sampled_from(["delete", "truncate", "garbage"]), name=RECORDS)
    def damage_a_record(self, damage: str, name: str) -> None:
        path = self.folder / "cache" / name
        if not path.exists():
            return
        for journal in path.parent.glob(f"{name}-*"):
            journal.unlink()
        if damage == "delete":
            path.unlink()
        elif damage == "truncate":
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        else:
            path.write_bytes(b"\x00garbage" * 500)

    @rule(damage=st.sampled_from(["delete", "change", "add"]), data=st.data())
    def meddle_with_the_output(self, damage: str, data: st.DataObject) -> None:
        files = sorted(path for path in (self.folder / "output").rglob("*.html"))
        if files:
            path = data.draw(st.sampled_from(files))
            path = path.with_suffix(".stray") if damage == "add" else path
            path.unlink() if damage == "delete" else path.write_text("meddled")

    @invariant()
    def warm_equals_cold(self) -> None:
        if hasattr(self, "shop"):
            assert self.shop.build() == self.shop.cold()
            Newsroom.compared += 1

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder, ignore_errors=True)


TestNewsroom = pytest.mark.slow(Newsroom.TestCase)
TestNewsroom.settings = settings(
    derandomize=True,  # what holds a release up must be repeatable
    max_examples=3,
    stateful_step_count=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
