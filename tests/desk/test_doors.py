"""Who may what: every address against every role; hosts, tokens, sessions; and whatever is sent, an answer."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.commands import cli
from nhipcau.desk.accounts import TRIES, Accounts
from nhipcau.desk.asking import ANYONE, Address
from nhipcau.desk.codes import code_of, new_secret
from nhipcau.desk.declined import Declined
from nhipcau.desk.newsroom import Newsroom
from nhipcau.desk.records import Records
from nhipcau.desk.roles import ABILITIES, Member
from nhipcau.desk.web import ADDRESSES
from tests.conftest import Site
from tests.desk.conftest import PASSWORD, Browser, browser_at, room_of

STORY = "stories/2024/2024-10-06-ngay-hoi-van-hoa"
ROLES = ("", *ABILITIES)
PARTS = {
    "id:path": STORY,
    "token": "x.y",
    "lang": "vi",
    "kind": "topic",
    "key": "hoa-binh",
    "name": "a.jpg",
    "path:path": "khong-co",
    "number": "1",
}
LIMITED = ("/-desk/sign-out", "/-desk/account", "/-desk/sign-in", "/-desk/api/sign-in")
"""What would end the session that the table is made by, or count as guessing."""


def path_of(address: Address) -> str:
    return re.sub(r"\{([^}]+)\}", lambda part: PARTS[part[1]], address.path)


def asked(browser: Browser, address: Address) -> int:
    path = path_of(address)
    sent = browser.get(path) if address.method == "GET" else browser.post(path, {})
    return int(sent.status_code)


def test_every_address_answers_those_who_may_and_no_one_else(staffed: Callable[[str], Browser]) -> None:
    table: dict[tuple[str, str], dict[str, int]] = {}
    for role in ROLES:
        browser = staffed(role)
        for address in ADDRESSES:
            if address.path not in LIMITED:
                table.setdefault((address.method, address.path), {})[role] = asked(browser, address)
    for address in ADDRESSES:
        for role, status in table.get((address.method, address.path), {}).items():
            may = address.ability == ANYONE or (role and address.ability in ABILITIES[role])
            told = f"{address.method} {address.path} as {role or 'nobody'}: {status}"
            assert status != 500, told
            if may:
                assert status not in (401, 403) or address.path.startswith(
                    ("/-desk/api/sign-in", "/photos")
                ), told
            elif role:
                assert status == 403, told
            else:
                assert status in (401, 303), told


@pytest.mark.parametrize(
    "address",
    [each for each in ADDRESSES if each.changes and each.ability != ANYONE],
    ids=lambda each: f"{each.method} {each.path}",
)
def test_nothing_is_changed_without_the_token_of_the_page(room: Newsroom, address: Address) -> None:
    stranger = browser_at(room)
    assert asked(stranger, address) == 403


def test_another_site_cannot_have_anything_changed(browser: Browser) -> None:
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        assert browser.post(f"/-desk/api/note/{STORY}", {"text": "x"}, headers=headers).status_code == 403


def test_the_desk_answers_to_its_own_names_alone(room: Newsroom) -> None:
    assert browser_at(room, "evil.example").get("/-desk/").status_code == 421
    assert browser_at(room, "localhost:8000").get("/-desk/").status_code == 200
    assert browser_at(room, "[::1]:8000").get("/-desk/about").status_code == 200


def test_every_page_has_a_strict_policy_and_each_its_own_nonce(browser: Browser) -> None:
    found = [browser.get("/-desk/") for _ in range(2)]
    policies = [each.headers["content-security-policy"] for each in found]
    assert policies[0] != policies[1]
    for each, policy in zip(found, policies, strict=True):
        nonce = re.search(r"'nonce-([^']+)'", policy)
        assert nonce
        assert "unsafe" not in policy
        assert f'nonce="{nonce[1]}"' in each.text
        assert "style=" not in each.text
        assert not re.search(r"<script(?![^>]*(?:nonce|application/json))", each.text)
        assert each.headers["x-content-type-options"] == "nosniff"


def test_a_translator_changes_words_of_their_language_and_no_facts(staffed: Callable[[str], Browser]) -> None:
    browser = staffed("translator")
    opened = browser.open(STORY)
    own, other = opened["editions"]["en"], opened["editions"]["vi"]
    assert (own["mine"], other["mine"], opened["facts"]) == (True, False, False)
    assert browser.save(STORY, "en", own, [{"html": "<p>More.</p>"}]).status_code == 200
    assert browser.save(STORY, "vi", other, [{"html": "<p>Thêm.</p>"}]).status_code == 403
    own = browser.open(STORY)["editions"]["en"]
    assert browser.save(STORY, "en", own, [], {"section": "van-hoa"}).status_code == 403
    assert browser.save(STORY, "en", own, [], {"title": "New"}).status_code == 200


def test_a_writer_does_not_say_when_readers_may_see_a_piece(staffed: Callable[[str], Browser]) -> None:
    assert staffed("writer").post(f"/-desk/api/standing/{STORY}", {"state": "published"}).status_code == 403
    assert staffed("writer").post(f"/-desk/api/standing/{STORY}", {"state": "editing"}).status_code == 200
    assert staffed("editor").post(f"/-desk/api/standing/{STORY}", {"state": "published"}).status_code == 200


def test_who_has_sections_changes_their_stories_and_looks_at_others(desk_site: Site) -> None:
    first = room_of(desk_site)
    first.accounts.open(Member("hoa", "Hoa", "editor", sections=("doi-ngoai",)), PASSWORD)
    first.accounts.open(Member("lan", "Lan", "editor", sections=("van-hoa",)), PASSWORD)
    first.records.close()
    made = room_of(desk_site)
    made.shelf.load()
    assert made.shelf.rows[STORY].section == "van-hoa"
    for name, may in (("hoa", False), ("lan", True)):
        browser = browser_at(made).sign_in(name)
        edition = browser.open(STORY)["editions"]["vi"]
        assert edition["mine"] == may
        assert (browser.save(STORY, "vi", edition, [{"html": "<p>x</p>"}]).status_code == 200) == may
        assert (browser.post(f"/-desk/api/note/{STORY}", {"text": "x"}).status_code == 200) == may
        told = {"token": browser.token, "kind": "story", "title-vi": f"Bài của {name}", "section": "van-hoa"}
        assert (
            browser.client.post("/-desk/new", data=told, follow_redirects=False).status_code == 303
        ) == may
        assert (
            browser.post("/-desk/api/move/events/ngay-hoi-van-hoa", {"day": "2024-11-02"}).status_code == 200
        )
    made.records.close()


# Accounts


class Watch:
    """A clock that a test turns."""

    now = 1_750_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def accounts(tmp_path: Path) -> Any:
    records = Records(tmp_path / "desk.sqlite")
    watch = Watch()
    found = Accounts(records, watch)
    found.open(Member("lan", "Lan", "administrator"), PASSWORD)
    yield found, watch, records
    records.close()


def test_guessing_is_stopped_for_a_quarter_of_an_hour(accounts: Any) -> None:
    found, watch, _ = accounts
    for _ in range(TRIES):
        with pytest.raises(Declined):
            found.sign_in("lan", "sai-mat-khau", "", "10.0.0.1", "")
    with pytest.raises(Declined, match="Too many"):
        found.sign_in("lan", PASSWORD, "", "10.0.0.2", "")
    watch.now += 901
    assert found.sign_in("lan", PASSWORD, "", "10.0.0.1", "").member.name == "lan"


def test_a_second_factor_is_asked_for_and_no_code_is_good_twice(accounts: Any) -> None:
    found, watch, _ = accounts
    secret = new_secret()
    found.begin_second("lan", secret, code_of(secret, int(watch.now) // 30))
    watch.now += 60
    code = code_of(secret, int(watch.now) // 30)
    with pytest.raises(Declined, match="code"):
        found.sign_in("lan", PASSWORD, "", "a", "")
    assert found.sign_in("lan", PASSWORD, code, "a", "")
    with pytest.raises(Declined):
        found.sign_in("lan", PASSWORD, code, "a", "")


def test_the_codes_are_those_of_the_standard() -> None:
    # RFC 6238, appendix B, SHA-1: the last six digits.
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert [code_of(secret, at // 30) for at in (59, 1111111109, 20000000000)] == [
        "287082",
        "081804",
        "353130",
    ]


def test_a_session_ends_by_itself_by_a_new_password_and_with_its_account(accounts: Any) -> None:
    found, watch, _ = accounts
    first = found.sign_in("lan", PASSWORD, "", "a", "")
    assert found.session(first.id)
    watch.now += 13 * 3600
    assert found.session(first.id) is None
    second = found.sign_in("lan", PASSWORD, "", "a", "")
    found.set_password(second.member, "mat-khau-khac-han")
    assert found.session(second.id) is None
    found.open(Member("hoa", "Hoa", "writer"), PASSWORD)
    third = found.sign_in("hoa", PASSWORD, "", "a", "")
    found.change(third.member, closed=True)
    assert found.session(third.id) is None


def test_the_last_administrator_stays(accounts: Any) -> None:
    found, _, _ = accounts
    with pytest.raises(Declined, match="administrator"):
        found.change(Member("lan", "Lan", "writer"), closed=False)
    assert found.member("lan").role == "administrator"


def test_neither_passwords_nor_sessions_can_be_read_in_the_records(accounts: Any, tmp_path: Path) -> None:
    found, _, _ = accounts
    session = found.sign_in("lan", PASSWORD, "", "a", "")
    data = b"".join(each.read_bytes() for each in tmp_path.glob("desk.sqlite*"))
    assert PASSWORD.encode() not in data
    assert session.id.encode() not in data
    assert (tmp_path / "desk.sqlite").stat().st_mode & 0o077 == 0


def test_the_log_cannot_be_changed(accounts: Any) -> None:
    _, _, records = accounts
    records.note("lan", "saved", "a")
    for query in ("UPDATE log SET who = 'x'", "DELETE FROM log"):
        with pytest.raises(sqlite3.IntegrityError):
            records.write(query)


def test_a_desk_without_accounts_listens_to_no_other_machine(
    desk_site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["desk", "--bind", "0.0.0.0", "--port", "0"]) == 1
    assert "0.0.0.0" in capsys.readouterr().err
    assert cli.main(["desk", "--host", "desk.example.vn", "--port", "0"]) == 1
    assert "desk.example.vn" in capsys.readouterr().err


def test_a_desk_with_accounts_shows_nothing_to_strangers(staffed: Callable[[str], Browser]) -> None:
    stranger = staffed("")
    for path in ("/-desk/", "/", "/index.html", f"/-desk/piece/{STORY}"):
        found = stranger.get(path)
        assert (found.status_code, found.headers["location"]) == (303, "/-desk/sign-in")
    assert stranger.get(f"/-desk/api/open/{STORY}?tab=trang0001").status_code == 401
    assert stranger.get("/photos/stories/2024/x.jpg").status_code in (404, 303)


# Whatever is sent


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(
    [
        "tab",
        "editions",
        "vi",
        "parts",
        "fields",
        "source",
        "base",
        "shown",
        "kept",
        "html",
        "text",
        "state",
        "who",
        "due",
        "note",
        "names",
        "choices",
        "days",
        "day",
        "what",
        "release",
    ]
)
SENT = st.dictionaries(
    KEYS, st.recursive(JSON, lambda inner: st.dictionaries(KEYS, inner, max_size=4), max_leaves=8)
)
CHANGES = [
    each for each in ADDRESSES if each.changes and "sign" not in each.path and "publish" not in each.path
]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(CHANGES), SENT, st.booleans())
def test_whatever_is_sent_gets_an_answer(browser: Browser, address: Address, sent: Any, whole: bool) -> None:
    if whole:
        sent = {"tab": "trang0001", "editions": {"vi": sent}} | sent
    assert browser.post(path_of(address), sent).status_code < 500


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([each for each in ADDRESSES if not each.changes]),
    st.text(max_size=30),
    st.binary(max_size=40),
)
def test_whatever_is_asked_for_gets_an_answer(
    browser: Browser, address: Address, words: str, data: bytes
) -> None:
    path = re.sub(r"\{[^}]+\}", lambda part: quote(words, safe="/"), address.path)
    found = browser.get(
        path, params={"q": words, "tab": words, "lang": words, "left": data.hex(), "month": words}
    )
    assert found.status_code < 500


@pytest.mark.parametrize(
    "path", ["../../pelicanconf.py", "..%2f..%2fpelicanconf.py", "stories/..", "registry", ".git"]
)
def test_no_address_leads_out_of_the_content(browser: Browser, path: str) -> None:
    assert browser.get(f"/-desk/api/open/{path}?tab=trang0001").status_code == 404
    assert browser.get(f"/-desk/static/{path}").status_code == 404
    assert b"nhipcau.settings" not in browser.get(f"/{path}").content


def test_a_room_with_accounts_has_nobody_alone(desk_site: Site) -> None:
    first = room_of(desk_site)
    assert first.alone is not None
    first.accounts.open(Member("lan", "Lan", "administrator"), PASSWORD)
    first.records.close()
    second = room_of(desk_site)
    assert second.alone is None
    second.records.close()
