"""Templates as Jinja compiled them, kept from build to build: to compile those of one page takes 0.3 s.

They are code, and a cache may come from anywhere: so each is signed with a key that is this user's alone, and what
another has made is made anew.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from nhipcau.machine.kept import drop, keep
from nhipcau.machine.kept import folder as cache_folder
from nhipcau.machine.own_key import own_key
from nhipcau.tracking.digest import SIZE

KEPT = 500
"""Files in the folder, of 20 kB each, beyond which it is emptied: most are of texts that nobody has any more."""


class Compiled(BytecodeCache):
    """Keeps compiled templates in a folder. What is damaged there, or was made of another text, by another Jinja or
    Python, under other options, or with other code is made anew: what a filter makes of a constant, Jinja asks it
    while it compiles. `code` stands for the code of the run."""

    def __init__(self, folder: Path, env: Environment, code: str = "") -> None:
        self._folder = folder
        if len(kept := list(cache_folder(folder).iterdir())) > KEPT:
            for file in kept:
                drop(file)
        options = (env.trim_blocks, env.lstrip_blocks, env.keep_trailing_newline, sorted(env.extensions))
        delimiters = (env.block_start_string, env.variable_start_string, env.comment_start_string)
        self._options = repr((options, delimiters, env.line_statement_prefix, env.optimized, code))

    def load_bytecode(self, bucket: Bucket) -> None:
        file, key = self._file(bucket), own_key()
        try:
            stored = file.read_bytes() if key else b""
        except OSError:
            return
        if key and compare_digest(stored[:SIZE], _signature(key, file.name, stored[SIZE:])):
            bucket.bytecode_from_string(stored[SIZE:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        file, key = self._file(bucket), own_key()
        if key is None:
            return
        data = bucket.bytecode_to_string()
        with suppress(OSError):  # it is compiled, which is what was wanted
            keep(file, _signature(key, file.name, data) + data)

    def _file(self, bucket: Bucket) -> Path:
        known = blake2b(f"{bucket.key} {self._options}".encode(), digest_size=SIZE)
        return self._folder / known.hexdigest()


def _signature(key: bytes, name: str, data: bytes) -> bytes:
    return blake2b(name.encode() + data, key=key, digest_size=SIZE).digest()
