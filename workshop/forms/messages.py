"""What a form and its front end say to each other: plain functions of what a form knows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from workshop.answers.port import Answers, Edit, Receipt, Stored
from workshop.errors import WorkshopError
from workshop.forms.changes import name_of, said, told_changes, with_removals
from workshop.forms.derived import Deriving, derived
from workshop.forms.points import points
from workshop.forms.wording import wording_of
from workshop.kit.loading import Kit
from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.model import Plan
from workshop.plan.session import SessionFacts

Message = dict[str, Any]
MOST_EDITS = 1000
MOST_LOOKED_AT = 2000
"""Changes of what a step asks; a text that is written for long is saved some hundred times."""


class KitAnswers(Answers, Protocol):
    """Answers of a session together with the session's own kit."""

    @property
    def kit(self) -> Kit:
        """The kit that the session was made with."""
        ...

    @property
    def rules_off(self) -> Collection[str]:
        """The rules of the plan check that the session does without."""
        ...


@runtime_checkable
class Elsewhere(Protocol):
    """What answers are beside that, when they lie in a room: it may be away, and has a ballot box."""

    author: str

    @property
    def problem(self) -> str:
        """Why the room can't be reached at present, in a sentence; empty when it can."""
        ...

    def alone(self, step: str, code: str, ballots: Sequence[object]) -> Message:
        """Put what was answered alone into the ballot box; return what lies there by this code."""
        ...


@dataclass(slots=True)
class Desk:
    """What one form knows: whose answers of which step, and what the front end was told.

    ``told`` is the last edit that it was told, ``is_away`` whether it knows that there is no connection.
    """

    answers: KitAnswers
    step_id: str
    team: str
    told: int = 0
    is_away: bool = False

    def plan(self) -> Plan:
        """Return the team's plan as it stands."""
        return self.answers.plan(self.team)


def start(desk: Desk) -> Message:
    """Return every answer of the team, what is derived from them, and the number of the last edit."""
    latest = desk.answers.latest()
    values = desk.answers.values(desk.team)
    desk.told = max(desk.told, latest)
    plan = plan_from({path: stored.value for path, stored in values.items()})
    return {"answers": answers_told(values, plan), "derived": _derived(desk, plan), "latest": latest}


def replies(desk: Desk, content: object) -> list[Message]:
    """Return what to answer a message of the front end.

    Parameters
    ----------
    desk
        What the form knows; ``told`` moves on.
    content
        ``{"type": "hello"}``, ``{"type": "edits", "edits": [...], "seq": number}``,
        ``{"type": "since", "seq": number}`` or ``{"type": "history"}``; for answers in a room
        ``{"type": "alone", "code": text}`` and ``{"type": "cast", "code": text, "ballots": [...]}`` too.
        Anything else is passed over. The number is up to where the front end has heard: an answer may
        have been lost on its way.
    """
    problem = desk.answers.problem if isinstance(desk.answers, Elsewhere) else ""
    found = [{"type": "failed", "text": problem}] if problem else _replies(desk, content)
    was_away, desk.is_away = desk.is_away, bool(problem)
    is_new = isinstance(content, Mapping) and content.get("type") == "hello"  # a page that knows nothing yet
    if was_away != desk.is_away or (desk.is_away and is_new):
        return [{"type": "connection", "isAway": desk.is_away}, *found]
    return found


def _replies(desk: Desk, content: object) -> list[Message]:
    try:
        match content:
            case {"type": "hello"}:
                return [{"type": "all", **start(desk)}]
            case {"type": "edits", "edits": list(edits), **more}:
                seq = more.get("seq")
                told = min(seq, desk.told) if isinstance(seq, int) else desk.told
                return _stored(desk, edits[:MOST_EDITS], told)
            case {"type": "history"}:
                return [{"type": "history", "entries": _history(desk)}]
            case {"type": "since", "seq": int(seq)}:
                return [_changes(desk, min(seq, desk.told))]
            case _:
                return _alone(desk, content)
    except WorkshopError as reason:
        return [{"type": "failed", "text": str(reason)}]


def _alone(desk: Desk, content: object) -> list[Message]:
    """Answer what concerns the ballot box, where there is one."""
    match content:
        case {"type": "alone" | "cast" as asked, "code": str(code), **more} if isinstance(
            desk.answers, Elsewhere
        ):
            sent = more.get("ballots") if asked == "cast" else None
            ballots = sent if isinstance(sent, list) else []
            step = str(more.get("step", desk.step_id))
            return [{"type": "alone", "step": step, **desk.answers.alone(step, code, ballots)}]
        case _:
            return []


def _stored(desk: Desk, edits: Sequence[object], seq: int) -> list[Message]:
    """Store edits; tell what became of them, and what others have changed meanwhile."""
    asked = [edit_from(desk.team, each) for each in edits if isinstance(each, Mapping)]
    receipts = desk.answers.append(asked)
    changes = _changes(desk, seq, with_derived=False)
    plan = desk.plan()
    told = {
        "type": "receipts",
        "receipts": [receipt_told(receipt, plan) for receipt in receipts],
        "derived": _derived(desk, plan),
    }
    others = changes["answers"].keys() - {receipt.path for receipt in receipts if receipt.stored}
    return [told, changes] if others else [told]


def edit_from(team: str, sent: Mapping[Any, Any]) -> Edit:
    """Return an edit as it came; whether it makes sense is for ``append`` to say."""
    return Edit(
        id=sent.get("id", ""),
        team=team,
        path=sent.get("path", ""),
        value=sent.get("value"),
        base=sent.get("base", 0),
        after=sent.get("after"),
        follows=sent.get("follows", ""),
    )


def receipt_told(receipt: Receipt, plan: Plan) -> Message:
    """Return what became of an edit, as the front end is told it."""
    stored = receipt.stored
    return {
        "id": receipt.id,
        "path": receipt.path,
        "value": stored.value if stored else None,
        "seq": stored.seq if stored else 0,
        "refused": receipt.refused,
        "waits": receipt.waits,
        "over": said(receipt.over, plan) if receipt.over else None,
    }


def _history(desk: Desk) -> list[Message]:
    step = desk.answers.kit.step_asked(desk.step_id, desk.answers.session().facts)
    asked = {field.field for field in step.fields()}
    recent = desk.answers.recent(desk.team, MOST_LOOKED_AT, with_removals(asked))
    return told_changes(recent, asked, desk.plan())


def _changes(desk: Desk, seq: int, with_derived: bool = True) -> Message:
    """What was changed after an edit, by whomever."""
    latest = desk.answers.latest()
    changed = {}
    if latest > seq:
        for path, stored in desk.answers.since(seq, desk.team):
            changed[path] = stored
            latest = max(latest, stored.seq)
    desk.told = max(desk.told, latest)
    if not changed:
        return {"type": "changes", "answers": {}, "latest": latest}
    plan = desk.plan()
    message: Message = {"type": "changes", "answers": answers_told(changed, plan), "latest": latest}
    return {**message, "derived": _derived(desk, plan)} if with_derived else message


def answers_told(values: Mapping[str, Stored], plan: Plan) -> dict[str, list[Json]]:
    """Return answers as the front end is told them: each with the number of its edit, by whom and when."""
    return {
        path: [stored.value, stored.seq, name_of(stored, plan), stored.at.isoformat()]
        for path, stored in values.items()
    }


def _derived(desk: Desk, plan: Plan) -> dict[str, object]:
    answers = desk.answers
    return derived_told(answers.kit, answers.session().facts, desk.step_id, plan, answers.rules_off)


def derived_told(
    kit: Kit, facts: SessionFacts, step_id: str, plan: Plan, rules_off: Collection[str]
) -> dict[str, object]:
    """Return what is worked out for a step from a team's plan, as the front end is told it."""
    step = kit.step_asked(step_id, facts)
    asked = kit.framework_asked(facts)
    by = Deriving(step, facts.day, kit.framework_of(facts), wording_of(kit, facts), asked)
    return {**derived(plan, by), "points": points(kit, facts, step, plan, rules_off)}
