"""A quarter against FINRA's limits: what remains of each lifetime cap (check 40), what each dealer got (check 43)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from toolkit.errors import Faults
from toolkit.money import calendar
from toolkit.money.accrual import year_fraction
from toolkit.money.board import Amounts, LifetimeCap
from toolkit.money.caps import Remaining, each_recipient, exhausted, lifetime
from toolkit.money.conventions import YearBasis
from toolkit.money.dealers import Dealer, read_dealers
from toolkit.money.fund_quarters import amounts_of, year_basis_of
from toolkit.money.gather import Gathered
from toolkit.money.line_reader import data_files
from toolkit.money.naming import Naming
from toolkit.money.sales import Sale, read_sales
from toolkit.money.statement import StatementLine
from toolkit.money.tables import line_text
from toolkit.problems import Kind, Problem, Severity, Source
from toolkit.register.contract import Contract

NEEDS = {"sales": ("40", "lifetime cap, check 40"), "dealers": ("43", "check 43")}
"""What a folder is for: the rule of its check, and the words for it."""

NAMED = 3
"""So many funds that are left out are named; the others are counted."""


@dataclass(frozen=True)
class LimitFiles:
    """What stands in the folders `sales/` and `dealers/` of a contract; None where there is no file."""

    sales: tuple[Sale, ...] | None
    dealers: tuple[Dealer, ...] | None


@dataclass(frozen=True)
class _Fund:
    """A row in the quarter: its name there, and its fees."""

    registrant: str | None
    name: str
    amounts: Amounts

    @property
    def sales_charge(self) -> Decimal:
        """What accrued and is no service fee: a fee that the schedule does not part counts whole."""
        return self.amounts.fee - self.amounts.service_fee

    @property
    def pays_service_fee(self) -> bool:
        """Whether the lower cap holds: not where all of the fee is said to be a sales charge."""
        return bool(self.amounts.service_fee) or not self.amounts.asset_based_sales_charge


def read_limit_files(contracts: Sequence[Contract]) -> dict[str, LimitFiles]:
    """Read the files of every contract, by its name; `InputError` names the faults of all of them at once."""
    wrong = Faults()
    found = {}
    for contract in contracts:
        naming = Naming(contract)
        sales = dealers = None
        with wrong:
            if paths := data_files(contract.folder / "sales"):
                sales = read_sales(paths, naming)
        with wrong:
            if paths := data_files(contract.folder / "dealers"):
                dealers = read_dealers(paths, naming)
        found[contract.name] = LimitFiles(sales, dealers)
    wrong.refuse()
    return found


def hold_against(
    contracts: Sequence[Contract], files: Mapping[str, LimitFiles], quarter: str, gathered: Gathered
) -> tuple[tuple[LifetimeCap, ...], tuple[Problem, ...]]:
    """Return what remains of the lifetime caps after a quarter, and the problems of both limits.

    What cannot be checked is said in a warning for each contract.
    """
    caps, problems = list[LifetimeCap](), list[Problem]()
    for contract in contracts:
        funds = _funds(contract, gathered)
        label = f" ({contract.name})" if len(contracts) > 1 else ""
        held = files[contract.name]
        charged = {key: fund.name for key, fund in funds.items() if fund.sales_charge}
        served = {key: fund.name for key, fund in funds.items() if fund.amounts.service_fee}
        rolled = {sale.key: (sale, left) for sale, left in _rolled(held.sales or (), funds, quarter)}
        for key, (sale, left) in rolled.items():
            fund = funds.get(key) or _absent(contract, key)
            caps.append(_cap(contract.name, fund, left))
            problems += _judged(fund, sale, left)
        problems += _unchecked("sales", held.sales, charged.keys() - rolled.keys(), charged, quarter, label)
        dealers = [one for one in held.dealers or () if calendar.quarter_of(one.first) == quarter]
        problems += _above(dealers, _year_basis(contract, gathered), Naming(contract).label)
        lacking = served.keys() - {one.key for one in dealers}
        problems += _unchecked("dealers", held.dealers, lacking, served, quarter, label)
    return tuple(caps), tuple(problems)


def _funds(contract: Contract, gathered: Gathered) -> dict[int, _Fund]:
    """Sum each row's fees over the months of the quarter."""
    lines: defaultdict[int, list[StatementLine]] = defaultdict(list)
    for statement in gathered.statements:
        if statement.agreement == contract.name:
            for key, line in zip(statement.keys, statement.lines, strict=True):
                lines[key].append(line)
    return {key: _Fund(held[-1].registrant, held[-1].name, amounts_of(held)) for key, held in lines.items()}


def _absent(contract: Contract, key: int) -> _Fund:
    """Name a row of which the quarter has no fee."""
    registrants = contract.plan.registrants[key]
    return _Fund(registrants[-1] if registrants else None, contract.plan.names[key][-1].name, amounts_of(()))


def _rolled(sales: Sequence[Sale], funds: Mapping[int, _Fund], quarter: str) -> Iterator[tuple[Sale, Remaining]]:
    """Roll each row's cap forward from its first line to the quarter."""
    rows: defaultdict[int, list[Sale]] = defaultdict(list)
    for sale in sales:
        rows[sale.key].append(sale)
    for key, lines in rows.items():
        pays = funds[key].pays_service_fee if key in funds else True
        opening = lines[0].remaining or Decimal("0.00")
        left = lifetime((line.period for line in lines), pays_service_fee=pays, opening=opening)
        for line, remaining in zip(lines, left, strict=True):
            if calendar.quarter_of(line.period.first) == quarter:
                yield line, remaining


def _cap(agreement: str, fund: _Fund, left: Remaining) -> LifetimeCap:
    return LifetimeCap(
        agreement=agreement,
        registrant=fund.registrant,
        name=fund.name,
        opening=left.opening,
        allowed=left.allowed,
        interest=left.interest,
        charges=left.period.charges,
        remaining=left.closing,
    )


def _judged(fund: _Fund, sale: Sale, left: Remaining) -> Iterator[Problem]:
    """Check 40, and the charges that the file states against those that accrued."""
    for problem in exhausted(fund.name, left, max(fund.sales_charge, sale.sales_charge)):
        yield _placed(problem, "sales", sale.path, sale.number)
    if sale.sales_charge != fund.sales_charge:
        stated, accrued = f"{sale.sales_charge:,.2f}", f"{fund.sales_charge:,.2f}"
        message = f"{fund.name}: sales charges of {stated} are stated but {accrued} accrued in the quarter"
        yield _placed(
            _problem("40", Severity.ERROR, message, "mend `sales_charges`: what remains of the cap hangs on it"),
            "sales",
            sale.path,
            sale.number,
        )


def _above(dealers: Iterable[Dealer], basis: YearBasis, label: Callable[[int], str]) -> Iterator[Problem]:
    """Check 43, dealer by dealer and fund by fund."""
    for one in dealers:
        for problem in each_recipient([one.recipient], _part_of_year(one.first, one.last, basis)):
            named = problem.model_copy(update={"message": f"{label(one.key)}: {problem.message}"})
            yield _placed(named, "dealers", one.path, one.number)


def _part_of_year(first: date, last: date, basis: YearBasis) -> Fraction:
    """Return the part of a year that some days make, month by month."""
    part = Fraction(0)
    while first <= last:
        end = min(calendar.month_of(first)[1], last)
        part += year_fraction(first, end, basis)
        first = end + calendar.ONE_DAY
    return part


def _year_basis(contract: Contract, gathered: Gathered) -> YearBasis:
    """Return the basis of the contract's own fees, as its last statement of the quarter has it."""
    return next(year_basis_of(one, contract) for one in reversed(gathered.statements) if one.agreement == contract.name)


def _unchecked(
    folder: str,
    lines: Sequence[object] | None,
    lacking: Iterable[int],
    names: Mapping[int, str],
    quarter: str,
    label: str,
) -> Iterator[Problem]:
    """Say of which funds a limit could not be checked, and why; a fund without such a fee needs none."""
    rule, check = NEEDS[folder]
    without = [names[key] for key in sorted(lacking)]
    if not without:
        return
    message = f"not checked: needs a file in {folder}/ ({check}){label}"
    remedy = f"put the quarter into {folder}/; `contract forms` writes an empty one"
    if lines is not None:
        message = f"not checked: {folder}/ has no line of {quarter} for {_spell(without)} ({check}){label}"
    yield _problem(rule, Severity.WARNING, message, remedy)


def _spell(names: Sequence[str]) -> str:
    """Name the first few funds, and how many more there are."""
    more = len(names) - NAMED
    return "; ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _problem(rule: str, severity: Severity, message: str, remedy: str) -> Problem:
    return Problem(rule=rule, kind=Kind.READING, severity=severity, message=message, remedy=remedy)


def _placed(problem: Problem, folder: str, path: Path, number: int) -> Problem:
    """Add the place of a line to a problem found in it."""
    source = Source(line=number, excerpt=line_text(path, number) or "")
    return problem.model_copy(update={"message": f"{problem.message} ({folder}/{path.name})", "source": source})
