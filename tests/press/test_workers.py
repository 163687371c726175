"""How work is dealt out to many hands."""

from __future__ import annotations

from plugins.newsroom import Output
from plugins.press.compositor import Make
from plugins.press.making import Job
from plugins.press.workers import dealt

PAGE = Make("page", lambda: b"")
PICTURE = Make("picture", lambda: b"", slow=True)


def job(path: str, make: Make, origin: str) -> Job:
    return Job(Output(path, (), make, origin), b"", None, None)


def jobs() -> list[Job]:
    """A hundred pages, and between them nine photos of eleven files each."""
    pages = [job(f"{n}.html", PAGE, f"{n}.md") for n in range(100)]
    pictures = [job(f"{photo}-{n}.webp", PICTURE, f"{photo}.jpg") for photo in range(9) for n in range(11)]
    return [*pages[:50], *pictures, *pages[50:]]


def test_all_work_is_dealt_and_no_one_has_much_more_than_another() -> None:
    shares = dealt(jobs(), 3)
    assert sorted(each.output.path for share in shares for each in share) == sorted(
        each.output.path for each in jobs()
    )
    sizes = [len(share) for share in shares]
    assert max(sizes) - min(sizes) <= 11


def test_all_files_of_a_photo_are_made_by_one_hand() -> None:
    shares = dealt(jobs(), 2)
    photos = [{each.output.origin for each in share if each.output.make is PICTURE} for share in shares]
    assert not photos[0] & photos[1]
    assert len(photos[0] | photos[1]) == 9
