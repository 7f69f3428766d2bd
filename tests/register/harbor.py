"""An invented agreement to amend: two registrants, three funds, a "remainder" footnote."""

import hashlib
from datetime import date
from decimal import Decimal
from pathlib import Path

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
)
from toolkit.problems import Source
from toolkit.register.amendment import parse_amendment
from toolkit.register.contract import Contract
from toolkit.register.yaml_text import parse_yaml


def row(registrant, name, percent="0.45", calculation_date=date(2001, 3, 1), **more):
    service, total = Decimal("0.25"), Decimal(percent)
    fields = {
        "registrant": registrant,
        "name": name,
        "formerly": None,
        "series": name.removesuffix(" K Shares"),
        "share_class": "K",
        "rate": Rate(printed=percent, percent=total),
        "service_fee_percent": service,
        "asset_based_sales_charge_percent": total - service,
        "calculation_date": calculation_date,
        "ends_on": None,
        "markers": (),
        "confidence": 0.99,
        "source": Source(page=4, line=20, excerpt=f"{name}  {percent}"),
    }
    return Row(**(fields | more))


BASE_ROWS = (
    row("HARBOR TRUST", "Harbor Bond Fund K Shares"),
    row("HARBOR TRUST", "Harbor Equity Fund K Shares"),
    row("MERIDIAN FUNDS, INC.", "Meridian Growth & Income Fund K Shares", "0.40"),
)


def read_from(document, found):
    """The reading as one of a document: with its hash."""
    head = found.document.model_copy(update={"sha256": hashlib.sha256(document.read_bytes()).hexdigest()})
    return found.model_copy(update={"document": head})


def reading(rows=BASE_ROWS, **agreement):
    here = Source(page=1, line=1, excerpt="…")
    remainder = "Of this amount, 0.25% is paid as a servicing fee and the remainder as an asset based sales charge."
    fields = {
        "title": "MASTER RELATED AGREEMENT (CLASS K SHARES)",
        "family": "related-agreement",
        "amendment": None,
        "parties": (Party(name="Lighthouse Distributors, Inc.", role="distributor", source=here),),
        "share_class": "K",
        "form_date": date(2003, 8, 18),
        "dated_as_of": None,
        "effective_on": None,
        "executed_on": None,
        "executed": False,
        "governing_law": "Texas",
        "notice_days": 60,
        "payment_days": 10,
        "fee_frequency": "monthly",
        "report_frequency": "quarterly",
        "preamble": ("This agreement is made between the parties.",),
        "clauses": (
            Clause(number="1", text="The distributor serves.", source=here),
            Clause(number="2", text="The funds pay.", source=here),
            Clause(number="10", text="The parties may amend.", source=here),
        ),
        "signature_blocks": (
            SignatureBlock(
                party="HARBOR TRUST",
                on_behalf_of=None,
                address=(),
                attention=None,
                signed=None,
                name=None,
                title=None,
                source=here,
            ),
        ),
    }
    return Reading(
        document=Document(name="agreement.txt", sha256="0" * 64, pages=4, kind="text"),
        status="clean",
        agreement=Agreement(**(fields | agreement)),
        schedules=(
            Schedule(
                label="A",
                title="SCHEDULE A",
                as_of=None,
                columns=(
                    Column(heading="Fund", role="name"),
                    Column(heading="Maximum Fee*", role="rate"),
                    Column(heading="Plan Calculation Date", role="date"),
                ),
                rows=tuple(rows),
                footnotes=(
                    Footnote(marker="*", text=remainder, applies_to="column:1", source=here),
                    Footnote(marker="+", text="Closed to new investors.", applies_to="row:2", source=here),
                ),
            ),
        ),
        problems=(),
    )


HEAD = "number: {number}\ndated_as_of: 2003-08-18\nexecuted_on: 2003-11-03\neffective_on: 2003-11-24\nchanges:\n"


def contract(*amendments, base=None, **more):
    return Contract(name="harbor", folder=Path("harbor"), reading=base or reading(), amendments=amendments, **more)


def amendment(*changes, number=1, approvals="", file="01.yaml", head=HEAD):
    """Make an amendment of a few changes, one a line of YAML, as its file would be read."""
    lines = "".join(f"  - {change}\n" for change in changes)
    return parse_amendment(parse_yaml(head.format(number=number) + lines + approvals, file))


def shown(found):
    """Show a schedule as a few words a row."""
    return [f"{row.name} {row.rate.printed}" for row in found.rows]
