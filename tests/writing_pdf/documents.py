"""Blocks to be printed: names chosen for the signs that markup languages stumble over."""

from toolkit.writing.blocks import (
    Chart,
    Document,
    Footnote,
    Heading,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    TableColumn,
    TableRow,
)

AWKWARD = "Smith & Söhne #1 $2 *3* _4_ @5 <6> `7` ~8 [9] \\10 \"11\" '12' {{13}} %14 S&P 500® — fi ffl"

SCHEDULE = Table(
    (TableColumn("Fund"), TableColumn("Rate*", "decimal"), TableColumn("Plan Date")),
    (
        TableRow(("LARCH TRUST",), "group"),
        TableRow(("Larch Bond Fund", "0.45", "May 1, 2001")),
        TableRow(("Larch Growth & Income Fund", "0.3225", "May 1, 2001")),
        TableRow(("ALDER FUNDS, INC.",), "group"),
        TableRow((AWKWARD, "N/A", "June 2, 2002")),
    ),
    look="schedule",
)

FIGURES = Table(
    (TableColumn("Fund"), TableColumn("Average\nnet assets", "right"), TableColumn("Fee", "right")),
    (
        TableRow(("Larch Bond Fund", "33,840,000.00", "2,086.03")),
        TableRow(("Alder Fund", "1,000.00", "0.04")),
        TableRow(("Total", "33,841,000.00", "2,086.07"), "total"),
    ),
    caption="Table A. Fees",
)

CHART = Chart(
    "Fees against expenditures",
    "bar",
    ("Larch Trust", "Alder Funds, Inc."),
    (("Fees", (120.0, 80.5)), ("Expended", (100.0, -9.0))),
    alt="Larch Trust: fees 120, expended 100. Alder Funds: fees 80.50, expended -9.",
)

WHOLE = Document(
    "A form & its schedule",
    (
        Heading(("PLAN AGREEMENT OF", "THE LARCH TRUST"), 0),
        Paragraph("Quarter: the third", style="meta"),
        Paragraph("Each Fund, severally, agrees as follows."),
        Paragraph("WHEREAS, the parties wish it.", style="recital"),
        Paragraph("The fee is paid monthly.", "1."),
        Paragraph("Within 10 days.", "a.", 1),
        Paragraph("Between us.", style="centered"),
        Paragraph("Invented.", style="note"),
        Signature(
            "LARCH DISTRIBUTORS, INC.",
            address=("7 Orchard Row", "Dover, Delaware 19901"),
            attention="Secretary",
            attest=True,
        ),
        Signature(
            "EACH FUND", "on behalf of its series", "/s/ A. Birch", "A. Birch", "President", beside="EFFECTIVE NOW."
        ),
        PageBreak(),
        Heading(('SCHEDULE "A"',), 1),
        SCHEDULE,
        Footnote("*", "Of this, 0.25% is a service fee."),
        Footnote("(1)", "Until June 2003."),
        FIGURES,
        CHART,
    ),
    footer="08/18/03",
)
