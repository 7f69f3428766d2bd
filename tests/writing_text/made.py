"""Invented readings of several families, to be printed: names, figures and wording are nobody's."""

from datetime import date
from decimal import Decimal

from toolkit.agreement import (
    Agreement,
    Clause,
    Column,
    Document,
    Footnote,
    Party,
    Rate,
    Reading,
    Row,
    Schedule,
    SignatureBlock,
    Tier,
)
from toolkit.problems import Source

HERE = Source(excerpt="")


def rate(printed, percent=None, tiers=None):
    return Rate(printed=printed, percent=None if percent is None else Decimal(percent), tiers=tiers)


def row(name, printed="0.30", percent="0.30", **fields):
    """A row; what a test does not speak of is left out of the print."""
    known = {
        "registrant": None,
        "formerly": None,
        "series": name,
        "share_class": None,
        "rate": rate(printed, percent),
        "service_fee_percent": None,
        "asset_based_sales_charge_percent": None,
        "calculation_date": None,
        "ends_on": None,
        "markers": (),
        "confidence": 1.0,
        "source": HERE,
    }
    return Row(name=name, **(known | fields))


def column(heading, role, share_class=None):
    return Column(heading=heading, role=role, share_class=share_class)


def note(marker, text, applies_to="schedule"):
    return Footnote(marker=marker, text=text, applies_to=applies_to, source=HERE)


def schedule(columns, rows, notes=(), title="SCHEDULE A", as_of=None):
    return Schedule(
        label="A", title=title, as_of=as_of, columns=tuple(columns), rows=tuple(rows), footnotes=tuple(notes)
    )


def tier(over, up_to, percent):
    return Tier(over=Decimal(over), up_to=None if up_to is None else Decimal(up_to), percent=Decimal(percent))


PLAIN = (column("Fund", "name"), column("Annual Rate", "rate"))


def agreement(**fields):
    known = {
        "title": "SERVICE AGREEMENT",
        "family": "services",
        "amendment": None,
        "parties": (Party(name="Quince & Vale Distributors, Inc.", role="distributor", source=HERE),),
        "share_class": None,
        "form_date": date(2011, 3, 7),
        "dated_as_of": None,
        "effective_on": None,
        "executed_on": None,
        "executed": False,
        "governing_law": None,
        "notice_days": None,
        "payment_days": None,
        "fee_frequency": None,
        "report_frequency": None,
        "preamble": ("This Agreement binds each Trust listed in Schedule A.  Nobody else is bound.",),
        "clauses": (),
        "signature_blocks": (),
    }
    return Agreement(**(known | fields))


def clauses(*pairs):
    return tuple(Clause(number=number, text=text, source=HERE) for number, text in pairs)


def signs(party, on_behalf_of=None, address=(), attention=None, signed=None, name=None, title=None):
    return SignatureBlock(
        party=party,
        on_behalf_of=on_behalf_of,
        address=address,
        attention=attention,
        signed=signed,
        name=name,
        title=title,
        source=HERE,
    )


def reading(made=None, *schedules):
    return Reading(
        document=Document(name="made.txt", sha256="0" * 64, pages=1, kind="text"),
        status="clean",
        agreement=made or agreement(),
        schedules=schedules,
        problems=(),
    )


HELP = (
    "Quince may pay out of the fee for help given to shareholders of a Series, such as answering their questions, "
    "sending them papers and keeping their accounts.  It need not do so where an agent gives the same help."
)
HELPERS = (
    'Quince may pay others (its "helpers") for the same, at rates it settles with them, as long as what it pays in '
    "a year is no more than what it got."
)
DUE = (
    "The fee of a month is reckoned on the average of the net assets of its days and falls due within 12 days after "
    "the close of that month."
)


def harbor():
    """A related agreement in small: two registrants, a footnote on the rate, dates, both signature blocks."""
    rows = [
        row("Elder Bond Fund R Shares", registrant="ELDER INCOME FUNDS, INC.", calculation_date=date(2004, 5, 3)),
        row(
            "Elder & Ash Café Fund R Shares", registrant="ELDER INCOME FUNDS, INC.", calculation_date=date(2004, 11, 30)
        ),
        row("Rowan Growth Fund R Shares", registrant="ROWAN STOCK FUNDS, INC.", calculation_date=date(2005, 1, 3)),
    ]
    columns = [column("Fund", "name"), column("Highest Yearly Fee Rate*", "rate"), column("Fee Starting Date", "date")]
    return reading(
        agreement(
            title="MASTER RELATED AGREEMENT TO RESTATED PLAN (CLASS R SHARES)",
            family="related-agreement",
            clauses=clauses(("1.a", HELP), ("1.b", HELPERS), ("2", DUE)),
            signature_blocks=(
                signs(
                    "QUINCE & VALE DISTRIBUTORS, INC.",
                    address=("7 Orchard Row", "Dover, Delaware 19901"),
                    attention="Secretary",
                ),
                signs("TRUST (LISTED IN SCHEDULE A)", on_behalf_of="the Class R Shares of each Series listed there"),
            ),
        ),
        schedule(
            columns,
            rows,
            [note("*", "Of this, 0.10% is a service fee and the remainder a sales charge.", "column:1")],
            'SCHEDULE "A" TO MASTER RELATED AGREEMENT',
        ),
    )
