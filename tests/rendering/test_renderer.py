"""The renderer: what a make draws on, and the language it draws in."""

from __future__ import annotations

import pytest
from jinja2 import TemplateRuntimeError

from nhipcau.languages import Words
from nhipcau.model import Output, Refused
from nhipcau.rendering.files import file_digest
from tests.printing.pressroom import CATALOGUE, TEMPLATES, Leaf, Pressroom, body, link, photo


def digests(room: Pressroom) -> tuple[str, str]:
    renderer = room.renderer()
    return renderer.page("leaf.html", "vi").digest, renderer.page("list.html", "vi").digest


def drawn(room: Pressroom, page: object, lang: str = "vi", **html: str) -> str:
    return room.renderer(html).page("leaf.html", lang)(page).decode()


def refusal(room: Pressroom, template: str = "leaf.html", lang: str = "vi") -> str:
    with pytest.raises(Refused) as caught:
        room.renderer().page(template, lang)
    (problem,) = caught.value.problems
    return f"{problem.place}: {problem.text()}"


def test_a_macro_that_a_partial_imports_counts_for_those_who_use_it_and_no_others(room: Pressroom) -> None:
    leaf, listing = digests(room)
    room.template("parts/word.html", TEMPLATES["parts/word.html"] + "<!-- new -->")
    new_leaf, new_listing = digests(room)
    assert new_leaf != leaf
    assert new_listing == listing


def test_an_edit_of_a_macro_renders_only_the_pages_that_draw_it(room: Pressroom) -> None:
    room.print()
    room.template("parts/word.html", TEMPLATES["parts/word.html"].replace("<p", '<p class="w"'))
    assert room.print().rendered == len(room.leaves)
    assert room.printed() == room.cold()


def test_a_template_that_is_drawn_on_by_all_counts_for_all(room: Pressroom) -> None:
    before = digests(room)
    room.template("base.html", TEMPLATES["base.html"] + " ")
    assert all(new != old for new, old in zip(digests(room), before, strict=True))


def test_a_template_that_is_included_only_if_it_is_there_counts_once_it_is(room: Pressroom) -> None:
    room.template(
        "list.html", '{% include "extra.html" ignore missing %}{% include ["x.html", "base.html"] %}'
    )
    _, before = digests(room)
    room.template("extra.html", "more")
    _, after = digests(room)
    assert before != after


def test_a_macro_that_imports_itself_in_a_round_is_no_endless_loop(room: Pressroom) -> None:
    room.template(
        "parts/word.html", '{% from "partials/words.html" import x %}' + TEMPLATES["parts/word.html"]
    )
    assert all(digests(room))


def test_a_catalogue_counts_for_its_language_only(room: Pressroom) -> None:
    vi, en = (room.renderer().page("leaf.html", lang).digest for lang in ("vi", "en"))
    room.write("theme/translations/vi/LC_MESSAGES/messages.po", CATALOGUE.replace("Tin mới", "Bài mới"))
    assert room.renderer().page("leaf.html", "vi").digest != vi
    assert room.renderer().page("leaf.html", "en").digest == en


def test_a_name_that_is_computed_is_refused_with_its_line(room: Pressroom) -> None:
    for tag in ('{% include page.title ~ ".html" %}', '{% extends "a" if page.title else "b" %}'):
        room.template("partials/words.html", f"\n{tag}")
        assert "partials/words.html:2: This tag computes the name of a template." in refusal(room)


def test_a_template_that_is_missing_or_broken_is_refused_by_name(room: Pressroom) -> None:
    assert "theme/templates/none.html: The theme has no template none.html." in refusal(room, "none.html")
    room.template("parts/word.html", "\n\n{% macro %}")
    assert "parts/word.html:3: The template cannot be read" in refusal(room)


def test_a_language_without_a_catalogue_is_told_and_the_theme_speaks_english(room: Pressroom) -> None:
    (room.root / "theme/translations/vi/LC_MESSAGES/messages.po").unlink()
    renderer = room.renderer()
    (problem,) = renderer.warnings
    assert problem.file.endswith("theme/translations/vi/LC_MESSAGES/messages.po")
    assert "no catalogue for the language “vi”" in problem.text()
    leaf = Leaf("Tin", ("a",))
    assert renderer.page("leaf.html", "vi")(leaf) == renderer.page("leaf.html", "en")(leaf)


def test_a_catalogue_that_is_no_text_is_refused(room: Pressroom) -> None:
    (room.root / "theme/translations/vi/LC_MESSAGES/messages.po").write_bytes(b"a\n\xff")
    assert "messages.po:2: The catalogue cannot be used: it is not UTF-8." in refusal(room)


def test_a_broken_catalogue_is_told_once_for_all_pages(room: Pressroom) -> None:
    room.write("theme/translations/vi/LC_MESSAGES/messages.po", CATALOGUE + '\nmsgid "a"\nmsgstr "{b}\n')
    with pytest.raises(Refused) as caught:
        room.print()
    assert len(caught.value.problems) == 1
    assert caught.value.problems[0].line > 7


def test_the_language_is_that_of_the_make_page_after_page(room: Pressroom) -> None:
    renderer = room.renderer()
    vi, en = renderer.page("leaf.html", "vi"), renderer.page("leaf.html", "en")
    page = Leaf("", ("x",))
    assert [("Tin mới nhất" in make(page).decode()) for make in (vi, en, vi)] == [True, False, True]


def test_a_macro_without_context_knows_no_language_and_says_so(room: Pressroom) -> None:
    room.template("partials/words.html", TEMPLATES["partials/words.html"].replace(" with context", ""))
    with pytest.raises(Refused, match="with context"):
        room.print()


def test_what_is_printed_is_escaped(room: Pressroom) -> None:
    assert '<p title="Tin mới nhất">&lt;script&gt;</p>' in drawn(room, Leaf("", ("<script>",)))


def test_a_name_that_the_page_does_not_have_is_an_error(room: Pressroom) -> None:
    room.template("partials/words.html", "{% if page.nothing %}{% endif %}")
    with pytest.raises(Refused, match="no attribute 'nothing'"):
        room.print()


def test_a_template_is_drawn_as_it_was_when_the_build_looked(room: Pressroom) -> None:
    make = room.renderer().page("leaf.html", "vi")
    room.template("base.html", "changed meanwhile")
    assert make(Leaf("", ())).startswith(b"<!doctype html>")


def test_templates_know_words_addresses_and_bodies(room: Pressroom) -> None:
    room.template(
        "leaf.html",
        "{{ absolute('/a/') }} {{ words.code }} {{ ngettext('one','%(num)s',3) }} {{ pgettext('c','b') }}",
    )
    assert drawn(room, Leaf("")) == "https://example.org/a/ vi 3 b"


def test_a_body_is_finished_by_the_theme_s_macro(room: Pressroom) -> None:
    macro = '{% macro figure(figure) %}<figure>{{ figure.alt }}|{{ _("Latest news") }}</figure>{% endmacro %}'
    room.template("leaf.html", macro + "{{ body(page[0], page[1], figure) }}")
    html = '<p><a href="\ue0000\ue001"></a></p>\n<p>\ue0000\ue001</p>'
    page = (body(photo()), (link(),))
    assert drawn(room, page, body=html) == (
        '<p><a href="/ho/">Hồ Gươm</a></p>\n<figure>Hồ Gươm|Tin mới nhất</figure>'
    )


def said(words: Words, text: str) -> bytes:
    return f"{words.code}: {words.gettext(text)}".encode()


def test_a_function_is_given_words_and_counts_by_its_name(room: Pressroom) -> None:
    vi, en = (room.renderer().words(said, lang) for lang in ("vi", "en"))
    assert vi("Latest news").decode() == "vi: Tin mới nhất"
    assert en("Latest news") == b"en: Latest news"
    assert vi.digest != en.digest
    with pytest.raises(TypeError):
        room.renderer().words(lambda words: b"", "vi")


def test_static_files_are_listed_with_digests_and_copied(room: Pressroom) -> None:
    room.write("theme/static/js/a.js", "1")
    room.write("theme/static/.DS_Store", "x")
    room.write("content/a/ho.jpg", "photo")
    renderer = room.renderer()
    assert renderer.static() == (("js/a.js", file_digest(b"1")),)
    assert renderer.file("theme")(*renderer.static()[0]) == b"1"
    assert renderer.file("content")("a/ho.jpg", file_digest(b"photo")) == b"photo"


def test_a_file_that_changes_while_the_site_is_built_stops_the_build(room: Pressroom) -> None:
    room.write("content/ho.jpg", "photo")
    make = room.renderer().file("content")
    with pytest.raises(Refused, match="changed while the site was being built"):
        room.print([Output("ho.jpg", ("ho.jpg", file_digest(b"another")), make)])


def test_a_make_is_made_once(room: Pressroom) -> None:
    renderer = room.renderer()
    assert renderer.page("leaf.html", "vi") is renderer.page("leaf.html", "vi")
    assert renderer.page("leaf.html", "vi") is not renderer.page("leaf.html", "en")


def once(room: Pressroom, macro: str) -> None:
    """A leaf whose words are drawn by a macro, once for the same words."""
    room.template("parts/word.html", "{% macro word(text) %}" + macro + "{% endmacro %}")
    room.template(
        "partials/words.html",
        '{% from "parts/word.html" import word with context %}{% for each in page.words %}{{ once(word, text=each) }}'
        "{% endfor %}",
    )


def test_what_is_drawn_once_is_drawn_for_each_value_and_in_each_language(room: Pressroom) -> None:
    once(room, "<b>{% trans %}Latest news{% endtrans %} {{ text }}</b>")
    renderer = room.renderer()
    for lang, latest in (("vi", "Tin mới nhất"), ("en", "Latest news")):
        page = renderer.page("leaf.html", lang)(Leaf("A", ("a&b", "c", "a&b"))).decode()
        assert [f"<b>{latest} {word}</b>" in page for word in ("a&amp;b", "c")] == [True, True]
        assert page.count("a&amp;b") == 2


def test_what_reads_the_page_cannot_be_drawn_once_for_all_pages(room: Pressroom) -> None:
    once(room, "{{ page.title }} {{ text }}")
    with pytest.raises(TemplateRuntimeError, match="word reads the page"):
        drawn(room, Leaf("A", ("a",)))


def test_values_that_are_equal_but_of_other_types_are_drawn_apart(room: Pressroom) -> None:
    once(room, "<b>{{ text }}</b>")
    assert "<b>1</b><b>True</b><b>1</b>" in drawn(room, Leaf("A", (1, True, "1")))  # type: ignore[arg-type]
