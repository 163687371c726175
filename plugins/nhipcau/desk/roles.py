"""Who may what: a role is a set of abilities, and each address of the desk asks for one."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from nhipcau.reading.source import N_

READ, WRITE, EDIT, PUBLISH, ADMINISTER = "read", "write", "edit", "publish", "administer"
WRITER, TRANSLATOR, EDITOR, PUBLISHER, ADMINISTRATOR = (
    "writer",
    "translator",
    "editor",
    "publisher",
    "administrator",
)
ABILITIES = MappingProxyType(
    {
        WRITER: frozenset((READ, WRITE)),
        TRANSLATOR: frozenset((READ, WRITE)),
        EDITOR: frozenset((READ, WRITE, EDIT)),
        PUBLISHER: frozenset((READ, WRITE, EDIT, PUBLISH)),
        ADMINISTRATOR: frozenset((READ, WRITE, EDIT, PUBLISH, ADMINISTER)),
    }
)
LABELS = MappingProxyType(
    {
        WRITER: N_("writer"),
        TRANSLATOR: N_("translator"),
        EDITOR: N_("editor"),
        PUBLISHER: N_("publisher"),
        ADMINISTRATOR: N_("administrator"),
    }
)


@dataclass(frozen=True, slots=True)
class Member:
    """One who works at the desk. `name` is for signing in, `shown` for people; a translator writes in `languages`
    alone, everybody else in all. `speaks` is the language in which the desk speaks to them. `sections` are those whose
    stories they may change, none for all."""

    name: str
    shown: str
    role: str
    email: str = ""
    languages: tuple[str, ...] = ()
    speaks: str = ""
    sections: tuple[str, ...] = ()

    def may(self, ability: str) -> bool:
        return ability in ABILITIES.get(self.role, frozenset())

    def is_of(self, section: str) -> bool:
        """Whether what stands in a section is theirs to change; what stands in none is everybody's."""
        return not self.sections or not section or section in self.sections

    def writes_in(self, lang: str) -> bool:
        """Whether the words of a language are theirs to change."""
        return self.may(WRITE) and (self.role != TRANSLATOR or lang in self.languages)

    def states_facts(self) -> bool:
        """Whether they may change what holds for every language."""
        return self.may(WRITE) and self.role != TRANSLATOR
