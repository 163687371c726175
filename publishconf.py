"""The settings of the public site: those of pelicanconf.py, and its real address."""

from pelicanconf import *  # noqa: F403

SITEURL = "https://nhipcau.example"
