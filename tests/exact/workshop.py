"""A workshop for small whole sites: content from values, the real theme, and the real build in this process."""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import shutil
import sys
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml
from pelican.settings import read_settings

from nhipcau.host.host import Newspaper
from nhipcau.machine import site_code
from nhipcau.printing import workers

ROOT = Path(__file__).parents[2]
NOW = "2024-10-20T12:00+07:00"
SECTIONS = '[tin]\nvi = "Tin"\nen = "News"\n\n[van-hoa]\nvi = "Văn hóa"\nen = "Culture"\n'
TOPICS = "".join(f'[chu-de-{n}]\nvi = "Chủ đề {n}"\nen = "Topic {n}"\n\n' for n in range(4))
PEOPLE = '[lan]\nvi = "Nguyễn Thị Lan"\nen = "Nguyen Thi Lan"\n\n[an]\nvi = "Trần An"\nen = "Tran An"\n'


def write(path: Path, facts: dict[str, Any], body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False)
    path.write_text(f"---\n{head}---\n\n{body}\n", encoding="utf-8")


@dataclass
class Workshop:
    """One site in a folder of its own: `content/`, `theme/`, and as many outputs as a test likes."""

    folder: Path
    theme: Path = ROOT / "theme"
    settings: dict[str, Any] = field(default_factory=dict)
    now: str = NOW
    cores: int = 1
    """How many of them print: to fork this large process takes as long as to print a small site."""

    @property
    def content(self) -> Path:
        return self.folder / "content"

    def own_theme(self) -> Path:
        """A copy of the theme, to be changed."""
        self.theme = self.folder / "theme"
        shutil.copytree(ROOT / "theme", self.theme, dirs_exist_ok=True)
        return self.theme

    def registries(self) -> None:
        registry = self.content / "registry"
        registry.mkdir(parents=True, exist_ok=True)
        for name, text in (("sections", SECTIONS), ("topics", TOPICS), ("people", PEOPLE)):
            (registry / f"{name}.toml").write_text(text, encoding="utf-8")

    def story(self, key: str, langs: str = "vi en", body: str = "Một đoạn văn.", **facts: Any) -> Path:
        """Write a story; facts go into its first file."""
        folder = self.content / "stories" / key[:4] / key
        first = {"section": "tin", "authors": ["lan"], **facts}
        for lang in langs.split():
            words = {"title": f"Bài {key} {lang}"} | (
                {"cover_alt": f"Ảnh {lang}"} if "cover" in facts else {}
            )
            write(folder / f"index.{lang}.md", {**words, **first}, body)
            first = {}
        return folder

    def piece(self, kind: str, key: str, **facts: Any) -> None:
        first = dict(facts)
        for lang in ("vi", "en"):
            words = {"title": f"{key} {lang}", "slug": f"{key}-{lang}"}
            write(self.content / kind / key / f"index.{lang}.md", words | first, f"Về {key}.")
            first = {}

    def plugin(self, name: str, text: str) -> Path:
        """Write a module into `plugins/`, the folder in which this site has plugins of its own."""
        file = self.folder / "plugins" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def use(self, *plugins: str) -> None:
        """Have builds use the package's plugins, and these of the site's own."""
        ours = read_settings(str(ROOT / "pelicanconf.py"))["PLUGINS"]
        self.settings |= {
            "PLUGINS": [*ours, *plugins],
            "PLUGIN_PATHS": [str(self.folder / "plugins"), str(ROOT / "plugins")],
        }

    def build(self, output: str = "output", cache: str = "cache") -> dict[str, str]:
        """Build into a folder of the workshop; the digest of every file of it, by path."""
        self.forget()
        override = self.given(output, cache)
        with contextlib.redirect_stdout(io.StringIO()), patch.object(workers, "cores", lambda: self.cores):
            Newspaper(read_settings(str(ROOT / "pelicanconf.py"), override=override)).build()
        return self.files(output)

    def given(self, output: str, cache: str) -> dict[str, Any]:
        """The settings of a build that are not the sample site's."""
        return {
            "PATH": str(self.content),
            "OUTPUT_PATH": str(self.folder / output),
            "CACHE_PATH": str(self.folder / cache),
            "PICTURE_CACHE": str(self.folder / cache / "pictures"),
            "BUNDLE_CACHE": str(self.folder / cache / "bundles"),
            "THEME": str(self.theme),
            "NOW": self.now,
            **self.settings,
        }

    def forget(self) -> None:
        """Know no more of the site's own modules than another process would."""
        own = {
            name
            for name, module in sys.modules.items()
            if str(getattr(module, "__file__", None) or "").startswith(str(self.folder))
        }
        for name in own:
            del sys.modules[name]
        if own:
            gc.collect()  # signals know their receivers as long as these are there
        for known in (site_code.code_of, site_code.own_code):
            known.cache_clear()
        importlib.invalidate_caches()

    def cold(self) -> dict[str, str]:
        """Build from nothing, elsewhere."""
        for name in ("cold", "cold-cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return self.build("cold", "cold-cache")

    def files(self, output: str = "output") -> dict[str, str]:
        folder = self.folder / output
        return {
            path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def times(self, output: str = "output") -> dict[str, int]:
        folder = self.folder / output
        return {
            path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
            for path in folder.rglob("*")
            if path.is_file()
        }


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """Paths whose bytes differ, that are new, or that are gone."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
