"""The part each party plays, from the term it is given, its name, its description, or the family of the agreement."""

from __future__ import annotations

import re

from toolkit.agreement import Family, Party

_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        ("subadviser", r"\bsub-?\s?advis|\bsub-?manager"),
        ("distributor", r"\bdistributors?\b|\bunderwriter"),
        ("transfer-agent", r"\btransfer agent"),
        ("custodian", r"\bcustodian"),
        ("administrator", r"\b(?:sub-?)?administrators?\b|\bfund accountant"),
        (
            "intermediary",
            (
                r"\bservic(?:ing|e) (?:agent|provider|organi[sz]ation|company)|\bdealer|\bbroker|\bintermediar|"
                r"\binsurance|\bannuity|\bselling|\brecipient|\b(?:life|insurer)\b|\bshareholder servic|\bservicer\b|"
                r"\bsecurities firm"
            ),
        ),
        ("adviser", r"\badvis[eo]rs?\b|\b(?:investment )?manager\b|\badvisory\b"),
        ("registrant", r"\btrusts?$|\bfunds?$|\bregistrants?$|\bportfolios?$|\bseries$"),
    )
)
_COMPANY_OF_FUNDS = re.compile(r"investment compan|business trust|statutory trust|open-end|closed-end", re.IGNORECASE)
_ADVISORY = ("adviser", re.compile(r"\binvestment\s+advis|\badvisory\s+services\b", re.IGNORECASE))
_NAME_ROLES = (
    (
        "registrant",
        re.compile(
            r"\b(?:trusts?|funds?|portfolios?|series)(?:,?\s+(?:inc\.?|incorporated|llc|ltd\.?|[ivx]+))?$",
            re.IGNORECASE,
        ),
    ),
    ("adviser", re.compile(r"\b(?:advis[eo]rs?|advisory|(?:asset|capital|investment) management)\b", re.IGNORECASE)),
    ("intermediary", re.compile(r"\b(?:bank|securities|brokerage|trust company)\b", re.IGNORECASE)),
)


ROLE_OF_FAMILY: dict[Family, str] = {
    "advisory": "adviser",
    "expense-limitation": "adviser",
    "administration": "administrator",
    "distribution": "distributor",
    "distribution-plan": "distributor",
    "related-agreement": "distributor",
}
_SUB_ADVISORY = re.compile(r"\bsub-?\s?advis", re.IGNORECASE)
_TRANSFER = re.compile(r"\W*(?:transfer agen|(?:[\w]+\W+){1,4}transfer agen)", re.IGNORECASE)


def role_of(term: str) -> str | None:
    """Return the part that a term says by itself (`Adviser`); None for one that says none (`Alder`, `Company`)."""
    return next((role for role, pattern in _ROLES if pattern.search(term)), None)


def role_from(term: str, name: str, about: str) -> str:
    """Tell a party's part: by the term it is given, else by its name, else by how it is described (`about`)."""
    role = role_of(term)
    if role:
        return role
    if re.search(r"\b(?:company|corporation)\b", term, re.IGNORECASE) and _COMPANY_OF_FUNDS.search(about):
        return "registrant"
    for role, pattern in (_ROLES[0], _ADVISORY, *_ROLES[1:6], *_NAME_ROLES):
        if pattern.search(name):
            return role
    for role, pattern in _ROLES:
        if pattern.search(about):
            return role
    return "registrant" if _COMPANY_OF_FUNDS.search(about) else "other"


def with_role_of_family(parties: tuple[Party, ...], family: Family, title: str) -> tuple[Party, ...]:
    """Give the part an agreement is about to its only party of unknown part: the administrator of an administration.

    Whom an adviser makes a sub-advisory agreement with is the sub-adviser.
    """
    roles = {party.role for party in parties}
    role = "transfer-agent" if _TRANSFER.match(title) else ROLE_OF_FAMILY.get(family)
    role = "subadviser" if _SUB_ADVISORY.search(title) and "adviser" in roles else role
    unknown = [party for party in parties if party.role == "other"]
    if role is None or len(unknown) != 1 or role in roles:
        return parties
    return tuple(party.model_copy(update={"role": role}) if party.role == "other" else party for party in parties)
