"""The settings of the site that differ from nhipcau/settings.py. What they mean is said in docs/settings.md."""

from nhipcau.settings import *  # noqa: F403

SITENAME = "Nhịp Cầu"
SITE_AUTHOR = "Nhịp Cầu"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
DESK_LANGUAGE = "vi"
HOLIDAYS = "vn"

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

# Who answers for the site, at the foot of every page: of your own, write what your licence says.
LEGAL = {
    "publisher": {"vi": "Trang mẫu của phần mềm Nhịp Cầu", "en": "The sample site of the Nhịp Cầu software"},
    "permit": {"vi": "Trang mẫu, không cần giấy phép", "en": "None is needed for a sample"},
    "editor": {"vi": "Ban biên tập Nhịp Cầu", "en": "The Nhịp Cầu editors"},
    "address": {"vi": "Hà Nội, Việt Nam", "en": "Hanoi, Vietnam"},
    "email": {"vi": "toa-soan@example.org", "en": "newsroom@example.org"},
}
CITATION = True

THEME = "theme"
