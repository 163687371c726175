"""The settings of the public site: those of pelicanconf.py, its real address, and a folder and a record of its own."""

from pelicanconf import *  # noqa: F403

SITEURL = "https://nhipcau.example"
OUTPUT_PATH = "public"
CACHE_PATH = ".cache/public"
