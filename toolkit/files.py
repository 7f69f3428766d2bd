"""Write a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from toolkit.errors import Fault, InputError


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: written beside the target, flushed, renamed over it.

    Folders that are missing are made. A crash leaves the old file or the new one, never a part; a link is written
    through, so that the file it points at is replaced and not the link. On POSIX the file gets the permissions of the
    one it replaces, else those the process would give any new file. A device or a pipe is written to and never
    replaced. `InputError` where the place cannot be written.
    """
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            path.write_bytes(content)
        else:
            _put(path.resolve(), content)
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        raise InputError(Fault(path.as_posix(), what, "name a place that can be written, with room on it")) from error


def _put(target: Path, content: bytes) -> None:
    """Write a temporary file in the folder of `target` and rename it over it; nothing of it stays on any failure."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).chmod(_mode_for(target))
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _mode_for(target: Path) -> int:
    """Return the permissions the file had, or what `open` would have given it (mkstemp's own are private)."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
