"""What a flowing document shows and yet does not say: text struck out, and parts that are kept in another form."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.problems import Kind, Problem, Severity, Source

_SHOWN = 3
"""Struck texts that the message names."""


def struck_out(texts: Sequence[str]) -> tuple[Problem, ...]:
    """Doubt a document of which some text is struck out: it was left out, and a person must see that this is meant."""
    said = [" ".join(text.split()) for text in texts if text.strip()]
    if not said:
        return ()
    named = ", ".join(f"“{text}”" for text in said[:_SHOWN]) + (", …" if len(said) > _SHOWN else "")
    return (
        Problem(
            rule="struck-out",
            kind=Kind.READING,
            severity=Severity.ERROR,
            message=f"text that is struck out was left out: {named}",
            remedy="accept the changes in the document, save it, and read that",
            source=Source(excerpt=said[0]),
        ),
    )


def not_opened(count: int) -> tuple[Problem, ...]:
    """Doubt a DOCX that holds other documents, which are merged in only when Word opens it."""
    if not count:
        return ()
    message = f"the DOCX holds {count} other document{'s' if count > 1 else ''} that only Word merges in"
    return (part_not_read(message, "open it in Word, save it, and read that"),)


def part_not_read(message: str, remedy: str) -> Problem:
    """Make the problem of a part of the document that is shown to a person and not read here."""
    return Problem(rule="part-not-read", kind=Kind.READING, severity=Severity.ERROR, message=message, remedy=remedy)
