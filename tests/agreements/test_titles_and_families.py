"""The title from the headings, the family from the title, and what an amendment says of itself."""

import pytest
from agreement_papers import paper_of, read

from toolkit.reading.families import families_of
from toolkit.reading.surroundings import read_agreement

SENTENCE = "\nThis is made between Alder Trust and Birch Distributors, Inc., and it is a\nparagraph of prose.\n"
TITLES = {
    "over four lines": (
        """
            MASTER RELATED AGREEMENT TO
             AMENDED AND RESTATED
           MASTER DISTRIBUTION PLAN
               (CLASS K SHARES)
""",
        "MASTER RELATED AGREEMENT TO AMENDED AND RESTATED MASTER DISTRIBUTION PLAN (CLASS K SHARES)",
    ),
    "printed twice": (
        "      ADVISORY AGREEMENT\n      (SECOND SERIES)\n\n      ADVISORY AGREEMENT\n      (SECOND SERIES)\n",
        "ADVISORY AGREEMENT (SECOND SERIES)",
    ),
    "in capitals and small letters": ("        Investment Advisory Agreement\n", "Investment Advisory Agreement"),
    "below the trust's name": ("          ALDER FUNDS TRUST\n\n          RULE 12b-1 PLAN\n", "RULE 12b-1 PLAN"),
    "above the trust's name": ("        SERVICING AGREEMENT\n         ALDER MUTUAL FUNDS\n", "SERVICING AGREEMENT"),
    "with the trust's name in it": (
        "        DISTRIBUTION PLAN\n              OF\n          ALDER TRUST\n",
        "DISTRIBUTION PLAN OF ALDER TRUST",
    ),
    "below the names of two trusts": (
        "     ALDER MUNICIPAL TRUST\n     ALDER MULTISTATE TRUST II\n\n     PLAN OF DISTRIBUTION\n",
        "PLAN OF DISTRIBUTION",
    ),
    "below a group's name": (
        "     ALDER INVESTMENT FUNDS GROUP\n\n     DISTRIBUTION PLAN\n",
        "DISTRIBUTION PLAN",
    ),
    "with each of its lines underlined": (
        "      AMENDMENT ONE\n      -------------\n         TO THE\n    ADVISORY AGREEMENT\n    ------------------\n",
        "AMENDMENT ONE TO THE ADVISORY AGREEMENT",
    ),
    "above whom it is addressed to": (
        "      INVESTMENT ADVISORY AGREEMENT\n\nTO:  Birch Advisers, Inc.\n     9 Quay Road\n\nLadies and Gentlemen:\n",
        "INVESTMENT ADVISORY AGREEMENT",
    ),
    "below a page number and the label of an exhibit": (
        "                                   1\n                    Exhibit 99B(9)(a)(ii)\n\n     ADVISORY AGREEMENT\n",
        "ADVISORY AGREEMENT",
    ),
    "of a letter, below whom it is from and to": (
        """
      ALDER TRUST
     9 Quay Road
  Salem, Oregon 97301

May 1, 2004

Cedar Advisers, LLC
11 Harbor Plaza
Salem, Oregon 97301

      Management Agreement

Dear Sirs:
""",
        "Management Agreement",
    ),
    "above a paragraph in capitals close below it": (
        """
     EXPENSE LIMITATION AGREEMENT
     THIS EXPENSE LIMITATION AGREEMENT, DATED AS OF JANUARY
26, 2013, is made and entered into by both of the parties.
""",
        "EXPENSE LIMITATION AGREEMENT",
    ),
    "above a date": ("        SERVICES AGREEMENT\n         January 18, 2020\n", "SERVICES AGREEMENT"),
    "above the day it was restated": (
        "     AMENDED AND RESTATED\n     RULE 12b-1 PLAN\n     (Amended and Restated as of May 1, 2011)\n",
        "AMENDED AND RESTATED RULE 12b-1 PLAN",
    ),
    "above the parties": (
        "     DISTRIBUTION AGREEMENT\n       BETWEEN\n     ALDER TRUST\n        AND\n   BIRCH, INC.\n",
        "DISTRIBUTION AGREEMENT",
    ),
    "below an exhibit's label": ("                     EX-99.e.2\n\n      DEALER AGREEMENT\n", "DEALER AGREEMENT"),
    "an amendment": (
        "       AMENDMENT NO. 13\n           TO THE\n     ADMINISTRATION AGREEMENT\n",
        "AMENDMENT NO. 13 TO THE ADMINISTRATION AGREEMENT",
    ),
}


@pytest.mark.parametrize("where", TITLES)
def test_a_title_is_joined_from_its_lines_and_from_no_other(where):
    printed, title = TITLES[where]
    assert read(printed + SENTENCE).title == title


def test_a_letter_is_titled_by_its_subject():
    assert read("Alder Trust\n\nRe:  Fee Waiver Agreement\n\nDear Sirs:\n\nWe waive the fee of the fund.\n").title == (
        "Fee Waiver Agreement"
    )


def test_a_paper_without_a_title_has_none():
    agreement = read("Dear Sirs:\n\nWe waive the fee of the fund for a year from the date above.\n")
    assert (agreement.title, agreement.family) == ("", "other")


FAMILIES = {
    "MASTER RELATED AGREEMENT TO AMENDED AND RESTATED MASTER DISTRIBUTION PLAN": "related-agreement",
    "Rule 12b-1 Related Agreement": "related-agreement",
    "RULE 12b-1 AGREEMENT": "related-agreement",
    "PLAN OF DISTRIBUTION PURSUANT TO RULE 12B-1": "distribution-plan",
    "DISTRIBUTION AND SHAREHOLDER SERVICE PLAN": "distribution-plan",
    "12b-1 Plan": "distribution-plan",
    "DISTRIBUTION AND SERVICES AGREEMENT": "distribution",
    "UNDERWRITING AGREEMENT": "distribution",
    "Selected Dealer Agreement": "distribution",
    "INVESTMENT ADVISORY AGREEMENT": "advisory",
    "Sub-Advisory Contract": "advisory",
    "INVESTMENT MANAGEMENT AGREEMENT": "advisory",
    "MASTER ADMINISTRATIVE SERVICES AGREEMENT": "administration",
    "FUND ADMINISTRATION SERVICING AGREEMENT": "administration",
    "SHAREHOLDER SERVICING AGREEMENT": "services",
    "TRANSFER AGENCY AND SERVICE AGREEMENT": "services",
    "SHAREHOLDER SERVICES PLAN": "services",
    "SECOND AMENDED AND RESTATED SHAREHOLDER SERVICING PLAN": "services",
    "EXPENSE LIMITATION AGREEMENT": "expense-limitation",
    "ADVISORY FEE WAIVER AGREEMENT": "expense-limitation",
    "MEMORANDUM OF AGREEMENT (Advisory Fee Waivers)": "expense-limitation",
}


@pytest.mark.parametrize("title", FAMILIES)
def test_exactly_one_family_claims_a_title(title):
    assert families_of(title) == (FAMILIES[title],)


@pytest.mark.parametrize("title", ["LIMITED POWER OF ATTORNEY", "CUSTODY AGREEMENT", "PARTICIPATION AGREEMENT", ""])
def test_what_no_family_claims_is_other(title):
    assert families_of(title) == ()
    assert read(f"        {title}\n{SENTENCE}").family == "other"


def test_a_title_that_two_families_claim_is_a_doubt_that_names_both():
    agreement, (doubt,) = read_agreement(paper_of(f"   ADVISORY AND UNDERWRITING AGREEMENT\n{SENTENCE}"), ())
    assert agreement.family == "other"
    assert (doubt.rule, doubt.kind, doubt.severity) == ("family-ambiguous", "reading", "warning")
    assert doubt.message == (
        'two families of agreement fit the title "ADVISORY AND UNDERWRITING AGREEMENT": distribution and advisory'
    )


def test_an_amendment_is_of_the_family_that_it_amends():
    agreement = read("   AMENDMENT NO. 3 TO THE\n   INVESTMENT ADVISORY AGREEMENT\n" + SENTENCE)
    assert agreement.family == "advisory"


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("AMENDMENT NO. 13 TO THE", 13),
        ("Amendment Number 2 to", 2),
        ("AMENDMENT #4 TO", 4),
        ("FOURTH AMENDMENT TO THE", 4),
        ("TWENTY-FIRST AMENDMENT TO THE", 21),
        ("AMENDMENT ONE TO", 1),
        ("AMENDMENT TO THE", None),
        ("ADDENDUM NO. 2 TO THE", 2),
    ],
)
def test_an_amendment_says_its_number_and_what_it_amends(head, number):
    amendment = read(f"     {head}\n     DISTRIBUTION AGREEMENT\n{SENTENCE}").amendment
    assert (amendment.number, amendment.amends) == (number, "DISTRIBUTION AGREEMENT")


def test_recitals_are_parted_where_the_paper_does_not_part_them():
    text = """
     AMENDMENT NO. 1 TO
     DISTRIBUTION AGREEMENT

The parties desire as follows.

WHEREAS, the first thing is so; and WHEREAS, the second thing is
so as well; NOW, THEREFORE, they agree.
"""
    assert read(text).amendment.recitals == (
        "WHEREAS, the first thing is so; and",
        "WHEREAS, the second thing is so as well;",
    )


def test_an_agreement_that_amends_nothing_has_no_head_of_an_amendment():
    assert read("     AMENDED AND RESTATED ADVISORY AGREEMENT\n" + SENTENCE).amendment is None


def test_a_title_close_above_a_paragraph_is_no_first_line_of_it():
    text = (
        "            PLAN OF DISTRIBUTION PURSUANT TO RULE 12b-1 FOR ALDER\n"
        "This Plan is made between Alder Growth Allocation Fund, a trust, and Birch Services LLC of Salem.\n"
        "1. The Fund pays Birch a fee at the rates of Schedule A alone.\n"
        "2. The Board reviews a report of the amounts every quarter.\n"
        "3. This Plan is governed by the laws of the State of Ohio.\n"
    )
    assert read(text).title == "PLAN OF DISTRIBUTION PURSUANT TO RULE 12b-1 FOR ALDER"
