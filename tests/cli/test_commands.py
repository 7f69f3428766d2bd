"""What each command prints and writes, on the shipped agreement."""

import json

import pytest

AGREEMENT = "contracts/class-k/agreement.pdf"
NET_ASSETS = "contracts/class-k/net-assets/2003-09.csv"
AMENDMENT = "contracts/class-k/amendments/01.yaml"


def without_places(value):
    """A reading without what may differ between two sources of the same agreement."""
    if isinstance(value, dict):
        return {key: without_places(item) for key, item in value.items() if key not in ("source", "confidence")}
    return [without_places(item) for item in value] if isinstance(value, list) else value


def test_extract_json_is_the_object_of_the_interface(contract):
    ran = contract("extract", AGREEMENT, "--json")
    assert ran.code == 0
    data = json.loads(ran.out)
    assert (data["schema"], data["status"]) == ("contract-toolkit/agreement/1", "clean")
    rows = data["schedules"][0]["rows"]
    assert len(rows) == 18
    assert len({row["registrant"] for row in rows}) == 5
    assert {(row["rate"]["printed"], row["rate"]["percent"]) for row in rows} == {("0.45", "0.45")}
    assert {(row["service_fee_percent"], row["asset_based_sales_charge_percent"]) for row in rows} == {("0.25", "0.20")}
    dates = [row["calculation_date"] for row in rows]
    assert {day: dates.count(day) for day in dates} == {
        "2000-12-14": 5,
        "2001-09-28": 4,
        "2000-11-29": 8,
        "2002-01-15": 1,
    }
    assert data["schedules"][0]["footnotes"][0]["applies_to"] == "column:1"
    facts = data["agreement"]
    assert (facts["form_date"], facts["effective_on"], facts["executed"]) == ("2003-08-18", None, False)
    assert (facts["governing_law"], facts["notice_days"], facts["payment_days"]) == ("Texas", 60, 10)
    assert [clause["number"] for clause in facts["clauses"]] == ["1.a", "1.b", "1.c", *map(str, range(2, 13))]
    assert {problem["kind"] for problem in data["problems"]} == {"document"}


def test_the_text_and_the_pdf_give_the_same_object(contract):
    pdf = json.loads(contract("extract", AGREEMENT, "--json").out)
    text = json.loads(contract("extract", "contracts/class-k/source/agreement.txt", "--json").out)
    for part in ("status", "agreement", "schedules"):
        assert without_places(pdf[part]) == without_places(text[part])


def test_several_files_give_one_object_a_line_and_the_highest_code(contract, desk):
    (desk / "letter.txt").write_text("A letter that lists no fund and no fee.\n")
    ran = contract("extract", AGREEMENT, "letter.txt", "nowhere.pdf", "--json")
    lines = ran.out.splitlines()
    assert [json.loads(line)["document"]["name"] for line in lines] == ["agreement.pdf", "letter.txt"]
    assert json.loads(lines[1])["schedules"] == []
    assert ran.code == 4
    assert "nowhere.pdf" in ran.err


def test_extract_save_keeps_the_agreement_and_refuses_to_overwrite_it(contract, desk):
    assert contract("extract", AGREEMENT, "--save", "new", "--quiet").code == 0
    assert sorted(path.name for path in (desk / "contracts/new").iterdir()) == [
        "agreement.json",
        "agreement.pdf",
        "parties.yaml",
        "terms.yaml",
    ]
    again = contract("extract", AGREEMENT, "--save", "new")
    assert again.code == 2
    assert "--replace" in again.err
    assert contract("extract", AGREEMENT, "--save", "new", "--replace").code == 0


def test_the_saved_agreement_is_what_extract_prints(contract, desk):
    printed = contract("extract", AGREEMENT, "--json").out
    assert (desk / "contracts/class-k/agreement.json").read_text(encoding="utf-8") == printed


def test_show_folds_the_amendment_in_on_its_day(contract):
    before, after = contract("show", "class-k", "--as-of", "2003-11-23"), contract("show", "--as-of", "2003-12-01")
    assert "Short Duration" not in before.out
    assert "European" in before.out
    assert "European" not in after.out


def test_fees_json_has_parts_that_add_up(contract):
    from decimal import Decimal

    ran = contract("fees", "--month", "2003-09", "--net-assets", NET_ASSETS, "--json")
    data = json.loads(ran.out)
    assert (data["contract_due_on"], data["pay_on"]) == ("2003-10-10", "2003-10-10")
    assert len(data["lines"]) == 18
    for line in data["lines"]:
        assert Decimal(line["service_fee"]) + Decimal(line["asset_based_sales_charge"]) == Decimal(line["fee"])
    assert sum(Decimal(line["fee"]) for line in data["lines"]) == Decimal(data["total"])


@pytest.mark.parametrize("setting", ["year_basis=actual/360", "averaging=business-days", "rounding=half-even"])
def test_a_setting_on_the_command_line_is_printed_on_the_statement(contract, setting):
    key, value = setting.split("=")
    ran = contract("fees", "--month", "2003-09", "--net-assets", NET_ASSETS, "--set", setting, "--json")
    assert json.loads(ran.out)["settings"][key] == value


def test_amend_writes_the_amendment_the_schedule_and_the_agreement(contract, desk):
    ran = contract("amend", "class-k", AMENDMENT, "--format", "docx,txt", "--out", "amended")
    assert ran.code == 0, ran.err
    names = sorted(path.name for path in (desk / "amended").iterdir())
    assert names == [f"{name}.{end}" for name in ("agreement", "amendment-01", "schedule-a") for end in ("docx", "txt")]


@pytest.mark.parametrize("format_", ["txt", "docx", "pdf", "html"])
def test_the_restated_agreement_reads_back_as_the_amended_data(contract, format_):
    data = json.loads(contract("amend", "class-k", AMENDMENT, "--json").out)
    assert contract("amend", "class-k", AMENDMENT, "--format", format_, "--out", "amended").code == 0
    again = json.loads(contract("extract", f"amended/agreement.{format_}", "--json").out)
    assert again["status"] == "clean"
    assert (data["agreement"]["effective_on"], data["agreement"]["form_date"]) == ("2003-12-01", "2003-11-03")
    assert data["schedules"][0]["as_of"] == "2003-12-01"
    for part in ("agreement", "schedules"):
        assert without_places(again[part]) == without_places(data[part])


def test_rendered_as_of_a_day_a_document_says_what_it_is_amended_by_and_without_a_day_nothing(contract, desk):
    for day, note in (((), ""), (("--as-of", "2003-11-24"), "(As amended by Amendment No. 1, effective November 24,")):
        assert contract("render", "class-k", "schedule", *day, "--format", "txt", "--out", "paper").code == 0
        printed = (desk / "paper/schedule-a.txt").read_text(encoding="utf-8")
        assert ("As amended" in printed) == bool(note)
        assert note in printed


def test_amend_save_keeps_the_file_once(contract, desk):
    kept = desk / "contracts/class-k/amendments/01.yaml"
    (desk / "draft.yaml").write_text(kept.read_text(encoding="utf-8"), encoding="utf-8")
    kept.unlink()
    assert contract("amend", "class-k", "draft.yaml", "--save", "--out", "a").code == 0
    assert kept.exists()
    assert contract("amend", "class-k", "draft.yaml", "--save", "--out", "a").code == 0


def test_render_gives_back_the_paper_word_for_word_and_schedule_a_line_for_line(contract, desk):
    assert contract("render", "class-k", "agreement", "--format", "txt", "--out", "paper").code == 0
    printed = (desk / "paper/agreement.txt").read_text(encoding="utf-8")
    source = (desk / "contracts/class-k/source/agreement.txt").read_text(encoding="utf-8")
    assert printed.split() == source.split()
    schedule = 'SCHEDULE "A" TO'
    assert printed[printed.index(schedule) :].rstrip("\n") == source[source.index(schedule) :].rstrip("\n")


def test_a_rate_or_a_clause_changed_in_the_data_is_printed_changed(contract, desk):
    path = desk / "contracts/class-k/agreement.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["schedules"][0]["rows"][3]["rate"] = {"printed": "0.35", "percent": "0.35", "tiers": None}
    data["schedules"][0]["rows"][3]["asset_based_sales_charge_percent"] = "0.10"
    data["agreement"]["clauses"][-1]["text"] = "This Agreement is governed by the laws of the State of Delaware."
    path.write_text(json.dumps(data), encoding="utf-8")
    contract("render", "class-k", "agreement", "--format", "txt", "--out", "paper")
    printed = (desk / "paper/agreement.txt").read_text(encoding="utf-8")
    assert "INVESCO Core Equity Fund K Shares               0.35        December 14, 2000" in printed
    assert "State of Delaware" in " ".join(printed.split())
    assert "Texas." not in printed


def test_a_percent_changed_in_the_data_is_printed_as_the_schedule_prints_its_rates(contract, desk):
    path = desk / "contracts/class-k/agreement.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["schedules"][0]["rows"][3]["rate"]["percent"] = "0.40"
    data["schedules"][0]["rows"][3]["asset_based_sales_charge_percent"] = "0.15"
    path.write_text(json.dumps(data), encoding="utf-8")
    ran = contract("render", "class-k", "agreement", "--format", "txt,docx", "--out", "paper")
    assert (ran.code, ran.err) == (0, "")
    printed = (desk / "paper/agreement.txt").read_text(encoding="utf-8")
    assert "INVESCO Core Equity Fund K Shares               0.40        December 14, 2000" in printed


def test_help_names_every_verb(contract, snapshot):
    assert contract("--help").out == snapshot


def test_the_demonstration_runs_the_whole_path(contract, desk):
    ran = contract("demo", "--out", "shown")
    assert ran.code == 0, ran.err
    written = {path.name for path in (desk / "shown").iterdir()}
    assert {"evidence.html", "statement-2003-09.docx", "amendment-01.docx", "12b-1-report-2003Q3.docx"} <= written


def test_a_statement_is_posted_paid_and_verified(contract):
    contract("fees", "--month", "2003-09", "--net-assets", NET_ASSETS, "--post", "--quiet")
    paid = contract("ledger", "pay", "class-k", "--month", "2003-09", "--on", "2003-10-10")
    assert paid.code == 0
    verified = contract("ledger", "verify")
    assert (verified.code, verified.out.strip()) == (
        0,
        "2 postings: every figure can be computed again to the cent",
    )


def test_a_late_payment_is_kept_and_ends_with_one(contract, snapshot):
    contract("fees", "--month", "2003-09", "--net-assets", NET_ASSETS, "--post", "--quiet")
    late = contract("ledger", "pay", "class-k", "--month", "2003-09", "--on", "2003-10-14", "--amount", "100,000.00")
    assert late.code == 1
    assert late.err == snapshot
    assert contract("ledger", "verify").code == 1


def test_once_a_ledger_stands_the_report_reads_only_that(contract):
    contract("fees", "--month", "2003-09", "--net-assets", NET_ASSETS, "--post", "--quiet")
    contract("ledger", "import-expenditures", "class-k", "contracts/class-k/expenditures/2003Q3.csv")
    data = json.loads(contract("report", "--quarter", "2003Q3", "--json").out)
    assert data["summary"]["amounts"]["fee"] == "98299.24"
    assert data["summary"]["missing_months"] == ["2003-07", "2003-08"]
    assert data["summary"]["expended"] == "289358.36"


def test_explain_walks_from_the_dollar_to_the_printed_page(contract):
    ran = contract("explain", "--month", "2003-09", "--name", "INVESCO Energy Fund K Shares")
    assert ran.code == 0
    assert "page 4, box 66, 299, 528, 309" in ran.out


def test_forms_can_be_filled_in_and_are_read(contract, desk):
    assert contract("forms", "--out", "forms").code == 0
    assert sorted(path.name for path in (desk / "forms").iterdir()) == [
        *("activity.csv", "activity.xlsx", "aliases.yaml", "amendment.yaml", "dealers.csv", "dealers.xlsx"),
        *("expenditures.csv", "expenditures.xlsx", "net-assets.csv", "net-assets.xlsx", "parties.yaml"),
        *("sales.csv", "sales.xlsx", "statements.csv", "statements.xlsx", "terms.yaml"),
    ]
    import openpyxl

    book = openpyxl.load_workbook(desk / "forms/net-assets.xlsx")
    headings = [cell.value for cell in book.worksheets[0][1]]
    assert ",".join(headings) == (desk / "forms/net-assets.csv").read_text(encoding="utf-8").strip()
    book.worksheets[0].append(["2003-09-01", "INVESCO Energy Fund K Shares", 3650000])
    book.save(desk / "filled.xlsx")
    ran = contract("fees", "--month", "2003-09", "--net-assets", "filled.xlsx", "--json")
    fees = {line["name"]: line["fee"] for line in json.loads(ran.out)["lines"]}
    assert fees["INVESCO Energy Fund K Shares"] == "1350.00"
