"""The theme in layers: a file in a site's own theme takes the place of the package's file of the same path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader

PACKAGE = Path(__file__).parent
INSTALLED, CHECKOUT = PACKAGE / "theme", PACKAGE.parents[1] / "theme"
PACKAGE_THEME = str(INSTALLED if INSTALLED.is_dir() else CHECKOUT)
"""The theme that comes with the package: in it where it was installed, at the top of the repository in a checkout."""


def theme_folders(settings: Mapping[str, Any]) -> tuple[Path, ...]:
    """The folders of a site's theme, the first before the others: that of its setting THEME, and the package's."""
    found = {Path(each).resolve(): Path(each) for each in (PACKAGE_THEME, settings["THEME"])}
    return tuple(reversed(found.values()))


def template_loader(settings: Mapping[str, Any]) -> BaseLoader:
    """Loads templates: those of Pelican's THEME_TEMPLATES_OVERRIDES before the theme's. "!theme/page.html" is the
    package's own, for a template that takes its place and extends it."""
    own = [Path(each) for each in settings.get("THEME_TEMPLATES_OVERRIDES", ())]
    layers = [*own, *(folder / "templates" for folder in theme_folders(settings))]
    package = FileSystemLoader(Path(PACKAGE_THEME, "templates"))
    return ChoiceLoader([FileSystemLoader(layers), PrefixLoader({"!theme": package})])


def found_in(folders: Iterable[Path], path: str) -> Path | None:
    """The file of that path in the first of the folders that has it."""
    return next((folder / path for folder in folders if (folder / path).is_file()), None)


def catalogue_file(theme: Path, lang: str) -> Path:
    """Where a folder of a theme has its catalogue of a language, if it has one."""
    return theme / "translations" / lang.replace("-", "_") / "LC_MESSAGES" / "messages.po"


def catalogues(folders: Iterable[Path], lang: str) -> Iterator[Path]:
    """The catalogues of a language in a theme's folders, each over the next."""
    yield from filter(Path.is_file, (catalogue_file(folder, lang) for folder in folders))
