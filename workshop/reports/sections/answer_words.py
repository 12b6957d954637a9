"""Single answers as people write them: which step asks for them, what they are about, what they say."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from workshop.kit.formats import Formats
from workshop.plan.following import BY_FOLLOWUP, parted
from workshop.plan.kinds import Json
from workshop.plan.paths import Address
from workshop.reports.sections.follow_up import followup_name

if TYPE_CHECKING:
    from workshop.reports.report import Report

STEP_OF = {
    "about": "about-us",
    "people": "about-us",
    "warmups": "warm-up",
    "activities": "time",
    "habits": "time",
    "improving": "where-to-improve",
    "outcomes": "outcomes",
    "obstacles": "current-state",
    "requirements": "manager-gaps",
    "capabilities": "manager-gaps",
    "ratings": "manager-gaps",
    "gaps": "manager-gaps",
    "actions": "plan",
    "stops": "plan",
    "parked": "close",
    "review": "follow-up",
    "decision": "follow-up",
    "progress": "follow-up",
    "readings": "follow-up",
    "feedback": "close",
}
"""The step of an answer that the session's kit no longer asks for; the last step for the rest."""
LAST_STEP = "investment"
BY_FRAMEWORK = frozenset({"capabilities", "ratings", "tallies", "activities", "habits"})
"""Parts of the plan whose answers lie under the ids of the session's framework."""


def step_of(report: Report, part: str, pattern: str) -> str:
    """Return the id of the step that asks for an answer, by its part of the plan and its pattern."""
    return report.asked_in.get(pattern) or STEP_OF.get(part, LAST_STEP)


def record_name(report: Report, part: str, record: str) -> str:
    """Return the words by which people know a record of the plan."""
    if part in BY_FRAMEWORK:
        foreign = next((each.name for each in report.orphans if each.id == record), "")
        known = report.framework.activity_name(record) if part == "activities" else report.name_rated(record)
        return foreign or known
    if part == "followups":
        return followup_name(report, record)
    if part in BY_FOLLOWUP:
        return _name_at_followup(report, part, record)
    found = next(each for each in getattr(report.plan, part) if each.id == record)
    return report.title(part, found)


def _name_at_followup(report: Report, part: str, record: str) -> str:
    """Return what a follow-up is about: the action or early sign, and which follow-up."""
    key, about = parted(record)
    collection = "actions" if part == "progress" else "indicators"
    name = "".join(report.titles(collection, [about])) or report.says(f"noun_{part}")
    return report.says("of_followup", name=name, followup=followup_name(report, key)) if key else name


def question_label(report: Report, pattern: str, field: str) -> str:
    """Return what the kit calls a question; one that it no longer asks is called by its field."""
    question = report.questions.get(pattern)
    return question.label if question else field.replace("_", " ").capitalize()


def in_words(report: Report, place: Address, value: Json) -> str:
    """Return one answer as people would write it."""
    text = str(value)
    if place.kind.name == "link":
        return _linked(report, place.kind.to, text)
    if place.kind.name in ("choice", "level") and not text.isdecimal():
        return report.option(place.pattern, text)
    if place.kind.name == "yes_no":
        return report.says("answer_yes" if value else "answer_no")
    written = _WRITTEN.get(place.kind.name)
    return written(report.formats, text) if written else text


def _linked(report: Report, collection: str, record: str) -> str:
    if collection == "people":
        return report.person(record) or report.says("nobody")
    return "".join(report.titles(collection, [record])) or report.says("taken_out", words=record)


_WRITTEN: dict[str, Callable[[Formats, str], str]] = {
    "date": lambda formats, text: formats.date(datetime.date.fromisoformat(text)),
    "money": lambda formats, text: formats.money(Decimal(text)),
    "number": lambda formats, text: formats.number(Decimal(text)),
    "whole": lambda formats, text: formats.number(int(text)),
}
