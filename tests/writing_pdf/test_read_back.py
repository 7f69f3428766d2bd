"""What is printed as PDF or HTML and read again gives the same data: the law of every paper."""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit import proof
from toolkit.reading.extract import extract
from toolkit.writing import template, write

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "writing_text"))

import made  # noqa: E402 - the invented readings stand beside the tests of text

FORMATS = ["pdf", "html"]
STARTS = date(2004, 5, 3)


def unlike(reading, file_format, folder, kind="agreement"):
    """What the paper says otherwise than the data."""
    path = folder / f"paper.{file_format}"
    path.write_bytes(write(template.make(kind, {"reading": reading}, family=reading.agreement.family), file_format))
    return proof.differences(reading, extract(path), whole=kind == "agreement")


def plan(rows, columns=None, notes=()):
    """A plan whose schedule lists these rows."""
    listed = columns or [
        made.column("Fund", "name"),
        made.column("Annual Rate", "rate"),
        made.column("Plan Calculation Date", "date"),
    ]
    return made.reading(made.agreement(), made.schedule(listed, rows, notes, 'SCHEDULE "A" TO SERVICE AGREEMENT'))


def row(name, percent="0.45%", registrant="ROWAN TRUST", **more):
    return made.row(name, percent, percent.rstrip("%"), registrant=registrant, calculation_date=STARTS, **more)


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_sample_agreement_comes_back(file_format, tmp_path):
    assert unlike(extract(ROOT / "contracts" / "class-k" / "agreement.pdf"), file_format, tmp_path) == ()


@pytest.mark.parametrize("file_format", FORMATS)
def test_an_invented_agreement_with_footnote_and_signatures_comes_back(file_format, tmp_path):
    path = tmp_path / "first.txt"
    path.write_bytes(write(template.make("agreement", {"reading": made.harbor()}, family="related-agreement"), "txt"))
    assert unlike(extract(path), file_format, tmp_path) == ()


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_schedule_over_many_pages_comes_back(file_format, tmp_path):
    rows = [
        row(f"Rowan {kind} {number} Fund", registrant=registrant)
        for registrant in ("ROWAN TRUST", "ELDER FUNDS, INC.")
        for kind in ("Bond", "Growth & Income", "International Small Company Sustainable Equity Opportunities")
        for number in range(11, 41)
    ]
    assert unlike(plan(rows), file_format, tmp_path, "schedule") == ()


@pytest.mark.parametrize("file_format", FORMATS)
def test_names_that_take_two_lines_come_back(file_format, tmp_path):
    long = "Rowan International Small Company Sustainable Equity Opportunities and Income Allocation"
    rows = [row(f"{long} {word} Fund") for word in ("Conservative", "Moderate", "Balanced", "Growth")]
    rows.insert(2, row("Rowan Bond Fund"))
    assert unlike(plan(rows), file_format, tmp_path, "schedule") == ()


@pytest.mark.parametrize("file_format", FORMATS)
def test_breakpoints_come_back(file_format, tmp_path):
    printed = "0.75% up to $250 million; 0.65% from $250 million to $1 billion; 0.60% over $1 billion"
    tiers = (
        made.tier("0", "250000000", "0.75"),
        made.tier("250000000", "1000000000", "0.65"),
        made.tier("1000000000", None, "0.60"),
    )
    rows = [
        row("Rowan Bond Fund"),
        row("Rowan Balanced Fund").model_copy(update={"rate": made.rate(printed, tiers=tiers)}),
    ]
    assert unlike(plan(rows), file_format, tmp_path, "schedule") == ()


WORDS = st.sampled_from(
    "Bond Growth Value Income Balanced Select Small-Cap Mid-Cap European Health & S&P 500 Total Return 2040".split()  # noqa: SIM905 - a list of words
)
NAMES = st.lists(WORDS, min_size=1, max_size=7).map(lambda words: f"Rowan {' '.join(words)} Fund")
PERCENTS = st.integers(1, 100).map(lambda hundredths: f"{Decimal(hundredths) / 100:.2f}%")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(st.lists(st.tuples(NAMES, PERCENTS), min_size=1, max_size=30, unique_by=lambda pair: pair[0]))
@pytest.mark.parametrize("file_format", FORMATS)
def test_any_names_and_rates_come_back(file_format, tmp_path, pairs):
    rows = [row(name, percent) for name, percent in pairs]
    assert unlike(plan(rows), file_format, tmp_path, "schedule") == ()
