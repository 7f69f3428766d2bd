"""The quarter on the screen: fees against expenditures, by fund and by category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.cli import screen

if TYPE_CHECKING:
    from toolkit.money.board import BoardReport, FundQuarter, Summary


def print_report(report: BoardReport) -> None:
    """Show the report in tables: summary, funds, categories, caps; problems are printed by the caller."""
    out = screen.console()
    titles = ", ".join(plan.title or plan.agreement for plan in report.plans)
    out.print(f"Report to the board, {report.quarter} ({report.from_} to {report.to})", style="bold")
    out.print(titles, style="dim")
    _print_summary(report)
    _print_funds(report)
    _print_categories(report)
    if report.caps:
        _print_caps(report)
    for change in report.changes:
        out.print(f"{change.effective_on}  Amendment No. {change.amendment}: {change.what}")


def _print_summary(report: BoardReport) -> None:
    """Fees, expenditures and what is left, for every span that has data."""
    from toolkit.amounts import money_text

    drawn = screen.table("", ("Fees", "right"), ("Expended", "right"), ("Excess (deficit)", "right"), "Missing months")
    spans: list[Summary | None] = [report.summary, report.prior_quarter, report.year_ago, report.year_to_date]
    for span in spans:
        if span is not None:
            figures = (money_text(figure) for figure in (span.amounts.fee, span.expended, span.excess))
            drawn.add_row(span.label, *figures, ", ".join(span.missing_months))
    screen.console().print(drawn)


def _print_funds(report: BoardReport) -> None:
    """Table A: a line for each fund, grouped by registrant."""
    from toolkit.amounts import money_text

    figures = ("Average\nnet assets", "Rate %", "Service", "Sales\ncharge", "Fee", "Spent")
    drawn = screen.table("Fund", *((name, "right") for name in figures))
    for group in report.registrants:
        drawn.add_section()
        if group.registrant:
            drawn.add_row(group.registrant, style="bold")
        for fund in group.funds:
            drawn.add_row(screen.indented(fund.name), *_fund_cells(fund))
    whole = report.summary
    drawn.add_section()
    parts = (whole.amounts.service_fee, whole.amounts.asset_based_sales_charge, whole.amounts.fee, whole.expended)
    drawn.add_row("Total", "", "", *(money_text(part) for part in parts), style="bold")
    screen.console().print(drawn)


def _fund_cells(fund: FundQuarter) -> list[str]:
    """Print the cells of a fund; what cannot be computed is a question mark."""
    from toolkit.amounts import money_text, percent_text

    average = "?" if fund.average_net_assets is None else money_text(fund.average_net_assets)
    rate = "tiers" if fund.maximum_percent is None else percent_text(fund.maximum_percent)
    amounts = fund.amounts
    figures = (amounts.service_fee, amounts.asset_based_sales_charge, amounts.fee, fund.spent)
    return [average, rate, *(money_text(figure) for figure in figures)]


def _print_categories(report: BoardReport) -> None:
    """Table B: what was spent, by the purposes of Form N-1A, Item 19(g)(1)."""
    from toolkit.amounts import money_text

    drawn = screen.table("Purpose (Item 19(g)(1))", (report.quarter, "right"), ("Year to date", "right"))
    for category in report.categories:
        drawn.add_row(category.category, money_text(category.quarter), money_text(category.year_to_date))
    drawn.add_section()
    drawn.add_row("Total", money_text(report.summary.expended), money_text(report.year_to_date.expended), style="bold")
    screen.console().print(drawn)


def _print_caps(report: BoardReport) -> None:
    """Show what remains of the lifetime cap on each fund's sales charges (FINRA Rule 2341(d))."""
    from toolkit.amounts import money_text

    figures = ("Before", "New sales\nallow", "Interest", "Charged", "Remaining")
    drawn = screen.table("Lifetime cap", *((name, "right") for name in figures))
    for cap in report.caps:
        parts = (cap.opening, cap.allowed, cap.interest, cap.charges, cap.remaining)
        drawn.add_row(cap.name, *(money_text(part) for part in parts))
    screen.console().print(drawn)
