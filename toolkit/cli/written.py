"""How a command that writes documents ends: problems first, then the files, all or (with --strict) none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.cli import screen
from toolkit.errors import Fault, InputError

if TYPE_CHECKING:
    from toolkit.api import Rendered
    from toolkit.cli.session import Session
    from toolkit.problems import Problem


def write_all(session: Session, rendered: Sequence[Rendered], out: Path, problems: Sequence[Problem] = ()) -> None:
    """Print problems, blockers first, and write every document into `out`; nothing where --strict forbids it."""
    from toolkit.files import write_atomically

    found = (*problems, *(problem for document in rendered for problem in document.problems))
    session.judge(found)
    if not session.quiet:
        screen.print_problems(found, screen.console(stderr=True))
    if not session.may_write:
        screen.say("nothing was written: a person must look first (--strict)")
        return
    _keep_off_the_register(rendered, out)
    for document in rendered:
        write_atomically(out / document.file_name, document.data)
    if not session.quiet:
        screen.print_written([out / document.file_name for document in rendered])


def _keep_off_the_register(rendered: Sequence[Rendered], out: Path) -> None:
    """Refuse to print over the document of a saved agreement: it is the evidence for all that was read from it."""
    if not (out / "agreement.json").exists():
        return
    for document in rendered:
        if Path(document.file_name).stem == "agreement" and (out / document.file_name).exists():
            what = f"{document.file_name} is the document of a saved agreement"
            raise InputError(Fault(out.as_posix(), what, "name another folder with --out"))
