import pytest
from harbor import amendment, contract, reading

from toolkit.problems import Severity
from toolkit.register.rate_checks import rate_problems


def found(change, **agreement):
    paper = amendment(change)
    return [(one.rule, one.severity) for one in rate_problems(contract(paper, base=reading(**agreement)), paper)]


def rate(**parts):
    stated = "".join(f", {key}: {value}" for key, value in parts.items() if key != "to")
    return f"rate: {{name: Harbor Bond Fund K Shares, to: {parts['to']}{stated}}}"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (rate(to="1.00%"), []),  # 0.25 and 0.75: both at their limits
        (rate(to="1.01%"), [("3", Severity.BLOCKER)]),
        (rate(to="0.50", service_fee="0.26", asset_based_sales_charge="0.24"), [("4", Severity.BLOCKER)]),
        (rate(to="0.50", service_fee="0.25", asset_based_sales_charge="0.20"), [("5", Severity.BLOCKER)]),
        (rate(to="0.30", service_fee="0.25", asset_based_sales_charge="0.40"), [("5", Severity.BLOCKER)]),
        (rate(to="0.25", service_fee="0.25", asset_based_sales_charge="0.25"), []),  # an aggregate is a cap, not a sum
        (rate(to="0.24"), [("6", Severity.ERROR)]),
        ('add: {registrant: HARBOR TRUST, name: New Fund K Shares, rate: "1.05"}', [("3", Severity.BLOCKER)]),
        ("rename: {from: Harbor Bond Fund K Shares, to: New Fund K Shares}", []),
    ],
)
def test_a_rate_keeps_the_limits_of_the_rule_and_of_its_parts(change, expected):
    assert found(change) == expected


def test_an_advisory_schedule_has_no_such_limits():
    assert found(rate(to="1.50"), family="advisory") == []


def test_a_problem_says_the_figure_the_limit_and_the_place():
    paper = amendment(rate(to="1.20"))
    (problem,) = rate_problems(contract(paper), paper)
    assert problem.message == "the asset-based sales charge of Harbor Bond Fund K Shares would be 0.95%"
    assert problem.remedy == "at most 0.75% a year of average annual net assets (FINRA Rule 2341(d))"
    assert problem.source.line == 6
