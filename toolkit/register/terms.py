"""The terms of an agreement that its paper leaves open, or that were agreed beside it (`terms.yaml`).

Each carries the clause that says so, or "silent: project default". A waiver is the "lesser rate as shall be agreed to"
of paragraph 2 of the Class K form: it never raises a rate.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal, cast, get_args

from toolkit.errors import Faults
from toolkit.problems import Noun, Source
from toolkit.register import rates, yaml_text
from toolkit.register.fields import Section, root_section
from toolkit.register.yaml_text import YamlFile, read_yaml

SILENT = "silent: project default"

PlanType = Literal["COMPENSATION", "REIMBURSEMENT", "DEFENSIVE"]
Part = Literal["asset-based-sales-charge", "service-fee"]
Capped = Literal["fee", "asset-based-sales-charge", "service-fee"]


class Setting(Noun):
    """A convention of the fee as the terms state it, with the clause that says so."""

    key: str
    value: str
    says: str
    source: Source


class Plan(Noun):
    """Facts of the Rule 12b-1 plan itself that the agreement does not print."""

    name: str | None = None
    dated: date | None = None
    """The day the plan was first adopted: no row should run from before it."""
    type: PlanType | None = None
    last_continued_on: date | None = None
    says: str | None = None
    source: Source | None = None


class Waiver(Noun):
    """A lesser rate agreed for a time: on one row, or on all where `name` is None. Both days count."""

    name: str | None
    registrant: str | None
    percent: Decimal
    """The annual rate payable in place of a higher one, in percent of net assets."""
    from_: date | None
    to: date | None
    cut_first: Part
    says: str
    source: Source

    def covers(self, day: date) -> bool:
        """Tell whether the waiver holds on a day."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)


class Cap(Noun):
    """A limit agreed beside the schedule, in percent a year of net assets, on the fee or one of its parts."""

    name: str | None
    registrant: str | None
    of: Capped
    percent: Decimal
    from_: date | None
    to: date | None
    says: str
    source: Source


class Terms(Noun):
    """What `terms.yaml` says; everything may be absent."""

    settings: tuple[Setting, ...] = ()
    plan: Plan = Plan()
    waivers: tuple[Waiver, ...] = ()
    caps: tuple[Cap, ...] = ()

    @property
    def stated(self) -> Mapping[str, tuple[str, str]]:
        """The settings as `key: (value, what says so)`."""
        return {setting.key: (setting.value, setting.says) for setting in self.settings}


def load_terms(path: Path, wrong: Faults | None = None) -> Terms:
    """Read `terms.yaml`; a missing file states nothing. `InputError` names all faults.

    With `wrong` they go there, and what could be read is returned.
    """
    return parse_terms(read_yaml(path), wrong) if path.exists() else Terms()


def parse_terms(file: YamlFile, wrong: Faults | None = None) -> Terms:
    """Read terms from parsed YAML."""
    root, faults = root_section(file)
    terms = Terms(
        settings=_settings(root),
        plan=_plan(root.section("plan")),
        waivers=tuple(waiver for section in root.sections("waivers") if (waiver := _waiver(section))),
        caps=tuple(cap for section in root.sections("caps") if (cap := _cap(section))),
    )
    root.done()
    faults.refuse(wrong)
    return terms


def _settings(root: Section) -> tuple[Setting, ...]:
    """Read `key: value` or `key: {value, says}`; which keys and values there are is for the fee to judge."""
    section = root.section("settings")
    found = []
    for key, node in section.node.pairs if section else ():
        name = key.value or ""
        if section is not None and isinstance(node, yaml_text.Mapping):
            inner = section.section(name)
            value = inner.text("value", required=True) if inner else None
            says = (inner.text("says") if inner else None) or SILENT
            if inner:
                inner.done()
        else:
            value, says = section.text(name) if section else None, SILENT
        if value is not None:
            found.append(Setting(key=name, value=value, says=says, source=root.file.source(key.place)))
    return tuple(found)


def _plan(section: Section | None) -> Plan:
    if section is None:
        return Plan()
    plan = Plan(
        name=section.text("name"),
        dated=section.date("dated"),
        type=cast("PlanType | None", section.choice("type", get_args(PlanType))),
        last_continued_on=section.date("last_continued_on"),
        says=section.text("says"),
        source=section.source,
    )
    section.done()
    return plan


def _waiver(section: Section) -> Waiver | None:
    name, registrant = section.text("name"), section.text("registrant")
    figure = rates.percent(section, "rate", required=True)
    first, last = _days(section)
    cut_first = section.choice("cut_first", get_args(Part)) or "asset-based-sales-charge"
    says = section.text("says", required=True)
    section.done()
    if figure is None or says is None:
        return None
    return Waiver(
        name=name,
        registrant=registrant,
        percent=figure,
        from_=first,
        to=last,
        cut_first=cast("Part", cut_first),
        says=says,
        source=section.source,
    )


def _cap(section: Section) -> Cap | None:
    name, registrant = section.text("name"), section.text("registrant")
    of = section.choice("of", get_args(Capped)) or "fee"
    figure = rates.percent(section, "percent", required=True)
    first, last = _days(section)
    says = section.text("says", required=True)
    section.done()
    if figure is None or says is None:
        return None
    return Cap(
        name=name,
        registrant=registrant,
        of=cast("Capped", of),
        percent=figure,
        from_=first,
        to=last,
        says=says,
        source=section.source,
    )


def _days(section: Section) -> tuple[date | None, date | None]:
    first, last = section.date("from"), section.date("to")
    if first and last and last < first:
        section.fault("to", f"`to` {last} lies before `from` {first}", "both days count; put the earlier one first")
    return first, last
