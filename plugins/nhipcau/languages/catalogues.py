"""A catalogue: what the site says in one language, compiled in memory from its `messages.po`.

Messages are English, so English needs no catalogue. Nothing is global: a catalogue is a value that is handed around,
and two languages never share state.
"""

import gettext as stdlib_gettext
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from .compiled import CatalogueMemory, CompiledCatalogue
from .proofreading import broken_lines, faults

SOURCE_LANGUAGE = "en"
"""The language of the messages themselves."""

Message = tuple[str, str]
"""The context and the English text of a message."""


def pgettext(context: str, message: str) -> Message:
    """Mark a message in a table, so that `pybabel extract` finds it; it is said later, by `Catalogue.say`."""
    return context, message


# Translators: the CLDR locale for dates, numbers and lists, such as "vi", "fr", "pt_BR". English here is British.
LOCALE = pgettext("locale", "en_GB")


def stacked(layers: Iterable["Catalogue"]) -> "Catalogue | None":
    """Catalogues of one language as one, the first over the others; None where there is none."""
    found: Catalogue | None = None
    for each in reversed(list(layers)):
        found = replace(each, beneath=found)
    return found


def territorial(locale: Locale) -> str:
    """A locale as "vi_VN", with the territory in which its language is most spoken where it names none (CLDR, likely
    subtags): Open Graph takes no other. A language of no country, such as Esperanto, stands alone."""
    likely = get_global("likely_subtags").get(locale.language, "").rpartition("_")[2]
    territory = locale.territory or likely
    return f"{locale.language}_{territory}" if territory.isalpha() else locale.language


class CatalogueError(ValueError):
    """A catalogue that cannot be used, with its file and line: `messages.po:12: …`."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file, self.line, self.reason = file, line, reason


@dataclass(frozen=True)
class Catalogue:
    """The messages of one language. Equal when code and text are equal; may be pickled and sent to a worker."""

    code: str
    """The language: `vi`, `en`, `fr`, `pt-BR`."""
    text: str = field(default="", repr=False)
    """The whole `messages.po`; empty for a language that needs none."""
    file: str = field(default="messages.po", compare=False)
    """The file's name, for error messages only."""
    beneath: "Catalogue | None" = field(default=None, repr=False)
    """The catalogue that says what this one leaves out: that of the package under a site's own."""

    @classmethod
    def load(cls, path: Path, code: str, memory: CatalogueMemory | None = None) -> "Catalogue":
        """Read and compile a `messages.po`, or recall what was compiled of it. Raises CatalogueError (broken, not
        UTF-8, wrong placeholders), OSError."""
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise CatalogueError(str(path), line, "not UTF-8") from error
        return cls(code, text, str(path)).proofread(memory)

    @classmethod
    def parse(cls, text: str, code: str, file: str = "messages.po") -> "Catalogue":
        """Compile the text of a `messages.po` and proofread it. Raises CatalogueError at the first fault."""
        return cls(code, text, file).proofread()

    def proofread(self, memory: CatalogueMemory | None = None) -> "Catalogue":
        """Itself, compiled with what lies beneath it, or recalled. Raises CatalogueError at the first fault."""
        if self.beneath:
            self.beneath.proofread(memory and memory.beneath())
        if memory and (known := memory.recall(self.code, self.text)):
            self.__dict__["_compiled"] = known
        else:
            self._check()
            if memory and self.text:
                memory.remember(self.code, self.text, *self._compiled)
        _ = self.locale, self._translations
        return self

    def _check(self) -> None:
        for line, reason in broken_lines(self.text):
            raise CatalogueError(self.file, line, reason)
        for line, reason in faults(self._messages):
            raise CatalogueError(self.file, line, reason)

    def excerpt(self, context: str) -> "Catalogue":
        """The catalogue with the messages of one context only, for who needs no more: to compile it all takes 0.1 s."""
        entries = (each for each in self.text.split("\n\n") if f'msgctxt "{context}"' in each)
        beneath = self.beneath and self.beneath.excerpt(context)
        return Catalogue(self.code, "\n\n".join(entries), self.file, beneath)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of language and text, in hexadecimal: what a page depends on."""
        beneath = f"\n{self.beneath.digest}" if self.beneath else ""
        return sha256(f"{self.code}\n{self.text}{beneath}".encode()).hexdigest()

    @cached_property
    def locale(self) -> Locale:
        """The CLDR locale, from the catalogue, else from the language's code. Raises CatalogueError if unknown."""
        name = self.say(LOCALE) if self.has(LOCALE) else self.code
        try:
            return Locale.parse(name.replace("-", "_"))
        except (ValueError, UnknownLocaleError) as error:
            raise CatalogueError(self.file, 1, f"CLDR knows no locale “{name}”") from error

    def has(self, message: Message) -> bool:
        """Whether this language has words of its own for a message; the source language always has."""
        return self.code == SOURCE_LANGUAGE or message in self._translated

    def say(self, message: Message) -> str:
        """A marked message in this language; in English where there is no translation."""
        return self._translations.pgettext(*message)

    def say_or(self, message: Message, otherwise: str) -> str:
        """A marked message in this language, or what CLDR has, where there is no translation."""
        return self.say(message) if self.has(message) else otherwise

    def gettext(self, message: str) -> str:
        return self._translations.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self._translations.ngettext(singular, plural, number)

    def pgettext(self, context: str, message: str) -> str:
        return self._translations.pgettext(context, message)

    def npgettext(self, context: str, singular: str, plural: str, number: int) -> str:
        return self._translations.npgettext(context, singular, plural, number)

    def __reduce__(self) -> tuple[type["Catalogue"], tuple[str, str, str, "Catalogue | None"]]:
        """Compiled plural rules cannot be pickled; the text can."""
        return Catalogue, (self.code, self.text, self.file, self.beneath)

    @cached_property
    def _messages(self) -> Catalog:
        """Babel's reading of the file."""
        try:
            return read_po(BytesIO(self.text.encode()), charset="utf-8", abort_invalid=True)
        except PoFileError as error:
            reason = f"not a PO file: {error.line.strip()}"
            raise CatalogueError(self.file, error.lineno + 1, reason) from error
        except (ValueError, IndexError, LookupError) as error:
            raise CatalogueError(self.file, 1, f"not a PO file: {error}") from error

    @cached_property
    def _compiled(self) -> CompiledCatalogue:
        """Its own messages that have a translation that counts: not empty, not fuzzy."""
        compiled = BytesIO()
        write_mo(compiled, self._messages)
        return CompiledCatalogue(
            compiled.getvalue(),
            frozenset(
                (entry.context or "", entry.id)
                for entry in self._messages
                if isinstance(entry.id, str) and entry.id and entry.string and not entry.fuzzy
            ),
        )

    @cached_property
    def _translations(self) -> stdlib_gettext.NullTranslations:
        found = stdlib_gettext.NullTranslations()
        if self.text:
            found = stdlib_gettext.GNUTranslations(BytesIO(self._compiled.mo))
        if self.beneath:
            found.add_fallback(self.beneath._translations)
        return found

    @cached_property
    def _translated(self) -> frozenset[Message]:
        """The marked messages with a translation."""
        own = self._compiled.translated if self.text else frozenset()
        return own | self.beneath._translated if self.beneath else own
