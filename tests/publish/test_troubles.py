"""What can go wrong at a place: a sentence each, and readers see what they saw before."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nhipcau.publish.compressed import Compressed
from nhipcau.publish.destinations import Destination
from nhipcau.publish.place import place
from nhipcau.publish.publishing import Publisher
from nhipcau.publish.rclone import Rclone
from nhipcau.publish.trouble import Trouble
from tests.publish.editions import DAY, Paper, edition, moments
from tests.publish.servers import Ssh, destination, free_port
from tests.publish.test_places import KINDS, Where, new_place


def complaint(there: Destination, folder: Path) -> str:
    """What is said when somebody tries to publish there."""
    ready = edition(folder / "public", Paper(1))
    publisher = Publisher(place(there, folder / "cache"), there.options, folder / "forms")
    with pytest.raises(Trouble) as trouble:
        publisher.publish(ready, DAY)
    return str(trouble.value)


@contextmanager
def somebody_publishing(where: Where) -> Iterator[None]:
    """Somebody else, in a process of his own, who holds the place."""
    ready, done = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with place(where.destination, where.cache).held("lan@toa-soan"):
                os.write(ready[1], b".")
                os.close(done[1])
                os.read(done[0], 1)
        finally:
            os._exit(0)
    try:
        os.close(ready[1])
        assert os.read(ready[0], 1)
        yield
    finally:
        os.close(done[1])
        os.waitpid(child, 0)


@pytest.mark.parametrize("kind", KINDS)
def test_who_publishes_already_and_since_when_is_said(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    where = new_place(kind, request, tmp_path)
    now = moments()
    where.publisher.publish(edition(tmp_path / "public", Paper(1)), now())
    ready = edition(tmp_path / "public", Paper(2))
    with (
        somebody_publishing(where),
        pytest.raises(Trouble, match=r"lan@toa-soan has been publishing to .* since 20"),
    ):
        where.publisher.publish(ready, now())
    assert where.read("index.html") == Paper(1).files()["index.html"]
    where.publisher.publish(ready, now())
    assert where.read("index.html") == Paper(2).files()["index.html"]


# A folder


def test_a_folder_of_others_is_left_alone(tmp_path: Path) -> None:
    www = tmp_path / "www"
    www.mkdir()
    (www / "index.html").write_text("của người khác")
    assert "did not put there" in complaint(destination(f"file://{www}"), tmp_path)
    assert [path.name for path in www.iterdir()] == ["index.html"]


def test_a_folder_is_made_but_not_the_one_it_lies_in(tmp_path: Path) -> None:
    said = complaint(destination(f"file://{tmp_path}/khong/co/www"), tmp_path)
    assert said == f"There is no folder {tmp_path}/khong/co for file://{tmp_path}/khong/co/www to be in."


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "www").write_text("")
    assert complaint(destination(f"file://{tmp_path}/www"), tmp_path).endswith("/www is no folder.")


def test_who_may_not_write_in_a_folder_is_told(tmp_path: Path) -> None:
    where = Where(destination(f"file://{tmp_path}/www"), tmp_path / "cache", tmp_path / "www")
    where.publisher.publish(edition(tmp_path / "public", Paper(1)), DAY)
    with guarded(tmp_path / "www"):
        assert "needs the right to" in complaint(where.destination, tmp_path / "again")
    assert where.read("index.html") == Paper(1).files()["index.html"]


@contextmanager
def guarded(folder: Path) -> Iterator[None]:
    """A folder in which nobody may write, not even root where the disk can refuse that, too."""
    if os.geteuid():
        for each in (folder / "releases", folder):
            each.chmod(0o555)
    elif subprocess.run(
        ["mount", "--bind", "-o", "ro", folder, folder], capture_output=True, check=False
    ).returncode:
        pytest.skip("root may write everywhere here: a forbidden folder is not tried")
    try:
        yield
    finally:
        if os.geteuid():
            for each in (folder, folder / "releases"):
                each.chmod(0o755)
        else:
            subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("kind", ["file", "ssh"])
def test_a_full_disk_is_told_and_holds_what_it_held(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path, small_disk: Path
) -> None:
    where = new_place(kind, request, small_disk)
    where = Where(where.destination, tmp_path / "cache", where.root)
    now = moments()
    where.publisher.publish(edition(tmp_path / "public", Paper(1)), now())
    big = Paper(2, more={"photos/lon.jpg": os.urandom(3_000_000)})
    with pytest.raises(Trouble, match="no room left on the disk"):
        where.publisher.publish(edition(tmp_path / "public", big), now())
    assert where.read("index.html") == Paper(1).files()["index.html"]
    where.publisher.publish(edition(tmp_path / "public", Paper(3)), now())
    assert where.read("index.html") == Paper(3).files()["index.html"]


# A server


def test_a_server_that_is_not_there_is_told(ssh: Ssh, tmp_path: Path) -> None:
    assert "cannot be reached" in complaint(destination(f"ssh://127.0.0.1:{free_port()}/srv/www"), tmp_path)
    said = complaint(destination("ssh://khong-co.invalid/srv/www"), tmp_path)
    assert said == "There is no machine by the name khong-co.invalid."


def test_a_key_of_the_server_that_changed_stops_everything(ssh: Ssh, tmp_path: Path) -> None:
    known = (ssh.folder / "known").read_text()
    try:
        ssh.know((ssh.folder / "key.pub").read_text())
        assert "shows another key" in complaint(destination(f"ssh://nhipcau-test{tmp_path}/www"), tmp_path)
        (ssh.folder / "known").write_text("")
        assert "does not know the key" in complaint(
            destination(f"ssh://nhipcau-test{tmp_path}/www"), tmp_path
        )
    finally:
        (ssh.folder / "known").write_text(known)
    assert not (tmp_path / "www").exists()


def test_a_server_that_does_not_know_us_is_told(ssh: Ssh, tmp_path: Path) -> None:
    allowed = (ssh.folder / "authorized").read_text()
    try:
        (ssh.folder / "authorized").write_text("")
        assert "does not let" in complaint(destination(f"ssh://nhipcau-test{tmp_path}/www"), tmp_path)
    finally:
        (ssh.folder / "authorized").write_text(allowed)


def test_a_folder_there_that_cannot_be_used_is_told(ssh: Ssh, tmp_path: Path) -> None:
    www = tmp_path / "www"
    www.mkdir()
    (www / "index.html").write_text("của người khác")
    assert "did not put there" in complaint(destination(f"ssh://nhipcau-test{www}"), tmp_path)
    assert [path.name for path in www.iterdir()] == ["index.html"]
    assert "no folder for" in complaint(destination(f"ssh://nhipcau-test{tmp_path}/khong/co/www"), tmp_path)
    assert "needs the right to" in complaint(destination("ssh://nhipcau-test/sys/nhipcau"), tmp_path)


def test_a_lock_without_a_sign_of_life_is_taken_over(ssh: Ssh, tmp_path: Path) -> None:
    where = Where(destination(f"ssh://nhipcau-test{tmp_path}/www"), tmp_path / "cache", tmp_path / "www")
    now = moments()
    where.publisher.publish(edition(tmp_path / "public", Paper(1)), now())
    lock = tmp_path / "www" / ".nhipcau-lock"
    lock.mkdir()
    (lock / "holder").write_text(
        '{"who": "mai@nha", "since": "2026-11-28T08:00", "machine": "khac", "pid": 1}\n'
    )
    with pytest.raises(Trouble, match="mai@nha has been publishing"):
        where.publisher.publish(edition(tmp_path / "public", Paper(2)), now())
    os.utime(lock, (0, 0))
    where.publisher.publish(edition(tmp_path / "public", Paper(2)), now())
    assert where.read("index.html") == Paper(2).files()["index.html"]
    assert not lock.exists()


def test_who_has_lost_the_lock_changes_nothing_any_more(
    ssh: Ssh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = Where(destination(f"ssh://nhipcau-test{tmp_path}/www"), tmp_path / "cache", tmp_path / "www")
    now = moments()
    where.publisher.publish(edition(tmp_path / "public", Paper(1)), now())
    slow = where.publisher
    ready = edition(tmp_path / "public", Paper(2))

    def lose(self: Compressed, *given: object) -> None:
        os.rename(tmp_path / "www" / ".nhipcau-lock", tmp_path / "www" / ".nhipcau-other")

    monkeypatch.setattr(Compressed, "make", lose)
    with pytest.raises(Trouble, match="Another publisher has taken over"):
        slow.publish(ready, now())
    assert where.read("index.html") == Paper(1).files()["index.html"]


def test_a_release_that_somebody_changed_on_the_server_is_sent_whole(ssh: Ssh, tmp_path: Path) -> None:
    where = Where(destination(f"ssh://nhipcau-test{tmp_path}/www"), tmp_path / "cache", tmp_path / "www")
    now = moments()
    where.publisher.publish(edition(tmp_path / "public", Paper(1)), now())
    (tmp_path / "www" / "current" / "theme" / "icon.svg").unlink()
    where.publisher.publish(edition(tmp_path / "public", Paper(2)), now())
    for path, data in Paper(2).files().items():
        assert where.read(path) == data


# A store


def test_a_bucket_that_is_not_there_or_not_ours_is_told(store: str, tmp_path: Path) -> None:
    assert "somebody else" in complaint(destination("s3://others/site", endpoint=store), tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", "owner")
        said = complaint(destination("s3://khong-co/site", endpoint=store), tmp_path)
        assert said == "There is no bucket at s3://khong-co/site. Make it first, or mend its name."


def test_a_wrong_key_for_a_store_is_told(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "sai")
    said = complaint(destination("s3://news/sai", endpoint=store), tmp_path)
    assert "does not know the key" in said or "may not write" in said


def test_a_store_that_is_not_there_is_told(store: str, tmp_path: Path) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    assert "cannot be reached" in complaint(destination("s3://news/xa", endpoint=nowhere), tmp_path)


def test_what_others_have_in_a_bucket_is_left_alone(store: str, tmp_path: Path) -> None:
    there = destination("s3://news/cua-nguoi-khac", endpoint=store)
    bucket = Rclone(f":s3,env_auth=true,provider=Other,endpoint='{store}':news", "news")
    with bucket.running():
        bucket.write("cua-nguoi-khac/index.html", b"x")
        assert "did not put there" in complaint(there, tmp_path)
        assert bucket.read("cua-nguoi-khac/index.html") == b"x"


def test_a_lock_in_a_store_without_a_sign_of_life_is_taken_over(store: str, tmp_path: Path) -> None:
    there = destination("s3://news/khoa", endpoint=store)
    publisher = Publisher(place(there, tmp_path / "cache"), there.options, tmp_path / "forms")
    now = moments()
    publisher.publish(edition(tmp_path / "public", Paper(1)), now())
    held = {"who": "mai@nha", "since": "2026-11-28T08:00", "machine": "khac", "pid": 1, "seen": 9e9}
    bucket = Rclone(f":s3,env_auth=true,provider=Other,endpoint='{store}':news", "news")
    with bucket.running():
        bucket.write("khoa/.nhipcau/lock", json.dumps(held).encode())
        with pytest.raises(Trouble, match="mai@nha has been publishing"):
            publisher.publish(edition(tmp_path / "public", Paper(2)), now())
        bucket.write("khoa/.nhipcau/lock", json.dumps(held | {"seen": 1.0}).encode())
    assert publisher.publish(edition(tmp_path / "public", Paper(2)), now()).anew


def test_no_thread_stays_behind(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    for kind in KINDS:
        where = new_place(kind, request, tmp_path / kind)
        before = threading.active_count()
        where.publisher.publish(edition(tmp_path / kind / "public", Paper(1)), DAY)
        assert threading.active_count() == before
