"""The commented files that stand beside a newly saved agreement, for a person to fill in."""

from __future__ import annotations

import json

from toolkit.agreement import Reading

_TERMS = """\
# What the agreement leaves open, or what was agreed beside it. Remove the `#` before a line to state it; what is not
# stated takes the project's default, and every statement prints which one and why. `says` cites the clause.

settings:
#  averaging:          {{value: calendar, says: "clause …"}}       # calendar | business-days | month-end
#  year_basis:         {{value: actual/365-366, says: "clause …"}} # actual/365 | actual/360 | 30/360 | 1/12
#  rounding:           {{value: half-up, says: "clause …"}}        # half-even; -daily rounds each day
#  share_basis:        {{value: closing, says: "clause …"}}        # prior-close
#  lot_order:          {{value: fifo, says: "clause …"}}           # lifo | pro-rata
#  exchange_date_rule: {{value: exchange-date, says: "clause …"}}  # original-date
#  reinvestment:       {{value: inherit, says: "clause …"}}        # eligible | not-eligible
#  first_accrual_day:  {{value: calculation-date, says: "clause …"}}
#  last_accrual_day:   {{value: ends-on, says: "clause …"}}
#  breakpoints:        {{value: marginal, says: "clause …"}}       # cliff
#  breakpoint_scope:   {{value: fund, says: "clause …"}}           # complex

plan:
#  name: "…"
#  dated: 2000-11-30            # the plan's first adoption
#  type: COMPENSATION           # REIMBURSEMENT | DEFENSIVE
#  last_continued_on: 2003-08-13
#  says: "…"

# Lesser rates agreed for a time (both days count); without `name` they hold for every row.
waivers:
#  - {{name: {name}, rate: "0.40", from: 2003-07-01, to: 2003-12-31, says: "letter of …"}}

# Limits agreed beside the schedule, in percent a year: of the fee, its asset-based-sales-charge or its service-fee.
caps:
#  - {{of: fee, percent: "0.50", says: "letter of …"}}
"""

_PARTIES = """\
# Who stands behind the paper: what documents need and the agreement does not print.
# Remove the `#` before a line to state it.

parties:
{parties}
trustees:
#  - {{name: "…", independent: true}}

#preparer: {{name: "…", title: "…", firm: "…"}}

# To whom the quarterly report goes, a line each.
report_to:
#  - "The Board of …"

#meeting_place: "…"
"""


def terms_form(reading: Reading) -> str:
    """Return an empty `terms.yaml`, its waiver example naming a fund of the agreement."""
    name = reading.rows[0].name if reading.rows else "…"
    return _TERMS.format(name=_quoted(name))


def parties_form(reading: Reading) -> str:
    """Return an empty `parties.yaml` with the parties of the agreement as comments to fill in."""
    seen = dict.fromkeys((party.name, party.role) for party in reading.agreement.parties)
    entries = [
        f'#  - name: {_quoted(name)}\n#    role: {_quoted(role)}\n#    signatories: [{{name: "…", title: "…"}}]\n'
        for name, role in seen or {("…", "…"): None}
    ]
    return _PARTIES.format(parties="".join(entries))


def _quoted(text: str) -> str:
    """Return a text as a double-quoted YAML scalar on one line, whatever characters it has."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else f"\\U{ord(letter):08X}" for letter in quoted)
