"""From folders to pieces: the small site, and what is made of its fields."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from nhipcau.model import Anniversary, Event, Story
from nhipcau.reading.markdown import ContentReader
from nhipcau.reading.pieces import _opening
from nhipcau.reading.source import Source
from tests.conftest import Site

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NEW = "content/stories/2024/2024-05-01-bai-moi"


def story(site: Site, key: str) -> Story:
    return next(story for story in site.read().content.stories if story.key == key)


def event(site: Site, key: str) -> Event:
    return next(event for event in site.read().content.events if event.key == key)


def anniversary(site: Site, key: str) -> Anniversary:
    return next(each for each in site.read().content.anniversaries if each.key == key)


def told(site: Site) -> list[str]:
    return [f"{problem.place.rpartition('/')[2]}: {problem.text()}" for problem in site.problems()]


def test_facts_are_stated_once_and_hold_for_every_language(site: Site) -> None:
    found = story(site, "2024-10-10-70-nam-giai-phong-thu-do")
    assert [edition.lang for edition in found.editions] == ["vi", "en"]
    assert found.topics == ("hoa-binh", "doi-ngoai-nhan-dan")
    assert (found.date, found.timed) == (datetime(2024, 10, 10, 9, 30, tzinfo=HANOI), True)
    assert found.featured
    assert found.best("en").translator == "to-dich"
    assert found.best("vi").translator == ""


def test_a_fact_may_stand_in_any_language_and_again_if_it_is_the_same(site: Site) -> None:
    site.write(f"{NEW}/index.vi.md", "---\ntitle: Bài mới\nsection: van-hoa\n---\n")
    site.write(f"{NEW}/index.en.md", "---\ntitle: A new story\ntopics: hoa-binh\nsection: van-hoa\n---\n")
    assert story(site, "2024-05-01-bai-moi").topics == ("hoa-binh",)


def test_the_date_comes_from_the_folder_where_no_field_tells_it(site: Site) -> None:
    found = story(site, "2023-09-21-ban-be-nhat-ban")
    assert (found.date, found.timed) == (datetime(2023, 9, 21, tzinfo=HANOI), False)


def test_the_slug_is_the_folders_name_in_the_main_language_and_the_title_in_others(site: Site) -> None:
    assert [edition.url for edition in story(site, "2023-09-21-ban-be-nhat-ban").editions] == [
        "/2023/09/ban-be-nhat-ban/",
        "/en/2023/09/friends-from-japan/",
    ]


def test_a_story_in_one_language_has_one_edition(site: Site) -> None:
    assert [edition.lang for edition in story(site, "2024-03-05-a-letter-home").editions] == ["en"]


def test_the_summary_is_the_standfirst_or_the_beginning_of_the_text(site: Site) -> None:
    full = story(site, "2024-10-10-70-nam-giai-phong-thu-do").best("vi")
    assert full.summary == full.standfirst
    assert (
        story(site, "2024-03-01-tieng-dan-bau").best("vi").summary.startswith("Cuối phố có một tiếng đàn bầu")
    )


def test_an_opening_is_cut_between_words() -> None:
    words = "Một câu rất dài, " * 40
    found = _opening(f"<p>{words}</p>")
    assert len(found) <= 201
    assert found.endswith(("Một…", "câu…", "rất…", "dài…"))
    assert _opening("<h2>A</h2><p>\ue0000\ue001</p><p>x &amp; <em>y</em></p>") == "x & y"


def test_the_summary_of_a_first_paragraph_has_its_words_and_nothing_else() -> None:
    reader = ContentReader()
    body = "Thư mời<br>Kính gửi[^1] **quý vị**\n\n[^1]: Chú thích"
    assert _opening(reader.convert(Source("index.vi.md", {}, body, 1), {}).html) == "Thư mời Kính gửi quý vị"
    body = '[gallery ids="1,2"]\n\nĐoạn &#8217;đầu&#8217; &#xE000;0&#xE001;'
    assert _opening(reader.convert(Source("index.vi.md", {}, body, 1), {}).html) == "Đoạn ’đầu’ 0"


def test_the_cover_has_each_languages_own_words(site: Site) -> None:
    covers = [edition.cover for edition in story(site, "2024-10-10-70-nam-giai-phong-thu-do").editions]
    assert [cover.credit for cover in covers if cover] == ["Minh họa: Nhịp Cầu", "Illustration: Nhịp Cầu"]
    assert len({cover.photo for cover in covers if cover}) == 1


def test_only_photos_that_are_shown_belong_to_a_piece(site: Site) -> None:
    folder = site.content / "stories/2024/2024-10-10-70-nam-giai-phong-thu-do"
    (folder / "thua.jpg").write_bytes((folder / "ho.jpg").read_bytes())
    assert [photo.name for photo in story(site, folder.name).photos] == ["cot-co.jpg", "ho.jpg"]


def test_a_digest_changes_with_any_word_and_with_nothing_else(site: Site) -> None:
    key = "2024-03-01-tieng-dan-bau"
    before, path = story(site, key), site.content / "stories/2024" / key / "index.vi.md"
    text = path.read_text()
    path.write_text(text.replace("topics: [am-nhac]", "topics: am-nhac"))
    assert story(site, key).digest == before.digest
    path.write_text(text.replace("chiều nào", "tối nào"))
    assert story(site, key).digest != before.digest


def test_one_language_that_cannot_be_read_does_not_make_the_others_facts_missing(site: Site) -> None:
    site.write(f"{NEW}/index.vi.md", "")
    site.write(f"{NEW}/index.en.md", "---\ntitle: A new story\n---\n")
    assert told(site) == ["index.vi.md:1: The file is empty. Write the story, or delete the file."]


def test_a_field_that_is_wrong_is_not_called_missing_as_well(site: Site) -> None:
    site.write(f"{NEW}/index.vi.md", "---\ntitle: [a, b]\nsection: van-hoa\n---\n")
    assert told(site) == ["index.vi.md:2: “title” must be one line of text."]


@pytest.mark.parametrize(
    ("release", "fine"), [("2024-05-01", True), ("2024-05-01 10:00", True), ("2024-04-30", False)]
)
def test_a_release_without_a_time_is_the_whole_day(site: Site, release: str, fine: bool) -> None:
    site.write(
        f"{NEW}/index.vi.md",
        f"---\ntitle: A\ndate: 2024-05-01 09:00\nsection: van-hoa\nrelease: {release}\n---\n",
    )
    assert (told(site) == []) is fine


def test_an_event_without_times_lasts_whole_days(site: Site) -> None:
    found = event(site, "cho-phien-sach")
    assert found.period.all_day
    assert found.period.start == found.period.end == datetime(2024, 11, 2, tzinfo=HANOI)


def test_an_event_repeats_at_the_same_local_time(site: Site) -> None:
    repeats = event(site, "cho-phien-sach").repeats
    assert len(repeats) == 11
    assert repeats[0].start == datetime(2024, 12, 7, tzinfo=HANOI)
    assert all(period.start.weekday() == 5 for period in repeats)


def test_a_rule_without_an_end_is_worked_out_for_thirty_years(site: Site) -> None:
    path = site.content / "events/cho-phien-sach/index.vi.md"
    path.write_text(path.read_text().replace(";COUNT=12", ""))
    repeats = event(site, "cho-phien-sach").repeats
    assert repeats[-1].start - repeats[0].start > timedelta(days=365 * 29)


def test_a_rule_that_repeats_by_the_minute_is_refused(site: Site) -> None:
    path = site.content / "events/cho-phien-sach/index.vi.md"
    path.write_text(path.read_text().replace("FREQ=MONTHLY;BYDAY=1SA;COUNT=12", "FREQ=MINUTELY"))
    assert told(site) == [
        "index.vi.md:4: The event repeats too often: several times a day. "
        "What takes place several times a day is an event for each of them."
    ]


def test_a_lunar_anniversary_has_days_and_no_count(site: Site) -> None:
    found = anniversary(site, "gio-to-hung-vuong")
    assert found.on(2024) == date(2024, 4, 18)
    assert found.count(2024) is None
