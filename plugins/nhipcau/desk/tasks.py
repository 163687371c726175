"""Ten daily tasks, each said in a few sentences and shown by a picture: the desk's page of help."""

from __future__ import annotations

from dataclasses import dataclass

from nhipcau.reading.source import N_


@dataclass(frozen=True, slots=True)
class DailyTask:
    """A task: what it is called, how it is done, and the name of its picture, which the tests take."""

    name: str
    words: str
    picture: str


TASKS = (
    DailyTask(
        N_("Begin a story"),
        N_(
            "New piece: a title in each language, the day, the section. A title may be missing: "
            "that language is begun later."
        ),
        "begin",
    ),
    DailyTask(
        N_("Write"),
        N_(
            "Both languages stand side by side, with the facts that hold for both between them. "
            "What you type is kept as a draft every few seconds; Save (Ctrl-S) writes it down "
            "under your name. Translation shows them paragraph by paragraph, and what changed since."
        ),
        "write",
    ),
    DailyTask(
        N_("Bring a text in from Word, Google Docs, Zalo or a web page"),
        N_("Paste it, or drop the .docx into the text. What could not be taken over is listed."),
        "bring-in",
    ),
    DailyTask(
        N_("Put photos in"),
        N_(
            "Drop them into the text, or press Photo. A sheet asks who took them, what each shows"
            " and its caption, in all languages. Click on the photo at what must stay in sight "
            "when it is cut."
        ),
        "photos",
    ),
    DailyTask(
        N_("Name people, events and topics"),
        N_(
            "Type a part of the name, with or without marks. What is missing is added on the "
            "spot, or in Registries, where people have their offices."
        ),
        "names",
    ),
    DailyTask(
        N_("Link to another piece"),
        N_(
            "Mark the words, press Link, and type a few words of its title. The link follows the "
            "piece if its address changes."
        ),
        "link",
    ),
    DailyTask(
        N_("See how it will look"),
        N_(
            "Preview shows the real page with your draft in it: on a telephone, a tablet, a "
            "screen, light or dark, and what social networks and search engines will show."
        ),
        "preview",
    ),
    DailyTask(
        N_("Mend what is wrong"),
        N_(
            "Mistakes stand at their field or below their paragraph; where it is plain what is "
            "right, a button puts it there. Problems and notes lists all of them."
        ),
        "mend",
    ),
    DailyTask(
        N_("Have it approved"),
        N_(
            "Problems and notes, Make a link: whoever has it sees the draft and approves it or "
            "comments, without an account."
        ),
        "approval",
    ),
    DailyTask(
        N_("Publish, and go back"),
        N_(
            "Set the state to Published. Then Publish: see what would change, and publish, now or"
            " at a time. An earlier release is there again by Back to this one."
        ),
        "publish",
    ),
)
