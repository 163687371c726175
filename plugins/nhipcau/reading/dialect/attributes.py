"""Attribute lists, `{#id .class name="value"}`: only what can be nothing else, since other braces hold words."""

from __future__ import annotations

import re

from markdown.extensions.attr_list import AttrListTreeprocessor

_ONE = r"""(?:[.#][\w:-]+|[a-z][a-z-]+=(?:"[^"{}\n]*"|'[^'{}\n]*'|[^\s"'{}]+))"""
_LIST = rf"\{{:?[ ]*({_ONE}(?:[ ]+{_ONE})*)[ ]*\}}"


class Attributes(AttrListTreeprocessor):
    """Python-Markdown's own, which would take `{thủ đô}` for two attributes."""

    BASE_RE = _LIST  # type: ignore[misc]
    HEADER_RE = re.compile(rf"(?<! )[ ]+{_LIST}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{_LIST}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{_LIST}")  # type: ignore[misc]
