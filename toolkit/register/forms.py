"""The YAML files of an agreement as commented forms, for a person to fill in.

In all of them a line that begins with `#` and then a key or two blanks is an example: without the `#` it is stated.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

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

_ALIASES = """\
# Other words for a row in data files: fund numbers, tickers, short names, a line each; case and blanks do not count.
# A row keeps its alias when it is renamed. Where rows share a name, say which is meant.

#"1204": {name}
#GROWTH-K: {{name: {name}, registrant: {registrant}}}
"""

_AMENDMENT = """\
# An amendment as data. Remove the `#` before a line to state it; `contract amend NAME FILE` writes its documents.

#number: 1
#dated_as_of: {dated}          # of the document being amended: its effective date, else its form date
#executed_on: 2003-11-03
#effective_on: 2003-11-24         # the first day in force; the default of every change

#changes:
# A new row goes to the end of its registrant's group unless `after: …` names a row. `already_public`: its shares were
# sold before, so that the class must vote.
#  - add: {{registrant: {registrant}, name: "…", rate: "0.45", calculation_date: 2003-11-24, already_public: no}}
# A removed row's last day is the day before.
#  - remove: {{name: {name}, effective_on: 2003-12-01, reason: liquidated}}
#  - rename: {{from: {name}, to: "…"}}
#  - rename_registrant: {{from: {registrant}, to: "…"}}
# A rate is `0.45`, `0.45%`, `45 bps`, or bands of net assets in US dollars. Where rows share a name: `share_class`.
#  - rate: {{name: {name}, to: "0.40"}}
#  - rate: {{name: {name}, to: [{{over: 0, up_to: 250000000, percent: 0.45%}}, {{over: 250000000, percent: 0.40%}}]}}
#  - calculation_date: {{name: {name}, to: 2003-12-01}}
# `new: yes` adds a clause. The agreement's law, days and frequencies are read from the new text; where it may be read
# in two ways, say which: `governing_law`, `notice_days`, `payment_days`, `fee_frequency`, `report_frequency`.
#  - clause: {{number: "12", text: "…", new: no}}

#approvals:
#  - {{body: board, meeting_on: 2003-11-03, in_person: yes, for: 12, of: 14, independent_for: 10, independent_of: 11}}
# A vote of one class of one series, counted in shares.
#  - {{body: shareholders, of: {name}, record_date: 2003-09-15, outstanding: 1840000, present: 1104000, for: 828000}}
"""


def yaml_forms(reading: Reading | None = None) -> Mapping[str, str]:
    """Return every YAML file of an agreement as an empty form, by its name; examples name a fund of the agreement."""
    row = reading.rows[0] if reading and reading.rows else None
    agreement = reading.agreement if reading else None
    dated = (agreement.effective_on or agreement.form_date) if agreement else None
    words = {
        "name": _quoted(row.name if row else "…"),
        "registrant": _quoted((row.registrant if row else None) or "…"),
        "dated": dated or "2003-08-18",
    }
    return {
        "terms.yaml": _TERMS.format(**words),
        "parties.yaml": _PARTIES.format(parties=_party_lines(reading)),
        "aliases.yaml": _ALIASES.format(**words),
        "amendment.yaml": _AMENDMENT.format(**words),
    }


def _party_lines(reading: Reading | None) -> str:
    """Return the parties of the agreement as examples to fill in, each once."""
    parties = reading.agreement.parties if reading else ()
    seen = dict.fromkeys((party.name, party.role) for party in parties) or {("…", "distributor"): None}
    return "".join(
        f'#  - name: {_quoted(name)}\n#    role: {_quoted(role)}\n#    signatories: [{{name: "…", title: "…"}}]\n'
        for name, role in seen
    )


def _quoted(text: str) -> str:
    """Return a text as a double-quoted YAML scalar on one line, whatever characters it has."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else f"\\U{ord(letter):08X}" for letter in quoted)
