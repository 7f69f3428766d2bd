"""An invented contract with every kind of rate, and statements of it: Larch Trust exists nowhere."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from toolkit.agreement import (
    Agreement,
    Column,
    Document,
    Footnote,
    Party,
    Rate,
    Reading,
    Row,
    Schedule,
    Tier,
)
from toolkit.money import calendar
from toolkit.money.statement import fees
from toolkit.problems import Source
from toolkit.register.contract import Contract
from toolkit.register.terms import Terms, Waiver

HERE = Source(page=3, box=(72.0, 300.0, 500.0, 311.0), excerpt="a row")
FIRST, LAST = date(2004, 2, 1), date(2004, 2, 29)


def rate(percent):
    return Rate(printed=percent, percent=Decimal(percent))


def bands(*tiers):
    made = tuple(
        Tier(over=Decimal(over), up_to=None if up_to is None else Decimal(up_to), percent=Decimal(percent))
        for over, up_to, percent in tiers
    )
    return Rate(printed="see below", percent=None, tiers=made)


def row(name, a_rate, service=None, sales_charge=None, starts=date(2001, 5, 1), **more):
    fields = {
        "registrant": "LARCH TRUST",
        "name": name,
        "formerly": None,
        "series": name,
        "share_class": None,
        "rate": a_rate,
        "service_fee_percent": None if service is None else Decimal(service),
        "asset_based_sales_charge_percent": None if sales_charge is None else Decimal(sales_charge),
        "calculation_date": starts,
        "ends_on": None,
        "markers": (),
        "confidence": 0.999,
        "source": HERE,
    }
    return Row(**(fields | more))


FLAT = row("Larch Bond Fund", rate("0.45"), "0.25", "0.20")
WAIVED = row("Larch Growth & Income Fund", rate("0.50"), "0.25", "0.25")
TIERED = row(
    "Larch Balanced Fund", bands(("0", "5000000", "0.75"), ("5000000", "9000000", "0.65"), ("9000000", None, "0.60"))
)
SOLD = row("=Larch Value Fund", rate("1.00"), sales_charge="0.75", registrant="ALDER FUNDS, INC.")
LATE = row("Alder Late Fund", rate("0.35"), "0.25", starts=date(2004, 2, 13), registrant="ALDER FUNDS, INC.")
UNBORN = row("Alder Next Fund", rate("0.35"), starts=date(2004, 5, 3), registrant="ALDER FUNDS, INC.")
ROWS = (FLAT, WAIVED, TIERED, SOLD, LATE, UNBORN)


def reading(rows=ROWS):
    columns = (
        Column(heading="Fund", role="name"),
        Column(heading="Rate*", role="rate"),
        Column(heading="From", role="date"),
    )
    note = Footnote(marker="*", text="A year, of net assets.", applies_to="column:1", source=HERE)
    schedule = Schedule(label="A", title="SCHEDULE A", as_of=None, columns=columns, rows=tuple(rows), footnotes=(note,))
    agreement = Agreement(
        title="LARCH PLAN AGREEMENT",
        family="related-agreement",
        amendment=None,
        parties=(Party(name="Larch Distributors, Inc.", role="distributor", source=HERE),),
        share_class=None,
        form_date=date(2003, 8, 18),
        dated_as_of=None,
        effective_on=None,
        executed_on=None,
        executed=False,
        governing_law=None,
        notice_days=60,
        payment_days=10,
        fee_frequency="monthly",
        report_frequency="quarterly",
        preamble=(),
        clauses=(),
        signature_blocks=(),
    )
    document = Document(name="larch.pdf", sha256="ab" * 32, pages=3, kind="pdf")
    return Reading(document=document, status="clean", agreement=agreement, schedules=(schedule,), problems=())


def contract(rows=ROWS):
    waiver = Waiver(
        name=WAIVED.name,
        registrant=None,
        percent=Decimal("0.31"),
        from_=date(2004, 2, 10),
        to=date(2004, 2, 19),
        cut_first="asset-based-sales-charge",
        says="a letter",
        source=HERE,
    )
    waivers = (waiver,) if WAIVED in rows else ()
    return Contract("larch", Path("contracts/larch"), reading(rows), Terms(waivers=waivers))


def net_assets(folder, rows=ROWS):
    """Write values of the month's business days: shares and NAV for all, net assets for the first fund alone."""
    lines = ["date,name,net_assets,shares,nav_per_share"]
    for number, fund in enumerate(rows, 1):
        for place, day in enumerate((date(2004, 1, 30), *calendar.business_days(FIRST, LAST))):
            shares = 300_000 * number + 1_234 * place
            price = Decimal("12.34") + Decimal(place * (-1) ** place) / 50
            given = f"{5_000_000 + 137 * place}.07" if fund is FLAT else ""
            lines.append(f'{day},"{fund.name}",{given},{shares},{price}')
    path = folder / "2004-02.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def statement(folder, rows=ROWS, **settings):
    return fees(contract(rows), FIRST, LAST, net_assets=net_assets(folder, rows), overrides=settings)


def business_days():
    return calendar.business_days(FIRST, LAST)
