"""Every field that writers may fill in reaches a value, and by it a page or a file: none is read and then dropped.

For each field of each kind, two whole small sites differ in that field alone. What is read of them must differ, and so
must what is printed.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pelican.settings import read_settings
from PIL import Image

from nhipcau.model import Content
from nhipcau.reading.kinds import FORMS, of_entries, of_pieces
from nhipcau.reading.reader import read
from nhipcau.reading.settings import publication
from tests.exact.workshop import ROOT, Workshop, changed, write

QUICK = {"SOCIAL_CARDS": False, "SIDE_BY_SIDE": False}


@dataclass(frozen=True)
class Case:
    """A field with one value and with another (None: left out), and the fields that both sites have beside it."""

    one: Any
    other: Any
    beside: dict[str, Any] = field(default_factory=dict)


COVER = {"cover": "ho.jpg", "cover_alt": "Mặt hồ"}
WORDS = {
    "title": Case("Một", "Hai"),
    "slug": Case(None, "ten-khac"),
    "summary": Case(None, "Tóm tắt."),
    "aliases": Case(None, ["/cu/1.html"]),
    "cover_alt": Case("Mặt hồ", "Hồ nước", {"cover": "ho.jpg"}),
    "cover_caption": Case(None, "Hồ sáng. Ảnh: An", COVER),
    "cover": Case(None, "ho.jpg", {"cover_alt": "Mặt hồ"}),
    "cover_focus": Case(None, "10% 20%", COVER),
}
TOPICS = {"topics": Case(None, ["chu-de-1"])}
ANNIVERSARIES = {"anniversaries": Case(None, ["ngay-cu"])}
PEOPLE = {"people": Case(None, ["an"])}
LATER = {"recurrence": "FREQ=DAILY;COUNT=5"}
PIECES: dict[str, dict[str, Case]] = {
    "story": {
        **WORDS,
        **TOPICS,
        **ANNIVERSARIES,
        **PEOPLE,
        "standfirst": Case(None, "Sa-pô."),
        "dateline": Case(None, "Hà Nội"),
        "translator": Case(None, "an"),
        "source": Case(None, "Theo báo bạn"),
        "corrections": Case(None, [{"date": "2024-10-03", "text": "Ghi sai."}]),
        "date": Case("2024-10-02", "2024-10-02 09:30"),
        "modified": Case(None, "2024-10-03"),
        "section": Case("tin", "van-hoa"),
        "events": Case(None, ["hoi-cu"]),
        "authors": Case(None, ["an"]),
        "organisations": Case(None, ["hoi"]),
        "documents": Case(None, ["chi-thi"]),
        "series": Case(None, ["loat"]),
        "status": Case(None, "draft"),
        "reason": Case(None, "Người trong bài xin rút.", {"status": "withdrawn"}),
        "release": Case(None, "2024-10-25"),
        "together": Case(None, True),
        "live": Case(None, True),
        "featured": Case(None, {"until": "2024-12-31"}),
    },
    "event": {
        **WORDS,
        **TOPICS,
        **ANNIVERSARIES,
        **PEOPLE,
        "place": Case(None, "Nhà hát"),
        "address": Case(None, "1 Tràng Tiền", {"place": "Nhà hát"}),
        "venue": Case(None, "nha-hat"),
        "programme": Case(
            None,
            [{"time": "09:00", "text": "Khai mạc"}],
            {"start": "2024-11-02 09:00", "end": "2024-11-02 11:00"},
        ),
        "coordinates": Case(None, "21.02, 105.85", {"place": "Nhà hát"}),
        "online": Case(None, "https://example.org/xem"),
        "previously": Case(None, "2024-10-30", {"status": "postponed"}),
        "except": Case(None, ["2024-11-03"], LATER),
        "moved": Case(None, [{"from": "2024-11-03", "to": "2024-11-20"}], LATER),
        "extra": Case(None, ["2024-12-01"]),
        "register_by": Case(None, "2024-10-30", {"register": "https://example.org/ghi-ten"}),
        "capacity": Case(None, 200),
        "fee": Case(None, 0),
        "spoken": Case(None, ["vi", "ja"]),
        "access": Case(None, "Có lối cho xe lăn.", {"place": "Nhà hát"}),
        "announced": Case(None, "2024-10-01 09:00"),
        "start": Case("2024-11-02", "2024-11-01"),
        "end": Case(None, "2024-11-04"),
        "modified": Case(None, "2024-10-03"),
        "organisers": Case(None, ["hoi"]),
        "status": Case(None, "cancelled"),
        "register": Case(None, "https://example.org/ghi-ten"),
        "recurrence": Case(None, "FREQ=DAILY;COUNT=5"),
        "strip": Case(None, {"from": "2024-10-01", "until": "2024-11-03", "order": 1}),
    },
    "anniversary": {
        **WORDS,
        **TOPICS,
        "strip": Case(None, {"before": 30, "after": 2}),
        "phrase": Case(None, "ngày lập phố"),
        "names": Case(None, ["ngày của phố"]),
        "kind": Case(None, "organisation", {"phrase": "Hội phố"}),
        "founded": Case("1954-11-10", "1955-11-10"),
    },
    "page": {
        **WORDS,
        "order": Case(1, 3),
        "terms": Case(None, True),
        "photo_terms": Case(None, True),
        "shows": Case(None, ["holidays"]),
    },
}
NAMES = {"vi": "Thử", "en": "Trial"}
LEAST: dict[str, dict[str, Any]] = {
    "story": {"title": "Một", "date": "2024-10-02", "section": "tin"},
    "event": {"title": "Một", "start": "2024-11-02"},
    "anniversary": {"title": "Một", "founded": "1954-11-10"},
    "page": {"title": "Một", "order": 1},
    **dict.fromkeys(("section", "topic", "person", "organisation", "country", "venue", "series"), NAMES),
    "document": {**NAMES, "number": "1-X", "date": date(2024, 1, 2)},
    "press": {**NAMES, "email": "an@example.org"},
    "notice": {**NAMES, "start": date(2024, 10, 20), "end": date(2024, 10, 20)},
}
"""What a piece or an entry has at least."""
NAMING: dict[str, dict[str, Any]] = {
    "section": {"section": "thu"},
    "topic": {"topics": ["thu"]},
    "series": {"series": ["thu"]},
    "person": {"people": ["thu"]},
    "organisation": {"organisations": ["thu"]},
    "document": {"documents": ["thu"]},
}
"""What a story says to name the entry `thu`."""
ENGLISH = {"title": "Trial", "slug": "trial", "cover_alt": "Water"}
SLUGS = {"vi": "hai", "en": "two"}
SPOKEN = {"vi": "Hai", "en": "Two"}


def aliases(kind: str) -> dict[str, Case]:
    """An old address, which no two things may have."""
    return {"aliases": Case(None, [f"/cu/{kind}.html"])}


ENTRIES: dict[str, dict[str, Case]] = {
    "section": {"slug": Case(None, SLUGS), "description": Case(None, SPOKEN), **aliases("section")},
    "topic": {
        "slug": Case(None, SLUGS),
        "description": Case(None, SPOKEN),
        "country": Case(None, "nuoc"),
        **aliases("topic"),
    },
    "country": {"slug": Case(None, SLUGS), "description": Case(None, SPOKEN), **aliases("country")},
    "person": {
        **aliases("person"),
        "slug": Case(None, SLUGS),
        "description": Case(None, SPOKEN),
        "desk": Case(None, True),
        "offices": Case(None, [{"organisation": "hoi", "vi": "Thư ký", "en": "Secretary"}]),
    },
    "organisation": {
        **aliases("organisation"),
        "slug": Case(None, SLUGS),
        "description": Case(None, SPOKEN),
        "country": Case(None, "nuoc"),
        "short": Case(None, SPOKEN),
        "url": Case(None, "https://example.org"),
        "until": Case(None, date(2020, 1, 1)),
        "successor": Case(None, "hoi"),
    },
    "document": {
        **aliases("document"),
        "slug": Case(None, SLUGS),
        "description": Case(None, SPOKEN),
        "number": Case("1-X", "2-X"),
        "date": Case(date(2024, 1, 2), date(2024, 1, 3)),
        "kind": Case(None, SPOKEN),
        "issuer": Case(None, "hoi"),
        "url": Case(None, "https://example.org/1-x"),
        "file": Case(None, "1-x.pdf"),
    },
    "series": {**aliases("series"), "slug": Case(None, SLUGS), "description": Case(None, SPOKEN)},
    "venue": {
        **aliases("venue"),
        "slug": Case(None, SLUGS),
        "description": Case(None, SPOKEN),
        "address": Case(None, SPOKEN),
        "coordinates": Case(None, "21.02, 105.85"),
        "map": Case(None, "https://example.org/map"),
        "access": Case(None, SPOKEN),
        "url": Case(None, "https://example.org"),
    },
    "press": {
        "description": Case(None, SPOKEN),
        "email": Case("an@example.org", "lan@example.org"),
        "phone": Case(None, "024 1234"),
        "file": Case("1-x.pdf", "2-x.pdf", {"email": None}),
        "topic": Case("chu-de-1", "chu-de-2", {"email": None}),
    },
    "notice": {
        "start": Case(date(2024, 10, 20), "2024-10-20 13:00"),
        "end": Case(date(2024, 10, 20), "2024-10-20 11:00"),
        "level": Case(None, "urgent"),
        "link": Case(None, "{page}gioi-thieu"),
    },
}
UNPRINTED = {
    (
        "anniversary",
        "names",
    ): "by them a count of years in a text is known, and a wrong one told to its writer",
}
"""Fields that no reader sees, and what they are for."""


KINDS = of_pieces(FORMS)
REGISTRIES = of_entries(FORMS)
CASES = [(kind, name) for cases in (PIECES, ENTRIES) for kind in cases for name in cases[kind]]


class Trial:
    """One small site, in which a piece or an entry called `thu` is tried out."""

    def __init__(self, folder: Path) -> None:
        self.known: dict[str, tuple[Content, dict[str, str]]] = {}
        self.site = Workshop(folder, settings=dict(QUICK))
        self.site.registries()
        self.site.piece("anniversaries", "ngay-cu", founded="1960-05-05")
        self.site.piece("events", "hoi-cu", start="2023-05-05")
        self.site.piece("pages", "gioi-thieu", order=2)
        self.site.story("2024-10-05-khac")
        (self.site.content / "registry/files").mkdir()
        for name in ("1-x.pdf", "2-x.pdf"):
            (self.site.content / f"registry/files/{name}").write_bytes(b"%PDF-1.4")
        for kind, key in (
            ("organisation", "hoi"),
            ("country", "nuoc"),
            ("document", "chi-thi"),
            ("venue", "nha-hat"),
            ("series", "loat"),
        ):
            self.entry(kind, key, LEAST[kind] | {"vi": "Có sẵn", "en": "There before"})

    def entry(self, kind: str, key: str, told: dict[str, Any]) -> None:
        """Put a table into a registry, in the place of the one with that key."""
        path = self.site.content / "registry" / f"{REGISTRIES[kind].kind.plural}.toml"
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        tables = [
            table
            for table in before.split("\n\n")
            if table.strip() and not table.strip().startswith(f"[{key}]")
        ]
        lines = [f"{name} = {toml(value)}" for name, value in told.items()]
        path.write_text("\n\n".join([*tables, "\n".join([f"[{key}]", *lines])]), encoding="utf-8")

    def piece(self, kind: str, told: dict[str, Any]) -> None:
        folder = self.site.content / KINDS[kind].kind.plural / "thu"
        write(folder / "index.vi.md", told, "Lời.")
        write(folder / "index.en.md", ENGLISH | ({"phrase": "Trial"} if "phrase" in told else {}), "Words.")
        Image.new("RGB", (60, 40), "teal").save(folder / "ho.jpg")

    def tell(self, kind: str, told: dict[str, Any]) -> tuple[Content, dict[str, str]]:
        """What is read, and the digests of what is printed, where `thu` of that kind is what is told. For most fields
        one of the two sites is that in which `thu` has nothing but what it must have."""
        whole = {name: each for name, each in (LEAST[kind] | told).items() if each is not None}
        asked = repr((kind, sorted(whole.items(), key=lambda each: each[0])))
        if asked not in self.known:
            self.known[asked] = self._tell(kind, whole)
        return self.known[asked]

    def _tell(self, kind: str, told: dict[str, Any]) -> tuple[Content, dict[str, str]]:
        for other in PIECES:
            shutil.rmtree(self.site.content / KINDS[other].kind.plural / "thu", ignore_errors=True)
        if kind in PIECES:
            self.piece(kind, told)
        else:
            self.entry(kind, "thu", told)
            self.piece("story", LEAST["story"] | NAMING.get(kind, {}))
        return self.read(), self.site.build()

    def read(self) -> Content:
        settings = read_settings(str(ROOT / "pelicanconf.py"))
        languages = publication(settings)
        return read(self.site.content, languages, self.site.folder / "reading", settings, map).content


def toml(value: Any) -> str:
    """A value as TOML has it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {toml(each)}" for name, each in value.items()) + "}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return Trial(tmp_path_factory.mktemp("fields"))


KEPT = {"views"}
"""What an import keeps in its file for what counts readers, and no page shows yet."""


def test_every_field_of_every_kind_is_tried() -> None:
    assert {kind: set(form.schema) - KEPT for kind, form in KINDS.items()} == {
        kind: set(cases) for kind, cases in PIECES.items()
    }
    assert {kind: set(form.fields) for kind, form in REGISTRIES.items()} == {
        kind: set(cases) for kind, cases in ENTRIES.items()
    }


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "name"), CASES)
def test_a_field_reaches_a_value_and_a_page_or_file(trial: Trial, kind: str, name: str) -> None:
    case = (PIECES | ENTRIES)[kind][name]
    first, before = trial.tell(kind, case.beside | {name: case.one})
    second, after = trial.tell(kind, case.beside | {name: case.other})
    assert first != second
    assert bool(changed(before, after)) != ((kind, name) in UNPRINTED)
