"""Names read from a picture are doubted where they are nearly what they should be; what is right is left alone."""

import pytest

from toolkit.agreement import Rate, Row, Schedule
from toolkit.problems import Source
from toolkit.reading.lookalikes import lookalikes


def schedule(*names):
    rows = tuple(
        Row(registrant=None, name=name, formerly=None, series=name, share_class=None,
            rate=Rate(printed="0.25%", percent="0.25", tiers=None), service_fee_percent=None,
            asset_based_sales_charge_percent=None, calculation_date=None, ends_on=None, markers=(), confidence=0.9,
            source=Source(page=1, excerpt=name))
        for name in names
    )  # fmt: skip
    return Schedule(label="A", title="SCHEDULE A", as_of=None, columns=(), rows=rows, footnotes=())


@pytest.mark.parametrize(
    "name",
    [
        "Acme lncome Fund",
        "Acme Strategie Income Fund",
        "Acme Strategic Income. Fund",
        "Acme Growth' Fund",
        "Acme B0nd Fund",
        "AcMEE Growth Fund",
        "Acme Munlcipal Bond Fund",
        ".Acme Growth Fund",
    ],
)
def test_a_word_that_is_nearly_another_is_doubted(name):
    found = lookalikes([schedule("Acme Value Fund", name)])
    assert [problem.message.startswith(f"{name}: ") for problem in found] == [True]


@pytest.mark.parametrize(
    ("names", "odd"),
    [
        (("F.W. Doane Growth Fund", "F.W. Doane Value Fund", "FW. Doane Bond Fund"), "FW. Doane Bond Fund"),
        (("Corvane Growth Fund", "Corvane Value Fund", "corvane Bond Fund"), "corvane Bond Fund"),
        (("Calloway Growth Fund", "Calloway Value Fund", "Cailoway Bond Fund"), "Cailoway Bond Fund"),
        (("Acme Asia ex-Japan Fund", "Acme Asia ex-Japan Fund II", "Acme Asia exJapan Bond Fund"), "exJapan"),
    ],
)
def test_a_name_that_stands_elsewhere_a_little_otherwise_is_doubted(names, odd):
    found = lookalikes([schedule(*names)])
    assert len(found) == 1
    assert odd in found[0].message


@pytest.mark.parametrize(
    "name",
    [
        "INVESCO U.S. Government Money Fund",
        "S&P 500 Index Fund",
        "Retirement 2040 Fund",
        "LifeStyle 2025 Fund",
        "St. Aldate Global Real Estate Securities Fund",
        "McCoy Fund 529-A",
        "MidCap 400 Index Fund",
        "Intl. Equity Fund",
        "Acme Funds, Inc.",
        "Acme Bond Funds",
        "U.S. Large-Cap Portfolio II",
        "130/30 Large Cap Fund",
        "iShares Russet 1000 Fund",
        "PIMCO RAE Fundamental Fund",
        "Europe & Nordic Fund",
        "The Women's Growth Fund",
        "all Funds of Acme Trust as the Fund's prospectus offers them",
        "1-3 Year Treasury Fund",
    ],
)
def test_a_name_that_is_right_is_left_alone(name):
    assert lookalikes([schedule("Acme Growth Fund", name)]) == ()
