"""Warm equals cold, whatever is done in between; and the machine's own settings reach no byte."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.printing.pressroom import CATALOGUE, TEMPLATES, Leaf, Pressroom, leaves, tree

PROJECT = Path(__file__).parents[2]
PATHS = st.sampled_from(
    ["a/index.html", "b/index.html", "c", "c/index.html", "d/e/f.html", "đ.html", "z.xml"]
)
WORDS = st.lists(st.sampled_from(["sông", "cầu", "<b>", "{{ x }}", "Hà Nội"]), max_size=3).map(tuple)


class Workshop(RuleBasedStateMachine):
    """Writers, designers, vandals and accidents at work on one site."""

    @initialize()
    def open(self) -> None:
        self.room = Pressroom(Path(tempfile.mkdtemp()))
        self.chance = random.Random(5)
        self.copies: list[bytes] = []

    def teardown(self) -> None:
        if hasattr(self, "room"):
            shutil.rmtree(self.room.root)

    @rule(path=PATHS, words=WORDS)
    def write(self, path: str, words: tuple[str, ...]) -> None:
        clash = {
            each for each in self.room.leaves if each.startswith(f"{path}/") or path.startswith(f"{each}/")
        }
        for each in clash:
            del self.room.leaves[each]
        self.room.leaves[path] = Leaf(path.upper(), words)

    @rule(path=PATHS)
    def withdraw(self, path: str) -> None:
        self.room.leaves.pop(path, None)

    @rule(old=PATHS, new=PATHS)
    def rename(self, old: str, new: str) -> None:
        if old in self.room.leaves:
            leaf = self.room.leaves.pop(old)
            self.write(new, leaf.words)

    @rule(name=st.sampled_from(sorted(TEMPLATES)), mark=st.sampled_from(["", "<!-- a -->", "<hr>"]))
    def redesign(self, name: str, mark: str) -> None:
        self.room.template(name, TEMPLATES[name] + mark)

    @rule(words=st.sampled_from(["Tin mới nhất", "Tin vắn"]))
    def translate(self, words: str) -> None:
        text = CATALOGUE.replace("Tin mới nhất", words)
        self.room.write("theme/translations/vi/LC_MESSAGES/messages.po", text)

    @rule(lang=st.sampled_from(["vi", "en"]))
    def change_language(self, lang: str) -> None:
        self.room.lang = lang

    @rule(what=st.sampled_from(["overwrite", "swap", "delete", "link", "folder"]))
    def vandalise(self, what: str) -> None:
        files = [path for path in sorted(self.room.output.rglob("*.html")) if path.is_file()]
        if not files:
            return
        file = self.chance.choice(files)
        data = file.read_bytes()
        file.unlink()
        if what == "overwrite":
            file.write_bytes(b"!")
        elif what == "swap":
            file.write_bytes(data.swapcase())
        elif what == "link":
            file.symlink_to(PROJECT)
        elif what == "folder":
            file.mkdir()
            (file / "x").write_text("")

    @rule(name=st.sampled_from(["x.html", "a/x.html", "b/y/z.html", "C", ".DS_Store"]))
    def litter(self, name: str) -> None:
        file = self.room.output / name
        if not file.exists() and not any(parent.is_file() for parent in file.parents):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("litter")

    @rule(what=st.sampled_from(["delete", "truncate", "garbage", "copy", "restore"]))
    def damage_record(self, what: str) -> None:
        file = self.room.cache / "press.sqlite"
        if what == "delete":
            file.unlink(missing_ok=True)
        elif what == "truncate" and file.exists():
            file.write_bytes(file.read_bytes()[:5_000])
        elif what == "garbage":
            file.write_bytes(b"garbage" * 1_000)
        elif what == "copy" and file.exists():
            self.copies.append(file.read_bytes())
        elif what == "restore" and self.copies:
            file.write_bytes(self.chance.choice(self.copies))

    @invariant()
    def warm_equals_cold(self) -> None:
        if hasattr(self, "room"):
            self.room.print()
            assert self.room.printed() == self.room.cold()


TestWarmEqualsCold = Workshop.TestCase
TestWarmEqualsCold.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, report_multiple_bugs=False
)


@pytest.mark.parametrize("hands", [1, 2])
def test_hash_seed_time_zone_locale_and_folder_reach_no_byte(tmp_path: Path, hands: int) -> None:
    worlds = [
        ({"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}, PROJECT),
        ({"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"}, tmp_path),
    ]
    for number, (world, folder) in enumerate(worlds):
        printed_in(tmp_path / str(number), world, folder)
    assert tree(tmp_path / "0" / "output") == tree(tmp_path / "1" / "output")


def test_a_build_in_another_world_has_nothing_to_render(tmp_path: Path) -> None:
    assert printed_in(tmp_path / "site", {"PYTHONHASHSEED": "1", "TZ": "UTC"}, PROJECT) == "301 301"
    assert printed_in(tmp_path / "site", {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"}, tmp_path) == "0 0"


def printed_in(root: Path, world: dict[str, str], folder: Path) -> str:
    """Print the 300 leaves in a process of its own; gives how many were rendered and written."""
    command = [sys.executable, "-m", "tests.printing.pressroom", str(root), "1"]
    environment = os.environ | world | {"PYTHONPATH": f"{PROJECT}/plugins{os.pathsep}{PROJECT}"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=folder)
    return done.stdout.splitlines()[-1]


def test_leaves_of_two_editions_share_pages() -> None:
    one, other = leaves(300, 0), leaves(300, 1)
    assert 100 < len({path for path in one if other.get(path) == one[path]}) < 200
