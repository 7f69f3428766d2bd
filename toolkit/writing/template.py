"""Templates: Jinja wording + data → blocks, strictly.

The only door to Jinja. A template that names what the data lacks, reaches for Python's insides, or prints markup that
is not ours is an `InputError` with its name and line; nothing is ever printed as a blank in silence.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.errors import Fault, InputError
from toolkit.resources import templates_folder
from toolkit.writing import markup, schedules, told, wording
from toolkit.writing.blocks import Document

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_WRONG_USES = (TypeError, ValueError, ArithmeticError, AttributeError, LookupError, RecursionError)
"""What Python raises where a template uses a value as something that it is not."""

_PARTS = "parts"
"""The template that others take their parts from; it is no document."""

COMMON = "common"
"""The folder of the wording that every family of agreements shares."""


def make(
    kind: str, context: Mapping[str, Any], *, family: str = "related-agreement", folder: Path | None = None
) -> Document:
    """Fill the template of a kind of document (`agreement`, `schedule`, `amendment`, …) and return its blocks.

    Looks for `<family>/<kind>.j2`, then `common/<kind>.j2`: first in `folder`, then among the shipped templates.
    """
    roots = (*((folder,) if folder is not None else ()), templates_folder())
    environment = _environment(tuple(str(root) for root in roots))
    name = _template_name(environment, kind, family)
    return markup.parse(_render(environment, name, context), where=name)


@lru_cache(maxsize=8)
def _environment(roots: tuple[str, ...]) -> SandboxedEnvironment:
    """Make the strict, sandboxed environment of the template folders."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import SandboxedEnvironment

    class Sandbox(SandboxedEnvironment):
        """A sandbox in which what a template may not see is refused, not merely undefined."""

        def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
            message = f"access to attribute {attribute!r} of {type(obj).__name__!r} is not allowed in a template"
            return self.undefined(message, obj=obj, name=attribute, exc=SecurityError)

    environment = Sandbox(
        loader=FileSystemLoader(roots),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(wording.FILTERS)
    environment.filters["laid_out"] = schedules.laid_out
    environment.filters["printed_apart"] = told.printed_apart
    return environment


def _template_name(environment: SandboxedEnvironment, kind: str, family: str) -> str:
    """Choose the family's own template, else the common one."""
    candidates = (f"{family}/{kind}.j2", f"{COMMON}/{kind}.j2")
    names = set(environment.list_templates(extensions=["j2"]))
    for candidate in candidates:
        if candidate in names:
            return candidate
    stems = {Path(name).stem for name in names if name.startswith((f"{family}/", f"{COMMON}/"))}
    known = sorted(stems - {_PARTS})
    raise InputError(
        Fault(f"templates/{family}", f"no template for {kind!r}", f"write {candidates[0]}, or use: {', '.join(known)}")
    )


def _render(environment: SandboxedEnvironment, name: str, context: Mapping[str, Any]) -> str:
    """Render, turning every failure of a template into a fault with its place."""
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        return environment.get_template(name).render(**context)
    except TemplateSyntaxError as error:
        fault = Fault(
            f"template {error.name or name}: line {error.lineno}",
            error.message or "syntax error",
            "mend the template",
            _line_of(environment, error.name or name, error.lineno),
        )
        raise InputError(fault) from error
    except (TemplateError, *_WRONG_USES) as error:
        raise InputError(_runtime_fault(environment, name, error, sorted(context))) from error


def _runtime_fault(environment: SandboxedEnvironment, name: str, error: Exception, known: Sequence[str]) -> Fault:
    """Say in which template and line a failure arose, from the frames that Jinja maps back to the template."""
    where, line = name, 0
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith(".j2"):
            where, line = _short_name(environment, frame.filename), frame.lineno or 0
    remedy = f"the template may use: {', '.join(known)}, and what they hold"
    return Fault(f"template {where}: line {line}", str(error), remedy, _line_of(environment, where, line))


def _short_name(environment: SandboxedEnvironment, file_name: str) -> str:
    """Return `<family>/<kind>.j2` of a template's path."""
    names = [name for name in environment.list_templates(extensions=["j2"]) if Path(file_name).match(name)]
    return names[0] if names else Path(file_name).name


def _line_of(environment: SandboxedEnvironment, name: str, line: int) -> str | None:
    """Return a line of a template's source, for the excerpt of a fault."""
    from jinja2 import TemplateNotFound

    try:
        source, _, _ = environment.loader.get_source(environment, name) if environment.loader else ("", None, None)
    except TemplateNotFound:
        return None
    lines = source.splitlines()
    return lines[line - 1].strip() if 0 < line <= len(lines) else None
