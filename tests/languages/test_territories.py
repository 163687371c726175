"""Locales as Open Graph names them, with a territory."""

from __future__ import annotations

import pytest
from babel import Locale

from nhipcau.languages import Catalogue
from nhipcau.languages.catalogues import territorial


@pytest.mark.parametrize(
    ("locale", "named"),
    [("vi", "vi_VN"), ("fr", "fr_FR"), ("en_GB", "en_GB"), ("pt_BR", "pt_BR"), ("zh_Hant", "zh_CN")],
)
def test_a_language_gets_the_territory_where_it_is_most_spoken(locale: str, named: str) -> None:
    assert territorial(Locale.parse(locale)) == named


def test_a_language_of_no_country_stands_alone() -> None:
    assert territorial(Locale("eo")) == "eo"


def test_the_locale_of_a_catalogue_is_known_without_compiling_it() -> None:
    text = 'msgid ""\nmsgstr ""\n\nmsgctxt "locale"\nmsgid "en_GB"\nmsgstr "fr_CA"\n\nmsgid "x"\nmsgstr "broken {"\n'
    assert str(Catalogue("fr", text).excerpt("locale").locale) == "fr_CA"
    assert str(Catalogue("fr").excerpt("locale").locale) == "fr"
