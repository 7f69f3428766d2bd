"""The quarter for the board: fees by fund, expenditures by purpose, one against the other, with every sum tied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from toolkit.errors import Fault, Faults, InputError
from toolkit.money import calendar
from toolkit.money.board import BoardReport, CategorySpent, Change, MonthFees, PayeeSpent, PlanHead, Summary, Tie
from toolkit.money.expenditures import Category
from toolkit.money.fund_quarters import amounts_of, registrants
from toolkit.money.gather import Books, DataFiles, Gathered, Spent, back, gather, need_data
from toolkit.money.limits import hold_against, read_limit_files
from toolkit.money.statement import Statement
from toolkit.problems import Kind, Problem, Severity, worst_first
from toolkit.register.contract import Contract

ZERO = Decimal("0.00")
ALLOCATION = "in proportion to the quarter's fees, cents by largest remainder"


def report(contracts: Sequence[Contract], quarter: str, *, books: Books | None = None) -> BoardReport:
    """Compute the quarterly report of amounts expended and their purposes (Rule 12b-1(b)(3)(ii)).

    `books` gives each month's statement and each quarter's expenditures; by default the data files of the contracts'
    own folders do. `InputError` where no month of the quarter is there, or a data file is wrong.
    """
    first_days = months_of(quarter)
    books = books or DataFiles()
    wrong = Faults()
    with wrong:
        year_days = [date(first_days[0].year, one, 1) for one in range(1, first_days[-1].month + 1)]
        year = gather(books, contracts, year_days)
    with wrong:
        prior_quarter = _other_summary(books, contracts, back(first_days, 3))
    with wrong:
        year_ago = _other_summary(books, contracts, back(first_days, 12))
    with wrong:
        limit_files = read_limit_files(contracts)
    wrong.refuse()
    need_data(books, contracts, first_days)
    this = gather(books, contracts, first_days)
    last = calendar.month_of(first_days[-1])[1]
    caps, beyond = hold_against(contracts, limit_files, calendar.quarter_of(last), this)
    made = BoardReport(
        quarter=calendar.quarter_of(last),
        from_=first_days[0],
        to=last,
        plans=tuple(_plan_head(contract) for contract in contracts),
        summary=_summary(calendar.quarter_of(last), this),
        prior_quarter=prior_quarter,
        year_ago=year_ago,
        year_to_date=_summary(f"{last.year} to date", year),
        months=tuple(_month(one) for one in this.statements),
        registrants=registrants(contracts, this),
        categories=_categories(this.spent, year.spent),
        payees=_payees(this.spent),
        allocation=ALLOCATION,
        caps=caps,
        changes=tuple(_changes(contracts, first_days[0], last)),
        ties=(),
        problems=worst_first((*_problems(this), *beyond)),
    )
    return _tied(made)


def months_of(text: str) -> tuple[date, ...]:
    """Return the first day of each month of a quarter written `2003Q3`."""
    try:
        return calendar.quarter_months(text)
    except ValueError as error:
        raise InputError(Fault("--quarter", str(error), "write the year and the quarter, as in 2003Q3")) from None


def _summary(label: str, gathered: Gathered) -> Summary:
    amounts = amounts_of(line for statement in gathered.statements for line in statement.lines)
    expended = sum((one.amount for _, one in gathered.spent), ZERO)
    excess = amounts.fee - expended
    return Summary(
        label=label, amounts=amounts, expended=expended, excess=excess, missing_months=gathered.missing_months
    )


def _other_summary(books: Books, contracts: Sequence[Contract], first_days: Sequence[date]) -> Summary | None:
    """Summarise another quarter; None where nothing of it is there."""
    gathered = gather(books, contracts, first_days)
    return _summary(calendar.quarter_of(first_days[0]), gathered) if gathered.statements or gathered.spent else None


def _month(statement: Statement) -> MonthFees:
    return MonthFees(
        agreement=statement.agreement,
        month=f"{statement.from_:%Y-%m}",
        amounts=amounts_of(statement.lines),
        contract_due_on=statement.contract_due_on,
        pay_on=statement.pay_on,
    )


def _plan_head(contract: Contract) -> PlanHead:
    agreement = contract.reading.agreement
    registrants = dict.fromkeys(row.registrant for row in contract.reading.rows if row.registrant)
    return PlanHead(
        agreement=contract.name,
        title=agreement.title,
        share_class=agreement.share_class,
        plan_type=contract.terms.plan.type,
        registrants=tuple(registrants),
    )


def _categories(quarter: Spent, year: Spent) -> tuple[CategorySpent, ...]:
    """Make Table B: all seven purposes, those without expenditure too."""
    return tuple(
        CategorySpent(
            category=category,
            quarter=sum((one.amount for _, one in quarter if one.category is category), ZERO),
            year_to_date=sum((one.amount for _, one in year if one.category is category), ZERO),
            specified=tuple(dict.fromkeys(one.other for _, one in quarter if one.category is category and one.other)),
        )
        for category in Category
    )


def _payees(spent: Spent) -> tuple[PayeeSpent, ...]:
    """Make Table C: whom the money went to, largest first."""
    sums: defaultdict[tuple[str, bool], Decimal] = defaultdict(lambda: ZERO)
    for _, one in spent:
        sums[one.payee, one.affiliate] += one.amount
    largest = sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    return tuple(PayeeSpent(payee=payee, affiliate=own, amount=amount) for (payee, own), amount in largest)


def _changes(contracts: Sequence[Contract], first: date, last: date) -> Iterable[Change]:
    """Walk the changes that took effect in the quarter."""
    for contract in contracts:
        for step in contract.plan.steps:
            if first <= step.on <= last:
                names = ", ".join(contract.plan.names[key][-1].name for key in step.keys)
                what = f"{step.change.kind.replace('_', ' ')}: {names or 'agreement'}"
                yield Change(agreement=contract.name, amendment=step.place[0], effective_on=step.on, what=what)


def _problems(gathered: Gathered) -> Iterable[Problem]:
    """Walk what a person must know: problems of the months, each said once, and what is missing."""
    said: dict[str, tuple[Problem, list[str]]] = {}
    for statement in gathered.statements:
        for problem in statement.problems:
            said.setdefault(f"{problem.rule} {problem.message}", (problem, []))[1].append(f"{statement.from_:%Y-%m}")
    for problem, months in said.values():
        yield problem.model_copy(update={"message": f"{', '.join(months)}: {problem.message}"})
    for month in gathered.missing_months:
        yield Problem(
            rule="missing-month",
            kind=Kind.READING,
            severity=Severity.ERROR,
            message=f"{month} has no net assets: the quarter is not whole",
            remedy="put the month's daily net assets into net-assets/ and report again",
        )
    for quarter in gathered.missing_expenditures:
        yield Problem(
            rule="missing-expenditures",
            kind=Kind.READING,
            severity=Severity.ERROR,
            message=f"{quarter}: there is no file of expenditures",
            remedy="put it into expenditures/; `contract forms` writes an empty one",
        )


def _tied(report: BoardReport) -> BoardReport:
    """Add the ties of the report; one that does not hold is a blocker."""
    funds = [fund for group in report.registrants for fund in group.funds]
    amounts, expended = report.summary.amounts, report.summary.expended
    ties: tuple[Tie, ...] = (
        _tie("fees by fund = fees of the quarter", (fund.amounts.fee for fund in funds), amounts.fee),
        _tie("fees by month = fees of the quarter", (month.amounts.fee for month in report.months), amounts.fee),
        _tie("gross less waived = fees", (amounts.gross, -amounts.waived), amounts.fee),
        _tie(
            "expenditures by category = expended", (one.quarter for one in report.categories), report.summary.expended
        ),
        _tie("expenditures by fund = expended", (fund.spent for fund in funds), expended),
        _tie("expenditures by payee = expended", (one.amount for one in report.payees), expended),
        _tie(
            "year to date by category = expended",
            (one.year_to_date for one in report.categories),
            report.year_to_date.expended,
        ),
    )
    if amounts.service_fee or amounts.asset_based_sales_charge:
        parts = (amounts.service_fee, amounts.asset_based_sales_charge)
        ties = (*ties, _tie("service fee and sales charge = fees", parts, amounts.fee))
    broken = tuple(
        Problem(
            rule="tie",
            kind=Kind.READING,
            severity=Severity.BLOCKER,
            message=f"{tie.what}: {tie.left} is not {tie.right}",
            remedy="do not deliver the report; the figures behind it contradict one another",
        )
        for tie in ties
        if not tie.holds
    )
    return report.model_copy(update={"ties": ties, "problems": worst_first((*report.problems, *broken))})


def _tie(what: str, parts: Iterable[Decimal], whole: Decimal) -> Tie:
    return Tie(what=what, left=sum(parts, ZERO), right=whole)
