"""From the schema to cases: each lays a few files, links or settings over a small sound site.

The fields and what they hold are asked of the forms of all kinds, the settings of the table of their types; what
programs keep beside the content has its doors in `kept.py`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from inspect import getclosurevars
from random import Random
from typing import Any

from nhipcau.model import recordings
from nhipcau.reading import terms
from nhipcau.reading.kinds import FORMS, of_entries, of_pieces
from nhipcau.reading.schema import EntryForm, PieceForm, Rule
from nhipcau.reading.settings import TYPES
from tools.fuzz import hostile, kept, pictures
from tools.fuzz.cases import OUTSIDE, Case, Edit
from tools.fuzz.examples import ENTRY, ENTRY_LEAST, EXAMPLES, KNOWN, LEAST
from tools.fuzz.settings import OF_TYPE, SOUND, STRANGE

PIECES = tuple(of_pieces(FORMS).values())
FILMS = frozenset(ending[1:] for ending in recordings.FILMS | recordings.SOUNDS)
ENTRIES = (*of_entries(FORMS).values(), terms.FORM)
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


def case(seed: int, number: int) -> Case:
    """The case of that number."""
    chance = Random(f"{seed}/{number}")
    (door,) = chance.choices(tuple(DOORS), tuple(DOORS.values()))
    return door(chance, number)


def _field(chance: Random, number: int) -> Case:
    """One or two fields of a piece that are not what they should be."""
    form = chance.choice(PIECES)
    names = chance.sample(sorted(form.schema), chance.choice((1, 1, 2, 3)))
    told = {"title": f"Thử {number}", **LEAST[form.kind.name]}
    told |= {name: _value(chance, form.schema[name]) for name in names}
    files = {"vi": told}
    if chance.random() < 0.3:
        name = chance.choice(sorted(form.schema))
        files["en"] = {"title": f"Trial {number}", name: _value(chance, form.schema[name])}
    return Case(number, f"{form.kind.name}.{'+'.join(names)}", _piece(form, number, files, "Lời."))


def examples(rule: Rule) -> tuple[str, ...]:
    """What a field takes, as it stands behind the colon: keys of its kind, the words that it allows, or examples."""
    if rule.names in KNOWN:
        return (KNOWN[rule.names], f"[{KNOWN[rule.names]}]")
    return allowed(rule.parse) or EXAMPLES[rule.parse.__name__]


def allowed(parse: Callable[..., Any]) -> tuple[str, ...]:
    """The words of a parser that `fields.choice` or `fields.choices` made; () of others."""
    found = getclosurevars(parse).nonlocals
    if "one" in found:
        words = allowed(found["one"])
        return (*words, f"[{', '.join(words)}]")
    return tuple(found.get("allowed", ()))


def _value(chance: Random, rule: Rule) -> str:
    """What stands behind the colon of a field."""
    kind, sound = chance.random(), examples(rule)
    if kind < 0.12:
        return chance.choice(sound)
    if kind < 0.5:
        return _plainly(chance, hostile.damaged(chance, chance.choice(sound)))
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
    form = chance.choice(PIECES)
    told = {"title": f"Thử {number}", **LEAST[form.kind.name]}
    text = hostile.body(chance)
    if "live" in form.schema and chance.random() < 0.2:
        told["live"] = "true"
        text = "\n\n".join(
            (f"## {chance.choice(hostile.LIVE)}", text, f"## {chance.choice(hostile.LIVE)}", "Lời.")
        )
    edits = _piece(form, number, {"vi": told}, text)
    beside = (("ho.jpg", "jpg"), ("phim.mp4", "mp4"), ("phim.vi.vtt", "vtt"))
    files = (Edit(_folder(form, number) + f"/{name}".encode(), pictures.begun(kind)) for name, kind in beside)
    return Case(number, f"{form.kind.name} body", (*edits, *files))


def _entry(chance: Random, number: int) -> Case:
    form = chance.choice(ENTRIES)
    key = f"thu-{number}" if chance.random() < 0.9 else json.dumps(chance.choice(hostile.WORDS)[:300])
    told = {"vi": f'"Thử {number}"', "en": f'"Trial {number}"'}
    told |= ENTRY_LEAST.get(form.kind.name, {})
    names = chance.sample(("vi", *form.fields), chance.choice((1, 1, 2)))
    told |= {name: _toml(chance, form, name) for name in names}
    lines = "".join(f"{name} = {value}\n" for name, value in told.items())
    data = f"\n[{key}]\n{lines}".encode("utf-8", "surrogatepass")
    path = f"content/registry/{form.kind.plural}.toml".encode()
    return Case(number, f"{form.kind.name} entry {'+'.join(names)}", (Edit(path, data),))


def _toml(chance: Random, form: EntryForm, name: str) -> str:
    kind = chance.random()
    sound = ENTRY.get(name, ('"Tên"',))  # the names in each language have no field of their own
    if kind < 0.2:
        return chance.choice(sound)
    if kind < 0.5:
        return hostile.damaged(chance, chance.choice(sound))
    if kind < 0.7:
        return chance.choice(hostile.TOML)
    words = json.dumps(chance.choice((*hostile.WORDS, *hostile.TIMES)), ensure_ascii=chance.random() < 0.5)
    return chance.choice((words, f"{{vi = {words}, en = {words}}}"))


def _bitten(chance: Random, number: int) -> Case:
    """A whole text file that is damaged, or was saved in another encoding."""
    form = chance.choice(PIECES)
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
    """A photo or another file beside a text that shows it, and what belongs to a film."""
    form = chance.choice(PIECES)
    ending, data = pictures.file(chance)
    name = f"tep.{ending}"
    told = {"title": f"Thử {number}", **LEAST[form.kind.name]}
    if chance.random() < 0.4:
        told |= {"cover": name, "cover_alt": "Ảnh"}
    text = chance.choice(
        (f"![Ảnh]({name})", f'![Ảnh]({name} "Lời *x*. Ảnh: TTXVN")', f"[Tệp]({name})", "Lời.")
    )
    edits = [
        *_piece(form, number, {"vi": told}, text),
        Edit(_folder(form, number) + b"/" + name.encode(), data),
    ]
    if ending in FILMS or chance.random() < 0.1:
        for beside in ("tep.vi.vtt", "tep.jpg", "tep.vi.txt"):
            held = pictures.begun(beside[-3:])
            held = hostile.bitten(chance, held) if chance.random() < 0.4 else held
            edits.append(Edit(_folder(form, number) + b"/" + beside.encode(), held))
    return Case(number, f"{form.kind.name} {ending}", tuple(edits))


def _named(chance: Random, number: int) -> Case:
    """A file, or the folder of a piece, with a name that is none."""
    form = chance.choice(PIECES)
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
    form = chance.choice(PIECES)
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
    name = chance.choice(SETTINGS)
    types = TYPES.get(name, (dict,) if name in SOUND else (str,))
    fit = [*SOUND.get(name, ()), *(value for type in types for value in OF_TYPE[type])]
    kind = chance.random()
    if kind < 0.3 and name in SOUND:
        value = _bent(chance, chance.choice(SOUND[name]))
    else:
        value = chance.choice(fit if kind < 0.75 else STRANGE)
    return Case(number, f"setting {name}", settings=(f"{name} = {value}",))


def _bent(chance: Random, value: str) -> str:
    """A value of which a text or a number within is another; it is Python still."""
    spots = [at for at, sign in enumerate(value) if sign == "'"]
    at = chance.randrange(len(spots) // 2) * 2
    words = repr(chance.choice(hostile.WORDS)[:300]) if chance.random() < 0.6 else chance.choice(STRANGE)
    return value[: spots[at]] + words + value[spots[at + 1] + 1 :]


SETTINGS = sorted(
    {*TYPES, "PATH", "OUTPUT_PATH", "THEME", "PLUGIN_PATHS", "DEFAULT_LANG", "SITENAME", *SOUND}
)
DOORS: dict[Callable[[Random, int], Case], int] = {
    _field: 40,
    _body: 22,
    _entry: 18,
    _bitten: 6,
    _beside: 9,
    _named: 4,
    _led_out: 3,
    _setting: 3,
    kept.beside: 3,
    kept.gathered: 5,
    kept.addresses: 2,
    kept.handed: 2,
}
"""The doors, and how often each is tried."""
