"""The plugin that docs/plugins.md shows is built as it stands there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Site

from .documents import ROOT, text

FILE = re.compile(r"^`((?:plugins|theme|content)/[^`]+)`\n\n```\w+\n(.*?)^```$", re.M | re.S)


def laid_out(site: Site) -> Site:
    """The small site with the example in it, its theme a folder of its own above the package's."""
    for name, body in FILE.findall(text(ROOT / "docs" / "plugins.md")):
        site.write(name.replace("theme/", "own/"), body)
    settings = site.root / "pelicanconf.py"
    settings.write_text(
        settings.read_text(encoding="utf-8")
        + '\nPLUGINS = [*PLUGINS, "partners", "newsletter"]\n'
        + 'THEME_TEMPLATES_OVERRIDES = ["own/templates"]\nSEARCH = False\n',
        encoding="utf-8",
    )
    site.write(
        "content/stories/2024/2024-05-01-ban/index.en.md",
        "---\ntitle: Friends\nsection: van-hoa\n---\n\nOne of them is []({partner}toulouse).\n\nA twin town.\n",
    )
    return site


def test_the_example_adds_a_registry_a_page_a_check_and_a_command(site: Site) -> None:
    laid_out(site)
    done = site.build()
    assert done.returncode == 0, done.stderr
    assert "index.en.md:8: " in done.stderr
    assert "“twin town” is not what the house says." in done.stderr
    assert '<li id="Toulouse">Toulouse (1996)</li>' in (site.output / "doi-tac" / "index.html").read_text(
        "utf-8"
    )
    assert "en/partners/index.html" in site.printed()
    assert "/en/partners/" in (site.output / "sitemap-pages.xml").read_text("utf-8")
    assert "One of them is <a" in (site.output / "en/2024/05/friends/index.html").read_text("utf-8")
    assert "“twin town”" in site.nhipcau("check").stderr
    assert "1996" in site.nhipcau("partners").stdout
    assert "list the partner cities" in site.nhipcau("--help").stdout


def test_a_drive_of_the_example_is_a_place_and_says_when_it_is_not_there(site: Site) -> None:
    laid_out(site)
    drive = site.root / "nas"
    more = f'PLACES = {{"nas": "drive://nas{drive}/www"}}\nSITEURL = "https://nhipcau.example"\n'
    site.write("publishconf.py", (site.root / "pelicanconf.py").read_text("utf-8") + more)
    drive.mkdir()
    done = site.nhipcau("publish", "nas")
    assert done.returncode == 1
    assert f"The drive {drive} is not connected." in done.stderr
    assert site.nhipcau("releases", "nas").returncode == 0
    unknown = more.replace("drive://", "tape://")
    site.write("publishconf.py", (site.root / "pelicanconf.py").read_text("utf-8") + unknown)
    assert "drive://" in site.nhipcau("publish", "nas").stderr


def test_the_example_of_a_source_brings_letters_in(site: Site) -> None:
    laid_out(site)
    letters = [
        {
            "subject": f"Thư số {number}",
            "sent": f"2020-05-0{number}",
            "greeting": "Kính gửi",
            "html": "<p>Tin vui của hội.</p>",
        }
        for number in (1, 2)
    ]
    site.write("old/letters.dat", json.dumps({"letters": letters}))
    done = site.nhipcau("import", "old/letters.dat")
    assert (done.returncode, done.stderr) == (0, "")
    text = (site.content / "stories/2020/2020-05-02-thu-so-2/index.vi.md").read_text("utf-8")
    assert text.endswith("\n\nTin vui của hội.\n")
    ledger = json.loads((site.root / "import" / "ledger.json").read_text("utf-8"))
    assert ledger["total"]["sums"] == {"boilerplate": 4, "body": 8, "title": 6}


def test_what_a_check_said_is_asked_anew_when_its_code_changes(site: Site) -> None:
    laid_out(site)
    assert "“twin town”" in site.nhipcau("check").stderr
    plugin = site.root / "plugins" / "partners.py"
    plugin.write_text(plugin.read_text("utf-8").replace("twin town", "sister city"), encoding="utf-8")
    assert "house says" not in site.nhipcau("check").stderr


def test_a_plugin_that_is_not_there_is_named_by_every_command(site: Site) -> None:
    settings = site.root / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8") + '\nPLUGINS = [*PLUGINS, "nowhere"]\n', encoding="utf-8")
    done = site.nhipcau("check")
    assert done.returncode == 1
    assert "“nowhere”" in done.stderr
    assert "Traceback" not in done.stderr


def test_every_signal_of_the_document_is_one_of_the_code() -> None:
    named = set(re.findall(r"^\| `(nhipcau\.\w+)`", text(ROOT / "docs" / "plugins.md"), re.M))
    code = "\n".join(path.read_text("utf-8") for path in Path(ROOT / "plugins" / "nhipcau").rglob("*.py"))
    assert named == set(
        re.findall(r"^(?:DRAW|CHECK|RULE|RECORD|COMMAND|PLACE|SOURCE) = \"(nhipcau\.\w+)\"", code, re.M)
    )


@pytest.mark.parametrize("document", ["own-newspaper.md", "own-newspaper.vi.md"])
def test_the_smallest_plugin_that_a_new_newspaper_is_shown_works(site: Site, document: str) -> None:
    for name, body in FILE.findall(text(ROOT / "docs" / document)):
        site.write(name, body)
    settings = site.root / "pelicanconf.py"
    (line,) = re.findall(r"^PLUGINS = .*greeting.*$", text(ROOT / "docs" / document), re.M)
    settings.write_text(f"{settings.read_text('utf-8')}\n{line}\n", encoding="utf-8")
    done = site.build()
    assert done.returncode == 0, done.stderr
    name = site.settings()["SITENAME"]
    assert (site.output / "greeting.txt").read_text("utf-8").endswith(f", {name}")
