"""Three languages as a site has them: one with a full catalogue, the source language, and one left mostly to CLDR."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nhipcau.languages import Catalogue, Words

HERE = Path(__file__).parent
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture(scope="session")
def words() -> dict[str, Words]:
    catalogues = (
        Catalogue.load(HERE / "vi.po", "vi"),
        Catalogue("en"),
        Catalogue.load(HERE / "fr.po", "fr"),
    )
    return {catalogue.code: Words(catalogue.code, catalogue, HANOI) for catalogue in catalogues}
