"""A made-up bilingual newspaper, the same for every generator and on every machine, each in its own layout.

    python -m bench.corpus 10000 nhipcau .cache/bench/ours

writes 10,000 stories in two languages below `content/`, and five later ones below `extra/1` to `extra/5`.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from bench.vocabulary import EN, GIVENS, MIDDLES, SECTIONS, SURNAMES, VI

LANGS = ("vi", "en")
WORDS = {"vi": [word for word in VI if len(word) > 1], "en": [word for word in EN if len(word) > 1]}
EXTRA = 5
BEGIN, SPAN = datetime(2014, 1, 1), 12 * 365 * 24 * 60
TOPICS, EVENTS, ANNIVERSARIES, AUTHORS = 300, 60, 20, 40

Names = tuple[str, str]
"""A name in Vietnamese and in English."""


@dataclass
class Story:
    """One story. `chance` goes on where the making of the head stopped, and makes the bodies."""

    number: int
    date: datetime
    section: int
    topics: list[int]
    event: int | None
    anniversary: int | None
    author: int
    titles: dict[str, str]
    slugs: dict[str, str]
    chance: Random

    @property
    def key(self) -> str:
        return f"{self.date:%Y-%m-%d}-{self.slugs['vi']}"


@dataclass
class Newspaper:
    stories: list[Story]
    topics: list[Names]
    events: list[Names]
    anniversaries: list[Names]
    authors: list[str]


def slugify(words: str) -> str:
    plain = unicodedata.normalize("NFD", words.lower()).replace("đ", "d")
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def newspaper(count: int) -> Newspaper:
    """A newspaper of so many stories, and the five that come after them."""
    chance = Random(20260101)
    topics = _named(chance, TOPICS, 2, 3, ("", ""))
    events = _named(chance, EVENTS, 3, 5, ("Sự kiện ", "Event "))
    anniversaries = _named(chance, ANNIVERSARIES, 3, 4, ("Kỷ niệm ", "Anniversary "))
    authors: dict[str, str] = {}
    while len(authors) < AUTHORS:
        name = f"{chance.choice(SURNAMES)} {chance.choice(MIDDLES)} {chance.choice(GIVENS)}"
        authors.setdefault(slugify(name), name)
    dates = [BEGIN + timedelta(minutes=at) for at in sorted(chance.randrange(SPAN) for _ in range(count))]
    dates += [datetime(2026, 1, 2 + later, 8) for later in range(EXTRA)]
    stories = [_story(number, at, number > count) for number, at in enumerate(dates, 1)]
    return Newspaper(stories, topics, events, anniversaries, list(authors.values()))


def _named(chance: Random, count: int, low: int, high: int, before: Names) -> list[Names]:
    found = []
    for lang, start in zip(LANGS, before, strict=True):
        names: dict[str, str] = {}
        while len(names) < count:
            name = start + " ".join(chance.choice(WORDS[lang]) for _ in range(chance.randint(low, high)))
            name = name[0].upper() + name[1:]
            names.setdefault(slugify(name), name)
        found.append(list(names.values()))
    return list(zip(*found, strict=True))


def _story(number: int, at: datetime, extra: bool) -> Story:
    chance = Random(7_000_003 + number - 1)
    section = chance.randrange(len(SECTIONS))
    topics = sorted(chance.sample(range(TOPICS), chance.randint(1, 3)))
    event = chance.randrange(EVENTS) if chance.random() < 0.5 else None
    anniversary = chance.randrange(ANNIVERSARIES) if chance.random() < 0.15 else None
    author = chance.randrange(AUTHORS)
    if extra:
        topics, event, anniversary = sorted(chance.sample(range(TOPICS), 2)), chance.randrange(EVENTS), None
    titles, slugs = {}, {}
    for lang in LANGS:
        title = " ".join(chance.choice(WORDS[lang]) for _ in range(chance.randint(8, 12)))
        titles[lang] = title[0].upper() + title[1:]
        slugs[lang] = slugify(title)[:60].strip("-") + f"-{number}"
    return Story(number, at, section, topics, event, anniversary, author, titles, slugs, chance)


# Words


def summary(chance: Random, lang: str) -> str:
    return " ".join(chance.choice(WORDS[lang]) for _ in range(25)).capitalize() + "."


def body(chance: Random, lang: str, link: str) -> str:
    """500 words of Markdown: paragraphs, headings, links, a quotation and a list. `link` leads to an older story.

    No pictures: each that is named and not there would be a warning of ours, and nothing at all to the peers.
    """
    words, count = WORDS[lang], chance.randint(8, 12)
    blocks = []
    for at in range(count):
        text = _paragraph(chance, words, 440 // count - 6)
        if at == 1:
            text += f" [{_few(chance, words, 2)}](https://example.org/{chance.randrange(99999)})"
        if at == 3:
            text += f" [{_few(chance, words, 2)}]({link})"
        if at == 5:
            bold, linked = _few(chance, words, 2), chance.choice(words)
            text += f" **{bold}** [{linked}](https://example.net/{chance.randrange(99999)}) *{chance.choice(words)}*"
        blocks.append(text)
        blocks.extend(_after(chance, words, at))
    return "\n\n".join(blocks) + "\n"


def _after(chance: Random, words: list[str], at: int) -> list[str]:
    """What stands below the paragraph with that number."""
    blocks = []
    if at in (2, 5):
        blocks.append("## " + _few(chance, words, 5).capitalize())
    if at == 4:
        blocks.append("> " + _sentence(chance, words))
    if at == 6:
        blocks.append("\n".join("- " + _few(chance, words, 6) for _ in range(4)))
    return blocks


def _paragraph(chance: Random, words: list[str], length: int) -> str:
    sentences: list[str] = []
    while sum(sentence.count(" ") + 1 for sentence in sentences) < length:
        sentences.append(_sentence(chance, words))
    return " ".join(sentences)


def _sentence(chance: Random, words: list[str]) -> str:
    said = _few(chance, words, chance.randint(10, 22))
    return said[0].upper() + said[1:] + "."


def _few(chance: Random, words: list[str], count: int) -> str:
    return " ".join(chance.choice(words) for _ in range(count))


# Layouts


def quoted(words: object) -> str:
    return json.dumps(words, ensure_ascii=False)


class Layout:
    """Where one generator wants its files, and how it wants their heads."""

    def __init__(self, paper: Newspaper) -> None:
        self.paper = paper

    def path(self, story: Story, lang: str) -> str:
        raise NotImplementedError

    def link(self, story: Story, lang: str) -> str:
        raise NotImplementedError

    def head(self, story: Story, lang: str, summary: str) -> str:
        raise NotImplementedError

    def furnish(self, content: Path) -> None:
        """Write what there is besides stories."""


class NhipCau(Layout):
    def path(self, story: Story, lang: str) -> str:
        return f"stories/{story.date.year}/{story.key}/index.{lang}.md"

    def link(self, story: Story, lang: str) -> str:
        return "{story}" + story.key

    def head(self, story: Story, lang: str, summary: str) -> str:
        lines = [
            f"title: {quoted(story.titles[lang])}",
            f"slug: {story.slugs[lang]}",
            f"summary: {quoted(summary)}",
        ]
        if lang == "vi":  # facts are told once
            topics = ", ".join(slugify(self.paper.topics[topic][0]) for topic in story.topics)
            lines += [
                f"date: {story.date:%Y-%m-%d %H:%M}",
                f"section: {slugify(SECTIONS[story.section][0])}",
                f"topics: [{topics}]",
                f"authors: [{slugify(self.paper.authors[story.author])}]",
            ]
            if story.event is not None:
                lines.append(f"events: [{slugify(self.paper.events[story.event][0])}]")
            if story.anniversary is not None:
                lines.append(f"anniversaries: [{slugify(self.paper.anniversaries[story.anniversary][0])}]")
        return "\n".join(["---", *lines, "---"]) + "\n\n"

    def furnish(self, content: Path) -> None:
        people = [(name, _without_marks(name)) for name in self.paper.authors]
        for file, names in (("sections", SECTIONS), ("topics", self.paper.topics), ("people", people)):
            tables = [f"[{slugify(vi)}]\nvi = {quoted(vi)}\nen = {quoted(en)}\n\n" for vi, en in names]
            write(content / "registry" / f"{file}.toml", "".join(tables))
        chance = Random(99)
        for kind, named in (("events", self.paper.events), ("anniversaries", self.paper.anniversaries)):
            for names in named:
                day = date(2014, 1, 1) + timedelta(days=chance.randrange(4380))
                event = f"start: {day} 09:00\nend: {day} 11:00\n"
                facts = event if kind == "events" else f"founded: {day.replace(year=day.year - 60)}\n"
                for lang, name in zip(LANGS, names, strict=True):
                    head = f"title: {quoted(name)}\nslug: {slugify(name)}\n{facts if lang == 'vi' else ''}"
                    file = content / kind / slugify(names[0]) / f"index.{lang}.md"
                    write(file, f"---\n{head}---\n\n{name}.\n")


class Hugo(Layout):
    def path(self, story: Story, lang: str) -> str:
        return f"{lang}/{self._section(story, lang)}/story-{story.number:06d}.md"

    def link(self, story: Story, lang: str) -> str:
        return f'{{{{< relref "/{self._section(story, lang)}/story-{story.number:06d}.md" >}}}}'

    def head(self, story: Story, lang: str, summary: str) -> str:
        at = LANGS.index(lang)
        lines = [
            f"title: {quoted(story.titles[lang])}",
            f"date: {story.date:%Y-%m-%dT%H:%M:%SZ}",
            f"story: {story.number}",
            f"author: {quoted(self.paper.authors[story.author])}",
            f"slug: {quoted(story.slugs[lang])}",
            f"tags: {quoted([self.paper.topics[topic][at] for topic in story.topics])}",
            f"category: {quoted(SECTIONS[story.section][at])}",
            f"translationKey: s{story.number}",
        ]
        if story.event is not None:
            lines.append(f"events: {quoted([self.paper.events[story.event][at]])}")
        if story.anniversary is not None:
            lines.append(f"anniversaries: {quoted([self.paper.anniversaries[story.anniversary][at]])}")
        return "\n".join(["---", *lines, f"summary: {quoted(summary)}", "---"]) + "\n\n"

    def furnish(self, content: Path) -> None:
        """The _index.md by which a section carries its name."""
        for at, lang in enumerate(LANGS):
            names = [(slugify(names[at]), names[at]) for names in SECTIONS]
            for folder, title in (*names, ("latest", ("Tin mới", "Latest")[at])):
                write(content / lang / folder / "_index.md", f'---\ntitle: "{title}"\n---\n')

    def _section(self, story: Story, lang: str) -> str:
        return slugify(SECTIONS[story.section][LANGS.index(lang)])


class Pelican(Layout):
    """Stock Pelican has no events and anniversaries: they are tags."""

    def path(self, story: Story, lang: str) -> str:
        return f"{lang}/{story.date.year}/story-{story.number:06d}.md"

    def link(self, story: Story, lang: str) -> str:
        return "{filename}/" + self.path(story, lang)

    def head(self, story: Story, lang: str, summary: str) -> str:
        at = LANGS.index(lang)
        tags = [self.paper.topics[topic][at] for topic in story.topics]
        tags += [] if story.event is None else [self.paper.events[story.event][at]]
        tags += [] if story.anniversary is None else [self.paper.anniversaries[story.anniversary][at]]
        lines = (
            f"Title: {story.titles[lang]}",
            f"Date: {story.date:%Y-%m-%d %H:%M}",
            f"Lang: {lang}",
            f"Category: {SECTIONS[story.section][at]}",
            f"Tags: {', '.join(tags)}",
            f"Author: {self.paper.authors[story.author]}",
            f"Slug: {story.slugs[lang]}",
            f"Story: {story.number}",
            f"Summary: {summary}",
        )
        return "\n".join(lines) + "\n\n"


LAYOUTS = {"nhipcau": NhipCau, "hugo": Hugo, "pelican": Pelican}


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def make(count: int, generator: str, folder: Path) -> None:
    """Write the newspaper of so many stories into a folder, as a generator wants it."""
    paper = newspaper(count)
    layout = LAYOUTS[generator](paper)
    layout.furnish(folder / "content")
    for story in paper.stories:
        later = story.number - count
        target = paper.stories[story.chance.randrange(min(story.number, count))]
        root = folder / "extra" / str(later) if later > 0 else folder / "content"
        for lang in LANGS:
            told = summary(story.chance, lang)
            text = body(story.chance, lang, layout.link(target, lang))
            write(root / layout.path(story, lang), layout.head(story, lang, told) + text)


def _without_marks(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in plain if not unicodedata.combining(c))


if __name__ == "__main__":
    make(int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
