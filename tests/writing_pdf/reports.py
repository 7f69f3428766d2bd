"""An invented quarter for the boards, its sums true: two trusts, three funds, on one more spent than paid."""

from datetime import date
from decimal import Decimal

from toolkit.money.board import (
    Amounts,
    BoardReport,
    CategorySpent,
    Change,
    FundQuarter,
    MonthFees,
    PayeeSpent,
    PlanHead,
    RegistrantQuarter,
    Summary,
    Tie,
)
from toolkit.money.expenditures import Category
from toolkit.problems import Kind, Problem, Severity

D = Decimal


def amounts(service, sales_charge, waived="0.00"):
    fee = D(service) + D(sales_charge)
    return Amounts(
        gross=fee + D(waived),
        waived=D(waived),
        fee=fee,
        service_fee=D(service),
        asset_based_sales_charge=D(sales_charge),
    )


def fund(registrant, name, made, directly, by_allocation, average="1000000.00"):
    spent = D(directly) + D(by_allocation)
    return FundQuarter(
        agreement="larch",
        registrant=registrant,
        name=name,
        days=92,
        average_net_assets=D(average),
        maximum_percent=D("0.45"),
        effective_percent=D("0.4500"),
        amounts=made,
        spent_directly=D(directly),
        spent_by_allocation=D(by_allocation),
        excess=made.fee - spent,
    )


BOND = fund("LARCH TRUST", "Larch Bond Fund", amounts("2500.00", "2000.00"), "0.00", "3000.00")
INCOME = fund("LARCH TRUST", "Larch Growth & Income Fund", amounts("250.00", "200.00"), "700.00", "300.00")
ALDER = fund("ALDER FUNDS, INC.", "Alder Fund", amounts("25.00", "20.00"), "0.00", "30.00")


def summed(*made):
    return amounts(sum(one.service_fee for one in made), sum(one.asset_based_sales_charge for one in made))


WHOLE = summed(BOND.amounts, INCOME.amounts, ALDER.amounts)
SPENT = D("4030.00")


def summary(label, made=WHOLE, expended=SPENT, missing=()):
    return Summary(label=label, amounts=made, expended=expended, excess=made.fee - expended, missing_months=missing)


def categories():
    spent = {Category.ADVERTISING: D("1000.00"), Category.BROKER_DEALERS: D("3000.00"), Category.OTHER: D("30.00")}
    return tuple(
        CategorySpent(
            category=category,
            quarter=spent.get(category, D("0.00")),
            year_to_date=2 * spent.get(category, D("0.00")),
            specified=("seminars",) if category is Category.OTHER else (),
        )
        for category in Category
    )


WARNING = Problem(
    rule="eligible-shares",
    kind=Kind.READING,
    severity=Severity.WARNING,
    message="every share counts",
    remedy="give --activity FILE",
)
BLOCKER = Problem(
    rule="tie",
    kind=Kind.READING,
    severity=Severity.BLOCKER,
    message="1.00 is not 2.00",
    remedy="do not deliver the report",
)


PLAN = PlanHead(
    agreement="larch",
    title="LARCH PLAN (CLASS R SHARES)",
    share_class="R",
    plan_type="COMPENSATION",
    registrants=("LARCH TRUST", "ALDER FUNDS, INC."),
)


def report(**changed):
    fields = {
        "quarter": "2003Q3",
        "from": date(2003, 7, 1),
        "to": date(2003, 9, 30),
        "plans": (PLAN,),
        "summary": summary("2003Q3"),
        "prior_quarter": summary("2003Q2", amounts("2000.00", "1000.00")),
        "year_ago": None,
        "year_to_date": summary("2003 to date", amounts("4000.00", "3000.00"), D("8060.00"), ("2003-01", "2003-02")),
        "months": (
            MonthFees(
                agreement="larch",
                month="2003-07",
                amounts=WHOLE,
                contract_due_on=date(2003, 8, 10),
                pay_on=date(2003, 8, 8),
            ),
        ),
        "registrants": (
            RegistrantQuarter(
                registrant="LARCH TRUST",
                funds=(BOND, INCOME),
                amounts=summed(BOND.amounts, INCOME.amounts),
                spent=D("4000.00"),
            ),
            RegistrantQuarter(registrant="ALDER FUNDS, INC.", funds=(ALDER,), amounts=ALDER.amounts, spent=D("30.00")),
        ),
        "categories": categories(),
        "payees": (
            PayeeSpent(payee="Larch Distributors, Inc.", affiliate=True, amount=D("3030.00")),
            PayeeSpent(payee="Ink & Paper", affiliate=False, amount=D("1000.00")),
        ),
        "allocation": "in proportion to the quarter's fees",
        "changes": (Change(agreement="larch", amendment=2, effective_on=date(2003, 8, 1), what="add: Alder Fund"),),
        "ties": (Tie(what="fees by fund = fees of the quarter", left=WHOLE.fee, right=WHOLE.fee),),
        "problems": (WARNING,),
    }
    return BoardReport(**(fields | changed))
