"""WordPress: its export (WXR), read as a stream, however large; posts, pages, and the events of The Events Calendar.

An export is read twice: once for what posts only name (pictures, venues, authors), and once for the posts. What is
damaged ends the reading there; what stands before it is whole.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, Any

from lxml import etree

from nhipcau.convert.spelling import windows
from nhipcau.importing.counting import accounted, counted
from nhipcau.importing.values import Article, LedgerLine, Saved
from nhipcau.importing.wordpress_events import event_article
from nhipcau.importing.wordpress_posts import post_article

POST = "application/x-wordpress-post"
"""The media type of one post of an export, as JSON."""
_TYPES = frozenset(("post", "page", "tribe_events"))
_NAMED = frozenset(("attachment", "tribe_venue", "tribe_organizer"))
"""Types of what posts name by number."""
_HIDDEN = frozenset(("auto-draft", "inherit", "trash"))
_META = frozenset(
    ("_wp_attachment_image_alt", "_thumbnail_id", "post_views_count", "views",
    "_EventStartDate",
     "_EventEndDate", "_EventAllDay", "_EventVenueID", "_EventOrganizerID", "_EventTimezone", "_EventURL", "_EventCost",
     "_EventRecurrence", "_VenueAddress", "_VenueCity", "_VenueCountry", "_VenueProvince", "_wp_old_slug",
     "_wpml_import_language_code", "_wpml_import_translation_group", "_icl_lang_code", "trid", "_icl_lang_duplicate_of")
)  # fmt: skip
"""What is told of a post besides, as far as anything is made of it."""


@dataclass(slots=True)
class ExportIndex:
    """What the posts of an export name: other items by number, authors by login, and where the site stood."""

    items: dict[str, dict[str, Any]] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)
    root: str = ""
    lang: str = ""
    left: list[LedgerLine] = field(default_factory=list)


class WordPressExport:
    """Exports of WordPress, all versions of their form."""

    name = "wordpress"

    def knows(self, saved: Saved) -> float:
        if saved.media == POST:
            return 1.0
        head = saved.head(8192)
        return 0.95 if b"<rss" in head and (b"wordpress.org/export" in head or b"WXR" in head) else 0.0

    def parts(self, saved: Saved) -> Iterator[Saved]:
        """Each post as a source of its own, with all that it names; and one for what the export has besides."""
        if saved.media == POST:
            yield saved
            return
        index = _index(saved)
        for item in _items(saved):
            if item["type"] in _TYPES and item["status"] not in _HIDDEN:
                yield _part(saved, item, index)
        if not index.left:
            return
        told = {
            "type": "rest",
            "left": [[line.became, line.part, line.words, line.note] for line in index.left],
        }
        yield Saved(f"{saved.name}#rest", "", POST, data=json.dumps(told, ensure_ascii=False).encode())

    def read(self, saved: Saved) -> Iterator[Article]:
        told = json.loads(saved.data)
        if told["type"] != "rest":
            yield (event_article if told["type"] == "tribe_events" else post_article)(saved.name, told)
            return
        lines = [LedgerLine(*each) for each in told["left"]]
        source = counted(" ".join(line.words for line in lines))
        found = accounted(source, (), lines)
        yield Article(source=saved.name, origin="wordpress", piece="rest", lines=found, words=source.total())


def _part(saved: Saved, item: dict[str, Any], index: ExportIndex) -> Saved:
    """A post with all that its text names, so that it can be read alone."""
    text = item["content"]
    wanted = set(re.findall(r"\b(?:ids?|include)=[\"']?([\d, ]+)", text)) | set(
        re.findall(r'"ids":\[([\d,]+)', text)
    )
    numbers = {number.strip() for each in wanted for number in each.split(",")}
    numbers |= set(re.findall(r"wp-image-(\d+)", text))
    numbers |= {
        item["meta"].get(name, "") for name in ("_thumbnail_id", "_EventVenueID", "_EventOrganizerID")
    }
    named = {number: index.items[number] for number in sorted(numbers) if number in index.items}
    told = item | {
        "named": named,
        "author": index.authors.get(item["author"], item["author"]),
        "root": index.root,
        "language": index.lang,
    }
    data = json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
    return Saved(f"{saved.name}#{item['id'] or item['link']}", item["link"], POST, data=data)


def _index(saved: Saved) -> ExportIndex:
    found = ExportIndex()
    for item in _items(saved, found):
        if item["type"] in _NAMED:
            meta = item["meta"]
            found.items[item["id"]] = {
                name: item[name] for name in ("title", "link", "attachment", "excerpt")
            } | {"meta": meta}
        if item["type"] not in _TYPES | _NAMED or item["status"] in _HIDDEN - {"inherit"}:
            words = " ".join(filter(None, (item["title"], _bare(item["content"]))))
            if words:
                found.left.append(
                    LedgerLine("revision", f"{item['type']} {item['id']} ({item['status']})", words)
                )
    return found


def _bare(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def _items(saved: Saved, index: ExportIndex | None = None) -> Iterator[dict[str, Any]]:
    """Each item of an export, as a dict of texts; where the XML breaks off, what came before."""
    file: IO[bytes] = saved.path.open("rb") if saved.path else BytesIO(saved.data)
    with file:
        clean = _Clean(file)
        events = etree.iterparse(
            clean,
            events=("end",),
            recover=True,
            huge_tree=True,
            resolve_entities=False,
            no_network=True,
        )
        try:
            for _, element in events:
                name = etree.QName(element).localname if isinstance(element.tag, str) else ""
                if name == "item":
                    yield _item(element)
                    _forget(element)
                elif index is not None and name == "author" and len(element):
                    told = {etree.QName(each).localname: each.text or "" for each in element}
                    index.authors[told.get("author_login", "")] = told.get("author_display_name", "")
                elif index is not None and name in ("base_site_url", "base_blog_url"):
                    index.root = index.root or (element.text or "")
                elif index is not None and name == "language" and not index.lang:
                    index.lang = (element.text or "")[:2].lower()
        except etree.XMLSyntaxError:
            pass
        if index is not None and (
            faults := [fault for fault in events.error_log if fault.level_name == "FATAL"]
        ):
            note = f"line {faults[0].line}: {faults[0].message}"
            index.left.append(LedgerLine("unreadable", "XML", note=note))
        if index is not None and clean.strange:
            index.left.append(LedgerLine("encoding", "XML", note=str(clean.strange)))


class _Clean:
    """A file without the control characters that exports have and XML forbids. Bytes that are no UTF-8, in one that
    says it is, are letters of windows-1252; `strange` counts them."""

    _BAD = bytes(each for each in range(32) if each not in (9, 10, 13))

    def __init__(self, file: IO[bytes]) -> None:
        self.strange = 0
        self._file = file
        said = re.match(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding=[\"']([\w-]+)", file.read(200))
        file.seek(0)
        utf_8 = said is not None and said[1].lower() in (b"utf-8", b"utf8")
        codecs.register_error("nhipcau-windows", self._letters)
        self._decoder = codecs.getincrementaldecoder("utf-8")("nhipcau-windows") if utf_8 else None

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        if self._decoder:
            data = self._decoder.decode(data, not data).encode()
        return data.translate(None, self._BAD)

    def _letters(self, bad: UnicodeError) -> tuple[str, int]:
        assert isinstance(bad, UnicodeDecodeError)
        self.strange += bad.end - bad.start
        return windows(bad.object[bad.start : bad.end]), bad.end


def _forget(element: Any) -> None:
    """Let go of an item that was read, and of those before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _item(element: Any) -> dict[str, Any]:
    """An item, by the names that all versions of the form have without their namespaces."""
    told: dict[str, str] = {}
    categories: list[list[str]] = []
    meta: dict[str, str] = {}
    comments: list[str] = []
    for each in element:
        if not isinstance(each.tag, str):
            continue
        name, text = etree.QName(each), each.text or ""
        if name.localname == "encoded":
            told["excerpt" if "excerpt" in (name.namespace or "") else "content"] = text
        elif name.localname == "category":
            categories.append([each.get("domain") or "category", each.get("nicename") or "", text])
        elif name.localname == "postmeta":
            _meta(each, meta)
        elif name.localname == "comment":
            comments.append(" ".join(_comment(each)))
        else:
            told.setdefault(name.localname, text)
    return _named(told) | {
        "categories": categories,
        "meta": meta,
        "comments": [each for each in comments if each],
    }


def _named(told: Mapping[str, str]) -> dict[str, Any]:
    """The texts of an item by the names that they have here."""
    return {
        "id": told.get("post_id", ""),
        "type": told.get("post_type", "post"),
        "status": told.get("status", "publish"),
        "title": told.get("title", ""),
        "link": (told.get("link") or told.get("guid", "")).strip(),
        "guid": told.get("guid", "").strip(),
        "author": told.get("creator", ""),
        "date": told.get("post_date", ""),
        "date_gmt": told.get("post_date_gmt", ""),
        "content": told.get("content", ""),
        "excerpt": told.get("excerpt", ""),
        "attachment": told.get("attachment_url", "").strip(),
    }


def _meta(element: Any, meta: dict[str, str]) -> None:
    told = {etree.QName(each).localname: each.text or "" for each in element if isinstance(each.tag, str)}
    if told.get("meta_key") in _META:
        meta[told["meta_key"]] = told.get("meta_value", "").strip()


def _comment(element: Any) -> Iterator[str]:
    for each in element:
        if isinstance(each.tag, str) and etree.QName(each).localname in ("comment_author", "comment_content"):
            yield each.text or ""
