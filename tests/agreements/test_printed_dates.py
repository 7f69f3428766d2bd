"""Dates as agreements print them, and the century of a two-digit year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.reading.dates import find_dates, first_date, reference_year

PRINTED = [
    ("December 14, 2000", date(2000, 12, 14)),
    ("Sept. 3, 2001", date(2001, 9, 3)),
    ("May 5th, 2010", date(2010, 5, 5)),
    ("14 March 2011", date(2011, 3, 14)),
    ("the 1st day of January, 1998", date(1998, 1, 1)),
    ("this 12th day of June 2001", date(2001, 6, 12)),
    ("this fifth day of May, 1998", date(1998, 5, 5)),
    ("the Twenty-First day of June 2001", date(2001, 6, 21)),
    ("8/18/2003", date(2003, 8, 18)),
    ("08-18-2003", date(2003, 8, 18)),
    ("2003-08-18", date(2003, 8, 18)),
    ("1-Jul-2003", date(2003, 7, 1)),
    ("31-Oct-03", date(2003, 10, 31)),
    ("DECEMBER 14, 2000", date(2000, 12, 14)),
]
NO_DATES = [
    "13/45/03",
    "February 30, 2001",
    "Rule 12b-1",
    "0.45",
    "Section 17(d)",
    "2000",
    "call 800-555-1212",
    "1/4 of 1%",
]


@pytest.mark.parametrize(("printed", "day"), PRINTED)
def test_a_printed_date_is_that_day(printed, day):
    assert first_date(f"effective {printed}, as follows") == day


@pytest.mark.parametrize("printed", NO_DATES)
def test_a_figure_that_is_no_day_is_no_date(printed):
    assert first_date(printed, 2003) is None


def test_the_place_of_a_date_is_that_of_its_words():
    text = "dated as of March 4, 2002, amended 7/12/06"
    assert [text[found.start : found.end] for found in find_dates(text, 2002)] == ["March 4, 2002", "7/12/06"]


@pytest.mark.parametrize(
    ("printed", "reference", "day"),
    [
        ("08/18/03", 2002, date(2003, 8, 18)),
        ("05/01/98", 2001, date(1998, 5, 1)),
        ("05/01/98", None, date(1998, 5, 1)),
        ("01/02/49", 2020, date(2049, 1, 2)),
        ("01/02/71", 2020, date(1971, 1, 2)),
    ],
)
def test_a_two_digit_year_is_the_one_nearest_to_the_documents_own(printed, reference, day):
    assert first_date(printed, reference) == day


def test_the_documents_own_year_is_the_latest_of_its_full_dates():
    text = "Investment Company Act of 1940 … December 14, 2000 … January 15, 2002 … 08/18/03"
    assert reference_year(text) == 2002


def test_a_document_without_a_full_date_has_no_year_of_its_own():
    assert reference_year("Act of 1940, as amended; 08/18/03") is None


@given(st.dates(date(1940, 1, 1), date(2099, 12, 31)))
def test_a_day_printed_long_is_read_back(day):
    assert first_date(f"as of {day:%B} {day.day}, {day.year}") == day


@given(st.dates(date(1960, 1, 1), date(2049, 12, 31)), st.integers(-49, 49))
def test_a_short_year_within_half_a_century_of_the_document_is_read_back(day, away):
    assert first_date(f"{day:%m/%d/%y}", day.year + away) == day
