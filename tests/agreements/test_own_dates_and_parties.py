"""The dates a document gives itself, never merged, and who it is between."""

from datetime import date

import pytest
from agreement_papers import read

TITLE = "                  DISTRIBUTION AGREEMENT\n\n"
CLAUSES = "\n\n1.   The first clause.\n\n2.   The last clause.\n\n"
MAY, JUNE, JULY = date(2004, 5, 1), date(2004, 6, 2), date(2004, 7, 3)
DATES = {
    "This Agreement is made as of May 1, 2004 between the parties.": (MAY, None),
    "THIS AGREEMENT is made and entered into this 1st day of May, 2004, by both.": (MAY, None),
    "This Agreement, dated May 1, 2004, is between the parties.": (MAY, None),
    "This Agreement is entered into and effective as of the 1st day of May, 2004.": (MAY, MAY),
    "THIS AMENDMENT NO. 1 is effective as of May 1, 2004, by and between the parties.": (None, MAY),
    "This Agreement, effective as of May 1, 2004, is between the parties.": (None, MAY),
    "The Plan, dated as of May 1, 2004, is hereby amended, effective June 2, 2004, as follows:": (MAY, JUNE),
    "The Plan of May 1, 2004 is changed as of June 2, 2004 so that it reads:": (None, JUNE),
    "This Amendment, dated as of June 2, 2004, amends the Agreement dated as of May 1, 2004.": (JUNE, None),
    'THIS AMENDMENT (this "Amendment") to the Amended and Restated Distribution Agreement dated as of July 3, 2001 '
    '(the "Agreement") is entered into as of the 1st day of May, 2004 by both, and is effective as of June 2, 2004.': (
        MAY,
        JUNE,
    ),
    "AGREEMENT made and entered into by and between Alder Trust and Birch, Inc., on this 1st day of May, 2004.": (
        MAY,
        None,
    ),
    "This Contract is made this fifth day of May, 2004, by both.": (date(2004, 5, 5), None),
    "The Trust was organized under a declaration of trust dated May 1, 2004.": (None, None),
    "The parties agree as of this ____ day of ________, 2004.": (None, None),
}


@pytest.mark.parametrize("opening", DATES)
def test_a_date_is_taken_for_what_the_words_before_it_say(opening):
    agreement = read(TITLE + opening + CLAUSES)
    assert (agreement.dated_as_of, agreement.effective_on) == DATES[opening]
    assert (agreement.executed_on, agreement.form_date) == (None, None)


def test_an_amendment_that_calls_itself_so_behind_its_date_is_dated_by_it():
    opening = (
        'AMENDMENT NO. 2 to the Advisory Agreement, dated as of July 3, 2004 ("Amendment No. 2"), between Alder Trust '
        "and Birch, Inc.\n\nThe parties agree to modify and amend the Advisory Agreement dated as of May 1, 2004, as "
        'amended (the "Agreement"), as follows:'
    )
    assert read(TITLE.replace("AGREEMENT", "AMENDMENT") + opening + CLAUSES).dated_as_of == JULY


def test_a_date_alone_under_the_title_dates_the_agreement():
    assert read("      SERVICES AGREEMENT\n         May 1, 2004\n\nThe parties agree." + CLAUSES).dated_as_of == MAY


def test_a_date_in_the_recitals_is_anothers():
    opening = "The parties agree.\n\nWHEREAS, they made an advisory agreement dated as of May 1, 2004;\n"
    assert read(TITLE + opening + CLAUSES).dated_as_of is None


def test_a_clause_may_say_when_the_agreement_takes_effect():
    clause = "\n\n1.   Term. This Agreement takes effect on June 2, 2004 and continues until July 3, 2006.\n"
    assert read(TITLE + "The parties agree on this." + clause).effective_on == JUNE


CLOSINGS = {
    "Dated:  July 3, 2004\n\nALDER TRUST\n\nBy: /s/ A. Poe\n": (None, JULY),
    "IN WITNESS WHEREOF, they have signed this on the 3rd\nday of July, 2004.\n\nALDER TRUST\n\nBy: /s/ A. Poe\n": (
        None,
        JULY,
    ),
    "IN WITNESS WHEREOF, they have signed as of the date first above written.\n\nALDER TRUST\n\nBy: /s/ A. Poe\n": (
        None,
        None,
    ),
    "EFFECTIVE July 3, 2004.           ALDER TRUST\n\n                                  By: ________\n": (JULY, None),
    "EFFECTIVE [DATE].                 ALDER TRUST\n\n                                  By: ________\n": (None, None),
    "ALDER TRUST\n\nBy:   /s/ A. Poe\nDate: July 3, 2004\n": (None, JULY),
}


@pytest.mark.parametrize("closing", CLOSINGS)
def test_the_signing_part_says_when_it_was_signed_and_takes_effect(closing):
    agreement = read(TITLE + "The parties agree on this." + CLAUSES + closing)
    assert (agreement.effective_on, agreement.executed_on) == CLOSINGS[closing]
    assert agreement.dated_as_of is None


PARTIES = {
    'This is made between Alder Trust, a Delaware statutory trust (the "Trust"), and Birch Distributors, Inc. '
    '(the "Distributor").': [("Alder Trust", "registrant"), ("Birch Distributors, Inc.", "distributor")],
    "This is made by and between Alder Funds, Inc. and Cedar Advisers, LLC.": [
        ("Alder Funds, Inc.", "registrant"),
        ("Cedar Advisers, LLC", "adviser"),
    ],
    'This is made among Cedar Management Corp. (the "Investment Adviser"), Dale Partners L.P. (the "Sub-Adviser") and '
    'Alder Series Fund (the "Fund").': [
        ("Cedar Management Corp.", "adviser"),
        ("Dale Partners L.P.", "subadviser"),
        ("Alder Series Fund", "registrant"),
    ],
    'Agreement between Elm Services Company ("Transfer Agent") and the Alder Portfolios (the "Company"), an open-end '
    "investment company.": [("Elm Services Company", "transfer-agent"), ("Alder Portfolios", "registrant")],
    "This agreement is between FIR FUND SERVICES, LLC (“Administrator”) and GROVE LIFE INSURANCE COMPANY "
    "(“Service Provider”).": [
        ("FIR FUND SERVICES, LLC", "administrator"),
        ("GROVE LIFE INSURANCE COMPANY", "intermediary"),
    ],
    "This is made between Cedar Advisers, LLC, a corporation organized under the laws of the State of Ohio and "
    'Dale Partners L.P. (the "Sub-Adviser").': [
        ("Cedar Advisers, LLC", "adviser"),
        ("Dale Partners L.P.", "subadviser"),
    ],
    'This is made between Cedar & Co. (the "Adviser") and Dale Limited ("Dale" or the "Sub-Adviser").': [
        ("Cedar & Co.", "adviser"),
        ("Dale Limited", "subadviser"),
    ],
    'This is made among Alder Trust, a trust (the "Trust"); Cedar Corp., investment adviser to the Trust (the '
    '"Adviser"); and Birch Inc., principal underwriter of the Trust (the "Distributor").': [
        ("Alder Trust", "registrant"),
        ("Cedar Corp.", "adviser"),
        ("Birch Inc.", "distributor"),
    ],
    'This is made between Alder Trust, on behalf of Alder Oak Fund (the "Fund"), and Cedar Corp. (the "Adviser").': [
        ("Alder Trust", "registrant"),
        ("Cedar Corp.", "adviser"),
    ],
    "This is made between Cedar Corp., a corporation having its principal place of business in Salem, Oregon (the "
    '"Adviser"), and Alder Trust, at 9 Quay Road, Salem, OR 97301 (the "Fund").': [
        ("Cedar Corp.", "adviser"),
        ("Alder Trust", "registrant"),
    ],
    'This is made between Birch Securities Corp. ("BSC"), the principal underwriter of the Alder Group of Funds (the '
    '"Funds"), and Elm Bank, N.A. (the "Bank").': [
        ("Birch Securities Corp.", "distributor"),
        ("Elm Bank, N.A.", "intermediary"),
    ],
    'This is made between Alder Trust, a trust (the "Trust"), and the investment adviser of the Fund, Cedar Advisors, '
    'LLC (the "Adviser").': [("Alder Trust", "registrant"), ("Cedar Advisors, LLC", "adviser")],
    'This is made among Alder Funds (the "Fund"), a Delaware Trust, Cedar Investment Advisors (the "Adviser"), a '
    'corporation, and Birch Securities, Inc. (the "Distributor"), a Maine corporation.': [
        ("Alder Funds", "registrant"),
        ("Cedar Investment Advisors", "adviser"),
        ("Birch Securities, Inc.", "distributor"),
    ],
    'This is made between Cedar Management Co. (the "Investment Adviser"), an adviser, having its place of business at '
    '9 Quay Road, Suite 9, Salem, Oregon 97301 and Dale Partners, LLC (the "Sub-Adviser").': [
        ("Cedar Management Co.", "adviser"),
        ("Dale Partners, LLC", "subadviser"),
    ],
    'This is made by Alder Fund Services Limited Partnership d/b/a Alder Services (the "Distributor") and Birch Funds '
    'f/k/a Elm Funds, a Maine trust (the "Trust,").': [
        ("Alder Fund Services Limited Partnership", "distributor"),
        ("Birch Funds", "registrant"),
    ],
    "This is made between Alder Advisors Trust and Cedar Capital Management, LP.": [
        ("Alder Advisors Trust", "registrant"),
        ("Cedar Capital Management, LP", "adviser"),
    ],
    'This is made by Alder Growth Series, Alder Equity Funds and Alder Bond Funds (each a "Trust").': [
        ("Alder Growth Series", "registrant"),
        ("Alder Equity Funds", "registrant"),
        ("Alder Bond Funds", "registrant"),
    ],
    "This is made between Cedar Life Investment Advisory Services, LLC and Dale Company, LLP dated May 1, 2004.": [
        ("Cedar Life Investment Advisory Services, LLC", "adviser"),
        ("Dale Company, LLP", "other"),
    ],
    "This Agreement is made in accordance with Rule 12b-1 under the Investment Company Act of 1940, as amended (the "
    '"1940 Act") by each registered investment company listed in Schedule A (each a "Fund"), being made between '
    'A B C Distributors, Inc. ("Distributors") and each Fund.': [("A B C Distributors, Inc.", "distributor")],
}


@pytest.mark.parametrize("opening", PARTIES)
def test_the_parties_are_those_the_opening_names_with_their_part(opening):
    assert [(party.name, party.role) for party in read("      AGREEMENT\n\n" + opening + CLAUSES).parties] == PARTIES[
        opening
    ]


def test_a_sub_advisory_agreement_is_between_an_adviser_and_a_sub_adviser():
    for opening, roles in (
        ('between Cedar Partners, LLC ("Cedar") and Dale Limited (the "Subadviser").', ["adviser", "subadviser"]),
        ('between Cedar Partners, LLC (the "Adviser") and Dale Limited ("Dale").', ["adviser", "subadviser"]),
    ):
        agreement = read("      SUB-ADVISORY AGREEMENT\n\nThis is made " + opening + CLAUSES)
        assert [party.role for party in agreement.parties] == roles


CLASSES_IN_TITLES = {
    "DISTRIBUTION PLAN (CLASS K SHARES)": "K",
    "DISTRIBUTION PLAN R-3 CLASS SHARES": "R-3",
    "DISTRIBUTION PLAN FOR THE INVESTOR CLASS": "INVESTOR",
    "DISTRIBUTION PLAN FOR EACH CLASS OF SHARES": None,
    "DISTRIBUTION PLAN OF CLASS A, CLASS B AND CLASS R1": None,
    "Distribution Plan - Class A and C Shares": None,
}


@pytest.mark.parametrize("title", CLASSES_IN_TITLES)
def test_an_agreement_of_one_class_says_which(title):
    assert read(f"      {title}\n\nThe Trust adopts it." + CLAUSES).share_class == CLASSES_IN_TITLES[title]


def test_a_plan_without_an_opening_names_its_parties_in_its_recitals():
    opening = 'WHEREAS, Alder Trust, a business trust (the "Trust"), is an investment company;\n'
    (party,) = read("      RULE 12b-1 PLAN\n\n" + opening + CLAUSES).parties
    assert (party.name, party.role) == ("Alder Trust", "registrant")


def test_who_signs_by_name_is_a_party_even_where_the_opening_is_silent():
    funds = "ALDER BOND FUNDS, INC.\nALDER STOCK FUNDS, INC.\n\nBy: /s/ A. Poe\n\n"
    signed = f"{funds}BIRCH DISTRIBUTORS, INC.\n\nBy: /s/ B. Roe\n"
    parties = read(TITLE + "The parties agree." + CLAUSES + signed).parties
    assert [party.name for party in parties] == [
        "ALDER BOND FUNDS, INC.",
        "ALDER STOCK FUNDS, INC.",
        "BIRCH DISTRIBUTORS, INC.",
    ]


def test_a_party_that_signs_in_capitals_is_named_once():
    opening = 'This is made by The Alder Trust (the "Trust").'
    parties = read(TITLE + opening + CLAUSES + "ALDER TRUST\n\nBy: ________\n").parties
    assert [party.name for party in parties] == ["Alder Trust"]


OTHERS_NAMED = {
    'This is made by Alder Trust (the "Trust"), with respect to its series, the Alder Plus Fund (the "Fund").': [
        "Alder Trust"
    ],
    'This is entered into by Alder Trust (the "Trust") and Birch Services, Inc. ("Birch"), the successor in interest '
    'to Elm Services, Inc. ("Elm").': ["Alder Trust", "Birch Services, Inc."],
    'This is made between the 12 Mill Street Trust (the "Trust") and Birch, Inc. (the "Adviser").': [
        "12 Mill Street Trust",
        "Birch, Inc.",
    ],
    'This is made by Alder Trust (the "Trust") and Birch Bank and Trust Company (the "Custodian").': [
        "Alder Trust",
        "Birch Bank and Trust Company",
    ],
    'WHEREAS, Alder Trust (the "Trust") is a company of funds; and\n\nWHEREAS, Birch Securities LLC serves as '
    'principal underwriter of its shares (the "Distributor");': ["Alder Trust", "Birch Securities LLC"],
}


@pytest.mark.parametrize("opening", OTHERS_NAMED)
def test_a_series_and_whom_a_party_succeeded_are_no_parties(opening):
    assert [party.name for party in read(TITLE + opening + CLAUSES).parties] == OTHERS_NAMED[opening]


def test_a_class_in_a_title_in_capitals_is_spelt_as_in_the_text():
    text = (
        '      DISTRIBUTION PLAN (INVESTOR CLASS SHARES)\n\nThis is the Distribution Plan (Investor Class) of "Alder".'
    )
    assert read(text + CLAUSES).share_class == "Investor"


def test_a_plan_that_opens_with_its_trust_names_its_distributor_in_its_clauses():
    text = (
        '     DISTRIBUTION PLAN\n\nThis is the plan of Alder Income Fund (the "Fund").\n\n'
        "1.  The Fund pays a fee as set out in Annex A.\n\n"
        '2.  It pays Birch Distribution Company (the "Distributor") monthly.\n\n3.  Last.\n'
    )
    assert [(party.name, party.role) for party in read(text).parties] == [
        ("Alder Income Fund", "registrant"),
        ("Birch Distribution Company", "distributor"),
    ]


def test_who_an_agreement_of_transfer_agency_is_with_is_the_transfer_agent():
    text = '   TRANSFER AGENCY AGREEMENT\n\nMade by Alder Trust (the "Fund") and Birch Services, Inc. ("Birch").'
    assert [party.role for party in read(text + CLAUSES).parties] == ["registrant", "transfer-agent"]


def test_a_plan_may_take_effect_with_respect_to_each_fund():
    clause = "\n\n1.   Effective Date. This Plan shall take effect with respect to each Fund on June 2, 2004.\n"
    assert read(TITLE + "The Fund adopts it." + clause).effective_on == JUNE


def test_the_date_in_the_title_of_an_amendment_is_its_own():
    title = "   AMENDMENT NO. 2 DATED AS OF MAY 1, 2004\n   TO THE\n   DISTRIBUTION PLAN\n\n"
    agreement = read(title + "This amends the Plan dated as of July 3, 2001, effective June 2, 2004." + CLAUSES)
    assert (agreement.dated_as_of, agreement.effective_on) == (MAY, JUNE)
    assert (agreement.amendment.number, agreement.amendment.amends) == (2, "DISTRIBUTION PLAN")


ADOPTED = {
    "in its opening": """This Plan of Alder Trust (the "Trust") is adopted under Rule 12b-1 of the Investment
Company Act of 1940 (the "Act"), as of May 1, 2004, for the funds that Schedule A names.""",
    "below its recitals": """The board has found a likelihood of benefit.

NOW, THEREFORE, the Trust adopts this Plan as of May 1, 2004 on these terms:""",
}


@pytest.mark.parametrize("place", ADOPTED)
def test_a_plan_is_dated_by_its_adoption(place):
    assert read("                  DISTRIBUTION PLAN\n\n" + ADOPTED[place] + CLAUSES).dated_as_of == MAY


def test_a_term_that_stands_for_a_party_is_no_party_beside_another():
    opening = (
        'WHEREAS, Alder Funds Trust, a Delaware trust (the "Fund Company"), offers shares;\n\n'
        'WHEREAS, the Fund Company and Birch Distributors, LLC (the "Underwriter") have made an agreement;'
    )
    agreement = read("               DISTRIBUTION PLAN\n\n" + opening + CLAUSES)
    assert [(party.name, party.role) for party in agreement.parties] == [
        ("Alder Funds Trust", "registrant"),
        ("Birch Distributors, LLC", "distributor"),
    ]


def test_the_country_of_a_branch_is_part_of_its_name():
    opening = 'This Plan of Alder Trust pays Birch Asset Management (US) Inc. (the "Distributor") a fee.'
    agreement = read("               DISTRIBUTION PLAN\n\n" + opening + CLAUSES)
    assert "Birch Asset Management (US) Inc." in [party.name for party in agreement.parties]


def test_funds_that_sign_together_in_one_block_are_named_once():
    opening = "This is made among Alder Bond Fund, Alder Stock Fund and Birch Services, Inc."
    together = "ALDER BOND FUND\nALDER STOCK FUND\n\nBy: /s/ A. Poe\n\nBIRCH SERVICES, INC.\n\nBy: /s/ B. Roe\n"
    assert [party.name for party in read(TITLE + opening + CLAUSES + together).parties] == [
        "Alder Bond Fund",
        "Alder Stock Fund",
        "Birch Services, Inc.",
    ]
