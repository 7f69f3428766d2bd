"""Files of share activity: every format counts alike, every faulty line is named."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from schedules import contract, row

from toolkit.errors import InputError
from toolkit.money.activity import read_holdings
from toolkit.money.conventions import Conventions
from toolkit.money.holdings import Holding, Slot
from toolkit.money.naming import Naming

GROWTH = "Harbor Growth Fund K Shares"
SLOT = Slot(0, date(2001, 9, 28))
LINES = f"""account,name,trade_date,type,shares
A,{GROWTH},2001-09-27,PURCHASE,100.125
A,{GROWTH},2001-09-28,purchase,50
B,{GROWTH},2001-10-02,EXCHANGE_IN,30.5
A,{GROWTH},2001-10-05,REDEMPTION,120.125
"""


def count(path: Path) -> Holding:
    naming = Naming(contract(path.parent, [row(GROWTH), row("Harbor Income Fund K Shares")]))
    start, end = date(2001, 10, 1), date(2001, 10, 31)
    return read_holdings(path, naming, [SLOT], start, end, Conventions()).series(SLOT, end)[end]


def written(folder: Path, text: str, name: str = "activity.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


EXPECTED = Holding(Decimal("60.5"), Decimal("60.5"))


@pytest.mark.parametrize(
    "text",
    [
        LINES,
        "\ufeff" + LINES.replace("\n", "\r\n"),
        LINES.replace("100.125", '"0,100.125"').replace('"0,', '"').replace("120.125", '"120.125"'),
        LINES.replace("2001-09-2", "9/2").replace("7,PUR", "7/2001,PUR").replace("8,pur", "8/2001,pur")
        .replace("2001-10-02", "10/2/2001").replace("2001-10-05", "10/05/2001"),
        LINES.replace("\nB", "\n\n,,,,\nB"),
        LINES.replace("account,name", "Account , NAME"),
    ],
    ids=["plain", "byte order mark", "quoted", "US dates", "blank lines", "headings"],
)  # fmt: skip
def test_a_csv_file_is_counted(tmp_path: Path, text: str) -> None:
    assert count(written(tmp_path, text)) == EXPECTED


def test_a_workbook_is_counted_alike(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in LINES.splitlines():
        account, name, day, kind, shares = line.split(",")
        if account == "account":
            sheet.append([account, name, day, kind, shares])
        else:
            sheet.append([account, name, date.fromisoformat(day), kind, float(shares)])
    book.save(tmp_path / "activity.xlsx")
    assert count(tmp_path / "activity.xlsx") == EXPECTED


@pytest.mark.parametrize("kind", ["decimal(18, 4)", "decimal(38, 12)", "double", "varchar"])
@pytest.mark.parametrize("day", ["date", "timestamp", "varchar"])
def test_a_parquet_file_is_counted_alike_whatever_its_types(tmp_path: Path, kind: str, day: str) -> None:
    import duckdb

    written(tmp_path, LINES)
    duckdb.execute(
        f"copy (select account, name, trade_date::{day} as trade_date, type, shares::{kind} as shares "  # noqa: S608 - a constant
        f"from read_csv('{tmp_path / 'activity.csv'}')) to '{tmp_path / 'activity.parquet'}'"
    )
    assert count(tmp_path / "activity.parquet") == EXPECTED


FAULTS = f"""\
activity.csv: line 3, column type: 'BUY' is not a type
  | A,{GROWTH},2001-09-28,BUY,50
  |                                          ^^^
  = use one of PURCHASE, EXCHANGE_IN, TRANSFER_IN, REINVESTMENT, REDEMPTION, EXCHANGE_OUT, TRANSFER_OUT, SPLIT
activity.csv: line 4, column account: the account is blank
  | ,{GROWTH},2001-10-02,PURCHASE,30.5
  = name the account whose shares these are
activity.csv: line 5, column trade_date: '10/3/2001' is written as month/day/year, the dates above it as YYYY-MM-DD
  | A,{GROWTH},10/3/2001,PURCHASE,1
  |                               ^^^^^^^^^
  = write every date of the file as YYYY-MM-DD
activity.csv: line 7, column shares: '-3' is negative
  | A,{GROWTH},2001-10-04,PURCHASE,-3
  |                                                   ^^
  = write a plain figure of zero or more, such as 1234.567
activity.csv: line 8, column shares: 'NaN' is not an amount
  | A,{GROWTH},2001-10-04,PURCHASE,NaN
  |                                                   ^^^
  = write a plain figure of zero or more, such as 1234.567
activity.csv: line 9, column shares: '1e5' is not an amount
  | A,{GROWTH},2001-10-04,PURCHASE,1e5
  |                                                   ^^^
  = write a plain figure of zero or more, such as 1234.567
activity.csv: line 10, column shares: '1.0000000000001' cannot be read exactly
  | A,{GROWTH},2001-10-04,PURCHASE,1.0000000000001
  |                                                   ^^^^^^^^^^^^^^^
  = write figures with at most twelve decimals
activity.csv: line 11, column shares: '9999999999999999999' is too large (overflow)
  | A,{GROWTH},2001-10-04,PURCHASE,9999999999999999999
  |                                                   ^^^^^^^^^^^^^^^^^^^
  = write a plain figure of zero or more, such as 1234.567
"""


def test_every_faulty_line_is_named_at_once(tmp_path: Path) -> None:
    lines = [
        f"A,{GROWTH},2001-09-27,PURCHASE,100",
        f"A,{GROWTH},2001-09-28,BUY,50",
        f",{GROWTH},2001-10-02,PURCHASE,30.5",
        f"A,{GROWTH},10/3/2001,PURCHASE,1",
        "",
        f"A,{GROWTH},2001-10-04,PURCHASE,-3",
        f"A,{GROWTH},2001-10-04,PURCHASE,NaN",
        f"A,{GROWTH},2001-10-04,PURCHASE,1e5",
        f"A,{GROWTH},2001-10-04,PURCHASE,1.0000000000001",
        f"A,{GROWTH},2001-10-04,PURCHASE,9999999999999999999",
    ]
    with pytest.raises(InputError) as error:
        count(written(tmp_path, "account,name,trade_date,type,shares\n" + "\n".join(lines)))
    assert f"{error.value}\n" == FAULTS


def test_an_unknown_fund_is_named_once_with_the_nearest(tmp_path: Path) -> None:
    wrong = LINES.replace("B,Harbor Growth", "B,Harbor Growht").replace("A,Harbor Growth F", "A,Harbor Growht F", 1)
    with pytest.raises(InputError) as error:
        count(written(tmp_path, wrong))
    (fault,) = error.value.faults
    assert (fault.where, fault.what) == (
        "activity.csv: line 2, column name",
        "the schedule lists no fund 'Harbor Growht Fund K Shares'",
    )


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match="there is no column 'trade_date'; there are: account, name, date, type, shares"
    ):
        count(written(tmp_path, LINES.replace("trade_date", "date")))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("shares: null", "record 3, column shares: '' is not an amount"),
        ("shares: -1", "record 3, column shares: '-1' is negative"),
        ("shares: 'nan'::double", "record 3, column shares: 'nan' is not an amount"),
        ("type: 'SELL'", "record 3, column type: 'SELL' is not a type"),
        ("account: null", "record 3, column account: the account is blank"),
        ("trade_date: null", "record 3, column trade_date: '' is not a date"),
        ("name: null", "record 3, column name: the name is blank"),
    ],
)
def test_a_faulty_record_of_a_parquet_file_is_named(tmp_path: Path, change: str, message: str) -> None:
    import duckdb

    column, value = change.split(": ", 1)
    written(tmp_path, LINES)
    replaced = ", ".join(
        f"case when row_number() over () = 3 then {value} else {name} end as {name}" if name == column else name
        for name in ("account", "name", "trade_date", "type", "shares")
    )
    duckdb.execute(
        f"copy (select {replaced} from read_csv('{tmp_path / 'activity.csv'}')) to '{tmp_path / 'activity.parquet'}'"  # noqa: S608 - a constant
    )
    with pytest.raises(InputError, match=message):
        count(tmp_path / "activity.parquet")


def test_a_fund_that_is_not_in_the_file_holds_nothing(tmp_path: Path) -> None:
    other = Slot(1, date(2001, 9, 28))
    naming = Naming(contract(tmp_path, [row(GROWTH), row("Harbor Income Fund K Shares")]))
    path = written(tmp_path, LINES)
    found = read_holdings(path, naming, [other], date(2001, 10, 1), date(2001, 10, 31), Conventions())
    assert set(found.series(other, date(2001, 10, 31)).values()) == {Holding(Decimal(0), Decimal(0))}
