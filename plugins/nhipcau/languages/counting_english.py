"""The words in which English prose counts years: what no catalogue and not CLDR can say."""

from __future__ import annotations

import re

from .counting_tongue import Tongue, words

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
    if said in _UNITS_SPELT:
        return _UNITS_SPELT.index(said) + 1
    return _ORDINALS.get(said) or _CARDINALS.get(said)


ENGLISH = Tongue(
    code="en",
    hint=(
        r"[AaBbTtYyD](?i:(?<=a)nniversary|(?<=\bt)urn(?:s|ed)?\s|(?<=\ba)t\s+\d+(?:[:,.]|\s+\()|(?<=\bb)irthday\b|(?<=\by)ears\s+(?:of|since|as|after|ago|on)\b|(?<=\by)ear\s+\w+\s+(?:of|since)\b|(?<=\bd)ay\b)"
    ),
    count=(
        rf"(?i)(?<![\w,.-])(?P<nth>{_NTH})[\s-]+(?:founding\s+)?(?:anniversary|birthday)\s+"
        r"(?:(?:gala|celebrations?|ceremony|concert|parade|show|programme)\s+)?(?:of|since)\s+"
        rf"|(?<![\w,.-])(?P<year>{_CARDINAL})[\s-]years?[\s-]anniversary\s+of\s+"
        rf"|(?<![\w,.-])(?P<years>{_CARDINAL})\s+years\s+(?:of|since|as)\s+"
        rf"|(?<=\w)[”\"]?(?:\s*[–—:,-])\s+(?P<review>{_CARDINAL})\s+years\s+on\b"
        rf"|(?<![\w,.-])(?P<begun>{_CARDINAL})\s+years\s+after\s+(?:its|their)\s+"
        r"(?:founding|foundation|establishment|birth|creation)(?:\s+in\s+\d{4})?,\s+"
        rf"|(?<![\w,.-])(?P<later>{_CARDINAL})\s+years\s+(?:after|on\s+from)\s+"
        rf"|(?<![\w,.-])(?P<long>{_CARDINAL})-year\s+\w+\s+(?:of|since)\s+"
        rf"|(?-i:Happy|(?:On|For|Marking|Celebrating)\s+its)\s+(?P<own>{_NTH})\s+(?:founding\s+)?(?:anniversary|birthday)(?:\s+in\s+\d{{4}})?,\s+"
        rf"|(?<=\d{{4}}),?\s+(?:exactly\s+)?(?P<back>{_CARDINAL})\s+years\s+ago\b"
        rf"|(?<![\w,.-])(?P<ago>{_CARDINAL})\s+years\s+(?:ago|earlier|before),?\s+"
        rf"(?=(?:on\s+)?(?:\d{{1,2}}\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{{1,2}},)\s+\d{{4}}\b)"
        rf"|(?<=\w)\s+(?:(?:has\s+)?turn(?:s|ed)?|at(?=\s+\w+(?:[:,.]|\s+\()))\s+(?P<reached>{_CARDINAL})\b(?!\s+years|[-,.]\w)"
        rf"|(?<![\w,.-])(?P<owned>{_NTH})\s+(?:founding\s+)?(?:anniversary|birthday)\b(?!\s+(?:of|since)\b)"
        rf"|(?<![\w,.-])(?!first\b)(?P<dayth>{_NTH})\s+(?P<day>(?-i:[A-Z])[^.,;:()\n]{{0,40}}?(?-i:Day)"
        r"(?:\s+of\s+(?:the\s+)?(?:Socialist\s+Republic\s+of\s+)?(?-i:[A-Z])\w+(?:\s+Nam)?)?)\b(?!\s+anniversary)"
        rf"|(?<![\w,.-])(?P<named>{_NTH})\s+(?P<name>[^.,;:()\d\n]{{3,60}}?)\s+anniversary\b"
    ),
    number=_english,
    loose=frozenset({"years", "later", "ago", "long"}),
    doubtful=frozenset({"later", "ago", "back", "reached", "review", "begun", "long"}),
    rounded=frozenset({"later", "begun"}),
    through=(r"\b(?:the|in|after|past|last|these|those|during)$"),
    vague=(
        r"\b(?:over|than|nearly|almost|next|first|about|around|some|another|within"
        r"|further|every"
        r"|(?<!celebrate )(?<!celebrates )(?<!mark )(?<!marks )(?:its|their|our))$"
    ),
    past=(
        r"\b(?:since|after|before|from|at|compared with|as (?:at|on|for)) (?:the )?(?:\w+ ){0,3}"
        r"(?:celebrations?|ceremon(?:y|ies)|commemorations?|events?|festival|year) (?:of|for|marking)(?: the)?$"
        r"|\b(?:since|unlike|compared with|after|that was|it was)(?: the)?$"
        r"|\d(?:st|nd|rd|th)(?:,|,? and)(?: then)? the$"
        r"|\b(?:years?|months?|weeks?|decades?|days?) (?:after|before)(?: the)?$"
        r"|\b(?:recall|remember)\w*\b[^.;:]*$"
        r"|\b(?:issued|published|printed|built|made|wr(?:itten|ote)|struck|released|composed|opened|painted|unveiled|erected"
        r"|inaugurated|planted|donated|completed|finished|shot|filmed|recorded|commissioned|restored)"
        r"(?: \w+){0,2} (?:for|on|during|to mark)"
        r"(?: the)?$"
    ),
    later=(r"\w+ (?:years?|months?|decades?) (?:later|afterwards|ago)\b"),
    work=(
        r"(?i)\b(?:books?|volumes?|films?|documentar(?:y|ies)|albums?|stamps?|essays?|posters?|songs?|titled|entitled)\b"
        r"[^“”\".]{0,40}[“\"][^”\"]*$"
    ),
    scene=(
        r"\W*(?:(?:in|during|throughout|early in|late in|by|on|since|from)\s+)?(?:(?:\d{1,2} )?(?:january|february"
        r"|march|april|may|june|july|august|september|october|november|december) (?:\d{1,2},? )?(?:of )?)?"
        r"(?:\d{4}\b|(?:last|this|next|the (?:previous|past|following|coming)) year\b)"
    ),
    once=(
        r"\W*(?:(?:in|on|at) (?:those days|that (?:day|year|time|evening|night))|that (?:year|day|evening|night)"
        r"|back then|then|once|when)\b"
    ),
    ahead=(rf"(?i)\W*(?:(?:in|within)\s+)({_CARDINAL}|{'|'.join(_UNITS_SPELT)})\s+years?\b"),
    birth="founding of",
    coming=(
        r"\buntil(?: the)?$|"
        r"\b(?:will|shall|is to|are to)(?: \w+){1,2}(?: the| their| its)?$|\bby(?: the)?$"
        r"|\b(?:aim|target|goal|hope|plan|expect)(?:s|ed)?\b[^.;:]*$"
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
    stop=(
        r"\s*(?:$|[.,;:!?)(/\[\]])|-(?=\s?\d)|\s(?=\d|and (?:the )?\d|in\b(?! the air)|at\b|with\b|was\b|is\b|will\b"
        r"|by\b|as\b"
        r"|on (?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|the (?:same|day))"
        r"|this\b|last\b|next\b|today\b|held\b|took\b|which\b|that\b|were\b|has\b|had\b|from\b|for\b|falls?\b|fell\b"
        r"|between the two\b|came\b|celebrat|marks?\b|since\b|when\b|while\b|before\b|after\b|during\b|together\b"
        r"|we\b|to end\b)"
    ),
    opening=(
        r"\s(?:on|between(?! the two)|for|to(?= (?:the\b|[A-Z]))"
        r"|of(?! (?:Ha[Nn]oi|Viet[Nn]am|the (?:capital|city|country|nation))))\b"
    ),
    owner=(
        r"(?:'s?(?: \w+)?|,? whose(?: \w+)?|(?:'s)? (?:(?:has|have|had|will|also|just|today|\w+ly) )?"
        r"(?:celebrat|mark|commemorat|observ|honou?r)\w* (?:its|their|the|his|her)| on (?:its|their))$"
    ),
    near=(r"\s*\([^)]*\d{4}\)|,?\s+(?:in|of|on)\s+(?:\d{1,2}\s+)?(?:[a-z]+\s+)?(?:\d{1,2},\s+)?\d{4}"),
    fillers=(
        r"(?:the|an?|its|their|official|signing of|founding of|foundation of|establishment of|establishing|setting up"
        r"|birth of|day of"
        r"|(?:unesco's )?title(?: of)?|unesco's|(?:great and )?historic|victory (?:of|at)|becoming|receiving"
        r"|recognition as"
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
        "{a} and {b}'s diplomatic relations",
        "{a} and {b}'s diplomatic ties",
        "{a}'s diplomatic relations with {b}",
        "{a}-{b} diplomatic relations",
        "{a}-{b} diplomatic ties",
        "{a}-{b} relations",
        "{a}-{b} ties",
        "diplomatic relations between {a} and {b}",
        "diplomatic ties between {a} and {b}",
        "relations between {a} and {b}",
        "{a} and {b} established diplomatic relations",
        "{a} and {b} set up diplomatic relations",
        "diplomatic relations with {b}",
        "diplomatic ties with {b}",
    ),
    relations=("diplomatic relations", "diplomatic ties", "bilateral relations", "bilateral ties"),
    bonds=words(
        r"(?:friendship|cooperation|co-operation|partnership|solidarity|good relations|ties|bonds"
        r"|loyalty|trust|brotherhood)"
    ),
    told_day=r"(?:\d{1,2} [a-z]+|[a-z]+ \d{1,2},) (\d{4})\b",
    span=(r"\((\d{1,2} \w+) (\d{4})-(\d{1,2} \w+) (\d{4})\)"),
    beginning=("{a}'s founding", "{a}'s foundation", "{a}'s establishment"),
    alone=(r"(?:^|\W$|\b(?:the|when|and|as|today|year|that|\d+) )\W?$"),
    founding=words(r"(?:its |the )?(?:founding|foundation|establishment|birth)"),
    national=frozenset(
        ("national day", "independence day", "independence", "liberation day", "reunification")
    ),
    home=(r"\bvietnam(?:'s| (?:on|for|celebrates|marks|celebrated|marked) (?:its|the))$"),
    ours=r"\s*of (?:the socialist republic of )?vietnam\b",
    foreign=r"(?!The\b|Vietnamese\b)[A-Z]\w+ (?:[Ee]mbass\w+|[Aa]mbassadors?|[Cc]onsul\w*)",
    embassy=r"[Ee]mbass\w+|[Aa]mbassadors?|[Cc]onsul\w*",
)
