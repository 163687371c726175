"""Ten daily tasks, each said in a few sentences: the desk's page of help."""

from __future__ import annotations

from nhipcau.reading.source import N_

TASKS: tuple[tuple[str, str], ...] = (
    (
        N_("Begin a story"),
        N_(
            "New piece: a title in each language, the day, the section. A title may be missing: "
            "that language is begun later."
        ),
    ),
    (
        N_("Write"),
        N_(
            "Both languages stand side by side, with the facts that hold for both between them. "
            "What you type is kept as a draft every few seconds; Save (Ctrl-S) writes it down "
            "under your name."
        ),
    ),
    (
        N_("Bring a text in from Word, Google Docs, Zalo or a web page"),
        N_("Paste it, or drop the .docx into the text. What could not be taken over is listed."),
    ),
    (
        N_("Put photos in"),
        N_(
            "Drop them into the text, or press Photo. A sheet asks who took them, what each shows"
            " and its caption, in all languages. Click on the photo at what must stay in sight "
            "when it is cut."
        ),
    ),
    (
        N_("Name people, events and topics"),
        N_(
            "Type a part of the name, with or without marks. What is missing is added on the "
            "spot, or in Registries, where people have their offices."
        ),
    ),
    (
        N_("Link to another piece"),
        N_(
            "Mark the words, press Link, and type a few words of its title. The link follows the "
            "piece if its address changes."
        ),
    ),
    (
        N_("See how it will look"),
        N_(
            "Preview shows the real page with your draft in it: on a telephone, a tablet, a "
            "screen, light or dark, and what social networks and search engines will show."
        ),
    ),
    (
        N_("Mend what is wrong"),
        N_(
            "Mistakes stand at their field or below their paragraph; where it is plain what is "
            "right, a button puts it there. Problems and notes lists all of them."
        ),
    ),
    (
        N_("Have it approved"),
        N_(
            "Problems and notes, Make a link: whoever has it sees the draft and approves it or "
            "comments, without an account."
        ),
    ),
    (
        N_("Publish, and go back"),
        N_(
            "Set the state to Published. Then Publish: see what would change, and publish, now or"
            " at a time. An earlier release is there again by Back to this one."
        ),
    ),
)
