"""What has no place in a session's framework: answers that were given while it had another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from workshop.plan.fold import values_from
from workshop.plan.framework import Framework
from workshop.plan.kinds import TOO_FEW, read_tally
from workshop.plan.model import Plan
from workshop.plan.paths import VOTES

Kind = Literal["capabilities", "activities", "habits"]


@dataclass(frozen=True, slots=True)
class Orphan:
    """Something that was answered and that the framework does not know: of which kind, its id, its name."""

    kind: Kind
    id: str
    name: str


def orphans(plan: Plan, framework: Framework, others: Iterable[Framework] = ()) -> tuple[Orphan, ...]:
    """Return the capabilities, activities and habits that hold answers and that a framework does not know.

    Nothing is lost by it: with a framework that knows them, they have their place again.

    Parameters
    ----------
    plan
        The team's plan.
    framework
        The framework that the session has, or might choose.
    others
        Further frameworks, by which to tell what something is and what it is called.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> empty = Framework(id="own", name="", note="", scale={}, groups=())
    >>> [each.name for each in orphans(plan_from({"ratings/skill-coaching/day-0/1": 2}), empty)]
    ['Skill coaching']
    """
    known = set(_names(framework))
    names: dict[tuple[Kind, str], str] = {}
    for other in others:
        names = _names(other) | names
    habits = {habit for kind, habit in (*known, *names) if kind == "habits"}
    found = dict.fromkeys(each for each in _answered(plan, habits) if each not in known)
    return tuple(Orphan(*each, names.get(each) or each[1].replace("-", " ").capitalize()) for each in found)


def _names(framework: Framework) -> dict[tuple[Kind, str], str]:
    found: dict[tuple[Kind, str], str] = {}
    found |= {("capabilities", each.id): each.name for each in framework.capabilities()}
    found |= {("activities", each.id): each.name for each in framework.activities}
    return found | {("habits", each.id): each.name for each in framework.habits}


def _answered(plan: Plan, habits: set[str]) -> Iterator[tuple[Kind, str]]:
    """Yield the kind and id of everything that holds an answer or that an answer names."""
    rated_habits = habits | {each.id for each in plan.habits}
    for path, value in values_from(plan).items():
        part, record, *rest = (*path.split("/"), "", "")
        if rest[0] == "order":
            continue
        match part:
            case "activities":
                yield "activities", record
            case "habits":
                yield "habits", record
            case "capabilities":
                yield "capabilities", record
            case "tallies" if record == VOTES:
                yield from (("capabilities", each) for each in _counted(value))
            case "ratings" | "tallies":
                yield ("habits" if record in rated_habits else "capabilities"), record
            case "requirements" | "actions" | "investments" if rest[0] in ("takes", "builds"):
                yield "capabilities", rest[1]


def _counted(value: object) -> Iterable[str]:
    return (read_tally(str(value)) or {}).keys() - {TOO_FEW}
