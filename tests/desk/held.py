"""A desk that is open, in a browser that a test drives: as a person would, counting what the hand does."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from tests.conftest import PROJECT, lay_out
from tests.desk.conftest import begin_history
from tests.nginx import free_port


@dataclass
class Held:
    """A desk that is open: where, and in which folder."""

    root: Path
    address: str
    process: subprocess.Popen[str]


def hold(root: Path, port: int = 0) -> Held:
    """Open the desk of a site, as one would at a terminal; at a port that is free, unless one is named."""
    environment = os.environ | {"PYTHONPATH": str(PROJECT / "plugins"), "LANGUAGE": "en"}
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "nhipcau.commands.cli",
            "desk",
            "--port",
            str(port or free_port()),
            "-e",
            'DESK_LANGUAGE="en"',
        ],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            return Held(root, found[0], process)
    raise AssertionError("the desk did not open")


def close(held: Held, how: int = signal.SIGTERM) -> None:
    held.process.send_signal(how)
    held.process.wait(30)
    if held.process.stdout:
        held.process.stdout.close()


def lay_out_to_publish(root: Path) -> Path:
    """The small site with a history, and the folder in which readers find what is published of it."""
    lay_out(root)
    begin_history(root)
    place = root.parent / "place"
    (root / "publishconf.py").write_text(
        "import os, sys\nsys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))\n"
        "from pelicanconf import *\nSITEURL = 'https://nhipcau.example'\nSEARCH = False\n"
        "OUTPUT_PATH = 'public'\nCACHE_PATH = '.cache/public'\n"
        f"PLACES = {{'thu': 'file:{place}'}}\n"
    )
    return place / "current"


def editor(page: Page, held: Held, id: str) -> Page:
    page.goto(f"{held.address}piece/{id}")
    page.wait_for_selector("#workspace[data-ready]")
    return page


def text(page: Page, lang: str) -> Any:
    return page.locator(f".edition[data-lang={lang}] .ProseMirror")


def built(page: Page, held: Held, path: str) -> None:
    """Wait until the site has a page."""
    for _ in range(240):
        if (held.root / "output" / path).is_file():
            return
        time.sleep(0.5)
    raise AssertionError(path)


def paste(page: Page, html: str) -> None:
    page.evaluate(
        """html => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          const how = { clipboardData: data, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", how));
        }""",
        html,
    )


def drop(place: Locator, files: Mapping[str, bytes]) -> None:
    """Files let go over a place."""
    place.evaluate(
        """(place, files) => {
          const data = new DataTransfer();
          for (const [name, bytes] of Object.entries(files)) data.items.add(new File([new Uint8Array(bytes)], name));
          const { left, top } = place.getBoundingClientRect();
          const how = { dataTransfer: data, bubbles: true, cancelable: true, clientX: left + 5, clientY: top + 5 };
          place.dispatchEvent(new DragEvent("drop", how));
        }""",
        {name: list(data) for name, data in files.items()},
    )


@dataclass
class Hand:
    """What a person does with a page; `count` are the clicks and keys beyond the words themselves."""

    page: Page
    count: int = 0

    def click(self, what: str | Locator) -> None:
        self.count += 1
        (self.page.locator(what) if isinstance(what, str) else what).click()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.count += 1
            self.page.keyboard.press(key)

    def write(self, words: str) -> None:
        """The words themselves: not counted."""
        self.page.keyboard.insert_text(words)

    def paste(self, html: str) -> None:
        """What stands on the clipboard: one key with Ctrl."""
        self.count += 1
        paste(self.page, html)

    def choose_files(self, button: str | Locator, files: Sequence[Path]) -> None:
        """The button; in the system's window the first file, the last with Shift, and Open."""
        with self.page.expect_file_chooser() as chooser:
            self.click(button)
        self.count += 3
        chooser.value.set_files(list(files))

    def choose(self, what: str, option: str) -> None:
        """A list opened, and one of it."""
        self.count += 2
        self.page.select_option(what, option)

    def agree(self, what: Locator) -> None:
        """A button, and Yes to what it asks."""
        self.count += 1
        self.page.once("dialog", lambda asked: asked.accept())
        self.click(what)
