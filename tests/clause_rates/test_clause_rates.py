"""A fee told by a clause alone: read where it is plain, in review where it is not, and else not at all."""

from dataclasses import replace

import pytest

from toolkit import proof
from toolkit.reading.clause_doubts import _scanned_alike
from toolkit.reading.extract import extract
from toolkit.reading.sources import open_paper
from toolkit.writing import template, write

OPENING = 'This Plan is adopted by Heron Growth Fund (the "Fund") under Rule 12b-1.'
SENTENCE = (
    "The Fund shall pay the Distributor a fee at an annual rate of 0.25% of the average daily net assets of its "
    "Class A shares."
)


def wrapped(text, width=74):
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def reading(tmp_path, *paragraphs, opening=OPENING, title="DISTRIBUTION PLAN", lists=()):
    body = [f"{' ' * 25}{title}", wrapped(opening)]
    body += [wrapped(f"{number}. {text}") for number, text in enumerate(paragraphs, 1)]
    body += [f"    {item}" for item in lists]
    path = tmp_path / "plan.txt"
    path.write_text("\n\n".join(body) + "\n", encoding="utf-8")
    return extract(path)


def rows(read):
    return [(row.series, row.share_class, str(row.rate.percent)) for row in read.rows]


PLAIN = {
    SENTENCE: [("Heron Growth Fund", "A", "0.25")],
    "For these services the Fund will pay, out of the assets of Class R6, a fee computed daily and paid monthly at the "
    "annual rate of one-quarter of one percent (0.25%) of the average daily net assets of Class R6.": [
        ("Heron Growth Fund", "R6", "0.25")
    ],
    "The Fund is authorized to pay the Distributor compensation at an annual rate of up to 35 basis points of the "
    "average daily net assets attributable to its Investor Class shares.": [("Heron Growth Fund", "Investor", "0.35")],
    "The Fund pays fees at the annual rate of 0.25% of the average daily net assets of its Class A shares and 1.00% of "
    "the average daily net assets of its Class C shares.": [
        ("Heron Growth Fund", "A", "0.25"),
        ("Heron Growth Fund", "C", "1.00"),
    ],
    "The Fund pays the Distributor an annual fee, accrued daily: Class A shares, .30% of average daily net assets; and "
    "Class B shares, 1% of average daily net assets.": [
        ("Heron Growth Fund", "A", "0.30"),
        ("Heron Growth Fund", "B", "1.00"),
    ],
    "The Fund shall pay a fee at an annual rate of 0.50% of the average daily net assets of each of the Class R and "
    "Class T shares.": [("Heron Growth Fund", "R", "0.50"), ("Heron Growth Fund", "T", "0.50")],
    "The Fund shall pay a fee of 0.15% per annum of its average daily net assets.": [
        ("Heron Growth Fund", None, "0.15")
    ],
}


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_plain_sentence_gives_its_rows_cleanly(tmp_path, sentence):
    read = reading(tmp_path, sentence, "The Board reviews each quarter what was spent.")
    assert (rows(read), read.status) == (PLAIN[sentence], "clean"), read.problems


def test_the_schedule_has_no_heading_and_says_where_it_comes_from(tmp_path):
    read = reading(tmp_path, SENTENCE)
    (schedule,) = read.schedules
    (row,) = schedule.rows
    assert (schedule.label, schedule.title, schedule.columns, schedule.footnotes) == (None, "", (), ())
    assert (row.registrant, row.rate.printed, row.source.page, row.source.line) == (None, "0.25%", 1, 5)
    assert row.source.excerpt.startswith("1. The Fund shall pay")
    assert "0.25%" in row.source.excerpt
    assert row.confidence < 0.99
    assert [(each.rule, each.severity.value) for each in read.problems] == [("clause-rate", "warning")]


def scale(row):
    return [
        (int(tier.over), None if tier.up_to is None else int(tier.up_to), str(tier.percent)) for tier in row.rate.tiers
    ]


def test_bands_in_a_sentence_are_laid_end_to_end(tmp_path):
    read = reading(
        tmp_path,
        "For the services provided, the Fund shall pay the Adviser a fee at the annual rate of 0.75% of "
        "the first $250 million of the Fund's average daily net assets, 0.70% of the next $250 million and 0.65% of "
        "average daily net assets in excess of $500 million.",
        title="INVESTMENT ADVISORY AGREEMENT",
    )
    (row,) = read.rows
    assert scale(row) == [(0, 250_000_000, "0.75"), (250_000_000, 500_000_000, "0.70"), (500_000_000, None, "0.65")]
    assert (row.rate.percent, read.status) == (None, "clean"), read.problems
    assert row.rate.printed.startswith("0.75% of the first $250 million")


def test_bands_listed_under_a_clause_are_its_scale(tmp_path):
    read = reading(
        tmp_path,
        "The Fund shall pay the Adviser a fee at the following annual rates of its average daily net assets:",
        lists=("First $250 million                  0.75%", "Remainder                           0.65%"),
        title="INVESTMENT ADVISORY AGREEMENT",
    )
    (row,) = read.rows
    assert (scale(row), read.status) == ([(0, 250_000_000, "0.75"), (250_000_000, None, "0.65")], "clean")


LISTED = {
    "lettered": ("a. Class A shares: 0.25% of the net assets of Class A shares;", "b. Class C shares: 1.00% thereof."),
    "labelled": (
        "(a) Class A shares: 0.25% of the net assets of Class A shares;",
        "(b) Class C shares: 1.00% thereof.",
    ),
    "bare": ("Class A       0.25%", "Class C       1.00%"),
}


@pytest.mark.parametrize("how", LISTED)
def test_classes_listed_under_a_clause_have_each_their_rate(tmp_path, how):
    opening = "The Fund shall pay the Distributor fees at these annual rates of average daily net assets:"
    read = reading(tmp_path, opening, lists=LISTED[how])
    assert rows(read) == [("Heron Growth Fund", "A", "0.25"), ("Heron Growth Fund", "C", "1.00")]
    assert read.status == "clean", read.problems


TRUST = 'This Agreement is made by Heron Trust (the "Trust") with Heron Advisers LLC (the "Adviser").'
OF_SEVERAL = [
    (
        "The Trust shall pay a fee at an annual rate of 0.65% of the net assets of the Heron Growth Fund and "
        "0.45% of the net assets of the Heron Bond Fund."
    ),
    (
        "The Trust shall pay, for the Heron Growth Fund, a fee at an annual rate of 0.65% of net assets and for the "
        "Heron Bond Fund 0.45% of net assets."
    ),
    "The Trust shall pay an annual fee: Heron Growth Fund, 0.65% of net assets; and Heron Bond Fund, 0.45% of them.",
    (
        "The Trust shall pay a fee at an annual rate of 0.65% of the net assets of the Heron Growth Fund. The Trust "
        "shall pay a fee at an annual rate of 0.45% of the net assets of the Heron Bond Fund."
    ),
]


@pytest.mark.parametrize("sentence", OF_SEVERAL)
def test_a_sentence_may_name_the_rate_of_each_of_several_funds(tmp_path, sentence):
    read = reading(tmp_path, sentence, opening=TRUST, title="INVESTMENT ADVISORY AGREEMENT")
    assert rows(read) == [("Heron Growth Fund", None, "0.65"), ("Heron Bond Fund", None, "0.45")]
    assert read.status == "clean", read.problems


def test_funds_that_each_pay_a_rate_have_a_row_each(tmp_path):
    sentence = (
        "Heron Growth Fund and Heron Bond Fund shall each pay a fee at an annual rate of 0.65% of its net assets."
    )
    read = reading(tmp_path, sentence, opening=TRUST, title="INVESTMENT ADVISORY AGREEMENT")
    assert rows(read) == [("Heron Growth Fund", None, "0.65"), ("Heron Bond Fund", None, "0.65")]


PARTS = {
    ", of which 0.25% is a service fee": ("0.25", "None"),
    ", of which 0.75% is an asset-based sales charge and 0.25% is a service fee": ("0.25", "0.75"),
    ", consisting of a distribution fee of 0.75% and a service fee of 0.25%": ("0.25", "0.75"),
}


@pytest.mark.parametrize("told", PARTS)
def test_the_parts_of_a_fee_are_those_that_its_sentence_prints(tmp_path, told):
    read = reading(tmp_path, SENTENCE.replace("0.25%", "1.00%").replace("shares.", f"shares{told}."))
    (row,) = read.rows
    parts = (str(row.service_fee_percent), str(row.asset_based_sales_charge_percent))
    assert (str(row.rate.percent), parts, read.status) == ("1.00", PARTS[told], "clean"), read.problems


def test_a_limit_of_expenses_has_the_day_it_ends(tmp_path):
    read = reading(
        tmp_path,
        "The Adviser will waive its fee so that the operating expenses of the Fund (excluding interest) do not exceed "
        "1.25% of the net assets of Class A shares and 2.00% of those of Class C shares through April 30, 2011.",
        title="EXPENSE LIMITATION AGREEMENT",
    )
    assert rows(read) == [("Heron Growth Fund", "A", "1.25"), ("Heron Growth Fund", "C", "2.00")]
    assert {str(row.ends_on) for row in read.rows} == {"2011-04-30"}
    assert read.status == "clean", read.problems


def test_an_amendment_may_print_the_clause_as_it_is_to_read(tmp_path):
    clause = (
        "Section Three of the Agreement is hereby amended to read as follows: The Fund shall pay the Adviser a fee "
        "equal to 0.55% per annum of the first $1.25 billion of its average daily net assets and 0.48% of such assets "
        "over $1.25 billion."
    )
    for said, status in ((clause, "clean"), (clause.replace("is hereby amended to read as follows", "says"), "review")):
        read = reading(tmp_path, said, title="AMENDMENT TO INVESTMENT ADVISORY AGREEMENT")
        (row,) = read.rows
        assert scale(row) == [(0, 1_250_000_000, "0.55"), (1_250_000_000, None, "0.48")]
        assert read.status == status, read.problems


def test_the_fee_of_a_sub_adviser_is_that_of_a_sub_advisory_agreement_alone(tmp_path):
    clause = "The Adviser shall pay the Sub-Adviser a fee at an annual rate of 0.30% of the net assets of the Fund."
    for title, status in (("SUB-ADVISORY AGREEMENT", "clean"), ("INVESTMENT ADVISORY AGREEMENT", "review")):
        read = reading(tmp_path, clause, title=title)
        assert (rows(read), read.status) == ([("Heron Growth Fund", None, "0.30")], status), read.problems


def test_amounts_in_words_with_their_figures_are_bands(tmp_path):
    read = reading(
        tmp_path,
        "The Fund shall pay the Adviser a fee at an annual rate of three-quarters of one percent (0.75%) of the first "
        "one hundred million dollars ($100,000,000) of its average daily net assets and one-half of one percent "
        "(0.50%) of the amount in excess of one hundred million dollars ($100,000,000).",
        title="INVESTMENT ADVISORY AGREEMENT",
    )
    (row,) = read.rows
    assert (scale(row), read.status) == ([(0, 100_000_000, "0.75"), (100_000_000, None, "0.50")], "clean")


def test_each_item_of_a_sentence_may_tell_a_fund_its_bands_or_its_one_rate(tmp_path):
    clause = (
        "The Trust shall pay to the Adviser an annual fee of: (i) for Heron Growth Fund, 0.80% of the first "
        "$200 million of its average daily net assets and 0.70% of the balance; and (ii) with respect to Heron Bond "
        "Fund, 0.50% of its average daily net assets."
    )
    read = reading(tmp_path, clause, opening=TRUST, title="INVESTMENT ADVISORY AGREEMENT")
    first, second = read.rows
    assert (first.name, scale(first)) == ("Heron Growth Fund", [(0, 200_000_000, "0.80"), (200_000_000, None, "0.70")])
    assert (second.name, str(second.rate.percent), read.status) == ("Heron Bond Fund", "0.50", "clean"), read.problems


def test_an_item_that_names_two_funds_over_bands_is_not_read(tmp_path):
    clause = (
        "The Trust shall pay an annual fee of: (i) for Heron Growth Fund and Heron Value Fund, 0.80% of the first $200 "
        "million of net assets and 0.70% of the balance; and (ii) for Heron Bond Fund, 0.50% of its net assets."
    )
    read = reading(tmp_path, clause, opening=TRUST, title="INVESTMENT ADVISORY AGREEMENT")
    assert (rows(read), read.status) == ([], "review")


def test_a_fee_for_the_performance_of_duties_is_no_performance_fee(tmp_path):
    duties = SENTENCE.replace("a fee at", "as compensation for the performance of all its duties a fee at")
    assert reading(tmp_path, duties).status == "clean"
    assert reading(tmp_path, duties.replace("all its duties", "its shares")).status == "review"


def test_lettered_bands_may_end_in_any_excess_thereafter(tmp_path):
    read = reading(
        tmp_path,
        "The Fund will pay the Adviser a fee, computed and paid monthly at the annual rates of:",
        lists=(
            "(a) 0.630% of the first $5 billion of average net assets of the Fund;",
            "(b) 0.580% of the next $5 billion of such average net assets; and",
            "(c) 0.530% of any excess thereafter.",
        ),
        title="INVESTMENT ADVISORY AGREEMENT",
    )
    (row,) = read.rows
    assert scale(row)[1:] == [(5_000_000_000, 10_000_000_000, "0.580"), (10_000_000_000, None, "0.530")]
    assert read.status == "clean", read.problems


def test_a_name_broken_by_its_line_is_no_other_fund(tmp_path):
    opening = (
        "This Agreement is made the first day of May, 1997, by and between Heron\n"
        'Balanced Fund, Inc., a Minnesota corporation (the "Fund"), and its Adviser.'
    )
    path = tmp_path / "plan.txt"
    clause = "1. The Fund shall pay the Adviser a fee of 0.15% per annum of its average daily net assets."
    path.write_text(f"    INVESTMENT ADVISORY AGREEMENT\n\n{opening}\n\n{clause}\n", encoding="utf-8")
    read = extract(path)
    assert (rows(read), read.status) == ([("Heron Balanced Fund, Inc.", None, "0.15")], "clean"), read.problems


NAMED = {
    "The Trust shall pay the Distributor a fee at an annual rate of 0.25% of the average daily net assets of the Class "
    "A Shares of the Heron Growth Fund.": 'This Plan is adopted by Heron Trust (the "Trust").',
    SENTENCE: 'This Plan is made by Heron Trust (the "Trust") for its series, the Heron Growth Fund (the "Fund").',
    f"{SENTENCE} ": 'This Plan is made for Heron Growth Fund (the "Fund"), a series of Heron Trust (the "Trust").',
    f"{SENTENCE}  ": 'This Plan is made for Heron Growth Fund, a series of Heron Trust (hereinafter the "Fund").',
}


@pytest.mark.parametrize("sentence", NAMED)
def test_the_fund_is_named_in_the_sentence_or_by_its_term(tmp_path, sentence):
    read = reading(tmp_path, sentence, opening=NAMED[sentence])
    assert (rows(read), read.status) == ([("Heron Growth Fund", "A", "0.25")], "clean"), read.problems


DOUBTFUL = {
    "an exception": (SENTENCE.replace("shares.", "shares, except in its first year."), "except"),
    "a fee of the past": (SENTENCE.replace("shall pay", "was to pay"), "was"),
    "a further fee": (SENTENCE.replace("shares.", "shares, and a distribution fee as the Board fixes."), "and a"),
    "a waiver": (SENTENCE.replace("shares.", "shares unless waived."), "unless"),
    "another rate": (f"{SENTENCE} The Distributor keeps 0.10% of it.", "another sentence"),
    "no year": (SENTENCE.replace("an annual rate", "a rate"), "does not say that the rate is a year"),
    "a lost point": (SENTENCE.replace("0.25%", "25%"), "no rate that funds pay"),
    "a contradiction": (SENTENCE.replace("0.25%", "one-half of one percent (0.25%)"), "two different rates"),
    "a schedule": (f"{SENTENCE} Other classes are in Schedule B.", "speaks of a schedule"),
    "another class": (f"{SENTENCE} Class C shares convert after eight years.", "other classes"),
    "a performance fee": (SENTENCE.replace("shares.", "shares, adjusted for performance."), "adjusted"),
    "a rebate": (SENTENCE.replace("shares.", "shares, less what it receives from others."), "less"),
    "another fund": (f"{SENTENCE} Heron Bond Fund pays nothing.", "another fund"),
    "several funds": (f"{SENTENCE} The Funds act severally.", "several funds"),
    "the same rate twice": (f"{SENTENCE} It also pays a service fee. {SENTENCE}", "two sentences"),
}


@pytest.mark.parametrize("case", DOUBTFUL)
def test_what_may_be_wrong_calls_for_a_person(tmp_path, case):
    sentence, reason = DOUBTFUL[case]
    read = reading(tmp_path, sentence)
    assert read.status == "review"
    assert any(reason in each.message for each in read.problems), read.problems
    assert all(row.confidence <= 0.6 for row in read.rows)


def test_a_class_told_elsewhere_is_taken_with_a_doubt(tmp_path):
    read = reading(
        tmp_path, SENTENCE.replace("its Class A shares", "that class"), opening=f"{OPENING} It is for Class A."
    )
    assert (rows(read), read.status) == ([("Heron Growth Fund", "A", "0.25")], "review")


SILENT = {
    "bands": SENTENCE.replace("0.25% of the", "0.25% of the first $500 million of"),
    "bands without an end": SENTENCE.replace(
        "of the average", "of the first $1 billion and 0.20% of the next $1 billion of"
    ),
    "parts above their total": SENTENCE.replace("shares.", "shares, of which 0.50% is a service fee."),
    "a least fee": SENTENCE.replace(
        "0.25% of", "0.25% of the first $1 billion and 0.20% of the rest, at least $9,000, of"
    ),
    "two parts": SENTENCE.replace("0.25% of", "0.75% for distribution and 0.25% for service of"),
    "a schedule's rate": SENTENCE.replace("an annual", "the annual rate in Schedule A, for example an annual"),
    "a withheld rate": f"{SENTENCE} A further fee of [ ] (in basis points) is paid.",
    "two rates of one class": f"{SENTENCE} {SENTENCE.replace('0.25', '0.30')}",
    "a limit of expenses": SENTENCE.replace("pay the Distributor a fee at", "pay no operating expenses above"),
    "a sales charge": "The Fund pays a dealer 1.00% a year of the offering price of the net assets sold.",
    "a vote": "The fee is changed by more than 50% of the outstanding shares, whatever the net assets.",
    "no fund": SENTENCE.replace("The Fund", "The Company"),
    "classes in turn": SENTENCE.replace("0.25%", "0.25% and 1.00%").replace("Class A", "Class A and Class C"),
}


@pytest.mark.parametrize("case", SILENT)
def test_what_is_no_plain_rate_gives_no_row_and_is_never_clean(tmp_path, case):
    read = reading(tmp_path, SILENT[case])
    assert read.schedules == ()
    assert any(each.rule == "no-schedule" for each in read.problems)
    assert case == "a vote" or read.status == "review"


def test_each_of_several_funds_cannot_be_named(tmp_path):
    read = reading(tmp_path, SENTENCE, opening='This Plan is adopted by each series of Heron Trust (each, a "Fund").')
    assert (rows(read), read.status) == ([], "review")


def test_a_payee_called_after_a_fund_is_not_the_fund(tmp_path):
    sentence = SENTENCE.replace("the Distributor", "Heron Fund Distributors")
    assert rows(reading(tmp_path, sentence)) == [("Heron Growth Fund", "A", "0.25")]


def test_a_letter_that_is_no_agreement_is_left_alone(tmp_path):
    read = reading(
        tmp_path, SENTENCE, title="LETTER TO HOLDERS", opening='Heron Growth Fund (the "Fund") writes to you.'
    )
    assert read.schedules == ()


@pytest.mark.parametrize(
    "name", ["St. Aldate Growth Fund", "ST. ALDATE GROWTH FUND", "T.R. Ames Growth Fund", "J. P. Ames Growth Fund"]
)
def test_a_name_that_begins_with_an_abbreviation_is_read_whole(tmp_path, name):
    opening = f'This Plan is adopted by {name} (the "Fund") under Rule 12b-1.'
    assert rows(reading(tmp_path, SENTENCE, opening=opening)) == [(name, "A", "0.25")]


PRINTED = {
    "flat": (SENTENCE,),
    "classes": (
        (
            "The Fund shall pay fees at these annual rates of average daily net assets: (a) Class A shares, 0.25%; and "
            "(b) Class C shares, 1.00%, of its net assets."
        ),
    ),
    "bands": (
        (
            "The Fund shall pay a fee at the annual rate of 0.75% of the first $250 million of average daily net "
            "assets and 0.65% of the balance."
        ),
    ),
}


@pytest.mark.parametrize("file_format", ["txt", "docx", "html", "pdf"])
@pytest.mark.parametrize("kind", PRINTED)
def test_a_fee_of_a_clause_is_printed_in_its_clause_alone_and_read_back(tmp_path, kind, file_format):
    read = reading(tmp_path, *PRINTED[kind], "The Board reviews each quarter what was spent.")
    assert read.schedules
    document = template.make("agreement", {"reading": read}, family=read.agreement.family)
    path = tmp_path / f"again.{file_format}"
    path.write_bytes(write(document, file_format))
    again = extract(path)
    assert (proof.differences(read, again), again.status) == ((), "clean"), again.problems


def test_funds_listed_under_a_clause_are_printed_once_each_whatever_their_classes(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(WITH_LIST, encoding="utf-8")
    read = extract(path)
    assert rows(read) == [
        (f"Heron {kind} Fund", share_class, percent)
        for kind in ("Bond", "Cash", "Growth")
        for share_class, percent in (("A", "0.25"), ("C", "1.00"))
    ]
    assert read.status == "clean", read.problems
    document = template.make("agreement", {"reading": read}, family=read.agreement.family)
    (tmp_path / "again.txt").write_bytes(write(document, "txt"))
    assert proof.differences(read, extract(tmp_path / "again.txt")) == ()


WITH_LIST = """
                         DISTRIBUTION PLAN

This Plan is adopted by Heron Trust (the "Trust") for each of its series that is
listed in Schedule A (each a "Fund").

1. Each Fund shall pay the Distributor a fee at the annual rate of 0.25% of the
average daily net assets of its Class A shares and 1.00% of the average daily net
assets of its Class C shares.

2. The Board reviews each quarter what was spent.

                            SCHEDULE A

Heron Bond Fund
Heron Cash Fund
Heron Growth Fund
"""


def test_a_scanned_clause_is_sure_where_two_readings_of_all_its_pages_agree(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(WITH_LIST, encoding="utf-8")
    seen = replace(open_paper(path), kind="scan")

    def again(paper):
        return replace(seen, reread=lambda numbers: tuple(paper.pages[number - 1] for number in numbers))

    assert _scanned_alike(again(seen))
    for text in (
        WITH_LIST.replace("0.25%", "0.26%"),
        WITH_LIST.replace("Heron Cash Fund\n", ""),
        WITH_LIST + "\n0.10%\n",
    ):
        path.write_text(text, encoding="utf-8")
        assert not _scanned_alike(again(open_paper(path)))
