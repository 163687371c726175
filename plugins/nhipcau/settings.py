"""Every default: a site's pelicanconf.py begins with `from nhipcau.settings import *`, and says what is its own.

Only values: what they mean is said in docs/settings.md.
"""

# A site gives these what it likes: what may stand in each, reading/settings.py says.
# mypy: disable-error-code="var-annotated"

from nhipcau.host.host import Newspaper
from nhipcau.themes import PACKAGE_THEME

PELICAN_CLASS = Newspaper

SITEURL = "http://localhost:8000"
ID_DOMAIN = ""
SITENAME = ""
SITE_AUTHOR = ""
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
LANGUAGES = {}

PAGE_SIZE = 20
MOST_READ = 0
STRIP_LIMIT = 3
COMMISSION_DAYS = 21
COMMISSION_DAYS_ROUND = 60
AGE_NOTICE_YEARS = 2
HOLIDAYS = ""
RULES = {}
SEARCH = True
SIDE_BY_SIDE = True
TYPOGRAPHY = True
CONFIRMED_SINCE = ""
DRAFTS = {}
COMMENTS = False
LETTERBOX = False
NEWSLETTER = {}
WEATHER = {}
SOCIAL_CARDS = True
CARD_FONTS = []
FILM_SERVICES = []
LEGAL = {}
CITATION = False
FEEDS_FULL_TEXT = False
INDEXNOW_KEY = ""
NOW = None
BROKEN_LINKS = "error"
PREVIEWS = False
DESK_LANGUAGE = "en"
DESK_STATES = []
DESK_SOURCE = ""
DESK_REMOTE = ""

PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
PICTURE_CACHE = ".cache/pictures"
BUNDLE_CACHE = ".cache/bundles"
THEME = PACKAGE_THEME
PLUGIN_PATHS = ["plugins"]
PLUGINS = [
    "nhipcau.reading",
    "nhipcau.pages.front",
    "nhipcau.pages.stories",
    "nhipcau.pages.withdrawn",
    "nhipcau.pages.side_by_side",
    "nhipcau.pages.sections",
    "nhipcau.pages.events",
    "nhipcau.pages.anniversaries",
    "nhipcau.pages.outlook",
    "nhipcau.pages.people",
    "nhipcau.pages.venues",
    "nhipcau.pages.organisations",
    "nhipcau.pages.countries",
    "nhipcau.pages.press_room",
    "nhipcau.pages.documents",
    "nhipcau.pages.series",
    "nhipcau.pages.gallery",
    "nhipcau.pages.archive",
    "nhipcau.pages.calendars",
    "nhipcau.files.calendar_files",
    "nhipcau.pages.pages",
    "nhipcau.pages.visiting",
    "nhipcau.pages.missing",
    "nhipcau.pages.offline",
    "nhipcau.files.feeds",
    "nhipcau.files.event_feeds",
    "nhipcau.files.open_data",
    "nhipcau.files.sitemaps",
    "nhipcau.search",
    "nhipcau.files.redirects",
    "nhipcau.files.hosting",
    "nhipcau.files.indexnow",
    "nhipcau.files.photos",
    "nhipcau.files.assets",
    "nhipcau.files.icons",
    "nhipcau.files.cards",
    "nhipcau.host.printing",
]

# Pelican's own generators and writer stay out of the way: the press is the only one who writes.
ARTICLE_PATHS = []
PAGE_PATHS = []
STATIC_PATHS = []
THEME_STATIC_PATHS = []
DIRECT_TEMPLATES = []
READERS = {"rst": None, "html": None}
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
AUTHOR_SAVE_AS = ""
AUTHORS_SAVE_AS = ""
ARCHIVES_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
CATEGORIES_SAVE_AS = ""
TAG_SAVE_AS = ""
TAGS_SAVE_AS = ""
CACHE_CONTENT = False
JINJA_ENVIRONMENT = {
    "trim_blocks": True,
    "lstrip_blocks": True,
    "autoescape": True,
    "extensions": ["jinja2.ext.i18n"],
}
