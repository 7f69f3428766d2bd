"""Reading within a time and a memory limit: the work is done in a child process that can be ended.

A damaged or hostile file can make any parser turn for ever or fill the memory; nothing but another process can stop
it on every system. Where the system can hold a process to a memory limit (POSIX), it does so itself; elsewhere
(Windows) the child watches its own use where it can, and the time limit stands alone otherwise.
"""

from __future__ import annotations

import multiprocessing
import queue
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from toolkit.errors import ContractError, Fault, UnreadableError

T = TypeVar("T")
_MEGABYTE = 1024 * 1024
_BEGIN, _GRACE, _LISTEN = 60.0, 5.0, 0.1
"""Seconds: that a child may take to begin, to end once told to, and between two looks whether it still lives."""


def within(
    work: Callable[..., T], path: Path, *arguments: Any, max_seconds: float | None = None, max_memory: int | None = None
) -> T:
    """Call `work(path, *arguments)` in a child process; `max_memory` is in megabytes.

    `work`, what it is given and what it returns must be picklable. Its own errors arrive as they are; a limit passed
    is an `UnreadableError`. Without any limit the call is made right here.
    """
    if max_seconds is None and max_memory is None:
        return work(path, *arguments)
    context = multiprocessing.get_context("spawn")
    results: Any = context.Queue()
    child = context.Process(target=_child, args=(results, max_memory, work, path, arguments), daemon=True)
    child.start()
    try:
        _next(child, results, path, _BEGIN, max_memory)
        made: T = _result(_next(child, results, path, max_seconds, max_memory), path, max_memory)
        return made
    finally:
        _end(child)


def _child(
    results: Any, max_memory: int | None, work: Callable[..., Any], path: Path, arguments: tuple[Any, ...]
) -> None:
    """Do the work within the memory limit and send back what came of it."""
    if max_memory is not None:
        hold_memory(max_memory)
    results.put(("begun", None))
    try:
        results.put(("done", work(path, *arguments)))
    except ContractError as error:
        results.put(("refused", (type(error), error.faults)))
    except MemoryError:
        results.put(("memory", None))


def hold_memory(megabytes: int) -> bool:
    """Hold this process to so much memory; False where the system has no such limit."""
    try:
        import resource
    except ImportError:
        return False
    kind = resource.RLIMIT_DATA
    _, hard = resource.getrlimit(kind)
    wanted = megabytes * _MEGABYTE
    resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
    return True


def _next(child: Any, results: Any, path: Path, seconds: float | None, max_memory: int | None) -> tuple[str, Any]:
    """Wait for the next word of the child; where none comes, say which limit was passed."""
    deadline = None if seconds is None else time.monotonic() + seconds
    while True:
        try:
            word: tuple[str, Any] = results.get(timeout=_LISTEN)
        except queue.Empty:
            if not child.is_alive():
                raise UnreadableError(_ended(path, max_memory)) from None
            if deadline is not None and time.monotonic() > deadline:
                reason = f"reading took longer than {seconds:g} seconds"
                remedy = "give it more with --max-seconds, or give only the pages of the agreement"
                raise UnreadableError(Fault(path.name, reason, remedy)) from None
        else:
            return word


def _result(word: tuple[str, Any], path: Path, max_memory: int | None) -> Any:
    """Return what the child made, or raise what it raised."""
    said, what = word
    if said == "refused":
        kind, faults = what
        raise kind(faults)
    if said == "memory":
        raise UnreadableError(_ended(path, max_memory))
    return what


def _ended(path: Path, max_memory: int | None) -> Fault:
    """Say that the child ended without a word, as a process does that the system stops for its memory."""
    reason = f"reading needs more than {max_memory} MB" if max_memory else "reading ended without a result"
    remedy = "give it more with --max-memory, or give only the pages of the agreement"
    return Fault(path.name, reason, remedy)


def _end(child: Any) -> None:
    """Make sure that the child is gone."""
    if child.is_alive():
        child.terminate()
        child.join(_GRACE)
    if child.is_alive():
        child.kill()
    child.join(_GRACE)
