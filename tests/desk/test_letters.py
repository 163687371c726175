"""Letters of readers: what is taken and what is refused with a sentence, and what an editor does with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from starlette.applications import Starlette
from starlette.testclient import TestClient

from nhipcau.desk.letterbox import KEPT_FOR, KeptLetter, LetterBox, as_markdown
from nhipcau.desk.newsroom import Newsroom
from nhipcau.desk.records import Records
from nhipcau.desk.web import application
from nhipcau.desk.web_letters import taken
from nhipcau.letterbox.web import LATEST, LetterCounter, routes
from nhipcau.reading.markdown import ContentReader
from nhipcau.reading.source import Source
from nhipcau.web.forms import TRIES
from nhipcau.web.letters import LIMITS, LONGEST, letter
from tests.conftest import Site
from tests.desk.conftest import Browser, room_of

READER = ContentReader()
TYPED = {
    "lang": "vi",
    "name": "Lan Anh",
    "email": "lan@example.vn",
    "title": "Về cầu Long Biên",
    "text": "Tôi nhớ cây cầu cũ.\n\nNó dài lắm.",
}


class Watch:
    """A clock that a test turns."""

    now = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now


class Reader:
    """A reader's browser at the site's own address, without a script and without cookies."""

    def __init__(self, app: Starlette, watch: Watch, site: str = "http://localhost") -> None:
        self.client, self.watch = TestClient(app, base_url=site), watch

    def post(self, told: dict[str, str], **more: Any) -> Any:
        headers = {"Content-Type": "application/x-www-form-urlencoded"} | more.pop("headers", {})
        return self.client.post("/-letterbox/", content=urlencode(told), headers=headers, **more)

    def typed(self, **told: str) -> dict[str, str]:
        """What the form says when the letter was shown once more, a while later."""
        found = form_of(self.post(TYPED | told).text)
        self.watch.now += 10
        return found

    def send(self, **told: str) -> Any:
        return self.post(self.typed(**told))


def form_of(page: str) -> dict[str, str]:
    """What a browser would send of the form on a page."""
    return dict(html.document_fromstring(page).forms[0].form_values())


def said(page: str) -> str:
    return " ".join(html.document_fromstring(page).text_content().split())


@pytest.fixture
def box(tmp_path: Path) -> Iterator[tuple[LetterBox, Watch]]:
    records, watch = Records(tmp_path / "desk.sqlite"), Watch()
    yield LetterBox(records, watch), watch
    records.close()


@pytest.fixture
def lettered(desk_site: Site) -> Iterator[Newsroom]:
    """A desk of a site whose readers can write to it."""
    conf = desk_site.root / "pelicanconf.py"
    conf.write_text(conf.read_text("utf-8") + "\nLETTERBOX = True\n", encoding="utf-8")
    made = room_of(desk_site)
    made.shelf.load()
    yield made
    made.records.close()


@pytest.fixture
def reader(lettered: Newsroom) -> Reader:
    """A reader of that site, and a clock that a test turns."""
    watch = Watch()
    counter = LetterCounter(lettered.publication, *_of(lettered), lettered.letters, watch)
    return Reader(Starlette(routes=routes(counter)), watch)


def _of(room: Newsroom) -> tuple[Any, Any]:
    """The words and the templates with which the desk answers readers."""
    counter = taken(room)[0].endpoint.args[0]  # type: ignore[attr-defined]
    return counter.words, counter.themes


# What readers are answered


def test_a_letter_is_shown_once_more_then_kept_and_its_reader_thanked(
    lettered: Newsroom, reader: Reader
) -> None:
    once_more = reader.post(TYPED)
    assert once_more.status_code == 200
    assert "Mời bạn đọc lại một lượt" in said(once_more.text)
    assert lettered.letters.all() == []
    form = form_of(once_more.text)
    assert {name: form[name] for name in TYPED} == TYPED
    reader.watch.now += 10
    thanks = reader.post(form)
    assert (thanks.status_code, "Cảm ơn bạn đã viết thư" in said(thanks.text)) == (200, True)
    assert "set-cookie" not in thanks.headers
    (kept,) = lettered.letters.all()
    assert (kept.lang, kept.done, kept.letter) == ("vi", 0, letter(TYPED))
    assert reader.send(lang="en", title="A bridge").text.count("Thank you for your letter") == 2


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": " "}, "tên của bạn"),
        ({"title": ""}, "trong một dòng"),
        ({"title": "x" * 151}, "dòng quá dài"),
        ({"email": "lan@"}, "Địa chỉ thư điện tử chưa đúng"),
        ({"email": "lan@a.vn\nBcc: b@c.vn"}, "Địa chỉ thư điện tử chưa đúng"),
        ({"text": "ngắn"}, "từ 10 đến 6.000"),
        ({"text": "x" * 6001}, "từ 10 đến 6.000"),
        ({"kind": "event"}, "ngày diễn ra sự kiện"),
        ({"kind": "event", "day": "2026-02-30"}, "ngày diễn ra sự kiện"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence_and_what_was_typed_stands_in_the_form_again(
    lettered: Newsroom, reader: Reader, typed: dict[str, str], sentence: str
) -> None:
    answer = reader.post(TYPED | typed)
    assert (answer.status_code, sentence in said(answer.text)) == (422, True), said(answer.text)
    form, meant = form_of(answer.text), letter(TYPED | typed)
    assert (form["name"], form["title"], form["email"]) == (meant.name, meant.title, meant.email)
    assert form["text"].replace("\r", "") == meant.text
    assert lettered.letters.all() == []


def test_links_and_html_are_plain_text_wherever_they_are_shown(lettered: Newsroom, reader: Reader) -> None:
    words = '<script>alert(1)</script> <a href="https://x.example">x</a> https://y.example'
    answer = reader.send(title="<b>Đậm</b>", text=words)
    assert answer.status_code == 200
    shown = Browser(TestClient(application(lettered), base_url="http://localhost")).get("/-desk/letters").text
    for page in (reader.post(TYPED | {"title": "<b>Đậm</b>", "text": words}).text, shown):
        tree = html.document_fromstring(page)
        assert (
            tree.xpath("//script[contains(., 'alert')] | //b[.='Đậm'] | //a[contains(@href, 'x.example')]")
            == []
        )
        assert words in tree.text_content() or words in tree.xpath("string(//textarea)")


def test_robots_are_stopped_by_what_people_do_not_see_and_by_their_haste(
    lettered: Newsroom, reader: Reader
) -> None:
    assert reader.post(TYPED | {"website": "https://x.example"}).status_code == 200
    assert lettered.letters.all() == []
    hasty = form_of(reader.post(TYPED).text)
    answer = reader.post(hasty)
    assert (answer.status_code, "đợi vài giây" in said(answer.text)) == (425, True)
    forged = hasty | {"shown_at": f"{int(reader.watch.now) - 60}.{hasty['shown_at'].partition('.')[2]}"}
    assert "đọc lại" in said(reader.post(forged).text)
    reader.watch.now += LATEST + 1
    assert "đọc lại" in said(reader.post(hasty).text)
    assert lettered.letters.all() == []


def test_a_flood_a_full_box_and_100_kilobytes_are_refused_with_a_sentence(
    lettered: Newsroom, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    huge = reader.post(TYPED | {"text": "ệ" * 100_000})
    assert (huge.status_code, "quá dài" in said(huge.text)) == (413, True)
    statuses = [reader.send(title=f"Thư {n}").status_code for n in range(TRIES + 1)]
    assert statuses == [200] * TRIES + [429]
    refused = reader.send(title="Thư nữa")
    assert "Quá nhiều thư" in said(refused.text)
    assert form_of(refused.text)["title"] == "Thư nữa"
    reader.watch.now += 3601
    monkeypatch.setattr("nhipcau.desk.letterbox.ROOM", TRIES)
    full = reader.send(title="Thư cuối")
    assert (full.status_code, form_of(full.text)["title"]) == (503, "Thư cuối")
    assert len(lettered.letters.all()) == TRIES


def test_a_letter_that_cannot_be_kept_is_given_back_with_a_sentence(
    lettered: Newsroom, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = reader.typed()

    def dead(*_: object) -> bool:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(LetterBox, "put", dead)
    answer = reader.post(form)
    assert (answer.status_code, "chưa nhận được thư" in said(answer.text)) == (503, True)
    assert form_of(answer.text)["text"].replace("\r", "") == TYPED["text"]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*LIMITS, "text", "kind", "lang", "shown_at", "website"]), st.text(max_size=40)
    )
)
def test_whatever_readers_send_gets_an_answer(reader: Reader, sent: dict[str, str]) -> None:
    told = {name: words.encode("utf-8", "replace").decode() for name, words in (TYPED | sent).items()}
    assert reader.post(told).status_code in (200, 422, 425, 429)


def test_the_letter_box_answers_by_any_name_and_to_forms_of_that_name_alone(lettered: Newsroom) -> None:
    """A desk has the settings of the preview, and does not know how the public calls the site."""
    public = Reader(application(lettered), Watch(), "https://nhipcau.example")
    assert "Write to the newsroom" in public.client.get("/-letterbox/?lang=en").text
    for origin, status in (("https://nhipcau.example", 200), ("https://evil.example", 403), ("null", 403)):
        assert public.post(TYPED, headers={"Origin": origin}).status_code == status
    assert public.client.get("/-desk/").status_code == 421


def test_nobody_can_write_to_a_desk_whose_site_does_not_take_letters(browser: Browser) -> None:
    assert browser.client.post("/-letterbox/", data=TYPED).status_code == 405
    assert 'href="/-desk/letters"' not in browser.get("/-desk/").text


# What an editor does


def put(room: Newsroom, **typed: str) -> KeptLetter:
    assert room.letters.put(letter(TYPED | typed), typed.get("lang", "vi"))
    return room.letters.all()[0]


@pytest.fixture
def editor(lettered: Newsroom) -> Browser:
    return Browser(TestClient(application(lettered), base_url="http://localhost")).page()


def deal(editor: Browser, kept: KeptLetter, what: str) -> int:
    told = {"token": editor.token, "what": what}
    address = f"/-desk/letters/{kept.number}"
    return int(editor.client.post(address, data=told, follow_redirects=False).status_code)


def test_an_editor_marks_a_letter_as_dealt_with_and_deletes_it(lettered: Newsroom, editor: Browser) -> None:
    kept = put(lettered)
    assert "Về cầu Long Biên" in editor.get("/-desk/letters").text
    assert deal(editor, kept, "done") == 303
    assert lettered.letters.all()[0].done > 0
    assert deal(editor, kept, "wait") == 303
    assert lettered.letters.all()[0].done == 0
    assert deal(editor, kept, "eat") == 400
    assert deal(editor, kept, "delete") == 303
    assert lettered.letters.all() == []
    assert deal(editor, kept, "delete") == 404


def test_a_letter_becomes_a_draft_that_no_reader_sees_and_keeps_its_writers_address_to_itself(
    lettered: Newsroom, editor: Browser
) -> None:
    kept = put(lettered, text="# Không phải tiêu đề\n\n*Sao* và [liên kết](https://x.example) <b>x</b>")
    form = form_of(_main(editor.get(f"/-desk/new?letter={kept.number}").text))
    assert (form["kind"], form["title-vi"]) == ("story", "Về cầu Long Biên")
    assert editor.client.post("/-desk/new", data=form, follow_redirects=False).status_code == 303
    (done,) = lettered.letters.all()
    words = lettered.piece(done.piece).text("vi") or ""
    assert "status: draft" in words
    assert "\\# Không phải tiêu đề" in words
    assert words.rstrip().endswith("Lan Anh")
    assert "lan@example.vn" not in words
    assert f'/-desk/piece/{done.piece}"' in editor.get("/-desk/letters").text


def test_an_event_that_was_sent_in_begins_with_its_day_and_place(lettered: Newsroom, editor: Browser) -> None:
    kept = put(lettered, kind="event", title="Đêm nhạc", day="20/11/2026", place='Nhà hát "Lớn"')
    form = form_of(_main(editor.get(f"/-desk/new?letter={kept.number}").text))
    assert (form["kind"], form["date"]) == ("event", "2026-11-20")
    assert editor.client.post("/-desk/new", data=form, follow_redirects=False).status_code == 303
    words = lettered.piece(lettered.letters.all()[0].piece).text("vi") or ""
    assert "start: 2026-11-20" in words
    assert 'Nhà hát "Lớn"' in words
    assert "Tôi nhớ cây cầu cũ." in words


def _main(page: str) -> str:
    """The main part of a page of the desk, whose first form is its own."""
    return page[page.index("<main") :]


def test_who_may_not_read_letters_cannot_make_a_piece_of_one(
    staffed: Callable[[str], Browser], desk_site: Site
) -> None:
    writer = staffed("writer")
    assert writer.get("/-desk/new?letter=1").status_code == 403
    told = {"token": writer.token, "kind": "story", "title-vi": "Bài", "section": "van-hoa", "letter": "1"}
    assert writer.client.post("/-desk/new", data=told, follow_redirects=False).status_code == 403
    assert staffed("editor").get("/-desk/new?letter=1").status_code == 404


# The box


def test_a_letter_is_kept_once_and_is_deleted_90_days_after_it_was_dealt_with(
    box: tuple[LetterBox, Watch],
) -> None:
    kept, watch = box
    assert kept.put(letter(TYPED), "vi")
    assert kept.put(letter(TYPED), "vi")
    (one,) = kept.all()
    kept.deal(one.number, "lan")
    watch.now += KEPT_FOR - 1
    assert len(kept.all()) == 1
    watch.now += 2
    assert kept.all() == []


def test_the_form_lets_one_type_as_much_as_is_taken(reader: Reader) -> None:
    fields = html.document_fromstring(reader.client.get("/-letterbox/").text).forms[0].fields
    form = html.document_fromstring(reader.client.get("/-letterbox/").text).forms[0]
    longest = {each.get("name"): int(each.get("maxlength")) for each in form.xpath(".//*[@maxlength]")}
    assert longest == {name: LIMITS[name] for name in ("name", "email", "title", "place")} | {"text": LONGEST}
    assert set(fields) == {"lang", "kind", "name", "email", "title", "day", "place", "text", "website"}


TEXTS = st.text(st.sampled_from("abđ #*_-+>|`~[](){}<>&\\!:=.1\n\n"), min_size=1, max_size=60)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_what_a_reader_typed_is_what_the_draft_shows(words: str) -> None:
    sent = replace(letter(TYPED | {"text": words}), kind="event")
    written = as_markdown(KeptLetter(1, 0, "vi", 0, "", "", sent))
    shown = html.fragment_fromstring(
        READER.convert(Source("index.vi.md", {}, written, 1), {}).html, create_parent=True
    )
    assert shown.text_content().split() == sent.text.split()
    assert {each.tag for each in shown.iter()} <= {"div", "p", "br"}, written


def test_the_page_that_shows_it_has_the_form_where_letters_are_taken_and_is_whole_without(site: Site) -> None:
    folder = site.content / "pages" / "lien-he"
    folder.mkdir(parents=True)
    for lang, more in (("vi", "shows: [letterbox]\n"), ("en", "")):
        text = f"---\ntitle: Thư\nslug: thu-{lang}\nsummary: Thư.\n{more}---\n\nChữ.\n"
        (folder / f"index.{lang}.md").write_text(text, encoding="utf-8")
    for on, forms in (("true", 1), ("false", 0)):
        assert site.build("-e", f"LETTERBOX={on}").returncode == 0
        for lang in ("vi", "en"):
            (file,) = site.output.rglob(f"thu-{lang}/index.html")
            found = html.document_fromstring(file.read_text("utf-8")).xpath("//main//form")
            assert [(each.get("action"), each.get("method")) for each in found] == [
                ("/-letterbox/", "post")
            ] * forms
            assert all(each.inputs["lang"].value == lang for each in found)
