"""Tables as filing agents really make them, beside the rows that must come out. All names are invented."""

import pytest

from toolkit.problems import Kind, needs_a_person
from toolkit.reading.extract import extract
from toolkit.reading.roles import class_heading

CLAUSE = "<p>The Distributor is paid at the annual rate set forth on Schedule A.</p>"


@pytest.fixture
def rows(tmp_path):
    """Rows of an HTML body as `registrant | name | class | percent`, what is not printed left out; none in doubt."""

    def read(body):
        path = tmp_path / "ex99m.htm"
        path.write_text(f"<html><body><p align=center>DISTRIBUTION PLAN</p>{CLAUSE}<hr>{body}</body></html>")
        reading = extract(path)
        doubts = [each for each in reading.problems if each.kind is Kind.READING and needs_a_person([each])]
        assert not doubts, doubts
        return [
            " | ".join(str(part) for part in (row.registrant, row.name, row.share_class, row.rate.percent) if part)
            for schedule in reading.schedules
            for row in schedule.rows
        ]

    return read


def table(*lines):
    """A table of cells parted by bars."""
    made = "".join("<tr>" + "".join(f"<td>{cell.strip()}</td>" for cell in line.split("|")) + "</tr>" for line in lines)
    return f"<table>{made}</table>"


def test_a_caption_centred_over_the_whole_table_is_no_heading_of_its_classes(rows):
    caption = "<p align=center>SCHEDULE A</p><p align=center>Distribution and Service Fees</p>"
    head = "Fund | Class C | Class I | Class R"
    assert rows(caption + table(head, "Elmhurst Convertible Securities Fund | 0.10% | 0.75% | 0.50%")) == [
        "Elmhurst Convertible Securities Fund | C | 0.10",
        "Elmhurst Convertible Securities Fund | I | 0.75",
        "Elmhurst Convertible Securities Fund | R | 0.50",
    ]
    assert class_heading("Distribution and Service Fees Class C") == "C"


def test_a_table_that_only_heads_the_next_one_is_its_heading(rows):
    head = table("Portfolio | Maximum Asset-Based Sales Charge | Maximum Service Fee | Maximum Aggregate Fee")
    body = table("Cedar Income Fund | 0.50% | 0.25% | 0.75%", "Larch Fund | 0.00% | 0.25% | 0.25%")
    assert rows(f"<p>SCHEDULE A</p>{head}{body}") == ["Cedar Income Fund | 0.75", "Larch Fund | 0.25"]


def test_a_heading_over_the_parts_does_not_make_each_of_them_the_total(rows):
    body = (
        "<table><tr><td></td><td colspan=3 align=center>Rule 12b-1 Fees</td></tr>"
        "<tr><td>Fund and Class</td><td>Distribution Fee</td><td>Service Fee</td><td>Total</td></tr>"
        "<tr><td>Cedar Fund - Class B</td><td>0.75%</td><td>0.25%</td><td>1.00%</td></tr>"
        "<tr><td>Larch Fund - Class Y</td><td>0.00%</td><td>0.25%</td><td>0.25%</td></tr></table>"
    )
    assert rows(f"<p>SCHEDULE A</p>{body}") == ["Cedar Fund - Class B | B | 1.00", "Larch Fund - Class Y | Y | 0.25"]


def test_funds_that_are_numbered_are_no_clauses(rows):
    body = table(
        "| Fund | Annual Rate",
        "1. | Old Elm Diversified International Small Company and Emerging Markets Opportunities Fund | 0.15%",
        "2. | Old Elm 130/30 Equity Fund | 0.40%",
        "3. | Old Elm Retirement 2055 Fund | 0.25%",
        "4. | Old Elm Dividend & Income Fund | 0.35%",
    )
    assert [line.rsplit(" | ", 1)[1] for line in rows(f"<p>SCHEDULE A</p>{body}")] == ["0.15", "0.40", "0.25", "0.35"]


def test_classes_and_rates_in_one_cell_stand_in_two_columns_of_their_own(rows):
    body = table(
        "Fund | Distribution Fee by Class",
        "Cedar Tax-Free Income Series | Class B: 0.10%<br>Class R: 0.85%<br>Class R6: 0.375%<br>Class Y: 0.05%",
        "Cedar S&amp;P 500 Index Series | Class A: 0.85%<br>Class Y: 0.45%<br>Investor Class: 0.10%",
    )
    assert rows(f"<p>SCHEDULE A</p>{body}") == [
        "Cedar Tax-Free Income Series | B | 0.10",
        "Cedar Tax-Free Income Series | R | 0.85",
        "Cedar Tax-Free Income Series | R6 | 0.375",
        "Cedar Tax-Free Income Series | Y | 0.05",
        "Cedar S&P 500 Index Series | A | 0.85",
        "Cedar S&P 500 Index Series | Y | 0.45",
        "Cedar S&P 500 Index Series | Investor | 0.10",
    ]


def test_a_figure_aligned_to_the_right_of_a_wide_cell_stands_in_the_column_of_the_bands_beside_it(rows):
    body = (
        "<table><tr><td>Fund</td><td>Fee (as a percentage of average daily net assets)</td></tr>"
        "<tr><td>Cedar Small Cap Fund</td><td align=right>0.74%</td></tr>"
        "<tr><td>Larch Fund</td><td>0.67% of the first $750 million<br>0.62% of amounts over $750 million</td></tr>"
        "</table>"
    )
    assert rows(f"<p>SCHEDULE A</p>{body}") == ["Cedar Small Cap Fund | 0.74", "Larch Fund"]


def test_a_table_that_goes_on_below_a_page_number_and_a_rule_keeps_its_columns(rows):
    one = table("Fund | Rate (%) | Plan Calculation Date", "Elm Fund | 0.60 | March 18, 2004")
    two = table("Elm Diversified International Small Company Opportunities Fund | 0.10 | September 20, 2004")
    found = rows(f"<p>SCHEDULE A</p>{one}<p align=center>Page 2</p><hr size=3 width='100%'>{two}")
    assert found == ["Elm Fund | 0.60", "Elm Diversified International Small Company Opportunities Fund | 0.10"]


def test_each_fund_over_a_table_of_its_classes_keeps_its_own_rows(rows):
    one = table("Class | Rate", "Institutional Class | 0.85%", "Class C | 0.60%")
    two = table("Class | Rate", "Class R | 0.30%")
    three = table("Class | Rate", "Class C | 0.65%", "Class Y | 0.60%")
    found = rows(f"<p>SCHEDULE A</p><p>Elm Fund</p>{one}<p>Larch Fund</p>{two}<p>Cedar Growth Fund</p>{three}")
    assert found == [
        "Elm Fund | Institutional | 0.85",
        "Elm Fund | C | 0.60",
        "Larch Fund | R | 0.30",
        "Cedar Growth Fund | C | 0.65",
        "Cedar Growth Fund | Y | 0.60",
    ]


def test_a_groups_heading_centred_over_the_figures_heads_the_rows_below_it(rows):
    body = (
        "<table><tr><td>Fund</td><td>Annual Fee Rate (% of average daily net assets)</td></tr>"
        "<tr><td colspan=2 align=center>Class F-1 Shares</td></tr><tr><td>Elm Fund</td><td>0.84%</td></tr>"
        "<tr><td colspan=2 align=center>Investor Class Shares</td></tr><tr><td>Elm Fund</td><td>0.45%</td></tr></table>"
    )
    assert rows(f"<p>SCHEDULE A</p>{body}") == ["Elm Fund | F-1 | 0.84", "Elm Fund | Investor | 0.45"]


def test_a_heading_and_its_table_inside_a_table_that_insets_them_are_read_as_one(rows):
    head = table("Portfolio | Maximum Asset-Based Sales Charge | Maximum Service Fee | Maximum Aggregate Fee")
    body = table("Cedar Income Fund | 0.50% | 0.25% | 0.75%", "Larch Fund | 0.00% | 0.25% | 0.25%")
    inset = f"<table><tr><td width='5%'>&nbsp;</td><td>{head}{body}</td></tr></table>"
    assert rows(f"<p>SCHEDULE A</p>{inset}") == ["Cedar Income Fund | 0.75", "Larch Fund | 0.25"]


def test_words_that_stand_over_all_classes_are_no_part_of_any(rows):
    over = "<td colspan=3 align=center>Maximum Annual Compensation, as a percentage of average daily net assets</td>"
    body = (
        f"<table><tr><td></td>{over}</tr><tr><td>Fund</td><td>Class R6</td><td>Service Class</td>"
        "<td>Institutional Service Class</td></tr><tr><td>Elm Fund</td><td>0.95%</td><td>0.15%</td><td>0.55%</td></tr>"
        "</table>"
    )
    assert rows(f"<p>SCHEDULE A</p>{body}") == [
        "Elm Fund | R6 | 0.95",
        "Elm Fund | Service | 0.15",
        "Elm Fund | Institutional Service | 0.55",
    ]


def test_words_placed_by_coordinates_are_read_by_where_they_stand(rows):
    printed = [
        (72, 40, "SCHEDULE A"),
        (72, 70, "Fund"), (330, 70, "Class A"), (450, 70, "Class C"),
        (330, 90, "0.25%"), (72, 90, "Old Elm Growth"), (450, 90, "1.00%"),
        (72, 104, "and Income Fund"),
        (72, 124, "Larch Fund<sup>1</sup>"), (330, 124, "0.20%"), (450, 124, "0.75%"),
        (72, 160, "<sup>1</sup> The Fund opened on January 2, 2001."),
    ]  # fmt: skip
    style = "position:absolute; left:{}px; top:{}px; font-size:13px; white-space:nowrap"
    body = "".join(f'<div style="{style.format(x, y)}">{text}</div>' for x, y, text in printed)
    opening = (
        '<div style="position:absolute;left:72px;top:10px">The Distributor is paid as set forth on Schedule A.</div>'
    )
    found = rows(f'<div style="position:relative">{opening}</div><div style="position:relative">{body}</div>')
    assert found == [
        "Old Elm Growth and Income Fund | A | 0.25",
        "Old Elm Growth and Income Fund | C | 1.00",
        "Larch Fund | A | 0.20",
        "Larch Fund | C | 0.75",
    ]


def test_a_sentence_close_under_a_centred_heading_is_no_part_of_the_title(rows):
    sentence = (
        "For HALCYON CONVERTIBLE SECURITIES FUND, the fee is at the annual rate of 0.60% of the first $1 billion of "
        "average daily net assets, and 0.40% of average daily net assets over $1 billion."
    )
    style = "style='margin:0pt'"
    title = f"<p align=center {style}>SCHEDULE A TO DISTRIBUTION PLAN</p>"
    assert rows(f"{title}<p {style}>{sentence}</p>") == ["HALCYON CONVERTIBLE SECURITIES FUND"]


def headings(tmp_path, body):
    """The headings of the first table of an HTML body."""
    path = tmp_path / "ex99m.htm"
    path.write_text(
        f"<html><body><p align=center>DISTRIBUTION PLAN</p>{CLAUSE}<hr><p>SCHEDULE A</p>{body}</body></html>"
    )
    return [column.heading for column in extract(path).schedules[0].columns]


def test_a_heading_over_columns_belongs_to_each_however_it_is_aligned(tmp_path):
    body = (
        "<table><tr><td></td><td colspan=3 align=left>12b-1 Fees</td></tr>"
        "<tr><td>Fund</td><td>Distribution Fee</td><td>Service Fee</td><td>Total</td></tr>"
        "<tr><td>Cedar Fund</td><td>0.75%</td><td>0.25%</td><td>1.00%</td></tr></table>"
    )
    assert headings(tmp_path, body) == [
        "Fund",
        "12b-1 Fees Distribution Fee",
        "12b-1 Fees Service Fee",
        "12b-1 Fees Total",
    ]


def test_a_heading_over_classes_and_rates_that_share_a_cell_heads_both(tmp_path):
    body = table(
        "Fund | Distribution Fee by Class",
        "Elm Fund | Class B: 0.10%<br>Class R: 0.85%",
        "Larch Fund | Class A: 0.85%<br>Class Y: 0.45%",
    )
    assert headings(tmp_path, body) == ["Fund", "Distribution Fee by Class", "Distribution Fee by Class"]


def test_a_marker_lifted_by_its_style_is_no_part_of_the_sign_beside_it(tmp_path):
    lifted = '<span style="font-size:6.5pt;position:relative;top:-3.5pt;vertical-align:baseline">1</span>'
    body = (
        "<table><tr><td colspan=3>Fund</td><td colspan=3>Rate</td></tr><tr><td colspan=3>Cedar Fund</td>"
        f"<td colspan=2>0.20</td><td>%{lifted}</td></tr><tr><td colspan=3>Elm Fund</td><td colspan=2>0.25</td>"
        f"<td>%</td></tr></table><div>{lifted} The Fund opened on January 2, 2001.</div>"
    )
    path = tmp_path / "ex99m.htm"
    path.write_text(f"<html><body><p>SCHEDULE A</p>{body}</body></html>")
    found = [(row.name, row.rate.printed, row.markers) for row in extract(path).schedules[0].rows]
    assert found == [("Cedar Fund", "0.20%", ("1",)), ("Elm Fund", "0.25%", ())]


def test_paragraphs_parted_by_a_blank_one_or_by_nothing_but_their_marks_stay_apart(tmp_path):
    texts = [
        "The Distribution Plan, dated as of May 10, 2009, is hereby amended, effective November 26, 2009, as follows:",
        "WHEREAS, the parties desire to amend the Plan to add a new series;",
        "NOW THEREFORE, Schedule A to the Plan is hereby deleted in its entirety and replaced with the following:",
    ]
    opening = "<p align=center>AMENDMENT NO. 7 TO THE DISTRIBUTION PLAN</p>"
    schedule = (
        "<p>SCHEDULE A</p><table><tr><td>Fund</td><td>Rate</td></tr><tr><td>Elm Fund</td><td>0.25%</td></tr></table>"
    )
    for between in ('<p style="margin: 0pt">&nbsp;</p>', ""):
        path = tmp_path / "ex99m.htm"
        body = between.join(f'<p style="margin: 0pt">{text}</p>' for text in texts)
        path.write_text(f"<html><body>{opening}{body}{schedule}</body></html>")
        assert list(extract(path).agreement.preamble) == texts


def test_a_rate_merged_over_rows_of_funds_is_the_rate_of_each(rows):
    body = (
        "<table><tr><td>Fund</td><td>Rate</td></tr><tr><td>Elm Growth Fund</td><td rowspan=2>0.25%</td></tr>"
        "<tr><td>Larch Fund</td></tr><tr><td>Cedar Bond Fund</td><td>0.15%</td></tr></table>"
    )
    assert rows(f"<p>SCHEDULE A</p>{body}") == ["Elm Growth Fund | 0.25", "Larch Fund | 0.25", "Cedar Bond Fund | 0.15"]


def test_a_class_that_stands_once_before_its_funds_is_the_class_of_each(rows):
    merged = (
        "<table><tr><td>Class</td><td>Fund</td><td>Rate</td></tr><tr><td rowspan=2>Class A</td><td>Elm Growth Fund</td>"
        "<td>0.25%</td></tr><tr><td>Larch Fund</td><td>0.20%</td></tr><tr><td>Class C</td><td>Larch Fund</td>"
        "<td>1.00%</td></tr></table>"
    )
    once = table(
        "Class | Fund | Rate",
        "Class A | Elm Growth Fund | 0.25%",
        "| Larch Fund | 0.20%",
        "Class C | Larch Fund | 1.00%",
    )
    for body in (merged, once):
        assert rows(f"<p>SCHEDULE A</p>{body}") == [
            "Elm Growth Fund | A | 0.25",
            "Larch Fund | A | 0.20",
            "Larch Fund | C | 1.00",
        ]


def test_bands_beside_a_merged_fund_and_class_stay_one_row(rows):
    body = (
        "<table><tr><td>Fund</td><td>Class</td><td>Assets</td><td>Rate</td></tr>"
        "<tr><td rowspan=2>Elm Fund</td><td rowspan=2>Class A</td><td>First $1 billion</td><td>0.25%</td></tr>"
        "<tr><td>Over $1 billion</td><td>0.20%</td></tr></table>"
    )
    assert rows(f"<p>SCHEDULE A</p>{body}") == ["Elm Fund | A"]


def test_a_fund_above_its_classes_in_one_cell_stands_beside_a_blank_line(rows):
    names = "<p>Elm Growth Fund</p><p>Class A</p><p>Class C</p>"
    rates = "<p>&nbsp;</p><p>0.25%</p><p>1.00%</p>"
    body = f"<table><tr><td>Fund and Class</td><td>Rate</td></tr><tr><td>{names}</td><td>{rates}</td></tr></table>"
    assert [line.split(" | ")[1:] for line in rows(f"<p>SCHEDULE A</p>{body}")] == [["A", "0.25"], ["C", "1.00"]]


def test_the_last_word_of_a_class_on_a_line_of_its_own_ends_the_name(tmp_path):
    path = tmp_path / "schedule.txt"
    path.write_text(
        "SCHEDULE A\n\n"
        "Name of Fund and Class                                  Annual Rate   Date of Commencement\n"
        "Global Real Estate Series Class A Shares                   0.35%          04/11/2016\n"
        "Tax-Managed Multi-Cap Core Opportunities Series Class A    0.125%         04/16/2017\n"
        "Shares\n"
        "130/30 Equity Series Class A Shares                        0.40%          05/05/2017\n"
    )
    assert [(row.registrant, row.name) for row in extract(path).schedules[0].rows] == [
        (None, "Global Real Estate Series Class A Shares"),
        (None, "Tax-Managed Multi-Cap Core Opportunities Series Class A Shares"),
        (None, "130/30 Equity Series Class A Shares"),
    ]


def test_initials_behind_a_class_begin_the_funds_name(rows):
    body = table(
        "Class | Fund | Rate",
        "Adviser Class | U.S. Treasury Fund | 0.25%",
        "Adviser Class | S&amp;P 500 Index Fund | 0.15%",
    )
    assert rows(f"<p>SCHEDULE A</p>{body}") == [
        "U.S. Treasury Fund | Adviser | 0.25",
        "S&P 500 Index Fund | Adviser | 0.15",
    ]


def test_a_heading_close_under_the_second_funds_name_heads_its_classes(tmp_path):
    path = tmp_path / "schedule.txt"
    path.write_text(
        "SCHEDULE A\n\nCedar Convertible Securities Fund\nClass                   Rate\nClass R                0.40%\n"
        "Investor Class         0.45%\n\nElm Small Cap Opportunities Fund\nClass                   Rate\n"
        "Class C                0.50%\nClass Y                0.75%\n"
    )
    assert [(row.name, row.share_class) for row in extract(path).schedules[0].rows] == [
        ("Cedar Convertible Securities Fund", "R"),
        ("Cedar Convertible Securities Fund", "Investor"),
        ("Elm Small Cap Opportunities Fund", "C"),
        ("Elm Small Cap Opportunities Fund", "Y"),
    ]
