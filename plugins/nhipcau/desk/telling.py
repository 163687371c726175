"""What a save changed, in words: the sentence that the history has of it."""

from __future__ import annotations

from collections.abc import Mapping

from nhipcau.desk.control import LABELS
from nhipcau.editing.cutting import CutText
from nhipcau.editing.front_matter import Unwritable, values
from nhipcau.editing.merging import hunks
from nhipcau.languages.voice import Voice
from nhipcau.reading.source import N_

PARAGRAPHS = (N_("1 paragraph"), N_("{n} paragraphs"))
SHORT = 60


def told_changes(changes: Mapping[str, tuple[CutText, CutText]], key: str, voice: Voice) -> str:
    """ "Lễ khai mạc: Tiêu đề, 2 đoạn (vi); 1 đoạn (en)"; by language, the text before and after."""
    parts = []
    for lang, (before, after) in changes.items():
        if before.text != after.text:
            what = voice.say(N_("begun")) if not before.text else _told(before, after, voice)
            parts.append(f"{what} ({lang})")
    said = "; ".join(parts) or voice.say(N_("other files"))
    return f"{_title(changes, key)}: {said}"


def _title(changes: Mapping[str, tuple[CutText, CutText]], key: str) -> str:
    for _, after in changes.values():
        try:
            title = values(after.front).get("title")
        except Unwritable:
            continue
        if isinstance(title, str) and title:
            return title if len(title) <= SHORT else f"{title[:SHORT].rstrip()}…"
    return key


def _told(before: CutText, after: CutText, voice: Voice) -> str:
    try:
        old, new = values(before.front), values(after.front)
        changed = [name for name in {**old, **new} if old.get(name, "") != new.get(name, "")]
    except Unwritable:
        changed = []
    words = [voice.say(LABELS.get(name, name)).lower() for name in changed]
    blocks = hunks([b.source for b in before.blocks], [b.source for b in after.blocks])
    if count := sum(max(len(hunk.blocks), hunk.end - hunk.start) for hunk in blocks):
        words.append(voice.say(PARAGRAPHS[count != 1], n=count))
    return ", ".join(words) or voice.say(N_("how it is laid out"))
