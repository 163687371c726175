"""Every screen of the desk, looked at once: by axe, at 360 pixels, in both languages and schemes, and by keyboard."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from nhipcau.desk.accounts import Accounts
from nhipcau.desk.asking import Address
from nhipcau.desk.letterbox import LetterBox
from nhipcau.desk.records import Records
from nhipcau.desk.roles import Member
from nhipcau.desk.web import ADDRESSES
from nhipcau.web.letters import Letter
from tests.conftest import PROJECT
from tests.desk.conftest import PASSWORD, Browser
from tests.desk.held import Held, close, hold, lay_out_to_publish
from tests.desk.old_site import import_old_site

STORY = "stories/2024/2024-10-06-ngay-hoi-van-hoa"
SCREENS = {
    "/-desk/": "",
    "/-desk/calendar": "calendar?month=2024-10",
    "/-desk/new": "new",
    "/-desk/piece/{id:path}": f"piece/{STORY}",
    "/-desk/history/{id:path}": f"history/{STORY}",
    "/-desk/publish": "publish",
    "/-desk/registry/{kind}": "registry/person",
    "/-desk/registry/{kind}/{key}": "registry/person/tran-thu-ha?uses=1",
    "/-desk/photos": "photos",
    "/-desk/pages": "pages",
    "/-desk/letters": "letters",
    "/-desk/imports": "imports",
    "/-desk/imports/undecided/{id:path}": "imports/undecided/mot-thu-vien-moi",
    "/-desk/account": "account",
    "/-desk/accounts": "accounts",
    "/-desk/about": "about",
    "/-desk/help": "help",
    "/-desk/approve/{token}": "approve",
    "/-desk/sign-in": "sign-in",
}
"""Where each page of the desk is looked at."""
NO_SCREENS = (
    "/-desk/api/",
    "/-desk/static/",
    "/-desk/theme/",
    "/-desk/photo/{name}",
    "/-desk/preview/",
    "/-desk/approve/{token}/page/",
    "/-desk/{path:path}",
)
FOCUSABLE = """[...document.querySelectorAll(
  'a[href], button, input, select, textarea, summary, [contenteditable=true], [tabindex="0"]'
)].filter((each) => each.checkVisibility() && !each.disabled && each.tabIndex >= 0 && !each.closest('[inert]')
  && each.type !== 'hidden' && !each.matches('.skip, [contenteditable] a'))"""
LOOSE = f"""{FOCUSABLE}.filter((each) => !window.seen.has(each)
  && !(each.type === 'radio' && [...window.seen].some((other) => other.name === each.name))
).map((each) => each.outerHTML.slice(0, 120))"""
"""What Tab has not reached; of several radio buttons that belong together it reaches one."""


FOLLOW = """() => {
  window.seen = new Set();
  document.activeElement?.blur();
  document.addEventListener('focusin', (event) => window.seen.add(event.target));
}"""
MOST = 500
"""Times that Tab is pressed; the page of a draft within another has many links of its own."""


def is_page(address: Address) -> bool:
    return (
        address.method == "GET"
        and address.path.startswith("/-desk/")
        and not address.path.startswith(NO_SCREENS)
    )


def test_every_page_of_the_desk_is_looked_at() -> None:
    assert {each.path for each in ADDRESSES if is_page(each)} == set(SCREENS)


def test_what_only_a_script_works_waits_for_it(browser: Browser) -> None:
    """A click before the script is there would be lost."""
    for path in SCREENS.values():
        page = BeautifulSoup(browser.get(f"/-desk/{path}").text, "html.parser")
        loose = [
            each
            for each in page.select("button, select, input, textarea")
            if not each.find_parent("form") and not each.find_parent(hidden=True)
        ]
        assert [str(each) for each in loose if not each.has_attr("disabled")] == [], path


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    root = tmp_path_factory.mktemp("screens") / "site"
    lay_out_to_publish(root)
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as conf:
        conf.write("LETTERBOX = True\n")
    import_old_site(root, tmp_path_factory.mktemp("old"))
    (root / ".desk").mkdir()
    records = Records(root / ".desk" / "desk.sqlite")
    Accounts(records).open(Member("lan", "Lan Anh", "administrator"), PASSWORD)
    for kind, title in (("event", "Đêm nhạc bên hồ"), ("letter", "Về cầu Long Biên")):
        sent = Letter(
            kind, "Nguyễn Thị Hoa", "hoa@example.vn", title, "2026-11-20", "Nhà hát Lớn", "Tôi viết. " * 90
        )
        LetterBox(records).put(sent, "vi")
    records.close()
    found = hold(root)
    yield found
    close(found)


def signed_in(context: Any, held: Held) -> Page:
    found: Page = context.new_page()
    found.goto(held.address)
    found.fill("[name=name]", "lan")
    found.fill("[name=password]", PASSWORD)
    found.press("[name=password]", "Enter")
    found.wait_for_url(held.address)
    return found


def screens(page: Page, held: Held) -> Iterator[str]:
    """Each screen, as it stands when somebody works at it."""
    approval = ""
    for path in SCREENS.values():
        page.goto(approval if path == "approve" else f"{held.address}{path}")
        if path.startswith("piece"):
            page.wait_for_selector("#workspace[data-ready]")
        yield path
        if not path:
            page.evaluate("localStorage.removeItem('desk:toured')")
            page.goto(f"{held.address}?tour=1")
            yield "the board, with the tour"
        if path.startswith("piece"):
            approval = yield from panels(page)
        if path == "approve":
            page.context.clear_cookies(name="nhipcau_desk")


def panels(page: Page) -> Generator[str, None, str]:
    """The editor with what can be opened in it; gives a link for approval."""
    page.click("#beside-button")
    page.wait_for_selector(".twin", state="attached")
    page.click(".exchange summary")
    page.click("#beside-suggest")
    yield "piece, paragraph by paragraph"
    page.click("#side-button")
    page.click("#approval-form button")
    expect(page.locator("#approval input")).to_be_visible()
    link = page.locator("#approval input").input_value()
    yield "piece, with its problems"
    page.click("#preview-button")
    page.click(".elsewhere summary")
    yield "piece, with the preview"
    return link


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(
    ("widths", "scheme", "lang"), [((360, 1280), "light", "en"), ((1280, 360), "dark", "vi")]
)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    held: Held, chromium: Any, widths: tuple[int, ...], scheme: str, lang: str
) -> None:
    axe = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.is_file():
        pytest.skip("axe-core is not installed: make test installs it")
    """Axe asks at the second width."""
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True)
    context.set_default_timeout(60_000)
    context.add_cookies([{"name": "nhipcau_spoken", "value": lang, "url": held.address}])
    page = signed_in(context, held)
    for screen in screens(page, held):
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, screen
        page.evaluate(axe.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run({iframes: false})")["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == [], screen
    context.close()


@pytest.mark.browser
@pytest.mark.slow
def test_the_keyboard_reaches_everything(held: Held, chromium: Any) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en")
    context.set_default_timeout(60_000)
    page = signed_in(context, held)
    for screen in screens(page, held):
        page.evaluate(FOLLOW)
        for pressed in range(MOST):
            page.keyboard.press("Tab")
            if pressed % 20 == 19 and not page.evaluate(LOOSE):
                break
        assert page.evaluate(LOOSE) == [], screen
    context.close()
