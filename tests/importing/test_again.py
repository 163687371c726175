"""Again and again: nothing new changes nothing, and what a person did stays."""

from __future__ import annotations

import shutil
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nhipcau.editing.cutting import cut
from nhipcau.editing.front_matter import with_field
from nhipcau.importing import composing
from nhipcau.reading.fields import views
from tests.importing.conftest import JPEG, Desk
from tests.importing.test_pages import BEFORE, MEETING, TEXT, page

STORY = "ban-cu-gap-nhau-ben-ho/index.vi.md"


@pytest.fixture
def imported(desk: Desk) -> Desk:
    desk.save("hoi.example.vn/tin/mot.html", MEETING)
    desk.save("hoi.example.vn/tin/hai.html", BEFORE)
    desk.save("hoi.example.vn/anh/gap.jpg", JPEG)
    assert desk.run(desk.old) == 0
    return desk


def test_a_second_run_changes_nothing(imported: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    before = imported.files()
    capsys.readouterr()
    assert imported.run(imported.old) == 0
    assert imported.files() == before
    assert capsys.readouterr().out.startswith("0 sources were read anew.")


def test_a_run_over_other_sources_keeps_what_came_before(imported: Desk) -> None:
    before = imported.files()
    other = imported.site.root.parent / "other"
    (other / "x.example").mkdir(parents=True)
    (other / "x.example" / "ba.html").write_text(
        page("Tin thứ ba của hội", "3/3/2020", f"<p>{TEXT}</p><p>{TEXT}</p>")
    )
    shutil.rmtree(imported.old)
    assert imported.run(other) == 0
    after = imported.files()
    kept = {path: data for path, data in before.items() if path.startswith("content/stories/2019/")}
    assert len(kept) == 3
    assert kept.items() <= after.items()
    assert imported.file("2020-03-03-tin-thu-ba-cua-hoi/index.vi.md").exists()


def test_a_source_that_changed_changes_what_nobody_touched(imported: Desk) -> None:
    imported.save("hoi.example.vn/tin/hai.html", BEFORE.replace("TTXVN", "Hội Nhà văn"))
    assert imported.run(imported.old) == 0
    assert imported.fields("buoi-truoc/index.vi.md")["source"] == "Hội Nhà văn"


def test_what_a_person_wrote_is_never_written_over(
    imported: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    file = imported.file("buoi-truoc/index.vi.md")
    mine = file.read_text("utf-8").replace("Buổi gặp mặt", "Buổi gặp gỡ")
    file.write_text(mine, "utf-8")
    imported.save("hoi.example.vn/tin/hai.html", BEFORE.replace("TTXVN", "Hội Nhà văn"))
    capsys.readouterr()
    assert imported.run(imported.old) == 0
    assert file.read_text("utf-8") == mine
    assert "content/stories/2019/2019-12-02-buoi-truoc/index.vi.md" in capsys.readouterr().out
    (account,) = [each for each in imported.ledger["sources"] if each["source"].endswith("hai.html")]
    assert account["files"] == "touched"


def test_what_a_person_took_away_stays_away(imported: Desk) -> None:
    shutil.rmtree(imported.file(STORY).parent)
    imported.save("hoi.example.vn/tin/mot.html", MEETING.replace("35", "36"))
    assert imported.run(imported.old) == 0
    assert not list(imported.site.content.rglob("*ban-cu-gap-nhau*"))


def test_a_file_that_stood_there_before_is_left_even_when_the_record_is_lost(imported: Desk) -> None:
    (imported.site.root / "import" / "record.sqlite").unlink()
    file = imported.file("buoi-truoc/index.vi.md")
    mine = file.read_text("utf-8") + "\nMột câu của tôi.\n"
    file.write_text(mine, "utf-8")
    before = imported.files()
    assert imported.run(imported.old) == 0
    after = imported.files()
    assert file.read_text("utf-8") == mine
    assert {
        path: data for path, data in before.items() if path.startswith("content/")
    }.items() <= after.items()


def test_an_interrupted_run_goes_on_where_it_ended(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1, 8):
        text = page(f"Tin số {number} của hội", f"{number}/3/2020", f"<p>{TEXT}{number}</p><p>{TEXT}</p>")
        desk.save(f"hoi.example.vn/{number}.html", text)
    compose = composing.Composer.compose
    done = []

    def fails(self: composing.Composer, group: composing.PieceGroup, *, decided: bool = True) -> object:
        done.append(group.key)
        if len(done) == 4:
            raise KeyboardInterrupt
        return compose(self, group, decided=decided)

    monkeypatch.setattr(composing.Composer, "compose", fails)
    assert desk.run(desk.old) == 130
    monkeypatch.setattr(composing.Composer, "compose", compose)
    assert len(list(desk.site.content.rglob("2020-03-0*/index.vi.md"))) == 3
    assert desk.run(desk.old) == 0
    assert len(list(desk.site.content.rglob("2020-03-0*/index.vi.md"))) == 7
    assert desk.is_exact()


def test_a_trial_writes_nothing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.save("hoi.example.vn/tin/mot.html", MEETING)
    before = desk.files()
    assert desk.run(desk.old, "--dry-run") == 0
    assert desk.files() == before
    assert not (desk.site.root / "import").exists()
    assert "1 pieces from 1 sources" in capsys.readouterr().out


def test_the_mapping_is_written_first_and_then_followed(imported: Desk) -> None:
    path = imported.site.root / "import" / "mapping.toml"
    text = path.read_text("utf-8")
    assert '"" = "hoat-dong"' in text
    assert '"Lê Hà An" = "le-ha-an"' in text
    path.write_text(
        text.replace('"" = "hoat-dong"', '"" = "van-hoa"').replace('"le-ha-an"', '"tran-thu-ha"'), "utf-8"
    )
    assert imported.run(imported.old) == 0
    fields = imported.fields(STORY)
    assert (fields["section"], fields["authors"]) == ("van-hoa", ["tran-thu-ha"])
    path.write_text(path.read_text("utf-8").replace('= "tran-thu-ha"', '= ""'), "utf-8")
    assert imported.run(imported.old) == 0
    assert "authors" not in imported.fields(STORY)
    assert "# byline: Lê Hà An" in imported.file(STORY).read_text("utf-8")
    assert imported.parts("mot.html")["unmapped"] == ["Lê Hà An"]


def test_a_mapping_that_cannot_be_read_is_told_and_nothing_is_written(
    imported: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    (imported.site.root / "import" / "mapping.toml").write_text("[sections\n")
    before = imported.files()
    assert imported.run(imported.old) == 1
    assert imported.files() == before
    assert "mapping.toml" in capsys.readouterr().err


def test_a_record_that_is_damaged_is_told(imported: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: data for path, data in imported.files().items() if path.startswith("content/")}
    (imported.site.root / "import" / "record.sqlite").write_bytes(b"no database at all" * 100)
    assert imported.run(imported.old) == 1
    said = capsys.readouterr().err
    assert "import/record.sqlite" in said
    assert "Traceback" not in said
    assert {path: data for path, data in imported.files().items() if path.startswith("content/")} == before


def test_two_folders_of_one_name_are_two_sources(desk: Desk) -> None:
    for place, title in (("a/tin", "Tin ở nơi thứ nhất"), ("b/tin", "Tin ở nơi thứ hai")):
        desk.save(f"{place}/mot.html", page(title, "1/2/2020", f"<p>{TEXT}</p><p>{TEXT}</p>"))
    assert desk.run(desk.old / "a" / "tin", desk.old / "b" / "tin") == 0
    assert len(list(desk.site.content.rglob("2020-02-01-*/index.vi.md"))) == 2


def test_the_report_is_a_page_with_the_worst_first(
    imported: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported.run("--report") == 0
    html = (imported.site.root / "import" / "ledger.html").read_text("utf-8")
    assert html.index("To look at first") < html.index("Imported")
    assert "Giấy phép số 12 do Sở cấp" in html
    assert "<script" not in html


def test_what_is_asked_for_wrongly_is_told(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run("nowhere.html") == 1
    assert "There is no" in capsys.readouterr().err
    assert desk.run() == 1
    assert "Name a source" in capsys.readouterr().err
    assert desk.run(desk.save("a.html", MEETING), "--from", "wix") == 1
    assert "There is no kind of source “wix”." in capsys.readouterr().err
    assert desk.run(desk.old / "a.html", "--into", Path("content/stories")) == 1
    assert not (desk.site.root / "import").exists()


def test_a_count_of_views_stays_when_a_person_edits_another_field(imported: Desk) -> None:
    file = imported.file(STORY)
    before = views(imported.fields(STORY)["views"], ZoneInfo("UTC"))
    assert [(each.origin, each.count) for each in before] == [("hoi.example.vn", 35)]
    edited = with_field(cut(file.read_text("utf-8")), "title", "Bạn cũ, hồ cũ")
    file.write_text(edited.text, "utf-8")
    assert imported.run(imported.old) == 0
    fields = imported.fields(STORY)
    assert fields["title"] == "Bạn cũ, hồ cũ"
    assert views(fields["views"], ZoneInfo("UTC")) == before
