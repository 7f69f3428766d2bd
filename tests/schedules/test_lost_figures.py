"""Schedules that have lost a figure or a word, as a copy loses it: what is left must not be read as if it were all."""

import pytest
from printed import in_review, lines


def test_one_percent_without_its_share_is_no_whole_percent():
    printed = """
        SCHEDULE A

        Plover Stock Fund      45/100 of 1% of the first $200 million{next}
        Plover Bond Fund       30/100 of 1%
        """
    whole = printed.format(next=", plus 40/100 of 1% over $200 million")
    assert lines(whole) == ["Plover Stock Fund", "Plover Bond Fund | 0.30"]
    assert in_review(printed.format(next=", plus of 1% over $200 million"))


def test_a_scale_does_not_begin_with_the_next_amount():
    assert in_review("""
        SCHEDULE A

        Fund                  Average Daily Net Assets     Annual Rate
        Plover Stock Fund     Next $500 million               0.65%
                              Over $500 million               0.60%
        """)


@pytest.mark.parametrize("lost", ["0.65%", "0.60%"])
def test_a_blank_among_the_bands_of_a_fund_may_be_a_lost_rate(lost):
    printed = """
        SCHEDULE A

        Fund                  First $1 billion   Thereafter
        Plover Stock Fund     0.65%              0.60%
        Plover Bond Fund      0.45%              0.40%
        """
    assert lines(printed) == ["Plover Stock Fund", "Plover Bond Fund"]
    assert in_review(printed.replace(lost, " " * len(lost)))


@pytest.mark.parametrize(("blank", "doubted"), [("N/A  ", False), ("     ", True)])
def test_a_blank_is_no_class_that_is_not_offered_where_that_is_said(blank, doubted):
    assert (
        in_review(f"""
        SCHEDULE A

        Fund                  Class A      Class C      Class R
        Plover Stock Fund     0.25%        {blank}        N/A
        Plover Bond Fund      0.25%        1.00%        0.50%
        Plover Cash Fund      0.10%        1.00%        0.50%
        """)
        == doubted
    )


@pytest.mark.parametrize("end", ["-", "of the", "&"])
def test_a_name_that_breaks_off_has_lost_its_end(end):
    assert in_review(f"""
        SCHEDULE A

        Fund                           Annual Rate
        Plover Stock Fund {end:10}   0.65%
        Plover Bond Fund               0.45%
        """)


def test_a_fund_that_has_lost_its_fee_is_no_registrant():
    assert in_review("""
        SCHEDULE A

        Fund                  Annual Rate
        Plover Value
        Plover Stock          0.65%
        Plover Bond           0.45%
        Plover Cash           0.10%
        Plover Income         0.40%
        """)


def test_a_numbered_sentence_that_has_lost_its_first_rate_is_no_footnote():
    assert in_review("""
        SCHEDULE A

        The Adviser is paid at the following annual rates:

        1. For the Plover Stock Fund, 0.65% of average daily net assets.

        2. For the Plover Bond Fund, 0.45% of average daily net assets.

        3. For the Plover Income Fund,      on the first $500 million of average daily
        net assets and 0.40% on net assets in excess of $500 million.
        """)


def test_a_fund_without_its_fee_heads_no_columns():
    printed = """
        SCHEDULE B

        Fund                        Assets                      Fees

        Plover Small Stock Fund     All Assets                  .33%

        Plover Bond Fund            $0 to $1 billion            .25%
                                    Over $1 billion             .20%
        """
    assert lines(printed) == ["Plover Small Stock Fund | 0.33", "Plover Bond Fund"]
    assert in_review(printed.replace(".33%", ""))
