"""Tables as printers rule them: a name, a trust or a rate in the middle of a cell drawn over several rows."""

import pytest

from toolkit.reading.find import schedule_spans
from toolkit.reading.schedule import read_schedules
from toolkit.reading.sources import open_paper

PAGE = '#set page(paper: "us-letter", margin: 1in)\n#set text(size: 10pt)\n#align(center)[*SCHEDULE A*]\n'


def over(rows, words):
    return f"table.cell(rowspan: {rows}, align: horizon)[{words}]"


@pytest.fixture
def rows_of(tmp_path):
    """Set a table as a PDF and read it: registrant, fund, class, percent and date of each row."""

    def read(columns, *cells):
        import typst

        written = ",".join(cell if cell.startswith("table.cell") else f"[{cell}]" for cell in cells)
        (tmp_path / "schedule.pdf").write_bytes(
            typst.compile(f"{PAGE}#table(columns: {columns}, align: horizon, {written})".encode())
        )
        paper = open_paper(tmp_path / "schedule.pdf")
        reading = read_schedules(paper, schedule_spans(paper))
        assert [problem.message for problem in reading.problems] == []
        return [
            (row.registrant, row.name, row.share_class, str(row.rate.percent), str(row.calculation_date or ""))
            for schedule in reading.schedules
            for row in schedule.rows
        ]

    return read


def test_a_name_in_the_middle_of_its_classes_is_that_of_all_of_them(rows_of):
    assert rows_of(
        "(90pt, 60pt, 60pt)",
        *("Fund", "Class", "Fee"),
        *(over(3, "Otter Growth Fund"), "A", "0.25%", "C", "1.00%", "R", "0.50%"),
        *(over(2, "Otter Short Duration Government Income Fund"), "A", "0.10%", "C", "0.65%"),
    ) == [
        (None, "Otter Growth Fund", "A", "0.25", ""),
        (None, "Otter Growth Fund", "C", "1.00", ""),
        (None, "Otter Growth Fund", "R", "0.50", ""),
        (None, "Otter Short Duration Government Income Fund", "A", "0.10", ""),
        (None, "Otter Short Duration Government Income Fund", "C", "0.65", ""),
    ]


def test_a_trust_in_the_middle_of_its_funds_and_a_fund_in_the_middle_of_its_classes(rows_of):
    assert rows_of(
        "(70pt, 80pt, 50pt, 50pt)",
        *("Trust", "Fund", "Class", "Fee"),
        *(over(3, "Otter Series Trust"), over(2, "Otter Income Fund"), "A", "0.25%", "C", "1.00%"),
        *("Otter Mid Cap Fund", "A", "0.25%"),
        *(over(2, "Otter Series Trust II"), "Otter Real Assets Fund", "A", "0.30%", "Otter Loan Fund", "A", "0.15%"),
    ) == [
        ("Otter Series Trust", "Otter Income Fund", "A", "0.25", ""),
        ("Otter Series Trust", "Otter Income Fund", "C", "1.00", ""),
        ("Otter Series Trust", "Otter Mid Cap Fund", "A", "0.25", ""),
        ("Otter Series Trust II", "Otter Real Assets Fund", "A", "0.30", ""),
        ("Otter Series Trust II", "Otter Loan Fund", "A", "0.15", ""),
    ]


def test_a_rate_in_the_middle_of_funds_is_that_of_each_and_a_day_in_the_middle_of_its_row_is_kept(rows_of):
    assert rows_of(
        "(110pt, 60pt, 120pt)",
        *("Funds", "Advisory Fee", "Effective Date"),
        *("Otter Dynamic Fund", over(2, "0.65%"), "December 1, 2018", "Otter Defensive Fund", "March 4, 2019"),
        *("Otter Cash Reserve Fund", over(2, "0.20%"), "May 1, 2018"),
        *("Otter Treasury Only Reserve Fund", "December 1, 2018"),
    ) == [
        (None, "Otter Dynamic Fund", None, "0.65", "2018-12-01"),
        (None, "Otter Defensive Fund", None, "0.65", "2019-03-04"),
        (None, "Otter Cash Reserve Fund", None, "0.20", "2018-05-01"),
        (None, "Otter Treasury Only Reserve Fund", None, "0.20", "2018-12-01"),
    ]


def test_a_rows_source_is_where_its_words_are_printed(tmp_path):
    import typst

    cells = f"[Fund],[Class],[Fee],{over(3, 'Otter Fund')},[A],[0.25%],[C],[1.00%],[R],[0.50%]"
    (tmp_path / "schedule.pdf").write_bytes(typst.compile(f"{PAGE}#table(columns: 3, {cells})".encode()))
    paper = open_paper(tmp_path / "schedule.pdf")
    (schedule,) = read_schedules(paper, schedule_spans(paper)).schedules
    first, second, _ = (row.source for row in schedule.rows)
    assert first.excerpt.splitlines() == ["A 0.25%", "Otter Fund C 1.00%"]  # the name stands beside the second class
    assert second.excerpt.splitlines() == ["Otter Fund C 1.00%", "A 0.25%"]
    assert first.box == second.box


def test_headings_that_touch_are_parted_by_the_rule_between_them(rows_of):
    """The words of two columns are as near as those of a justified line; each column's cell is drawn."""
    assert rows_of(
        "(150pt, 40pt, 58pt, 46pt, 54pt)",
        *("Fund", "Class", "Maximum Distribution Fee", "Maximum Service Fee", "Maximum Aggregate Fee"),
        *("Otter Inflation Bond Fund", "A", "0.50 %", "0.25 %", "0.50 %"),
        *("Otter Loan Fund", "C", "0.75 %", "0.25 %", "1.00 %"),
    ) == [
        (None, "Otter Inflation Bond Fund", "A", "0.50", ""),
        (None, "Otter Loan Fund", "C", "1.00", ""),
    ]


def test_the_last_row_of_each_page_is_no_foot_of_it_though_its_figures_come_again(rows_of):
    trees = [f"{first}{second}" for first in ("Alder", "Birch", "Cedar") for second in "abcdefghijklmnopqrst"]
    cells = [cell for tree in trees for cell in (over(2, f"{tree} Fund"), "A", "0.25%", "C", "1.00%")]
    assert rows_of("(200pt, 60pt, 60pt)", "Fund", "Class", "Fee", *cells) == [
        (None, f"{tree} Fund", share_class, rate, "")
        for tree in trees
        for share_class, rate in (("A", "0.25"), ("C", "1.00"))
    ]
