"""Fund agreements to data, fees, and paper again.

    from toolkit import extract, load, as_of, apply, fees, report, render

Each name is imported when it is first used: `import toolkit` reads no PDF library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.agreement import Reading
    from toolkit.api import Amended, Rendered, apply, as_of, extract, fees, load, render, report
    from toolkit.errors import ContractError, InputError, UnreadableError

__all__ = [
    "Amended",
    "ContractError",
    "InputError",
    "Reading",
    "Rendered",
    "UnreadableError",
    "apply",
    "as_of",
    "extract",
    "fees",
    "load",
    "render",
    "report",
]

_HOMES = {"Reading": "agreement", "ContractError": "errors", "InputError": "errors", "UnreadableError": "errors"}


def __getattr__(name: str) -> Any:
    """Import a public name from its module on first use."""
    if name not in __all__:
        raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"toolkit.{_HOMES.get(name, 'api')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Name the public things, also those not yet imported."""
    return sorted(__all__)
