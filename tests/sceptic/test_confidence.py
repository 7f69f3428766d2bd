"""A row's confidence says what was doubted of it and what it was read from."""

from toolkit.agreement import Rate, Row, Schedule
from toolkit.problems import Kind, Problem, Severity, Source
from toolkit.reading.confidence import DIGITAL, SCANNED, with_confidence

NAMES = ("Acme Bond Fund", "Acme Stock Fund")


def schedule():
    rows = tuple(
        Row(registrant=None, name=name, formerly=None, series=name, share_class=None,
            rate=Rate(printed="0.25%", percent="0.25", tiers=None), service_fee_percent=None,
            asset_based_sales_charge_percent=None, calculation_date=None, ends_on=None, markers=(), confidence=1.0,
            source=Source(page=1, excerpt=f"{name} 0.25%"))
        for name in NAMES
    )  # fmt: skip
    return Schedule(label="A", title="SCHEDULE A", as_of=None, columns=(), rows=rows, footnotes=())


def problem(excerpt, kind=Kind.READING, severity=Severity.ERROR, page=1):
    source = Source(page=page, excerpt=excerpt)
    return Problem(rule="any", kind=kind, severity=severity, message="m", remedy="r", source=source)


def confidences(*problems, kind="pdf"):
    (found,) = with_confidence([schedule()], problems, kind)
    return [row.confidence for row in found.rows]


def test_a_document_without_a_doubt_has_sure_rows_and_a_scan_less_sure_ones():
    assert confidences() == [DIGITAL.sure, DIGITAL.sure]
    assert confidences(kind="scan") == [SCANNED.sure, SCANNED.sure]
    assert SCANNED.sure < DIGITAL.sure


def test_a_row_in_doubt_is_less_sure_than_its_neighbour_whoever_doubts_it():
    assert confidences(problem("Acme Stock Fund 0.25%")) == [DIGITAL.beside, DIGITAL.doubted]
    assert confidences(problem("Acme Stock")) == [DIGITAL.beside, DIGITAL.doubted]


def test_a_doubt_elsewhere_lowers_all_rows_a_little():
    assert confidences(problem("Fund  Rate")) == [DIGITAL.beside, DIGITAL.beside]
    assert confidences(problem("Acme Stock Fund 0.25%", page=2)) == [DIGITAL.beside, DIGITAL.beside]


def test_what_the_document_itself_lacks_and_a_warning_lower_nothing():
    found = confidences(problem(NAMES[0], kind=Kind.DOCUMENT), problem(NAMES[0], severity=Severity.WARNING))
    assert found == [DIGITAL.sure, DIGITAL.sure]
