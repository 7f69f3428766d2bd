"""All that is wrong is said in one run: of a file, of several files, of the words of a command."""

import pytest

FUND = "INVESCO Energy Fund K Shares"
NET_ASSETS = "contracts/class-k/net-assets/2003-09.csv"
HEAD = "date,name,net_assets\n"


def refused(ran, snapshot):
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == snapshot


def test_an_amendment_names_what_cannot_be_read_and_what_does_not_fit(contract, desk, snapshot):
    (desk / "contracts/class-k/amendments/01.yaml").unlink()
    (desk / "wrong.yaml").write_text(
        "number: one\n"
        "dated_as_of: 2003-08-17\n"
        "efective_on: 2003-11-24\n"
        "effective_on: 2003-11-24\n"
        "changes:\n"
        "  - remove: {name: INVESCO Nowhere Fund K Shares}\n"
        "  - rate: {name: INVESCO Energy Fund K Shares, to: '0/10'}\n"
        "  - rename: {from: INVESCO Leisure Fund K Shares, to: INVESCO Energy Fund K Shares}\n",
        encoding="utf-8",
    )
    refused(contract("amend", "class-k", "wrong.yaml"), snapshot)


def test_what_hangs_on_a_change_that_cannot_be_read_is_not_blamed(contract, desk, snapshot):
    (desk / "contracts/class-k/amendments/01.yaml").unlink()
    (desk / "wrong.yaml").write_text(
        "number: 1\n"
        "dated_as_of: 2003-08-18\n"
        "effective_on: 24 November 2003\n"
        "changes:\n"
        "  - add: {registrant: 'INVESCO BOND FUNDS, INC.', name: INVESCO Gold Fund K Shares, rate: much}\n"
        "  - calculation_date: {name: INVESCO Gold Fund K Shares, to: 2003-11-24}\n"
        "approvals:\n"
        "  - {body: board, meeting_on: 2003-11-25, in_person: true, for: 3, of: 4, independent_for: 2,"
        " independent_of: 3}\n",
        encoding="utf-8",
    )
    refused(contract("amend", "class-k", "wrong.yaml"), snapshot)


def test_an_amendment_saved_already_is_held_against_what_stood_before_it(contract, desk, snapshot):
    saved = (desk / "contracts/class-k/amendments/01.yaml").read_text(encoding="utf-8")
    (desk / "again.yaml").write_text(saved.replace("number: 1", "number: 1\nnote: again"), encoding="utf-8")
    refused(contract("amend", "class-k", "again.yaml"), snapshot)


def test_the_words_the_agreement_and_the_amendment_are_judged_together(contract, desk, snapshot):
    (desk / "wrong.yaml").write_text("number: 1\nchanges: none\n", encoding="utf-8")
    refused(contract("amend", "class-q", "wrong.yaml", "--format", "doc"), snapshot)


def test_every_file_of_a_saved_agreement_names_its_faults(contract, desk, snapshot):
    folder = desk / "contracts/class-k"
    (folder / "terms.yaml").write_text(
        "settings:\n  averaging: {says: clause 2}\nwaivers:\n"
        "  - {name: INVESCO Nowhere Fund K Shares, rate: '0.10', says: a letter}\n",
        encoding="utf-8",
    )
    (folder / "parties.yaml").write_text("trustees:\n  - {title: Chair}\n", encoding="utf-8")
    (folder / "aliases.yaml").write_text(
        "E1: INVESCO Enrgy Fund K Shares\nE2: {registrant: INVESCO}\n", encoding="utf-8"
    )
    refused(contract("show", "class-k"), snapshot(name="read"))
    (folder / "amendments/01.yaml").write_text("number: first\n", encoding="utf-8")
    (folder / "agreement.json").write_text("{}", encoding="utf-8")
    refused(contract("show", "class-k"), snapshot(name="not read"))


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_a_file_of_net_assets_names_every_fault_whatever_its_kind(contract, desk, snapshot, ending):
    lines = (
        "date,name,net_assets",
        f"2003-09-31,{FUND},5.00",
        f"2003-09-02,{FUND},1O0.00",
        "2003-09-02,INVESCO Enrgy Fund K Shares,100.00",
        f"2003-09-03,{FUND},-5.00",
    )
    table(desk / f"data.{ending}", lines)
    refused(contract("fees", "class-k", "--month", "2003-09", "--net-assets", f"data.{ending}"), snapshot)


def test_a_line_of_too_many_cells_hides_no_other_fault(contract, desk, snapshot):
    wide = f"2003-09-02,{FUND},1,234.00\n"
    (desk / "data.csv").write_text(HEAD + wide + f"2003-09-03,{FUND},much\n", encoding="utf-8")
    (desk / "activity.csv").write_text(
        "account,name,trade_date,type,shares\n"
        f"A,{FUND},2003-09-02,PURCHASE,1,234\n"
        f"A,{FUND},2003-09-03,PURCHASE,many\n"
        "A,INVESCO Enrgy Fund K Shares,2003-09-03,PURCHASE,5\n",
        encoding="utf-8",
    )
    words = ("fees", "class-k", "--month", "2003-09", "--net-assets", "data.csv", "--activity", "activity.csv")
    refused(contract(*words, "--set", "rounding=up"), snapshot)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_a_file_of_activity_names_every_fault_whatever_its_kind(contract, desk, snapshot, ending):
    lines = (
        "account,name,trade_date,type,shares",
        f",{FUND},2003-09-02,PURCHASE,5",
        f"A,{FUND},2003-09-02,GIFT,5",
        "A,INVESCO Enrgy Fund K Shares,2003-09-03,PURCHASE,5",
        f"A,{FUND},soon,PURCHASE,many",
    )
    table(desk / f"activity.{ending}", lines)
    words = ("fees", "class-k", "--month", "2003-09", "--net-assets", NET_ASSETS)
    refused(contract(*words, "--activity", f"activity.{ending}"), snapshot)


def test_a_report_names_the_faults_of_all_its_files(contract, desk, snapshot):
    folder = desk / "contracts/class-k"
    (folder / "net-assets/2003-08.csv").write_text(HEAD + f"2003-08-01,{FUND},much\n", encoding="utf-8")
    (folder / "net-assets/2003-09.csv").write_text("date,fund\n", encoding="utf-8")
    (folder / "expenditures/2003Q3.csv").write_text(
        "date,name,category,payee,amount,affiliate\n2003-10-01,,Advertizing,,1.005,perhaps\n", encoding="utf-8"
    )
    refused(contract("report", "class-k", "--quarter", "2003Q3"), snapshot(name="files"))
    refused(contract("report", "class-k", "class-q", "--quarter", "2003", "--format", "doc"), snapshot(name="words"))


def test_months_computed_elsewhere_and_expenditures_name_every_fault(contract, desk, snapshot):
    (desk / "months.csv").write_text(
        "from,to,name,fee,service_fee,asset_based_sales_charge\n"
        f"2003-07-01,2003-08-31,{FUND},5.00,,\n"
        f"2003-07-01,2003-07-31,{FUND},much,,\n"
        f"2003-07-01,2003-07-31,{FUND},5.00,3.00,1.00\n"
        "2003-07-01,2003-07-31,INVESCO Enrgy Fund K Shares,5.00,,\n",
        encoding="utf-8",
    )
    refused(contract("ledger", "import-statements", "class-k", "months.csv"), snapshot)
    assert not (desk / "contracts/class-k/ledger.db").exists()


def table(path, lines):
    """Write lines of CSV as a file of the kind that its ending names."""
    if path.suffix == ".csv":
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return
    rows = [line.split(",") for line in lines]
    if path.suffix == ".xlsx":
        import openpyxl

        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
        return
    import duckdb

    with duckdb.connect() as database:
        columns = ", ".join(f"{name} varchar" for name in rows[0])
        database.execute(f"create table made ({columns})")
        database.executemany(f"insert into made values ({', '.join('?' * len(rows[0]))})", rows[1:])  # noqa: S608 - nothing of it comes from outside
        database.execute(f"copy made to '{path}' (format parquet)")
