"""The pressroom of tests/printing, here too."""

from tests.printing.conftest import room as room
