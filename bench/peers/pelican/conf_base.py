import os, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
SITENAME = "Báo Thử"
SITEURL = "https://example.vn"
AUTHOR = "Tòa soạn"
PATH = "content"
OUTPUT_PATH = "out"
THEME = os.path.join(HERE, "theme")
CACHE_PATH = os.path.join(os.getcwd(), "cache")
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
ARTICLE_TRANSLATION_ID = "story"
ARTICLE_PATHS = [""]
PAGE_PATHS = []
STATIC_PATHS = []
DATE_FORMATS = {"vi": "%d/%m/%Y %H:%M", "en": "%d %B %Y %H:%M"}  # vi_VN locale is not on a bare image
USE_FOLDER_AS_CATEGORY = False
AUTHOR_SAVE_AS = ""
AUTHORS_SAVE_AS = ""
ARCHIVES_SAVE_AS = ""
TAGS_SAVE_AS = ""
CATEGORIES_SAVE_AS = ""
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
DEFAULT_PAGINATION = 20
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
DIRECT_TEMPLATES = ["index", "latest", "sitemap"]
PAGINATED_TEMPLATES = {"latest": 20, "tag": 20, "category": 20}
SITEMAP_SAVE_AS = "sitemap.xml"
MARKDOWN = {
    "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.meta": {}},
    "output_format": "html5",
}
PLUGINS = ["nbr"]
L = {
    "vi": {
        "next": "Bài mới hơn",
        "prev": "Bài cũ hơn",
        "rel": "Liên quan",
        "by": "Tác giả",
        "other": "English",
        "latest": "Tin mới",
        "home": "Trang chủ",
        "page": "Trang",
    },
    "en": {
        "next": "Newer",
        "prev": "Older",
        "rel": "Related",
        "by": "By",
        "other": "Tiếng Việt",
        "latest": "Latest",
        "home": "Home",
        "page": "Page",
    },
}
