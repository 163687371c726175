"""`nhipcau translation suggest` and `draft`: what was said before of the like, and what a machine would say."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from nhipcau.commands.cli import main
from nhipcau.model import Story
from nhipcau.translating import services
from tests.conftest import Site
from tests.translating.services import KEY as SECRET
from tests.translating.services import TranslationServer, translation_server

KEY = "2024-05-01-x"
FOLDER = f"content/stories/2024/{KEY}"
BEFORE = "content/stories/2024/2024-04-01-y"
SOURCE = (
    "---\ntitle: Hội nghị & bạn\nsection: hoat-dong\n---\n\n"
    "Hơn **300** đại biểu dự hội nghị.\n\n- một < hai\n- ba\n"
)


@pytest.fixture
def here(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    site.write(
        "pelicanconf.py", (site.root / "pelicanconf.py").read_text("utf-8") + "\nDESK_LANGUAGE = 'en'\n"
    )
    monkeypatch.setenv("TRANSLATION_KEY", SECRET)
    monkeypatch.chdir(site.root)
    site.write(f"{FOLDER}/index.vi.md", SOURCE)
    return site


@pytest.fixture
def server() -> Iterator[TranslationServer]:
    with translation_server() as found:
        yield found


def draft(server: TranslationServer, kind: str = "libretranslate") -> int:
    """Ask for a draft from that server, which the settings name."""
    told = {"service": kind, "address": server.address, "key": "TRANSLATION_KEY"}
    settings = Path("pelicanconf.py")
    settings.write_text(f"{settings.read_text('utf-8')}\nDRAFTS = {told!r}\n", "utf-8")
    return main(["translation", "draft", KEY, "en"])


def story(site: Site) -> Story:
    return next(each for each in site.read().content.stories if each.key == KEY)


@pytest.mark.parametrize("kind", ["libretranslate", "deepl"])
def test_a_machines_draft_is_marked_and_waits_until_somebody_confirms_it(
    here: Site, server: TranslationServer, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft(server, kind) == 0
    path = here.root / FOLDER / "index.en.md"
    assert path.read_text("utf-8") == (
        "---\ntitle: EN Hội nghị & bạn\nstatus: draft\n---\n\n"
        "EN Hơn **300** đại biểu dự hội nghị.\n\n- EN một < hai\n- EN ba\n"
    )
    path.write_text(path.read_text("utf-8").replace("status: draft\n", ""), "utf-8")
    assert [each.lang for each in story(here).editions] == ["vi"]
    capsys.readouterr()
    assert main(["translation", "status", KEY]) == 0
    assert "a machine's draft" in capsys.readouterr().out
    assert main(["translation", "confirm", KEY, "en"]) == 0
    assert [each.lang for each in story(here).editions] == ["vi", "en"]


def test_what_git_remembers_of_a_draft_does_not_hold_back_what_was_confirmed(
    here: Site, server: TranslationServer
) -> None:
    def commit() -> None:
        for words in (["init", "-q"], ["add", "content"], ["commit", "-qm", "x"]):
            who = ["-c", "user.name=An", "-c", "user.email=an@x.vn"]
            subprocess.run(["git", *who, *words], check=True, capture_output=True)

    here.write(f"{FOLDER}/index.vi.md", f"{SOURCE}\n    Đoạn thụt vào, thuộc mục trên.\n")
    assert draft(server) == 0
    commit()
    path = here.root / FOLDER / "index.en.md"
    path.write_text(path.read_text("utf-8").replace("status: draft\n", ""), "utf-8")
    assert main(["translation", "confirm", KEY, "en"]) == 0
    commit()
    (here.root / FOLDER / "translations.tsv").unlink()
    assert main(["translation", "rebuild", KEY]) == 0
    assert [each.lang for each in story(here).editions] == ["vi", "en"]


@pytest.mark.parametrize(
    ("manner", "said"),
    [("nonsense", "is no translation"), ("few", "is no translation"), ("late", "did not answer within"),
     ("elsewhere", "302")],
)  # fmt: skip
def test_a_service_that_fails_gets_a_sentence_and_the_text_stays(
    here: Site, server: TranslationServer, capsys: pytest.CaptureFixture[str], manner: str, said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(services, "PATIENCE", 0.3)
    server.manner = manner
    assert draft(server) == 1
    told = capsys.readouterr().err
    assert said in told
    assert "left as it was" in told
    assert sorted(path.name for path in (here.root / FOLDER).iterdir()) == ["index.vi.md"]


def test_a_service_that_is_down_and_a_key_that_is_wrong_get_a_sentence(
    here: Site, server: TranslationServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRANSLATION_KEY", "wrong")
    assert draft(server) == 1
    assert "403: Invalid API key" in capsys.readouterr().err
    monkeypatch.delenv("TRANSLATION_KEY")
    assert draft(server) == 1
    assert "TRANSLATION_KEY" in capsys.readouterr().err
    with translation_server() as gone:
        pass
    monkeypatch.setenv("TRANSLATION_KEY", SECRET)
    assert draft(gone) == 1
    assert "cannot be reached" in capsys.readouterr().err
    here.write("pelicanconf.py", (here.root / "pelicanconf.py").read_text("utf-8") + "\nDRAFTS = {'a': 1}\n")
    assert main(["translation", "draft", KEY, "en"]) == 1
    assert "The setting DRAFTS must be such as" in capsys.readouterr().err


def test_what_a_machine_breaks_is_left_out(
    here: Site, server: TranslationServer, capsys: pytest.CaptureFixture[str]
) -> None:
    here.write(f"{FOLDER}/index.vi.md", SOURCE.replace("hội nghị.", "[hội nghị](https://a.vn)."))
    server.manner = "broken"
    assert draft(server) == 1
    assert "[1] What must stay is missing or was changed: [ ](https://a.vn)" in capsys.readouterr().err
    assert "300" not in (here.root / FOLDER / "index.en.md").read_text("utf-8")


def test_a_published_edition_gets_no_words_of_a_machine(
    here: Site, server: TranslationServer, capsys: pytest.CaptureFixture[str]
) -> None:
    here.write(f"{FOLDER}/index.en.md", "---\ntitle: A\n---\n\nOver **300** came.\n")
    assert draft(server) == 1
    assert "is published" in capsys.readouterr().err
    assert not server.asked


def test_what_was_confirmed_elsewhere_is_suggested_for_the_like(
    here: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    here.write(
        f"{BEFORE}/index.vi.md", SOURCE.replace("300", "250").replace("- một < hai\n- ba", "Chuyện khác hẳn.")
    )
    here.write(
        f"{BEFORE}/index.en.md", "---\ntitle: Friends\n---\n\nOver 250 delegates attended.\n\nOther things.\n"
    )
    assert main(["translation", "confirm", "2024-04-01-y", "en"]) == 0
    capsys.readouterr()
    assert main(["translation", "suggest", KEY, "en", "--format", "json"]) == 0
    found = {each["paragraph"]: each["matches"] for each in json.loads(capsys.readouterr().out)}
    assert [each["target"] for each in found["1"]] == ["Over 250 delegates attended."]
    assert 80 < found["1"][0]["alike"] < 100
    assert found["title"][0] == {"source": "Hội nghị & bạn", "target": "Friends", "alike": 100}
    assert "2" not in found
    assert main(["translation", "suggest", KEY, "en"]) == 0
    assert "Over 250 delegates attended." in capsys.readouterr().out
    assert main(["translation", "export", KEY, "en"]) == 0
    file = capsys.readouterr().out
    assert 'similarity="100" type="tm"' in file or 'type="tm" similarity="100"' in file
    assert main(["translation", "export", KEY, "en", "--format", "po"]) == 0
    assert "#. 100%: Hội nghị & bạn = Friends" in capsys.readouterr().out
