"""What somebody is called right before a name or behind it, by the words that titles have in a language: in the
registry or not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from nhipcau.rules.address import VIETNAMESE_FAMILIES

TITLE = {
    "en": r"(?:(?:deputy|vice|standing|executive|permanent|acting|first|senior|assistant|associate|honorary|managing"
    r"|prime)[\s-]+)*"
    r"(?:president|chair(?:man|woman|person)?|director|head|secretary|minister|governor|mayor|rector|dean|principal"
    r"|chief|manager|editor|commissioner|consul|treasurer|coordinator)(?:[\s-]+(?:general|in[\s-]chief))?",
    "vi": r"(?:(?:phó|quyền)\s+)?(?:tổng thư ký|tổng giám đốc|tổng biên tập|tổng lãnh sự|tổng cục trưởng|trưởng phòng"
    r"|trưởng ban|trưởng khoa|chủ tịch|chủ nhiệm|giám đốc|bí thư|thư ký|bộ trưởng|thứ trưởng|vụ trưởng|cục trưởng"
    r"|viện trưởng|hiệu trưởng|thị trưởng|thống đốc|chánh văn phòng)"
    r"(?:\s+(?:thường trực|danh dự|điều hành|chuyên trách))?",
}
"""Offices that one holds for years; not membership, nor ranks and degrees, which go with any office."""
OF = {"en": r"(?:of|at|for)\s+(?:the\s+)?", "vi": r"(?:của|thuộc)\s+"}
CALLED = (
    r"(?:(?:đồng chí|ông|bà|anh|chị|mr|mrs|ms|dr|prof|professor|gs|pgs|ts|ths)\b\.?\s*)*"  # before a name
)
ANOTHERS = re.compile(
    r"(?i)(?:\b(?:nguyên|cựu|thay mặt|former|ex|then|late|on behalf of(?: the)?|bấy giờ|lúc đó)[\s-]+(?:\w+\s+){0,2}"
    r"|\b(?:trợ lý|phu nhân|vợ|chồng|con|(?:wife|husband|son|daughter) of|(?:aide|assistant|adviser) to)"
    r"\s+(?:the\s+)?)$"
)
"""Before a title that is no longer held, or is that of somebody else."""
FOR_A_DAY = re.compile(
    r"(?i)(?:đoàn|tổ chức (?:cuộc|lễ|giải|hội)|giám khảo|hội đồng (?:thi|giám khảo)|hội nghị|hội thảo|phiên|lễ|cuộc"
    r"|\w*\s*(?:delegation|jury|session|meeting|conference|seminar|committee for|organi[sz]ing))\b"
)
"""What one is at the head of for a day."""


@dataclass(frozen=True, slots=True)
class ToldTitle:
    """A title as told, from one letter to another, and the body that stands with it, "" for none."""

    start: int
    end: int
    words: str
    body: str = ""


def told_title(words: str, name: tuple[int, int], bodies: Iterable[str], lang: str) -> ToldTitle | None:
    """The title of somebody whose name stands there in a sentence; `bodies` are those whose names are known."""
    if lang not in TITLE:
        return None
    named = "|".join(re.escape(each) for each in sorted(bodies, key=len, reverse=True)) or r"(?!)"
    return _before(words[: name[0]], words[name[1] :], named, lang) or _behind(words, name[1], named, lang)


def fits(told: str, title: str) -> bool:
    """Whether a title is one of the registry, or that without what only says more: not without "vice", which says
    less."""
    said, left = _words(told), _words(title)
    rest = iter(left)
    lower = {"phó", "quyền", "vice", "deputy", "assistant", "associate", "acting"}
    return all(word in rest for word in said) and not lower & {*left} - {*said}


def _words(title: str) -> list[str]:
    return re.findall(r"\w+", title.lower())


@lru_cache(maxsize=512)
def _forms(named: str, lang: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A title right before a name; the body behind a name whose title stands before; a title behind."""
    title, of, end = TITLE[lang], OF[lang], r"\s*(?:[,.;:)–]|$)"
    further = of if lang == "en" else f"(?:{of})?"
    told = rf"(?<!\w)(?P<title>{title})(?:\s+(?:{of})?(?P<body>{named}))?\s+{CALLED}$"
    before = rf"(?i)(?:(?P<whose>{named})(?:['’]s)?\s+)?{told}"
    open_end = rf"\s*(?:,(?=\s+(?!và\b|cùng\b|and\b)[a-zà-ỹđ])|\)|–{'|[.!?]?$' if lang == 'en' else ''})"
    free = rf"\s+{further}(?P<free>[^,.;:()–]{{2,80}}?){open_end}"
    behind = rf"(?:,|\s*\(|\s+[–-])\s*(?P<title>(?i:{title}))(?:\s+(?:{of})?(?P<body>(?i:{named})){end}|{end}|{free})"
    return re.compile(before), re.compile(rf"(?i)\s+{of}({named})\b"), re.compile(behind)


def _before(before: str, after: str, named: str, lang: str) -> ToldTitle | None:
    form, behind, _ = _forms(named, lang)
    found = form.search(before)
    if not found or ANOTHERS.search(before[: found.start()]):
        return None
    body = found["body"] or found["whose"] or ""
    if not body and (follows := behind.match(after)):
        body = follows[1]
    return ToldTitle(*found.span("title"), found["title"], body)


def _behind(words: str, at: int, named: str, lang: str) -> ToldTitle | None:
    found = _forms(named, lang)[2].match(words, at)
    if not found:
        return None
    free = found["free"] or ""
    if FOR_A_DAY.match(free) or not VIETNAMESE_FAMILIES.isdisjoint(free.split()):
        return None
    return ToldTitle(*found.span("title"), found["title"], found["body"] or "")
