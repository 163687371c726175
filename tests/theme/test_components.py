"""The showroom: every component is there, drawn from the example newspaper, and readers never see it."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pelican.settings import read_settings

from nhipcau.model import path_of
from nhipcau.showroom.components import ComponentsPage, page
from nhipcau.showroom.names import NAMES
from nhipcau.showroom.newspaper import site
from nhipcau.web.serving import SHOWROOM
from tests.exact.workshop import ROOT, Workshop
from tests.theme.drawing import TEMPLATES, render
from tests.theme.test_templates import page_attributes

EXHIBITS = "\n".join(path.read_text(encoding="utf-8") for path in (TEMPLATES / "exhibits").glob("*.html"))
EXHIBITED = {*re.findall(r"exhibit\((\w+)\) %}", EXHIBITS)} - {"component"}
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
LANGUAGES = ("vi", "en")


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_every_component_is_exhibited(path: Path) -> None:
    """Or stands around every page, this one too. A new one takes a few lines in theme/templates/exhibits/: each of its
    states, with an example."""
    macros = re.findall(r"{% macro (\w+)", path.read_text(encoding="utf-8"))
    around = re.findall(r"once\((\w+)", (TEMPLATES / "base.html").read_text(encoding="utf-8"))
    assert set(macros) & {*re.findall(r"exhibit\((\w+)\)", EXHIBITS), *around}


def test_every_exhibit_is_drawn_and_has_an_address() -> None:
    every = (TEMPLATES / "exhibits/every.html").read_text(encoding="utf-8")
    included = set(re.findall(r'"exhibits/(\w+)\.html"', every))
    assert included | {"show", "every", "alone"} == {
        path.stem for path in (TEMPLATES / "exhibits").glob("*.html")
    }
    assert sorted(EXHIBITED) == list(NAMES)


def test_the_page_asks_for_all_that_it_declares_and_no_more() -> None:
    assert set(page_attributes("components.html")) == {field.name for field in fields(ComponentsPage)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_component_is_told_by_its_signature_and_drawn_in_its_states(lang: str) -> None:
    every = page(site(), lang)
    states = 0
    for name in NAMES:
        drawn = BeautifulSoup(render("exhibits/alone.html", lang, replace(every, only=name)), "lxml")
        signature = drawn.main.find(id=f"exhibit-{name}")
        assert signature.get_text().startswith(f"{name}(")
        states += len(drawn.main.find_all("code"))
    assert states > len(NAMES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_component_is_framed_in_three_widths_light_and_dark_and_a_list_leads_to_each(lang: str) -> None:
    every = page(site(), lang)
    listed = BeautifulSoup(render("components.html", lang, every), "lxml")
    assert [link.get_text() for link in listed.select(".showroom__names a")] == list(NAMES)
    assert listed.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    one = BeautifulSoup(render("components.html", lang, replace(every, only="card")), "lxml")
    frames = [frame["src"].partition("#")[2] for frame in one.find_all("iframe")]
    assert frames == ["light"] * 3 + ["dark"] * 3
    assert one.select_one("#exhibit-card").get_text() == "card(card, shape, level, kicker, summary, eager)"
    assert not one.select("#exhibit-lead")


@pytest.mark.parametrize("name", ["pelicanconf.py", "publishconf.py"])
def test_no_settings_name_the_showroom(name: str) -> None:
    assert "nhipcau.showroom" not in read_settings(str(ROOT / name))["PLUGINS"]


def served(folder: Path, *options: str) -> set[str]:
    """The files of a site of one story after `nhipcau serve --once`, in a process of its own."""
    shop = Workshop(folder)
    shop.registries()
    shop.story("2024-10-01-cau")
    paths = {"PATH": "content", "OUTPUT_PATH": "output", "CACHE_PATH": "cache"}
    settings = [f'{name}="{folder / path}"' for name, path in paths.items()]
    command = [sys.executable, "-m", "nhipcau.commands.cli", "serve", "--once", *options]
    subprocess.run([*command, "-e", *settings, "SEARCH=false"], cwd=ROOT, check=True, capture_output=True)
    return set(shop.files())


@pytest.mark.slow
def test_the_showroom_brings_its_own_pictures_and_leaves_with_them(tmp_path: Path) -> None:
    files = served(tmp_path, "--components")
    assert {f"{SHOWROOM}index.html", f"en/{SHOWROOM}index.html"} <= files
    sources = set()
    for name in NAMES:
        file = tmp_path / "output" / SHOWROOM / name / "alone/index.html"
        shown = BeautifulSoup(file.read_text(encoding="utf-8"), "lxml")
        sources |= {image["src"] for image in shown.find_all("img")}
        sets = [each["srcset"].split(", ") for each in shown.find_all(srcset=True)]
        sources |= {part.split()[0] for each in sets for part in each}
    assert len(sources) > 50
    assert [source for source in sources if path_of(source) not in files] == []
    assert not [path for path in served(tmp_path) if SHOWROOM in path or "long-bien" in path]
