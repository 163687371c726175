"""Files: those of the desk itself, those of the theme, and the site as readers will see it, at its own addresses."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from starlette.responses import FileResponse, Response

from nhipcau.desk.asking import ANYONE, BASE, Address, Ask, go
from nhipcau.desk.declined import Declined
from nhipcau.desk.drawing import FOLDER, page
from nhipcau.desk.roles import READ
from nhipcau.desk.tasks import TASKS
from nhipcau.model.media_types import TYPES
from nhipcau.reading.source import N_
from nhipcau.themes import found_in, theme_folders
from nhipcau.web.serving import headers, media_type

PICTURES = frozenset(ending for ending, kind in TYPES.items() if kind.startswith("image/"))
COOKIE = "nhipcau_approval"
FONTS = "theme/fonts/"
HOW_TO = "how-to"
"""The folder of the pictures of daily tasks, by language."""


def _static(ask: Ask) -> Response:
    return _sent(_inside(FOLDER / "static", ask.path["path"]))


def _theme(ask: Ask) -> Response:
    """A file of the site's theme: the desk looks as the site does."""
    folders = [folder / "static" for folder in theme_folders(ask.newsroom.settings)]
    found = found_in(folders, ask.path["path"])
    return _sent(
        _inside(next(each for each in folders if found and found.is_relative_to(each)), ask.path["path"])
        if found
        else None
    )


def _site_theme(ask: Ask) -> Response:
    """What every page of the site leans on: no secret, and shown to whoever has a link for approval.

    Before the first build it is the theme's own file: the desk is set in the site's letters from the start.
    """
    path = f"theme/{ask.path['path']}"
    return _of_site(ask, path) if (ask.newsroom.output / path).is_file() else _theme(ask)


def _site_photo(ask: Ask) -> Response:
    """A photo of the site, for those who are signed in or have a link for approval."""
    if ask.member is None:
        token = ask.cookies.get(COOKIE, "")
        approval = ask.newsroom.approvals.approval(token, ask.newsroom.now().timestamp())
        if not ask.path["path"].startswith(f"{approval.piece}/"):
            raise Declined(N_("Sign in first."), 401)
    return _of_site(ask, f"photos/{ask.path['path']}")


def _site(ask: Ask) -> Response:
    path = ask.path["path"]
    if not path and not (ask.newsroom.output / "index.html").is_file():
        return go("/")
    return _of_site(ask, path)


def _of_site(ask: Ask, path: str) -> Response:
    output = ask.newsroom.output.resolve()
    found = _inside(output, path)
    if found and found.is_dir():
        if path and not path.endswith("/"):
            return Response(status_code=301, headers={"Location": quote(f"/{path}/")})
        found = found / "index.html"
    if found is None or not found.is_file():
        return page(ask, "trouble.html", 404, said=ask.voice.say(N_("There is no such page on the site.")))
    kept = path.startswith(
        FONTS
    )  # letters that come late are shown with the next page, if they are kept for it
    told = headers(f"/{path}", False, ask.newsroom.publication.framed) | {
        "Cache-Control": "max-age=86400" if kept else "no-store"
    }
    told["Content-Security-Policy"] = told["Content-Security-Policy"].replace(
        "frame-ancestors 'none'", "frame-ancestors 'self'"
    )
    return FileResponse(found, headers=told, media_type=media_type(found.name))


def _sent(path: Path | None) -> Response:
    if path is None or not path.is_file():
        raise Declined(N_("There is no such file."), 404)
    return FileResponse(path, media_type=media_type(path.name), headers={"Cache-Control": "no-cache"})


def _inside(folder: Path, path: str) -> Path | None:
    """The file of that path in a folder; None where the path leads out of it or can be none."""
    if "\0" in path or "\\" in path:
        return None
    found = (folder / path).resolve()
    return found if found.is_relative_to(folder.resolve()) else None


def _about(ask: Ask) -> Response:
    """What program this is, and where its source is: its users have a right to that (AGPL, section 13, by Pelican)."""
    return page(ask, "about.html", source=str(ask.newsroom.settings.get("DESK_SOURCE") or ""))


def _help(ask: Ask) -> Response:
    """Ten daily tasks."""
    lang = ask.voice.language if (FOLDER / "static" / HOW_TO / ask.voice.language).is_dir() else "en"
    return page(ask, "help.html", tasks=TASKS, pictures=f"{BASE}/static/{HOW_TO}/{lang}")


def _unknown(ask: Ask) -> Response:
    raise Declined(N_("There is no such page at the desk."), 404)


ADDRESSES = (
    Address("GET", f"{BASE}/static/{{path:path}}", ANYONE, _static),
    Address("GET", f"{BASE}/theme/{{path:path}}", ANYONE, _theme),
    Address("GET", f"{BASE}/about", ANYONE, _about),
    Address("GET", f"{BASE}/help", READ, _help),
    Address("GET", f"{BASE}/{{path:path}}", READ, _unknown),
    Address("GET", "/theme/{path:path}", ANYONE, _site_theme),
    Address("GET", "/photos/{path:path}", ANYONE, _site_photo),
    Address("GET", "/{path:path}", READ, _site),
)
