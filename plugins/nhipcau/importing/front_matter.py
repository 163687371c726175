"""Front matter in its four forms: YAML, TOML, JSON, and lines of a name and a value; and what its values say."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import yaml

_YAML = re.compile(r"---[ \t]*\n(?P<told>.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.S | re.M)
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<told>.*?)^\+\+\+[ \t]*$\n?", re.S | re.M)
_HEADERS = re.compile(r"(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t]+[^\n]*\n)*)+(?=\n|\Z)")


def begins(text: str) -> bool:
    """Whether a text begins with fields, as far as its first bytes tell."""
    return bool(_YAML.match(text)) or text.startswith(("+++", "---", "{"))


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The fields of a text, by names in small letters, and its body. Fields that cannot be read are none."""
    if found := _YAML.match(text):
        return _lowered(_yaml(found["told"])), text[found.end() :]
    if found := _TOML.match(text):
        try:
            return _lowered(tomllib.loads(found["told"])), text[found.end() :]
        except tomllib.TOMLDecodeError:
            return {}, text[found.end() :]
    if text.startswith("{"):
        try:
            told, end = json.JSONDecoder().raw_decode(text)
            return _lowered(told), text[end:]
        except (ValueError, RecursionError):
            return {}, text
    if found := _HEADERS.match(text):
        pairs = (line.partition(":") for line in re.sub(r"\n[ \t]+", " ", found[0]).splitlines())
        return {name.strip().lower(): value.strip() for name, _, value in pairs}, text[found.end() :]
    return {}, text


def _yaml(told: str) -> object:
    try:
        if re.search(r"(?:^|[\s\[,:-])[&*][A-Za-z]\w*", told):  # ten lines of anchors can fill any memory
            told = re.sub(r"(?m)(?<=[\s\[,:-])[&*][A-Za-z]\w*", "", told)
        return yaml.load(told, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        pairs = (line.partition(":") for line in told.splitlines() if re.match(r"\w[\w-]*:\s*\S", line))
        return {name: value.strip(" \"'") for name, _, value in pairs}


def _lowered(told: object) -> dict[str, Any]:
    return {str(name).lower(): value for name, value in told.items()} if isinstance(told, Mapping) else {}


def values(fields: Mapping[str, Any], names: tuple[str, ...]) -> list[str]:
    """The values of the first of these fields that has any, as texts."""
    for name in names:
        value = fields.get(name)
        found = [_said(each) for each in (value if isinstance(value, list) else [value])]
        if any(found):
            return [each for each in found if each]
    return []


def _said(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, Mapping):
        return _said(
            next((value[name] for name in ("name", "src", "url", "path", "image") if value.get(name)), "")
        )
    if isinstance(value, bool) or value is None or isinstance(value, list):
        return ""
    return " ".join(str(value).split())


def one(values: list[str]) -> str:
    """The first of some values, or ""."""
    return values[0] if values else ""
