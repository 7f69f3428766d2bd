"""Write a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: written beside the target, flushed, renamed over it.

    Folders that are missing are made. A crash leaves the old file or the new one, never a part; a link is written
    through, so that the file it points at is replaced and not the link. On POSIX the file gets the permissions of the
    one it replaces, else those the process would give any new file.
    """
    target = path.resolve()
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
