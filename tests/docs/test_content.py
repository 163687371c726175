"""docs/content.md and the code say the same of every field, in both languages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from pelican.settings import read_settings
from PIL import Image

from nhipcau.model import Publication
from nhipcau.reading.kinds import FORMS, of_entries, of_pieces
from nhipcau.reading.reader import Reading, read
from nhipcau.reading.settings import publication
from nhipcau.reading.source import read_source

from .documents import ROOT, Row, examples, rows, section, text

CONTENT = text(ROOT / "docs/content.md")
PARTS = {"vi": section(CONTENT, "Tiếng Việt"), "en": section(CONTENT, "English")}
YES = {"vi": "có", "en": "yes"}
FACT = {"vi": ("lời văn", "dữ kiện"), "en": ("words", "fact")}
SCHEMAS = {form.kind.plural: form.schema for form in of_pieces(FORMS).values()}
FIELDS = {form.kind.plural: form.fields for form in of_entries(FORMS).values()}
PIECES = [(lang, folder) for lang in PARTS for folder in SCHEMAS]
REGISTRIES = [(lang, name) for lang in PARTS for name in FIELDS]
PHOTO = re.compile(r"\]\(([\w-]+\.jpg)|^cover: (\S+)", re.M)


def fields(lang: str, folder: str) -> dict[str, Row]:
    """The rows of the table of a kind of piece, by field."""
    return {row.names[0]: row for row in rows(section(PARTS[lang], f"content/{folder}/"))}


def settings() -> dict[str, object]:
    return read_settings(str(ROOT / "pelicanconf.py"))  # type: ignore[no-any-return]


def site() -> Publication:
    return publication(settings())


def laid_out(files: dict[str, str], root: Path) -> Path:
    """The content folder of those files, with a picture wherever one is named."""
    for name, words in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
        for found in PHOTO.finditer(words):
            Image.new("RGB", (12, 8)).save(path.parent / (found[1] or found[2]))
    return root / "content"


def reading(content: Path, cache: Path) -> Reading:
    """What is read from a folder; raises Refused where it holds an error."""
    return read(content, site(), cache, settings(), map)


@pytest.mark.parametrize(("lang", "folder"), PIECES)
def test_every_field_of_a_piece_is_documented_and_no_other(lang: str, folder: str) -> None:
    assert set(fields(lang, folder)) == set(SCHEMAS[folder])


@pytest.mark.parametrize(("lang", "folder"), PIECES)
def test_the_document_tells_facts_from_words_and_what_is_required(lang: str, folder: str) -> None:
    said = {name: (row.cells[3], row.cells[4]) for name, row in fields(lang, folder).items()}
    schema = SCHEMAS[folder]
    assert said == {
        name: (FACT[lang][rule.fact], YES[lang] if rule.required else "") for name, rule in schema.items()
    }


@pytest.mark.parametrize(("lang", "folder"), PIECES)
def test_the_example_of_every_field_means_something(lang: str, folder: str) -> None:
    schema = SCHEMAS[folder]
    for name, row in fields(lang, folder).items():
        source, problems = read_source(f"---\n{row.cells[2].strip('`')}\n---\n".encode(), "docs/content.md")
        assert not problems
        assert list(source.fields) == [name]
        schema[name].parse(source.fields[name].raw, site().clock)


@pytest.mark.parametrize(("lang", "name"), REGISTRIES)
def test_every_field_of_a_registry_is_documented_and_no_other(lang: str, name: str) -> None:
    table = rows(section(PARTS[lang], f"content/registry/{name}.toml"))
    said = [field for row in table for field in row.names if row.cells[0].startswith("`")]
    codes = [language.code for language in site().languages]
    assert sorted(said) == sorted([*codes, *FIELDS[name]])


@pytest.mark.parametrize("lang", PARTS)
def test_every_kind_of_link_is_documented(lang: str) -> None:
    assert {f"{{{form.kind.name}}}" for form in FORMS if form.kind.linked} <= set(
        re.findall(r"`(\{\w+\})`", PARTS[lang])
    )


@pytest.mark.parametrize("lang", PARTS)
def test_the_examples_are_a_site_without_a_problem(lang: str, tmp_path: Path) -> None:
    found = reading(laid_out(examples(PARTS[lang]), tmp_path), tmp_path / "cache")
    assert not found.problems
    assert [edition.lang for edition in found.content.stories[0].editions] == ["vi", "en"]


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_the_story_in_the_readme_is_one_that_the_site_takes(name: str, tmp_path: Path) -> None:
    files = examples(text(ROOT / name))
    assert len(files) == 2
    folders = [path.relative_to(ROOT).as_posix() for path in (ROOT / "content/registry").glob("*.toml")]
    files |= {path: text(ROOT / path) for path in folders}
    content = laid_out(files, tmp_path)
    shutil.copytree(ROOT / "content/registry/files", content / "registry/files")
    found = reading(content, tmp_path / "cache")
    assert not found.problems
    assert [edition.lang for edition in found.content.stories[0].editions] == ["vi", "en"]
