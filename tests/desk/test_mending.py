"""A problem of a draft mended by its button."""

from __future__ import annotations

from typing import Any

from tests.conftest import Site
from tests.desk.conftest import Browser

STORY = "stories/2024/2024-10-06-ngay-hoi-van-hoa"


def asked(browser: Browser, words: str) -> tuple[Any, Any]:
    """A story whose Vietnamese text is those words, and what is wrong with it."""
    opened = browser.open(STORY)["editions"]["vi"]
    given = {"base": opened["base"], "shown": opened["shown"], "parts": [], "source": words}
    answer = browser.post(f"/-desk/api/draft/{STORY}", {"tab": browser.tab, "editions": {"vi": given}})
    return given, [each for each in answer.json()["problems"] if each["mend"]]


def test_a_sentence_is_let_pass_for_a_reason(browser: Browser, desk_site: Site) -> None:
    words = (desk_site.content / STORY / "index.vi.md").read_text() + "\nTheo Chỉ thị số 15-NQ/TW. Câu hai.\n"
    given, _ = asked(browser, words)
    path = f"/-desk/api/draft/{STORY}"
    answer = browser.post(path, {"tab": browser.tab, "editions": {"vi": given}}).json()
    spared = [each["spare"] for each in answer["problems"] if each["spare"]]
    (spare,) = [each for each in spared if "document.kind" in each["fix"]]
    told = {"tab": browser.tab, "editions": {"vi": given}, "lang": "vi"} | spare
    told["fix"] = spare["fix"].replace("{reason}", "tên ghi trong văn bản")
    answer = browser.post(f"/-desk/api/mend/{STORY}", told).json()
    wanted = "Theo Chỉ thị số 15-NQ/TW. <!-- giữ nguyên document.kind: tên ghi trong văn bản --> Câu hai."
    assert wanted in answer["edition"]["source"]
    spared = [each["spare"]["fix"] for each in answer["problems"] if each["spare"]]
    assert not [fix for fix in spared if "document.kind" in fix.rpartition("<!--")[2]]


def test_a_button_mends_the_draft_and_no_byte_of_the_file(browser: Browser, desk_site: Site) -> None:
    file = desk_site.content / STORY / "index.vi.md"
    before = file.read_bytes()
    words = before.decode() + "\nKỷ niệm 71 năm Ngày Giải phóng Thủ đô, theo Chỉ thị số 15-NQ/TW.\n"
    given, problems = asked(browser, words)
    assert sorted(each["mend"]["fix"] for each in problems) == ["70", "Nghị quyết"]
    count = next(each for each in problems if each["mend"]["fix"] == "70")
    path, told = f"/-desk/api/mend/{STORY}", {"tab": browser.tab, "editions": {"vi": given}, "lang": "vi"}
    answer = browser.post(path, told | count["mend"]).json()
    assert answer["edition"]["source"] == words.replace("71 năm", "70 năm")
    assert [each["mend"]["fix"] for each in answer["problems"] if each["mend"]] == ["Nghị quyết"]
    assert file.read_bytes() == before
    assert browser.post(path, told | count["mend"] | {"was": "99"}).status_code == 409
