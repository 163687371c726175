"""The command behind `make fuzz`: see the package."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from itertools import count
from pathlib import Path
from random import Random, SystemRandom

from tools.fuzz.cases import Case, Edit
from tools.fuzz.grammar import case
from tools.fuzz.ground import Ground
from tools.fuzz.machine import try_instants
from tools.fuzz.smaller import smaller
from tools.fuzz.trial import Found, Trial


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument(
        "--seed", type=int, default=SystemRandom().randrange(1_000_000), help="what cases come of"
    )
    parser.add_argument("--only", type=int, nargs="*", help="the numbers of the cases to try")
    parser.add_argument("--machine", action="store_true", help="kill builds and fill up disks instead")
    options = parser.parse_args()
    if options.machine:
        return machine(Random(options.seed), 60 * options.minutes)
    with tempfile.TemporaryDirectory(prefix="nhipcau-fuzz-") as folder:
        deep = Path(folder, "so", "deep")  # that a setting which leads upwards finds no code of others
        deep.mkdir(parents=True)
        trial = Trial(
            Ground(deep),
            lambda found: print(
                f"! {found.kind} {[each.number for each in found.cases]} {found.cases[0].door}", flush=True
            ),
        )
        print(f"seed {options.seed}", flush=True)
        if options.only:
            trial.lot([case(options.seed, number) for number in options.only])
        else:
            cases = (case(options.seed, number) for number in count(1))
            trial.run(cases, time.monotonic() + 60 * options.minutes)
        for number, found in enumerate(trial.found.values()):
            again = deep / str(number)
            print(told(options.seed, found, least(found, again)), flush=True)
    print(f"{trial.tried} cases tried, {trial.taken} of them taken; {len(trial.found)} kinds of faults")
    return int(bool(trial.found))


def machine(chance: Random, seconds: float) -> int:
    with tempfile.TemporaryDirectory(prefix="nhipcau-fuzz-") as folder:
        tried, wrong = try_instants(Path(folder), chance, time.monotonic() + seconds)
    print("\n".join(wrong))
    print(f"{tried} builds killed, or on a disk that is full; {len(wrong)} of them went wrong")
    return int(bool(wrong))


def least(found: Found, folder: Path) -> Case | None:
    """The smallest case that fails in the same way; None where it takes several."""
    if len(found.cases) > 1:
        return None

    def still(tried: Case) -> bool:
        trial.found.clear()
        trial.lot([tried])
        return found.kind in trial.found

    trial = Trial(Ground(folder))
    (whole,) = found.cases
    return smaller(whole, still) if still(whole) else None


def told(seed: int, found: Found, least: Case | None) -> str:
    """A fault, and how to see it again."""
    numbers = " ".join(str(each.number) for each in found.cases)
    lines = [f"\n== {found.kind}", found.broken.strip()]
    lines += [f"again: python -m tools.fuzz --seed {seed} --only {numbers}  ({found.cases[0].door})"]
    if least:
        lines += [f"  {line}" for line in least.settings]
        lines += [f"  {edit.path!r}: {_shown(edit)}" for edit in least.edits]
    return "\n".join(lines)


def _shown(edit: Edit) -> str:
    return edit.link or ("a pipe" if edit.pipe else repr(edit.data[:300]))


if __name__ == "__main__":
    sys.exit(main())
