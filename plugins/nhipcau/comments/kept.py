"""The comments that were approved, as files of the site: they outlive the server that held them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from html import unescape
from pathlib import Path

from nhipcau.comments.isso import HeldComment

Row = dict[str, str | int]


def keep(
    folder: Path, comments: Iterable[HeldComment], story: Callable[[str], tuple[str, str] | None]
) -> int:
    """Bring the files up to date with what a server has, and give how many comments they hold. `story` gives the key
    and the language of the story at an address.

    What a server had and has no more was deleted there; what another server had stays, whatever became of that.
    """
    comments = list(comments)
    servers = {each.server for each in comments}
    wanted: dict[str, list[Row]] = {}
    for file in folder.glob("*.json"):
        rows = json.loads(file.read_text("utf-8"))
        wanted[file.stem] = [row for row in rows if row["server"] not in servers]
    for each in comments:
        if each.approved and (found := story(each.address)):
            wanted.setdefault(found[0], []).append(_row(each, found[1]))
    folder.mkdir(parents=True, exist_ok=True)
    for key, rows in wanted.items():
        _write(folder / f"{key}.json", sorted(rows, key=lambda row: (str(row["at"]), str(row["number"]))))
    return sum(map(len, wanted.values()))


def _row(comment: HeldComment, lang: str) -> Row:
    return {
        "server": comment.server,
        "number": comment.number,
        "lang": lang,
        "name": unescape(comment.name),  # Isso keeps names as HTML
        "at": comment.at.isoformat(),
        "text": comment.text,
    }


def _write(file: Path, rows: list[Row]) -> None:
    if not rows:
        file.unlink(missing_ok=True)
        return
    text = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    if not file.exists() or file.read_text("utf-8") != text:
        fresh = file.with_name(f".{file.name}.new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(file)
