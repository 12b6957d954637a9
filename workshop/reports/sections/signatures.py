"""Who has agreed, and lines to sign."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from workshop.reports.sections.still_open import still_open
from workshop.reports.tree import SPACE, Block, Section, div, para, strong, words

if TYPE_CHECKING:
    from workshop.reports.report import Report


def signatures(report: Report) -> Section:
    """Return who has agreed, and a line to sign for the sponsor, who decides, and the owner."""
    blocks: list[Block] = list(_agreed(report))
    if not report.plan.about.sponsor or not report.plan.about.owner:
        blocks.append(still_open(report, "about-us", "open_signers"))
    else:
        before = [*blocks.pop()["c"], *words("."), SPACE] if blocks else []
        blocks.append(para(*before, *words(report.says("sign_intro"))))
    lines = [div(["signature"], [], name=name, role=role, date=date) for name, role, date in _signers(report)]
    return Section("signatures", report.says("section_signatures"), [*blocks, div(["signatures"], lines)])


def _agreed(report: Report) -> Iterator[Block]:
    """Yield who has agreed on which day, those without a day last."""
    by_day: dict[datetime.date | None, list[str]] = {}
    for agreement in sorted(report.plan.agreements, key=lambda each: each.on or datetime.date.max):
        if name := report.person(agreement.person):
            by_day.setdefault(agreement.on, []).append(name)
    for day, names in by_day.items():
        undated = "agreed_undated" if "agreements/*/on" in report.left_out else "agreed_no_day"
        heading = report.says("agreed_on", day=report.formats.date(day)) if day else report.says(undated)
        yield para(strong(heading), " ", report.says.listed(names))


def _signers(report: Report) -> list[tuple[str, str, str]]:
    """Return name and role of each; a sponsor and an owner have a line even without a name."""
    about = report.plan.about
    parts: dict[str, list[str]] = {}
    for person, key in (
        (about.sponsor or "sponsor", "sponsor"),
        (report.plan.ask.person, "decides"),
        (about.owner or "owner", "owner_role"),
    ):
        if person:
            parts.setdefault(person, []).append(report.says(key))
    separator = report.says("aside_separator")
    return [
        (report.person(person), separator.join(part for part in (_role(report, person), *roles) if part), "")
        for person, roles in parts.items()
    ]


def _role(report: Report, person_id: str) -> str:
    return next((person.role for person in report.plan.people if person.id == person_id), "")
