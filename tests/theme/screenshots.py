"""Pictures of every kind of page, in every language, narrow and wide, light and dark, for people to look at.

python -m tests.theme.screenshots [FOLDER] [WORD]   into output-screenshots/, only pages whose name holds WORD
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from shutil import copy, which
from tempfile import TemporaryDirectory

from PIL import Image, ImageDraw
from playwright.sync_api import sync_playwright

from plugins.showroom.newspaper import drawn, site
from tests.theme.drawing import ROOT, THEME, render, site_css

WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
ADDRESS = re.compile(r'(?<=")/(?=(?:theme|photos)/)')


def lay_out(folder: Path) -> dict[str, Path]:
    """Write the example site, one page of each kind and language; returns the files by name."""
    (folder / "theme").mkdir()
    (folder / "theme" / "site.css").write_bytes(site_css().replace(b'url("/theme/', b'url("'))
    for kind in ("fonts", "icons"):
        (folder / "theme" / kind).mkdir()
        for path in (THEME / "static" / kind).glob("*"):
            copy(path, folder / "theme" / kind)
    found: dict[str, Path] = {}
    for _, template, lang, page in reversed(list(drawn(site()))):
        name = f"{template.removesuffix('.html')}-{lang}"
        if name in found:
            continue
        html = ADDRESS.sub("", render(template, lang, page)).replace(' loading="lazy"', "")
        for photo in re.findall(r'src="(photos/[^"]+)" .*?width="(\d+)" height="(\d+)"', html):
            _picture(folder / photo[0], int(photo[1]), int(photo[2]))
        found[name] = folder / f"{name}.html"
        found[name].write_text(html, encoding="utf-8")
    return found


def _picture(path: Path, width: int, height: int) -> None:
    """The sample site's illustration of that name; where it has not been drawn, a plain one."""
    if path.exists():
        return
    path.parent.mkdir(exist_ok=True)
    illustrations = sorted((ROOT / "content").rglob(path.name))
    if illustrations and width > height:
        copy(illustrations[0], path)
        return
    image = Image.new("RGB", (width, height), "#d9c7a4")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, height * 0.6, width, height), fill="#7f9c96")
    pen.ellipse((width * 0.6, height * 0.15, width * 0.75, height * 0.15 + width * 0.15), fill="#b5493a")
    image.save(path)


def main(folder: Path, word: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made, sync_playwright() as playwright:
        pages = {name: path for name, path in lay_out(Path(made)).items() if word in name}
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        for width in WIDTHS:
            for scheme in SCHEMES:
                context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
                tab = context.new_page()
                for name, path in pages.items():
                    tab.goto(path.as_uri())
                    tab.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                context.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "output-screenshots"), *sys.argv[2:3])
