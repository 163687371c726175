"""An nginx of a test's own: in the foreground, in one process, and writing nowhere but into its folder."""

from __future__ import annotations

from pathlib import Path

FRAME = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {inside}
}}
"""


def configuration(folder: Path, inside: str) -> str:
    """A whole configuration; `inside` is what stands in its block `http`."""
    return FRAME.format(folder=folder, inside=inside)
