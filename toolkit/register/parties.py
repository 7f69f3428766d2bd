"""Who stands behind the paper: addresses, signatories, trustees, and to whom the report goes (`parties.yaml`)."""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import Faults
from toolkit.problems import Noun
from toolkit.register.fields import Section, root_section
from toolkit.register.yaml_text import YamlFile, read_yaml


class Person(Noun):
    """A person and the office they sign in; `independent` has no financial interest in the plan."""

    name: str
    title: str | None = None
    independent: bool | None = None


class PartyDetails(Noun):
    """A party to the agreement: what a document needs of it that the paper may lack."""

    name: str
    role: str | None = None
    address: tuple[str, ...] = ()
    attention: str | None = None
    signatories: tuple[Person, ...] = ()


class Preparer(Noun):
    """Who prepares the reports."""

    name: str
    title: str | None = None
    firm: str | None = None


class Parties(Noun):
    """What `parties.yaml` says; everything may be absent."""

    parties: tuple[PartyDetails, ...] = ()
    trustees: tuple[Person, ...] = ()
    preparer: Preparer | None = None
    report_to: tuple[str, ...] = ()
    meeting_place: str | None = None


def load_parties(path: Path, wrong: Faults | None = None) -> Parties:
    """Read `parties.yaml`; a missing file names nobody. `InputError` names all faults.

    With `wrong` they go there, and what could be read is returned.
    """
    return parse_parties(read_yaml(path), wrong) if path.exists() else Parties()


def parse_parties(file: YamlFile, wrong: Faults | None = None) -> Parties:
    """Read parties from parsed YAML."""
    root, faults = root_section(file)
    parties = Parties(
        parties=tuple(party for section in root.sections("parties") if (party := _party(section))),
        trustees=tuple(person for section in root.sections("trustees") if (person := _person(section))),
        preparer=_preparer(root.section("preparer")),
        report_to=root.texts("report_to"),
        meeting_place=root.text("meeting_place"),
    )
    root.done()
    faults.refuse(wrong)
    return parties


def _party(section: Section) -> PartyDetails | None:
    name, role = section.text("name", required=True), section.text("role")
    address, attention = section.texts("address"), section.text("attention")
    signatories = tuple(found for person in section.sections("signatories") if (found := _person(person)))
    section.done()
    if name is None:
        return None
    return PartyDetails(name=name, role=role, address=address, attention=attention, signatories=signatories)


def _person(section: Section) -> Person | None:
    name, title = section.text("name", required=True), section.text("title")
    independent = section.yes_no("independent")
    section.done()
    return Person(name=name, title=title, independent=independent) if name else None


def _preparer(section: Section | None) -> Preparer | None:
    if section is None:
        return None
    name, title, firm = section.text("name", required=True), section.text("title"), section.text("firm")
    section.done()
    return Preparer(name=name, title=title, firm=firm) if name else None
