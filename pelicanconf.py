"""The settings of the site that differ from nhipcau/settings.py. What they mean is said in docs/settings.md."""

from nhipcau.settings import *  # noqa: F403

SITENAME = "Nhịp Cầu"
SITE_AUTHOR = "Nhịp Cầu"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
DESK_LANGUAGE = "vi"

# The editions, the main one first. What is not said of their addresses is as the catalogues have it.
LANGUAGES = {
    "vi": {
        "name": "Tiếng Việt",
        "prefix": "",
        "site_name": "Nhịp Cầu",
        "tagline": "Đối ngoại nhân dân Thủ đô",
    },
    "en": {
        "name": "English",
        "prefix": "en",
        "site_name": "Nhịp Cầu",
        "tagline": "People-to-people diplomacy in Hanoi",
    },
}

THEME = "theme"
