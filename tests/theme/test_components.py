"""The page of components: every component is there, drawn from the example newspaper, and readers never see it."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pelican.settings import read_settings

from nhipcau.model import path_of
from nhipcau.showroom.components import FOLDER, ComponentsPage, page
from nhipcau.showroom.newspaper import site
from tests.exact.workshop import ROOT, Workshop
from tests.theme.drawing import TEMPLATES, render
from tests.theme.test_templates import page_attributes

EXHIBITS = "\n".join(path.read_text(encoding="utf-8") for path in (TEMPLATES / "exhibits").glob("*.html"))
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
LANGUAGES = ("vi", "en")


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_every_component_is_exhibited(path: Path) -> None:
    """Or stands around every page, this one too. A new one takes a few lines in theme/templates/exhibits/: each of its
    states, with an example."""
    macros = re.findall(r"{% macro (\w+)", path.read_text(encoding="utf-8"))
    around = re.findall(r"once\((\w+)", (TEMPLATES / "base.html").read_text(encoding="utf-8"))
    assert set(macros) & {*re.findall(r"exhibit\((\w+)\)", EXHIBITS), *around}


def test_every_exhibit_stands_on_the_page() -> None:
    included = set(
        re.findall(r'"exhibits/(\w+)\.html"', (TEMPLATES / "components.html").read_text(encoding="utf-8"))
    )
    assert included | {"show"} == {path.stem for path in (TEMPLATES / "exhibits").glob("*.html")}


def test_the_page_asks_for_all_that_it_declares_and_no_more() -> None:
    assert set(page_attributes("components.html")) == {field.name for field in fields(ComponentsPage)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_component_is_told_by_its_signature_and_drawn_in_its_states(lang: str) -> None:
    drawn = BeautifulSoup(render("components.html", lang, page(site(), lang)), "lxml")
    names = [heading.get_text() for heading in drawn.main.find_all("h2", id=re.compile("^exhibit-"))]
    assert "card(card, shape, level, kicker, summary, eager)" in names
    assert len(drawn.find_all(class_="lead--full")) == 1
    assert len(drawn.main.find_all("code")) > len(set(re.findall(r"exhibit\((\w+)\)", EXHIBITS)))
    assert drawn.find("meta", attrs={"name": "robots"})["content"] == "noindex"


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
    assert {f"{FOLDER}index.html", f"en/{FOLDER}index.html"} <= files
    shown = BeautifulSoup((tmp_path / "output" / FOLDER / "index.html").read_text(encoding="utf-8"), "lxml")
    sources = [image["src"] for image in shown.find_all("img")]
    sources += [
        part.split()[0] for each in shown.find_all(srcset=True) for part in each["srcset"].split(", ")
    ]
    assert len(sources) > 50
    assert [source for source in sources if path_of(source) not in files] == []
    assert not [path for path in served(tmp_path) if FOLDER in path or "long-bien" in path]
