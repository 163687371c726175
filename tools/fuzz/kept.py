"""Doors of what programs keep beside the content, and of files that are handed to commands.

What was gathered (comments, the weather, what was read most), the record of addresses, what a translation was made
from; logs, letters that came back, files of translators, pages of an old site.
"""

from __future__ import annotations

import json
from random import Random

from nhipcau.reading.address_record import FILE as ADDRESSES
from nhipcau.reading.gathered import COMMENTS, FOLDER, MOST_READ, WEATHER
from nhipcau.rules.pairs import FILE as PAIRS
from nhipcau.rules.pairs import Pair, written
from tools.fuzz import hostile
from tools.fuzz.cases import OUTSIDE, Case, Edit
from tools.fuzz.examples import KNOWN

STORY = KNOWN["story"]
COMMENT = {
    "server": "a",
    "number": 1,
    "lang": "vi",
    "name": "Lan",
    "at": "2024-10-08T10:00:00+07:00",
    "text": "Một lời.\n\nHai lời.",
}
GATHERED = {
    f"{FOLDER}/{MOST_READ}": f"# x\nvi\t2024-10-19\t{STORY}\t12\nen\t2024-10-19\t{STORY}\t3\n",
    f"{FOLDER}/{WEATHER}": "# x\nha-noi\t2024-10-20\t3\t21\t29\nha-noi\t2024-10-21\t95\t-4\t30\n",
    f"{FOLDER}/{COMMENTS}/{STORY}.json": json.dumps([COMMENT, COMMENT | {"number": 2}], indent=1),
}
"""What programs gather, as they write it: the path below `content/`, and the text."""
RECORDED = (
    f"story {STORY} vi /2024/10/ngay-cu/",
    "topic hoa-binh en /en/topics/peace-of-old/",
    "person tran-thu-ha vi /nhan-vat/tran-thu-ha/",
    "event khong-con vi /su-kien/khong-con/",
    f"story {STORY} en /en/2024/10/a%20b/",
    "page gioi-thieu vi /gioi-thieu-cu.html",
)
LOG = (
    '192.0.2.1 - - [20/Oct/2024:10:00:00 +0700] "GET /gioi-thieu/ HTTP/1.1" 200 512 "-" "Mozilla/5.0"\n'
    '192.0.2.2 - lan [20/Oct/2024:10:00:01 +0700] "GET /en/?q=%C3%A1 HTTP/2.0" 304 - "https://x.example/" "x"\n'
)
LETTER = (
    "Content-Type: multipart/report; report-type=delivery-status; boundary=a\nMIME-Version: 1.0\n\n--a\n"
    "Content-Type: message/delivery-status\n\nReporting-MTA: dns; a.example\n\n"
    "Final-Recipient: rfc822; lan@b.example\nAction: failed\nStatus: 5.1.1\n\n--a--\n"
)
XLIFF = (
    '<?xml version="1.0"?><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="vi" trgLang="en">'
    f'<file id="f1" original="{STORY}"><unit id="u1"><segment state="final"><source>Lời <pc id="1">một</pc></source>'
    '<target>Words <ph id="2"/></target></segment></unit></file></xliff>'
)
PO = (
    f'msgid ""\nmsgstr ""\n"Language: en\\n"\n"X-Piece: {STORY}\\n"\n\n#, fuzzy\nmsgctxt "title"\nmsgid "Một"\n'
    'msgstr "One"\n'
)
PAGE = (
    "<html lang=vi><head><title>Tin</title></head><body><article><h1>Tin</h1>{body}</article></body></html>"
)
HANDED = {
    "access.log": (LOG, ("counts", "access.log")),
    "back.eml": (LETTER, ("newsletter", "--returned", "back.eml")),
    "back.xlf": (XLIFF, ("translation", "import", "back.xlf")),
    "back.po": (PO, ("translation", "import", "back.po")),
    "cu/tin.html": (PAGE, ("import", "cu", "--dry-run")),
}
"""Files that people hand to commands: what is sound, and the command."""


def _damaged(chance: Random, text: str) -> bytes:
    kind = chance.random()
    if kind < 0.1:
        return text.encode()
    if kind < 0.7:
        return hostile.damaged(chance, text).encode("utf-8", "surrogatepass")
    return hostile.bitten(chance, text.encode())


def gathered(chance: Random, number: int) -> Case:
    """What a program gathered, damaged; or something else in its place."""
    path, text = chance.choice(sorted(GATHERED.items()))
    if chance.random() < 0.4:
        path, text = f"{FOLDER}/{COMMENTS}/{STORY}.json", _comments(chance)
    elif chance.random() < 0.08:
        up = "../" * (path.count("/") + 1)
        edit = Edit(f"content/{path}".encode(), link=f"{up}{OUTSIDE}/gathered{path[path.rfind('.') :]}")
        return Case(number, f"link to a {path}", (edit,), wrong=True)
    elif chance.random() < 0.05:
        return Case(number, f"pipe {path}", (Edit(f"content/{path}".encode(), pipe=True),), wrong=True)
    if chance.random() < 0.1:
        path = path.replace(STORY, chance.choice(hostile.WORDS)[:60].replace("/", "_"))
    return Case(number, path, (Edit(f"content/{path}".encode(), _damaged(chance, text)),))


def _comments(chance: Random) -> str:
    row = dict(COMMENT)
    row[chance.choice(sorted(row))] = chance.choice((*hostile.WORDS, *hostile.TIMES, 0, None, [], {"a": 1}))
    if chance.random() < 0.2:
        del row[chance.choice(sorted(row))]
    return chance.choice(
        ("[]", "{}", "null", "[[]]", "[" * 9000, json.dumps([row]), json.dumps([COMMENT, row]))
    )


def addresses(chance: Random, number: int) -> Case:
    """Lines of the record of addresses."""
    path = f"content/registry/{ADDRESSES}".encode()
    if chance.random() < 0.1:
        up = (
            Edit(path, link=f"../../{OUTSIDE}/index.en.md")
            if chance.random() < 0.5
            else Edit(path, pipe=True)
        )
        return Case(number, f"registry/{ADDRESSES} led out", (up,), wrong=True)
    lines = "".join(f"{chance.choice(RECORDED)}\n" for _ in range(chance.randint(1, 3)))
    return Case(number, f"registry/{ADDRESSES}", (Edit(path, _damaged(chance, lines)),))


def beside(chance: Random, number: int) -> Case:
    """What a translation was made from."""
    told = [Pair("vi", "en", "Lời một.", "Words one."), Pair("vi", "en", "Lời hai.", "Words two.", "?")]
    folder = f"content/stories/2024-10-05-thu-{number}"
    texts = {"vi": "Lời một.\n\nLời hai, khác.", "en": "Words one.\n\nWords two."}
    head = "---\ntitle: Thử\nsection: van-hoa\n---\n\n"
    edits = [
        Edit(f"{folder}/index.{lang}.md".encode(), f"{head}{text}\n".encode()) for lang, text in texts.items()
    ]
    return Case(number, PAIRS, (*edits, Edit(f"{folder}/{PAIRS}".encode(), _damaged(chance, written(told)))))


def handed(chance: Random, number: int) -> Case:
    """A file that is handed to a command."""
    name, (text, command) = chance.choice(sorted(HANDED.items()))
    if name.endswith(".html"):
        text = text.format(body=f"<p>{hostile.body(chance)[:3000]}</p>")
    return Case(
        number, f"{command[0]} {name}", (Edit(name.encode(), _damaged(chance, text)),), command=command
    )
