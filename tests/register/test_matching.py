from datetime import date

import pytest
from harbor import amendment, contract, reading, row

from toolkit.errors import InputError
from toolkit.register.aliases import parse_aliases
from toolkit.register.matching import NameIndex, match_name
from toolkit.register.names import match_key, nearest_names, renamed_series, series_and_class, split_like
from toolkit.register.yaml_text import parse_yaml

BEFORE, AFTER = date(2003, 11, 1), date(2003, 12, 1)
RENAME = amendment("rename: {from: Harbor Equity Fund K Shares, to: Beacon Equity Fund K Shares}")


@pytest.mark.parametrize(
    ("day", "text", "found"),
    [
        (BEFORE, "Harbor Equity Fund K Shares", "Harbor Equity Fund K Shares"),
        (AFTER, "Harbor Equity Fund K Shares", "Beacon Equity Fund K Shares"),
        (AFTER, "Beacon Equity Fund K Shares", "Beacon Equity Fund K Shares"),
        (AFTER, " HARBOR  equity fund kshares", "Beacon Equity Fund K Shares"),
        (BEFORE, "Beacon Equity Fund K Shares", None),
        (AFTER, "Harbor Equity Fund", None),
    ],
)
def test_a_name_is_that_of_the_day_or_a_former_one(day, text, found):
    row = match_name(contract(RENAME), day, text)
    assert (row and row.name) == found


def test_the_name_printed_as_former_counts():
    base = reading([row("HARBOR TRUST", "Harbor Bond Fund K Shares", formerly="Old Bond Fund K Shares")])
    assert match_name(contract(base=base), BEFORE, "Old Bond Fund K Shares").name == "Harbor Bond Fund K Shares"


def test_an_alias_means_the_row_whatever_it_is_called():
    aliases = parse_aliases(
        parse_yaml('"0205": Harbor Equity Fund K Shares\nBND: {name: Harbor Bond Fund K Shares}\n', "a")
    )
    found = contract(RENAME, aliases=aliases)
    assert match_name(found, BEFORE, "0205").name == "Harbor Equity Fund K Shares"
    assert match_name(found, AFTER, "0205").name == "Beacon Equity Fund K Shares"
    assert match_name(found, AFTER, "bnd").name == "Harbor Bond Fund K Shares"
    assert match_name(found, AFTER, "205") is None


def test_two_rows_of_one_name_are_an_error_that_the_registrant_parts():
    base = reading([row(registrant, "Index Fund") for registrant in ("HARBOR TRUST", "MERIDIAN FUNDS, INC.")])
    index = NameIndex(contract(base=base), BEFORE)
    with pytest.raises(InputError, match=r"2 rows: Index Fund \(HARBOR TRUST, Class K\); Index Fund \(MERIDIAN"):
        index.find("Index Fund")
    assert index.find("Index Fund", registrant="harbor trust").registrant == "HARBOR TRUST"


def test_classes_that_share_a_name_are_parted_by_class():
    base = reading([row("HARBOR TRUST", "Index Fund", share_class=letter) for letter in ("A", "C")])
    assert NameIndex(contract(base=base), BEFORE).find("Index Fund", share_class="c").share_class == "C"


def test_an_unknown_name_gets_the_nearest_of_the_day():
    index = NameIndex(contract(RENAME), AFTER)
    assert index.nearest("Beacon Equities Fund K Shares") == ("Beacon Equity Fund K Shares",)


def test_one_alias_for_two_rows_is_refused():
    with pytest.raises(InputError, match="is the alias of line 1 again"):
        parse_aliases(parse_yaml("ab 1: Harbor Bond Fund K Shares\nAB1: Harbor Equity Fund K Shares\n", "aliases.yaml"))


@pytest.mark.parametrize(
    ("name", "series", "share_class"),
    [
        ("INVESCO Growth Fund K Shares", "INVESCO Growth Fund", "K"),
        ("Harbor Bond Fund - Class R6", "Harbor Bond Fund", "R6"),
        ("Harbor Bond Fund \u2013 Class A Shares", "Harbor Bond Fund", "A"),
        ("Harbor Bond Fund (Class C)", "Harbor Bond Fund", "C"),
        ("Harbor Bond Fund, Institutional Service Shares", "Harbor Bond Fund", "Institutional Service"),
        ("Harbor Bond Fund Investor Class", "Harbor Bond Fund", "Investor"),
        ("Harbor Bond Fund Class Investor", "Harbor Bond Fund", "Investor"),
        ("Harbor Vitamin K Fund", "Harbor Vitamin K Fund", None),
        ("Harbor Retirement 2040 Fund", "Harbor Retirement 2040 Fund", None),
    ],
)
def test_the_class_is_told_from_the_series(name, series, share_class):
    assert series_and_class(name) == (series, share_class)


def test_a_new_name_is_split_as_its_neighbours_are():
    rows = [
        row("T", "Harbor Bond (2040) Z", series="Harbor Bond (2040)", share_class="Z"),
        row("T", "Plain", series="Plain"),
    ]
    assert split_like("Harbor Gold Z", rows) == ("Harbor Gold", "Z")
    assert split_like("Harbor Gold Class A", rows) == ("Harbor Gold", "A")
    assert split_like("Z", rows) == ("Z", None)


def test_a_renamed_series_loses_what_the_old_name_lost():
    assert renamed_series("Harbor Bond \u2013 Class Z9", "Harbor Bond", "Beacon Bond \u2013 Class Z9") == "Beacon Bond"
    assert renamed_series("Harbor Bond K Shares", "Harbor Bond", "Beacon Bond Class K") == "Beacon Bond"
    assert renamed_series("Harbor Bond", "Harbor Bond", "Beacon Bond") == "Beacon Bond"


def test_names_are_the_same_whatever_their_case_blanks_and_compatible_letters():
    assert match_key("Growth & \u00a0Income\tFUND") == match_key("growth&income fund")
    assert nearest_names("Harbor Bnd Fund", ["Harbor Bond Fund", "Zebra"]) == ("Harbor Bond Fund",)
