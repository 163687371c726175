"""The foundation: from what is known of a newspaper to the files of its folder. The texts lie in `newspaper/`.

A welcome is written only in languages that we have a text in: a story never pretends to be in another.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template

from nhipcau.languages import slugify
from nhipcau.languages.path_words import WORDS

TEXTS = Path(__file__).parent / "newspaper"
SPOKEN = ("vi", "en")
"""The languages of our texts."""
SECTIONS = (
    {"vi": "Tin tức", "en": "News"},
    {"vi": "Phóng sự", "en": "Features"},
    {"vi": "Ý kiến", "en": "Opinion"},
)
"""The sections that are proposed."""
TAGLINE = {"vi": "Tin tức và sự kiện", "en": "News and events"}
KEYS = {"welcome": {"vi": "loi-chao-ban-doc", "en": "welcome"}, "about": {"vi": "gioi-thieu", "en": "about"}}
"""The folders of the first story and the first page, in the main language."""
REGISTRIES = {
    "topics": {"vi": "Chủ đề: mỗi bài chọn vài ba khóa.", "en": "Topics: a story takes two or three keys."},
    "people": {"vi": "Người được nhắc tên, kèm chức vụ.", "en": "People, with the offices they hold."},
    "organisations": {"vi": "Tổ chức: tên chính thức.", "en": "Organisations: their official names."},
}
SECTION_NOTE = {
    "vi": "Chuyên mục, theo đúng thứ tự trên thanh điều hướng.",
    "en": "Sections, in the order of the navigation bar.",
}


@dataclass(frozen=True, slots=True)
class EditionPlan:
    """A language of the newspaper: its code, its name in itself, what the newspaper is called in it. It is `foreign`
    where the theme has no catalogue of it."""

    code: str
    language: str
    name: str
    tagline: str
    foreign: bool


@dataclass(frozen=True, slots=True)
class Foundation:
    """What is known of a newspaper before it stands. The main edition is the first; `sections` have names by language;
    `address` is the site's root without a final slash."""

    editions: tuple[EditionPlan, ...]
    address: str
    zone: str
    sections: tuple[Mapping[str, str], ...]
    today: date
    desk: str
    welcome: bool

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(edition.code for edition in self.editions)

    @property
    def spoken(self) -> tuple[str, ...]:
        """The languages of the newspaper that we have texts in."""
        return tuple(code for code in self.codes if code in SPOKEN)

    @property
    def told(self) -> tuple[str, ...]:
        """The languages in which its makers are told what is what: English where there is none of theirs."""
        return self.spoken or ("en",)

    def keys(self) -> tuple[str, ...]:
        """The keys of the sections: of their main names, numbered where those have no Latin letters or are alike."""
        keys: list[str] = []
        for number, names in enumerate(self.sections, 1):
            key = slugify(names[self.codes[0]])
            keys.append(key if key and key not in keys else f"section-{number}")
        return tuple(keys)


def files(known: Foundation) -> dict[str, str]:
    """The text of every file, by its path in the newspaper's folder."""
    return dict([*_settings(known), *_notes(known), *_registries(known), *_pieces(known)])


def _settings(known: Foundation) -> Iterator[tuple[str, str]]:
    main = known.editions[0]
    yield (
        "pelicanconf.py",
        _text(
            "pelicanconf.txt",
            name=_quoted(main.name),
            zone=_quoted(known.zone),
            main=_quoted(main.code),
            desk=_quoted(known.desk),
            languages="".join(_language(edition, not at) for at, edition in enumerate(known.editions)),
        ),
    )
    yield "publishconf.py", _text("publishconf.txt", address=_quoted(known.address))
    yield "Makefile", _text("Makefile.txt")
    yield ".gitignore", _text("gitignore.txt")
    yield ".gitattributes", _text("gitattributes.txt")


def _language(edition: EditionPlan, main: bool) -> str:
    """The entry of a language. Its addresses stand there where no catalogue has them, so that one which comes later
    moves none."""
    said = {
        "name": edition.language,
        "prefix": "" if main else edition.code.lower(),
        "site_name": edition.name,
        "tagline": edition.tagline,
    }
    lines = [f"        {_quoted(name)}: {_quoted(words)},\n" for name, words in said.items()]
    if edition.foreign:
        words = "".join(
            f"            {_quoted(name)}: {_quoted(word)},\n" for name, (_, word) in WORDS.items()
        )
        lines.append(f'        "paths": {{\n{words}        }},\n')
    return f"    {_quoted(edition.code)}: {{\n{''.join(lines)}    }},\n"


def _notes(known: Foundation) -> Iterator[tuple[str, str]]:
    """What its makers read: in each of their languages."""
    names = {edition.code: edition.name for edition in known.editions}
    for at, code in enumerate(known.told):
        name = names.get(code, known.editions[0].name)
        yield f"README.{code}.md" if at else "README.md", _text(f"README.{code}.md", name=name)
        yield f"theme/README.{code}.md" if at else "theme/README.md", _text(f"theme.{code}.md")


def _registries(known: Foundation) -> Iterator[tuple[str, str]]:
    tables = [_note(SECTION_NOTE, known)]
    for key, names in zip(known.keys(), known.sections, strict=True):
        lines = [f"[{key}]", *(f"{code} = {_quoted(names[code])}" for code in known.codes)]
        tables.append("\n".join(lines) + "\n")
    yield "content/registry/sections.toml", "\n".join(tables)
    for name, words in REGISTRIES.items():
        yield f"content/registry/{name}.toml", _note(words, known)


def _note(words: Mapping[str, str], known: Foundation) -> str:
    return "".join(f"# {words[code]}\n" for code in known.told)


def _pieces(known: Foundation) -> Iterator[tuple[str, str]]:
    about, welcome = (KEYS[kind].get(known.codes[0], KEYS[kind]["en"]) for kind in ("about", "welcome"))
    for code in known.spoken:
        yield f"content/pages/{about}/index.{code}.md", _text(f"about.{code}.md")
    if known.welcome:
        folder = f"content/stories/{known.today.year}/{known.today}-{welcome}"
        for at, code in enumerate(known.spoken):
            # Facts stand once: a second language states none.
            facts = "" if at else f"date: {known.today}\nsection: {known.keys()[0]}\n"
            yield f"{folder}/index.{code}.md", _text(f"welcome.{code}.md", facts=facts)


def _text(file: str, /, **values: str) -> str:
    return Template((TEXTS / file).read_text(encoding="utf-8")).substitute(values)


def _quoted(words: str) -> str:
    """The words between quotation marks, as Python and TOML both read them."""
    return json.dumps(words, ensure_ascii=False)
