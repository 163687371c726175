"""Printing: what is rendered, what is written, what is removed, and what is left alone."""

from __future__ import annotations

import fcntl
import os
import stat
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from nhipcau.languages.voice import Voice
from nhipcau.model import Output, Refused
from nhipcau.model.output import Make
from nhipcau.printing.making import Job, Result
from nhipcau.printing.workers import HEAVY, Crew
from tests.printing.pressroom import Leaf, Pressroom, leaves, times


def plain(text: str) -> bytes:
    return text.encode()


def broken(text: str) -> bytes:
    raise ValueError(text)


def outputs(**texts: str) -> list[Output]:
    return [Output(f"{name}.html", (text,), plain, f"content/{name}.md") for name, text in texts.items()]


def refusal(room: Pressroom, *printed: Output) -> str:
    with pytest.raises(Refused) as caught:
        room.print(list(printed))
    return "\n".join(f"{problem.place}: {problem.text()}" for problem in caught.value.problems)


def test_nothing_is_rendered_twice(room: Pressroom) -> None:
    first, second = room.print(), room.print()
    assert (first.outputs, first.rendered, first.written) == (9, 9, 9)
    assert (second.outputs, second.rendered, second.written, second.removed) == (9, 0, 0, 0)
    assert second.kept == 9


def test_heavy_outputs_do_not_wait_in_memory_for_each_other(
    room: Pressroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    make = Crew.make

    def counted(crew: Crew, lots: Iterable[Sequence[Job]]) -> Iterator[Result]:
        for lot in lots:
            sizes.append(len(lot))
            yield from make(crew, [lot])

    monkeypatch.setattr(Crew, "make", counted)
    heavy = outputs(a="x" * HEAVY, b="y" * HEAVY, c="z", d="w")
    assert room.print(heavy).written == 4
    assert sizes == [1, 1, 2]


def test_an_edit_renders_one_page_and_writes_one_file(room: Pressroom) -> None:
    room.print()
    before = times(room.output)
    path = next(iter(room.leaves))
    room.leaves[path] = Leaf(room.leaves[path].title, ("mới",))
    report = room.print()
    after = times(room.output)
    assert (report.rendered, report.written) == (1, 1)
    assert {name for name in after if before[name] != after[name]} == {path}


def test_a_page_whose_bytes_come_out_the_same_is_not_written(room: Pressroom) -> None:
    room.print()
    before = times(room.output)
    report = room.print(fingerprint=b"another version of a library")
    assert (report.rendered, report.written) == (9, 0)
    assert times(room.output) == before
    assert room.print(fingerprint=b"another version of a library").rendered == 0


def test_what_nobody_claims_any_more_is_removed_with_its_folders(room: Pressroom) -> None:
    room.print()
    gone = next(iter(room.leaves))
    del room.leaves[gone]
    report = room.print()
    assert report.removed == 1
    assert room.printed() == room.cold()
    assert not (room.output / gone).parent.exists()


def test_files_folders_and_links_that_are_not_ours_are_removed_and_links_not_followed(
    room: Pressroom,
) -> None:
    room.print()
    outside = room.write("outside/precious.txt", "giữ lại")
    (room.output / "old" / "deep").mkdir(parents=True)
    (room.output / "old" / "page.html").write_text("cũ")
    (room.output / "link").symlink_to(outside.parent)
    assert room.print().removed == 2
    assert room.printed() == room.cold()
    assert outside.read_text() == "giữ lại"


def test_a_page_is_never_written_through_a_link(room: Pressroom) -> None:
    outside = room.root / "outside"
    outside.mkdir()
    room.print(outputs(a="1"))
    (room.output / "b").symlink_to(outside)
    (room.output / "a.html").unlink()
    (room.output / "a.html").symlink_to(outside / "a.html")
    room.print([*outputs(a="1"), Output("b/c.html", ("2",), plain)])
    assert list(outside.iterdir()) == []
    assert (room.output / "a.html").read_text() == "1"
    assert (room.output / "b" / "c.html").read_text() == "2"


@pytest.mark.parametrize("tampered", ["other words", "", None])
def test_a_file_that_was_tampered_with_or_deleted_is_restored(room: Pressroom, tampered: str | None) -> None:
    room.print()
    file = room.output / next(iter(room.leaves))
    file.unlink() if tampered is None else file.write_text(tampered)
    report = room.print()
    assert (report.rendered, report.written) == (1, 1)
    assert room.printed() == room.cold()


def test_tampering_that_keeps_the_size_is_noticed(room: Pressroom) -> None:
    room.print()
    file = room.output / next(iter(room.leaves))
    file.write_bytes(file.read_bytes().swapcase())
    assert room.print().written == 1
    assert room.printed() == room.cold()


def test_a_file_that_was_only_touched_is_not_written_again(room: Pressroom) -> None:
    room.print()
    file = room.output / next(iter(room.leaves))
    os.utime(file, ns=(1, 1))
    report = room.print()
    assert (report.rendered, report.written) == (1, 0)
    assert file.stat().st_mtime_ns == 1
    assert room.print().rendered == 0


def test_a_file_may_take_the_place_of_a_folder_and_the_reverse(room: Pressroom) -> None:
    one, other = [Output("a/b", ("1",), plain)], [Output("a", ("2",), plain)]
    for each in (one, other, one):
        room.print(each)
        assert room.printed() == room.cold(each)


def test_a_page_may_change_its_capitals(room: Pressroom) -> None:
    for name in ("Tin", "tin"):
        room.print([Output(f"{name}/a.html", ("1",), plain)])
        assert list(room.printed()) == [".nhipcau", f"{name}/a.html"]


def test_files_can_be_read_by_a_web_server_whatever_the_umask(room: Pressroom) -> None:
    before = os.umask(0o077)
    try:
        room.print(outputs(a="1"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((room.output / "a.html").stat().st_mode) == 0o644


def test_a_template_that_fails_changes_nothing_and_is_told_once_with_its_line(room: Pressroom) -> None:
    room.print()
    before, stamps = room.printed(), times(room.output)
    room.leaves |= leaves(3, edition=9)
    room.template("parts/word.html", "{% macro word(text) %}\n<p>{{ text.nowhere }}</p>\n{% endmacro %}")
    with pytest.raises(Refused) as caught:
        room.print()
    (problem,) = caught.value.problems
    assert problem.place.endswith("theme/templates/parts/word.html:2")
    assert "content/00/bai-0/index.html.md" in problem.text()
    assert "has no attribute 'nowhere'" in problem.text()
    assert "10 more fail in the same way" in problem.text()
    assert (room.printed(), times(room.output)) == (before, stamps)


def test_code_that_fails_is_named_with_its_file_and_line(room: Pressroom) -> None:
    said = refusal(room, *outputs(a="1"), Output("b.html", ("ôi",), broken, "content/b.md"))
    assert said.startswith("tests/printing/test_printing.py:")
    assert "“b.html”, which comes from content/b.md, cannot be made: ValueError: ôi." in said
    assert list(room.printed()) == [".nhipcau"]


def test_a_make_that_gives_no_bytes_is_refused(room: Pressroom) -> None:
    assert "gives a str, not bytes" in refusal(room, Output("a.html", (), repr_of))


def repr_of() -> str:
    return "text"


def test_an_output_with_an_input_that_can_change_is_refused_by_name(room: Pressroom) -> None:
    said = refusal(room, Output("a.html", (["list"],), plain, "content/a.md"))
    assert "content/a.md: The press cannot tell when “a.html” changes" in said
    assert "inputs[0] is a list" in said


def test_two_outputs_with_one_path_change_nothing(room: Pressroom) -> None:
    room.print(outputs(a="1"))
    said = refusal(room, *outputs(a="2"), Output("a.html", ("3",), plain, "content/b.md"))
    assert "content/a.md and by content/b.md" in said
    assert (room.output / "a.html").read_text() == "1"


def test_all_mistakes_are_told_together(room: Pressroom) -> None:
    bad = [
        Output(path, ("",), plain, f"content/{number}.md")
        for number, path in enumerate(("/a", "b/../c", "d"))
    ]
    bad.append(Output("D", ("",), plain, "content/4.md"))
    assert refusal(room, *bad).count("\n") == 2


def test_a_folder_with_files_of_others_is_refused_and_left_as_it_is(room: Pressroom) -> None:
    precious = room.write("output/thesis.odt", "năm năm làm việc")
    assert "did not write" in refusal(room, *outputs(a="1"))
    assert [path.name for path in room.output.iterdir()] == ["thesis.odt"]
    assert precious.read_text() == "năm năm làm việc"


def test_a_file_in_the_place_of_the_output_folder_is_refused(room: Pressroom) -> None:
    room.write("output", "")
    assert "is a file" in refusal(room, *outputs(a="1"))


def test_names_that_are_retained_are_left_alone(room: Pressroom) -> None:
    room.write("output/.git/config", "x")
    room.print(outputs(a="1"), retained=[".git"])
    room.print(outputs(b="1"), retained=[".git"])
    assert sorted(room.printed()) == [".git/config", ".nhipcau", "b.html"]


def test_two_builds_at_once_are_refused_plainly(room: Pressroom) -> None:
    room.print(outputs(a="1"))
    with open(room.output / ".nhipcau") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert "Another build is at work in this folder. Wait until it has ended" in refusal(
            room, *outputs(a="2")
        )
    assert room.print(outputs(a="2")).written == 1


def test_what_a_killed_build_had_put_aside_is_cleared(room: Pressroom) -> None:
    room.print(outputs(a="1"))
    room.write("output/.nhipcau-killed/1-7", "half")
    room.print(outputs(a="1"))
    assert list(room.printed()) == [".nhipcau", "a.html"]


def test_many_pages_are_made_by_several_processes_and_come_out_the_same(tmp_path: Path) -> None:
    room = Pressroom(tmp_path, leaves(200))
    assert room.print(hands=3).written == 201
    assert room.printed() == room.cold()
    assert room.print(hands=3).rendered == 0


def test_a_failure_in_another_process_is_told_like_one_here(tmp_path: Path) -> None:
    room = Pressroom(tmp_path, leaves(200))
    path = list(room.leaves)[150]
    room.leaves[path] = Leaf("x", (1,))  # type: ignore[arg-type]
    room.template("parts/word.html", "{% macro word(text) %}{{ text.upper() }}{% endmacro %}")
    with pytest.raises(Refused) as caught:
        room.print(hands=2)
    assert [problem.line for problem in caught.value.problems] == [1]
    assert list(room.printed()) == [".nhipcau"]


def test_a_process_that_is_stopped_from_outside_is_reported(tmp_path: Path) -> None:
    room = Pressroom(tmp_path)
    many = [Output(f"{number}.html", (number,), suicide) for number in range(100)]
    with pytest.raises(Refused, match="was stopped from outside"):
        room.print(many, hands=2)
    assert list(room.printed()) == [".nhipcau"]


def suicide(number: int) -> bytes:
    if number == 50:
        os._exit(9)
    return b""


def test_the_line_says_what_happened(room: Pressroom) -> None:
    report = room.print()
    assert (
        report.line(Voice("en")) == "Nhịp Cầu: 9 outputs: 9 rendered, 9 written, 0 kept, 0 removed, in 0.0 s"
    )


def test_a_warm_build_of_ten_thousand_outputs_does_not_dawdle(room: Pressroom) -> None:
    many = [Output(f"{number % 50}/{number}.html", (str(number),), plain) for number in range(10_000)]
    room.print(many)
    began = time.process_time()
    assert room.print(many).rendered == 0
    assert time.process_time() - began < 2


def test_what_takes_long_may_be_left_for_a_later_build(room: Pressroom) -> None:
    picture = Make("picture", plain, slow=True)
    shown = [*outputs(a="1"), *(Output(f"{name}.jpg", (name,), picture) for name in "xyz")]
    first = room.print(shown, slow=1)
    assert (first.written, first.left, first.standing) == (2, 2, "")
    assert set(times(room.output)) == {".nhipcau", "a.html", "x.jpg"}
    second = room.print(shown, slow=1)
    assert (second.kept, second.written, second.left) == (2, 1, 1)
    last = room.print(shown)
    assert (last.written, last.left, bool(last.standing)) == (1, 0, True)
    assert set(times(room.output)) == {".nhipcau", "a.html", "x.jpg", "y.jpg", "z.jpg"}
