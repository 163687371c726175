"""Words that happen to be Markdown, made words again: as little as can be, and never within an address.

Python-Markdown and CommonMark differ in what a backslash may stand before; what is written here both read the same way,
and where they have no backslash in common, as a character reference.
"""

from __future__ import annotations

import re

_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
_STAR = re.compile(r"(?<!\s)\*|\*(?!\s)")
_UNDERSCORES = re.compile(r"(?<![\w_])_+|_+(?![\w_])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)")
_LINKED = re.compile(r"\][(\[:]|\[\^|\[(?:TOC|[ xX])\]")
"""What makes a bracket more than a bracket: a link, a footnote, a table of contents, a task."""
_BLOCK = re.compile(r"#|>|[-+](?=\s|$)|[:=](?=\s|=|$)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_RULED = re.compile(r"[-|:][-|:=\s]*$")


def escaped(words: str, first: bool = False) -> str:
    """Words as they are written within a paragraph; `first` where they begin a line."""
    if words.isalnum():
        return words
    out = _BACKSLASH.sub(r"\\\\", words).replace("`", "\\`")
    out = _STAR.sub(r"\\*", out)
    out = _UNDERSCORES.sub(lambda found: "\\_" * len(found[0]), out)
    out = _ENTITY.sub("&amp;", out)
    out = _TAG.sub("&lt;", out)
    if out.count("~") > 1:
        out = out.replace("~", "&#126;")
    if "{" in out and "}" in out:
        out = out.replace("{", "\\{")
    return beginning(out) if first else out


def means_brackets(line: str) -> bool:
    """Whether a square bracket in the words of a line would be read as more than one."""
    return bool(_LINKED.search(line))


def beginning(line: str) -> str:
    """A line whose first characters would make it something other than a paragraph."""
    number = _NUMBER.match(line)
    if number:
        return f"{number[1]}\\{number[2]}{line[number.end() :]}"
    if not (_BLOCK.match(line) or _RULED.match(line)):
        return line
    return f"&#{ord(line[0])};{line[1:]}" if line[0] in ":=" else "\\" + line


def inside_link(words: str) -> str:
    """Escaped words that stand in the square brackets of a link."""
    return words.replace("[", "\\[").replace("]", "\\]")


def address(href: str) -> str:
    """An address as it stands in round brackets: what would end it is written in percent."""
    href = re.sub(
        r"[\s<>\"`|\\\[\]]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), href
    )
    return href if _balanced(href) else href.replace("(", "%28").replace(")", "%29")


def _balanced(href: str) -> bool:
    depth = 0
    for letter in href:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth < 0:
            return False
    return depth == 0


def title(words: str) -> str:
    """Words in quotation marks, as the title of a link or picture."""
    words = _unmarked(words)
    words = _rounded(words) if _LINKED.search(words) else words
    if '"' not in words:
        return f'"{words}"'
    if "'" not in words:
        return f"'{words}'"
    return '"' + re.sub(r'"([^"]*)"', r"“\1”", words).replace('"', "”") + '"'


def caption(words: str) -> str:
    """The same, of a photo: it is read as Markdown by itself once its image has been, so what is to be words then is
    escaped twice."""
    out = _STAR.sub(r"\\*", _BACKSLASH.sub(r"\\\\", words.replace("`", "'")))
    out = _UNDERSCORES.sub(lambda found: "\\_" * len(found[0]), out)
    out = _TAG.sub("&lt;", _ENTITY.sub("&amp;", out))
    return title(out.replace("~~", "&#126;~"))


def label(words: str) -> str:
    """The description of a picture: without square brackets, which would end it; its stars and underscores stay."""
    out = _STAR.sub(r"\*", _rounded(_unmarked(words)))
    return _UNDERSCORES.sub(lambda found: "\\_" * len(found[0]), out)


def _rounded(words: str) -> str:
    return words.translate({ord("["): "(", ord("]"): ")"})


def _unmarked(words: str) -> str:
    """Words that are no Markdown where they stand, but for what is read before links are: backslashes, backticks."""
    return _ENTITY.sub("&amp;", _BACKSLASH.sub(r"\\\\", " ".join(words.split())).replace("`", "'"))
