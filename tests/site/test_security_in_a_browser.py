"""The preview sends the policy of the public site, and every kind of page obeys it in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from nhipcau.web.serving import headers
from tests.site.conftest import Built
from tests.site.kinds import KINDS, SEARCHES, every_page, search, templates
from tests.site.uncommon import PAGES as UNCOMMON

from .waiting import until

pytestmark = pytest.mark.browser

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""


class Watched:
    """A page of a browser in which everything is noted that a policy forbids, a console says or a network is asked."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self.page: Page = browser.new_page()
        self.page.add_init_script(WATCH)
        self.said: list[str] = []
        self.foreign: list[str] = []
        self.failed: list[str] = []
        self.page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("response", lambda answer: answer.ok or self.failed.append(answer.url))

    def _note(self, url: str) -> None:
        if not url.startswith(f"{self.address}/"):
            self.foreign.append(url)

    def visit(self, path: str) -> None:
        answer = self.page.goto(self.address + path, wait_until="load")
        assert answer is not None
        assert (
            answer.headers["content-security-policy"]
            == headers(path, secure=False)["Content-Security-Policy"]
        )

    def faults(self) -> list[str]:
        return [*self.page.evaluate("window.violations"), *self.said, *self.foreign, *self.failed]


def test_every_template_has_its_pages_among_those_that_are_looked_at(sample: Built) -> None:
    assert set(KINDS) | {"withdrawn"} == templates()  # the sample has taken back nothing
    assert [address for address in every_page() if not sample.holds(address)] == []


def test_no_page_breaks_the_policy_or_asks_another_host(browser: Browser, address: str) -> None:
    watched = Watched(browser, address)
    faults = {}
    for path in every_page():
        watched.visit(path)
        faults[path] = watched.faults()
    watched.page.close()
    assert {path: found for path, found in faults.items() if found} == {}


def test_no_page_that_the_sample_has_not_does_so_either(browser: Browser, uncommon_address: str) -> None:
    watched = Watched(browser, uncommon_address)
    faults = {}
    for path in UNCOMMON:
        watched.visit(path)
        faults[path] = watched.faults()
    watched.page.close()
    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.parametrize("which", ["sample", "uncommon"])
def test_without_a_script_no_word_is_missing(
    browser: Browser, request: pytest.FixtureRequest, which: str
) -> None:
    """But those of buttons, and of what a script does: searches, and what was kept for reading offline."""
    url = request.getfixturevalue("address" if which == "sample" else "uncommon_address")
    paths = (
        [path for path in every_page("vi") if "tim-kiem" not in path] if which == "sample" else [*UNCOMMON]
    )
    whole, plain = browser.new_page(), browser.new_page(java_script_enabled=False)
    missing = {}
    for path in paths:
        words = []
        for page in (whole, plain):
            page.goto(url + path)
            told = page.locator("main :is(h1, h2, h3, p, dt, dd, th, td):visible").all_inner_texts()
            words.append({word for each in told for word in each.split()})
        missing[path] = words[0] - words[1]
    whole.close()
    plain.close()
    assert {path: found for path, found in missing.items() if found} == {}


def test_a_broken_rule_would_be_seen(browser: Browser, address: str) -> None:
    watched = Watched(browser, address)
    watched.visit("/")
    watched.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.broken = true";
            document.head.append(script);
            const photo = document.createElement("img");
            photo.src = "https://elsewhere.example/pixel.gif";
            document.body.append(photo);
            document.body.setAttribute("style", "color: red");
        }"""
    )
    until(watched.page, "() => window.violations.length >= 3")
    broken = {fault.partition(" ")[0] for fault in watched.page.evaluate("window.violations")}
    watched.page.close()
    assert broken == {"script-src-elem", "img-src", "style-src-attr"}


@pytest.mark.parametrize(("path", "query"), SEARCHES)
def test_a_search_breaks_no_rule_either(browser: Browser, address: str, path: str, query: str) -> None:
    watched = Watched(browser, address)
    watched.visit(path)
    search(watched.page, query)
    faults = watched.faults()
    watched.page.close()
    assert faults == []


def test_no_page_loads_from_elsewhere_and_none_opens_a_window_that_can_look_back(sample: Built) -> None:
    loads = "//script/@src | //img/@src | //link[not(@rel='alternate' or @rel='canonical')]/@href | //source/@srcset"
    for address, page in sample.pages.items():
        foreign = [url for url in page.xpath(loads) if not url.startswith("/") or url.startswith("//")]
        assert foreign == [], address
        opened = page.xpath("//a[@target][not(contains(concat(' ', @rel, ' '), ' noopener '))]")
        assert opened == [], address
        assert (
            page.xpath("//*[@style] | //style | //script[not(@src)][not(@type='application/ld+json')]") == []
        ), address
