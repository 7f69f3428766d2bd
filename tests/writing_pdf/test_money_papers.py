"""The payment statement and the report to the boards: what each says, on every kind of month and quarter."""

import dataclasses
import io
import sys
from decimal import Decimal
from pathlib import Path

import pdfplumber
import pytest
import reports

from toolkit.money.statement import fees
from toolkit.writing import html, pdf, template
from toolkit.writing.blocks import Chart, Heading, Paragraph, Table

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "writing_sheet"))

import statements  # noqa: E402 - the invented contract stands beside the tests of workbooks


def board(**changed):
    return template.make("report", {"report": reports.report(**changed)})


def statement(folder, rows=statements.ROWS, **settings):
    return template.make("statement", {"statement": statements.statement(folder, rows, **settings)})


def words(document):
    """The paragraphs and headings of a document."""
    return [
        " ".join(block.lines) if isinstance(block, Heading) else block.text
        for block in document.blocks
        if isinstance(block, Heading | Paragraph)
    ]


def tables(document):
    """The rows of each table, by the first words of its caption."""
    return {block.caption: [row.cells for row in block.rows] for block in document.blocks if isinstance(block, Table)}


def headings(document, caption):
    [table] = [block for block in document.blocks if isinstance(block, Table) and block.caption == caption]
    return [column.heading.replace("\n", " ") for column in table.columns]


def test_the_whole_report_as_it_is_printed(snapshot):
    assert html.write(board()).decode("ascii") == snapshot


def test_the_whole_statement_as_it_is_printed(tmp_path, snapshot):
    with pdfplumber.open(io.BytesIO(pdf.write(statement(tmp_path)))) as paper:
        assert [page.extract_text().splitlines() for page in paper.pages] == snapshot


def test_the_report_says_in_brief_what_was_paid_and_spent_and_on_what():
    said = words(board())
    at = said.index("In brief")
    assert said[at + 1] == (
        "The funds accrued fees of $4,995.00 in the quarter, on 3 funds. The distributor expended $4,030.00 under the "
        "plan: fees exceeded expenditures by $965.00. In the prior quarter the fees were $3,000.00 and the "
        "expenditures $4,030.00."
    )
    assert said[at + 2] == (
        "The largest purpose was compensation to broker-dealers: $3,000.00, 74.4% of what was expended. Affiliates of "
        "the distributor received $3,030.00, 75.2%."
    )


def test_a_deficit_stands_in_brackets():
    rows = tables(board())["By fund, third quarter 2003"]
    assert ("Larch Growth & Income Fund", "450.00", "700.00", "300.00", "1,000.00", "(550.00)") in rows


def test_all_seven_purposes_are_listed_those_without_expenditure_too():
    rows = tables(board())["Table B. Expenditures by purpose (Form N-1A, Item 19(g)(1))"]
    assert [cells[0] for cells in rows] == [
        "Advertising",
        "Printing and mailing of prospectuses to other than current shareholders",
        "Compensation to underwriters",
        "Compensation to broker-dealers",
        "Compensation to sales personnel",
        "Interest, carrying, or other financing charges",
        "Other (specify): seminars",
        "Total expended",
    ]
    assert rows[0] == ("Advertising", "1,000.00", "24.8%", "2,000.00", "24.8%")


def test_one_chart_sets_fees_against_expenditures_and_says_so_in_words():
    [chart] = [block for block in board().blocks if isinstance(block, Chart)]
    assert chart.categories == ("LARCH TRUST", "ALDER FUNDS, INC.")
    assert chart.series == (("Fees accrued", (4950.0, 45.0)), ("Expended", (4000.0, 30.0)))
    assert "LARCH TRUST: fees 4,950.00, expended 4,000.00." in chart.alt


def test_many_registrants_are_charted_largest_first_and_the_rest_together():
    groups = tuple(
        reports.RegistrantQuarter(
            registrant=f"TRUST {number}",
            funds=(reports.ALDER,),
            amounts=reports.amounts(str(number), "0.00"),
            spent=Decimal(1),
        )
        for number in range(1, 13)
    )
    [chart] = [block for block in board(registrants=groups).blocks if isinstance(block, Chart)]
    assert chart.categories[0] == "TRUST 12"
    assert chart.categories[-1] == "4 others"
    assert chart.series[0][1][-1] == 1 + 2 + 3 + 4
    assert chart.series[1][1][-1] == 4


def test_waivers_get_columns_only_where_there_are_any():
    caption = "Table A. Fees accrued by registrant, series and class"
    assert "Waived" not in headings(board(), caption)
    waived = reports.amounts("2500.00", "1500.00", "500.00")
    assert "Waived" in headings(board(summary=reports.summary("2003Q3", waived)), caption)


def test_a_blocker_is_the_first_thing_a_reader_sees_a_warning_stands_last():
    said = words(board(problems=(reports.BLOCKER, reports.WARNING)))
    first = said.index("Points that need a person before delivery")
    assert said[first + 1] == "Blocker: 1.00 is not 2.00. Do not deliver the report."
    assert first < said.index("In brief")
    assert said[-2:] == ["Notes", "Warning: every share counts."]


def test_a_quarter_that_is_not_whole_says_so():
    said = words(board(summary=reports.summary("2003Q3", missing=("2003-08",))))
    assert "The quarter is not whole: 2003-08 is missing and counted as nothing." in said


@pytest.mark.parametrize(
    "changed",
    [
        {
            "payees": (),
            "categories": reports.categories(),
            "summary": reports.summary("2003Q3", expended=Decimal("0.00")),
        },
        {"registrants": (), "months": (), "ties": (), "problems": (), "changes": ()},
        {"plans": (reports.PLAN, reports.PLAN)},
        {
            "plans": (
                reports.report()
                .plans[0]
                .model_copy(update={"registrants": (), "plan_type": None, "share_class": None}),
            )
        },
        {"prior_quarter": None, "year_ago": reports.summary("2002Q3")},
    ],
    ids=["nothing spent", "nothing at all", "two plans", "no registrants", "a year ago only"],
)
def test_every_kind_of_quarter_can_be_printed(changed):
    assert pdf.write(board(**changed)).startswith(b"%PDF")


def test_each_registrant_is_told_what_it_owes_itself(tmp_path):
    made = statements.statement(tmp_path)
    rows = tables(template.make("statement", {"statement": made}))["Due from each registrant"]
    owed = {cells[0]: cells[-1] for cells in rows}
    of_larch = sum(line.fee for line in made.lines if line.registrant == "LARCH TRUST")
    assert owed == {
        "LARCH TRUST": f"{of_larch:,.2f}",
        "ALDER FUNDS, INC.": f"{made.total - of_larch:,.2f}",
        "Total": f"{made.total:,.2f}",
    }


def test_the_statement_says_what_is_due_to_whom_and_when(tmp_path):
    said = words(statement(tmp_path))
    assert "Payable to: Larch Distributors, Inc." in said
    assert "Due under the agreement: March 10, 2004" in said
    assert "Pay on: March 10, 2004" in said


def test_a_due_day_that_is_no_business_day_is_paid_before(tmp_path):
    made = statements.statement(tmp_path).model_copy(
        update={"contract_due_on": statements.date(2003, 8, 10), "pay_on": statements.date(2003, 8, 8)}
    )
    assert "Pay on: August 8, 2003, the preceding business day" in words(
        template.make("statement", {"statement": made})
    )


def test_a_fund_without_values_is_not_computed_and_the_amount_due_says_so(tmp_path):
    path = statements.net_assets(tmp_path, [statements.FLAT])
    made = fees(statements.contract(), statements.FIRST, statements.LAST, net_assets=path)
    document = template.make("statement", {"statement": made})
    assert f"Amount due: ${made.total:,.2f} for the funds that could be computed" in words(document)
    rows = [cells for cells in tables(document)["Fees by fund"] if cells[0] == "Larch Balanced Fund"]
    assert rows[0][-1] == "not computed"


def test_every_convention_is_printed_with_what_says_so(tmp_path):
    rows = tables(statement(tmp_path, rounding="half-even"))["Conventions of the calculation"]
    assert ("Rounding", "half-even", "set on the command line") in rows
    assert ("Averaging", "calendar", "silent: project default") in rows


def test_a_schedule_without_registrants_has_neither_groups_nor_their_table(tmp_path):
    rows = [row.model_copy(update={"registrant": None}) for row in (statements.FLAT, statements.LATE)]
    document = statement(tmp_path, rows)
    assert "Due from each registrant" not in tables(document)
    assert pdf.write(dataclasses.replace(document, footer="x")).startswith(b"%PDF")
