"""Lines that old sites put above and below a text, known by their words: when it appeared, how often it was read, who
wrote it, and what begins when the text is over."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nhipcau.languages import fold
from nhipcau.reading.clocks import CLOCK, read_clock
from nhipcau.reading.days import DAY, read_day
from nhipcau.reading.wrong import Wrong

_DAY = re.compile(rf"(?<![\w/.-]){DAY}(?![\w/-])")
_CLOCK = re.compile(rf"(?<![\w:/.-]){CLOCK}(?![\w:/-])")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?")
_VIEWS = re.compile(
    r"(?:view count|views?|hits|lượt (?:xem|đọc|truy cập)|số (?:lần|lượt) (?:xem|đọc)|đã xem|đọc)\s*:?\s*"
    r"(?P<after>\d[\d.,]*)|(?P<before>\d[\d.,]*)\s*(?:views|lượt (?:xem|đọc)|lần đọc)",
    re.I,
)
_LABELS = re.compile(
    r"publish(?:ed)?(?: date)?|post(?:ed)?(?: on| date)?|updated?(?: on)?|date|on|at|by"
    r"|ngày(?: đăng| xuất bản| cập nhật)?"
    r"|đăng(?: ngày| lúc)?|cập nhật(?: lúc| ngày)?|xuất bản|thời gian|lúc|vào|gmt|utc|am|pm|last",
    re.I,
)
_BYLINE = re.compile(
    r"(?:By|Written by|Author|Story by|Text by|Reported by|Tác giả|Người viết|Bài(?: viết)?|Tin, ảnh|Tin|Thực hiện)\s*"
    r"(?::\s*|(?<=By)\s+|(?<=by)\s+)(?P<who>\S.*)"
)
_SOURCE = re.compile(r"(?:(?:Source|Nguồn(?: tin)?)\s*:\s*|Theo\s+)(?P<what>\S.{1,80})", re.I)
_AFTER = re.compile(
    r"(?:latest|other|related|more|recent|hot|top|most read) (?:news|stories|articles|posts)"
    r"|read more|see also|news in brief"
    r"|(?:các )?tin (?:liên quan|khác|mới(?: nhất)?|cũ hơn|cùng chuyên mục|đọc nhiều|tức khác)"
    r"|(?:các )?bài (?:viết )?(?:liên quan|khác|mới)|xem thêm|có thể bạn quan tâm|tin bài (?:khác|liên quan)",
    re.I,
)
_FORM = re.compile(
    r"(?:write|leave|post|add|your) (?:your |a )?comments?|comments?(?: \(\d+\))?|view search|search"
    r"|(?:gửi|viết|ý kiến) bình luận|bình luận(?: \(\d+\))?|ý kiến bạn đọc|gửi phản hồi|(?:họ và|họ) tên.*|full name.*"
    r"|e-?mail\W*|phone number.*|capt?cha.*|mã (?:bảo mật|xác nhận).*|tìm kiếm",
    re.I,
)
_TOOLS = re.compile(
    r"in (?:bài(?: viết| này)?|trang(?: này)?)|lưu bài(?: viết)?|chia sẻ(?: bài viết)?|nghe (?:đọc )?bài(?: viết)?"
    r"|cỡ chữ|gửi (?:cho bạn bè|bài viết|email)|sao chép liên kết|theo dõi (?:\S+ ){1,4}trên(?: google news)?"
    r"|print(?: this page| article)?|share(?: this)?(?: article| story)?|copy link|font size|follow us(?: on .{1,20})?"
    r"|(?:facebook|zalo|twitter|google news|linkedin)(?:[\s|/,]+(?:facebook|zalo|twitter|linkedin|pinterest))*"
    r"|!\[[^\]]*\]\([^)]*\)[\s|]*|[\w-]+\.(?:jpe?g|png|gif|webp)",
    re.I,
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,5}")
LONGEST = 90
"""Characters of a line that tells when a text appeared, without its date."""


@dataclass(frozen=True, slots=True)
class When:
    """A moment that a line tells: "2023-08-20 09:16", "2023-08-20", or with its zone "2023-08-20 02:16+00:00"; and
    where in the line it stands."""

    told: str
    start: int
    end: int


def when(line: str) -> When | None:
    """The first day that a line tells, with the time of day beside it; None where there is none, or no such day."""
    if iso := _ISO.search(line):
        return When(f"{iso[1]} {iso[2]}{(iso[3] or '').replace('Z', '+00:00')}", *iso.span())
    said = line.casefold()
    if len(said) != len(line):
        return None
    for found in _DAY.finditer(said):
        try:
            day = read_day(line[found.start() : found.end()].strip("( "))
        except Wrong:
            continue
        clock = _clock(line, said, found)
        if not clock:
            return When(day.isoformat(), *found.span())
        told, start, end = clock
        return When(f"{day} {told}", min(start, found.start()), max(end, found.end()))
    return None


def _clock(line: str, said: str, day: re.Match[str]) -> tuple[str, int, int] | None:
    """The time of day that stands nearest to a day: next to it, but for blanks and what parts the two."""
    near = [
        each
        for each in _CLOCK.finditer(said)
        if (each.end() <= day.start() or each.start() >= day.end())
        and not re.search(r"[^\W\d_]{5}", said[min(each.end(), day.end()) : max(each.start(), day.start())])
    ]
    for each in sorted(
        near, key=lambda each: min(abs(each.start() - day.end()), abs(day.start() - each.end()))
    ):
        try:
            return f"{read_clock(line[each.start() : each.end()]).at:%H:%M}", *each.span()
        except Wrong:
            continue
    return None


def views(line: str) -> int | None:
    """How often a text was read, where a line says so: "View count: 24", "1.204 lượt xem"."""
    found = _VIEWS.search(line)
    digits = re.sub(r"\D", "", found["after"] or found["before"]) if found else ""
    return int(digits[:12]) if digits else None


def is_dated(line: str) -> When | None:
    """The moment, where a line tells nothing but when a text appeared, how often it was read and by whom."""
    found = when(line)
    if not found:
        return None
    rest = _VIEWS.sub("", line[: found.start] + " " + line[found.end :])
    rest = re.sub(r"[\d\W_]+", " ", _LABELS.sub(" ", rest)).strip()
    return found if len(rest) <= 12 and len(line) <= LONGEST + found.end - found.start else None


def byline(line: str) -> str:
    """Who wrote a text, where a line says just that: "By Hai Nam", "Tác giả: Nguyễn Lan"; else ""."""
    found = _BYLINE.fullmatch(line.strip())
    return found["who"].strip(" .") if found and len(found["who"]) <= 60 else ""


def source(line: str) -> str:
    """Where a text was taken from, where a line says just that: "Nguồn: TTXVN"; else ""."""
    bracketed = re.fullmatch(r"\s*[(\[](.*)[)\]]\s*", line)
    found = _SOURCE.fullmatch((bracketed[1] if bracketed else line).strip())
    return found["what"].strip(" .") if found and len(line) <= 60 and not line.rstrip().endswith(".") else ""


def is_name(words: str) -> bool:
    """Whether words look like the name of a person: two to six words, each with a capital."""
    return bool(_NAME.fullmatch(words)) and all(part[0].isupper() for part in words.split())


def is_tool(line: str) -> bool:
    """Whether a line is what a page offers its readers, such as to print a text; or the name of a picture's file."""
    return bool(_TOOLS.fullmatch(line.strip(" \t:.*»…-")))


def ends_text(line: str) -> str:
    """Why the text is over where this line stands ("navigation", "form"), or ""."""
    words = line.strip(" \t:.*»…-")
    if _FORM.fullmatch(words):
        return "form"
    return "navigation" if _AFTER.fullmatch(words) else ""


def same(one: str, other: str) -> bool:
    """Whether two headlines are the same but for marks, capitals and signs."""
    return bool(one and other) and re.sub(r"\W+", "", fold(one)) == re.sub(r"\W+", "", fold(other))
