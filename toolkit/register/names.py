"""Names of funds: when two are the same, which known one is near, where the series ends and the class begins."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from toolkit.agreement import Row

_CLASS_LAST = re.compile(
    r"(?P<series>.+?)[\s,:(\u2013\u2014-]+(?:class\s+(?P<after>[A-Z]{1,2}\d{0,2}|[A-Z][a-z]+(?:\s+Service)?)(?:\s+shares?)?"
    r"|(?P<first>[A-Z]\d?|Investor|Institutional|Service|Advisor|Retail|Premier)\s+class(?:\s+shares?)?"
    r"|(?P<before>[A-Z]{1,2}\d{0,2}|Investor|Institutional(?:\s+Service)?|Advisor|Service|Retail|Premier)\s+shares?)\)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=100_000)
def match_key(text: str) -> str:
    """Return what two writings of one name share: case and blanks ignored, compatible characters made one."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def nearest_names(text: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """Return the known names most like `text`, best first; none where nothing is near.

    Funds of one house share most of their letters, so a name counts as near only if it is about as near as the best.
    """
    wanted = match_key(text)
    by_key = {match_key(name): name for name in known}
    found = get_close_matches(wanted, by_key, n=count, cutoff=0.6)
    likeness = [SequenceMatcher(None, key, wanted).ratio() for key in found]
    return tuple(by_key[key] for key, like in zip(found, likeness, strict=True) if like > likeness[0] - 0.1)


def series_and_class(name: str) -> tuple[str, str | None]:
    """Split `INVESCO Growth Fund K Shares` into the series and the bare class `K`; None: no class named."""
    found = _CLASS_LAST.fullmatch(name.strip())
    if found is None:
        return name.strip(), None
    return found["series"].rstrip(), found["after"] or found["first"] or found["before"]


def with_class(name: str, share_class: str | None) -> str:
    """Return a printed name with its class, where the name itself does not say it: `Harbor Bond Fund Class A`."""
    return name if share_class is None or series_and_class(name)[1] else f"{name} Class {share_class}"


def class_endings(rows: Iterable[Row]) -> Mapping[str, str | None]:
    """Return what a schedule's names have behind the series (` K Shares`), each with the class it stands for."""
    endings = {row.name[len(row.series) :]: row.share_class for row in rows if row.name.startswith(row.series)}
    return {ending: endings[ending] for ending in sorted(endings, key=len, reverse=True) if ending.strip()}


def split_like(name: str, endings: Mapping[str, str | None]) -> tuple[str, str | None]:
    """Split a new name as the schedule's own names are split: the longest of their endings is cut off, its class.

    Where no row has such an ending, the words Class and Shares tell (`series_and_class`).
    """
    for ending, share_class in endings.items():
        if name.endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)].rstrip(), share_class
    return series_and_class(name)


def renamed_series(old_name: str, old_series: str, new_name: str) -> str:
    """Return the series of a renamed row: what was cut from its old name to get the series is cut from the new one."""
    if old_name.startswith(old_series):
        cut = old_name[len(old_series) :]
        if cut and new_name.endswith(cut):
            return new_name[: -len(cut)].rstrip()
        if not cut and series_and_class(old_name)[1] is None:
            return new_name
    return series_and_class(new_name)[0]
