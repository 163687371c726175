"""The law that a warm build equals a cold one, tried on random newsrooms for as long as one likes: `make soak`.

python -m tools.soak --minutes 20

The test of the same name has a few examples, always the same ones; these are new each time. What breaks the law is
printed as a test that shows it again.
"""

from __future__ import annotations

import argparse
import time

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.exact.newsroom import nothing_needs_rest
from tests.exact.test_warm_equals_cold import House

STEPS = 60
"""What happens in one newsroom, one thing after the other; after each the site is built warm and cold."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20)
    until = time.monotonic() + 60 * parser.parse_args().minutes
    newsrooms = 0
    options = settings(
        max_examples=1,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
        phases=[Phase.generate],  # to look for a shorter row of steps takes hours
    )
    with nothing_needs_rest():
        while time.monotonic() < until:
            run_state_machine_as_test(House, settings=options)  # type: ignore[no-untyped-call]
            newsrooms += 1
    print(f"{newsrooms} newsrooms, {House.compared} warm builds compared with cold ones: all equal")


if __name__ == "__main__":
    main()
