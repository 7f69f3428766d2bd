"""Files of daily net assets: what is read from each shape, and every fault named at its place."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from schedules import amendment, contract, row

from toolkit.errors import InputError
from toolkit.money.naming import Naming
from toolkit.money.net_assets import NetAssets
from toolkit.money.net_assets_file import read_net_assets, refuse_empty

GROWTH, INCOME = "Harbor Growth Fund K Shares", "Harbor Income Fund K Shares"
TUESDAY, WEDNESDAY = date(2003, 9, 2), date(2003, 9, 3)


def read(folder: Path, text: str, *, name: str = "net.csv", encoding: str = "utf-8") -> NetAssets:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return read_net_assets(path, naming(folder))


def naming(folder: Path) -> Naming:
    renamed = amendment(f'  - rename: {{from: "{INCOME}", to: "Harbor Bond Fund K Shares"}}', effective_on="2003-11-24")
    return Naming(
        contract(
            folder, [row(GROWTH), row(INCOME)], aliases='"1204": Harbor Growth Fund K Shares', amendments=[renamed]
        )
    )


def values(found: NetAssets, key: int) -> dict[date, str]:
    return {day: str(seen.value) for day, seen in found.by_key[key].items()}


LONG = f"2003-09-02,{GROWTH},1234567.89\n2003-09-03,{GROWTH},1000.00\n"
SHAPES = {
    "long": f"date,name,net_assets\n{LONG}",
    "wide": f"date,{GROWTH},{INCOME}\n2003-09-02,1234567.89,\n2003-09-03,1000.00,",
    "thousands separators": f'date,name,net_assets\n2003-09-02,{GROWTH},"1,234,567.89"\n2003-09-03,{GROWTH},"1,000.00"',
    "byte order mark, Windows lines": "\ufeff" + f"date,name,net_assets\n{LONG}".replace("\n", "\r\n"),
    "US dates, dollars": f"date,name,net_assets\n9/2/2003,{GROWTH},$1234567.89\n9/3/2003,{GROWTH},1000.00",
    "headings of one's own, more columns": f"desk, Date ,NAME,Net Assets\nx,{LONG}".replace(
        "\n2003-09-03", "\ny,2003-09-03"
    ),
    "Excel's numbers for dates": f"date,name,net_assets\n37866,{GROWTH},1234567.89\n37867,{GROWTH},1000.00",
    "fund number": f"date,name,net_assets\n{LONG}".replace(GROWTH, "1204"),
    "case, blanks": f"date,name,net_assets\n{LONG}".replace(GROWTH, "harbor  growth fund K SHARES"),
    "later days first": f"date,name,net_assets\n2003-09-03,{GROWTH},1000.00\n2003-09-02,{GROWTH},1234567.89",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
def test_every_shape_of_file_gives_the_same_values(tmp_path: Path, text: str) -> None:
    assert values(read(tmp_path, text), 0) == {TUESDAY: "1234567.89", WEDNESDAY: "1000.00"}


def test_shares_times_value_a_share_are_rounded_half_up(tmp_path: Path) -> None:
    found = read(tmp_path, f"date,name,shares,nav_per_share\n2003-09-02,{GROWTH},100.5,10.01")
    assert values(found, 0) == {TUESDAY: "1006.01"}  # 1,006.005


def test_a_new_and_a_former_name_mean_the_same_row(tmp_path: Path) -> None:
    text = f"date,name,net_assets\n2003-09-02,{INCOME},1.00\n2003-09-03,Harbor Bond Fund K Shares,2.00"
    assert values(read(tmp_path, text), 1) == {TUESDAY: "1.00", WEDNESDAY: "2.00"}


def test_a_workbook_and_a_parquet_file_are_read_alike(tmp_path: Path) -> None:
    import duckdb
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["date", "name", "net_assets"])
    sheet.append([datetime(2003, 9, 2), GROWTH, 1234567.89])  # noqa: DTZ001 - a cell has no time zone
    sheet.append([date(2003, 9, 3), GROWTH, 1000])
    book.save(tmp_path / "net.xlsx")
    duckdb.execute(
        f"copy (select * from (values (date '2003-09-02', '{GROWTH}', 1234567.89::double), "  # noqa: S608 - a constant
        f"(date '2003-09-03', '{GROWTH}', 1000)) as t(date, name, net_assets)) to '{tmp_path / 'net.parquet'}'"
    )
    for name in ("net.xlsx", "net.parquet"):
        found = read_net_assets(tmp_path / name, naming(tmp_path))
        assert {day: seen.value for day, seen in found.by_key[0].items()} == {
            TUESDAY: Decimal("1234567.89"),
            WEDNESDAY: Decimal(1000),
        }


ALL_FAULTS = """\
net.csv: line 2, column net_assets: '12x4' is not an amount
  | 2003-09-02,Harbor Growth Fund K Shares,12x4
  |                                        ^^^^
  = write a plain figure of zero or more, such as 1234567.89
net.csv: line 3, column name: the schedule lists no fund 'Harbor Grwth Fund K Shares'
  | 2003-09-02,Harbor Grwth Fund K Shares,1.00
  |            ^^^^^^^^^^^^^^^^^^^^^^^^^^
  = did you mean 'Harbor Growth Fund K Shares'? Other words go into aliases.yaml
net.csv: line 4, column net_assets: '-5' is negative
  | 2003-09-02,Harbor Income Fund K Shares,-5
  |                                        ^^
  = write a plain figure of zero or more, such as 1234567.89
net.csv: line 5, column date: '9/3/2003' is written as month/day/year, the dates above it as YYYY-MM-DD
  | 9/3/2003,Harbor Income Fund K Shares,5
  | ^^^^^^^^
  = write every date of the file as YYYY-MM-DD
net.csv: line 6, column date: '2003-09-31' is not a date
  | 2003-09-31,Harbor Income Fund K Shares,5
  | ^^^^^^^^^^
  = write every date of the file as YYYY-MM-DD
net.csv: line 7, column net_assets: 'NaN' is not an amount
  | 2003-09-04,Harbor Income Fund K Shares,NaN
  |                                        ^^^
  = write a plain figure of zero or more, such as 1234567.89
net.csv: line 9, column date: Harbor Income Fund K Shares on 2003-09-05 is there already, in line 8
  | 2003-09-05,Harbor Income Fund K Shares,2.00
  | ^^^^^^^^^^
  = keep one value for each fund and day
net.csv: line 10, column net_assets: '1,00' is not an amount
  | 2003-09-08,Harbor Income Fund K Shares,"1,00"
  |                                         ^^^^
  = write a plain figure of zero or more, such as 1234567.89
net.csv: line 11, column net_assets: '10000000000000000000' is too large (overflow)
  | 2003-09-09,Harbor Income Fund K Shares,10000000000000000000
  |                                        ^^^^^^^^^^^^^^^^^^^^
  = write a plain figure of zero or more, such as 1234567.89
"""


def test_all_faults_of_a_file_are_named_at_once(tmp_path: Path) -> None:
    text = (
        "date,name,net_assets\n"
        f"2003-09-02,{GROWTH},12x4\n"
        "2003-09-02,Harbor Grwth Fund K Shares,1.00\n"
        f"2003-09-02,{INCOME},-5\n"
        f"9/3/2003,{INCOME},5\n"
        f"2003-09-31,{INCOME},5\n"
        f"2003-09-04,{INCOME},NaN\n"
        f"2003-09-05,{INCOME},1.00\n"
        f"2003-09-05,{INCOME},2.00\n"
        f'2003-09-08,{INCOME},"1,00"\n'
        f"2003-09-09,{INCOME},10000000000000000000\n"
    )
    with pytest.raises(InputError) as error:
        read(tmp_path, text)
    assert f"{error.value}\n" == ALL_FAULTS


COLUMNS = (
    "  = name the columns date, name and net_assets and/or shares, nav_per_share (or date and a column for each fund)"
)


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        (
            "date,fund,net_assets\n2003-09-02,x,1\n",
            "line 1",
            "there is no column 'name'; there are: date, fund, net_assets",
        ),
        (
            "date,name,amount\n2003-09-02,x,1\n",
            "line 1",
            "there is no column 'net_assets'; there are: date, name, amount",
        ),
        ("day,name,net_assets\n", "line 1", "there is no column 'date'; there are: day, name, net_assets"),
    ],
)
def test_a_missing_column_is_named_with_those_that_are_there(tmp_path: Path, text: str, place: str, what: str) -> None:
    with pytest.raises(InputError) as error:
        read(tmp_path, text)
    assert str(error.value) == f"net.csv: {place}: {what}\n{COLUMNS}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("date,date,name,net_assets\n", "line 1: the column 'date' is there twice\n  = keep one of them"),
        ("", "the file is empty\n  = its first line names the columns; `contract forms` writes empty forms"),
        (
            f'date,name,net_assets\n2003-09-02,"{GROWTH},1\n',
            "line 2: the file is not CSV: unexpected end of data\n  = close every quote on its line",
        ),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        read(tmp_path, text)
    assert str(error.value) == f"net.csv: {message}"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("net.txt", "its ending '.txt' is not that of a data file"),
        ("absent.csv", "there is no such file"),
        ("net.xlsx", "net.xlsx: the file is not a workbook"),
        ("net.parquet", "net.parquet: the file is not Parquet"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str, message: str) -> None:
    if name != "absent.csv":
        (tmp_path / name).write_text("neither one nor the other")
    with pytest.raises(InputError, match=message):
        read_net_assets(tmp_path / name, naming(tmp_path))


def test_latin_text_is_refused_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"the file is not UTF-8 text\n  = save it as `CSV UTF-8`"):
        read(tmp_path, "date,name,net_assets\n2003-09-02,\u00e9,1\n", encoding="latin-1")


def test_a_month_without_data_names_what_is_there(tmp_path: Path) -> None:
    found = read(tmp_path, f"date,name,net_assets\n2003-09-02,{GROWTH},1\n2003-09-30,{GROWTH},1")
    with pytest.raises(InputError) as error:
        refuse_empty(found, date(2003, 10, 1), date(2003, 10, 31))
    assert str(error.value) == (
        "net.csv: there is no value from 2003-10-01 to 2003-10-31; it has 2003-09-02 to 2003-09-30\n"
        "  = give the file of that month, or ask for another month"
    )


def test_a_long_list_of_faults_is_counted(tmp_path: Path) -> None:
    lines = "\n".join(f"2003-09-{day:02d},{GROWTH},{minus}" for minus in range(-1, -9, -1) for day in range(1, 31))
    with pytest.raises(InputError) as error:
        read(tmp_path, f"date,name,net_assets\n{lines}")
    assert len(error.value.faults) == 101
    assert error.value.faults[-1].what == "140 more faults like these"


def test_a_fund_of_two_registrants_is_parted_by_a_column(tmp_path: Path) -> None:
    twins = contract(tmp_path, [row(GROWTH, registrant="EAST, INC."), row(GROWTH, registrant="WEST, INC.")])
    path = tmp_path / "net.csv"
    path.write_text(f'date,name,registrant,net_assets\n2003-09-02,{GROWTH},"WEST, INC.",7\n')
    assert read_net_assets(path, Naming(twins)).by_key.keys() == {1}
    path.write_text(f"date,name,net_assets\n2003-09-02,{GROWTH},7\n")
    with pytest.raises(
        InputError, match=r"is the name of 2 rows: .*\(EAST, INC\., Class K\); .*\(WEST, INC\., Class K\)"
    ):
        read_net_assets(path, Naming(twins))
