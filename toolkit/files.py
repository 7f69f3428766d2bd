"""Write a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from toolkit.errors import Fault, InputError


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: written beside the target, flushed, renamed over it.

    Folders that are missing are made. A crash leaves the old file or the new one, never a part; a link is written
    through, so that the file it points at is replaced and not the link. On POSIX the file gets the permissions of the
    one it replaces, else those the process would give any new file. A device or a pipe is written to and never
    replaced. `InputError` where the place cannot be written.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        with _refused(path):
            path.write_bytes(content)
    else:
        write_together({path: content})


def write_together(contents: Mapping[Path, bytes]) -> None:
    """Put several files at their places: all are written beside them before the first is renamed, in the order given.

    A disk that is full, or a place that takes no file, leaves every file as it was.
    """
    beside: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            with _refused(path):
                beside[path] = _beside(path.resolve(), content)
        for path, written in beside.items():
            with _refused(path):
                written.replace(path.resolve())
    except BaseException:
        for written in beside.values():
            written.unlink(missing_ok=True)
        raise


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    """Say of any failure of the system which place cannot be written."""
    try:
        yield
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}"
        raise InputError(Fault(path.as_posix(), what, "name a place that can be written, with room on it")) from error


def _beside(target: Path, content: bytes) -> Path:
    """Write a temporary file in the folder of `target` and return it; nothing of it stays on any failure."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(_mode_for(target))
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _mode_for(target: Path) -> int:
    """Return the permissions the file had, or what `open` would have given it (mkstemp's own are private)."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
