"""What we take of Pelican that it does not promise, each with what stands in where a later version has it no more."""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Sequence
from typing import Any

from rich.console import Console

try:
    from pelican.log import console
except ImportError:
    console = Console()

try:
    from pelican.log import init as start_log
except ImportError:

    def start_log(name: str) -> None:
        """Warnings and errors to standard error, whoever logs them."""
        logging.basicConfig(format="%(levelname)s: %(message)s")


try:
    from pelican import ParseOverrides
except ImportError:

    class ParseOverrides(argparse.Action):  # type: ignore[no-redef]
        """`NAME=VALUE …`, each value in JSON."""

        def __call__(
            self,
            parser: argparse.ArgumentParser,
            namespace: argparse.Namespace,
            values: str | Sequence[Any] | None,
            option_string: str | None = None,
        ) -> None:
            pairs = [str(each).partition("=") for each in values or ()]
            try:
                found = {name: json.loads(value) for name, _, value in pairs}
            except ValueError as bad:
                parser.error(f"{option_string}: {bad}")
            setattr(namespace, self.dest, found)


__all__ = ["ParseOverrides", "console", "start_log"]
