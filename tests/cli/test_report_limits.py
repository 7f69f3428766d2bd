"""FINRA's limits by the command: the cap of two quarters in the table, the data and the printed report."""

import json
from datetime import timedelta

import pytest

from toolkit.money.calendar import business_days, month_of, quarter_months

FUND = "INVESCO Energy Fund K Shares"
SALES = f"""\
name,from,to,purchases,reinvested,exchanged_in,front_end,sales_charges,cdsc,prime_percent
{FUND},2003-01-01,2003-03-31,10000000.00,0,0,5000.00,600.00,100.00,4
{FUND},2003-04-01,2003-06-30,2300000.00,100000.00,200000.00,6000.00,498.62,251.38,4
"""
DEALERS = f"""\
from,to,name,payee,service_fee,average_net_assets
2003-04-01,2003-06-30,{FUND},Bay Brokers,249.32,400000.00
"""
REPORT = ("report", "class-k", "--quarter", "2003Q2")


@pytest.fixture
def folder(desk):
    """The sample with a second quarter: a million a day in each fund, nothing expended."""
    folder = desk / "contracts/class-k"
    rows = json.loads((folder / "agreement.json").read_text(encoding="utf-8"))["schedules"][0]["rows"]
    for first in quarter_months("2003Q2"):
        days = business_days(first - timedelta(days=4), month_of(first)[1])
        lines = [f"{day},{row['name']},1000000" for day in days for row in rows]
        text = "\n".join(["date,name,net_assets", *lines, ""])
        (folder / f"net-assets/{first:%Y-%m}.csv").write_text(text, encoding="utf-8")
    (folder / "expenditures/2003Q2.csv").write_text("date,name,category,payee,amount,affiliate\n", encoding="utf-8")
    for name, text in (("sales", SALES), ("dealers", DEALERS)):
        (folder / name).mkdir()
        (folder / name / "2003.csv").write_text(text, encoding="utf-8")
    return folder


def test_what_remains_of_a_cap_is_shown_printed_and_given_as_data(contract, folder):
    ran = contract(*REPORT, "--format", "txt,pdf,docx,xlsx", "--out", folder / "out")
    assert ran.code == 0
    cells = ["619,300.00", "125,000.00", "7,720.04", "6,750.00", "745,270.04"]
    (shown,) = (line for line in ran.out.splitlines() if cells[-1] in line)
    assert shown.split() == [*FUND.split(), *cells]
    printed = (folder / "out/12b-1-report-2003Q2.txt").read_text(encoding="utf-8")
    assert "Table D. What remains of the lifetime cap on sales charges" in printed
    (shown,) = (line for line in printed.splitlines() if cells[-1] in line)
    assert shown.split() == [*FUND.split(), *cells]
    left_out = "INVESCO High Yield Fund K Shares; INVESCO Select Income Fund K Shares; INVESCO Balanced Fund K Shares"
    message = f"not checked: sales/ has no line of 2003Q2 for {left_out} and 14 more (lifetime cap, check 40)"
    assert message in ran.out + ran.err
    ran = contract(*REPORT, "--json")
    assert json.loads(ran.out)["caps"] == [
        {
            "agreement": "class-k",
            "registrant": "INVESCO SECTOR FUNDS, INC.",
            "name": FUND,
            "opening": "619300.00",
            "allowed": "125000.00",
            "interest": "7720.04",
            "charges": "6750.00",
            "remaining": "745270.04",
        }
    ]


@pytest.mark.parametrize(
    ("file", "printed", "wrong"),
    [
        pytest.param("dealers", "249.32", "249.33", id="a dealer got too much"),
        # 0.00 - 5,700.00, then - 6,750.00; no interest on what is below nothing
        pytest.param("sales", "10000000.00", "0", id="the cap is used up"),
        pytest.param("sales", "498.62", "489.62", id="other sales charges than accrued"),
        pytest.param("sales", ",4\n", ",0.04\n", id="a prime rate that is no percent"),
    ],
)
def test_a_limit_that_is_passed_is_said_with_its_line(contract, folder, snapshot, file, printed, wrong):
    path = folder / file / "2003.csv"
    text = path.read_text(encoding="utf-8").replace(printed, wrong)
    if wrong == "0":
        text = text.replace("2300000.00,100000.00,200000.00", "0,0,0")
    path.write_text(text, encoding="utf-8")
    ran = contract(*REPORT)
    assert ran.code == (2 if "prime" in ran.err else 1)
    assert ran.err == snapshot


def test_faults_of_both_files_are_said_in_one_run(contract, folder):
    (folder / "sales/2003.csv").write_text(SALES.replace(",4\n", ",0.04\n"), encoding="utf-8")
    (folder / "dealers/2003.csv").write_text(DEALERS.replace("249.32", "much"), encoding="utf-8")
    ran = contract(*REPORT)
    assert (ran.code, ran.out) == (2, "")
    assert "2003.csv: line 2, column prime_percent: '0.04' is not a prime rate in percent, 1 to 25" in ran.err
    assert "2003.csv: line 2, column service_fee: 'much' is not an amount" in ran.err


def test_a_month_computed_elsewhere_takes_the_year_basis_of_the_terms(contract, desk, folder):
    (desk / "months.csv").write_text(
        "from,to,name,fee,service_fee,asset_based_sales_charge,average_net_assets\n"
        f"2003-04-01,2003-04-30,{FUND},369.86,205.48,164.38,1000000.00\n",
        encoding="utf-8",
    )
    assert contract("ledger", "import-statements", "class-k", "months.csv").code == 0
    (folder / "sales/2003.csv").write_text(SALES.replace("498.62", "164.38"), encoding="utf-8")
    (folder / "dealers/2003.csv").write_text(DEALERS.replace("249.32", "249.33"), encoding="utf-8")
    ran = contract(*REPORT, "--json")
    made = json.loads(ran.out)
    assert made["registrants"][0]["funds"][0]["effective_percent"] == "0.4500"  # 369.86 x 365 / (1,000,000 x 30)
    (message,) = (one["message"] for one in made["problems"] if one["rule"] == "43")
    assert "Bay Brokers: 249.33 is above 0.25% a year of the assets it sold (249.32)" in message  # actual/365-366
