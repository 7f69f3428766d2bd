"""Where the shipped templates and the sample agreement are: in the checkout, or inside the installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(folder: str) -> Path:
    """Return a shipped folder: beside the package in a checkout, else inside the wheel."""
    inside = _PACKAGE / "_shipped" / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def templates_folder() -> Path:
    """Return the folder of the wording (`<family>/*.j2`) and the Word styles."""
    return _shipped("templates")


def sample_contracts_folder() -> Path:
    """Return the folder with the sample agreement (`class-k`)."""
    return _shipped("contracts")
