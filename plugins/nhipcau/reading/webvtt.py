"""Captions in the form of WebVTT (https://www.w3.org/TR/webvtt1/): who says what, for those who read it on the page."""

from __future__ import annotations

import re
from html import unescape

BEGINS = re.compile(r"WEBVTT(?:[ \t][^\n]*)?(?:\n|$)")
_HOUR = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
TIMED = re.compile(rf"({_HOUR})[ \t]+-->[ \t]+({_HOUR})(?:[ \t][^\n]*)?")
VOICE = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^>]+)>")
TAG = re.compile(r"<[^>]*>")
PAUSE = 3.0
"""Seconds of silence after which what is said begins a new paragraph."""
LONG = 400
"""Letters after which a paragraph ends with the next sentence."""


class NoCaptions(Exception):
    """A text that is no WebVTT, or in which nothing is said."""


def said(text: str) -> tuple[tuple[str, str], ...]:
    """The paragraphs of what is said, each with who says it ("" where that is not told). Raises NoCaptions."""
    if not BEGINS.match(text):
        raise NoCaptions
    found: list[tuple[str, str]] = []
    last = 0.0
    for block in re.split(r"\n{2,}", text)[1:]:
        lines = block.strip("\n").split("\n")
        at = next((number for number, line in enumerate(lines[:2]) if TIMED.fullmatch(line)), -1)
        if at < 0:
            continue  # a note, a style, a region
        timed = TIMED.fullmatch(lines[at])
        assert timed
        words = " ".join(lines[at + 1 :])
        voice = VOICE.search(words)
        _add(found, voice[1].strip() if voice else "", words, _seconds(timed[1]) - last > PAUSE)
        last = _seconds(timed[2])
    if not found:
        raise NoCaptions
    return tuple(found)


def _add(found: list[tuple[str, str]], who: str, words: str, pause: bool) -> None:
    words = " ".join(unescape(TAG.sub("", words)).split())
    if not words:
        return
    full = bool(found) and len(found[-1][1]) > LONG and found[-1][1][-1] in ".!?…"
    if not found or pause or full or found[-1][0] != who:
        found.append((who, words))
    else:
        found[-1] = (who, f"{found[-1][1]} {words}")


def _seconds(told: str) -> float:
    *hours, minutes, seconds = told.split(":")
    return int(hours[0] if hours else 0) * 3600 + int(minutes) * 60 + float(seconds)
