"""The renderer: gives feature plugins their makes, and each make a digest of what it draws on.

A make turns the inputs of an Output into bytes. Its digest covers the template's closure and the catalogue of its
language; the inputs count by themselves; the code and the settings are the fingerprint's matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup

from nhipcau.languages import SOURCE_LANGUAGE, Catalogue, Words, marked
from nhipcau.languages.catalogues import LOCALE, stacked, territorial
from nhipcau.languages.compiled import CatalogueMemory
from nhipcau.languages.notes import headings
from nhipcau.linked_data import script
from nhipcau.model import Body, Figure, Link, Problem, Publication
from nhipcau.model.output import Bundle, Bundling, Make
from nhipcau.problems import broken_catalogue, missing_catalogue, refuse, wrong_colour
from nhipcau.rendering import bodies, parallel
from nhipcau.rendering.bundles import Bundles
from nhipcau.rendering.compiled import Compiled
from nhipcau.rendering.files import FolderFiles, file_digest
from nhipcau.rendering.jinja_runtime import Spoken, language, speaking
from nhipcau.rendering.macros import MODULES, Modules, Once, sharing
from nhipcau.rendering.templates import Templates
from nhipcau.themes import catalogues, found_in
from nhipcau.tracking.digest import Digester, make_digest
from nhipcau.tracking.fingerprint import CODE
from nhipcau.web.colours import SHEETS, Colour, UnknownColour, colour, place, properties


class JinjaRenderer:
    """One a build. Templates and catalogues are read when they are first asked for, and never again.

    `env` is the generator's own, and becomes the renderer's; `html` gives the HTML of a body by the body's digest;
    `content` is the folder, `theme` are those of the theme, the first over the others, `cache` is that in which a build
    leaves what the next may need (`remember`), `pictures` that of finished pictures, `bundles` that of bundles.
    `code` stands for the code of the run. `warnings` are what the theme lacks, and what plugins had to tell while they
    drew.
    """

    def __init__(
        self,
        env: Environment,
        publication: Publication,
        html: Callable[[str], str],
        content: Path,
        theme: Sequence[Path],
        cache: Path | None = None,
        pictures: Path | None = None,
        bundles: Path | None = None,
        code: str = CODE,
    ) -> None:
        assert env.loader is not None
        self._publication = publication
        self._html = html
        self._code = code
        self._static = tuple(folder / "static" for folder in theme)
        self._bundles = bundles and Bundles(bundles)
        self._files = FolderFiles({"content": (content,), "theme": self._static}, pictures)
        self._theme = tuple(theme)
        self._ground: Colour | None = None
        self.warnings = [*self._uncatalogued()]
        self._env = env
        self._env.add_extension("jinja2.ext.i18n")
        self._env.autoescape, self._env.undefined = True, StrictUndefined
        sharing(env)
        self._kept = cache
        self._templates = Templates(env, env.loader, cache and cache / "templates.json")
        self.remember = self._templates.remember
        self._env.loader = self._templates.loader()
        self._env.bytecode_cache = Compiled(cache / "templates", env, code) if cache else None
        self._once_drawn = Once()
        self._furnish()
        self._makes: dict[tuple[object, ...], Make] = {}
        self._catalogues: dict[str, Catalogue] = {}
        self._words: dict[str, Words] = {}
        self._territorial: dict[str, str] = {}
        self._lasting: dict[str, dict[str, TemplateModule]] = {}

    def page(self, template: str, lang: str, *others: str) -> Make:
        """Makes pages: `make(page)` renders the template, which sees `page`, in a language.

        Of `others`, further languages, it sees the words as well, as `voices` by code. Refused where the template, or
        one that it draws on, or a catalogue is missing or broken.
        """

        def make() -> Make:
            spoken = " ".join(f"{each} {self._catalogue(each).digest}" for each in (lang, *others))
            digest = f"page {spoken} {template} {self._templates.digest(template)} {self._locales()} {self._paper()}"
            return Make(digest, partial(self._render, template, lang, others))

        return self._once(("page", template, lang, others), make)

    def words(self, function: Callable[..., bytes], lang: str) -> Make:
        """Makes what needs words but no template: `make(*inputs)` is `function(words, *inputs)`.

        The function is one of a module, since it counts by its name (and by the fingerprint, which covers its source).
        """

        def make() -> Make:
            digest = f"words {lang} {self._catalogue(lang).digest} {make_digest(function)!r}"
            return Make(digest, lambda *inputs: function(self._spoken(lang), *inputs))

        return self._once(("words", function, lang), make)

    def file(self, root: str) -> Make:
        """Copies files: `make(path, digest)` is the file below "content", or below "theme" (its static folder)."""
        return self._once(("file", root), lambda: Make(f"file {root}", partial(self._files.read, root)))

    def pictures(self, function: Callable[..., bytes], lang: str = "") -> Make:
        """Makes pictures: `make(*inputs)` is `function(files, *inputs)`, files being what `FolderFiles` says; of
        pictures that say something in a language, `function(files, words, *inputs)`.

        The function is one of a module, as for `words`; a file that it reads must be among the inputs, with its digest.
        """

        def make() -> Make:
            digest = f"pictures {make_digest(function)!r}"
            if not lang:
                return Make(digest, partial(function, self._files), slow=True)
            spoken = f"{digest} {lang} {self._catalogue(lang).digest}"
            return Make(spoken, lambda *inputs: function(self._files, self._spoken(lang), *inputs), slow=True)

        return self._once(("pictures", function, lang), make)

    def prose(self, function: Callable[..., bytes], lang: str) -> Make:
        """Makes what needs the finished texts of pages: `make(*inputs)` is `function(words, prose, *inputs)`, where
        `prose(body, links, draw)` is the HTML of a body as it would stand on a page in the language."""

        def make() -> Make:
            digest = f"prose {lang} {self._catalogue(lang).digest} {make_digest(function)!r}"
            prose = partial(self._prose, lang)
            return Make(digest, lambda *inputs: function(self._spoken(lang), prose, *inputs))

        return self._once(("prose", function, lang), make)

    def state(self, site: object, function: Callable[..., object], *values: object) -> str:
        """Stands for what `function(site, *values)` gives, which is of the kinds that inputs may have. While a drawing
        is drawn, that is remembered as its outputs are: the function is one of a module, and looks at nothing else."""
        return Digester().value(function(site, *values)).hex()

    def bundles(
        self, function: Callable[..., Sequence[bytes]], lang: str, wanted: Sequence[Bundling]
    ) -> tuple[Bundle, ...]:
        """Bundles, in their order: the parts of each are `function(prose, *inputs)`, which is a function of a module,
        and is called where no build has made them yet."""
        assert self._bundles
        prose = partial(self._prose, lang)
        made_of = (self._code, lang, make_digest(function))
        makes = {}
        for each in wanted:
            digest = Digester().value((*made_of, each.state)).hex()
            makes[f"{each.name}/{digest}"] = partial(_bundled, function, prose, each.inputs)
        return self._bundles.all(makes)

    def parts(self, function: Callable[..., bytes]) -> Make:
        """Makes what is joined of the parts of bundles: `make(*inputs)` is `function(read, *inputs)`, where
        `read(part)` are the bytes of one that is among the inputs."""
        assert self._bundles
        read = self._bundles.read
        return self._once(
            ("parts", function), lambda: Make(f"parts {make_digest(function)!r}", partial(function, read))
        )

    def warn(self, problem: Problem) -> None:
        """Tell a warning at the end of the build, with those of reading. Not from within a Drawing, which may be
        remembered and not drawn."""
        self.warnings.append(problem)

    def static(self) -> tuple[tuple[str, str], ...]:
        """The theme's static files: paths below its static folder, each with the digest that `file` wants. Sorted."""
        files: dict[str, Path] = {}
        for folder in reversed(self._static):
            found = (path for path in folder.rglob("*") if path.is_file())
            files |= {path.relative_to(folder).as_posix(): path for path in found}
        return tuple((name, file_digest(files[name].read_bytes())) for name in sorted(files) if _shown(name))

    def _uncatalogued(self) -> Iterator[Problem]:
        """What is said of languages in which the theme cannot speak."""
        for code in (each.code for each in self._publication.languages):
            if code != SOURCE_LANGUAGE and not any(catalogues(self._theme, code)):
                yield missing_catalogue(self._theme[0], code)

    def _once(self, key: tuple[object, ...], make: Callable[[], Make]) -> Make:
        if key not in self._makes:
            self._makes[key] = make()
        return self._makes[key]

    def _render(self, template: str, lang: str, others: tuple[str, ...], page: object) -> bytes:
        seen: dict[str, object] = {"page": page, "words": self._spoken(lang)}
        if others:
            seen["voices"] = {each: self._spoken(each) for each in others}
        lasting = self._lasting.setdefault(lang, {})
        modules = Modules(lasting, self._once_drawn.admit, self._templates.reads_page, seen)
        return self._env.get_template(template).render({**seen, MODULES: modules}).encode()

    def _catalogue(self, lang: str) -> Catalogue:
        """The catalogue of a language, not yet compiled: a build that draws nothing needs no more than its digest."""
        if lang not in self._catalogues:
            layers = [Catalogue(lang, _text(file), str(file)) for file in catalogues(self._theme, lang)]
            self._catalogues[lang] = stacked(layers) or Catalogue(lang)
        return self._catalogues[lang]

    def _locale(self, lang: str) -> str:
        """A language as Open Graph names it, "en_GB"."""
        if lang not in self._territorial:
            self._territorial[lang] = territorial(self._catalogue(lang).excerpt(LOCALE[0]).locale)
        return self._territorial[lang]

    def _locales(self) -> str:
        """What every page depends on of the catalogues of other languages."""
        return " ".join(self._locale(language.code) for language in self._publication.languages)

    def _paper(self) -> Colour:
        """The colour of the paper, in which browsers paint what is around a page; every page depends on it."""
        if self._ground is None:
            found = {path: found_in(self._static, path) for path in SHEETS}
            sheets = {path: file.read_text("utf-8") for path, file in found.items() if file}
            try:
                self._ground = colour(properties(sheets.values()), "paper") if sheets else Colour("", "")
            except UnknownColour as unknown:
                problem = wrong_colour(unknown.name, unknown.told, place(sheets, unknown.name))
                raise refuse(problem) from None
        return self._ground

    def _spoken(self, lang: str) -> Words:
        if lang not in self._words:
            memory = CatalogueMemory(self._kept / f"catalogue-{lang}") if self._kept else None
            catalogue = replace(self._catalogue(lang)).proofread(memory)
            self._words[lang] = Words(lang, catalogue, self._publication.clock)
        return self._words[lang]

    def _prose(self, lang: str, body: Body, links: Sequence[Link], draw: bodies.Draw) -> Markup:
        """The HTML of a body as it would stand on a page in a language."""
        html, kinds = self._html(body.digest), self._kinds(lang)
        return bodies.body(html, links, body.figures, draw, lang, kinds=kinds, recordings=body.recordings)

    def _kinds(self, lang: str) -> Mapping[str, str]:
        return headings(self._spoken(lang))

    def _furnish(self) -> None:
        """Give templates their globals. The language is that of the page being drawn, never a state of anything."""
        env: Any = self._env
        speaking(env)
        env.globals["absolute"] = self._publication.absolute
        env.globals["body"] = Spoken(self._body)
        env.globals["once"] = Spoken(self._once_drawn)
        env.filters["passages"] = _passages
        env.filters["caption"] = _caption
        env.globals["linked_data"] = self._linked_data
        env.globals["rows"] = self._rows
        env.globals["locale"] = self._locale
        env.globals["paper"] = self._paper

    def _body(
        self,
        words: Words,
        body: Body,
        links: tuple[Link, ...],
        figure: Callable[..., str],
        photo: Callable[..., str] | None = None,
        gallery: bodies.DrawTogether | None = None,
        recording: bodies.Play | None = None,
    ) -> Markup:
        """The template function `body`; `figure(figure)` draws a photo that stands alone, `photo(photo, alt)` one in a
        line of text, `gallery(figures)` those that stand together, `recording(recording)` a film or a sound."""
        html = self._html(body.digest)
        draw, said = _drawing(figure, photo), headings(words)
        figures, recordings = body.figures, body.recordings
        return bodies.body(html, links, figures, draw, words.code, gallery, said, recordings, recording)

    @pass_context
    def _linked_data(self, context: Context) -> Markup:
        """The template function `linked_data`: what the page says to machines."""
        return script(context["page"], language(context), self._publication)

    def _rows(
        self,
        sides: Sequence[parallel.Column],
        figure: Callable[..., str],
        photo: Callable[..., str],
        recording: Callable[..., str] | None = None,
    ) -> tuple[parallel.ParallelRow, ...]:
        """The template function `rows`: the bodies of two sides beside each other; photos and recordings as for
        `body`."""

        def drawing(lang: str) -> bodies.Draw:
            return _drawing(partial(figure, lang=lang), photo)

        def playing(lang: str) -> bodies.Play | None:
            return partial(recording, lang=lang) if recording else None

        return tuple(parallel.rows(sides, self._html, drawing, self._kinds, playing))


def _bundled(
    function: Callable[..., Sequence[bytes]], prose: Callable[..., str], inputs: Callable[[], tuple[Any, ...]]
) -> Sequence[bytes]:
    return function(prose, *inputs())


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        raise refuse(broken_catalogue(str(file), line, "it is not UTF-8")) from None


def _shown(name: str) -> bool:
    return not any(part.startswith(".") for part in name.split("/"))


def _drawing(figure: Callable[..., str], photo: Callable[..., str] | None) -> bodies.Draw:
    def draw(each: Figure, inline: bool) -> str:
        if not inline:
            return figure(each)
        return photo(photo=each.photo, alt=each.alt) if photo else bodies.plain(each)

    return draw


@pass_context
def _caption(context: Context, figure: Figure, lang: str = "") -> object:
    """The template filter `caption`: what stands under a figure, in a language (the page's, if not said)."""
    return Markup(figure.html) if figure.html else _passages(context, figure.caption, lang)


@pass_context
def _passages(context: Context, text: object, lang: str = "") -> object:
    """The template filter `passages`: words of a language (the page's, if not said), with their Vietnamese marked."""
    return marked(text, lang or language(context).code) if isinstance(text, str) else text
