"""Signature blocks as they are printed: blank or signed, one below another or side by side, with witnesses."""

import pytest
from agreement_papers import read

BODY = """                         SERVICE AGREEMENT

1.   The first clause of this agreement is long enough to reach the right margin
     and to show it.

2.   The second clause is the last.

"""


def signed(text):
    return [
        {key: value for key, value in block.model_dump().items() if value and key != "source"}
        for block in read(BODY + text).signature_blocks
    ]


ONE = {"party": "ALDER TRUST", "signed": "Ann Poe", "name": "Ann Poe", "title": "President"}
LAYOUTS = {
    "labelled": "ALDER TRUST\n\nBy:    /s/ Ann Poe\nName:  Ann Poe\nTitle: President\n",
    "name and title below": "ALDER TRUST\n\nBy: /s/ Ann Poe\n    ---------------\n    Ann Poe\n    President\n",
    "name and title on one line": "ALDER TRUST\n\nBy /s/ Ann Poe\n   ____________\n   Ann Poe, President\n",
    "a dash before the title": "ALDER TRUST\nBy: /s/ Ann Poe\nAnn Poe - President\n",
    "its": "ALDER TRUST\n\nBy:  /s/ Ann Poe\nName: Ann Poe\nIts: President\n",
    "far to the right": "\n".join(
        " " * 40 + line for line in ("ALDER TRUST", "", "By:    /s/ Ann Poe", "Name:  Ann Poe", "Title: President")
    ),
    "under a witness clause": "IN WITNESS WHEREOF, the parties have signed as of the day\n"
    "first above written.\n\nALDER TRUST\n\nBy: /s/ Ann Poe\nName: Ann Poe\nTitle: President\n",
    "with a witness to the left": "                              ALDER TRUST\n\n"
    "Attest: /s/ Lee Moss          By: /s/ Ann Poe\n        -----------               ------------\n"
    "        Secretary             Name: Ann Poe\n                              Title: President\n",
    "with a witness in a column of its own": "Attest:                       ALDER TRUST\n\n"
    "/s/ Lee Moss                  By: /s/ Ann Poe\nAssistant Secretary           Ann Poe\n"
    "                              President\n",
    "with a seal": "[SEAL]                    ALDER TRUST\n\n                          By: /s/ Ann Poe\n"
    "                          Name: Ann Poe\n                          Title: President\n",
    "without colons": "ALDER TRUST\n\nBy   /s/ Ann Poe\nName   Ann Poe\nTitle   President\n",
    "the name behind a second By": "ALDER TRUST\n\n/s/ Ann Poe\n____________\nBy: Ann Poe\nTitle: President\n",
    "signed in brackets": "ALDER TRUST\n\nBy: (signed) Ann Poe\nName: Ann Poe\nTitle: President\n",
    "through its partner": "ALDER TRUST\nBy: Elm GP, Inc., its General Partner\n\nBy: /s/ Ann Poe\nName: Ann Poe\n"
    "Title: President\n",
    "with a witness above": "ATTEST:  /s/ Lee Moss\n         Lee Moss, Secretary\n\nALDER TRUST\n\n"
    "By: /s/ Ann Poe\nName: Ann Poe\nTitle: President\n",
    "a letter": "Very truly yours,\n\nALDER TRUST\n\nBy: /s/ Ann Poe\nName: Ann Poe\nTitle: President\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_signature_is_read_in_every_layout(layout):
    assert signed(LAYOUTS[layout]) == [ONE]


BLANKS = {
    "rules": "ALDER TRUST\n\nBy:    ______________\nName:  ______________\nTitle: ______________\n",
    "nothing": "ALDER TRUST\n\nBy:\n\nName:\n\nTitle:\n",
    "dashes": "ALDER TRUST\n\nBy:\n       ---------------\nName:\n       ---------------\nTitle:\n       --------\n",
    "a rule alone": "ALDER TRUST\n\n______________________\n",
}


@pytest.mark.parametrize("layout", BLANKS)
def test_a_blank_form_has_its_party_and_nobody_signing(layout):
    assert signed(BLANKS[layout]) == [{"party": "ALDER TRUST"}]


SIDE_BY_SIDE = """IN WITNESS WHEREOF, the parties have signed.

ALDER TRUST                         BIRCH DISTRIBUTORS, INC.

By: /s/ Ann Poe                     By: /s/ Bob Roe
Name: Ann Poe                       Name: Bob Roe
Title: President                    Title: Vice President

                  CEDAR LIFE INSURANCE AND ANNUITY COMPANY

                  By: ______________
"""


def test_two_parties_side_by_side_and_a_third_below_them_sign_apart():
    assert signed(SIDE_BY_SIDE) == [
        ONE,
        {"party": "BIRCH DISTRIBUTORS, INC.", "signed": "Bob Roe", "name": "Bob Roe", "title": "Vice President"},
        {"party": "CEDAR LIFE INSURANCE AND ANNUITY COMPANY"},
    ]


def test_an_office_alone_below_a_blank_line_is_a_title_and_lines_of_a_form_are_nobodys():
    text = (
        "ALDER TRUST\n\nBy: ______________\n    Authorized Officer\n\n[Name of Bank]\n\nBy: ______________\n"
        "    (Authorized Officer)\nPrint Name: ____________\nAccount Number: ____________\nDealer Code: ____________\n"
    )
    assert signed(text) == [{"party": "ALDER TRUST", "title": "Authorized Officer"}, {"party": "[Name of Bank]"}]


BLANK_WITH_NAMES = """ALDER TRUST
By: _______________________
    Ann Poe
    President
BIRCH DISTRIBUTORS, INC.
By: _______________________
    Bob Roe, Vice President
"""


def test_who_is_to_sign_is_printed_below_a_blank_line():
    assert signed(BLANK_WITH_NAMES) == [
        {"party": "ALDER TRUST", "name": "Ann Poe", "title": "President"},
        {"party": "BIRCH DISTRIBUTORS, INC.", "name": "Bob Roe", "title": "Vice President"},
    ]


OVER_TWO_PAGES = """ALDER TRUST                         BIRCH DISTRIBUTORS, INC.
<PAGE>
By: /s/ Ann Poe                     By: /s/ Bob Roe
Name: Ann Poe                       Name: Bob Roe
<PAGE>
Title: President                    Title: Vice President
"""


def test_a_page_may_begin_with_the_office_of_who_signed_on_the_one_before():
    assert signed("ALDER TRUST\n\nBy: /s/ Ann Poe\n    Ann Poe\n<PAGE>\n    President\n") == [ONE]


def test_on_and_behalf_may_stand_on_two_lines():
    text = "IN WITNESS WHEREOF, they sign.\n\nALDER TRUST, on\nbehalf of each of its series\n\nBy: ________\n"
    assert signed(text) == [{"party": "ALDER TRUST", "on_behalf_of": "each of its series"}]


def test_a_block_may_go_on_over_the_end_of_a_page():
    assert signed(OVER_TWO_PAGES) == [
        ONE,
        {"party": "BIRCH DISTRIBUTORS, INC.", "signed": "Bob Roe", "name": "Bob Roe", "title": "Vice President"},
    ]


def test_two_officers_sign_for_one_party_in_two_blocks():
    text = "ALDER TRUST\n\nBy: /s/ Ann Poe\nTitle: President\n\nBy: /s/ Lee Moss\nTitle: Secretary\n"
    assert signed(text) == [
        {"party": "ALDER TRUST", "signed": "Ann Poe", "title": "President"},
        {"party": "ALDER TRUST", "signed": "Lee Moss", "title": "Secretary"},
    ]


def test_on_whose_behalf_a_party_signs_is_told_from_its_name():
    text = "ALDER TRUST, on behalf of the Class A\nshares of its series\n\nBy: ________\n"
    assert signed(text) == [{"party": "ALDER TRUST", "on_behalf_of": "the Class A shares of its series"}]


def test_a_title_over_two_lines_is_one_title():
    text = "ALDER TRUST\n\nBy: /s/ Ann Poe\n    Ann Poe, Senior Vice\n    President\n"
    assert signed(text) == [
        {"party": "ALDER TRUST", "signed": "Ann Poe", "name": "Ann Poe", "title": "Senior Vice President"}
    ]


def test_a_title_that_goes_on_with_of_is_one_title():
    text = "ALDER TRUST\n\nBy: /s/ Ann Poe\n    Ann Poe, Chairman\n    of the Board\n"
    assert signed(text) == [{**ONE, "title": "Chairman of the Board"}]


def test_a_title_that_goes_on_with_and_is_one_title():
    text = (
        "ALDER TRUST\n\nBy: /s/ Ann Poe\nName: Ann Poe\nTitle: Vice President, General Counsel\n       and Secretary\n"
    )
    assert signed(text) == [{**ONE, "title": "Vice President, General Counsel and Secretary"}]


def test_two_wide_names_side_by_side_stand_above_their_signatures():
    text = (
        "Alder Institutional Series Trust            Birch Financial Distributors, Incorporated\n\n"
        "By: ______________________                  By: ______________________\n"
    )
    assert [block["party"] for block in signed(text)] == [
        "Alder Institutional Series Trust",
        "Birch Financial Distributors, Incorporated",
    ]


def test_where_to_write_is_an_address_and_no_party():
    text = "ALDER TRUST\n\nBy: ________\nTitle:\n11 Harbor Plaza, Suite 9\nSalem, Oregon 97301\nAttn: Counsel\n"
    address = ("11 Harbor Plaza, Suite 9", "Salem, Oregon 97301")
    assert signed(text) == [{"party": "ALDER TRUST", "address": address, "attention": "Counsel"}]


def test_an_address_in_a_clause_of_notices_is_no_signature():
    text = (
        BODY + "3.   Notices go to:\n\n     Alder Trust\n     9 Quay Road\n     Attention: Counsel\n\n4.   The last.\n"
    )
    agreement = read(text)
    assert agreement.signature_blocks == ()
    assert [clause.number for clause in agreement.clauses] == ["1", "2", "3", "4"]


def test_what_is_attached_behind_the_signatures_is_no_clause_and_no_party():
    text = BODY + "ALDER TRUST\n\nBy: ________\n<PAGE>\n         APPENDIX B\n\n1.   A procedure.\n\n2.   Another one.\n"
    agreement = read(text)
    assert [clause.number for clause in agreement.clauses] == ["1", "2"]
    assert [block.party for block in agreement.signature_blocks] == ["ALDER TRUST"]


def test_only_a_signature_makes_an_agreement_executed():
    assert read(BODY + BLANKS["rules"]).executed is False
    assert read(BODY + LAYOUTS["labelled"]).executed is True


ACCEPTED = """Very truly yours,

ALDER ADVISERS, LLC

By: /s/ Ann Poe
Name: Ann Poe
Title: President

"""


@pytest.mark.parametrize(
    "words",
    [
        "                    Acceptance\n\nThe foregoing Agreement is hereby accepted.\n\n",
        "Birch Distributors, Inc. hereby notifies Alder Advisers, LLC that it is\nwilling to serve the funds.\n\n",
        "ACCEPTED AND AGREED:\n\n",
        "The undersigned bank agrees to abide by the foregoing terms.\n\n",
    ],
    ids=["a heading and a sentence", "a sentence over two lines", "words of acceptance", "a sentence"],
)
def test_what_is_said_between_two_signatures_is_nobodys_name(words):
    text = f"{ACCEPTED}{words}BIRCH DISTRIBUTORS, INC.\n\nBy: /s/ Bob Roe\nTitle: Treasurer\n"
    assert signed(text) == [
        {**ONE, "party": "ALDER ADVISERS, LLC"},
        {"party": "BIRCH DISTRIBUTORS, INC.", "signed": "Bob Roe", "title": "Treasurer"},
    ]


@pytest.mark.parametrize("words", ["ACCEPTED AND AGREED:", "The undersigned agrees to the foregoing terms."])
def test_who_accepts_without_a_printed_name_is_not_the_one_who_signed_above(words):
    text = f"{ACCEPTED}{words}\n\n__________________\n(Name of Dealer)\n\nBy: ________________\n"
    assert [block["party"] for block in signed(text)] == ["ALDER ADVISERS, LLC"]


def test_a_trust_may_be_named_after_a_street():
    text = "THE 12 MILL STREET TRUST\n\nBy: /s/ Ann Poe\nName: Ann Poe\nTitle: President\n"
    assert signed(text) == [{**ONE, "party": "THE 12 MILL STREET TRUST"}]


def test_the_partner_through_which_a_company_signs_may_stand_on_two_lines():
    text = "ALDER TRUST\n\nBy: Elm GP Corporation,\n    its general partner\n\nBy: /s/ Ann Poe\nName: Ann Poe\n"
    assert signed(text + "Title: President\n") == [ONE]


def test_a_sentence_that_asks_for_the_signature_is_no_part_of_the_party():
    asked = "Your signature below shows\nacceptance of this Agreement:\n\n"
    assert signed(asked + "ALDER TRUST\n\nBy:    /s/ Ann Poe\nName:  Ann Poe\nTitle: President\n") == [ONE]
