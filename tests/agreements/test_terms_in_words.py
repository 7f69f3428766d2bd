"""What a fee agreement sets in words: law, notice, payment, frequencies; each sentence beside what it says."""

import pytest

from toolkit.reading.terms import (
    fee_frequency,
    governing_law,
    notice_days,
    payment_days,
    report_frequency,
    sentences_of,
)

LAWS = {
    "This Agreement shall be construed in accordance with the laws of the State of Texas.": "Texas",
    "It is governed by the laws of the Commonwealth of Massachusetts without regard to conflicts.": "Massachusetts",
    "THIS AGREEMENT IS GOVERNED BY THE LAWS OF THE STATE OF NEW YORK.": "New York",
    "New Jersey law governs this Agreement.": "New Jersey",
    "This letter shall be interpreted under Delaware law and the 1940 Act.": "Delaware",
    "It is governed by the laws of Ohio.": "Ohio",
    "The parties choose the law of the State of Missouri.": "Missouri",
    "The Trust is organized under the laws of the State of Delaware.": None,
    "This Agreement is governed by the laws of the United States.": None,
    "Applicable Law. The law is what it is.": None,
    "It shall be construed and enforced, where no law of the United States does, according to the laws of the State "
    "of Ohio.": "Ohio",
    "Birch is a corporation existing under the laws of New York, and this Agreement may be enforced.": None,
    "Elm, organized under Ohio law, agrees that this Agreement is construed under Maine law.": "Maine",
    "Shares are offered where they are qualified under the laws of Florida, as interpreted by counsel.": None,
}
NOTICES = {
    "The Trustees may terminate it upon not more than sixty (60) nor less than thirty (30) days written notice.": 60,
    "It may be terminated by vote of the Trustees on sixty (60) days' written notice.": 60,
    "It may be terminated at any time on 60 days\u2019 prior written notice.": 60,
    "Either party may terminate it upon ninety days' notice to the other.": 90,
    "It may be terminated on not more than 60 days' nor less than 30 days' written notice.": 60,
    "The Fund may end it by giving notice to the Adviser at least 45 days before.": 45,
    "It is terminable by the Board on 60 days' written notice or by the Distributor on 90 days' notice.": 60,
    "It may be terminated at any time without penalty.": None,
    "Notice of a claim is given within 10 days.": None,
    "A party may terminate if a breach is not cured within 15 days after notice.": None,
    "It may be terminated upon one hundred eighty (180) days' notice.": 180,
}
PAYMENTS = {
    "Birch shall invoice Alder monthly, and each invoice is due within 30 days of its date.": 30,
    "The fees shall be paid to Distributors within 10 days after the close of each month.": 10,
    "The fee is payable within fifteen (15) business days of the end of the quarter.": 15,
    "The fee is payable on or before the tenth day of the following month.": 10,
    "Fees are paid by the 15th day of each month.": 15,
    "Notice shall be given within ten days after the summons has been served.": None,
    "The fee is paid monthly.": None,
    "The fees are paid no later than the fifteenth (15th) day of the following month.": 15,
    "The monthly fee is paid not later than 20 days after the month's end.": 20,
    "Payment for shares ordered is made within three business days after the order.": None,
    "Redemption proceeds and any fees are paid within seven (7) days after the tender of shares.": None,
    "All invoices shall be paid within thirty (30) days of receipt of the invoice.": 30,
}
FEES = {
    "The Fund will pay the Advisor a fee at the annual rate of 0.90%, monthly in arrears.": "monthly",
    "Each Fund pays a fee, calculated at the end of each month at the annual rate shown.": "monthly",
    "The fee is accrued daily and paid monthly.": "monthly",
    "FIIO pays the Company a quarterly fee.": "quarterly",
    "Compensation is payable quarterly in arrears.": "quarterly",
    "The fee is paid semi-annually.": "semi-annually",
    "The board meets every quarter.": None,
    "The Administrator sends an invoice to the Trust monthly for the fees of Schedule A.": "monthly",
    "Who directs monies payable under the Plan gives the Board, at least quarterly, a written report of the amounts "
    "so expended.": None,
    "The amounts payable under the Plan are reviewed quarterly by the Board.": None,
    "The Fund pays an annual fee of 0.25% of its net assets.": None,
}
REPORTS = {
    "The Underwriter shall furnish to the Board, at least quarterly, a report that complies with Rule 12b-1.": (
        "quarterly"
    ),
    "It furnishes the Trustees, on a quarterly basis, a written report of the amounts expended.": "quarterly",
    "The Trustees receive, at least quarterly, a written report showing the expenses and their purposes.": "quarterly",
    "The Distributor gives the Board, on a quarterly basis, a written report of the monies paid to it.": "quarterly",
    "The costs of annual reports to shareholders are expenses of the Fund and are paid annually.": None,
    "It delivers reports to the Trustees, on a regular basis (at least quarterly), setting forth the payments made.": (
        "quarterly"
    ),
    "A monthly report of payments is given to the Board.": "monthly",
    "The payments may be used for printing annual and semi-annual reports for other than existing shareholders.": None,
}


@pytest.mark.parametrize("sentence", LAWS)
def test_the_law_is_the_one_that_governs(sentence):
    assert governing_law([sentence]) == LAWS[sentence]


@pytest.mark.parametrize("sentence", NOTICES)
def test_notice_is_that_of_the_agreements_end(sentence):
    assert notice_days([sentence]) == NOTICES[sentence]


def test_the_funds_own_notice_comes_before_the_other_partys():
    other = "The Distributor may terminate it on 90 days' notice."
    own = "It may be terminated by vote of a majority of the Trustees on 60 days' notice."
    assert notice_days([other, own]) == 60


@pytest.mark.parametrize("sentence", PAYMENTS)
def test_days_of_payment_are_those_of_the_fee(sentence):
    assert payment_days([sentence]) == PAYMENTS[sentence]


@pytest.mark.parametrize("sentence", FEES)
def test_the_fees_frequency_is_that_of_its_calculation_or_payment(sentence):
    assert fee_frequency([sentence]) == FEES[sentence]


@pytest.mark.parametrize("sentence", REPORTS)
def test_the_reports_frequency_is_that_of_the_boards_report(sentence):
    assert report_frequency([sentence]) == REPORTS[sentence]


def test_sentences_part_at_a_stop_before_a_capital():
    assert sentences_of(["One is so. Two is 0.25% of it; Three."]) == ("One is so.", "Two is 0.25% of it;", "Three.")
