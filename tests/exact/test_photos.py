"""Photos obey the law of the press: a warm build equals a cold one, and touches only what shows what changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from nhipcau.pictures import develop
from tests.exact.workshop import Workshop, changed

BODY = 'Chữ.\n\n![Hồ](ho.jpg "Hồ. Ảnh: An"){focus="20% 80%"}\n\n[Bản gốc](so-do.png)'


def paint(path: Path, colour: str, size: tuple[int, int] = (90, 80)) -> None:
    Image.new("RGB", size, colour).save(path)


def site(folder: Path) -> tuple[Workshop, Path]:
    """Two stories with photos, one without; and the folder of the first."""
    shop = Workshop(folder, settings={"SOCIAL_CARDS": False, "SEARCH": False, "SIDE_BY_SIDE": False})
    shop.registries()
    stories = [shop.story(f"2024-05-0{n}-bai-{n}", cover="bia.jpg", body=BODY) for n in (1, 2)]
    shop.story("2024-05-03-khong-anh")
    for n, story in enumerate(stories):
        for name, colour in (("bia.jpg", "red"), ("ho.jpg", "blue"), ("so-do.png", "white")):
            paint(story / name, colour, (90 + n, 80))
    return shop, stories[0]


def photos(files: set[str]) -> set[str]:
    return {path for path in files if path.startswith("photos/")}


def test_a_photo_is_made_once_for_both_languages_and_a_link_to_it_has_no_sizes_made(tmp_path: Path) -> None:
    shop, story = site(tmp_path)
    files = {
        Path(path).name for path in shop.build() if path.startswith(f"photos/stories/2024/{story.name}/")
    }
    assert {"bia.jpg", "ho.jpg", "so-do.png"} <= files
    by_photo = [sum(name.startswith(stem) for name in files) for stem in ("bia.", "ho.", "so-do.")]
    assert by_photo == [
        1 + 3 + 2 + 2,
        1 + 2 * 2,
        1,
    ]  # a cover has three cuts, and that of cards in three formats; no width but its own is small


@pytest.mark.parametrize("change", ["photo", "focus", "word", "photo gone", "new photo"])
def test_after_any_change_a_warm_build_equals_a_cold_one(tmp_path: Path, change: str) -> None:
    shop, story = site(tmp_path)
    shop.build()
    text = (story / "index.vi.md").read_text(encoding="utf-8")
    if change == "photo":
        paint(story / "ho.jpg", "green")
    elif change == "photo gone":
        text = text.replace(BODY, "Chữ.")
        (story / "ho.jpg").unlink()
        english = story / "index.en.md"
        english.write_text(english.read_text(encoding="utf-8").replace(BODY, "Chữ."), encoding="utf-8")
    elif change == "new photo":
        paint(story / "them.png", "black", (30, 40))
        text += "\n![Thêm](them.png)\n"
    else:
        words = {"focus": ("20% 80%", "90% 10%"), "word": ("Chữ.", "Lời.")}[change]
        text = text.replace(*words)
        if change == "focus":
            english = story / "index.en.md"
            english.write_text(english.read_text(encoding="utf-8").replace(*words), encoding="utf-8")
    (story / "index.vi.md").write_text(text, encoding="utf-8")
    assert shop.build() == shop.cold()


def test_a_changed_photo_changes_its_files_and_the_pages_that_show_it(tmp_path: Path) -> None:
    shop, story = site(tmp_path)
    before = shop.build()
    paint(story / "ho.jpg", "green")
    touched = changed(before, shop.build())
    assert {Path(path).name.split(".")[0] for path in photos(touched)} == {"ho"}
    assert all(story.name in path for path in photos(touched))
    pages = touched - photos(touched)
    assert {"2024/05/bai-1/index.html", "en/2024/05/bai-2024-05-01-bai-1-en/index.html"} <= pages
    assert all("/ho." in (tmp_path / "output" / page).read_text(encoding="utf-8") for page in pages)


def test_a_changed_word_develops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shop, story = site(tmp_path)
    before = shop.build()
    shutil.rmtree(tmp_path / "cache" / "pictures")
    monkeypatch.setattr(develop, "_saved", None)  # whoever develops now fails
    file = story / "index.vi.md"
    file.write_text(file.read_text(encoding="utf-8").replace("Chữ.", "Lời."), encoding="utf-8")
    touched = changed(before, shop.build())
    assert touched
    assert not photos(touched)
