"""The stamp: a site in which nothing can have changed is not built; whatever did change breaks the stamp."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from blinker import signal
from jinja2 import ChoiceLoader, DictLoader

from nhipcau.host import printing
from nhipcau.host.host import Newspaper
from nhipcau.host.printing import last_report
from nhipcau.host.stamp import TOOLS
from nhipcau.machine import Tree, tree
from tests.exact.workshop import Workshop


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows with every build that did more than look at the stamp. What was written has rested at once."""
    monkeypatch.setattr(tree, "SETTLED", 0)
    done: list[int] = []
    build = Newspaper._build

    def counted(self: Newspaper, seen: Tree, slow: int | None) -> object:
        done.append(1)
        return build(self, seen, slow)

    monkeypatch.setattr(Newspaper, "_build", counted)
    return done


@pytest.fixture
def shop(tmp_path: Path, builds: list[int]) -> Workshop:
    """A small site that was built, and whose stamp is set."""
    shop = Workshop(tmp_path, settings={"SEARCH": False, "SOCIAL_CARDS": False})
    shop.own_theme()
    shop.registries()
    shop.story("2024-10-10-mot", cover_alt="thừa")  # a warning: there is no cover
    shop.story("2024-10-21-mai", release="2024-10-21 06:00")
    time.sleep(0.01)
    shop.build()
    builds.clear()
    return shop


def test_a_site_in_which_nothing_changed_is_not_built(shop: Workshop, builds: list[int]) -> None:
    before = last_report(shop.folder / "cache")
    assert shop.build() == shop.files()
    assert not builds
    after = last_report(shop.folder / "cache")
    assert before
    assert after
    assert (after.outputs, after.kept, after.written) == (before.outputs, before.outputs, 0)
    assert after.read == {"read": 0, "kept": 2}


def test_a_build_that_reads_everything_whatever_the_stamp_says_leaves_a_stamp_too(
    shop: Workshop, builds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        build = Newspaper.build
        patched.setattr(Newspaper, "build", lambda host: build(host, anew=True))
        shop.build()
    assert builds == [1]
    shop.build()
    assert builds == [1]


def append(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("\n")


CHANGES: dict[str, Callable[[Workshop], object]] = {
    "a text": lambda shop: append(shop.content / "stories/2024/2024-10-10-mot/index.vi.md"),
    "a new story": lambda shop: shop.story("2024-10-11-hai"),
    "a registry": lambda shop: append(shop.content / "registry/topics.toml"),
    "a strange folder": lambda shop: (shop.content / "stores").mkdir(),
    "a template": lambda shop: append(shop.theme / "templates/base.html"),
    "a new template": lambda shop: (shop.theme / "templates/more.html").write_text(""),
    "a catalogue": lambda shop: append(shop.theme / "translations/vi/LC_MESSAGES/messages.po"),
    "an output edited": lambda shop: append(shop.folder / "output/index.html"),
    "an output deleted": lambda shop: (shop.folder / "output/en/index.html").unlink(),
    "a stray file": lambda shop: (shop.folder / "output/en/stray.html").write_text(""),
    "a stray file at the top": lambda shop: (shop.folder / "output/stray.html").write_text(""),
    "a stray folder": lambda shop: (shop.folder / "output/en/empty").mkdir(),
    "a link": lambda shop: (shop.folder / "output/link").symlink_to(shop.content),
    "a setting": lambda shop: shop.settings.update(PAGE_SIZE=3),
    "a release": lambda shop: setattr(shop, "now", "2024-10-21T06:00+07:00"),
    "midnight": lambda shop: setattr(shop, "now", "2024-10-21T00:00+07:00"),
    "a clock put back": lambda shop: setattr(shop, "now", "2024-10-20T11:59+07:00"),
    "a damaged stamp": lambda shop: append(shop.folder / "cache/stamp"),
    "no stamp": lambda shop: (shop.folder / "cache/stamp").unlink(),
    "no record": lambda shop: (shop.folder / "cache/press.sqlite").unlink(),
    "no output": lambda shop: (shop.folder / "output").rename(shop.folder / "elsewhere"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changed_breaks_the_stamp(
    shop: Workshop, builds: list[int], change: Callable[[Workshop], object]
) -> None:
    change(shop)
    built = shop.build()
    assert builds
    assert built == shop.cold()


def test_so_does_another_version_of_a_program_that_a_plugin_uses(shop: Workshop, builds: list[int]) -> None:
    def tool(publication: object) -> str:
        return "version 2"

    with signal(TOOLS).connected_to(tool):
        shop.build()
    assert builds


def test_time_that_brings_nothing_leaves_the_stamp_whole(shop: Workshop, builds: list[int]) -> None:
    shop.now = "2024-10-20T23:59:59+07:00"
    shop.build()
    assert not builds


def test_a_site_whose_files_have_just_changed_is_not_sealed(
    shop: Workshop, builds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "SETTLED", 3_600_000_000_000)
    append(shop.content / "registry/topics.toml")
    shop.build()
    shop.build()
    assert len(builds) == 2


def test_a_plugin_that_is_none_of_ours_is_covered_too(shop: Workshop, builds: list[int]) -> None:
    shop.plugin("stranger", "def register():\n    pass\n")
    shop.use("stranger")
    for text in ("", "# another"):
        with (shop.folder / "plugins/stranger.py").open("a") as file:
            file.write(text)
        shop.build()
        assert builds == [1]
        shop.build()
        assert builds == [1]
        builds.clear()
    shop.forget()


def test_what_draws_and_is_no_plugin_is_covered_too(
    shop: Workshop, builds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A settings file may connect a function of its own."""
    with signal("nhipcau.draw").connected_to(draws_nothing):
        shop.build()
        builds.clear()
        shop.build()
        assert not builds
        monkeypatch.setattr("nhipcau.host.stamp.own_code", lambda name: "another source")
        shop.build()
        assert builds


def test_templates_from_where_nobody_looks_leave_no_stamp(
    shop: Workshop, builds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    loader = printing.template_loader
    more = DictLoader({"more.html": ""})
    monkeypatch.setattr(printing, "template_loader", lambda settings: ChoiceLoader([more, loader(settings)]))
    shop.build()
    shop.build()
    assert len(builds) == 2


def draws_nothing(site: object, renderer: object) -> tuple[()]:
    return ()
