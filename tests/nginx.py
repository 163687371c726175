"""An nginx of a test's own: in the foreground, in one process, and writing nowhere but into its folder."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from urllib.parse import quote

import pytest

from tools.provision import NGINX, find

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

SITE = """
    include {site}/nginx/redirects.conf;
    include {site}/nginx/maps.conf;
    server {
        listen 127.0.0.1:{port};
        root {site};
        include {site}/nginx/server.conf;
    }
"""

PATIENCE = 60
"""Seconds to wait for a server to answer."""


def configuration(folder: Path, inside: str) -> str:
    """A whole configuration; `inside` is what stands in its block `http`."""
    return FRAME.format(folder=folder, inside=inside)


def program() -> str:
    """Where nginx is; without one the test is skipped."""
    found = find(NGINX)
    if found is None:
        pytest.skip("no nginx on this machine: the files for it are not tried")
    return str(found)


@contextmanager
def running(folder: Path, inside: str) -> Iterator[int]:
    """The port of an nginx with this configuration, in which the port is `{port}`; `folder` is its own."""
    port, file = free_port(), folder / "nginx.conf"
    file.write_text(configuration(folder, inside.replace("{port}", str(port))))
    command = [program(), "-p", str(folder), "-e", "stderr", "-c", str(file)]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(port)
            yield port
        finally:
            server.terminate()


def serving(site: Path, folder: Path) -> AbstractContextManager[int]:
    """An nginx that serves a built site with nothing but the files made for it."""
    return running(folder, SITE.replace("{site}", str(site)))


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def wait_for(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"no server answers on port {port}")


def ask(port: int, path: str, **sent: str) -> tuple[int, HTTPMessage, bytes]:
    """The status, the headers and the body that the server answers with."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("GET", quote(path, safe="/%?=&"), headers=sent)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
