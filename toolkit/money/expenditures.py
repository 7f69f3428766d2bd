"""What the distributor spent under the plan: the amounts and purposes of Rule 12b-1(b)(3)(ii).

An expenditure is not a fee: the fund pays the fee to the distributor, the distributor spends it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from toolkit.money import calendar
from toolkit.money.line_reader import Line, LineReader
from toolkit.money.naming import Naming
from toolkit.problems import Noun

EXPECTED = "date, name (blank: the whole plan), category, payee, amount, affiliate"
NEEDED = ("date", "name", "category", "payee", "amount", "affiliate")


class Category(StrEnum):
    """The seven purposes of Form N-1A, Item 19(g)(1), in its words; the last asks to be specified."""

    ADVERTISING = "Advertising"
    PRINTING = "Printing and mailing of prospectuses to other than current shareholders"
    UNDERWRITERS = "Compensation to underwriters"
    BROKER_DEALERS = "Compensation to broker-dealers"
    SALES_PERSONNEL = "Compensation to sales personnel"
    FINANCING = "Interest, carrying, or other financing charges"
    OTHER = "Other (specify)"


_BY_WORDS = {" ".join(category.lower().split()): category for category in Category if category is not Category.OTHER}
_OTHER = re.compile(r"other\s*(?:\((?P<inside>[^)]*)\)|[:\u2013\u2014-]\s*(?P<after>.*))?", re.IGNORECASE)
_YES_NO = {**dict.fromkeys(("yes", "y", "true", "1"), True), **dict.fromkeys(("no", "n", "false", "0", ""), False)}


class Expenditure(Noun):
    """One amount spent, in US dollars; `key` is the row it was spent on, None for the whole plan."""

    spent_on: date
    key: int | None
    name: str | None
    category: Category
    other: str | None
    """What an `Other` was for."""
    payee: str
    amount: Decimal
    affiliate: bool
    file: str
    number: int


def read_expenditures(path: Path, naming: Naming, quarter: str | None = None) -> tuple[Expenditure, ...]:
    """Read a file of expenditures; `InputError` names every fault at once, such as a category outside Item 19(g)(1).

    With `quarter`, every date must lie in it.
    """
    reader = _Reader(LineReader(path, naming, NEEDED, EXPECTED), quarter)
    found = [one for number, line in reader.lines.lines() if (one := reader.take(number, line)) is not None]
    reader.lines.faults.raise_any()
    return tuple(found)


def category_of(text: str, specified: str = "") -> tuple[Category, str | None]:
    """Read a category in the words of Item 19(g)(1), case and blanks ignored; `ValueError` says what is wrong.

    An `Other` is specified in brackets, after a colon, or in a column of its own.
    """
    plain = " ".join(text.split())
    if found := _BY_WORDS.get(plain.lower()):
        return found, None
    if other := _OTHER.fullmatch(plain):
        inside = other["inside"] or other["after"] or ""
        words = specified if inside.lower() in {"", "specify"} else inside.strip()
        if not words:
            raise ValueError("`Other` does not say what for")
        return Category.OTHER, words
    raise ValueError(f"{text!r} is not a category of Form N-1A, Item 19(g)(1)")


@dataclass
class _Reader:
    lines: LineReader
    quarter: str | None

    def take(self, number: int, cells: Line) -> Expenditure | None:
        """Read one line; None, and its faults kept, where something is wrong with it."""
        faults, before = self.lines.faults, self.lines.wrong
        day = self._day(number, cells["date"])
        key = self.lines.key(number, cells, day) if cells["name"] else None
        category, other = self._category(number, cells["category"], cells.get("specify", ""))
        amount = self.lines.amount(number, "amount", cells["amount"], minus="a credit")
        affiliate = _YES_NO.get(cells.get("affiliate", "").lower())
        if affiliate is None:
            what = f"{cells['affiliate']!r} is neither yes nor no"
            faults.add(number, "affiliate", cells["affiliate"], what, "write yes or no")
        if not cells["payee"]:
            faults.add(number, "payee", "", "the payee is blank", "say who was paid")
        if self.lines.wrong > before or not (day and category and amount is not None):
            return None
        return Expenditure(
            spent_on=day,
            key=key,
            name=self.lines.naming.label(key) if key is not None else None,
            category=category,
            other=other,
            payee=cells["payee"],
            amount=amount,
            affiliate=bool(affiliate),
            file=self.lines.table.path.name,
            number=number,
        )

    def _day(self, number: int, text: str) -> date | None:
        day = self.lines.day(number, "date", text)
        if day is not None and self.quarter is not None:
            months = calendar.quarter_months(self.quarter)
            first, last = months[0], calendar.month_of(months[-1])[1]
            if not first <= day <= last:
                what = f"{day} lies outside {self.quarter}, {first} to {last}"
                self.lines.faults.add(number, "date", text, what, "move the line to the file of its quarter")
        return day

    def _category(self, number: int, text: str, specified: str) -> tuple[Category | None, str | None]:
        try:
            return category_of(text, specified)
        except ValueError as error:
            near = get_close_matches(" ".join(text.lower().split()), _BY_WORDS, n=1, cutoff=0.5)
            hint = f"did you mean {_BY_WORDS[near[0]].value!r}?" if near else f"use one of: {'; '.join(Category)}"
            remedy = "write it as `Other (what for)`" if "Other" in str(error) else hint
            self.lines.faults.add(number, "category", text, str(error), remedy)
            return None, None
