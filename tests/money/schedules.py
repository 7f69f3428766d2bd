"""Small invented contracts for the tests of money: a schedule of a few funds, amended or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from toolkit.agreement import Agreement, Document, Rate, Reading, Row, Schedule, Tier
from toolkit.problems import Source
from toolkit.register.aliases import load_aliases
from toolkit.register.amendment import load_amendment
from toolkit.register.contract import Contract
from toolkit.register.terms import load_terms

EVERGREEN = date(2001, 9, 28)


def row(name: str, *, rate: str | None = "0.45", begins: date | None = EVERGREEN, **more: Any) -> Row:
    """A row of the schedule; service fee 0.25 and the remainder unless told otherwise."""
    printed = Rate(printed=rate, percent=Decimal(rate) if rate else None, tiers=more.pop("tiers", None))
    fields: dict[str, Any] = {
        "registrant": "HARBOR FUNDS, INC.",
        "formerly": None,
        "series": name.removesuffix(" K Shares"),
        "share_class": "K",
        "service_fee_percent": Decimal("0.25"),
        "asset_based_sales_charge_percent": Decimal("0.20"),
        "ends_on": None,
        "markers": (),
        "confidence": 1.0,
        "source": Source(page=4, box=(66.0, 100.0, 528.0, 110.0), excerpt=f"{name}  {rate}  September 28, 2001"),
    }
    return Row(name=name, rate=printed, calculation_date=begins, **{**fields, **more})


def tier(over: str, up_to: str | None, percent: str) -> Tier:
    return Tier(over=Decimal(over), up_to=Decimal(up_to) if up_to else None, percent=Decimal(percent))


def contract(
    folder: Path, rows: Sequence[Row], *, terms: str = "", aliases: str = "", amendments: Sequence[str] = ()
) -> Contract:
    """A contract with the YAML files given as text, written to and read from `folder`."""
    for name, text in (("terms.yaml", terms), ("aliases.yaml", aliases)):
        if text:
            (folder / name).write_text(text, encoding="utf-8")
    loaded = []
    for number, text in enumerate(amendments, start=1):
        path = folder / f"{number:02d}.yaml"
        path.write_text(text, encoding="utf-8")
        loaded.append(load_amendment(path))
    return Contract(
        "harbor",
        folder,
        Reading(
            document=Document(name="agreement.pdf", sha256="0" * 64, pages=4, kind="pdf"),
            status="clean",
            agreement=_agreement(),
            schedules=(
                Schedule(label="A", title="SCHEDULE A", as_of=None, columns=(), rows=tuple(rows), footnotes=()),
            ),
            problems=(),
        ),
        terms=load_terms(folder / "terms.yaml"),
        aliases=load_aliases(folder / "aliases.yaml"),
        amendments=tuple(loaded),
    )


def _agreement() -> Agreement:
    return Agreement(
        title="MASTER RELATED AGREEMENT",
        family="related-agreement",
        amendment=None,
        parties=(),
        share_class="K",
        form_date=date(2003, 8, 18),
        dated_as_of=None,
        effective_on=None,
        executed_on=None,
        executed=False,
        governing_law="Texas",
        notice_days=60,
        payment_days=10,
        fee_frequency="monthly",
        report_frequency="quarterly",
        preamble=(),
        clauses=(),
        signature_blocks=(),
    )


def amendment(changes: str, *, effective_on: str) -> str:
    """An amendment file with one line of changes each."""
    return (
        f"number: 1\ndated_as_of: 2003-08-18\nexecuted_on: 2001-10-01\neffective_on: {effective_on}\n"
        f"changes:\n{changes}\napprovals: []\n"
    )
