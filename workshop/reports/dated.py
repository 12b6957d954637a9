"""What a section knows by date, as the data from which a calendar is made.

A section carries its dated entries beside its blocks (`Section.dates`), so that the calendar comes
from the same executed notebook as every other format. Each entry is a plain dict of texts:

- ``id``: the record that it is about (``actions/ID``, ``followups/day-30``, ``ask``); it never changes;
- ``on``: the day, as ``2027-02-11``;
- ``kind``: ``action``, ``decision``, ``obstacle`` or ``follow-up``;
- ``what``: one line, by which people know it in their calendar;
- ``details``: what else to know, a line each: owner, evidence, what is agreed;
- ``state``: ``proposed`` while nobody has confirmed the day, ``off`` for what was dropped, else empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from workshop.plan.standing import Standing, standing

if TYPE_CHECKING:
    import datetime

    from workshop.reports.report import Report

Entry = dict[str, str]


def entry(  # noqa: PLR0913 - an entry has these parts, and all but the first two by name
    identifier: str,
    on: datetime.date,
    *,
    kind: Literal["action", "decision", "obstacle", "follow-up"],
    what: str,
    details: list[str],
    state: Literal["", "proposed", "off"] = "",
) -> Entry:
    """Return one dated entry; details that say nothing are left out."""
    return {
        "id": identifier,
        "on": on.isoformat(),
        "kind": kind,
        "what": what,
        "details": "\n".join(line for line in details if line),
        "state": state,
    }


def actions(report: Report) -> list[Entry]:
    """Return when each action is to be in place, with its owner and how it will be known."""
    return [_action(report, found, found.due) for found in _standings(report) if found.due]


def _standings(report: Report) -> list[Standing]:
    return [standing(report.plan, action) for action in report.plan.actions]


def _action(report: Report, found: Standing, due: datetime.date) -> Entry:
    """Return an action's date as it stands now; one that was dropped is called off, not forgotten."""
    says, action = report.says, found.action
    key = f"dated_{found.state}" if found.state in ("done", "dropped") else "dated_action"
    slipped = report.formats.date(action.due) if found.slips and action.due else ""
    return entry(
        f"actions/{action.id}",
        due,
        kind="action",
        what=says(key, what=report.title("actions", action)),
        details=[
            _labelled(report, "owner", report.person(found.owner) or says("no_owner")),
            _labelled(report, "evidence", action.evidence or says("no_evidence")),
            says("dated_slipped", day=slipped) if slipped else "",
            found.reason,
        ],
        state="off" if found.state == "dropped" else "",
    )


def obstacles(report: Report) -> list[Entry]:
    """Return by when each obstacle is out of the way, with who clears it and how."""
    says = report.says
    return [
        entry(
            f"obstacles/{obstacle.id}",
            obstacle.by,
            kind="obstacle",
            what=says("dated_obstacle", what=report.title("obstacles", obstacle)),
            details=[
                _labelled(report, "who_clears", report.person(obstacle.clears) or says("nobody")),
                _labelled(report, "remedy", obstacle.remedy or says("no_remedy")),
            ],
        )
        for obstacle in report.plan.obstacles
        if obstacle.by
    ]


def decision(report: Report) -> list[Entry]:
    """Return the day on which the ask is decided, with what is asked of whom."""
    ask, says = report.plan.ask, report.says
    if ask.by is None:
        return []
    amount = says("amount_open") if ask.amount is None else report.formats.money(ask.amount)
    person = report.person(ask.person) or says("person_open")
    return [
        entry(
            "ask",
            ask.by,
            kind="decision",
            what=says("dated_decision", amount=amount, person=person),
            details=[ask.what],
        )
    ]


def followups(report: Report) -> list[Entry]:
    """Return when the plan is looked at again; a day that nobody confirmed yet says so."""
    return list(_followups(report))


def _followups(report: Report) -> Iterator[Entry]:
    says = report.says
    for each in report.followups:
        if each.on:
            unit, _, number = each.key.partition("-")
            name = says(f"followup_{unit}", number=number)
            owner = report.person(report.plan.about.owner)
            yield entry(
                f"followups/{each.key}",
                each.on,
                kind="follow-up",
                what=says("dated_followup", name=name),
                details=[
                    says("about_owner", name=owner) if owner else "",
                    "" if each.agreed else says("dated_proposed"),
                ],
                state="" if each.agreed else "proposed",
            )


def _labelled(report: Report, key: str, text: str) -> str:
    return f"{report.says('label', label=report.says(key))} {text}"
