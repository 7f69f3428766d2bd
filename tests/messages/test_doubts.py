"""A golden for each doubt about a paper, a month of fees or an amendment: message and remedy in full."""

import io
import sys
import textwrap
import zipfile
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from toolkit.errors import InputError, UnreadableError
from toolkit.reading.extract import extract

ROOT = Path(__file__).parent.parent
for folder in ("money", "register"):
    sys.path.insert(0, str(ROOT / folder))

import harbor  # noqa: E402 - an invented agreement to amend stands beside the tests of the register
import schedules  # noqa: E402 - an invented contract stands beside the tests of money

FUND = "Harbor Growth Fund K Shares"


def said(problems):
    """Problems as a person reads them."""
    return "\n".join(f"{one.severity.value} [{one.rule}] {one.message}\n  = {one.remedy}" for one in problems)


TITLE = "                    DISTRIBUTION PLAN\n\nThis Plan is made by Alder Trust, for its funds.\n\n"
TABLE = "                    SCHEDULE A\n\n  Fund                      Annual Rate\n\n"
FUNDS = "  Alder Oak Fund              0.25%\n"
CLAUSE = (
    "                         DISTRIBUTION PLAN\n\n"
    'This Plan is adopted by Heron Growth Fund (the "Fund") under Rule 12b-1.\n\n'
    "1. The Fund shall pay the Distributor a fee at an annual rate of 0.25% of the\n"
    "average daily net assets of its Class A shares.\n"
)
PAPERS = {
    "a letter in a figure": TITLE + TABLE + FUNDS + "  Alder Elm Fund              O.3S%\n",
    "no rate at all": TITLE + TABLE + FUNDS + "  Alder Elm Fund              per side letter\n",
    "no unit": TITLE + TABLE.replace("Annual Rate", "Fee") + "  Alder Oak Fund              4\n",
    "no fee for any": TITLE + "                    SCHEDULE A\n\n  Fund\n\n  Alder Oak Fund\n  Alder Elm Fund\n",
    "a gap between bands": TITLE
    + TABLE
    + FUNDS
    + "  Alder Elm Fund              0.50% of the first $100 million; 0.40% from $300 million to $500 million\n",
    "a band without a rate": TITLE
    + "                    SCHEDULE A\n\n  Fund                Net Assets                Annual Rate\n\n"
    "  Alder Oak Fund      First $100 million        0.50%\n"
    "                      Over $100 million         0.40%\n"
    "  Alder Elm Fund      whatever there is         0.50%\n"
    "                      Over $100 million         0.40%\n",
    "parts above their sum": TITLE
    + "                    SCHEDULE A\n\n  Fund                Service Fee    Sales Charge    Total Fee\n\n"
    "  Alder Oak Fund         0.25%          0.20%          0.45%\n"
    "  Alder Elm Fund         0.55%          0.20%          0.45%\n",
    "a rate that no row has": TITLE + TABLE + FUNDS + "  Alder Elm Fund              0.30%\n\n  Minimum    0.77%\n",
    "an exception from all rates": TITLE + TABLE + FUNDS + "  Alder Elm Fund              0.25%\n\n"
    "The rate of each fund is as shown, except that for Alder Elm Fund the fee is 0.10%.\n",
    "a fee and the most of it": TITLE
    + "                    SCHEDULE A\n\n  Fund                Maximum Fee    Current Fee\n\n"
    "  Alder Oak Fund         0.75%          0.20%\n"
    "  Alder Elm Fund         0.75%          0.25%\n",
    "a clause that may be meant": TITLE
    + "1.   The Fund shall pay the Distributor a fee at an annual rate of 0.25% of the average daily net assets of\n"
    "its Class A shares.\n",
    "a clause of several funds": TITLE
    + "1.   Each Fund shall pay the Distributor a fee at an annual rate of 0.25% or such other rate as is named in\n"
    "the prospectus, or 0.35% where a dealer asks for it.\n",
    "a clause that states the fee": CLAUSE,
    "a clause with an exception": CLAUSE.replace("shares.", "shares, except in its first year."),
    "a sentence of several rates": TITLE + "                    SCHEDULE A\n\n  Alder Oak Fund\n  Alder Elm Fund\n\n"
    "The following rates apply to each fund listed above: 0.25% or, at the choice of the board, 0.35% a year.\n",
    "a form of two families": "          DISTRIBUTION PLAN AND ADVISORY AGREEMENT\n\n"
    "This agreement is made by Alder Trust.\n\n" + TABLE + FUNDS,
    "a form of many faults": "          MASTER RELATED AGREEMENT TO\n             DISTRIBUTION PLAN\n\n"
    'This Agreement is entered into by each registered investment company listed in Schedule A (the "Funds"), on\n'
    "behalf of its series, and is dated as of November 30, 2000.\n\n"
    "1.   It may be terminated on ninety (90) days' written notice.\n\n"
    "                                                    08/18/03\n<PAGE>\n"
    "ALDER TRUST\n\nBy:\n     ----------------\nName:\n     ----------------\nTitle:\n     ----------------\n\n"
    "                                                    09/01/03\n<PAGE>\n"
    "                    SCHEDULE A\n\n  Fund                      Annual Rate    Effective Date\n\n"
    "  ALDER TRUST\n  Alder Oak Fund              0.25%          November 29, 2000\n"
    "  BIRCH TRUST\n  Birch Elm Fund              0.25%          December 1, 2000\n\n"
    "                                                    08/18/03\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("case", PAPERS)
def test_what_is_doubtful_about_a_paper(tmp_path, snapshot, case):
    (tmp_path / "paper.txt").write_text(PAPERS[case], encoding="utf-8")
    assert said(extract(tmp_path / "paper.txt").problems) == snapshot


def test_what_is_doubtful_about_a_cell(snapshot):
    from toolkit.reading.cells import Cell, Kind
    from toolkit.reading.drafts import Draft, Fee
    from toolkit.reading.meaning import rate_of

    def reasons(*cells, words=None):
        fee = Fee(1, tuple((Cell(None, text, kind), band) for text, kind, band in cells))
        draft = Draft(None, FUND, None, fee, None, None, None, None, (), (), None, words)
        return rate_of(draft, {}).doubts

    assert [
        reasons(("0.25", Kind.RATE, None)),
        reasons(("0.50%", Kind.RATE, "First $1 million"), ("0.40%", Kind.RATE, None)),
        reasons(("0.50% now and then", Kind.STEPS, None)),
        reasons(words="The fee is 0.25% or 0.35% a year."),
    ] == snapshot


def test_what_a_reading_left_out(snapshot):
    from toolkit.reading.find import Span
    from toolkit.reading.pages import Line, Page, Paper, Word
    from toolkit.reading.sceptic import sceptical

    lines = ("SCHEDULE A", "Alder Oak Fund 0.25%", "Alder Elm Fund 0.30%", "Minimum 0.77%")
    printed = tuple(
        Line(
            tuple(
                Word(word, 40.0 * n, 12.0 * at, 40.0 * n + 39, 12.0 * at + 10) for n, word in enumerate(text.split())
            ),
            1,
            at,
        )
        for at, text in enumerate(lines)
    )
    paper = Paper("paper.txt", "0" * 64, "text", (Page(1, 600, 800, printed),))
    row = schedules.row("Alder Oak Fund", rate="0.25", share_class=None, series="Alder Oak Fund", registrant=None)
    schedule = harbor.reading().schedules[0].model_copy(update={"rows": (row,), "title": "SCHEDULE A", "footnotes": ()})
    span = Span("A", "SCHEDULE A", (1, 0), (1, 4), ((1, 0),))
    assert said(sceptical(paper, (span,), (schedule,))) == snapshot


FEE = "The Fund shall pay the Distributor a fee at an annual rate of 0.25% of the average daily net assets of its"
CLAUSES = {
    "a fee of the past": FEE.replace("shall pay", "was to pay") + " Class A shares.",
    "no year": FEE.replace("an annual rate", "a rate") + " Class A shares.",
    "a lost point": FEE.replace("0.25%", "25%") + " Class A shares.",
    "two rates": FEE.replace("0.25%", "one-half of one percent (0.25%)") + " Class A shares.",
    "a figure misread": FEE + " Class A shares, less 0/10% a year.",
    "classes elsewhere": FEE.removesuffix("its") + "the Fund. Class C shares convert after eight years.",
    "no class": FEE + " shares of that class.",
    "another rate": f"{FEE} Class A shares. The Distributor keeps 0.10% of it.",
    "the same class twice": f"{FEE} Class A shares. {FEE} Class A shares.",
    "a schedule": f"{FEE} Class A shares. Other classes are in Schedule B.",
    "another class": f"{FEE} Class A shares. Class C shares convert after eight years.",
    "another fund": f"{FEE} Class A shares. Heron Bond Fund pays nothing.",
    "several funds": f"{FEE} Class A shares. The Funds act severally.",
    "a rate in the margin": f"{FEE} Class A shares.\n\n                                Rate: 0.35%",
    "a figure in the margin": f"{FEE} Class A shares.\n\n                                0.35",
}


def plan(clause, fund="Heron Growth Fund", title="DISTRIBUTION PLAN"):
    opening = f'This Plan is adopted by {fund} (the "Fund") under Rule 12b-1.'
    clause = "\n\n".join(textwrap.fill(part, 74) if len(part) > 74 else part for part in clause.split("\n\n"))
    return f"{title:>50}\n\n{opening}\n\n1. {clause}\n"


@pytest.mark.slow
@pytest.mark.parametrize("case", CLAUSES)
def test_what_is_doubtful_about_a_fee_in_a_clause(tmp_path, snapshot, case):
    (tmp_path / "plan.txt").write_text(plan(CLAUSES[case]), encoding="utf-8")
    assert said(extract(tmp_path / "plan.txt").problems) == snapshot


@pytest.mark.slow
def test_what_is_doubtful_about_the_fund_of_a_clause(tmp_path, snapshot):
    clause = FEE + " Class A shares."
    papers = (
        plan(clause, fund="Friends of Heron Growth Fund"),
        plan(clause, title="0.35% DISTRIBUTION PLAN"),
        plan(clause, fund="Heron Company"),
        plan(clause, title="AMENDMENT NO. 2 TO THE DISTRIBUTION PLAN"),
    )
    found = []
    for number, paper in enumerate(papers):
        (tmp_path / f"{number}.txt").write_text(paper, encoding="utf-8")
        found.append(said(extract(tmp_path / f"{number}.txt").problems))
    assert found == snapshot


def test_a_clause_that_a_second_reading_reads_otherwise(tmp_path, monkeypatch, snapshot):
    monkeypatch.setattr("toolkit.reading.clause_doubts._seen_again", lambda *_given: False)
    (tmp_path / "plan.txt").write_text(plan(FEE + " Class A shares."), encoding="utf-8")
    assert said(extract(tmp_path / "plan.txt").problems) == snapshot


HEADED = TITLE + "                    SCHEDULE A\n\n"
TABLES = {
    "two columns of rates": HEADED
    + "  Fund                 Fee        Fee\n\n"
    + "".join(f"  Alder {name} Fund       0.25%      0.35%\n" for name in ("Oak", "Elm", "Ash")),
    "a company among funds": HEADED
    + "  Name                 Fee\n\n"
    + "".join(f"  Alder {name}       0.25%\n" for name in ("Oak Fund", "Funds Trust", "Ash Fund")),
    "funds that share a rate, one without its end": HEADED
    + "  Fund                            Annual Rate\n\n"
    + "".join(
        f"  ALDER {name}\n                                    0.25%\n"
        for name in ("SMALL CAP\n  CORE FUND", "BOND FUND")
    ),
    "half a bracket over rows": HEADED
    + "  Fund                 Fee\n\n  ALDER) FUNDS TRUST\n\n"
    + "".join(f"  Alder {name} Fund       0.25%\n" for name in ("Oak", "Elm")),
    "a sentence over rows": HEADED
    + "  Each Fund below\n\n  Alder Oak Fund       0.25%\n  Alder Elm Fund       0.25%\n",
    "no fee in a row": HEADED + "  Fund                 Annual Rate\n\n  Alder Oak Fund       0.25%\n  Alder Elm Fund\n"
    "  Alder Ash Fund       0.25%\n",
    "fees inside a list": HEADED + "  Alder Oak Fund / 0.25%; Alder Elm Fund / 0.30%\n",
    "a day left blank": HEADED + "  Fund                 Annual Rate    Effective Date\n\n"
    "  Alder Oak Fund       0.25%          March 1, 2004\n  Alder Elm Fund       0.25%\n",
    "classes around a name": HEADED + "  Fund                 Class      Annual Rate\n\n"
    "                       Class A      0.25%\n  Alder Oak Fund       Class C      1.00%\n"
    "                       Class N      0.20%\n  Alder Elm Fund       Class Y      0.10%\n",
    "parts and no total": HEADED + "  Fund                 Service Fee    Sales Charge\n\n"
    "  Alder Oak Fund       0.25%          0.20%\n  Alder Elm Fund       0.25%          0.20%\n",
    "a figure of its own": HEADED
    + "  Fund                 Annual Rate\n\n"
    + "".join(f"  Alder {name} Fund       0.25%\n" for name in ("Oak", "Elm", "Ash", "Fir"))
    + "  Alder Bay Fund                              0.35%\n",
    "no date": HEADED + "  Fund                 Annual Rate    Effective Date\n\n"
    "  Alder Oak Fund       0.25%          May 1, 2003\n  Alder Elm Fund       0.25%          May 41, 2O03\n",
    "figures too large": HEADED + "  Fund                 Annual Rate\n\n"
    "  Alder Oak Fund       25%\n  Alder Elm Fund       0.003%\n  Alder Ash Fund       0.5 basis points\n",
    "bands of a lost scale": HEADED + "  Fund                 Annual Rate\n\n"
    "  Alder Oak Fund       0.50% of the first $100; 0.40% over $100\n"
    "  Alder Elm Fund       50% of the first $100 million; 40% over $100 million\n",
    "sizes that differ": HEADED
    + "  Fund                 Fee\n\n  Alder Oak Fund       0.25\n  Alder Elm Fund       45\n",
    "a unit that cannot be": HEADED + "  Fund                 Fee (in percent)\n\n  Alder Oak Fund       45\n"
    "  Alder Elm Fund       35\n",
    "words that nothing heads": HEADED
    + "  Fund                 Annual Rate\n\n"
    + "".join(f"  Alder {name} Fund       0.25%          per letter\n" for name in ("Oak", "Elm", "Ash")),
    "no more than the word Class": HEADED
    + "  Fund                 Class          Class A\n\n"
    + "".join(f"  Alder {name} Fund       0.25%          0.35%\n" for name in ("Oak", "Elm", "Ash")),
    "the same part twice": HEADED
    + "  Fund                 Service Fee    Service Fee    Total Fee\n\n"
    + "".join(f"  Alder {name} Fund       0.25%          0.10%          0.35%\n" for name in ("Oak", "Elm", "Ash")),
    "a part that nothing names": HEADED
    + "  Fund                 Fee            Service Fee    Total Fee\n\n"
    + "".join(f"  Alder {name} Fund       0.10%          0.25%          0.35%\n" for name in ("Oak", "Elm", "Ash")),
    "a month's rate": HEADED
    + "  Fund                 Monthly Rate\n\n"
    + "".join(f"  Alder {name} Fund       0.25%\n" for name in ("Oak", "Elm", "Ash")),
    "a band over some columns only": HEADED
    + "  Fund                 First $500 million    Next $500 million    Fee Rate\n\n"
    + "".join(
        f"  Alder {each} Fund       0.25%                 0.20%                0.15%\n" for each in ("Oak", "Elm")
    ),
    "a class over some columns only": HEADED
    + "  Fund                 Class A        Class C        Fee\n\n"
    + "".join(f"  Alder {name} Fund       0.25%          0.75%          0.35%\n" for name in ("Oak", "Elm", "Ash")),
    "a unit by size": HEADED
    + "  Fund                 Fee\n\n  Alder Oak Fund       0.25\n  Alder Elm Fund       0.35\n",
    "no rate, and none that is told": HEADED + "  Fund                 Annual Rate\n\n"
    "  Alder Oak Fund       0/10\n  Alder Elm Fund       [Redacted]\n  Alder Ash Fund       0.25%\n",
    "a marker without a footnote": HEADED + "  Fund                 Annual Rate\n\n"
    "  Alder Oak Fund*      0.25%\n  Alder Elm Fund       0.25%\n",
    "a footnote that splits nothing": HEADED + "  Fund                 Annual Rate\n\n"
    "  Alder Oak Fund       0.25%\n  Alder Elm Fund       0.25%\n\n"
    "* Of this, 0.10% is a service fee, and the remainder is an asset-based sales charge.\n",
    "a name that may go on": HEADED + "  Fund                         Class      Annual Rate\n\n"
    "  Alder Oak Fund               Class A    0.25%\n  Alder Variable Trust         Class A    0.25%\n"
    "  Moderate Allocation Fund     Class C    0.35%\n  Alder Elm Fund               Class A    0.25%\n",
    "a class under the heading of another": HEADED + "  Fund                         Class      Annual Rate\n\n"
    "  CLASS A SHARES\n  Alder Oak Fund               Class A    0.25%\n"
    "  Alder Elm Fund               Class C    0.25%\n",
    "two fees of a fund": HEADED + "  Fund                         Annual Rate\n\n"
    "  Alder Oak Fund               0.25%\n                               0.35%\n"
    "  Alder Elm Fund               0.25%\n",
    "a heading that may be a fund": HEADED + "  ALDER INCOME FUND, INC.\n  ALDER OAK FUND\n\n"
    "  First $100 million           0.50%\n  Over $100 million            0.40%\n\n  ALDER ELM FUND\n\n"
    "  First $100 million           0.50%\n  Over $100 million            0.40%\n",
    "a line that may be a heading": HEADED + "  Fund                         Annual Rate\n\n"
    "  Alder Oak Fund               0.25%\n  Special Situations\n  Alder Elm Fund               0.25%\n"
    "  Alder Ash Fund               0.25%\n",
    "a figure among the names": HEADED
    + "  Fund                         Annual Rate\n\n"
    + "".join(f"  Alder {name} Fund               0.25%\n" for name in ("Oak", "Elm", "Ash", "Fir"))
    + "  0.45\n",
    "words of a name among the trusts": HEADED + "  Trust              Fund                     Annual Rate\n\n"
    "  Alder Trust        Alder Oak Fund           0.25%\n\n"
    "  Birch Growth and\n                     Income Fund              0.25%\n",
    "a heading that bears a day": HEADED + "  Fund                         Annual Rate\n\n"
    "FROM MAY 1, 2005 THE FUNDS OF ALDER TRUST\n\n"
    "  Alder Oak Fund               0.25%\n  Alder Elm Fund               0.25%\n",
    "an end that no row says": HEADED + "  Fund                         Annual Rate\n\n"
    "  Alder Oak Fund               0.25%\n  Alder Elm Fund               0.25%\n\n"
    "  The rates above shall be paid for each Fund until June 30, 2009.\n",
    "a heading that names no company": HEADED + "  Fund                         Annual Rate\n\n"
    "  (Compensation) OF INC.\n  Alder Oak Fund               0.25%\n  Alder Elm Fund               0.25%\n",
    "a blank among classes that are said to be none": HEADED + "  Fund                 Class A        Class C\n\n"
    "  Alder Oak Fund       0.25%          N/A\n  Alder Elm Fund       0.25%\n"
    "  Alder Ash Fund       0.25%          0.75%\n",
    "a marker in place of a class's fee": HEADED + "  Fund                 Class A        Class C\n\n"
    "  Alder Oak Fund       0.25%          0.75%\n  Alder Elm Fund       0.25%            *\n\n"
    "  * Class C of this Fund pays nothing.\n",
    "a day left blank among those of classes": HEADED
    + "  Fund                 Class    Annual Rate    Effective Date\n\n"
    "  Alder Oak Fund       A        0.25%          May 1, 2003\n"
    "                       C        1.00%          May 1, 2004\n"
    "  Alder Elm Fund       A        0.25%          May 1, 2003\n                       C        1.00%\n",
    "a day at the last class alone": HEADED + "  Fund                 Class    Annual Rate    Expires\n\n"
    "  Alder Oak Fund       A        0.25%\n                       C        1.00%          May 1, 2004\n"
    "  Alder Elm Fund       A        0.25%          May 1, 2004\n",
    "two days in a cell": HEADED + "  Fund                 Annual Rate    Effective Date\n\n"
    "  Alder Oak Fund       0.25%          May 1, 2003 (A)\n                                      May 1, 2004 (C)\n"
    "  Alder Elm Fund       0.25%          May 1, 2003\n",
    "funds under the name of an adviser": HEADED + "  Birch Asset Management, L.P.\n\n"
    "  Fund                 Annual Rate\n\n  Alder Oak Fund       0.25%\n  Alder Elm Fund       0.25%\n",
    "a line between a name and a fund": HEADED + "  Trust               Series                  Class     Rate\n\n"
    "  Alder Trust         Alder Core Fund         A         .30%\n"
    "                                              B         .75%\n"
    "                      Alder Growth            A         .30%\n                      Opportunities Fund\n"
    "  Alder               Alder Muni Fund         A         .20%\n  Tax-Advantaged Trust\n",
    "a table of a fund outside the schedule": "                    DISTRIBUTION PLAN\n\n"
    "1. The funds pay as follows.\n\n"
    "Alder Oak Fund       0.35%\n\n2. Each rate is a year's.\n\n"
    "                    SCHEDULE A\n\n  Fund                 Annual Rate\n\n"
    "  Alder Oak Fund       0.25%\n  Alder Elm Fund       0.25%\n",
    "classes above rows without one": HEADED + "  Institutional and Administrative Classes\n\n"
    "  Fund                         Annual Rate\n\n"
    "  Alder Oak Fund               0.25%\n  Alder Elm Fund               0.15%\n",
    "a footnote that tells bands": HEADED + "  Fund                         Annual Rate\n\n"
    "  Alder Oak Fund               0.25%\n  Alder Elm Fund               0.15%*\n\n"
    "  * For assets above $1 billion the rate is 0.12%.\n",
    "a line below that belongs to nothing": HEADED + "  Fund                 Annual Rate\n\n"
    "  Alder Oak Fund       0.25%\n  Alder Elm Fund       0.25%\n\n  7Q 41 Z9\n",
    "words beside a row that nothing heads": HEADED + "  Fund                 Annual Rate\n\n"
    "  Alder Oak Fund       0.25%\n                                        7Q 41 Z9\n  Alder Elm Fund       0.25%\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("case", TABLES)
def test_what_is_doubtful_about_a_table(tmp_path, snapshot, case):
    (tmp_path / "paper.txt").write_text(TABLES[case], encoding="utf-8")
    assert said(extract(tmp_path / "paper.txt").problems) == snapshot


def test_what_is_doubtful_about_a_row_of_a_table(snapshot):
    from types import SimpleNamespace

    from toolkit.reading.cells import Cell, Kind
    from toolkit.reading.doubts import row_doubts
    from toolkit.reading.drafts import Draft

    rate = Cell(None, "0.35%", Kind.RATE)
    table = SimpleNamespace(
        index=lambda _role: 1,
        rows=range(3),
        sparse=(2,),
        cell_at=lambda _place, _at: rate,
        columns=(SimpleNamespace(role="rate", heading="Class", classes=("A",), breakpoint=None),),
    )
    strip = SimpleNamespace(place=(1, 5))
    draft = Draft(None, FUND, None, None, None, None, None, None, (), (strip,), table)
    assert list(row_doubts(draft, FUND, 2003)) == snapshot


def test_a_day_beside_a_name_that_no_row_has(snapshot):
    from toolkit.reading.cells import cells_of
    from toolkit.reading.drafts import Draft
    from toolkit.reading.pages import Line, Word
    from toolkit.reading.strips import LinePart, Strip
    from toolkit.reading.verify import unread_figures

    line = Line(tuple(Word(each, 40.0 * n, 0, 40.0 * n + 38, 10) for n, each in enumerate(["May", "1,", "2018"])), 1, 1)
    strip = Strip((1, 0), line, cells_of(line, 3.0, (), frozenset()), LinePart.TEXT)
    draft = Draft(None, "Alder Oak Fund", None, None, None, None, None, None, (), (strip,), None)
    assert [found.message for found in unread_figures([strip], {(1, 0): "row"}, [draft])] == snapshot


def test_a_name_that_may_be_misread(snapshot):
    from toolkit.reading.lookalikes import lookalikes

    rows = tuple(schedules.row(name, share_class=None) for name in ("Harbor Growth Fund", "Harbor Va1ue Fund"))
    assert said(lookalikes([harbor.reading().schedules[0].model_copy(update={"rows": rows})])) == snapshot


def test_what_is_doubtful_about_a_name(snapshot):
    from toolkit.reading.doubts import row_doubts
    from toolkit.reading.drafts import Draft

    def reasons(name, registrant=None, day=None):
        return list(row_doubts(Draft(registrant, name, None, None, None, None, day, None, (), (), None), name, 2003))

    assert [
        reasons("Alder Oak Fund (Class"),
        reasons("Alder Oak Growth Fund Alder Oak Income Fund"),
        reasons("million Cedar Fund"),
        reasons("Alder Oak Fund Term for all but dealers Expires March 1, 2004"),
        reasons("Alder Oak Fund", registrant="12-34", day="May 41, 2003"),
    ] == snapshot


def test_a_picture_that_was_not_read(snapshot):
    from toolkit.reading.layers import _unread
    from toolkit.reading.pages import Page

    page = Page(2, 612.0, 792.0, ())
    assert said(_unread(page, "never", hidden=hidden) for hidden in (False, True)) == snapshot


PARTS = {f"part{number}": b"<x/>" for number in range(20_001)}
SUBMISSION = (
    "<SEC-DOCUMENT>x\n<DOCUMENT>\n<TYPE>GRAPHIC\n<TEXT>\nbegin 644 x.gif\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"
)
UNREADABLE = {
    "many.docx": PARTS,
    "pictures.txt": SUBMISSION.encode(),
    "blank.html": b"<!DOCTYPE html>",
}


def zipped(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_holds_nothing_to_read(tmp_path, snapshot, name):
    content = UNREADABLE[name]
    (tmp_path / name).write_bytes(zipped(content) if isinstance(content, dict) else content)
    with pytest.raises(UnreadableError) as error:
        extract(tmp_path / name)
    assert str(error.value) == snapshot


def test_a_part_of_a_word_file_that_is_damaged(tmp_path, snapshot):
    whole = zipped({"word/document.xml": b"<w:document/>" * 90})
    (tmp_path / "torn.docx").write_bytes(whole.replace(b"<w:document/>" * 3, b"<w:documenX/>" * 3, 1))
    with pytest.raises(UnreadableError) as error:
        extract(tmp_path / "torn.docx")
    assert str(error.value) == snapshot


def test_a_pdf_without_a_page(tmp_path, monkeypatch, snapshot):
    import pypdfium2

    monkeypatch.setattr(pypdfium2.PdfDocument, "__len__", lambda _self: 0)
    (tmp_path / "none.pdf").write_bytes((ROOT.parent / "contracts/class-k/agreement.pdf").read_bytes())
    with pytest.raises(UnreadableError) as error:
        extract(tmp_path / "none.pdf")
    assert str(error.value) == snapshot


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch, snapshot):
    def forbidden(_self, _mode):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "mine.pdf").write_bytes(b"%PDF-1.7")
    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(InputError) as error:
        extract(tmp_path / "mine.pdf")
    assert str(error.value).replace(str(tmp_path), "FOLDER") == snapshot


def test_a_reading_that_ended_without_a_word(snapshot):
    from toolkit.reading.limits import _ended

    assert [_ended(Path("paper.pdf"), limit).text() for limit in (None, 500)] == snapshot


def test_figures_against_the_limits_of_the_rule(snapshot):
    from toolkit.money.caps import Quarter, Recipient, each_recipient, exhausted, lifetime, yearly

    none = Decimal(0)
    quarter = Quarter(date(2003, 1, 1), date(2003, 3, 31), Decimal(1000), none, none, Decimal(5000), Decimal(4))
    (spent,) = lifetime([quarter])
    found = [
        *exhausted(FUND, spent, Decimal("927.13")),
        *yearly(FUND, Decimal(1_000_000), Decimal(8000), Decimal(3000), Fraction(1)),
        *each_recipient([Recipient("Cove", Decimal("250.01"), Decimal(400_000))], Fraction(1, 4)),
    ]
    assert said(found) == snapshot


def statement(folder, lines, activity="", rows=(), start=date(2001, 10, 4), end=date(2001, 10, 9), **agreement):
    from toolkit.money.statement import fees

    (folder / "net.csv").write_text("date,name,shares,nav_per_share\n" + lines, encoding="utf-8")
    if activity:
        (folder / "activity.csv").write_text(
            "account,name,trade_date,type,shares\n" + activity.format(FUND), encoding="utf-8"
        )
    made = schedules.contract(folder, rows or [schedules.row(FUND)])
    if agreement:
        changed = made.reading.agreement.model_copy(update=agreement)
        made = type(made)(made.name, made.folder, made.reading.model_copy(update={"agreement": changed}))
    return fees(made, start, end, net_assets=folder / "net.csv", activity=folder / "activity.csv" if activity else None)


def days(*values, shares="100"):
    return "".join(f"2001-10-{day:02},{FUND},{shares},{nav}\n" for day, nav in zip((4, 5, 8, 9), values, strict=False))


STILL = "".join(f"2001-10-{day:02},{FUND},100,25.00\n" for day in range(1, 31))
BOUGHT = "A,{0},2001-10-01,PURCHASE,500\n"
MONTHS = {
    "more eligible than outstanding": {"lines": days("25.00", "25.10", "25.20", "25.10"), "activity": BOUGHT},
    "a value that jumps": {"lines": days("25.00", "55.10", "25.20", "25.10")},
    "a value that stands still": {"lines": STILL, "start": date(2001, 10, 1), "end": date(2001, 10, 31)},
    "a day without a value": {"lines": days("25.00", "25.10", "25.20")},
    "no rate": {"lines": days("25.00"), "rows": [schedules.row(FUND, rate=None)]},
    "no day of payment": {"lines": days("25.00"), "payment_days": None},
}


@pytest.mark.parametrize("case", MONTHS)
def test_what_is_doubtful_about_a_month(tmp_path, snapshot, case):
    assert said(statement(tmp_path, **MONTHS[case]).problems) == snapshot


def test_a_statement_outside_the_life_of_its_row_and_one_too_large_to_walk(tmp_path, snapshot):
    from dataclasses import replace

    from toolkit.money.checks import outside_life, past_unchecked

    detail = statement(tmp_path, days("25.00"), BOUGHT).detail
    (line,) = detail.lines
    (segment,) = line.segments
    late = replace(line, segments=(replace(segment, first=date(2001, 9, 1)),))
    found = [
        *outside_life(replace(detail, lines=(late,))),
        *past_unchecked(replace(detail, unproved_accounts=3)),
    ]
    assert said(found) == snapshot


AMENDED = {
    "a total outside its parts": (
        'rate: {name: Harbor Bond Fund K Shares, to: "0.60", service_fee: "0.25", asset_based_sales_charge: "0.10"}'
    ),
    "a total below the fixed service fee": 'rate: {name: Harbor Bond Fund K Shares, to: "0.15"}',
}


@pytest.mark.parametrize("case", AMENDED)
def test_what_is_doubtful_about_an_amendment(snapshot, case):
    from toolkit.register.amend import amendment_problems

    found = amendment_problems(harbor.contract(), harbor.amendment(AMENDED[case]))
    assert said(one for one in found if one.rule in ("5", "6")) == snapshot


def test_an_added_row_whose_schedule_is_not_told(snapshot):
    from toolkit.register.amend import apply

    base = harbor.reading()
    other = base.schedules[0].model_copy(update={"label": "B", "rows": ()})
    add = 'add: {{registrant: NEW TRUST, name: New Fund K Shares, rate: "0.45"{}}}'
    said_of = []
    for schedules_, more in (((base.schedules[0], other), ""), ((), ""), ((base.schedules[0], other), ", schedule: C")):
        contract = harbor.contract(base=base.model_copy(update={"schedules": schedules_}))
        with pytest.raises(InputError) as error:
            apply(contract, harbor.amendment(add.format(more)))
        said_of.append(str(error.value))
    assert said_of == snapshot


def test_a_fee_that_comes_out_otherwise_when_computed_again(tmp_path, snapshot):
    from toolkit.money.again import differing

    found = statement(tmp_path, days("25.00"))
    wrong = [line.model_copy(update={"fee": Decimal("9.99")}) for line in found.lines]
    assert said(differing(found.detail, wrong)) == snapshot


def test_what_a_document_shows_and_does_not_say(snapshot):
    from toolkit.reading.shown_pictures import not_looked_at
    from toolkit.reading.unprinted import not_opened, struck_out

    assert said([*struck_out(["0.35%"]), *not_opened(1), *not_looked_at([(400.0, 90.0)])]) == snapshot
