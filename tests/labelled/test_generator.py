"""The labelled set itself: drawn the same each time, its truth printed in its documents, its judge not fooled."""

import re
from dataclasses import asdict
from html import unescape

import generator
import pytest
from generator import html, text
from generator.judge import ANY, judge, squeezed
from generator.model import Rate, TrueRow
from generator.notation import written


def perfect(case):
    """The reading that prints exactly the truth of a case."""
    rows = [
        {
            "registrant": row.registrant,
            "name": row.name,
            "formerly": row.formerly,
            "series": row.series or row.name,
            "share_class": row.share_class,
            "rate": {
                "printed": row.rate.printed,
                "percent": row.rate.percent,
                "tiers": [{"over": low, "up_to": high, "percent": figure} for low, high, figure in row.rate.tiers]
                if row.rate.tiers
                else None,
            },
            "service_fee_percent": row.service,
            "asset_based_sales_charge_percent": row.sales_charge,
            "calculation_date": row.calculation_date,
            "ends_on": row.ends_on,
            "markers": list(row.markers),
            "confidence": 0.99,
        }
        for row in case.truth.rows
    ]
    notes = [{"marker": marker, "text": said} for marker, said in case.truth.footnotes]
    as_of = case.truth.as_of[0] if case.truth.as_of else None
    return {"status": "clean", "schedules": [{"as_of": as_of, "rows": rows, "footnotes": notes}], "problems": []}


def one_row(case, **changes):
    """The same reading with one field of its first row changed."""
    reading = perfect(case)
    reading["schedules"][0]["rows"][0] |= changes
    return reading


@pytest.mark.parametrize("layout", list(generator.LAYOUTS))
def test_what_is_true_of_a_document_is_printed_in_it(layout):
    for seed in range(5):
        case = generator.make_case(layout, "html", seed)
        if b"<PRE>" in html.render(case):
            continue  # its cells wrap into one another's lines
        words = squeezed(unescape(re.sub(r"<[^>]+>", "", html.render(case).decode())).replace("\x96", "\N{EN DASH}"))
        for row in case.truth.rows:
            for said in (
                row.name,
                row.registrant if row.registrant != "any" else None,
                row.formerly,
                row.rate.printed,
                row.share_class,
            ):
                assert said in (None, ANY) or case.truth.rows_open or squeezed(said) in words, (case.name, said)


def test_the_same_seed_draws_the_same_documents():
    for kind in ("text", "html", "pdf", "docx"):
        first, again = (generator.printed(generator.make_case("groups-dates", kind, 7)) for _ in range(2))
        assert first == again


def test_other_seeds_draw_other_documents():
    printed = {text.render(generator.make_case("flat", "text", seed)) for seed in range(40)}
    assert len(printed) == 40


def test_the_sets_share_no_document():
    names = [{case.name for case in generator.cases(seed, 3)} for seed in generator.SETS.values()]
    assert not names[0] & names[1]
    assert not names[0] & names[2]
    assert not names[1] & names[2]


def test_a_reading_that_prints_the_truth_is_exact():
    for layout in generator.LAYOUTS:
        case = generator.make_case(layout, "text", 1)
        if case.truth.rows and len(case.truth.as_of) == 1:
            verdict = judge(case, perfect(case))
            assert verdict.exact, verdict.wrong
            assert verdict.around_right
            assert verdict.footnotes_right


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Another Fund"},
        {"share_class": "Q"},
        {"rate": {"printed": "9", "percent": "9.00", "tiers": None}},
        {"calculation_date": "1999-01-01"},
        {"ends_on": "1999-01-01"},
        {"formerly": "Old Fund"},
        {"markers": ["§"]},
        {"service_fee_percent": "0.99"},
        {"series": "Another"},
    ],
)
def test_a_wrong_field_called_clean_is_the_worst_fault(changes):
    case = generator.make_case("groups-dates", "text", 3)
    verdict = judge(case, one_row(case, **changes))
    assert verdict.wrong_and_clean
    assert verdict.exact_rows == verdict.true_rows - 1


def test_a_wrong_registrant_is_counted_apart():
    case = generator.make_case("groups-dates", "text", 3)
    verdict = judge(case, one_row(case, registrant="Another Trust"))
    assert verdict.exact
    assert verdict.right_registrants == verdict.true_rows - 1


def test_a_damaged_document_called_clean_is_wrong():
    case = generator.make_case("damage-typo", "text", 3)
    assert judge(case, perfect(case)).wrong_and_clean
    assert not judge(case, perfect(case) | {"status": "review"}).wrong_and_clean


def test_a_lost_row_and_one_too_many_are_told():
    case = generator.make_case("flat", "text", 3)
    short = perfect(case)
    lost = short["schedules"][0]["rows"].pop()
    assert (
        judge(case, short).wrong
        == f"{len(case.truth.rows) - 1} rows for {len(case.truth.rows)}; lost: {lost['name']!r}"
    )


def test_rates_in_every_notation_mean_the_same():
    rng = generator.rng_of("notation")
    quarter = {
        notation: written(rng, "0.25", notation).percent
        for notation in ("percent", "dot", "bps", "fraction", "of-one", "vulgar", "words")
    }
    assert set(quarter.values()) == {"0.25"}
    assert asdict(written(rng, "0.125", "vulgar")) == {"printed": "1/8 of 1%", "percent": "0.125", "tiers": None}
    assert written(rng, "0.0125", "fraction") == Rate("0.000125", "0.0125")
    assert TrueRow("A", Rate(None, None)).markers == ()
