"""What is printed reads back as what was printed: `extract(render(x)) == x`, apart from source and confidence."""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.reading.extract import extract
from toolkit.writing import template, write

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "writing_text"))

from made import (  # noqa: E402 - the invented readings stand beside the tests of text
    PLAIN,
    agreement,
    column,
    harbor,
    note,
    rate,
    reading,
    row,
    schedule,
    tier,
)


def bare(value):
    """A reading's agreement and schedules without what depends on where they stand."""
    if isinstance(value, dict):
        return {key: bare(item) for key, item in value.items() if key not in ("source", "confidence")}
    return [bare(item) for item in value] if isinstance(value, list) else value


def facts(made, *parts):
    return bare(made.model_dump(mode="json", include=set(parts or ("agreement", "schedules"))))


def printed(made, format_, tmp_path, kind="agreement"):
    document = template.make(kind, {"reading": made}, family=made.agreement.family)
    path = tmp_path / f"{kind}.{format_}"
    path.write_bytes(write(document, format_))
    return extract(path)


@pytest.fixture(scope="module", params=["source/agreement.txt", "agreement.pdf"])
def class_k(request):
    return extract(ROOT / "contracts" / "class-k" / request.param)


@pytest.mark.parametrize("format_", ["txt", "docx"])
def test_the_class_k_agreement_reads_back_the_same(class_k, format_, tmp_path):
    again = printed(class_k, format_, tmp_path)
    assert facts(again) == facts(class_k)
    assert again.status == "clean"


@pytest.mark.parametrize("format_", ["txt", "docx"])
def test_its_schedule_alone_reads_back_the_same(class_k, format_, tmp_path):
    again = printed(class_k, format_, tmp_path, "schedule")
    assert facts(again, "schedules") == facts(class_k, "schedules")


STACKED = (column("Portfolio", "name"), column("Class", "share_class"), column("Fee Rate", "rate"))
PARTS = {"service_fee_percent": Decimal("0.25"), "asset_based_sales_charge_percent": Decimal("0.50")}
FORMS = {
    "plain": schedule(PLAIN, [row("Elder Bond Fund", "0.30%"), row("Rowan & Ash Growth Fund", "0.25%", "0.25")]),
    "registrants": schedule(
        PLAIN,
        [
            row("Elder Bond Fund", "0.30%", registrant="ELDER INCOME TRUST"),
            row("Rowan Growth Fund", "0.30%", registrant="ROWAN STOCK TRUST"),
            row("Rowan Value Fund", "0.30%", registrant="ROWAN STOCK TRUST"),
        ],
    ),
    "dates": schedule(
        (*PLAIN, column("Effective Date", "date")),
        [
            row("Elder Bond Fund", "0.30%", calculation_date=date(2004, 5, 3)),
            row("Rowan Growth Fund", "0.35%", "0.35", calculation_date=date(2004, 11, 30)),
        ],
    ),
    "stacked classes": schedule(
        STACKED,
        [
            row("Elder Bond Fund", "0.25%", "0.25", share_class="A"),
            row("Elder Bond Fund", "0.90%", "0.90", share_class="C"),
            row("Rowan Growth Fund", "0.40%", "0.40", share_class="R6"),
        ],
    ),
    "classes across": schedule(
        (column("Fund", "name"), column("Class A", "rate", "A"), column("Class C", "rate", "C")),
        [
            row("Elder Bond Fund", "0.25%", "0.25", share_class="A"),
            row("Elder Bond Fund", "1.00%", "1.00", share_class="C"),
            row("Rowan Growth Fund", "0.25%", "0.25", share_class="A"),
            row("Rowan Growth Fund", "0.95%", "0.95", share_class="C"),
        ],
    ),
    "three rates": schedule(
        (
            column("Fund", "name"),
            column("Maximum Distribution Fee", "asset_based_sales_charge"),
            column("Maximum Service Fee", "service_fee"),
            column("Maximum Aggregate Fee", "rate"),
        ),
        [row("Elder Bond Fund", "0.75%", "0.75", **PARTS), row("Rowan Growth Fund", "0.75%", "0.75", **PARTS)],
    ),
    "tiers": schedule(
        PLAIN,
        [
            row(
                "Elder Bond Fund",
                rate=rate(
                    "0.50% up to $250 million; and 0.40% in excess of $250 million",
                    None,
                    (tier("0", "250000000", "0.50"), tier("250000000", None, "0.40")),
                ),
            ),
            row("Rowan Growth Fund", "0.60%", "0.60"),
        ],
    ),
    "former names and notes": schedule(
        PLAIN,
        [
            row("Elder Bond Fund", "0.30%", formerly="Elder Income Fund", markers=("*",)),
            row("Rowan Growth Fund", "0.30%"),
        ],
        [note("*", "Only while the adviser waives part of its own fee.", "row:0")],
    ),
    "as of a day": schedule(
        PLAIN, [row("Elder Bond Fund", "0.30%"), row("Rowan Fund", "0.30%")], as_of=date(2013, 7, 9)
    ),
}


@pytest.mark.parametrize("format_", ["txt", "docx"])
@pytest.mark.parametrize("form", FORMS)
def test_schedules_of_every_form_read_back_the_same(form, format_, tmp_path):
    made = reading(agreement(), FORMS[form])
    assert facts(printed(made, format_, tmp_path), "schedules") == facts(made, "schedules")


@pytest.mark.parametrize("format_", ["txt", "docx"])
def test_an_agreement_with_an_accent_and_an_ampersand_reads_back_in_word(format_, tmp_path):
    made = harbor()
    again = printed(made, format_, tmp_path)
    names = [one.name for one in again.rows]
    assert names == [
        "Elder Bond Fund R Shares",
        "Elder & Ash Café Fund R Shares" if format_ == "docx" else "Elder & Ash Cafe Fund R Shares",
        "Rowan Growth Fund R Shares",
    ]
    assert [clause.number for clause in again.agreement.clauses] == ["1.a", "1.b", "2"]
    assert [block.party for block in again.agreement.signature_blocks] == [
        "QUINCE & VALE DISTRIBUTORS, INC.",
        "TRUST (LISTED IN SCHEDULE A)",
    ]


FUNDS = st.tuples(
    st.sampled_from(["Elder", "Rowan & Ash", "Quillwood", "St. Orme"]),
    st.sampled_from(["Bond", "Small Company Growth", "Tax-Exempt Income", "Retirement 2040", "International Value"]),
    st.sampled_from(["Fund", "Portfolio", "Fund R Shares"]),
).map(" ".join)
RATES = st.decimals(min_value="0.05", max_value="1.50", places=2)
DAYS = st.dates(min_value=date(1999, 1, 1), max_value=date(2012, 12, 31))


@st.composite
def schedules(draw):
    """A schedule of one or two registrants with a flat rate and a date for each fund."""
    names = draw(st.lists(FUNDS, min_size=2, max_size=12, unique=True))
    cut = draw(st.integers(min_value=0, max_value=len(names)))
    rows = [
        row(
            name,
            f"{percent}%",
            percent,
            registrant="ELDER TRUST" if place < cut else "ROWAN FUNDS, INC.",
            calculation_date=day,
        )
        for place, (name, percent, day) in enumerate((name, draw(RATES), draw(DAYS)) for name in names)
    ]
    return schedule((*PLAIN, column("Plan Calculation Date", "date")), rows)


@settings(max_examples=15, derandomize=True, deadline=None)
@given(made=schedules(), format_=st.sampled_from(["txt", "docx"]))
def test_whatever_a_schedule_lists_reads_back(made, format_, tmp_path_factory):
    folder = tmp_path_factory.mktemp("printed")
    again = printed(reading(agreement(), made), format_, folder, "schedule")
    found = [(one.registrant, one.name, one.rate.percent, one.calculation_date) for one in again.rows]
    assert found == [(one.registrant, one.name, one.rate.percent, one.calculation_date) for one in made.rows]
