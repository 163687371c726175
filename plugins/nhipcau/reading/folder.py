"""One folder of content: its language files and its photos, read and checked field by field."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from nhipcau.model import Figure, Photo, Problem, Publication, error, warning
from nhipcau.model.recordings import Recording
from nhipcau.reading.anchors import ROOM
from nhipcau.reading.findings import LINK_RULE, Converted
from nhipcau.reading.holes import CLOSE, OPEN
from nhipcau.reading.markdown import ContentReader
from nhipcau.reading.photos import is_photo, most_bytes, read_photo
from nhipcau.reading.pictures import Caption
from nhipcau.reading.plain_files import LANGUAGE_FILE, astray
from nhipcau.reading.schema import PieceForm, Rule
from nhipcau.reading.source import (
    AGAIN,
    FORBIDDEN,
    N_,
    Field,
    Source,
    Unreadable,
    forbidden,
    of_encoding,
    read_source,
)
from nhipcau.reading.tongues import mark_passages
from nhipcau.reading.translations import read_beside
from nhipcau.reading.typesetting import PRINTED, set_caption, set_figure, set_html, set_words
from nhipcau.reading.wrong import Wrong
from nhipcau.rules import Text
from nhipcau.rules.pairs import Pair
from nhipcau.rules.sic import lets_pass

LINK = "link"
"""The kind of a mention of an address of the site."""
HREF = re.compile(r' (?:href|src)="([^"]*)"')
PLACE = re.compile(f'{OPEN}(\\d+){CLOSE}#{ROOM}([^"]+)"')
"""A link by key to a place of a text."""


class Mention(NamedTuple):
    """A key that a file names: of a topic, a story, ...; checked when everything has been read.

    Of kind "address" or "alias" it is an address that the file claims; of kind "strip", a place in the header strip.
    """

    kind: str
    key: str
    file: str
    line: int
    field: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """The value of a field, and where it was told."""

    value: Any
    file: str
    line: int


@dataclass(slots=True)
class PieceFolder:
    """What a folder says, before it becomes a piece. `words` and `bodies` are by language, `facts` by field."""

    form: PieceForm
    key: str
    file: str
    """The folder's path, relative to the project, for messages."""
    publication: Publication
    photos: dict[str, Photo] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    words: dict[str, dict[str, Told]] = field(default_factory=dict)
    facts: dict[str, Told] = field(default_factory=dict)
    bodies: dict[str, Converted] = field(default_factory=dict)
    captions: dict[str, Caption] = field(default_factory=dict)
    """The captions of the cover, by language."""
    mentions: list[Mention] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    pairs: tuple[Pair, ...] = ()
    """What somebody confirmed to say the same in two languages."""
    whole: bool = True
    """Whether every language file could be read: in one that could not, a fact may stand."""

    @property
    def first(self) -> str:
        """The file that a missing fact is reported in: the first language's."""
        return next(iter(self.sources.values())).file

    def fact(self, name: str, default: Any = None) -> Any:
        told = self.facts.get(name)
        return told.value if told else default

    def word(self, lang: str, name: str, default: Any = "") -> Any:
        told = self.words[lang].get(name)
        return told.value if told else default

    def inherited(self, lang: str, name: str, default: Any = "") -> Any:
        """A word that holds for every language that does not say otherwise, where the first one says it."""
        return self.word(lang, name, None) or self.word(next(iter(self.words)), name, default)

    def text(self, lang: str, day: date | None = None) -> Text:
        """One language of it, as rules get it; `day` is that of the piece."""
        source, kind = self.sources[lang], self.form.kind.name
        fields = tuple(source.fields.values())
        return Text(kind, self.key, lang, source.file, fields, source.body, source.body_line, day, self.pairs)

    def complain(
        self, file: str, line: int, name: str, message: str, hint: str = "", /, **values: Any
    ) -> None:
        self.problems.append(error(file, line, name, message, hint, **values))

    def warn(self, file: str, line: int, name: str, message: str, hint: str = "", /, **values: Any) -> None:
        self.problems.append(warning(file, line, name, message, hint, **values))


def read_folder(
    form: PieceForm, path: Path, file: str, publication: Publication, reader: ContentReader
) -> PieceFolder:
    """Everything that a folder of that kind says. `file` is its path for messages; problems are in the answer."""
    folder = PieceFolder(form, path.name, file, publication)
    content = path.parents[file.count("/") - 1]
    files = (name for name in os.listdir(path) if _is_file(path, content, name))
    names = sorted(name for name in files if _of_size(folder, path, name))
    for name in filter(is_photo, names):
        photo, problems = read_photo(path / name, f"{file}/{name}".partition("/")[2])
        folder.photos[photo.name] = photo
        folder.problems.extend(problems)
    _read_languages(folder, path, names)
    for lang, source in folder.sources.items():
        folder.words[lang] = {}
        for item in source.fields.values():
            _take(folder, lang, source, item)
    if folder.sources:
        _require(folder)
    named = [kind.name for kind in publication.kinds if kind.linked]
    for lang, source in folder.sources.items():
        _convert(folder, lang, reader.convert(source, folder.photos, named, lang))
        _caption(folder, lang, reader)
    remembered, damaged = read_beside(path, file)
    folder.pairs = remembered.known
    folder.problems.extend(damaged)
    return folder


def _is_file(path: Path, content: Path, name: str) -> bool:
    """Whether a file of that name may be read; who found the folder has told why it may not."""
    found = f"{path}/{name}"
    return os.path.isfile(found) and astray(found, str(content), name) is None


def _of_size(folder: PieceFolder, path: Path, name: str) -> bool:
    """Whether a file is not too large to be read; one that is, is told."""
    size, most = os.stat(f"{path}/{name}").st_size, most_bytes(name)
    if size > most:
        message = N_("“{name}” is too large: {size} MB, where {most} are allowed at most.")
        hint = N_("Save it smaller, or keep it elsewhere and link to it there.")
        values = {"name": name, "size": size // 1_000_000, "most": most // 1_000_000}
        folder.complain(f"{folder.file}/{name}", 0, "", message, hint, **values)
    return size <= most


def _read_languages(folder: PieceFolder, path: Path, names: Iterable[str]) -> None:
    """The language files, in the order of the site's languages."""
    found = {match[1] or "": name for name in names if (match := LANGUAGE_FILE.fullmatch(name))}
    codes = [language.code for language in folder.publication.languages]
    for code in sorted(set(found) - set(codes)):
        message = (
            N_("The site has no language “{code}”.")
            if code
            else N_("The file's name does not say its language.")
        )
        hint = N_("Name it one of: {codes}.")
        allowed = ", ".join(f"index.{known}.md" for known in codes)
        values = {"code": code, "codes": allowed}
        folder.complain(f"{folder.file}/{found[code]}", 0, "", message, hint, **values)
    if not found:
        _no_language(folder, names, codes)
    for code in filter(found.get, codes):
        file = f"{folder.file}/{found[code]}"
        try:
            folder.sources[code], problems = read_source((path / found[code]).read_bytes(), file)
            folder.problems.extend(problems)
        except Unreadable as bad:
            folder.problems.append(bad.problem)
            folder.whole = False


def _no_language(folder: PieceFolder, names: Iterable[str], codes: Iterable[str]) -> None:
    """The error of a folder without a language file: a text in it may only have another name."""
    message = N_("The folder has no language file.")
    for code in codes:
        for name in names:
            if name.endswith(f".{code}.md"):
                hint = N_("Rename {name} to {better}.")
                folder.complain(folder.file, 0, "", message, hint, name=name, better=f"index.{code}.md")
                return
    hint = N_("Put {codes} into it, or delete the folder.")
    folder.complain(folder.file, 0, "", message, hint, codes=" / ".join(f"index.{code}.md" for code in codes))


def _quoted(folder: PieceFolder, source: Source, item: Field) -> None:
    """A word where a title stands in quotation marks of Word, which do not go as those of YAML do."""
    if item.name == "title" and isinstance(item.raw, str) and re.fullmatch("[“”][^“”]*[“”]", item.raw):
        message = N_("The quotation marks around the title are printed.")
        hint = N_('Leave them out, or write straight ones: title: "…"')
        folder.warn(source.file, item.line, item.name, message, hint)


ELSEWHERE = {
    **dict.fromkeys(("tag", "tags", "keyword", "keywords", "labels"), "topics"),
    **dict.fromkeys(("category", "categories"), "section"),
    **dict.fromkeys(("image", "images", "photo", "thumbnail", "featured_image", "banner"), "cover"),
    **dict.fromkeys(("description", "excerpt", "abstract"), "summary"),
    **dict.fromkeys(("subtitle", "lead", "deck", "sapo"), "standfirst"),
    **dict.fromkeys(("updated", "lastmod", "last_modified"), "modified"),
    **dict.fromkeys(("draft", "published"), "status"),
    **dict.fromkeys(("location", "venue_name"), "place"),
    **dict.fromkeys(("permalink", "url"), "slug"),
    "redirect_from": "aliases",
    "publish_date": "release",
}
"""What our fields are called in the texts of other programs."""


def _take(folder: PieceFolder, lang: str, source: Source, item: Field) -> None:
    """One field of one file: into the words of its language, or among the facts."""
    schema = folder.form.schema
    rule = schema.get(item.name)
    if rule is None:
        known = [ELSEWHERE.get(item.name.lower(), "")]
        near = [name for name in known if name in schema] or get_close_matches(
            item.name.lower(), schema, 1, 0.6
        )
        message = N_("There is no field “{name}”.")
        hint = N_("Did you mean “{near}”?") if near else N_("Fields are: {known}.")
        values = {"name": item.name, "near": "".join(near), "known": ", ".join(sorted(schema))}
        folder.complain(source.file, item.line, item.name, message, hint, **values)
        return
    try:
        value = rule.parse(item.raw, folder.publication.clock)
    except Wrong as bad:
        folder.complain(
            source.file, item.line, item.name, bad.message, bad.hint, field=item.name, **bad.values
        )
        return
    if (
        folder.publication.typography
        and not rule.fact
        and rule.parse in PRINTED
        and item.name != "cover_caption"
    ):
        value = set_words(value, lang)
    _quoted(folder, source, item)
    told = Told(value, source.file, item.line)
    if rule.fact:
        _agree(folder, item.name, told)
    else:
        folder.words[lang][item.name] = told
    folder.mentions.extend(_mentions(rule, item.name, told))


def _agree(folder: PieceFolder, name: str, told: Told) -> None:
    """Facts are stated once; stated twice they must be equal."""
    before = folder.facts.setdefault(name, told)
    if before.value != told.value:
        message = N_(
            "“{field}” is not what {other} says on line {line}: a fact must be the same in every language."
        )
        hint = N_("Keep it in one of the two files.")
        folder.complain(
            told.file, told.line, name, message, hint, field=name, other=before.file, line=before.line
        )


def _mentions(rule: Rule, name: str, told: Told) -> Iterator[Mention]:
    keys = told.value if isinstance(told.value, tuple) else (told.value,)
    if rule.names:
        yield from (Mention(rule.names, key, told.file, told.line, name) for key in keys)
    elif name == "aliases":
        yield from (Mention("alias", key, told.file, told.line, name) for key in keys)
    elif name == "strip":
        yield Mention("strip", "", told.file, told.line, name)


def _require(folder: PieceFolder) -> None:
    message = N_("The field “{field}” is missing.")
    wrong = {problem.field for problem in folder.problems}
    wrong_here = {(problem.file, problem.field) for problem in folder.problems}
    for name, rule in folder.form.schema.items():
        if not rule.required:
            continue
        if rule.fact and folder.whole and name not in folder.facts and name not in wrong:
            folder.complain(folder.first, 1, name, message, field=name)
        for lang, source in folder.sources.items():
            if not rule.fact and name not in folder.words[lang] and (source.file, name) not in wrong_here:
                folder.complain(source.file, 1, name, message, field=name)


def _convert(folder: PieceFolder, lang: str, body: Converted) -> None:
    if folder.publication.typography:
        figures = tuple(set_figure(each, lang) for each in body.figures)
        recordings = tuple(set_figure(each, lang) for each in body.recordings)
        body = replace(body, html=set_html(body.html, lang), figures=figures, recordings=recordings)
    figures = tuple(replace(each, html=mark_passages(each.html, lang)) for each in body.figures)
    recordings = tuple(_allowed(folder, lang, each) for each in body.recordings)
    html = mark_passages(body.html, lang)
    folder.bodies[lang] = replace(body, html=html, figures=figures, recordings=recordings)
    folder.problems.extend(body.problems)
    _controls(folder, folder.sources[lang], body)
    file = folder.sources[lang].file
    folder.mentions.extend(_links(folder, folder.sources[lang], body))
    for reference, line in zip(body.references, body.lines, strict=True):
        folder.mentions.append(Mention(reference.kind, reference.key, file, line))


def _shown(body: Converted) -> tuple[Figure | Recording, ...]:
    return (*body.figures, *body.recordings)


def _allowed(folder: PieceFolder, lang: str, recording: Recording) -> Recording:
    """A recording as the site shows it: that of a service which it does not allow is a link."""
    recording = replace(recording, html=mark_passages(recording.html, lang))
    owner = recording.owner
    if owner is None or owner.key in folder.publication.film_services:
        return recording
    source = folder.sources[lang]
    message = N_("The film “{address}” is shown as a link: this site loads nothing of {service}.")
    hint = N_("Whoever keeps the settings may allow it, by “{key}” in FILM_SERVICES.")
    values = {"address": recording.url[:100], "service": owner.whole, "key": owner.key}
    folder.warn(source.file, source.line_of(recording.url), "", message, hint, **values)
    return replace(recording, player="")


def _links(folder: PieceFolder, source: Source, body: Converted) -> Iterator[Mention]:
    """Where a text leads on this site by address, or to a place of what it names by key. What lies beside is there."""
    own, beside = folder.publication.url, {photo.url for photo in folder.photos.values()}
    html = "".join((body.html, *(figure.html for figure in _shown(body))))
    for number, place in dict.fromkeys(PLACE.findall(html)):
        reference = body.references[int(number)]
        named = f"{{{reference.kind}}}{reference.key}#{unescape(place)}"
        if not lets_pass(source.body, named, LINK_RULE):
            yield Mention(LINK, named, source.file, source.line_of(named))
    for found in dict.fromkeys(HREF.findall(html)) if '="/' in html or own in html else ():
        href = unescape(found)
        address = href.removeprefix(own) if href.startswith(f"{own}/") else href
        own_page = address.startswith("/") and not address.startswith("//") and address not in beside
        if own_page and not lets_pass(source.body, href, LINK_RULE):
            yield Mention(LINK, address, source.file, source.line_of(href))


def _controls(folder: PieceFolder, source: Source, body: Converted) -> None:
    """A problem where the text holds a character that feeds must not; one in a sample of code is only spoken of."""
    words = [word for figure in _shown(body) for word in (figure.alt, figure.caption, figure.credit)]
    if any(forbidden(each) >= 0 for each in (body.html, *words)) or FORBIDDEN.search(source.body):
        before = source.body[: max(forbidden(source.body), 0)]
        line, column = source.body_line + before.count("\n"), len(before) - before.rfind("\n")
        message = N_("The text holds a control character, which no text may have.")
        folder.problems.append(of_encoding(error(source.file, line, "", message, AGAIN, column=column)))


def _caption(folder: PieceFolder, lang: str, reader: ContentReader) -> None:
    """The caption of the cover, which may hold what a line of a text may but links by key: the cover is shown where
    nothing resolves them."""
    told = folder.words[lang].get("cover_caption")
    if told is None:
        return
    caption, problems = reader.caption(told.value, folder.sources[lang])
    if folder.publication.typography:
        caption = set_caption(caption, lang)
    folder.captions[lang] = caption._replace(html=mark_passages(caption.html, lang))
    folder.problems.extend(replace(each, line=told.line, field="cover_caption") for each in problems)
    if OPEN in caption.html:
        message = N_("The caption of a cover cannot link by key.")
        hint = N_("Write the words alone, or a whole address.")
        folder.complain(told.file, told.line, "cover_caption", message, hint)
