"""The ledger: append-only, the same twice as once, reversed and never changed, proved again from its inputs."""

import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from toolkit.api import fees, load
from toolkit.errors import InputError
from toolkit.money.ledger.desk import Desk, outstanding
from toolkit.money.ledger.journal import Account, PostingKind
from toolkit.money.ledger.posting import true_up

SEPTEMBER = date(2003, 9, 1), date(2003, 9, 30)
ROOT = Path(__file__).parent.parent.parent
POSTGRES = os.environ.get("CONTRACT_TEST_POSTGRES")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def desk(request, tmp_path):
    """A desk with its own copy of the sample, its ledger in SQLite or in PostgreSQL."""
    shutil.copytree(ROOT / "contracts", tmp_path / "contracts", ignore=shutil.ignore_patterns("ledger.db*"))
    contract = load("class-k", tmp_path / "contracts")
    if request.param == "sqlite":
        yield Desk(contract)
        return
    if not POSTGRES:
        pytest.skip("CONTRACT_TEST_POSTGRES names no PostgreSQL server")
    import psycopg

    database = f"contract_test_{uuid.uuid4().hex}"
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {database}")
        yield Desk(contract, f"{POSTGRES.rsplit('/', 1)[0]}/{database}")
        server.execute(f"DROP DATABASE {database} WITH (FORCE)")


def post(desk, month="2003-09", **overrides):
    first = date.fromisoformat(f"{month}-01")
    last = {"2003-07": 31, "2003-08": 31, "2003-09": 30}[month]
    data = desk.contract.folder / f"net-assets/{month}.csv"
    statement = fees(desk.contract, first, first.replace(day=last), net_assets=data, overrides=overrides)
    return desk.post(statement, net_assets=data, activity=None, overrides=overrides)


def restated(desk, old, new):
    """State September again with one figure of its data file changed."""
    path = desk.contract.folder / f"net-assets/2003-09-restated-{len(desk.postings())}.csv"
    text = (desk.contract.folder / "net-assets/2003-09.csv").read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    statement = fees(desk.contract, *SEPTEMBER, net_assets=path)
    return desk.restate(statement, net_assets=path, activity=None, overrides={}, reason="a net asset value was wrong")


def first_energy_line(desk):
    text = (desk.contract.folder / "net-assets/2003-09.csv").read_text(encoding="utf-8")
    return next(line for line in text.splitlines() if "INVESCO Energy Fund" in line)


def test_a_statement_is_posted_as_entries_that_add_up_to_zero(desk):
    posted = post(desk)
    assert posted.new
    assert posted.posting.balance == 0
    assert true_up(posted.posting) == Decimal("98299.24")
    assert posted.posting.on_account(Account.PAYABLE) == Decimal("-98299.24")
    assert {one.role for one in posted.posting.inputs} == {
        "agreement",
        "terms",
        "aliases",
        "amendment-01",
        "net_assets",
    }
    assert desk.postings()[0].posting == posted.posting
    assert desk.verify() == ()


def test_posting_twice_is_the_same_as_once(desk):
    first, second = post(desk), post(desk)
    assert (first.new, second.new, first.number) == (True, False, second.number)
    assert len(desk.postings()) == 1


def test_other_figures_for_a_posted_month_are_refused_and_name_restate(desk):
    post(desk)
    with pytest.raises(InputError, match=r"holds 2003-09-01 to 2003-09-30 already(.|\n)*ledger restate"):
        post(desk, year_basis="actual/360")
    assert len(desk.postings()) == 1


def test_days_cannot_be_stated_twice_by_two_periods(desk):
    post(desk)
    data = desk.contract.folder / "net-assets/2003-09.csv"
    half = fees(desk.contract, date(2003, 9, 1), date(2003, 9, 15), net_assets=data)
    with pytest.raises(InputError, match="shares days with posting 1"):
        desk.post(half, net_assets=data, activity=None, overrides={})


def test_a_restatement_reverses_and_states_again_and_the_true_up_is_rounded_less_rounded(desk):
    line = first_energy_line(desk)
    day, name, *figures = line.split(",")
    before = post(desk)
    again = restated(desk, line, ",".join([day, name, "9" + figures[0], *figures[1:]]))
    assert again.posting.kind is PostingKind.RESTATEMENT
    assert again.posting.balance == 0

    def fee(posted, positive):
        amounts = [
            entry.amount
            for entry in posted.posting.entries
            if entry.name == name and entry.account is not Account.PAYABLE and (entry.amount > 0) is positive
        ]
        return sum(amounts)

    assert fee(again, positive=False) == -fee(before, positive=True)
    assert true_up(again.posting) == fee(again, positive=True) - fee(before, positive=True)
    assert true_up(again.posting) > 0
    assert desk.verify() == ()


def test_restating_the_same_figures_changes_nothing_and_restating_twice_moves_by_the_difference(desk):
    line = first_energy_line(desk)
    day, name, *figures = line.split(",")
    post(desk)
    assert not restated(desk, line, line).new
    once = restated(desk, line, ",".join([day, name, "8" + figures[0], *figures[1:]]))
    twice = restated(desk, line, line)
    assert true_up(twice.posting) == -true_up(once.posting)
    assert len(desk.postings()) == 3
    assert desk.verify() == ()


def test_nothing_can_be_restated_that_was_not_posted(desk):
    line = first_energy_line(desk)
    with pytest.raises(InputError, match="nothing is posted for 2003-09-01 to 2003-09-30"):
        restated(desk, line, line)


def test_a_payment_without_an_amount_pays_what_is_owed(desk):
    post(desk)
    paid = desk.pay(SEPTEMBER, date(2003, 10, 10), None, "")
    assert paid.posting.on_account(Account.PAYABLE) == Decimal("98299.24")
    assert outstanding(desk.postings(), SEPTEMBER) == 0
    assert desk.verify() == ()
    with pytest.raises(InputError, match="nothing is owed"):
        desk.pay(SEPTEMBER, date(2003, 10, 10), None, "")


@pytest.mark.parametrize(
    ("paid_on", "amount", "rules"),
    [
        (date(2003, 10, 10), "98299.24", []),
        (date(2003, 10, 10), "98299.25", ["38"]),
        (date(2003, 10, 13), "98299.24", ["39"]),
        (date(2003, 10, 13), "100000.00", ["38", "39"]),
    ],
)
def test_a_payment_too_large_or_too_late_is_a_problem(desk, paid_on, amount, rules):
    post(desk)
    desk.pay(SEPTEMBER, paid_on, Decimal(amount), "")
    assert [problem.rule for problem in desk.verify()] == rules


def test_the_same_payment_twice_is_one_and_a_reference_makes_it_two(desk):
    post(desk)
    first = desk.pay(SEPTEMBER, date(2003, 10, 1), Decimal("1000.00"), "")
    again = desk.pay(SEPTEMBER, date(2003, 10, 1), Decimal("1000.00"), "")
    other = desk.pay(SEPTEMBER, date(2003, 10, 1), Decimal("1000.00"), "wire 2")
    assert (first.new, again.new, other.new) == (True, False, True)


def test_a_payment_for_a_month_that_was_never_stated_is_a_blocker(desk):
    desk.pay(SEPTEMBER, date(2003, 10, 1), Decimal("1000.00"), "")
    assert [(one.rule, one.severity.value) for one in desk.verify()] == [("38", "blocker")]


def test_expenditures_brought_in_again_or_longer_add_only_what_is_new(desk, tmp_path):
    head = "date,name,category,payee,amount,affiliate\n"
    first = "2003-07-03,,Advertising,Gull Press,100.00,no\n2003-07-03,,Advertising,Gull Press,100.00,no\n"
    path = tmp_path / "spent.csv"
    path.write_text(head + first, encoding="utf-8")
    assert [one.new for one in desk.import_expenditures(path)] == [True, True]
    path.write_text(head + first + "2003-08-01,,Compensation to underwriters,Gull Press,5.00,yes\n", encoding="utf-8")
    assert [one.new for one in desk.import_expenditures(path)] == [False, False, True]
    assert sum(one.posting.on_account(Account.EXPENDITURE) for one in desk.postings()) == Decimal("205.00")


def test_months_computed_elsewhere_are_brought_in_by_period(desk, tmp_path):
    path = tmp_path / "elsewhere.csv"
    path.write_text(
        "from,to,name,fee,service_fee,asset_based_sales_charge\n"
        "2003-05-01,2003-05-31,INVESCO Energy Fund K Shares,1000.00,555.56,444.44\n"
        "2003-05-01,2003-05-31,invesco  leisure fund k shares,10.00,,\n"
        "2003-06-01,2003-06-30,INVESCO Energy Fund K Shares,900.00,500.00,400.00\n",
        encoding="utf-8",
    )
    may, june = desk.import_statements(path)
    assert (true_up(may.posting), true_up(june.posting)) == (Decimal("1010.00"), Decimal("900.00"))
    assert may.posting.entries[-1].name == "INVESCO Leisure Fund K Shares"
    assert [one.new for one in desk.import_statements(path)] == [False, False]
    assert desk.verify() == ()


def test_a_wrong_file_of_months_names_every_fault_and_posts_nothing(desk, tmp_path, snapshot):
    path = tmp_path / "elsewhere.csv"
    path.write_text(
        "from,to,name,fee,service_fee,asset_based_sales_charge\n"
        "2003-05-01,2003-06-30,INVESCO Energy Fund K Shares,1000.00,,\n"
        "2003-05-01,2003-05-31,INVESCO Nowhere Fund K Shares,1O.00,,\n"
        "2003-05-01,2003-05-31,INVESCO Energy Fund K Shares,10.00,5.00,4.99\n"
        "2003-05-01,2003-05-31,INVESCO Leisure Fund K Shares,10.00,,\n"
        "2003-05-01,2003-05-31,INVESCO Leisure Fund K Shares,10.00,,\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError) as refused:
        desk.import_statements(path)
    assert str(refused.value) == snapshot
    assert desk.postings() == ()


def test_a_changed_input_is_found_by_its_hash(desk):
    post(desk)
    path = desk.contract.folder / "net-assets/2003-09.csv"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    (problem,) = desk.verify()
    assert "net-assets/2003-09.csv is not the file it was computed from" in problem.message


def test_a_figure_changed_in_the_database_is_found_by_computing_it_again(tmp_path):
    shutil.copytree(ROOT / "contracts", tmp_path / "contracts", ignore=shutil.ignore_patterns("ledger.db*"))
    desk = Desk(load("class-k", tmp_path / "contracts"))
    post(desk)
    with sqlite3.connect(desk.url) as database:
        database.execute("DROP TRIGGER entries_UPDATE")
        database.execute("UPDATE entries SET cents = cents + 1 WHERE position = 0")
    assert {problem.rule for problem in desk.verify()} == {"36"}


@pytest.mark.parametrize("change", ["UPDATE postings SET memo = 'x'", "DELETE FROM entries", "DELETE FROM inputs"])
def test_the_database_itself_refuses_to_change_what_was_posted(desk, change):
    post(desk)
    if isinstance(desk.url, Path):
        with sqlite3.connect(desk.url) as database, pytest.raises(sqlite3.IntegrityError, match="append-only"):
            database.execute(change)
        return
    import psycopg

    with psycopg.connect(desk.url) as database, pytest.raises(psycopg.errors.RaiseException, match="append-only"):
        database.execute(change)


POSTER = """
import sys
import uuid
from datetime import date
from decimal import Decimal
from toolkit.api import load
from toolkit.money.ledger.desk import Desk
contract, url, who = load("class-k", sys.argv[1]), sys.argv[2] or None, sys.argv[3]
for number in range(15):
    september = date(2003, 9, 1), date(2003, 9, 30)
    Desk(contract, url).pay(september, date(2003, 10, 1), Decimal("1.00"), f"{who}-{number}")
    print(number, flush=True)
"""


def poster(desk, who):
    url = "" if isinstance(desk.url, Path) else desk.url
    words = [sys.executable, "-c", POSTER, str(desk.contract.folder.parent), url, who]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_processes_posting_at_once_lose_nothing_and_double_nothing(desk):
    first, second, same = poster(desk, "a"), poster(desk, "b"), poster(desk, "a")
    for process in (first, second, same):
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    posted = desk.postings()
    assert len(posted) == 30
    assert [one.number for one in posted] == sorted(one.number for one in posted)


def test_a_kill_at_any_point_leaves_a_ledger_of_whole_postings(desk):
    for round_ in range(3):
        process = poster(desk, f"killed-{round_}")
        for _ in range(round_ + 1):
            process.stdout.readline()
        process.kill()
        process.communicate()
        for one in desk.postings():
            assert one.posting.balance == 0
            assert len(one.posting.entries) == 2
    assert desk.pay(SEPTEMBER, date(2003, 10, 1), Decimal("2.00"), "after").new


def test_a_file_that_is_no_ledger_is_refused(tmp_path):
    shutil.copytree(ROOT / "contracts", tmp_path / "contracts", ignore=shutil.ignore_patterns("ledger.db*"))
    (tmp_path / "contracts/class-k/ledger.db").write_bytes(b"this is no database, only words " * 40)
    with pytest.raises(InputError, match="the ledger cannot be opened: file is not a database"):
        Desk(load("class-k", tmp_path / "contracts")).postings()
