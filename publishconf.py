"""The settings of the public site: those of pelicanconf.py, its real address, and a folder and a record of its own."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # Pelican does not look beside a settings file

from pelicanconf import *  # noqa: F403

SITEURL = "https://nhipcau.example"
OUTPUT_PATH = "public"
CACHE_PATH = ".cache/public"
