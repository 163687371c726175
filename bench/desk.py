"""A newsroom at work: so many people typing at once, with saves, drafts and previews, and a kill in the middle.

    python -m bench.desk --stories 5000 --typists 20 --minutes 5

Each typist has a story of their own, types a sentence every two seconds, looks now and then at the page that it makes,
and saves. Half way through, the desk is killed and opened again. Nothing that it had said it kept may be missing then.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

from bench.measure import family, weight
from bench.run import WORK
from bench.sites import ROOT, Ours

PORT = 8795
PAUSE = 2.0
"""Seconds between two sentences of a typist."""
SAVING, LOOKING = 8, 4
"""After how many sentences a typist saves, and looks at the preview."""
SAVED_IN, SHOWN_IN, MEMORY, OPENED_IN = 0.3, 1.0, 700.0, 3.0
"""What is asked: seconds of a save (95 of 100), of a preview, MB, seconds until the desk is there."""
OPENING = re.compile(r"http://\S+")


class Desk:
    """A desk on a made-up newspaper, opened, killed and opened again."""

    def __init__(self, stories: int) -> None:
        self.site = Ours(WORK / f"desk-{stories}", stories)
        conf = self.site.folder / "pelicanconf.py"
        given = "".join(f"{name} = {value!r}\n" for name, value in self.site.settings.items())
        conf.write_text((ROOT / "pelicanconf.py").read_text(encoding="utf-8") + given, encoding="utf-8")
        (self.site.folder / ".gitignore").write_text("cache\noutput\ntheme\n.cache\n", encoding="utf-8")
        who = ["-c", "user.name=Bench", "-c", "user.email=bench@example.vn"]
        for words in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "begun"]):
            subprocess.run(["git", *words], cwd=self.site.folder, check=True)
        self.opened: list[float] = []
        self.process = self._open()

    def _open(self) -> subprocess.Popen[str]:
        began = time.perf_counter()
        command = [sys.executable, "-u", "-m", "nhipcau.commands.cli", "desk", "--port", str(PORT)]
        with open(self.site.folder / ".desk.log", "a", encoding="utf-8") as log:
            process = subprocess.Popen(
                command, cwd=self.site.folder, stdout=subprocess.PIPE, stderr=log, text=True
            )
        assert process.stdout
        next(line for line in process.stdout if OPENING.search(line))
        threading.Thread(target=process.stdout.read, daemon=True).start()
        Browser().get("/-desk/?part=rows")
        self.opened.append(time.perf_counter() - began)
        return process

    def built(self) -> None:
        """Wait until the site is built: previews lean on that."""
        while b"first time" in Browser().get("/-desk/").replace("lần đầu".encode(), b"first time"):
            time.sleep(1)

    def kill(self) -> None:
        """As a power cut would end it, with all that it started; and open it again."""
        for process in family(self.process.pid):
            with suppress(ProcessLookupError):
                subprocess.run(["kill", "-9", str(process)], check=False)
        self.process.wait()
        self.process = self._open()

    def weight(self) -> float:
        return sum(map(weight, family(self.process.pid)))

    def close(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(60)


class Browser:
    """Asks the desk, with the token of its pages; asks again while nobody answers."""

    def __init__(self) -> None:
        self.token = ""

    def get(self, path: str) -> bytes:
        return self._asked("GET", path)

    def post(self, path: str, told: Any) -> Any:
        return json.loads(self._asked("POST", path, json.dumps(told)))

    def _asked(self, method: str, path: str, body: str | None = None) -> bytes:
        if method == "POST" and not self.token:
            found = re.search(rb'name="desk-token" content="([^"]+)"', self.get("/-desk/about"))
            assert found
            self.token = found[1].decode()
        with closing(http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)) as connection:
            connection.request(method, quote(path, safe="/?=&-_."), body, {"x-desk-token": self.token})
            answer = connection.getresponse()
            data = answer.read()
            if answer.status == 403 and body:  # the desk was opened again, and its pages have another token
                self.token = ""
                return self._asked(method, path, body)
            return data


@dataclass
class Typist(threading.Thread):
    """Somebody at one story; notes how long each answer takes, and what the desk said it had."""

    id: str
    until: float
    drafts: list[float] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    kept: str = ""
    saved: str = ""
    missing: list[str] = field(default_factory=list)
    errors: int = 0

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    def __hash__(self) -> int:
        return hash(self.id)

    def run(self) -> None:
        self.browser, self.chance = Browser(), Random(self.id)
        self.tab = f"tab{abs(hash(self.id)) % 10**9:09d}"
        self.edition, self.typed = self.open(), []
        time.sleep(self.chance.random() * PAUSE)
        number = 0
        while time.time() < self.until:
            number += 1
            try:
                self.type(number)
            except (OSError, http.client.HTTPException):  # the desk is down: a browser keeps what is typed
                self.errors += 1
                time.sleep(1)
                continue
            time.sleep(PAUSE * (0.5 + self.chance.random()))

    def open(self) -> Any:
        opened = json.loads(self.browser.get(f"/-desk/api/open/{self.id}?tab={self.tab}"))
        return opened["editions"]["vi"]

    def told(self) -> dict[str, Any]:
        parts = [{"kept": at} for at in range(len(self.edition["blocks"]))]
        parts += [{"html": f"<p>{words}</p>"} for words in self.typed]
        base = {"base": self.edition["base"], "shown": self.edition["shown"]}
        return {"tab": self.tab, "editions": {"vi": base | {"parts": parts, "fields": {}}}}

    def type(self, number: int) -> None:
        words = f"Câu thứ {number} của {self.tab}."
        self.typed.append(words)
        began = time.perf_counter()
        answer = self.browser.post(f"/-desk/api/draft/{self.id}", self.told())
        if "problems" in answer:
            self.drafts.append(time.perf_counter() - began)
            self.kept = words
        if number % LOOKING == 0:
            self.look()
        if number % SAVING == 0:
            self.save(words)

    def look(self) -> None:
        began = time.perf_counter()
        page = self.browser.get(f"/-desk/preview/{self.id}?tab={self.tab}&lang=vi")
        if self.kept.encode() in page:
            self.shown.append(time.perf_counter() - began)

    def save(self, words: str) -> None:
        began = time.perf_counter()
        answer = self.browser.post(f"/-desk/api/save/{self.id}", self.told())
        if answer.get("editions"):
            self.saves.append(time.perf_counter() - began)
            self.edition, self.typed, self.saved = answer["editions"]["vi"], [], words

    def check(self, content: Path) -> None:
        """What the desk had said it kept must be in the draft, and what it saved in the file."""
        there = (content / self.id / "index.vi.md").read_text(encoding="utf-8")
        draft = self.open()["source"]
        if self.saved and self.saved not in there:
            self.missing.append(f"saved: {self.saved}")
        if self.kept and self.kept not in draft:
            self.missing.append(f"kept: {self.kept}")


def high(times: Sequence[float], share: float = 0.95) -> float:
    """The time that so many of them do not exceed; 0 where there are none."""
    return sorted(times)[min(int(len(times) * share), len(times) - 1)] if times else 0.0


def work(desk: Desk, typists: list[Typist], minutes: float, kills: bool) -> float:
    """Let them type, kill the desk half way, and give the most memory that it had."""
    peak, killed, half = 0.0, not kills, time.time() + minutes * 30
    for each in typists:
        each.start()
    while any(each.is_alive() for each in typists):
        time.sleep(1)
        peak = max(peak, desk.weight())
        if not killed and time.time() > half:
            killed = True
            desk.kill()
    return peak


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=5000)
    parser.add_argument("--typists", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--alive", action="store_true", help="without a kill")
    given = parser.parse_args()
    desk = Desk(given.stories)
    try:
        desk.built()
        folders = sorted(desk.site.folder.glob("content/stories/*/*"))
        chosen = Random(5).sample(folders, given.typists)
        content = desk.site.folder / "content"
        until = time.time() + given.minutes * 60
        typists = [Typist(path.relative_to(content).as_posix(), until) for path in chosen]
        peak = work(desk, typists, given.minutes, not given.alive)
        for each in typists:
            each.check(content)
        desk.built()
        began = time.perf_counter()
        desk.kill()
        print(f"opened again in {desk.opened[-1]:.1f} s ({time.perf_counter() - began:.1f} s with the kill)")
        return told(typists, peak, desk.opened)
    finally:
        desk.close()
        shutil.rmtree(desk.site.folder, ignore_errors=True)


def told(typists: Sequence[Typist], peak: float, opened: Sequence[float]) -> int:
    """Say what was measured beside what is asked; 1 where that is missed."""
    drafts, saves, shown = (
        [seconds for each in typists for seconds in getattr(each, name)]
        for name in ("drafts", "saves", "shown")
    )
    missing = [words for each in typists for words in each.missing]
    rows = (
        ("saved by itself", len(drafts), high(drafts), SAVED_IN),
        ("saved by hand", len(saves), high(saves), SAVED_IN),
        ("preview", len(shown), high(shown), SHOWN_IN),
        ("memory, MB", 1, peak, MEMORY),
        ("opened, warm", len(opened[1:]), max(opened[1:], default=0.0), OPENED_IN),
        ("missing after the kill", len(missing), float(len(missing)), 0.0),
    )
    for name, count, value, most in rows:
        print(f"{name:24} {count:6} × {value:8.3f}  (asked: {most:g})")
    for words in missing:
        print(words)
    return int(any(value > most for _, _, value, most in rows))


if __name__ == "__main__":
    raise SystemExit(main())
