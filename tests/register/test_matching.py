import pytest
from harbor import amendment, contract, reading, row

from toolkit.errors import InputError
from toolkit.register.aliases import parse_aliases
from toolkit.register.matching import alias_keys
from toolkit.register.names import class_endings, match_key, nearest_names, renamed_series, series_and_class, split_like
from toolkit.register.yaml_text import parse_yaml

RENAME = amendment("rename: {from: Harbor Equity Fund K Shares, to: Beacon Equity Fund K Shares}")


def test_a_name_a_row_ever_had_means_the_row():
    base = reading([row("HARBOR TRUST", "Harbor Equity Fund K Shares", formerly="Old Equity Fund K Shares")])
    found = contract(RENAME, base=base)
    for name in ("Old Equity Fund K Shares", " HARBOR  equity fund kshares", "Beacon Equity Fund K Shares"):
        assert alias_keys(found, name, None, None) == (0,)
    assert alias_keys(found, "Harbor Equity Fund", None, None) == ()


def test_rows_of_one_name_are_parted_by_registrant_and_class():
    rows = [row(one, "Index Fund", share_class=letter) for one in ("HARBOR TRUST", "BEACON") for letter in ("A", "C")]
    found = contract(base=reading(rows))
    assert alias_keys(found, "Index Fund", None, None) == (0, 1, 2, 3)
    assert alias_keys(found, "Index Fund", "beacon", None) == (2, 3)
    assert alias_keys(found, "Index Fund", "beacon", "c") == (3,)


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
    rows = [row(None, "Harbor Bond (2040) Z", series="Harbor Bond (2040)", share_class="Z"), row(None, "Harbor Oil")]
    endings = class_endings(rows)
    assert endings == {" Z": "Z"}
    assert split_like("Harbor Gold Z", endings) == ("Harbor Gold", "Z")
    assert split_like("Harbor Gold Class A", endings) == ("Harbor Gold", "A")
    assert split_like(" Z", endings) == ("Z", None)


def test_a_renamed_series_loses_what_the_old_name_lost():
    assert renamed_series("Harbor Bond \u2013 Class Z9", "Harbor Bond", "Beacon Bond \u2013 Class Z9") == "Beacon Bond"
    assert renamed_series("Harbor Bond K Shares", "Harbor Bond", "Beacon Bond Class K") == "Beacon Bond"
    assert renamed_series("Harbor Bond", "Harbor Bond", "Beacon Bond") == "Beacon Bond"


def test_names_are_the_same_whatever_their_case_blanks_and_compatible_letters():
    assert match_key("Growth & \u00a0Income\tFUND") == match_key("growth&income fund")
    assert nearest_names("Harbor Bnd Fund", ["Harbor Bond Fund", "Zebra"]) == ("Harbor Bond Fund",)
