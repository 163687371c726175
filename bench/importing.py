"""What bringing in an old site costs: saved pages, their photos beside them, in two languages: `make bench-import`.

python -m bench.importing --pages 2000 10000

Each import is looked at as well: every page is a story, the ledger has as many words as the pages, counted here by
other means, none of them is lost, and the site that comes of it builds.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import shutil
import sys
from html import escape, unescape
from pathlib import Path
from random import Random

from PIL import Image

from bench.corpus import LANGS, WORDS, Story, newspaper
from bench.corpus import _few as few
from bench.corpus import _paragraph as paragraph
from bench.measure import Cost, Failed, run
from bench.run import WORK
from bench.sites import ROOT

HOST = "hoi.example"
PHOTOS = 200
MENUS = 60
"""Links of the menus that stand around every text."""


def page(story: Story, lang: str, before: Story | None) -> str:
    """A saved page as portals have them: menus, the date with a count of views, the text, its author, other news."""
    chance, words = Random(story.number), WORDS[lang]
    title = escape(story.titles[lang])
    menu = "".join(f'<li><a href="/{lang}/muc-{at}">{few(chance, words, 2)}</a></li>' for at in range(MENUS))
    parts = [f"<p><b>{few(chance, words, 25).capitalize()}.</b></p>"]
    for at in range(9):
        parts.append(f"<p style='text-align: justify'>{escape(paragraph(chance, words, 50))}</p>")
        if at in (2, 5):
            photo = chance.randrange(PHOTOS)
            caption = f"{few(chance, words, 8).capitalize()}. {'Ảnh' if lang == 'vi' else 'Photo'}: A"
            parts.append(f"<p align=center><img src='/anh/{photo}.jpg' alt=''></p>")
            parts.append(f"<p align=center><em>{caption}</em></p>")
    if before:
        link = f"/{lang}/xem.php?id={before.number}"
        parts.append(f"<p>{few(chance, words, 8)} <a href='{link}'>{few(chance, words, 3)}</a>.</p>")
    label = "Lượt xem" if lang == "vi" else "Views"
    told = f"{story.date:%d/%m/%Y %H:%M} | {label}: {chance.randrange(5000)}"
    others = "".join(
        f"<li><a href='/{lang}/xem.php?id={at}'>{few(chance, words, 9)}</a></li>" for at in range(8)
    )
    heading = "Tin liên quan" if lang == "vi" else "Related news"
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} - Hội</title>'
        f'<link rel="stylesheet" href="/x.css"><script>var x = 1;</script></head><body>'
        f'<div id="menu"><ul>{menu}</ul></div>'
        f'<div class="main"><h1 class="tieude">{title}</h1><div class="ngay">{told}</div>'
        f'<div class="noidung">{"".join(parts)}<p style="text-align:right"><b>Nguyễn Văn An</b></p></div>'
        f"<h3>{heading}</h3><ul>{others}</ul></div><div class='footer'>{few(chance, words, 60)}</div></body></html>"
    )


def old_site(folder: Path, pages: int) -> None:
    """The old site as `wget --mirror` leaves it."""
    for number in range(PHOTOS):
        path = folder / HOST / "anh" / f"{number}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        made = io.BytesIO()
        Image.effect_noise((320, 200), number).convert("RGB").save(made, "JPEG")
        path.write_bytes(made.getvalue())
    stories = newspaper(pages // 2).stories
    for at, story in enumerate(stories[: pages // 2]):
        for lang in LANGS:
            path = folder / HOST / lang / f"xem.php?id={story.number}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page(story, lang, stories[at - 1] if at else None), encoding="utf-8")


def words(html: str) -> int:
    """How many words a reader of a page sees. No mark of these pages stands within a word."""
    shown = re.sub(r"<head>.*?</head>|<script.*?</script>", " ", html, flags=re.S)
    return len(re.findall(r"[^\W_]+", unescape(re.sub(r"<[^>]*>", " ", shown))))


def look(old: Path, ledger: Path, pages: int) -> int:
    """How many words the ledger tells of; Failed where it is not exact, or a page is no story."""
    told = json.loads(ledger.read_text(encoding="utf-8"))
    total, wrong = told["total"], []
    for source in told["sources"]:
        page = old / source["source"].removeprefix(f"{old.parent.name}/").removeprefix("old/")
        counted = words(page.read_text(encoding="utf-8")) if page.is_file() else -1
        if not counted == source["words"] == sum(part["count"] for part in source["parts"]):
            wrong.append(f"{source['source']}: {counted} words, of which the ledger has {source['words']}")
    if total["words"] != sum(source["words"] for source in told["sources"]) or "lost" in total["sums"]:
        wrong.append(f"The sums are {total['sums']}.")
    if total["states"] != {"imported": pages}:
        wrong.append(f"Of {pages} pages became: {total['states']}.")
    if wrong:
        raise Failed("\n".join(wrong[:20]))
    return int(total["words"])


def measured(pages: int) -> list[tuple[str, Cost]]:
    """The first import, one with nothing new, one with one page that changed, and a build of what came of it."""
    folder = WORK / f"import-{pages}"
    shutil.rmtree(folder, ignore_errors=True)
    old_site(folder / "old", pages)
    paper = folder / "paper"
    nhipcau = [sys.executable, "-m", "nhipcau.commands.cli"]
    run([*nhipcau, "start", str(paper), "--yes", "--empty"], ROOT)
    command = [*nhipcau, "import", str(folder / "old"), "--into", str(paper / "content")]
    costs = [("first", run(command, ROOT))]
    told = look(folder / "old", paper / "import" / "ledger.json", pages)
    print(f"{pages:>7,} pages  {told:,} words, all in stories or in the ledger", flush=True)
    costs.append(("nothing new", run(command, ROOT)))
    changed = next((folder / "old" / HOST / "vi").iterdir())
    changed.write_text(
        changed.read_text(encoding="utf-8").replace("Nguyễn Văn An", "Trần Thị Bình"), encoding="utf-8"
    )
    costs.append(("one page changed", run(command, ROOT)))
    build = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output"]
    costs.append(("built", run(build, paper)))
    shutil.rmtree(folder)
    return costs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[2000])
    for pages in parser.parse_args().pages:
        for mode, cost in measured(pages):
            told = f"{cost.wall:7.1f} s {cost.cpu:7.1f} s of processor{cost.memory:6.0f} MB"
            print(f"{pages:>7,} pages  {mode:17} {told}", flush=True)


if __name__ == "__main__":
    main()
