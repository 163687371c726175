"""The day of an event in the stories about it, held against its own page."""

from __future__ import annotations

from tests.conftest import Site

EVENT = "content/events/hoi-thao/index.{}.md"
STORY = "content/stories/2024/2024-05-13-x/index.vi.md"


def told(site: Site) -> str:
    done = site.nhipcau("check", "--only", "date.event")
    return done.stdout + done.stderr


def test_a_story_is_asked_again_when_its_event_has_moved(site: Site) -> None:
    site.write(EVENT.format("vi"), "---\ntitle: Hội thảo\nstart: 2024-05-22\nplace: Hà Nội\n---\nMời dự.\n")
    facts = "title: Sắp có hội thảo\ndate: 2024-05-13\nsection: hoat-dong\nevents: [hoi-thao]"
    site.write(
        STORY,
        f"---\n{facts}\n---\n[Hội thảo]({{event}}hoi-thao) diễn ra ngày 22/5; đăng ký trước ngày 20/5.\n",
    )
    assert STORY not in told(site)
    moved = "---\ntitle: Hội thảo\nstart: 2024-05-29\nplace: Hà Nội\n---\nMời dự.\n"
    site.write(EVENT.format("vi"), moved)
    assert f"{STORY}:7:37" in told(site)
    site.write(EVENT.format("vi"), moved.replace("start", "recurrence: FREQ=WEEKLY;COUNT=3\nstart"))
    assert STORY not in told(site)
