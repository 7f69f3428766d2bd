"""Empty forms of the data files: what they list is what the readers read."""

from __future__ import annotations

from pathlib import Path

import pytest
from schedules import contract, row

from toolkit.errors import InputError
from toolkit.money import activity_file, forms
from toolkit.money.dealers import read_dealers
from toolkit.money.expenditures import read_expenditures
from toolkit.money.forms import FORMS, Form
from toolkit.money.naming import Naming
from toolkit.money.net_assets_file import read_net_assets
from toolkit.money.sales import read_sales


def test_a_form_is_its_line_of_headings() -> None:
    assert {form.stem: form.as_csv().decode() for form in FORMS} == {
        "net-assets": "date,name,net_assets,shares,nav_per_share,registrant,share_class\n",
        "activity": "account,name,trade_date,type,shares,original_date,split_factor,registrant,share_class\n",
        "expenditures": "date,name,category,payee,amount,affiliate\n",
        "statements": "from,to,name,fee,service_fee,asset_based_sales_charge,average_net_assets,registrant\n",
        "sales": (
            "name,from,to,purchases,reinvested,exchanged_in,front_end,sales_charges,cdsc,prime_percent,remaining,"
            "registrant,share_class\n"
        ),
        "dealers": "from,to,name,payee,service_fee,average_net_assets,registrant,share_class\n",
    }


def test_an_empty_form_is_read_without_a_fault(tmp_path: Path) -> None:
    naming = Naming(contract(tmp_path, [row("Harbor Growth Fund K Shares")]))
    for form in FORMS:
        (tmp_path / f"{form.stem}.csv").write_bytes(form.as_csv())
    assert read_net_assets(tmp_path / "net-assets.csv", naming).days == ()
    assert read_expenditures(tmp_path / "expenditures.csv", naming) == ()
    assert read_sales([tmp_path / "sales.csv"], naming) == ()
    assert read_dealers([tmp_path / "dealers.csv"], naming) == ()
    opened = activity_file.open_activity(tmp_path / "activity.csv")
    assert opened.rows == 0
    opened.close()


@pytest.mark.parametrize(
    "form", [forms.ACTIVITY, forms.EXPENDITURES, forms.SALES, forms.DEALERS], ids=lambda form: form.stem
)
def test_every_column_a_form_calls_needed_is_needed(tmp_path: Path, form: Form) -> None:
    naming = Naming(contract(tmp_path, [row("Harbor Growth Fund K Shares")]))
    readers = {
        "activity": lambda path, _: activity_file.open_activity(path),
        "expenditures": read_expenditures,
        "sales": lambda path, naming: read_sales([path], naming),
        "dealers": lambda path, naming: read_dealers([path], naming),
    }
    read = readers[form.stem]
    for column in form.columns:
        if not column.needed:
            continue
        path = tmp_path / "form.csv"
        path.write_text(",".join(name for name in form.headings if name != column.name) + "\n")
        with pytest.raises(InputError, match=f"there is no column '{column.name}'"):
            read(path, naming)
