"""How many files a change touches: three that people make often are made to a copy of the package, and a site built.

What is counted are files of the package and the theme; words for the catalogues and the documents come besides.
"""

from __future__ import annotations

import os
import shutil

import pytest

from tests.conftest import PROJECT, Site

pytestmark = pytest.mark.slow
Change = dict[str, tuple[str, str]]
"""By file: what stands in it, and what is to stand there instead; "" is the end of the file, or a new one."""

MODEL, READING = "plugins/nhipcau/model", "plugins/nhipcau/reading"
FIELD: Change = {
    f"{MODEL}/story.py": ('    dateline: str = ""\n', '    dateline: str = ""\n    occasion: str = ""\n'),
    f"{READING}/story.py": (
        '            dateline=folder.word(lang, "dateline"),\n',
        '            dateline=folder.word(lang, "dateline"),\n            occasion=folder.word(lang, "occasion"),\n',
    ),
    f"{READING}/story.py ": (
        '    "dateline": Rule(',
        '    "occasion": Rule(fields.text),\n    "dateline": Rule(',
    ),
    "theme/templates/components/byline.html": (
        "{% if edition.dateline %}",
        "{{ edition.occasion }}\n{% if edition.dateline %}",
    ),
}
REGISTRY: Change = {
    f"{MODEL}/registry.py": (
        "",
        '\n\n@dataclass(frozen=True, slots=True, kw_only=True)\nclass Sponsor(Entry):\n    gift: str = ""\n',
    ),
    f"{MODEL}/kinds.py": ("    Topic,\n", "    Sponsor,\n    Topic,\n"),
    f"{MODEL}/kinds.py ": (
        "\nKinds = ",
        '\nSPONSOR: Kind[Sponsor] = Kind("sponsor", "sponsors", paged=False)\nKinds = ',
    ),
    f"{MODEL}/kinds.py  ": ("    PRESS,\n)", "    PRESS,\n    SPONSOR,\n)"),
    f"{READING}/entries.py": ("VENUE, SERIES)\n", "VENUE, SERIES, SPONSOR)\n"),
    f"{READING}/entries.py ": (
        "FORMS = (",
        """from nhipcau.model.registry import Sponsor

SPONSOR = EntryForm(
    kind=kinds.SPONSOR,
    label="Sponsors",
    unknown="There is no sponsor “{key}”.",
    fields=(*COMMON, "gift"),
    make=lambda table: Sponsor(**table.common(), gift=table.text("gift")),
)
FORMS = (""",
    ),
}
PIECE: Change = {
    f"{MODEL}/pieces.py": (
        "",
        "\n\n@dataclass(frozen=True, slots=True, kw_only=True)\nclass Letter(Piece[Edition]):\n    pass\n",
    ),
    f"{MODEL}/kinds.py": ("import Page\n", "import Letter, Page\n"),
    f"{MODEL}/kinds.py ": (
        "\nKinds = ",
        '\nLETTER: Kind[Letter] = Kind("letter", "letters", piece=True)\nKinds = ',
    ),
    f"{MODEL}/kinds.py  ": ("    PRESS,\n)", "    PRESS,\n    LETTER,\n)"),
    f"{READING}/letter.py": (
        "",
        """from nhipcau.model import Edition, kinds
from nhipcau.model.pieces import Letter
from nhipcau.reading.pieces import edition_fields, piece_fields
from nhipcau.reading.schema import COVER, WORDS, PieceForm


def _letter(folder, kept):
    editions = tuple(Edition(**edition_fields(folder, lang, kept)) for lang in folder.sources)
    return Letter(**piece_fields(folder, editions))


FORM = PieceForm(
    kind=kinds.LETTER, label="letter", unknown="There is no letter “{key}”.", schema={**COVER, **WORDS}, build=_letter
)
""",
    ),
    f"{READING}/kinds.py": (
        "import anniversary, entries, event, notices, page",
        "import anniversary, entries, event, letter, notices, page",
    ),
    f"{READING}/kinds.py ": ("    page.FORM,\n", "    page.FORM,\n    letter.FORM,\n"),
    "plugins/nhipcau/pages/letters.py": (
        "",
        """from blinker import signal

from nhipcau.linked_data import trail
from nhipcau.model import About, Drawing, Output, path_of
from nhipcau.pages.pages import StaticPage


def files(site, renderer, letter):
    for edition in letter.editions:
        way = trail(site.publication, edition.lang, "", site.link("letter", letter.key, edition.lang))
        frame = site.piece_frame(letter, edition, About(way))
        one = StaticPage(frame, edition, site.resolved(edition.body, edition.lang))
        yield Output(path_of(edition.url), (one,), renderer.page("page.html", edition.lang), edition.file)


def draw(site, renderer):
    yield from (Drawing(files, (letter,)) for letter in site.content.shelf("letters"))


def register():
    signal("nhipcau.draw").connect(draw)
""",
    ),
    "plugins/nhipcau/settings.py": (
        '    "nhipcau.pages.pages",\n',
        '    "nhipcau.pages.pages",\n    "nhipcau.pages.letters",\n',
    ),
}
"""Its pages look as others do; with a look of its own there is a template besides."""


def built(site: Site, change: Change, most: int) -> Site:
    """The site, built by the package with a change to it that touches so many files at most."""
    assert len({name.strip() for name in change}) <= most
    shutil.copytree(PROJECT / "plugins", site.root / "package", ignore=shutil.ignore_patterns("__pycache__"))
    (site.root / "theme").unlink()
    shutil.copytree(PROJECT / "theme", site.root / "theme")
    for name, (before, after) in change.items():
        path = site.root / name.strip().replace("plugins/", "package/", 1)
        text = path.read_text("utf-8") if path.exists() else ""
        assert before in text, name
        path.write_text(text.replace(before, after, 1) if before else text + after, "utf-8")
    done = site.build(environment={"PYTHONPATH": os.fspath(site.root / "package")})
    assert done.returncode == 0, done.stderr
    return site


def page(site: Site, path: str) -> str:
    return (site.output / path).read_text("utf-8")


def test_a_field_of_stories_touches_four_files_at_most(site: Site) -> None:
    site.write(
        "content/stories/2024/2024-05-01-dip/index.vi.md",
        "---\ntitle: Dịp vui\nsection: van-hoa\noccasion: Ngày hội lớn\n---\nChữ.\n",
    )
    assert "Ngày hội lớn" in page(built(site, FIELD, 4), "2024/05/dip/index.html")


def test_a_registry_touches_three_files_at_most(site: Site) -> None:
    site.write(
        "content/registry/sponsors.toml",
        '[hoa-sen]\nvi = "Quỹ Hoa Sen"\nen = "Lotus Fund"\ngift = "10 triệu đồng"\n',
    )
    site.write(
        "content/stories/2024/2024-05-01-quy/index.vi.md",
        "---\ntitle: Quỹ mới\nsection: van-hoa\n---\nCảm ơn []({sponsor}hoa-sen).\n",
    )
    assert "Cảm ơn Quỹ Hoa Sen" in page(built(site, REGISTRY, 3), "2024/05/quy/index.html")


def test_a_kind_of_piece_touches_six_files_at_most(site: Site) -> None:
    site.write("content/letters/ban-doc/index.vi.md", "---\ntitle: Thư bạn đọc\n---\nKính gửi tòa soạn.\n")
    assert "Kính gửi tòa soạn." in page(built(site, PIECE, 6), "letters/ban-doc/index.html")
