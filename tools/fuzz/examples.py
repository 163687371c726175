"""What is sound, by field and by setting: the fuzz begins with it, and damages it.

`tests/tools/test_fuzz.py` holds each table against the schema: a field, a registry, a setting or a kind of file that is
new and has no example here fails there.
"""

from __future__ import annotations

EXAMPLES: dict[str, tuple[str, ...]] = {
    "text": ("Một dòng", "FREQ=WEEKLY;COUNT=3", "FREQ=MONTHLY;BYDAY=2SU;COUNT=4", "Ngày 10/10/1954"),
    "slug": ("ten-bai",),
    "moment": ("2024-10-06", "2024-10-06 09:30", "9h30 ngày 6/10/2024", "2024-10-06T09:30+09:00"),
    "moment_there": ("2024-11-02", "2024-11-02 20:00", "20h ngày 2/11/2024", "2024-11-02 09:00 Europe/Paris"),
    "moments_there": ("2024-11-09 20:00", "[2024-11-09 20:00, 2024-11-16]"),
    "beginning": ("2024-11-02 20:00", "11/2024", "tháng 11/2024"),
    "moves": ("[{from: 2024-11-09, to: 2024-11-10 20:00}]", "{2024-11-09: 2024-11-10}"),
    "fee": ("free", "miễn phí", "50000 VND", "0"),
    "capacity": ("120", "1.200"),
    "languages": ("vi, en", "[vi, fr]"),
    "days": ("2024-11-03", "[2024-11-03, 2024-11-05]"),
    "coordinates": ("21.0285, 105.8522", "[21.0285, 105.8522]"),
    "programme": ("[{time: '08:00', text: Khai mạc}]", "[{time: 2024-11-02 08:00, text: Khai mạc}]"),
    "founded": ("1954-10-10", "3/1962", "1956", "10/3 âm lịch", "5/1/1789 âm lịch", "15/8 lunar"),
    "flag": ("true", "no"),
    "featured": ("true", "{until: 2024-12-05, size: full}", "{size: small}", "{until: 2024-10-21}"),
    "release": ("2024-10-19 08:00", "{en: +6h}", "{vi: 2024-10-19, en: +2d}"),
    "views": ("[{from: Cổng cũ, count: 1200, on: 2024-10-01}]", "{from: x, count: 0, on: 2024-10-01}"),
    "number": ("1", "-3"),
    "keys": ("hoa-binh", "[hoa-binh, am-nhac]", "[]"),
    "key": ("van-hoa", "ban-bien-tap"),
    "address": ("https://example.org/a?b=c", "mailto:a@example.org"),
    "web_address": ("https://example.org/",),
    "paths": ("/tin/123.html", "[/a, '/index.php?id=1']"),
    "file_name": ("ho.jpg",),
    "focus": ("30% 40%",),
    "corrections": ("[{date: 2024-10-12, text: Ghi sai}]",),
    "strip": ("{from: 2024-10-01, until: 2024-11-03, order: 1}", "{before: 30, after: 2}"),
}
"""What a parser takes, by its name, as it stands behind the colon."""
LEAST = {
    "story": {"section": "van-hoa"},
    "event": {"start": "2024-11-02"},
    "anniversary": {"founded": "1954-11-10"},
    "page": {"order": "7"},
}
"""The facts that a piece has at least."""
ENTRY_LEAST = {
    "document": {"number": '"1-X"', "date": "2024-01-02"},
    "notice": {"start": "2024-10-01", "end": "2024-12-01"},
    "press": {"email": '"a@example.org"'},
}
"""What an entry has at least, besides its names."""
KNOWN = {
    "story": "2024-10-06-ngay-hoi-van-hoa",
    "event": "ngay-hoi-van-hoa",
    "anniversary": "giai-phong-thu-do",
    "page": "gioi-thieu",
    "section": "van-hoa",
    "topic": "hoa-binh",
    "person": "tran-thu-ha",
    "organisation": "haufo",
    "document": "chi-thi-12",
    "country": "cuba",
    "venue": "nha-hat",
    "series": "loat",
    "notice": "bao",
    "press": "hoi",
    "term": "huu-nghi",
}
"""A thing of each kind that the ground has, by its key."""
ENTRY = {
    "accepted": ('{vi = ["Liên hiệp"], en = ["the Union"]}',),
    "forbidden": ('{vi = ["hội hữu nghị"]}', '{en = ["friendship assoc", "union"]}'),
    "note": ('{vi = "Viết tắt", en = "Short"}',),
    "start": ("2024-10-01", '"2024-10-19 08:00"', "2024-10-20T00:00:00"),
    "end": ("2024-12-01", '"2024-10-21 08:00"', '"20h ngày 21/10/2024"'),
    "level": ('"urgent"', '"note"'),
    "link": ('"{page}gioi-thieu"', '"https://example.org/"'),
    "email": ('"bao-chi@example.org"',),
    "phone": ('"+84 24 1234 5678"',),
    "topic": ('"hoa-binh"',),
    "country": ('"cuba"',),
    "until": ("2023", "2022-12-01", '"1/12/2022"'),
    "successor": ('"haufo"',),
    "slug": ('{vi = "ten", en = "name"}',),
    "description": ('{vi = "Lời", en = "Words"}',),
    "short": ('{vi = "Tên", en = "Name"}',),
    "kind": ('{vi = "Chỉ thị", en = "Directive"}', '{vi = "中文", en = "中文"}'),
    "address": ('{vi = "1 Tràng Tiền", en = "1 Trang Tien"}',),
    "access": ('{vi = "Cửa sau", en = "Back door"}',),
    "offices": (
        '[{organisation = "haufo", vi = "Chủ tịch", en = "President", from = 2020, until = 2022-01-01}]',
        '[{organisation = "haufo", vi = "A", en = "B", head = true, from = "1/2/2023"}]',
    ),
    "url": ('"https://example.org/"',),
    "map": ('"https://example.org/"',),
    "coordinates": ('"21.02, 105.85"',),
    "number": ('"12-X"',),
    "date": ("2024-01-02", "1954", '"2/1/2024"'),
    "issuer": ('"haufo"',),
    "file": ('"a.pdf"',),
    "desk": ("true", "false"),
    "aliases": ('["/cu/1.html"]', '"/cu/2"'),
}
"""What a field of a registry holds, in TOML."""
