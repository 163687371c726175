"""Bring the catalogues up to date with what the code and the templates say: `make messages`.

Two kinds: what readers see (babel.cfg says where it stands; a catalogue for each language in theme/translations/) and
what the desk says to writers (sentences marked `N_(…)` in plugins/, and `say(…)` in the pages of the desk; catalogues
in plugins/nhipcau/translations/). New messages come in empty, those that nobody says any more go, translations stay.
No date is written, so that a run that finds nothing new changes no byte.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
DATED = ("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Report-Msgid-Bugs-To")


def readers() -> Catalog:
    """What readers see."""
    with open(ROOT / "babel.cfg", encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    return _extracted(methods, options, DEFAULT_KEYWORDS)


def writers() -> Catalog:
    """What the desk says to writers."""
    code = _extracted([("plugins/**.py", "python")], {}, {"N_": None})
    pages = "plugins/nhipcau/desk/templates/**.html"
    options = {pages: {"trim_blocks": "true", "silent": "false"}}
    for message in _extracted([(pages, "jinja2")], options, {"say": None}):
        if message.id:
            code.add(message.id, None, message.locations)
    return code


def _extracted(methods: list, options: dict, keywords: dict) -> Catalog:
    template = Catalog(charset="utf-8")
    found = extract_from_dir(ROOT, methods, options, keywords, comment_tags=("Translators:",))
    for file, _, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        template.add(message, None, [(file, None)], auto_comments=comments, context=context)
    return template


def update(path: Path, template: Catalog) -> bool:
    """Bring one catalogue up to date; whether its bytes changed."""
    before = path.read_bytes()
    catalogue = read_po(BytesIO(before))
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    buffer = BytesIO()
    write_po(buffer, catalogue, width=100, sort_by_file=True, include_lineno=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    after = "".join(
        line for line in lines if not line.startswith(tuple(f'"{name}:' for name in DATED))
    ).encode()
    if after != before:
        path.write_bytes(after)
    return after != before


def begin(lang: str) -> None:
    """Make an empty catalogue of what readers see in a language, unless there is one."""
    path = ROOT / "theme" / "translations" / lang.replace("-", "_") / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        path.parent.mkdir(parents=True)
        with path.open("wb") as file:
            write_po(file, Catalog(locale=lang.replace("-", "_"), charset="utf-8"))


def main() -> None:
    for lang in sys.argv[1:]:
        begin(lang)
    for folder, template in (("theme", readers()), ("plugins/nhipcau", writers())):
        for path in sorted((ROOT / folder / "translations").glob("*/LC_MESSAGES/messages.po")):
            changed = update(path, template)
            empty = sum(1 for entry in read_po(BytesIO(path.read_bytes())) if entry.id and not entry.string)
            print(f"{path.relative_to(ROOT)}: {'updated' if changed else 'unchanged'}, {empty} to translate")


if __name__ == "__main__":
    main()
