"""The words of each language in which prose counts years: what no catalogue and not CLDR can say.

Patterns called `count` and `hint` are for text as written; all others for text as `counting.plain` writes it, without
capitals and marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """How one language counts years."""

    code: str
    hint: re.Pattern[str]
    """Something without which a text counts nothing: most are passed over by it. It begins with a set of letters, which
    `re` looks for several times as fast as for a choice of words."""
    count: re.Pattern[str]
    """A count. The one named group that matches, "name" aside, holds the number; "name", where the pattern has it, the
    subject. The group "owned" is for a number whose subject stands before it."""
    number: Callable[[str], int | None]
    loose: frozenset[str]
    """Groups that count years of anything, and so are believed only where no vague word stands before them."""
    vague: re.Pattern[str]
    past: re.Pattern[str]
    """Words before a count that may make it one of an earlier day: "since the celebrations of the 65th anniversary"."""
    later: re.Pattern[str]
    """Words of its sentence that may do the same: "honoured on that day; five years later …", "ten years ago"."""
    work: re.Pattern[str]
    """Text, as written, before a count that stands in the title of a book, a film, a stamp."""
    scene: re.Pattern[str]
    """First words of a sentence that say in which year it is set."""
    shifts: tuple[tuple[re.Pattern[str], int], ...]
    """Words by which a sentence speaks of another year than the text's, and how many years away that is."""
    stop: re.Pattern[str]
    """What may follow any name that is complete."""
    opening: re.Pattern[str]
    """Words in small letters, before others as `counting.cased` writes them, that may make another name of it: "the
    Paris Agreement on climate change". All others follow a name that is complete, and a capital may make it another:
    "ASEAN Para Games"."""
    owner: re.Pattern[str]
    """What stands between a name and its number: "ASEAN celebrated its 58th anniversary", "Liberation Day's 70th"."""
    near: re.Pattern[str]
    """What follows a name that is complete and says the year of the count: " in 2023", " (10/10/1954-10/10/2023)"."""
    fillers: re.Pattern[str]
    """Words before a name that change nothing: "the signing of"."""
    common: frozenset[str]
    """Words that the text of a link may have besides those of the name it leads to."""
    relation: tuple[str, ...]
    """How relations of two sides {a} and {b} are named."""
    relations: tuple[str, ...]
    """How they are called in a sentence that names both sides elsewhere."""
    beginning: tuple[str, ...]
    """How the beginning of an organisation {a} is named, besides after the words that `fillers` has."""
    alone: re.Pattern[str]
    """What stands before an organisation's name that is no part of a longer one: "the ASEAN Business Association"."""
    founding: re.Pattern[str]
    """How an organisation's beginning is called after its name: "ASEAN marks the 58th anniversary of its founding"."""
    national: frozenset[str]
    """Names that every country has one of."""
    home: re.Pattern[str]
    """Words before a count that make its "National Day" Vietnam's, whatever else the sentence names."""
    embassy: str


def words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b")


# Vietnamese

_UNITS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_UNIT = "|".join(_UNITS)
_VI_SPELT = rf"(?:(?:{_UNIT})\s+mươi|mười)(?:\s+(?:{_UNIT})(?!\s+mươi))?|một\s+trăm"
_VI_NUMBER = rf"\d{{1,3}}(?:\.\d{{3}})?|\d{{4}}|{_VI_SPELT}"
_KEEP = r"k[ỷỉ]\s+niệm\s+"
_LINK = "\ue012?"


def _vietnamese(spelt: str) -> int | None:
    """ "70", "1.000", "bảy mươi lăm", "nhất"."""
    said = " ".join(spelt.lower().split())
    if said[0].isdigit():
        return int(said.replace(".", ""))
    if said in ("nhất", "một trăm"):
        return 1 if said == "nhất" else 100
    tens, ten, unit = said.partition("mươi") if "mươi" in said else ("", *said.partition("mười")[1:])
    if not ten:
        return _UNITS.get(said) or (10 if said == "mười" else None)
    return 10 * _UNITS.get(tens.strip(), 1) + _UNITS.get(unit.strip(), 0)


VIETNAMESE = Tongue(
    code="vi",
    hint=re.compile(r"[\dMmTtLl](?:(?<=\d)\s+(?i:năm)|(?i:(?<=m)(?:ười|ươi)|(?<=t)răm|(?<=l)ần\s+thứ))"),
    count=re.compile(
        rf"(?i){_KEEP}{_LINK}lần\s+thứ\s+(?P<nth>{_VI_NUMBER}|nhất|{_UNIT}|mười)\s+(?:năm\s+)?"
        rf"|{_KEEP}(?P<name>[^.,;:()\n]{{3,80}}?)\s+lần\s+thứ\s+(?P<named>{_VI_NUMBER}|nhất|{_UNIT}|mười)\b"
        rf"|{_KEEP}{_LINK}(?P<kept>{_VI_NUMBER})\s+năm\s+"
        rf"|(?<=\w)\s+lần\s+thứ\s+(?P<occasion>{_VI_NUMBER}|nhất|{_UNIT}|mười)\b"
        rf"|(?<=\w)[”\"]?\s*[-–—:,]\s+(?P<review>{_VI_NUMBER})\s+năm\s+nhìn\s+lại\b"
        rf"|(?<![\d./,-])(?<![^\W\d_])(?P<bare>{_VI_NUMBER})\s+năm\s+"
    ),
    number=_vietnamese,
    loose=frozenset({"bare"}),
    vague=re.compile(
        r"\b(?:trong|sau|suot|qua|hon|gan|khoang|tu|moi|cu|truoc|chua|toi|den|ngot|ngoai|cach|chung|nhung|nhieu|them"
        r"|con|da|vong|thang)$"
    ),
    past=re.compile(
        r"\b(?:(?:ke )?tu|so voi|sau|truoc|trong(?! (?:dip|nam nay))) (?:\w+ ){0,3}"
        r"(?:le|dai le|dip|ngay|nam|cuoc|chuong trinh|hoat dong)$"
        r"|\btung(?: [^\s,;:]+){1,6}$|\d nam(?:,| va)$|\bdo la(?: \w+){0,2}$"
        r"|\b(?:phat hanh|xuat ban|in|duc|dung(?! dip)|xay|xay dung|khanh thanh|hoan thanh|sang tac|viet|quay|chup)"
        r"(?: \w+){0,2} (?:nhan|(?:(?:nhan|trong|dung|vao) )?dip)(?: le| dai le)?$"
    ),
    later=re.compile(
        r"[,;:] (?:\w+ ){1,3}(?:nam|thang|thap nien) sau\b(?! nay)|\w+ (?:nam|thap nien) (?:ve )?truoc\b"
    ),
    work=re.compile(
        r"(?i)\b(?:cuốn|sách|tập|kỷ yếu|phim|album|bộ tem|con tem|tem|đặc san|bưu ảnh|ca khúc|bài hát|bài báo)\b"
        r"[^“”\".]{0,40}[“\"][^”\"]*$"
    ),
    scene=re.compile(
        r"\W*(?:(?:trong|vao|ca|suot|cuoi|dau|giua) )?(?:nam (?:\d{4}|nay|ngoai|qua|truoc|toi|sau)|sang nam"
        r"|thang \w+(?: nam |/)(?:\d{4}|nay|ngoai)|(?:(?:sang|trua|chieu|toi|ngay|hom) )*\d{1,2}/\d{1,2}/\d{4})"
    ),
    shifts=(
        (words(r"nam toi|nam sau|sang nam|huong toi|tien toi|chuan bi|sap toi|don chao"), 1),
        (words(r"nam ngoai|nam truoc|nam qua"), -1),
    ),
    stop=re.compile(
        r"\s*(?:$|[.,;:!?)(/\[\]])|-(?=\d)|\s(?=\d|va (?:\d|ngay|le|ky niem)|cung (?:voi )?\d|voi\b|tai\b|o\b|nam \w"
        r"|trong\b|vao\b|do\b|la\b|duoc\b|nhan\b|de\b|ngay \d|sang\b|chieu\b|toi\b|truoc\b|hom\b|khi\b|ma\b|thi\b|se\b"
        r"|da\b|dang\b|roi\b|khep\b|dien ra|lan thu|thanh cong|bang\b|giua hai\b)"
    ),
    opening=re.compile(
        r"\s(?:ve(?! (?:dich|que|den|dem|tham|lai|voi|nuoc|nguon)\b)|giua(?! hai)|cho|voi tu cach|nuoc(?! ta\b)"
        r"|cua(?= (?:nuoc(?! ta\b)|hai|cac|nhung|ban|(?!Ha[Nn]oi\b|Viet[Nn]am\b)[A-Z])))\b"
    ),
    owner=re.compile(r"$| (?:ky niem|mung|chao mung|don|tron)$"),
    near=re.compile(
        r"\s*\([^)]*\d{4}\)|-?(?:\d{1,2}/){0,2}\d{4}(?:-(?:\d{1,2}/){0,2}\d{4})?"
        r"|\s+(?:(?:vao|trong) )?(?:ngay [\d/]+/|thang \d+(?:/| nam ))?(?:nam )?\d{4}"
    ),
    fillers=re.compile(
        r"(?:ngay|le|su kien|ky ket|ky|thanh lap|ra doi|thiet lap|thang loi cua|danh hieu|nuoc|hai nuoc"
        r"|(?:vinh du )?(?:don )?nhan|(?:duoc (?:\w+ )?)?(?:trao|tang|vinh danh|cong nhan)(?: la)?|duoc (?:\w+ )?nhan"
        r"|hanoi(?=[\s-](?:(?:don |vinh du )?nhan|duoc|danh hieu|thanh pho)\b)-?)\s*"
    ),
    common=frozenset(
        [
            "ngay",
            "le",
            "ky",
            "ket",
            "thanh",
            "lap",
            "ra",
            "doi",
            "thiet",
            "lap",
            "quan",
            "he",
            "ngoai",
            "giao",
            "danh",
            "hieu",
            "hai",
            "nuoc",
            "hai",
            "ben",
            "vietnam",
            "hanoi",
        ]
    ),
    relation=(
        "quan he ngoai giao {a}-{b}",
        "quan he {a}-{b}",
        "quan he ngoai giao giua {a} va {b}",
        "quan he giua {a} va {b}",
        "quan he ngoai giao {a} va {b}",
        "quan he ngoai giao voi {b}",
    ),
    relations=("quan he ngoai giao", "quan he hai nuoc"),
    beginning=(),
    alone=re.compile(r"(?:^|[,;:–(] ?|\b(?:nay|khi|va|ma|\d+) )\W?$"),
    founding=words(r"(?:ngay )?(?:thanh lap|ra doi)"),
    national=frozenset(("quoc khanh", "doc lap", "giai phong", "thong nhat")),
    home=re.compile(r"\bvietnam (?:ky niem|mung|chao mung|don|nhan|dip|nhan dip)$"),
    embassy="[Đđ]ại sứ|[Ll]ãnh sự|ĐSQ",
)

# English

_CARDINALS = {
    "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "a hundred": 100, "one hundred": 100,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "fifteenth": 15, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_FIGURES = r"\d{1,3}(?:,\d{3})?|\d{4}"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL_NTH = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_NTH = rf"(?:{_FIGURES})(?:st|nd|rd|th)|(?:{_TENS})[ -](?:{_SMALL_NTH})|{'|'.join(_ORDINALS)}"
_UNITS_SPELT = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_CARDINAL = rf"{_FIGURES}|(?:{_TENS})[ -](?:{'|'.join(_UNITS_SPELT)})|{'|'.join(_CARDINALS)}"


def _english(spelt: str) -> int | None:
    """ "70", "112th", "1,000", "fifty", "seventy-fifth"."""
    said = " ".join(spelt.lower().replace("-", " ").split())
    if said[0].isdigit():
        return int(re.sub(r"\D", "", said))
    ten, _, unit = said.partition(" ")
    if unit in _ORDINALS and ten in _CARDINALS:
        return _CARDINALS[ten] + _ORDINALS[unit]
    if unit in _UNITS_SPELT and ten in _CARDINALS:
        return _CARDINALS[ten] + _UNITS_SPELT.index(unit) + 1
    return _ORDINALS.get(said) or _CARDINALS.get(said)


ENGLISH = Tongue(
    code="en",
    hint=re.compile(r"[AaYyD](?i:(?<=a)nniversary|(?<=\by)ears\s+(?:of|since|as)\b|(?<=\bd)ay\b)"),
    count=re.compile(
        rf"(?i)(?<![\w,.-])(?P<nth>{_NTH})[\s-]+(?:founding\s+)?anniversary\s+(?:of|since)\s+"
        rf"|(?<![\w,.-])(?P<year>{_CARDINAL})[\s-]years?[\s-]anniversary\s+of\s+"
        rf"|(?<![\w,.-])(?P<years>{_CARDINAL})\s+years\s+(?:of|since|as)\s+"
        rf"|(?<![\w,.-])(?P<owned>{_NTH})\s+anniversary\b(?!\s+(?:of|since)\b)"
        rf"|(?<![\w,.-])(?!first\b)(?P<dayth>{_NTH})\s+(?P<day>(?-i:[A-Z])[^.,;:()\n]{{0,40}}?(?-i:Day)"
        r"(?:\s+of\s+(?:the\s+)?(?-i:[A-Z])\w+(?:\s+Nam)?)?)\b(?!\s+anniversary)"
        rf"|(?<![\w,.-])(?P<named>{_NTH})\s+(?P<name>[^.,;:()\n]{{3,60}}?)\s+anniversary\b"
    ),
    number=_english,
    loose=frozenset({"years"}),
    vague=re.compile(
        r"\b(?:the|over|in|after|than|nearly|almost|past|last|next|first|about|around|some|another|these|those|within"
        r"|during|further|every"
        r"|(?<!celebrate )(?<!celebrates )(?<!mark )(?<!marks )(?:its|their|our))$"
    ),
    past=re.compile(
        r"\b(?:since|after|before|from|at|compared with|as (?:at|on|for)) (?:the )?(?:\w+ ){0,3}"
        r"(?:celebrations?|ceremon(?:y|ies)|commemorations?|events?|festival|year) (?:of|for|marking)(?: the)?$"
        r"|\b(?:since|unlike|compared with|after|that was|it was)(?: the)?$"
        r"|\b(?:years?|months?|weeks?|decades?|days?) (?:after|before)(?: the)?$"
        r"|\b(?:issued|published|printed|built|made|wr(?:itten|ote)|struck|released|composed|opened|painted|unveiled|erected"
        r"|inaugurated|planted|donated|completed|finished|shot|filmed|recorded|commissioned|restored)"
        r"(?: \w+){0,2} (?:for|on|during|to mark)"
        r"(?: the)?$"
    ),
    later=re.compile(r"\w+ (?:years?|months?|decades?) (?:later|afterwards|ago)\b"),
    work=re.compile(
        r"(?i)\b(?:books?|volumes?|films?|documentar(?:y|ies)|albums?|stamps?|essays?|posters?|songs?|titled|entitled)\b"
        r"[^“”\".]{0,40}[“\"][^”\"]*$"
    ),
    scene=re.compile(
        r"\W*(?:(?:in|during|throughout|early in|late in|by|on|since|from)\s+)?(?:(?:\d{1,2} )?(?:january|february"
        r"|march|april|may|june|july|august|september|october|november|december) (?:\d{1,2},? )?(?:of )?)?"
        r"(?:\d{4}\b|(?:last|this|next|the (?:previous|past|following|coming)) year\b)"
    ),
    shifts=(
        (words(r"next year|following year|coming|upcoming|ahead of|towards?|preparing|prepares?"), 1),
        (
            words(
                r"(?:last|previous|past) year|the year before|a year ago|last (?:january|february|march|april|may|june"
                r"|july|august|september|october|november|december|spring|summer|autumn|winter)"
            ),
            -1,
        ),
    ),
    stop=re.compile(
        r"\s*(?:$|[.,;:!?)(/\[\]])|-(?=\s?\d)|\s(?=\d|and (?:the )?\d|in\b|at\b|with\b|was\b|is\b|will\b|by\b|as\b"
        r"|on (?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|the (?:same|day))"
        r"|this\b|last\b|next\b|today\b|held\b|took\b|which\b|that\b|were\b|has\b|had\b|from\b|for\b|falls?\b|fell\b"
        r"|between the two\b|came\b|celebrat|marks?\b|since\b|when\b|while\b|before\b|after\b|during\b|together\b"
        r"|we\b|to end\b)"
    ),
    opening=re.compile(
        r"\s(?:on|between(?! the two)|for|to(?= (?:the\b|[A-Z]))"
        r"|of(?! (?:Ha[Nn]oi|Viet[Nn]am|the (?:capital|city|country|nation))))\b"
    ),
    owner=re.compile(
        r"(?:'s?(?: \w+)?|(?:'s)? (?:(?:has|have|had|will|also|just|today|\w+ly) )?"
        r"(?:celebrat|mark|commemorat|observ|honou?r)\w* (?:its|their|the|his|her))$"
    ),
    near=re.compile(
        r"\s*\([^)]*\d{4}\)|,?\s+(?:in|of|on)\s+(?:\d{1,2}\s+)?(?:[a-z]+\s+)?(?:\d{1,2},\s+)?\d{4}"
    ),
    fillers=re.compile(
        r"(?:the|an?|its|their|official|signing of|founding of|foundation of|establishment of|birth of|day of"
        r"|title of|(?:great and )?historic|victory (?:of|at)|becoming|receiving|recognition as"
        r"|hanoi(?:'s)?(?= (?:title|being|becoming|receiving|recognition)\b)"
        r"|(?:being )?(?:named|declared|given|awarded|recogni[sz]ed)(?: by unesco)?(?: as)?)\s+"
    ),
    common=frozenset(
        [
            "the",
            "its",
            "their",
            "of",
            "a",
            "as",
            "day",
            "title",
            "signing",
            "founding",
            "establishment",
            "diplomatic",
            "relations",
            "ties",
            "vietnam",
            "hanoi",
            "and",
            "with",
            "between",
            "two",
            "countries",
        ]
    ),
    relation=(
        "{a}-{b} diplomatic relations",
        "{a}-{b} diplomatic ties",
        "{a}-{b} relations",
        "diplomatic relations between {a} and {b}",
        "diplomatic ties between {a} and {b}",
        "relations between {a} and {b}",
        "diplomatic relations with {b}",
        "diplomatic ties with {b}",
    ),
    relations=("diplomatic relations", "diplomatic ties", "bilateral relations", "bilateral ties"),
    beginning=("{a}'s founding", "{a}'s foundation", "{a}'s establishment"),
    alone=re.compile(r"(?:^|\W$|\b(?:the|when|and|as|today|year|that|\d+) )\W?$"),
    founding=words(r"(?:its |the )?(?:founding|foundation|establishment|birth)"),
    national=frozenset(
        ("national day", "independence day", "independence", "liberation day", "reunification")
    ),
    home=re.compile(r"\bvietnam(?:'s| (?:on|for|celebrates|marks|celebrated|marked) (?:its|the))$"),
    embassy=r"[Ee]mbass\w+|[Aa]mbassadors?|[Cc]onsul\w*",
)

TONGUES = {"vi": VIETNAMESE, "en": ENGLISH}
