"""Trying cases: each is read by itself, and those that are taken are built together."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from nhipcau.commands import cli
from tools.fuzz.cases import Case
from tools.fuzz.ground import Ground, printed
from tools.fuzz.rules import Broken, differing, sound_answer, sound_command, sound_files, sound_nginx
from tools.provision import NGINX, find

LOT = 24
"""How many cases are read between two builds."""
COLD = 6
"""After how many builds one is compared with a build from nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """Cases that broke a rule together (mostly there is one), and which."""

    cases: tuple[Case, ...]
    broken: str

    @property
    def kind(self) -> str:
        """What is the same of all that fail in one way: where the code was, or the rule without what is particular."""
        places = re.findall(r'File "[^"]*/(\w+/\w+\.py)", line (\d+)', self.broken)
        if places:
            return f"{':'.join(places[-1])} {self.broken.strip().splitlines()[-1].partition(':')[0]}"
        return re.sub(r"\d+|thu-\d+|'.*|content/\S*|[\w/.-]+/[\w/.-]*", "", self.broken)[:60].strip()


class Trial:
    """Tries cases on a ground, and remembers what they broke, one of each kind."""

    def __init__(self, ground: Ground, tell: Callable[[Found], None] = lambda found: None) -> None:
        self._ground, self._tell = ground, tell
        self._nginx = find(NGINX)
        self._before: dict[str, bytes] = {}
        self._builds = 0
        self.tried = self.taken = 0
        self.found: dict[str, Found] = {}

    def run(self, cases: Iterator[Case], until: float) -> None:
        """Try cases until that time (monotonic)."""
        while time.monotonic() < until:
            self.lot([next(cases) for _ in range(LOT)])

    def lot(self, cases: Sequence[Case]) -> None:
        """Read these cases, and build those that are taken."""
        self.tried += len(cases)
        by_number = {case.number: case for case in cases}
        verdicts = self._ground.read([case for case in cases if case.read])
        for verdict in verdicts:
            if verdict.broken:
                self._note([by_number[verdict.number]], verdict.broken)
        taken = [by_number[each.number] for each in verdicts if each.taken]
        self.taken += len(taken)
        self._build_all(taken)
        refused = [by_number[each.number] for each in verdicts if not each.taken and not each.broken]
        for case in (*refused[:1], *(case for case in cases if not case.read)):
            self._command(case)

    def _build_all(self, cases: list[Case]) -> None:
        """Build cases together; where that cannot be, or breaks a rule, their halves by themselves."""
        ahead = [cases]
        while ahead:
            some = ahead.pop()
            try:
                sound = self._build(some)
            except Broken as bad:
                sound = False
                if len(some) == 1:
                    self._note(some, str(bad))
            if not sound and len(some) > 1:
                half = len(some) // 2
                ahead += [some[:half], some[half:]]

    def _build(self, cases: list[Case]) -> bool:
        """Build cases together; False where the build is refused: two of them may claim one address."""
        with self._ground.laid(cases):
            answer = self._ground.build()
            sound_answer(*answer, wrong=False)
            if answer.status:
                return False
            now = printed(self._ground.site.output)
            sound_files(
                self._ground.site.output, [name for name in differing(self._before, now) if name in now]
            )
            self._before = now
            self._builds += 1
            if self._builds % COLD == 1 or any("aliases" in case.door for case in cases):
                sound_nginx(self._ground.site.output, self._ground.folder, self._nginx)
            if self._builds % COLD == 1:
                self._cold(now)
        return True

    def _cold(self, now: dict[str, bytes]) -> None:
        if differ := list(differing(now, self._ground.cold())):
            raise Broken(f"warm is not cold: {', '.join(differ[:5])}")

    def _command(self, case: Case) -> None:
        """What a build and a check say of a case, as commands."""
        try:
            with self._ground.laid([case]):
                if case.command:
                    sound_command(*self._ground.run(lambda: cli.main([*case.command])))
                    return
                sound_answer(*self._ground.build(output="other"), wrong=case.wrong)
                sound_answer(*self._ground.run(lambda: cli.main(["check"])), wrong=case.wrong)
        except Broken as bad:
            self._note([case], str(bad))
        finally:
            if case.command:
                self._ground.restore()

    def _note(self, cases: list[Case], broken: str) -> None:
        found = Found(tuple(cases), broken)
        if found.kind not in self.found:
            self.found[found.kind] = found
            self._tell(found)
