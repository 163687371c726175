"""The report of a build: how many outputs there were, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nhipcau.languages.voice import Voice
from nhipcau.problems import N_

LINE = N_(
    "Nhịp Cầu: {outputs} outputs: "
    "{rendered} rendered, {written} written, {kept} kept, {removed} removed, in {seconds} s"
)
LEFT = N_("; {n} pictures are still to come")
COUNTS = ("outputs", "rendered", "written", "kept", "removed")


@dataclass(frozen=True, slots=True)
class BuildReport:
    """One build.

    Every output is either `rendered` or `kept` as it stood, or is `left` for a later build; of those rendered,
    `written` had new bytes. `removed` counts files that no output claimed. `seconds` is how long drawing and printing
    took; `finished` is ISO 8601 with an offset; `read` is what reading said of itself. `standing` is a digest of what
    stands in the output folder when that is, to the last file, what was printed; else "".
    """

    outputs: int
    rendered: int
    written: int
    removed: int
    left: int = 0
    seconds: float = 0.0
    finished: str = ""
    standing: str = ""
    read: Mapping[str, object] = field(default_factory=dict)

    @property
    def kept(self) -> int:
        return self.outputs - self.rendered - self.left

    def line(self, voice: Voice) -> str:
        """The report in one line."""
        counts = {name: voice.number(getattr(self, name)) for name in COUNTS}
        line = voice.say(LINE, **counts, seconds=voice.number(self.seconds, 1))
        return f"{line}{voice.say(LEFT, n=voice.number(self.left))}" if self.left else line
