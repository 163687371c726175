"""Values that no writer means and some file will hold, and what damages values that were sound."""

from __future__ import annotations

from random import Random

from nhipcau.model import KINDS
from nhipcau.reading.dialect.blocks import NOTES
from tools.fuzz.examples import KNOWN

BOXES = (*sorted(NOTES), "timeline")
CANARY = "x-chim-x"
"""What must never stand on a page but as a word."""
SIGNS = tuple(
    "\x00\x01\x07\x08\x0b\x0c\r\x1b\x7f\x85\xa0\xad\u0300\u200b\u200d\u200e\u202e\u2028\u2029\u2066\ufeff\ufffe\uffff"
    "\ue000\ue001\uf8ff\U0001f1fb\U000e0001\U0010ffff\"'`\\{}[]()<>&%$#@!*_~|^;:,.?/=+-\n\t 0９²½٣"
)
WORDS = (
    "",
    " ",
    "~",
    "null",
    "true",
    "0",
    "-1",
    "1e999",
    "NaN",
    "Infinity",
    "9" * 400,
    "{",
    "}",
    "{0}",
    "{field}",
    "{value.__class__}",
    "%s %(x)s %",
    "{{ 7*7 }}{% raw %}",
    "${HOME} `id` $(id)",
    "]]>",
    "</script><script>x-chim-x</script>",
    "<img src=x onerror=x-chim-x>",
    '" onmouseover="x-chim-x',
    "<!-- -- --><!DOCTYPE x>",
    "&#0;&#x1;&#xFFFE;&#xD800;&#x110000;&#99999999999;&bogus;&amp;amp;",
    "&#x000E000;0&#x000E001;",
    "javascript:x-chim-x",
    "data:text/html,x-chim-x",
    "file:///etc/passwd",
    "//evil.example",
    "http://[::1",
    "http://a:99999999/",
    "https://ex ample/",
    "https://user:pw@x.example/%zz?a=b#c#d",
    "https://\u202egro.elpmaxe/",
    "mailto:a@b.example?bcc=c",
    "../../../etc/passwd",
    "..",
    ".",
    "/",
    "\\\\server\\share",
    "C:\\x",
    "/dev/zero",
    "con",
    "index.html",
    "a" * 300,
    "ẵ" * 4000,
    "e" + "\u0301" * 3000,
    "a\r\nBEGIN:VEVENT\r\nX:1",
    "[" * 3000,
    "(" * 900,
    "İıſß",
    "ﷺ" * 50,
    "١٢٣",
    "²",
)
TIMES = (
    "0000-00-00",
    "0001-01-01",
    "0001-01-01T00:00+14:00",
    "9999-12-31",
    "9999-12-31T23:59-23:59",
    "10000-01-01",
    "2024-02-30",
    "1582-10-10",
    "31/13/2024",
    "1/1/1",
    "24:00",
    "23:60",
    "25h61",
    "2024-10-10T00:00+99:99",
    "2024-10-10 09:30 Asia/../../etc/passwd",
    "2024-10-10 09:30 Europe/Paris",
    "2024-10-10 09:30:00.123456789Z",
    "２０２４-１０-１０",
    "٢٠٢٤-١٠-١٠",
    "2024²-10-10",
    "30/2 âm lịch",
    "30/12 lunar",
    "5/1/9999 âm lịch",
    "5/1/0001 âm lịch",
    "29/2/1700",
    "1/1800",
    "8h-9h",
    "-2024-01-01",
    "2024-W10-1",
    "ngày 99 tháng 99 năm 9999",
)
RECURRENCES = (
    "FREQ=SECONDLY;COUNT=99999999",
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;INTERVAL=-1;COUNT=3",
    "FREQ=DAILY;COUNT=999999999999999999999",
    "FREQ=DAILY;UNTIL=99991231T235959Z",
    "FREQ=YEARLY;BYMONTHDAY=32;COUNT=3",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
    "FREQ=MONTHLY;BYDAY=+9MO;COUNT=2",
    "FREQ=WEEKLY;BYDAY=XX",
    "FREQ=DAILY;COUNT=2;UNTIL=20250101",
    "FREQ=DAILY;COUNT=3\nRDATE:20240101",
    "FREQ=YEARLY;BYEASTER=0;COUNT=3",
    "FREQ=DAILY;WKST=;COUNT=2",
    "FREQ=YEARLY;INTERVAL=9000;COUNT=3",
    "FREQ=HOURLY;COUNT=5",
    "=;;=",
    "FREQ",
)
NESTED = (
    "[" * 900,
    "[" * 900 + "]" * 900,
    "{a: " * 300 + "1" + "}" * 300,
    "&a [*a]",
    "&a x",
    "*a",
    "<<: {a: 1}",
    "!!python/object/apply:os.system [id]",
    "!!binary aGVsbG8=",
    "!!set {a, b}",
    "!!timestamp 2024-01-01",
    "!<tag:x> y",
    "? [a, b]\n: c",
    "? {a: b}\n: {c: d}",
    "|\n  a\n\tb",
    ">-\n  a\n\n  b",
    "'unclosed",
    '"\\ud800"',
    '"\\x00\\U0010ffff"',
    "- a\n- b: {c: [d]}",
    "[1, [2, [3]], {4: 5}]",
    "{time: 08:00, text: {}}",
    "{from: 2024-01-01, until: [x]}",
    "{before: 1, after: {}, order: []}",
    "@x",
    "%x",
    "---\n...",
    "a: b: c",
    "\tx",
)
"""What may stand behind a colon in YAML without being one line of text."""
TOML = (
    "1",
    "-0",
    "1e400",
    "nan",
    "inf",
    "true",
    "[]",
    "[[]]",
    "{}",
    "{a = {b = 1}}",
    "0001-01-01",
    "9999-12-31T23:59:59Z",
    "9999-12-31T23:59:59-23:59",
    "07:32:00",
    "0xDEADBEEF",
    "9" * 5000,
    '"""a\nb"""',
    "'''x'''",
    '"\\u0000"',
    '"\\uD800"',
    '["a", 1]',
    "[{a = 1}]",
    "[" * 900,
    "{vi = 1}",
    '{vi = ""}',
    '{xx = "a"}',
    '{vi = "a", en = []}',
)
BODIES = (
    "Một đoạn văn.",
    "## Mục",
    "- một\n  - hai\n    1. ba",
    "| a | b |\n|---|--:|\n| 1 | 2 |",
    "> [!TIP]\n> Mẹo",
    "[^1]\n\n[^1]: Chú thích",
    "```\nmã\n```",
    "[x]({story}2024-10-10-x)",
    "[]({person}lan)",
    *(f"[x]({{{kind.name}}}{KNOWN[kind.name]})" for kind in KINDS if kind.linked),
    *(
        f"> [!{kind.upper()}] Đầu đề\n> - 10/10/1954: vào *Hà Nội*\n> - 1973: y\n> - không ngày"
        for kind in BOXES
    ),
    "> [!TIMELINE]\n> 1. 3/1962 – x\n>\n> 2. 10-10-1954: y\n>    - 1956: z",
    "> [!BOGUS]\n> x",
    "![Phim](phim.mp4 'Lời. Ảnh: **TTXVN**')",
    "![](phim.mp4)",
    "![Phim](https://www.youtube.com/watch?v=abc_-DEF123)",
    "![Phim](https://vimeo.com/123456 'x')",
    "![Phim](https://dai.ly/x7tgad0)",
    "![Phim](//youtu.be/../x)",
    "Điện thoại: 024 3825 1234, a@b.example, www.hanoi.gov.vn",
    "<!-- sic -->",
    "[x]({bogus}y)",
    "[x]({story}",
    "![a](ho.jpg)",
    "![](ho.jpg)\n![b](ho.jpg)",
    "![a](../../secret)",
    "![a](http://x.example/a.jpg)",
    "<div><p>x</div>",
    "<script>x-chim-x</script>",
    "<svg onload=x-chim-x>",
    "<a href=javascript:x-chim-x>x</a>",
    "<q cite='javascript:x-chim-x'>x</q>",
    '<p lang="xx-\x0b">x</p>',
    "[a](javascript:x-chim-x)",
    "[a](<x y>\n'z)",
    "<https://x.example/\u202e>",
    "*a **b* c**",
    "~~x~~ ==y== ^z^ H~2~O",
    "[a]: /x 'y'\n\n[a]",
    "$$x$$ \\(y\\)",
    "{: .x onclick=x-chim-x}",
    "# t {#a .b onclick=x-chim-x}",
    "\x02wzxhzdk:0\x03",
    "\x02klzzwxh:0000\x03",
    "klzzwxh:0000 wzxhzdk:0",
    "[shortcode x=1]",
    "&#x000E000;0&#x000E001;",
    "Kỷ niệm 70 năm Giải phóng Thủ đô",
    "- [ ] a\n- [x] b",
    "<details><summary>a</summary>b</details>",
    "a\\\nb  \nc",
    ":::\nx\n:::",
    "[TOC]",
    "*[HTML]: x",
    "Term\n: Def",
    "===\n---\n***",
    "1) a\n\n\n\n2) b",
    "<!-- a -- b",
    "<![CDATA[x]]>",
    "<?php x ?>",
)
LIVE = (
    "09:30 Cờ lên",
    "9h30: *Cờ* lên",
    "00:15, 11/10/2024 Khách về",
    "23:59, 2024-10-11",
    "24:00 x",
    "25:61 x",
    "09:30, 99/99/2024 x",
    "09:30, 31/12/9999 x",
    "1.30 <b>x</b>",
    "x",
)
"""Headings of live coverage."""
MANY = (
    "[",
    "(",
    "*",
    "_",
    "`",
    "<",
    "> ",
    "- ",
    "![",
    "](",
    "~~",
    "&",
    "|",
    "\\",
    "# ",
    "[^1]",
    "<b>",
    "  ",
    "{",
    "**a",
    "a@b.c ",
)


def damaged(chance: Random, text: str) -> str:
    """The text with some of it taken out, doubled, or mixed with signs."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randint(0, len(text))
        end = min(len(text), at + chance.randint(0, 4))
        sign = chance.choice(SIGNS)
        news = (sign, "", text[at:end] * 2, sign * chance.randint(2, 40), chance.choice(WORDS)[:200])
        text = text[:at] + chance.choice(news) + text[end:]
    return text


def bitten(chance: Random, data: bytes) -> bytes:
    """Bytes as a bad disk or a broken transfer leaves them."""
    if not data:
        return data
    kind = chance.randrange(5)
    at = chance.randrange(len(data))
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + bytes(min(64, len(data) - at)) + data[at + 64 :]
    if kind == 2:
        return data[:at] + chance.randbytes(chance.randint(1, 9)) + data[at:]
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        changed[chance.randrange(len(data))] = chance.choice((0, 255, 127, 128, chance.randrange(256)))
    return bytes(changed)


def body(chance: Random) -> str:
    """A text of pieces of Markdown, some of them damaged; now and then one sign ten thousand times."""
    if chance.random() < 0.06:
        return chance.choice(MANY) * chance.choice((500, 3_000, 20_000)) + chance.choice(("", "]", "x"))
    parts = [chance.choice(BODIES) for _ in range(chance.randint(1, 5))]
    if chance.random() < 0.6:
        at = chance.randrange(len(parts))
        parts[at] = damaged(chance, parts[at])
    if chance.random() < 0.2:
        at = chance.randrange(len(parts))
        parts[at] = chance.choice(("> ", "- ", "    ", "1. ", "  ")) * chance.randint(1, 60) + parts[at]
    return chance.choice(("\n\n", "\n\n", "\n", " ")).join(parts)
