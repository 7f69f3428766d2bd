"""A statement of fees on the screen: a line for each row, grouped by registrant, then totals, due dates, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.cli import screen

if TYPE_CHECKING:
    from decimal import Decimal

    from toolkit.money.statement import Statement, StatementLine


def print_statement(statement: Statement) -> None:
    """Show the fees of a period; problems are printed by the caller."""
    out = screen.console()
    out.print(f"{statement.agreement}: fees for {statement.from_} to {statement.to}", style="bold")
    drawn = screen.table(*_headings(statement))
    registrant: object = object()
    for line in statement.lines:
        if line.registrant != registrant:
            registrant = line.registrant
            drawn.add_section()
            drawn.add_row(line.registrant or "", style="bold")
        drawn.add_row(screen.indented(line.name), *_cells(line, waived=_waives(statement)))
    drawn.add_section()
    drawn.add_row(*_total(statement), style="bold")
    out.print(drawn)
    out.print(f"due {statement.contract_due_on} by the agreement; pay on {statement.pay_on}")
    settings = statement.settings.model_dump()
    out.print(
        "settings: " + ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in settings.items()), style="dim"
    )


def _waives(statement: Statement) -> bool:
    """Tell whether any fee is waived in part: only then the waiver has columns."""
    return any(line.waived for line in statement.lines)


def _headings(statement: Statement) -> list[str | tuple[str, str]]:
    figures = ["Days", "Average\nnet assets", "Rate %"]
    if _waives(statement):
        figures += ["Gross", "Waived"]
    figures += ["Service", "Sales\ncharge", "Fee"]
    return ["Fund", *((name, "right") for name in figures)]


def _cells(line: StatementLine, *, waived: bool) -> list[str]:
    """Print a line's cells; a fee that cannot be computed is a question mark, never a zero."""
    from toolkit.amounts import percent_text

    percent = "tiers" if line.percent is None else percent_text(line.percent)
    cells = [str(line.days), _money(line.average_net_assets), percent]
    if waived:
        cells += [_money(line.gross), _money(line.waived)]
    return [*cells, _money(line.service_fee), _money(line.asset_based_sales_charge), _money(line.fee)]


def _total(statement: Statement) -> list[str]:
    from toolkit.amounts import money_text

    blanks = len(_headings(statement)) - 2
    return ["Total", *[""] * blanks, money_text(statement.total)]


def _money(amount: Decimal | None) -> str:
    from toolkit.amounts import money_text

    return "?" if amount is None else money_text(amount)
