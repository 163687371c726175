"""The law of the press, on whole small sites: whatever happens, a warm build's bytes are a cold build's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from tests.exact.newsroom import SLUGS, Newsroom, nothing_needs_rest
from tests.exact.workshop import ROOT

TEMPLATES = st.sampled_from(["base.html", "story.html", "topic.html", "event.html", "front.html"])
DRAWS = """
from blinker import signal
from nhipcau.model import Drawing, Output
from .phrases import GREETING

def greet(count, names):
    return f"{GREETING} {count} {names}".encode()

def greeting(site, renderer, lang):
    names = tuple(link.text for link in site.links("section", ("tin", "van-hoa"), lang))
    yield Output(f"greeting-{lang}.txt", (len(site.latest(5, lang)), names), greet)

def draw(site, renderer):
    yield from (Drawing(greeting, (language.code,)) for language in site.languages)

def register():
    signal("nhipcau.draw").connect(draw)
"""


@pytest.fixture(autouse=True)
def without_rest() -> Iterator[None]:
    with nothing_needs_rest():
        yield


class House(Newsroom):
    """The newsroom with its designers and programmers, and a disk that loses things. `compared` counts the pairs of
    builds in all houses."""

    compared = 0

    def furnish(self) -> None:
        self.shop.use()
        self._say("Chào")

    def _say(self, word: str) -> None:
        self.shop.plugin("greeting/__init__", DRAWS)
        self.shop.plugin("greeting/phrases", f"GREETING = {word!r}")

    @rule(template=TEMPLATES, word=SLUGS)
    def edit_a_template(self, template: str, word: str) -> None:
        path = self.folder / "theme" / "templates" / template
        path.write_text(marked(path.read_text(), word))

    @rule(template=TEMPLATES, word=SLUGS)
    def put_another_template_over_one(self, template: str, word: str) -> None:
        path = self.folder / "overrides" / template
        path.parent.mkdir(exist_ok=True)
        path.write_text(marked((ROOT / "theme" / "templates" / template).read_text(), f"over {word}"))

    @rule(template=TEMPLATES)
    def take_one_away_that_lies_over_another(self, template: str) -> None:
        (self.folder / "overrides" / template).unlink(missing_ok=True)

    @rule(overrides=st.booleans(), own=st.booleans())
    def change_the_theme(self, overrides: bool, own: bool) -> None:
        """To the site's own or to the one that comes with the package, with templates over it or none."""
        self.shop.settings["THEME_TEMPLATES_OVERRIDES"] = [str(self.folder / "overrides")] * overrides
        self.shop.theme = self.folder / "theme" if own else ROOT / "theme"

    @rule(word=SLUGS)
    def edit_a_stylesheet(self, word: str) -> None:
        path = self.folder / "theme" / "static" / "css" / "base.css"
        path.write_text(path.read_text() + f"/* {word} */\n")

    @rule(word=SLUGS)
    def edit_the_catalogue(self, word: str) -> None:
        path = self.folder / "theme" / "translations" / "vi" / "LC_MESSAGES" / "messages.po"
        path.write_text(path.read_text().replace('msgstr "Chủ đề', f'msgstr "Chủ đề{word}', 1))

    @rule(used=st.booleans())
    def use_a_plugin_of_ones_own(self, used: bool) -> None:
        self.shop.use(*["greeting"] * used)

    @rule(word=SLUGS)
    def edit_what_the_plugin_imports(self, word: str) -> None:
        self._say(word)

    @rule()
    def keep_a_copy_of_the_caches(self) -> None:
        if (self.folder / "cache").is_dir():
            shutil.rmtree(self.folder / "attic", ignore_errors=True)
            shutil.copytree(self.folder / "cache", self.folder / "attic")

    @rule()
    def put_the_copy_back(self) -> None:
        if (self.folder / "attic").is_dir():
            shutil.rmtree(self.folder / "cache")
            shutil.copytree(self.folder / "attic", self.folder / "cache")

    @rule(damage=st.sampled_from(["delete", "truncate", "garbage", "cold-cache", "attic"]), data=st.data())
    def damage_a_cache(self, damage: str, data: st.DataObject) -> None:
        """Delete one of its files, cut it off, fill it with anything, or put in its place an older or another's."""
        cache = self.folder / "cache"
        files = sorted(path.relative_to(cache).as_posix() for path in cache.rglob("*") if path.is_file())
        if not files:
            return
        # One for each kind: there are many compiled templates.
        kinds = sorted({name.partition("/")[0] for name in files})
        kind = data.draw(st.sampled_from(kinds), "cache")
        name = data.draw(st.sampled_from([each for each in files if each.partition("/")[0] == kind]), "file")
        _damage(cache / name, self.folder / damage / name, damage)

    @rule(damage=st.sampled_from(["delete", "change", "add"]), data=st.data())
    def meddle_with_the_output(self, damage: str, data: st.DataObject) -> None:
        files = sorted((self.folder / "output").rglob("*.html"))
        if files:
            path = data.draw(st.sampled_from(files))
            path = path.with_suffix(".stray") if damage == "add" else path
            path.unlink() if damage == "delete" else path.write_text("meddled")

    @invariant()
    def warm_equals_cold(self) -> None:
        if hasattr(self, "shop"):
            assert self.shop.build() == self.shop.cold()
            House.compared += 1


def marked(text: str, word: str) -> str:
    """A template that shows a word on its pages."""
    sign = "{% block main %}" if "{% block main %}" in text else "<body"
    mark = f"{sign}<p>{word}</p>" if sign != "<body" else f"<!-- {word} -->{sign}"
    return text.replace(sign, mark, 1)


def _damage(path: Path, other: Path, damage: str) -> None:
    for journal in path.parent.glob(f"{path.name}-*"):
        journal.unlink()
    if damage == "delete":
        path.unlink()
    elif damage == "truncate":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    elif damage == "garbage":
        path.write_bytes(b"\x00garbage" * 500)
    elif other.is_file():
        shutil.copyfile(other, path)


TestHouse = pytest.mark.slow(House.TestCase)
TestHouse.settings = settings(
    derandomize=True,  # what holds a release up must be repeatable
    max_examples=1,
    stateful_step_count=60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
    phases=[Phase.generate],  # to look for a shorter row of steps takes hours
)
