"""What is the same at every kind of place: a folder here, a folder on a server, and a bucket of an object store."""

from __future__ import annotations

import os
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.error import HTTPError

import pytest

from nhipcau.publish.destinations import Destination
from nhipcau.publish.place import place
from nhipcau.publish.publishing import Publisher
from nhipcau.publish.release import Counts
from nhipcau.publish.trouble import Trouble
from tests.publish.editions import DAY, Paper, Story, edition, moments, site_of
from tests.publish.servers import destination

KINDS = ("file", "ssh", "s3")


@dataclass(frozen=True)
class Where:
    """A place, and how readers get at it."""

    destination: Destination
    cache: Path
    root: Path | None
    address: str = ""

    @property
    def publisher(self) -> Publisher:
        """One who has just come."""
        return Publisher(place(self.destination, self.cache), self.destination.options, self.cache / "forms")

    def read(self, path: str) -> bytes | None:
        """What a reader gets at a path."""
        if self.root:
            file = self.root / "current" / path
            return file.read_bytes() if file.is_file() else None
        try:
            with urllib.request.urlopen(f"{self.address}/{path}") as answer:
                data: bytes = answer.read()
                return data
        except HTTPError as fault:
            with fault:
                if fault.code != 404:
                    raise
                return None


@pytest.fixture(params=KINDS)
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Where:
    """A place of each kind, empty."""
    return new_place(request.param, request, tmp_path)


def new_place(kind: str, request: pytest.FixtureRequest, folder: Path, **options: object) -> Where:
    root = folder / "www"
    if kind == "s3":
        address = request.getfixturevalue("store")
        prefix = f"{request.node.name}-{os.getpid()}".replace("[", "-").replace("]", "")
        there = destination(f"s3://news/{prefix}", endpoint=address, **options)
        return Where(there, folder / "cache", None, f"{address}/news/{prefix}")
    if kind == "ssh":
        request.getfixturevalue("ssh")
        return Where(destination(f"ssh://nhipcau-test{root}", **options), folder / "cache", root)
    return Where(destination(f"file://{root}", **options), folder / "cache", root)


def test_what_is_published_is_what_readers_get(where: Where, tmp_path: Path) -> None:
    now = moments()
    for number in (1, 2):
        paper = Paper(number)
        where.publisher.publish(edition(tmp_path / "public", paper), now())
        for path, data in paper.files().items():
            assert where.read(path) == data, path


def test_a_release_says_what_it_changed(where: Where, tmp_path: Path) -> None:
    now, public = moments(), tmp_path / "public"
    first = where.publisher.publish(edition(public, Paper(1)), now()).release
    files = len(Paper(1).files())
    assert first.counts == Counts(new=4, sent=files, files=files, pages=10)
    stories = (Story("bai-0", "Một câu khác. " * 50), *Paper(1).stories[1:], Story("bai-9"))
    second = where.publisher.publish(edition(public, Paper(1, stories)), now())
    assert (second.release.counts.new, second.release.counts.revised, second.release.counts.gone) == (1, 1, 0)
    assert set(second.changed.new) == {
        "tin/bai-9/index.html",
        "en/tin/bai-9/index.html",
        "photos/bai-9.1.jpg",
    }
    kept = where.publisher.standing()
    assert [release.name for release in kept.releases] == [first.name, second.release.name]
    assert kept.now == second.release
    assert "@" in second.release.who


def test_what_did_not_change_is_not_published_again(where: Where, tmp_path: Path) -> None:
    now = moments()
    where.publisher.publish(edition(tmp_path / "public", Paper(1)), now())
    again = where.publisher.publish(edition(tmp_path / "public", Paper(1)), now())
    assert not again.anew
    assert len(where.publisher.standing().releases) == 1


def test_one_goes_back_and_forward_again(where: Where, tmp_path: Path) -> None:
    now = moments()
    names = [
        where.publisher.publish(edition(tmp_path / "public", Paper(number)), now()).release.name
        for number in (1, 2, 3)
    ]
    for name, number in (("", 2), (names[0], 1), (names[2], 3), (names[1].partition("-")[2], 2)):
        where.publisher.roll_back(name, now())
        for path, data in Paper(number).files().items():
            assert where.read(path) == data, path
    assert len(where.publisher.standing().releases) == 3
    where.publisher.publish(edition(tmp_path / "public", Paper(4)), now())
    for path, data in Paper(4).files().items():
        assert where.read(path) == data, path


def test_somebody_else_who_publishes_knows_only_what_is_there(where: Where, tmp_path: Path) -> None:
    now = moments()
    where.publisher.publish(edition(tmp_path / "public", Paper(1)), now())
    other = Where(where.destination, tmp_path / "other", where.root, where.address)
    sent = other.publisher.publish(edition(tmp_path / "elsewhere", Paper(1, more={"moi.txt": b"x"})), now())
    assert sent.changed.sent == ("moi.txt",)
    assert where.read("moi.txt") == b"x"


def test_pages_go_at_once_and_what_they_named_when_nobody_can_have_them_open(
    where: Where, tmp_path: Path
) -> None:
    public = tmp_path / "public"
    where.publisher.publish(edition(public, Paper(1)), DAY)
    fewer = Paper(2, Paper(2).stories[:3])
    where.publisher.publish(edition(public, fewer), DAY + timedelta(minutes=1))
    assert where.read("tin/bai-3/index.html") is None
    assert where.read("photos/bai-3.1.jpg") is not None
    assert where.read("photos/bai-0.1.jpg") is not None
    where.publisher.publish(edition(public, Paper(3, fewer.stories)), DAY + timedelta(minutes=59))
    assert where.read("photos/bai-3.1.jpg") is not None
    where.publisher.publish(edition(public, Paper(4, fewer.stories)), DAY + timedelta(minutes=62))
    assert where.read("photos/bai-3.1.jpg") is None
    assert where.read("photos/bai-0.2.jpg") is not None


def test_what_is_withdrawn_is_gone_at_once_and_does_not_come_back(where: Where, tmp_path: Path) -> None:
    now, public = moments(), tmp_path / "public"
    before = {"tin/bai-3/song-ngu/en/index.html": b"<p>bai-3</p>", "search/vi/index.pf": b"bai-3"}
    first = where.publisher.publish(edition(public, Paper(1, more=before)), now()).release
    addresses = ("/tin/bai-3/", "/en/tin/bai-3/")
    more = {"nginx/server.conf": b"# gone\n", "tin/bai-3/index.html": b"<p>withdrawn</p>"}
    fewer = Paper(2, Paper(2).stories[:3], more)
    where.publisher.publish(edition(public, fewer, addresses), now())
    assert where.read("photos/bai-3.1.jpg") is None
    back = where.publisher.roll_back(first.name, now())
    assert where.read("tin/bai-3/index.html") == b"<p>withdrawn</p>"
    assert where.read("tin/bai-3/song-ngu/en/index.html") is None
    assert where.read("en/tin/bai-3/index.html") is None
    assert where.read("tin/bai-0/index.html") == Paper(1).files()["tin/bai-0/index.html"]
    assert where.read("photos/bai-0.1.jpg") == Paper(1).files()["photos/bai-0.1.jpg"]
    for listed in ("search/vi/index.pf", "feed.json", "sitemap.xml"):
        assert where.read(listed) == fewer.files().get(listed), listed
    assert back.release.returned == first.name
    assert back.release.withdrawn == addresses
    if where.root:  # in a store, nobody reads what is for nginx
        assert where.read("nginx/server.conf") == b"# gone\n"
    where.publisher.roll_back(first.name, now(), withdrawn_too=True)
    assert where.read("tin/bai-3/index.html") is not None


def test_the_last_releases_stay_and_what_only_older_ones_had_goes(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    for kind in KINDS:
        there = new_place(kind, request, tmp_path / kind, keep=2, grace=0)
        now = moments()
        for number in (1, 2, 3, 4):
            there.publisher.publish(edition(tmp_path / kind / "public", Paper(number)), now())
        kept = there.publisher.standing().releases
        assert len(kept) == 2
        there.publisher.roll_back(kept[0].name, now())
        assert there.read("index.html") == Paper(3).files()["index.html"]
        with pytest.raises(Trouble, match="no release before"):
            there.publisher.roll_back("", now())


def test_what_would_be_published_is_told_and_not_done(where: Where, tmp_path: Path) -> None:
    now = moments()
    plan = where.publisher.plan(edition(tmp_path / "public", Paper(1)), now())
    assert plan.release.counts.new == 4
    assert where.read("index.html") is None
    where.publisher.publish(edition(tmp_path / "public", Paper(1)), now())
    plan = where.publisher.plan(edition(tmp_path / "public", Paper(2)), now())
    assert "theme/site.css" in plan.changed.changed
    assert where.read("index.html") == Paper(1).files()["index.html"]


def test_a_clock_that_went_back_leaves_releases_in_order(where: Where, tmp_path: Path) -> None:
    for number, moment in ((1, DAY), (2, DAY - timedelta(days=3)), (3, DAY - timedelta(days=2))):
        where.publisher.publish(edition(tmp_path / "public", Paper(number)), moment)
    kept = where.publisher.standing()
    assert kept.live == kept.releases[-1].name
    assert len(kept.releases) == 3
    where.publisher.roll_back("", DAY)
    assert where.read("index.html") == Paper(2).files()["index.html"]


@pytest.mark.parametrize("kind", ["file", "ssh"])
def test_a_release_shares_files_with_the_one_before_and_changes_none_of_them(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    there = new_place(kind, request, tmp_path)
    now: Callable[[], object] = moments()
    assert there.root
    names = []
    for text in ("Cũ.", "Mới"):  # as many bytes, and within a second
        stories = (Story("bai-0", text * 300), *Paper(1).stories[1:])
        done = there.publisher.publish(edition(tmp_path / "public", Paper(1, stories)), now())  # type: ignore[arg-type]
        names.append(done.release.name)
    old, new = (there.root / "releases" / name / "site" for name in names)
    for path in ("theme/site.css", "tin/bai-1/index.html", "tin/bai-1/index.html.br"):
        assert (old / path).samefile(new / path)
    for path in ("tin/bai-0/index.html", "tin/bai-0/index.html.gz"):
        assert (old / path).read_bytes() != (new / path).read_bytes()
    assert site_of(old)["tin/bai-0/index.html"].count("Cũ.".encode()) == 300
