"""What the setting PLACES may say, and what is said of everything else."""

from __future__ import annotations

from typing import Any

import pytest

from nhipcau.model import Refused
from nhipcau.publish.destinations import GRACE, KEPT, Options, destinations
from tests.publish.servers import SCHEMES


def told(places: object) -> list[str]:
    with pytest.raises(Refused) as refused:
        destinations({"PLACES": places}, SCHEMES)
    return [problem.text() for problem in refused.value.problems]


def test_a_place_is_an_address_and_may_have_options() -> None:
    places: dict[str, Any] = {
        "site": "file:///srv/www/nhip%20cau/",
        "server": {"url": "ssh://deploy@May-Chu:2222/srv/www", "keep": 3, "after": ["systemctl", "reload"]},
        "store": {"url": "s3://bucket/a/b", "headers": {"/*.html": {"Cache-Control": "no-cache"}}},
    }
    site, server, store = destinations({"PLACES": places}, SCHEMES)
    assert (site.path, site.options) == ("/srv/www/nhip cau", Options())
    assert (site.options.keep, site.options.grace) == (KEPT, GRACE)
    assert (server.user, server.host, server.port, server.path) == ("deploy", "May-Chu", 2222, "/srv/www")
    assert (server.options.keep, server.options.after) == (3, ("systemctl", "reload"))
    assert server.told == "ssh://deploy@May-Chu:2222/srv/www"
    assert (store.host, store.path) == ("bucket", "/a/b")
    assert store.options.headers == (("/*.html", (("Cache-Control", "no-cache"),)),)


def test_a_site_without_places_has_none() -> None:
    assert destinations({}, SCHEMES) == ()


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (["file:///srv"], "PLACES must be a dict"),
        ({"a b": "file:///srv/www"}, "The name of a place is one word of letters and digits, not a b."),
        ({"../x": "file:///srv/www"}, "The name of a place is one word"),
        ({"a": 1}, "The place a needs an address."),
        ({"a": {"keep": 1}}, "The place a needs an address."),
        (
            {"a": "ftp://host/srv"},
            "The address of the place a begins with none of file://, s3://, ssh://: ftp",
        ),
        ({"a": "file://srv/www"}, "The address of the place a is no folder: file://srv/www"),
        ({"a": "file:///"}, "The address of the place a is no folder: file:///"),
        ({"a": "ssh://host"}, "The address of the place a names no folder: ssh://host"),
        ({"a": "ssh:///srv/www"}, "The address of the place a names no machine or bucket"),
        ({"a": "ssh://-oProxyCommand=x/srv"}, "The address of the place a names no machine or bucket"),
        ({"a": "ssh://host:cong/srv"}, "The address of the place a names no machine or bucket"),
        ({"a": "ssh://u:secret@host/srv"}, "The address of the place a holds a password"),
        ({"a": {"url": "file:///srv/www", "keeps": 1}}, "The place a has no option “keeps”; there are "),
        (
            {"a": {"url": "file:///srv/www", "keep": "3"}},
            "The option “keep” of the place a must be of the type int, not '3'",
        ),
        (
            {"a": {"url": "file:///srv/www", "keep": True}},
            "The option “keep” of the place a must be of the type int",
        ),
        ({"a": {"url": "file:///srv/www", "keep": 0}}, "The place a must keep at least one release."),
        (
            {"a": {"url": "file:///srv/www", "after": "ls"}},
            "The option “after” of the place a must be of the type list",
        ),
        (
            {"a": {"url": "s3://b", "headers": {"x": {}}}},
            "The option “headers” of the place a gives patterns",
        ),
    ],
)
def test_what_cannot_be_a_place_is_told(places: object, said: str) -> None:
    assert any(line.startswith(said) for line in told(places)), told(places)


def test_all_that_is_wrong_is_told_at_once() -> None:
    assert len(told({"a": "ftp://x/y", "b": {"url": "file:///srv/www", "keep": 0}})) == 2
