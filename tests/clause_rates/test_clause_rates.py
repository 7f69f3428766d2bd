"""A fee told by a clause alone: read where it is plain, in review where it is not, and else not at all."""

import pytest

from toolkit.reading.extract import extract

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


def reading(tmp_path, *paragraphs, opening=OPENING, title="DISTRIBUTION PLAN"):
    body = [f"{' ' * 25}{title}", wrapped(opening)]
    body += [wrapped(f"{number}. {text}") for number, text in enumerate(paragraphs, 1)]
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


def test_a_name_that_begins_with_an_abbreviation_is_read_whole(tmp_path):
    opening = 'This Plan is adopted by St. Aldate Growth Fund (the "Fund") under Rule 12b-1.'
    assert rows(reading(tmp_path, SENTENCE, opening=opening)) == [("St. Aldate Growth Fund", "A", "0.25")]
