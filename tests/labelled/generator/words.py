"""The vocabulary: invented fund families, the words of fund names with their traps, headings as exhibits word them."""

from __future__ import annotations

BRANDS = (
    "Larch", "Brindle", "Tamarack", "Quillon", "Oakhurst Vale", "Merrow", "Cobbler Hill", "Sandpiper", "Thornbury",
    "Wexcombe", "Ardent Bay", "Penhallow", "Kestrel Point", "Juniper Row", "Marlowe", "Stonecrop", "Halcyon Gate",
    "Foxglove", "Belmarsh", "Northing", "Greywether", "Calder", "Vantry", "Ironbridge", "Saltmarsh", "Willet",
    "Dunmore", "Copperfield", "Hazelmere", "Old Quay", "Linden & Rowe", "First Heron", "St. Aldate", "M D V",
    "T.R. Ames",
)  # fmt: skip
MIDDLES = (
    "Growth", "Value", "Growth & Income", "Balanced", "High Yield", "Select Income", "Core Equity", "Total Return",
    "Small Cap Value", "Mid-Cap Growth", "Small Company Growth", "Large Cap Core", "International Equity",
    "Emerging Markets", "Asia Ex-Japan", "Europe & Nordic", "Global Opportunities", "Real Estate Securities",
    "Health Sciences", "Science & Technology", "Financial Services", "Energy", "Leisure", "Telecommunications",
    "Precious Metals & Minerals", "U.S. Government Securities", "U.S. Treasury Money Market", "Money Market",
    "Tax-Exempt", "Ohio Municipal Bond", "New York Tax-Free Income", "California Intermediate Municipal",
    "Short-Term Bond", "Ultra-Short Income", "Inflation-Protected Bond", "Floating Rate", "Convertible Securities",
    "Strategic Income", "Dividend Growth", "Equity Income", "Blue Chip", "Capital Appreciation",
    "Aggressive Allocation", "Moderate Allocation", "Conservative Allocation", "Diversified Mid Cap",
    "Disciplined Equity", "Infrastructure", "Natural Resources", "Utilities", "Socially Responsible",
    "Long/Short Equity", "Market Neutral", "Managed Futures", "Multi-Strategy",
)  # fmt: skip
TRAPS = (
    "Retirement 2040", "Target 2055", "LifePath 2025", "S&P 500 Index", "130/30 Large Cap", "100-Stock Index",
    "1-3 Year Treasury", "Dividend 40", "60/40 Allocation", "Fund of Funds", "Small Wonders(SM)", "Top 20",
    "Russet 1000 Index", "Global 100", "Income 2020", "Nifty 50", "90/10 Equity", "Class Act Equity",
    "Series Select", "10-Year Maturity", "Rate Sensitive Bond", "Percent Plus", "All Assets", "Date Certain 2030",
    "Zero Coupon 2015",
)  # fmt: skip
LONG = (
    "Short-Dated Tax-Exempt Income and Capital Preservation",
    "Institutional U.S. Government and Agency Securities Reserve",
    "International Developed Markets Low-Volatility Dividend",
    "Pennsylvania Intermediate-Term Municipal Income Opportunities",
    "Multi-Manager Alternative Strategies and Real Return", "Global Natural Resources, Infrastructure and Utilities",
    "Emerging Markets Local-Currency Sovereign and Corporate Debt",
    "Diversified Small-Company and Micro-Cap Growth Opportunities",
    "Tax-Managed Large-Cap Equity and Covered-Call Income", "Socially Responsible Core Fixed-Income and Green Bond",
    "Variable Insurance Trust Moderately Aggressive Asset Allocation",
)  # fmt: skip
REGISTRANT_KINDS = (
    "{} Bond Funds, Inc.", "{} Equity Funds, Inc.", "{} Investment Trust", "{} Series Trust", "{} Funds",
    "{} Variable Insurance Trust", "{} International Portfolios", "{} Tax-Exempt Trust II", "{} Sector Funds, Inc.",
    "{} Counsel Trust", "{} Investment Company", "The {} Funds", "{} Advisers Series Fund, Inc.",
    "{} Money Market Trust", "{} Combination Stock & Bond Funds, Inc.", "{} Institutional Funds Trust",
    "{} Capital Series, Inc.",
)  # fmt: skip
NAME_HEADINGS = (
    "Fund", "Name of Fund", "Portfolio", "Series", "Fund Name", "Portfolio Name", "Funds", "Name of Series",
    "Name of Portfolio", "Fund/Portfolio", "Investment Portfolio", "Applicable Fund", "Name of the Fund",
)  # fmt: skip
CLASS_HEADINGS = (
    "Class", "Share Class", "Class of Shares", "Shares", "Class(es)", "Share\nClass",
)  # fmt: skip
SPLITS = (
    (
        "Of this amount, 0.25% is paid as a shareholder servicing fee and the remainder is paid as an asset based "
        "sales charge."
    ),
    "0.25% of this figure is a service fee; the remainder is an asset-based sales charge.",
)
LIST_ENDINGS = (
    "Fund", "Trust", "Portfolio", "Securities, Inc.", "Cash Trust", "Fund II", "Cash Reserves", "Management", "Series",
)  # fmt: skip
CHARGES = ("MISCELLANEOUS CHARGES", "OUT-OF-POCKET CHARGES", "WIRE AND STATEMENT CHARGES")
FORMERLY = ("Formerly", "formerly", "formerly known as")
REGISTRANT_HEADINGS = (
    "Trust", "Registrant", "Company", "Investment Company", "Trust/Corporation", "Name of Trust",
    "Registered Investment Company",
)  # fmt: skip
DATE_HEADINGS = (
    "Plan Calculation Date", "Effective Date", "Commencement Date", "Date of Commencement", "Effective Date of Fee",
    "Fee Commencement Date", "Date Effective", "Plan Effective Date", "Effective\nDate",
)  # fmt: skip
END_HEADINGS = (
    "Expiration Date", "Termination Date", "Expires", "Limit Expires On", "Expiration of Limitation",
    "In Effect Through",
)  # fmt: skip
ADJECTIVES = (
    "", "Annual ", "Maximum ", "Maximum Annual ", "Yearly ", "Total Annual ", "Maximum Aggregate ", "Current ",
    "Annualized ",
)  # fmt: skip
KINDS = {
    "distribution-plan": (
        "12b-1 ", "Distribution ", "Rule 12b-1 ", "Distribution and Service ", "Plan ", "Distribution (12b-1) ",
    ),
    "services": (
        "Service ", "Shareholder Servicing ", "Shareholder Service ", "Servicing ", "Non-Rule 12b-1 Service ",
    ),
    "advisory": (
        "Advisory ", "Management ", "Investment Advisory ", "Adviser's ", "",
    ),
    "administration": (
        "Administration ", "Administrative ", "Administrative Services ", "",
    ),
    "expense-limitation": (
        "Expense Limit", "Operating Expense Limit", "Expense Cap", "Expense Limitation", "Total Expense Limit",
    ),
}  # fmt: skip
FEES = (
    "Fee", "Fee Rate", "Rate", "Fees", "Fee Rate", "Compensation Rate",
)  # fmt: skip
TAILS = (
    "(as a percentage of average daily net assets)", "(as a % of average daily net assets)", "(annual rate)",
    "(as a percentage of the average daily net assets of the Fund)", "(% of average net assets)",
    "as a percentage of net assets", "(expressed as an annual percentage of average daily net assets)",
    "(as an annual percentage of net assets)",
)  # fmt: skip
TITLES = {
    "distribution-plan": (
        "DISTRIBUTION PLAN", "MASTER DISTRIBUTION PLAN", "PLAN OF DISTRIBUTION PURSUANT TO RULE 12B-1",
        "AMENDED AND RESTATED RULE 12B-1 PLAN", "DISTRIBUTION AND SERVICE PLAN",
    ),
    "services": (
        "SHAREHOLDER SERVICING AGREEMENT", "SHAREHOLDER SERVICES AGREEMENT", "SERVICING AGREEMENT",
    ),
    "advisory": (
        "INVESTMENT ADVISORY AGREEMENT", "MASTER INVESTMENT MANAGEMENT AGREEMENT", "MANAGEMENT AGREEMENT",
    ),
    "administration": (
        "ADMINISTRATION AGREEMENT", "ADMINISTRATIVE SERVICES AGREEMENT",
    ),
    "expense-limitation": (
        "EXPENSE LIMITATION AGREEMENT", "AMENDED AND RESTATED EXPENSE LIMITATION AGREEMENT",
        "OPERATING EXPENSES LIMITATION AGREEMENT",
    ),
}  # fmt: skip
PAYER = {
    "distribution-plan": "Distributor",
    "services": "Servicing Agent",
    "advisory": "Adviser",
    "administration": "Administrator",
    "expense-limitation": "Adviser",
}  # fmt: skip
CLASSES = (
    "A", "B", "C", "I", "K", "R", "R3", "R6", "Y", "Z", "F-1", "529-A", "AAA", "Investor", "Institutional",
    "Adviser", "Service", "Institutional Service", "Premier",
)  # fmt: skip
NOTES = (
    "The Board has set a lower figure for this Fund for as long as it sees fit.",
    "Paid only for shares bought before {date}.", "Shares of this class are not offered to new investors.",
    "The fee is computed daily and paid monthly in arrears.",
    "Approved by the Trustees at a meeting held on {date}.",
    (
        "The {payer} has agreed in writing to take a lower fee while the Fund is below its target size; the "
        "agreed figure, 0.15%, may change without notice."
    ),
    "Closed to new accounts since {date}, other than reinvested dividends.",
    "Amounts paid under this heading may also be spent on shareholder services within the figure shown.",
    "This Fund invests in other funds of the family, which bear their own charges.",
    "The Fund began offering these shares on {date}.",
)  # fmt: skip
CLAUSES = (
    (
        "The {payer} shall give the services described in this document to the holders of shares of each "
        "Fund, either itself or through others it names for that end."
    ),
    (
        "For its services the {payer} is paid, out of the assets of each Fund, a fee at the annual rate set "
        "out in {schedule} to this document, worked out each day on the net assets of that Fund and paid at "
        "the end of each month."
    ),
    "The {payer} shall hand to the Board, each quarter, a written report of what was spent and for what purposes.",
    (
        "This document stays in force from year to year as long as its continuance is approved at least once "
        "a year by the Board, among them a majority of the members who have no interest in it."
    ),
    (
        "It may be ended for any Fund at any time, without penalty, on {notice} written notice, and ends by "
        "itself if it is assigned."
    ),
    (
        "{schedule} may be changed by writing signed by both parties; a change that raises what a Fund pays "
        "needs the consent of the holders of its shares."
    ),
    "No Fund answers for what another Fund owes; each acts for itself alone.",
    "This document is governed by the laws of the {state}.",
    "Notices go to the address of each party shown where it signs.",
    "Nothing in {schedule} limits the right of the {payer} to take less than the figure shown there.",
)  # fmt: skip
STATES = (
    "State of Texas", "Commonwealth of Massachusetts", "State of Delaware", "State of Maryland", "State of New York",
    "Commonwealth of Pennsylvania",
)  # fmt: skip
