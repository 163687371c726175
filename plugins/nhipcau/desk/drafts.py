"""The texts that a page has before it, and what is told of them: what is wrong, and what is still wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nhipcau.desk.asking import Ask, table
from nhipcau.desk.declined import Declined
from nhipcau.desk.opened import given
from nhipcau.desk.pieces import PieceAt
from nhipcau.desk.saving import Given
from nhipcau.desk.states import read_standing
from nhipcau.desk.trying import DraftProblem
from nhipcau.desk.trying import told as in_order
from nhipcau.editing.cutting import cut
from nhipcau.editing.front_matter import Unwritable, values
from nhipcau.editing.mending import Mend
from nhipcau.editing.readiness import ReadyLine, ready
from nhipcau.reading.source import N_, Raw
from nhipcau.rules import Text
from nhipcau.rules.stale import CONFIRM, TRANSLATE
from nhipcau.rules.standing import named, said


def given_texts(
    ask: Ask, piece: PieceAt, told: dict[str, Any]
) -> tuple[dict[str, tuple[str, str]], dict[str, Given]]:
    """The texts that a page has before it, with what each was made of; only those that somebody may change."""
    order = list(piece.form.schema)
    found: dict[str, tuple[str, str]] = {}
    all_given = {}
    for lang, sent in table(told.get("editions")).items():
        ask.refuse_words_of(lang)
        each = all_given[lang] = given(sent)
        facts = [
            name for name in each.edit.fields if name in piece.form.schema and piece.form.schema[name].fact
        ]
        if not ask.who.states_facts() and (facts or each.source is not None):
            raise Declined(N_("A translator changes words, and no facts."), 403)
        with ask.newsroom.reading:
            found[lang] = each.base, ask.newsroom.saving.mine(each, order)
    return found, all_given


def told_fields(words: str) -> dict[str, Raw]:
    """What the fields of a text say; nothing where they cannot be read."""
    try:
        return values(cut(words).front)
    except Unwritable:
        return {}


def drafts_of(ask: Ask, piece: PieceAt, tab: str) -> dict[str, tuple[str, str]]:
    """The drafts that a page of a browser left, by language: what each was made of, and what it says."""
    query = "SELECT lang, base, words FROM draft WHERE tab = ? AND piece = ?"
    return {lang: (base, words) for lang, base, words in ask.newsroom.records.rows(query, tab, piece.id)}


def whole_texts(ask: Ask, piece: PieceAt, texts: dict[str, tuple[str, str]]) -> dict[str, str]:
    """The texts of a piece with those drafts in it; a file that no build could read is none."""
    there = {lang: each for lang in ask.newsroom.languages if (each := piece.look(lang))}
    found = {lang: each.words for lang, each in there.items() if each.whole and not each.written_in}
    found |= {lang: words for lang, (_, words) in texts.items()}
    return {lang: words for lang, words in found.items() if words.strip()}


def tried(ask: Ask, piece: PieceAt, tab: str, texts: dict[str, tuple[str, str]]) -> dict[str, Any]:
    """The problems of a piece with those drafts in it, and the list of what it wants before it goes out."""
    room, whole = ask.newsroom, whole_texts(ask, piece, texts)
    found = room.trials.tried(tab, piece, whole, room.keys(), room.register())
    said = read_standing(piece.folder).said
    listed = ready(found.read, said, room.languages, found.rules, room.register())
    return {
        "ready": [_told_line(each, ask) for each in listed],
        "problems": [
            _told_problem(each, whole, ask) | _to_confirm(each, found.read.texts, ask)
            for each in in_order(found.problems)
        ],
    }


def _told_line(line: ReadyLine, ask: Ask) -> dict[str, Any]:
    return {
        "name": line.name,
        "level": line.level,
        "text": ask.voice.say(line.message),
        "named": list(line.named),
    }


def _told_problem(each: DraftProblem, whole: dict[str, str], ask: Ask) -> dict[str, Any]:
    return {
        "lang": each.lang,
        "field": each.field,
        "block": each.block,
        "line": each.problem.line,
        "column": each.problem.column,
        "rule": each.problem.rule,
        "level": each.problem.level,
        "text": ask.voice.tell(each.problem),
        "mend": _told_mend(each.mend, whole.get(each.lang, "")),
        "spare": _told_mend(each.spare, whole.get(each.lang, "")),
    }


def _to_confirm(each: DraftProblem, texts: Sequence[Text], ask: Ask) -> dict[str, Any]:
    """The paragraph of a translation that is older than its source, to be confirmed by a button: the terminal's way is
    not told here."""
    problem, values = each.problem, dict(each.problem.values)
    if problem.hint not in (TRANSLATE, CONFIRM):
        return {"confirm": None}
    found = next((text for text in texts if text.lang == values["lang"]), None)
    paragraph = dict(named(found)).get(values["name"]) if found else None
    meant = {"lang": values["lang"], "name": values["name"], "words": said((paragraph,)) if paragraph else ""}
    return {"confirm": meant, "text": ask.voice.say(problem.message, **values)}


def _told_mend(mend: Mend | None, text: str) -> dict[str, Any] | None:
    return {"start": mend.start, "end": mend.end, "was": mend.was(text), "fix": mend.fix} if mend else None
