from conf_base import *

I18N = False
ARTICLE_URL = ARTICLE_LANG_URL = "{lang}/{category}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = "{lang}/{category}/{slug}/index.html"
CATEGORY_URL = "vi/{slug}/"
CATEGORY_SAVE_AS = "vi/{slug}/index.html"
TAG_URL = "vi/tag/{slug}/"
TAG_SAVE_AS = "vi/tag/{slug}/index.html"
INDEX_SAVE_AS = "vi/index.html"
INDEX_URL = "vi/"
LATEST_SAVE_AS = "vi/latest/index.html"
LATEST_URL = "vi/latest/"
TRANSLATION_FEED_ATOM = "feeds/{lang}.atom.xml"
HOME = "/vi/"
