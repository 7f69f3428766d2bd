"""What a name's cell says of days: `Alder Fund Initial Term Expires March 1, 2019` names a fund and the day it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.reading.clause_names import classes_in
from toolkit.reading.dates import DATE

_ENDS = r"(?:expir(?:es|ing|ation(?:\s+date)?)|terminat(?:es|ing|ion(?:\s+date)?)|end(?:s|ing)|through|until)"
_BEGINS = r"(?:effective(?:\s+date)?|commenc(?:es|ed|ing)(?:\s+operations)?|beginning|in\s+effect)"
_TAIL = re.compile(
    r"[\s,;]*(?:[(\[]\s*)?(?:(?:(?:the\s+)?(?:initial\s+|current\s+|renewal\s+)?(?:term|limit|waiver|cap|period)\s+"
    rf"(?:for\s+(?P<classes>class(?:es)?\s[^()%]{{1,60}}?\s)?)?)?(?:(?:effective|in\s+effect)\s+)?(?P<ends>{_ENDS})|(?P<begins>{_BEGINS}))"
    rf"\s*:?\s*(?:on\s+|as\s+of\s+|from\s+)?(?P<day>{DATE.pattern})\s*[)\]]?[\s.;]*$",
    re.IGNORECASE,
)
_DATE = re.compile(rf"(?<![\d/-])(?:{DATE.pattern})(?![\d/-])", re.IGNORECASE)
_UNSAID = re.compile(r"\b(?:term|limit|waiver|cap|period)(?:\s+for\b.*)?$", re.IGNORECASE)
"""What is left of a term whose classes cannot be told."""


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name without the days printed behind it, and what was printed of the days it begins and ends, by class.

    The class is None for the day of all classes that have none of their own.
    """

    name: str
    begins: str | None = None
    ends: tuple[tuple[str | None, str], ...] = ()

    def ends_of(self, share_class: str | None) -> str | None:
        """Return the day printed for a class."""
        days = dict(self.ends)
        return days.get(share_class, days.get(None))


def without_days(text: str) -> DatedName:
    """Part a name from the days that its cell prints behind it; what cannot be told stays, and is to be doubted."""
    rest, begins, ends = text, None, dict[str | None, str]()
    while (found := _TAIL.search(rest)) is not None:
        listed = [each for named in classes_in(found["classes"] or "") for each in named.classes]
        keys: list[str | None] = [*listed] or [None]
        if (found["classes"] and not listed) or any(key in ends for key in keys) or (found["begins"] and begins):
            return DatedName(text)
        if found["begins"]:
            begins = found["day"]
        else:
            ends.update(dict.fromkeys(keys, found["day"]))
        rest = rest[: found.start()].rstrip(" ,;")
    if not rest or holds_day(rest) or rest.count("(") > rest.count(")") or _UNSAID.search(rest):
        return DatedName(text)
    return DatedName(rest, begins, tuple(ends.items()))


def holds_day(name: str) -> bool:
    """Tell whether a name holds a day of the calendar, as none does."""
    return _DATE.search(name) is not None
