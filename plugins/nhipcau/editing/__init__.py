"""Editing: a content file as a person edits it, of which whatever was not touched keeps its bytes.

    text -> cut -> front matter, blocks -> (edits) -> composed -> text

`cutting` cuts a text so that its parts joined are the text, to the byte; `front_matter` gives a field another value;
`rich` shows a block as the HTML that an editor works on, where reading takes what is written of it for the same again,
and writes such HTML in our dialect; `composing` puts touched and untouched blocks together; `merging` joins what two
people made of one text. Nothing here knows a disk, a clock or a browser.
"""
