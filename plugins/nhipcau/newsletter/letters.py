"""Letters: an issue as HTML for mail clients and as text, and whatever else is sent to a subscriber."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr, parseaddr
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from nhipcau.languages import Words
from nhipcau.newsletter.issue import Issue, IssueEntry
from nhipcau.newsletter.records import KeptIssue, Subscriber
from nhipcau.web.answers import ANSWERS

TOKEN = "{token}"
"""Stands in an issue where each reader's own token goes."""
Say = Callable[[str], Words]
"""The words of a language."""


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader([Path(__file__).parent / "templates", ANSWERS]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )


def drawn(template: str, words: Words, **values: Any) -> str:
    """A template in the language of the words."""
    own = _environment().overlay()
    own.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)  # type: ignore[attr-defined]
    return own.get_template(template).render(**values)


def html_of(issue: Issue, words: Words, leave: str) -> str:
    """An issue for mail clients, which know tables and styles in attributes; `leave` is where it is unsubscribed."""
    day = words.date(date.fromisoformat(issue.day))
    return drawn("issue.html", words, issue=issue, leave=leave, day=day)


def text_of(issue: Issue, words: Words, leave: str) -> str:
    """The same as plain text."""
    parts = [f"{issue.name} – {issue.tagline}\n{words.date(date.fromisoformat(issue.day))}\n{issue.home}"]
    if issue.stories:
        parts += [_heading(words.gettext("New this week")), *map(_plain, issue.stories)]
    if issue.events:
        parts += [_heading(words.gettext("Coming events")), *map(_plain, issue.events)]
    ground = words.gettext("You get this letter because you asked for it and confirmed that.")
    parts.append(f"-- \n{ground}\n{words.gettext('Unsubscribe')}: {leave}")
    return "\n\n".join(parts) + "\n"


def _heading(text: str) -> str:
    return f"{text}\n{'=' * len(text)}"


def _plain(entry: IssueEntry) -> str:
    return "\n".join(filter(None, (entry.title, entry.note, entry.text, entry.url)))


def letter(issue: KeptIssue, reader: Subscriber, sender: str, base: str, at: datetime) -> EmailMessage:
    """The issue for one reader: with a link by which it ends, and a header by which mail programs end it themselves
    (RFC 2369, RFC 8058)."""
    found = _letter(sender, reader, issue.subject, at, f"{issue.number}.{reader.token}")
    found["List-Unsubscribe"] = f"<{base}leave/{reader.token}>"
    found["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    found["List-Id"] = f"<newsletter.{issue.lang}.{_domain(sender)}>"
    found.set_content(issue.text.replace(TOKEN, reader.token), cte="quoted-printable")
    found.add_alternative(issue.html.replace(TOKEN, reader.token), subtype="html", cte="quoted-printable")
    found["Content-Language"] = issue.lang  # what is set before the content goes with it into a part
    return found


def question(
    reader: Subscriber, words: Words, name: str, sender: str, base: str, at: datetime
) -> EmailMessage:
    """The letter that asks whether somebody wants the newsletter: the second half of a double opt-in."""
    subject = words.gettext("Do you want the letters of %(name)s?") % {"name": name}
    found = _letter(sender, reader, subject, at, f"ask.{int(at.timestamp())}.{reader.token}")
    ground = words.gettext(
        "Somebody, probably you, asked %(name)s for its weekly letter at this address. Please confirm it here:"
    ) % {"name": name}
    otherwise = words.gettext("If it was not you, do nothing: no letter will come.")
    found.set_content(f"{ground}\n\n{base}confirm/{reader.token}\n\n{otherwise}\n", cte="quoted-printable")
    return found


def _letter(sender: str, reader: Subscriber, subject: str, at: datetime, id: str) -> EmailMessage:
    found = EmailMessage(policy=SMTP)
    found["From"], found["To"], found["Subject"] = formataddr(parseaddr(sender)), reader.address, subject
    found["Date"] = format_datetime(at)
    found["Message-ID"] = f"<newsletter.{id}@{_domain(sender)}>"
    found["Auto-Submitted"] = "auto-generated"
    return found


def _domain(sender: str) -> str:
    return parseaddr(sender)[1].rpartition("@")[2]
