"""The product: a wheel, installed where nothing of the repository is, and a newspaper begun with it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.conftest import PROJECT

pytestmark = pytest.mark.slow
STATIC = ("css/site.css", "css/own.css", "icons/favicon.svg", "js/search.js", "js/site/scheme.js")


def ran(command: list[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command, with nothing of the repository on the way to its modules."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(
        command,
        cwd=folder,
        env=kept | {"LANGUAGE": "en"} | variables,
        text=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    made = ran([*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder), "."], PROJECT)
    assert made.returncode == 0, made.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of a new environment that has the wheel. What the wheel depends on it finds in the
    environment of the tests, whose own `nhipcau`, which leads to the repository, it does not see."""
    folder = tmp_path_factory.mktemp("environment")
    assert ran([sys.executable, "-m", "venv", str(folder)], folder).returncode == 0
    python = str(folder / "bin" / "python")
    site = Path(
        ran([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder).stdout.strip()
    )
    # Added without reading the .pth files there, one of which is the editable install's.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "-q", "--no-deps", "--no-index"]
    done = ran([*pip, "--force-reinstall", str(wheel)], folder)
    assert done.returncode == 0, done.stderr
    where = ran([python, "-c", "import nhipcau; print(nhipcau.__file__)"], folder).stdout
    assert where.startswith(str(site))
    return folder / "bin"


def built(programs: Path, paper: Path) -> str:
    """Build a newspaper; gives the line that tells what was done."""
    settings = ["-s", "pelicanconf.py", "-o", "output"]
    done = ran([str(programs / "python"), "-m", "pelican", "content", *settings], paper)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def pages(paper: Path, *names: str) -> Mapping[str, str]:
    return {name: (paper / "output" / name).read_text(encoding="utf-8") for name in names}


def write(paper: Path, path: str, text: str) -> None:
    (paper / path).parent.mkdir(parents=True, exist_ok=True)
    (paper / path).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def paper(programs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newspaper that `nhipcau start my-paper --yes` makes."""
    folder = tmp_path_factory.mktemp("somewhere")
    done = ran([str(programs / "nhipcau"), "start", "my-paper", "--yes"], folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "my-paper"


def test_the_wheel_holds_the_whole_product_and_one_name(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        names = opened.namelist()
    top = {name.split("/")[0] for name in names}
    assert {name for name in top if not name.endswith(".dist-info")} == {"nhipcau"}
    expected = {
        *(f"theme/static/{path}" for path in STATIC),
        *(
            f"theme/static/fonts/{face}.woff2"
            for face in ("source-serif-4", "source-serif-4-italic", "source-sans-3")
        ),
        *("py.typed", "settings.py", "live/static/live.js", "showroom/bodies/long.vi.html"),
        *("theme/translations/vi/LC_MESSAGES/messages.po", "translations/vi/LC_MESSAGES/messages.po"),
        *("commands/newspaper/welcome.vi.md", "commands/newspaper/pelicanconf.txt"),
    }
    assert {f"nhipcau/{path}" for path in expected} <= set(names)


def test_the_wheel_leaves_nothing_of_package_and_theme_behind(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
    for root, inside in ((PROJECT / "plugins" / "nhipcau", "nhipcau"), (PROJECT / "theme", "nhipcau/theme")):
        files = (path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        assert {f"{inside}/{path.relative_to(root).as_posix()}" for path in files} - names == set()


def test_every_requirement_is_declared_with_a_range_that_the_pinned_one_is_in() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    declared = {each.name.lower(): each for each in map(Requirement, project["project"]["dependencies"])}
    built_with = {Requirement(each).name.lower() for each in project["build-system"]["requires"]}
    lines = re.sub(r"#.*", "", (PROJECT / "requirements.in").read_text()).splitlines()
    wanted = (each for each in map(Requirement, filter(str.strip, lines)))
    pinned = {each.name.lower(): each for each in wanted if not each.marker or each.marker.evaluate()}
    assert set(declared) <= set(pinned)
    assert set(pinned) - set(declared) <= built_with
    for name, wanted in declared.items():
        (version,) = (each.version for each in pinned[name].specifier)
        assert wanted.specifier.contains(version), name


def test_the_newspaper_builds_is_in_order_and_shows_its_name_in_both_languages(
    programs: Path, paper: Path
) -> None:
    built(programs, paper)
    done = ran([str(programs / "nhipcau"), "check"], paper)
    assert (done.returncode, done.stderr) == (0, "Everything is in order.\n")
    for page in pages(paper, "index.html", "vi/index.html").values():
        assert '<span class="masthead__name">my-paper</span>' in page
    assert (paper / "output/theme/fonts/source-serif-4.woff2").stat().st_size > 30_000


def test_a_template_a_colour_a_word_and_a_plugin_of_its_own_take_effect(programs: Path, paper: Path) -> None:
    built(programs, paper)
    card, icon = (paper / "output/card.jpg").read_bytes(), (paper / "output/favicon.ico").read_bytes()
    write(
        paper,
        "theme/templates/archive.html",
        '{% extends "!theme/archive.html" %}{% block name %}Attic{% endblock %}',
    )
    write(
        paper,
        "theme/static/css/own.css",
        ":root { --accent:#0b5394; --paper: light-dark(#f0f8ff, #001122); }\n",
    )
    words = 'msgid "Skip to the content"\nmsgstr "Vào bài"\n'
    write(paper, "theme/translations/vi/LC_MESSAGES/messages.po", words)
    write(paper, "plugins/greeting.py", GREETING.format(words="Good morning"))
    settings = paper / "pelicanconf.py"
    write(paper, "pelicanconf.py", settings.read_text() + '\nPLUGINS = [*PLUGINS, "greeting"]\n')
    built(programs, paper)
    found = pages(
        paper, "archive/index.html", "index.html", "vi/index.html", "theme/icons/favicon.svg", "greeting.txt"
    )
    assert "<title>Attic – my-paper</title>" in found["archive/index.html"]
    assert "Vào bài" in found["vi/index.html"]
    assert "Tiếng Việt" in found["vi/index.html"]
    assert "Skip to the content" in found["index.html"]
    assert '<meta name="theme-color" content="#f0f8ff"' in found["index.html"]
    assert 'fill="#0b5394"' in found["theme/icons/favicon.svg"]
    assert '"theme_color": "#f0f8ff"' in (paper / "output/manifest.webmanifest").read_text()
    assert ":root{--accent:#0b5394" in (paper / "output/theme/site.css").read_text()
    assert (paper / "output/card.jpg").read_bytes() != card
    assert (paper / "output/favicon.ico").read_bytes() != icon
    assert found["greeting.txt"] == "Good morning, my-paper"


def test_an_edit_of_its_own_plugin_remakes_what_it_draws(programs: Path, paper: Path) -> None:
    write(paper, "plugins/greeting.py", GREETING.format(words="Good evening"))
    built(programs, paper)
    assert pages(paper, "greeting.txt")["greeting.txt"] == "Good evening, my-paper"


def test_an_edit_of_its_own_template_and_colour_remakes_what_they_draw(programs: Path, paper: Path) -> None:
    built(programs, paper)
    write(paper, "theme/static/css/own.css", ":root { --accent: #38761d; }\n")
    template = paper / "theme/templates/archive.html"
    template.write_text(template.read_text().replace("Attic", "Loft"))
    built(programs, paper)
    assert 'fill="#38761d"' in pages(paper, "theme/icons/favicon.svg")["theme/icons/favicon.svg"]
    assert "Loft" in pages(paper, "archive/index.html")["archive/index.html"]
    template.unlink()
    built(programs, paper)
    assert "Loft" not in pages(paper, "archive/index.html")["archive/index.html"]


def test_three_languages_one_of_them_japanese(programs: Path, tmp_path: Path) -> None:
    names = [
        "--languages",
        "vi,en,ja",
        "--name",
        "vi=Gió Đông",
        "--name",
        "en=East Wind",
        "--name",
        "ja=東風",
    ]
    done = ran([str(programs / "nhipcau"), "start", "paper", "--yes", *names], tmp_path)
    assert done.returncode == 0
    assert "日本語" in done.stdout
    paper = tmp_path / "paper"
    build = ran(
        [str(programs / "python"), "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output"], paper
    )
    assert build.returncode == 0
    assert ran([str(programs / "nhipcau"), "check"], paper).returncode == 0
    found = pages(paper, "index.html", "en/index.html", "ja/index.html")
    for page, name in zip(found.values(), ("Gió Đông", "East Wind", "東風"), strict=True):
        assert f'<span class="masthead__name">{name}</span>' in page


GREETING = '''"""A greeting: the smallest plugin there is."""

from blinker import signal

from nhipcau.model import Drawing, Output


def greet(name: str) -> bytes:
    return f"{words}, {{name}}".encode()


def files(site, renderer):
    yield Output("greeting.txt", (site.publication.main.site_name,), greet)


def draw(site, renderer):
    yield Drawing(files)


def register():
    signal("nhipcau.draw").connect(draw)
'''
