"""Check 36: a second computation agrees with the first under every convention, and says so where one is wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schedules import amendment, contract, row, tier

from toolkit.money import accrual, again
from toolkit.money.calendar import business_days
from toolkit.money.conventions import Conventions, allowed_values
from toolkit.money.statement import Statement, fees

BANDED, POOLED, FLAT = (f"Harbor {name} Fund K Shares" for name in ("Banded", "Pooled", "Flat"))
BANDS = (tier("0", "3000000", "0.30"), tier("3000000", None, "0.20"))
TERMS = f"""waivers:
  - {{name: {FLAT}, rate: "0.40", from: 2003-09-10, to: 2003-09-21, says: letter of 1 September}}
caps:
  - {{name: {FLAT}, of: service-fee, percent: "0.20", from: 2003-09-25, says: letter of 1 September}}
"""
SETTINGS = st.fixed_dictionaries({key: st.sampled_from(allowed_values(key)) for key in Conventions.model_fields})


def month(folder: Path, amounts: list[int], overrides: dict[str, str]) -> Statement:
    """September 2003 of three funds: one flat with a waiver, a cap and a cut of its rate, two with breakpoints."""
    days = [date(2003, 8, 28), date(2003, 8, 29), *business_days(date(2003, 9, 1), date(2003, 9, 30))]
    lines = "".join(
        f"{day},{name},{(amounts[(at + fund) % len(amounts)] + at) / 8:.3f},8.{at:02d}\n"
        for at, day in enumerate(days)
        for fund, name in enumerate((FLAT, BANDED, POOLED))
    )
    (folder / "net.csv").write_text(f"date,name,shares,nav_per_share\n{lines}")
    rows = [row(FLAT), *(row(name, rate=None, tiers=BANDS) for name in (BANDED, POOLED))]
    cut = amendment(f'  - rate: {{name: "{FLAT}", to: "0.35"}}', effective_on="2003-09-16")
    held = contract(folder, rows, terms=TERMS, amendments=[cut])
    return fees(held, date(2003, 9, 1), date(2003, 9, 30), net_assets=folder / "net.csv", overrides=overrides)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(amounts=st.lists(st.integers(1, 40_000_000), min_size=1, max_size=24), overrides=SETTINGS)
def test_both_roads_lead_to_the_same_cent_under_every_convention(
    tmp_path: Path, amounts: list[int], overrides: dict[str, str]
) -> None:
    statement = month(tmp_path, amounts, overrides)
    assert [problem.message for problem in statement.problems if problem.rule == "36"] == []
    assert all(line.fee is not None for line in statement.lines)


def test_a_first_road_that_goes_wrong_is_said_in_the_statement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accrual, "year_fraction", lambda *_: Fraction(31, 365))  # whatever the days
    found = month(tmp_path, [8_000_000], {}).problems
    flat = next(problem for problem in found if problem.rule == "36")
    assert (flat.severity, flat.message) == (
        "error",
        f"{FLAT}: the fee is 12,762.82, but 2,532.65 when computed another way",
    )


def test_a_fee_a_cent_away_is_found(tmp_path: Path) -> None:
    statement = month(tmp_path, [8_000_000], {})
    wrong = [line.model_copy(update={"fee": (line.fee or 0) + Decimal("0.01")}) for line in statement.lines]
    found = [problem.message for problem in again.differing(statement.detail, wrong)]
    assert found == [
        f"{line.name}: the fee is {line.fee:,.2f}, but {true.fee:,.2f} when computed another way"
        for line, true in zip(wrong, statement.lines, strict=True)
    ]
