"""`python -m illustrations`: draw the pictures that the content names and does not have yet."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from .commissions import commissions
from .printing import contact_sheet, painted, printed
from .scenes import SCENES


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    options = _parser().parse_args(arguments)
    if options.list:
        for name, scene in SCENES.items():
            print(f"{name:14}{scene.shows}")
    elif options.sheet:
        contact_sheet().save(options.sheet)
        print(f"{len(SCENES)} scenes: {options.sheet}")
    else:
        draw(options.content, redraw=options.all)
    return 0


def draw(content: Path, *, redraw: bool = False) -> list[Path]:
    """Draw what `content` asks for and lacks (everything, if `redraw`); returns what was written."""
    written = []
    for commission in commissions(content):
        if commission.path.exists() and not redraw:
            continue
        picture = printed(painted(commission.scene, commission.seed))
        commission.path.write_bytes(picture)
        written.append(commission.path)
        print(f"{len(picture) // 1000:4} kB  {commission.path}", flush=True)
    print(f"{len(written)} drawn")
    return written


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m illustrations", description=__doc__)
    parser.add_argument(
        "--content", type=Path, default=Path("content"), help="where the pieces lie (default: content)"
    )
    parser.add_argument("--all", action="store_true", help="redraw pictures that are already there")
    parser.add_argument("--list", action="store_true", help="list the scenes")
    parser.add_argument(
        "--sheet", type=Path, metavar="FILE", help="draw one small picture of every scene on one sheet"
    )
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
