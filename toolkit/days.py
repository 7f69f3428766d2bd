"""Days as agreements print them, whatever the locale."""

from __future__ import annotations

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_date(day: date) -> str:
    """Print a date as agreements do: December 14, 2000."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
