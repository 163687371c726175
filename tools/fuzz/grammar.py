"""From the schema to cases: each lays a few files, links or settings over a small sound site.

The fields and what they hold are asked of the forms of all kinds, the settings of the table of their types.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from nhipcau.reading.kinds import FORMS, of_entries, of_pieces
from nhipcau.reading.schema import EntryForm, PieceForm
from nhipcau.reading.settings import TYPES
from tools.fuzz import hostile, pictures

OUTSIDE = "mat"
"""The folder beside `content/` of which nothing may reach the output."""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "text": ("Một dòng", "FREQ=WEEKLY;COUNT=3", "FREQ=MONTHLY;BYDAY=2SU;COUNT=4", "Ngày 10/10/1954"),
    "slug": ("ten-bai",),
    "moment": ("2024-10-06", "2024-10-06 09:30", "9h30 ngày 6/10/2024", "2024-10-06T09:30+09:00"),
    "moment_there": ("2024-11-02", "2024-11-02 20:00", "20h ngày 2/11/2024", "2024-11-02 09:00 Europe/Paris"),
    "moments_there": ("2024-11-09 20:00", "[2024-11-09 20:00, 2024-11-16]"),
    "beginning": ("2024-11-02 20:00", "11/2024", "tháng 11/2024"),
    "moves": ("[{from: 2024-11-09, to: 2024-11-10 20:00}]", "{2024-11-09: 2024-11-10}"),
    "fee": ("free", "miễn phí", "50000 VND", "0"),
    "capacity": ("120", "1.200"),
    "languages": ("vi, en", "[vi, fr]"),
    "days": ("2024-11-03", "[2024-11-03, 2024-11-05]"),
    "coordinates": ("21.0285, 105.8522", "[21.0285, 105.8522]"),
    "programme": ("[{time: '08:00', text: Khai mạc}]", "[{time: 2024-11-02 08:00, text: Khai mạc}]"),
    "founded": ("1954-10-10", "3/1962", "1956", "10/3 âm lịch", "5/1/1789 âm lịch", "15/8 lunar"),
    "flag": ("true", "no"),
    "number": ("1", "-3"),
    "keys": (
        "[hoa-binh]",
        "hoa-binh",
        "haufo",
        "[ban-bien-tap]",
        "[giai-phong-thu-do]",
        "[ngay-hoi-van-hoa]",
        "[]",
    ),
    "key": ("van-hoa", "ban-bien-tap"),
    "parse": ("published", "draft", "cancelled", "postponed", "online", "organisation"),
    "address": ("https://example.org/a?b=c", "mailto:a@example.org"),
    "web_address": ("https://example.org/",),
    "paths": ("/tin/123.html", "[/a, '/index.php?id=1']"),
    "file_name": ("ho.jpg",),
    "focus": ("30% 40%",),
    "corrections": ("[{date: 2024-10-12, text: Ghi sai}]",),
    "strip": ("{from: 2024-10-01, until: 2024-11-03, order: 1}", "{before: 30, after: 2}"),
}
"""What a parser takes, by its name, as it stands behind the colon."""
LEAST = {
    "story": {"section": "van-hoa"},
    "event": {"start": "2024-11-02"},
    "anniversary": {"founded": "1954-11-10"},
    "page": {"order": "7"},
}
"""The facts that a piece has at least."""
ENTRY = {
    "slug": ('{vi = "ten", en = "name"}',),
    "description": ('{vi = "Lời", en = "Words"}',),
    "short": ('{vi = "Tên", en = "Name"}',),
    "kind": ('{vi = "Chỉ thị", en = "Directive"}', '{vi = "中文", en = "中文"}'),
    "address": ('{vi = "1 Tràng Tiền", en = "1 Trang Tien"}',),
    "access": ('{vi = "Cửa sau", en = "Back door"}',),
    "offices": (
        '[{organisation = "haufo", vi = "Chủ tịch", en = "President", from = 2020, until = 2022-01-01}]',
    ),
    "url": ('"https://example.org/"',),
    "map": ('"https://example.org/"',),
    "coordinates": ('"21.02, 105.85"',),
    "number": ('"12-X"',),
    "date": ("2024-01-02", "1954", '"2/1/2024"'),
    "issuer": ('"haufo"',),
    "file": ('"a.pdf"',),
    "desk": ("true", "false"),
    "aliases": ('["/cu/1.html"]', '"/cu/2"'),
}
"""What a field of a registry holds, in TOML."""
SETTINGS: dict[type, tuple[str, ...]] = {
    str: (
        "''",
        "'x'",
        "'a\\x00b'",
        "'../..'",
        "'http://[::1'",
        "'https://x/y?z#a'",
        "'" + "a" * 300 + "'",
        "'\\ud800'",
    ),
    int: ("0", "-1", "10**30", "1.5"),
    bool: ("False", "True", "2"),
    dict: (
        "{}",
        "{'vi': None}",
        "{1: {}}",
        "{'vi': {'name': 'x', 'prefix': '../x', 'site_name': 'x', 'tagline': ''}}",
        "{'vi': {'name': 'a\\x00', 'prefix': '', 'site_name': ']]>{{x}}', 'tagline': '</script><b>\\x07'}}",
        "{'vi': {'name': 'a', 'prefix': '', 'site_name': '\\u202e\"', 'tagline': 'x', 'paths': {'stories': 5}}}",
        "{'xx': {'name': 'a', 'prefix': '', 'site_name': 'x', 'tagline': 'x'}}",
    ),
    list: ("[]", "[5]", "['/nowhere']", "['\\x00']", "[None]"),
    tuple: ("()",),
    type(None): ("None",),
}
STRANGE: tuple[str, ...] = (
    "None",
    "5",
    "'x'",
    "[]",
    "{}",
    "b'x'",
    "object()",
    "lambda: 1",
    "float('nan')",
    "...",
)
NAMES = (
    b"index.vi.md",
    b"INDEX.VI.MD",
    b"index.md",
    b"index.xx.md",
    b"index.vi.markdown",
    b"index.vi.md.",
    b"index..md",
    b"a\nb.jpg",
    b"a\x1b[31m.jpg",
    b"\xff\xfe.jpg",
    b"index.\xff.md",
    b"-rf.jpg",
    b"..jpg",
    b"a b.jpg",
    b"a%2e%2e%2fb.jpg",
    b"a?b#c.jpg",
    b"a;b&c.jpg",
    b"a'b\"c.jpg",
    b"<b>.jpg",
    b"{0}.jpg",
    b"con.jpg",
    b"a:b.jpg",
    b"a\\b.jpg",
    b"$x.jpg",
    b"*.jpg",
    b"a.jpg.exe",
    "e\u0301.jpg".encode(),
    "\u202egpj.exe.jpg".encode(),
    "hồ gươm.jpg".encode(),
    b"a" * 250 + b".jpg",
    "ẵ".encode() * 80 + b".md",
)


@dataclass(frozen=True, slots=True)
class Edit:
    """Something put at a path of the site: bytes, or a `link` to somewhere, or a `pipe`."""

    path: bytes
    data: bytes = b""
    link: str = ""
    pipe: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """What is laid over the site. `settings` are lines of Python; with `wrong`, a build must refuse it."""

    number: int
    door: str
    edits: tuple[Edit, ...] = ()
    settings: tuple[str, ...] = ()
    wrong: bool = False


def case(seed: int, number: int) -> Case:
    """The case of that number."""
    chance = Random(f"{seed}/{number}")
    (door,) = chance.choices(tuple(DOORS), tuple(DOORS.values()))
    return door(chance, number)


def _field(chance: Random, number: int) -> Case:
    """One or two fields of a piece that are not what they should be."""
    form = chance.choice(tuple(of_pieces(FORMS).values()))
    names = chance.sample(sorted(form.schema), chance.choice((1, 1, 2, 3)))
    told = {"title": f"Thử {number}", **LEAST[form.kind.name]}
    told |= {name: _value(chance, form.schema[name].parse.__name__) for name in names}
    files = {"vi": told}
    if chance.random() < 0.3:
        name = chance.choice(sorted(form.schema))
        files["en"] = {"title": f"Trial {number}", name: _value(chance, form.schema[name].parse.__name__)}
    return Case(number, f"{form.kind.name}.{'+'.join(names)}", _piece(form, number, files, "Lời."))


def _value(chance: Random, parser: str) -> str:
    """What stands behind the colon of a field with that parser."""
    examples = EXAMPLES.get(parser, EXAMPLES["text"])
    kind = chance.random()
    if kind < 0.12:
        return chance.choice(examples)
    if kind < 0.5:
        return _plainly(chance, hostile.damaged(chance, chance.choice(examples)))
    if kind < 0.62:
        return chance.choice(hostile.NESTED)
    if kind < 0.72:
        return chance.choice(EXAMPLES[chance.choice(sorted(EXAMPLES))])
    words = chance.choice((hostile.WORDS, hostile.TIMES, hostile.RECURRENCES))
    return _plainly(chance, chance.choice(words))


def _plainly(chance: Random, words: str) -> str:
    """A value as it is, or between quotation marks: YAML knows JSON's."""
    return words if chance.random() < 0.4 else json.dumps(words, ensure_ascii=chance.random() < 0.5)


def _piece(form: PieceForm, number: int, files: dict[str, dict[str, str]], text: str) -> tuple[Edit, ...]:
    folder = _folder(form, number)
    return tuple(
        Edit(folder + f"/index.{lang}.md".encode(), _source(told, text)) for lang, told in files.items()
    )


def _folder(form: PieceForm, number: int) -> bytes:
    key = f"2024-10-05-thu-{number}" if form.kind.name == "story" else f"thu-{number}"
    return f"content/{form.kind.plural}/{key}".encode()


def _source(told: dict[str, str], text: str) -> bytes:
    head = "".join(f"{name}: {value}\n" for name, value in told.items())
    return f"---\n{head}---\n\n{text}\n".encode("utf-8", "surrogatepass")


def _body(chance: Random, number: int) -> Case:
    form = chance.choice(tuple(of_pieces(FORMS).values()))
    told = {"title": f"Thử {number}", **LEAST[form.kind.name]}
    edits = _piece(form, number, {"vi": told}, hostile.body(chance))
    photo = Edit(_folder(form, number) + b"/ho.jpg", pictures.sound()["jpg"])
    return Case(number, f"{form.kind.name} body", (*edits, photo))


def _entry(chance: Random, number: int) -> Case:
    form = chance.choice(tuple(of_entries(FORMS).values()))
    key = f"thu-{number}" if chance.random() < 0.9 else json.dumps(chance.choice(hostile.WORDS)[:300])
    told = {"vi": f'"Thử {number}"', "en": f'"Trial {number}"'}
    if form.kind.name == "document":
        told |= {"number": '"1-X"', "date": "2024-01-02"}
    names = chance.sample(("vi", *form.fields), chance.choice((1, 1, 2)))
    told |= {name: _toml(chance, form, name) for name in names}
    lines = "".join(f"{name} = {value}\n" for name, value in told.items())
    data = f"\n[{key}]\n{lines}".encode("utf-8", "surrogatepass")
    path = f"content/registry/{form.kind.plural}.toml".encode()
    return Case(number, f"{form.kind.name} entry {'+'.join(names)}", (Edit(path, data),))


def _toml(chance: Random, form: EntryForm, name: str) -> str:
    kind = chance.random()
    examples = ENTRY.get(name, ('"Tên"',))
    if kind < 0.2:
        return chance.choice(examples)
    if kind < 0.5:
        return hostile.damaged(chance, chance.choice(examples))
    if kind < 0.7:
        return chance.choice(hostile.TOML)
    words = json.dumps(chance.choice((*hostile.WORDS, *hostile.TIMES)), ensure_ascii=chance.random() < 0.5)
    return chance.choice((words, f"{{vi = {words}, en = {words}}}"))


def _bitten(chance: Random, number: int) -> Case:
    """A whole text file that is damaged, or was saved in another encoding."""
    form = chance.choice(tuple(of_pieces(FORMS).values()))
    told = {"title": f"Thử {number}", **LEAST[form.kind.name]}
    (edit,) = _piece(form, number, {"vi": told}, hostile.body(chance)[:2000])
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: hostile.bitten(chance, edit.data),
        lambda: edit.data.decode("utf-8", "replace").encode("utf-16"),
        lambda: edit.data.replace(b"\n", b"\r"),
        lambda: edit.data * 3,
        lambda: hostile.damaged(chance, edit.data.decode("utf-8", "replace")).encode(
            "utf-8", "surrogatepass"
        ),
    )
    return Case(number, f"{form.kind.name} file", (Edit(edit.path, chance.choice(ways)()),))


def _beside(chance: Random, number: int) -> Case:
    """A photo or another file beside a text that shows it."""
    form = chance.choice(tuple(of_pieces(FORMS).values()))
    ending, data = pictures.file(chance)
    name = f"tep.{ending}"
    told = {"title": f"Thử {number}", **LEAST[form.kind.name]}
    if chance.random() < 0.5:
        told |= {"cover": name, "cover_alt": "Ảnh"}
    text = chance.choice((f"![Ảnh]({name})", f"[Tệp]({name})", "Lời."))
    edits = _piece(form, number, {"vi": told}, text)
    return Case(
        number,
        f"{form.kind.name} {ending}",
        (*edits, Edit(_folder(form, number) + b"/" + name.encode(), data)),
    )


def _named(chance: Random, number: int) -> Case:
    """A file, or the folder of a piece, with a name that is none."""
    form = chance.choice(tuple(of_pieces(FORMS).values()))
    name = chance.choice(NAMES)
    told = {"title": f"Thử {number}", **LEAST[form.kind.name]}
    text = f"![Ảnh](<{name.decode('utf-8', 'replace')}>)" if chance.random() < 0.5 else "Lời."
    folder = _folder(form, number)
    if chance.random() < 0.3:
        folder = folder[: folder.rfind(b"/") + 1] + name[:200] + str(number).encode()
    edits = [Edit(folder + b"/index.vi.md", _source(told, text))]
    edits.append(Edit(folder + b"/" + name, pictures.sound()["jpg"]))
    return Case(number, f"{form.kind.name} name", tuple(edits))


def _led_out(chance: Random, number: int) -> Case:
    """A link out of `content/`, or something that is no plain file, where a file or a folder should be."""
    form = chance.choice(tuple(of_pieces(FORMS).values()))
    told = {"title": f"Thử {number}", **LEAST[form.kind.name]}
    folder = _folder(form, number)
    up = "../" * (folder.count(b"/") + 1)
    kind = chance.randrange(6)
    text = Edit(folder + b"/index.vi.md", _source(told, "![Ảnh](a.jpg) [b](b.pdf)"))
    name = chance.choice(("a.jpg", "b.pdf", "index.en.md"))
    beside = folder + b"/" + name.encode()
    if kind == 0:
        return Case(number, "pipe", (text, Edit(beside, pipe=True)), wrong=True)
    if kind == 1:
        return Case(number, "device", (text, Edit(beside, link="/dev/zero")), wrong=True)
    if kind == 2:
        return Case(
            number,
            "link to a folder",
            (Edit(folder, link=f"{up[3:]}{OUTSIDE}/{form.kind.name}"),),
            wrong=True,
        )
    if kind == 3:
        path = f"content/registry/files/{number}.pdf".encode()
        entry = f'\n[thu-{number}]\nvi = "a"\nen = "b"\nnumber = "1-X"\ndate = 2024\nfile = "{number}.pdf"\n'
        edits = (
            Edit(path, link=f"../../../{OUTSIDE}/b.pdf"),
            Edit(b"content/registry/documents.toml", entry.encode()),
        )
        return Case(number, "link in registry/files", edits, wrong=True)
    if kind == 4:
        return Case(number, "pipe of a text", (Edit(folder + b"/index.vi.md", pipe=True),), wrong=True)
    return Case(number, "link to a file", (text, Edit(beside, link=f"{up}{OUTSIDE}/{name}")), wrong=True)


def _setting(chance: Random, number: int) -> Case:
    name = chance.choice(
        sorted({*TYPES, "PATH", "OUTPUT_PATH", "THEME", "PLUGIN_PATHS", "DEFAULT_LANG", "SITENAME"})
    )
    fit = [value for type in TYPES.get(name, (str,)) for value in SETTINGS[type]]
    value = chance.choice(fit if chance.random() < 0.6 else STRANGE)
    return Case(number, f"setting {name}", settings=(f"{name} = {value}",))


DOORS: dict[Callable[[Random, int], Case], int] = {
    _field: 40,
    _body: 22,
    _entry: 14,
    _bitten: 6,
    _beside: 8,
    _named: 4,
    _led_out: 3,
    _setting: 2,
}
"""The doors, and how often each is tried."""
