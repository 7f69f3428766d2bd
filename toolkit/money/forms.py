"""Empty forms of the data files: their columns in order, and what each holds."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import get_args

from toolkit.money.expenditures import Category
from toolkit.money.lots import Kind


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of a data file: its name, what stands in it, and whether a file must have it."""

    name: str
    meaning: str
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    """An empty data file: the name of the file without its ending, its title, its columns."""

    stem: str
    title: str
    columns: tuple[FormColumn, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def as_csv(self) -> bytes:
        """Return the form as CSV: the line that names the columns."""
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerow(self.headings)
        return text.getvalue().encode()


_NAME = FormColumn("name", "the fund as the schedule prints it, a former name, an alias or a fund number")
_REGISTRANT = FormColumn("registrant", "parts two funds of one name", needed=False)
_SHARE_CLASS = FormColumn("share_class", "parts two classes of one name", needed=False)

NET_ASSETS = Form(
    "net-assets",
    "Daily net assets",
    (
        FormColumn("date", "business day, YYYY-MM-DD; begin with the last one before the month"),
        _NAME,
        FormColumn("net_assets", "net assets of the class at the close, US dollars", needed=False),
        FormColumn("shares", "shares outstanding at the close", needed=False),
        FormColumn("nav_per_share", "net asset value a share, US dollars", needed=False),
        _REGISTRANT,
        _SHARE_CLASS,
    ),
)
ACTIVITY = Form(
    "activity",
    "Share activity",
    (
        FormColumn("account", "the account whose shares these are (blank: a split of every account)"),
        _NAME,
        FormColumn("trade_date", "YYYY-MM-DD; an opening lot is a purchase on its own date"),
        FormColumn("type", ", ".join(get_args(Kind))),
        FormColumn("shares", "number of shares, zero or more"),
        FormColumn("original_date", "when exchanged or transferred shares were first acquired", needed=False),
        FormColumn("split_factor", "new shares for each old one", needed=False),
        _REGISTRANT,
        _SHARE_CLASS,
    ),
)
EXPENDITURES = Form(
    "expenditures",
    "Expenditures under the plan",
    (
        FormColumn("date", "day of the quarter, YYYY-MM-DD"),
        FormColumn("name", "the fund it was spent on; blank: the whole plan"),
        FormColumn("category", "; ".join(Category)),
        FormColumn("payee", "who was paid"),
        FormColumn("amount", "US dollars and cents; a credit with a minus"),
        FormColumn("affiliate", "yes where the payee is an affiliate of the distributor, else no"),
    ),
)
STATEMENTS = Form(
    "statements",
    "Fees computed elsewhere, to begin in the middle of a year",
    (
        FormColumn("from", "first day, YYYY-MM-DD"),
        FormColumn("to", "last day, in the same month"),
        _NAME,
        FormColumn("fee", "US dollars and cents"),
        FormColumn("service_fee", "its part that is a service fee", needed=False),
        FormColumn("asset_based_sales_charge", "its part that is an asset-based sales charge", needed=False),
        FormColumn("average_net_assets", "average net assets, US dollars", needed=False),
        _REGISTRANT,
    ),
)
SALES = Form(
    "sales",
    "Sales and sales charges",
    (
        _NAME,
        FormColumn("from", "first day, YYYY-MM-DD"),
        FormColumn("to", "last day, in the same quarter"),
        FormColumn("purchases", "gross purchases, US dollars and cents"),
        FormColumn("reinvested", "those of them that are reinvestments"),
        FormColumn("exchanged_in", "those of them that are exchanges inside the complex"),
        FormColumn("front_end", "front-end sales charges"),
        FormColumn("sales_charges", "asset-based sales charges that accrued"),
        FormColumn("cdsc", "contingent deferred sales charges"),
        FormColumn("prime_percent", "the prime rate, percent a year"),
        FormColumn("remaining", "in a fund's first line: what remained before it", needed=False),
        _REGISTRANT,
        _SHARE_CLASS,
    ),
)
DEALERS = Form(
    "dealers",
    "Service fees of dealers",
    (
        FormColumn("from", "first day, YYYY-MM-DD"),
        FormColumn("to", "last day, in the same quarter"),
        _NAME,
        FormColumn("payee", "the dealer"),
        FormColumn("service_fee", "what it got for these days, US dollars and cents"),
        FormColumn("average_net_assets", "average net assets of the shares it sold, US dollars"),
        _REGISTRANT,
        _SHARE_CLASS,
    ),
)
FORMS: tuple[Form, ...] = (NET_ASSETS, ACTIVITY, EXPENDITURES, STATEMENTS, SALES, DEALERS)
"""Every data file that a person fills in."""
