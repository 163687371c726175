"""Settings for the fuzz: what each may be, and what none may."""

from __future__ import annotations

SOUND = {
    "SITEURL": ("'https://nhipcau.example'", "'http://localhost:8000/duoi'"),
    "TIMEZONE": ("'Asia/Ho_Chi_Minh'", "'UTC'"),
    "ID_DOMAIN": ("'nhipcau.example'",),
    "LANGUAGES": (
        "{'vi': {'name': 'a', 'prefix': '', 'site_name': 'x', 'tagline': 'y'},"
        " 'en': {'name': 'b', 'prefix': 'en', 'site_name': 'x', 'tagline': 'y', 'paths': {'archive': 'tales'}}}",
    ),
    "CONFIRMED_SINCE": ("'2024-01-01'",),
    "DRAFTS": ("{'service': 'libretranslate', 'address': 'https://example.org/', 'key': 'KEY'}",),
    "NEWSLETTER": (
        "{'server': 'smtps://tin@mail.example:465', 'from': 'Tin <tin@example.org>', 'password': 'KEY'}",
    ),
    "WEATHER": (
        "{'source': 'https://example.org/f', 'credit': 'Meteo', 'url': 'https://example.org/',"
        " 'cities': {'ha-noi': {'vi': 'Hà Nội', 'en': 'Hanoi', 'at': '21.03, 105.85'}}}",
    ),
    "NOW": ("'2024-10-20T12:00+07:00'",),
    "CARD_FONTS": ("['/usr/share/fonts/x.ttf']", "('x',)"),
    "HOLIDAYS": ("'vn'",),
    "DESK_LANGUAGE": ("'vi'", "'en'"),
    "FILM_SERVICES": ("['youtube', 'vimeo']", "('dailymotion',)"),
    "INDEXNOW_KEY": ("'abcdefgh12345678'",),
    "BROKEN_LINKS": ("'warning'", "'error'"),
    "DESK_STATES": ("[('idea', 'Ý tưởng'), ('done', 'Xong')]",),
    "LEGAL": ("{'publisher': 'Nhà xuất bản', 'address': {'vi': 'Hà Nội', 'en': 'Hanoi'}}",),
    "RULES": ("{'count': 'error'}", "{'credit': 'off', 'typography': 'note'}"),
    "PLUGINS": ("['nhipcau.reading', 'nhipcau.pages.front', 'nhipcau.host.printing']",),
    "PLACES": (
        "{'a': 'file:///srv/www/x'}",
        "{'a': {'url': 'ssh://deploy@example.org/srv/x', 'keep': 3, 'after': ['true'], 'headers': {'/*': {'X': 'y'}}}}",
        "{'a': {'url': 's3://kho/x', 'endpoint': 'https://example.org', 'webhook': 'https://example.org/h'}}",
    ),
    "LETTERS": ("{'command': ['/usr/sbin/sendmail', '-t'], 'to': 'a@example.org'}",),
}
"""What a setting may be besides any value of its type, as Python."""
OF_TYPE: dict[type, tuple[str, ...]] = {
    str: (
        "''",
        "'x'",
        "'a\\x00b'",
        "'../..'",
        "'http://[::1'",
        "'https://x/y?z#a'",
        "'" + "a" * 300 + "'",
        "'\\ud800'",
    ),
    int: ("0", "-1", "10**30", "1.5"),
    bool: ("False", "True", "2"),
    dict: (
        "{}",
        "{'vi': None}",
        "{1: {}}",
        "{'vi': {'name': 'x', 'prefix': '../x', 'site_name': 'x', 'tagline': ''}}",
        "{'vi': {'name': 'a\\x00', 'prefix': '', 'site_name': ']]>{{x}}', 'tagline': '</script><b>\\x07'}}",
        "{'vi': {'name': 'a', 'prefix': '', 'site_name': '\\u202e\"', 'tagline': 'x', 'paths': {'stories': 5}}}",
        "{'xx': {'name': 'a', 'prefix': '', 'site_name': 'x', 'tagline': 'x'}}",
    ),
    list: ("[]", "[5]", "['/nowhere']", "['\\x00']", "[None]"),
    tuple: ("()",),
    type(None): ("None",),
}
STRANGE: tuple[str, ...] = (
    "None",
    "5",
    "'x'",
    "[]",
    "{}",
    "b'x'",
    "object()",
    "lambda: 1",
    "float('nan')",
    "...",
)
