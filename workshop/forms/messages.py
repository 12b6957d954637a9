"""What a form and its front end say to each other: plain functions of what a form knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from workshop.answers.port import Answers, Edit, Receipt, Stored
from workshop.errors import WorkshopError
from workshop.forms.changes import name_of, said, told_changes
from workshop.forms.derived import Deriving, derived
from workshop.forms.wording import wording_of
from workshop.kit.loading import Kit
from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.model import Plan

Message = dict[str, Any]
MOST_EDITS = 1000
MOST_LOOKED_AT = 300


class KitAnswers(Answers, Protocol):
    """Answers of a session together with the session's own kit."""

    @property
    def kit(self) -> Kit:
        """The kit that the session was made with."""
        ...


@dataclass(slots=True)
class Desk:
    """What one form knows: whose answers of which step, and up to which edit the front end was told."""

    answers: KitAnswers
    step_id: str
    team: str
    told: int = 0

    def plan(self) -> Plan:
        """Return the team's plan as it stands."""
        return self.answers.plan(self.team)


def start(desk: Desk) -> Message:
    """Return every answer of the team, what is derived from them, and the number of the last edit."""
    latest = desk.answers.latest()
    values = desk.answers.values(desk.team)
    desk.told = max(desk.told, latest)
    plan = plan_from({path: stored.value for path, stored in values.items()})
    return {"answers": _told(values, plan), "derived": _derived(desk, plan), "latest": latest}


def replies(desk: Desk, content: object) -> list[Message]:
    """Return what to answer a message of the front end.

    Parameters
    ----------
    desk
        What the form knows; ``told`` moves on.
    content
        ``{"type": "hello"}``, ``{"type": "edits", "edits": [...], "seq": number}``,
        ``{"type": "since", "seq": number}`` or ``{"type": "history"}``; anything else is passed over. The
        number is up to where the front end has heard: an answer may have been lost on its way.
    """
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
                return []
    except WorkshopError as reason:
        return [{"type": "failed", "text": str(reason)}]


def _stored(desk: Desk, edits: Sequence[object], seq: int) -> list[Message]:
    """Store edits; tell what became of them, and what others have changed meanwhile."""
    asked = [_edit(desk.team, each) for each in edits if isinstance(each, Mapping)]
    receipts = desk.answers.append(asked)
    changes = _changes(desk, seq, with_derived=False)
    plan = desk.plan()
    told = {
        "type": "receipts",
        "receipts": [_receipt(receipt, plan) for receipt in receipts],
        "derived": _derived(desk, plan),
    }
    others = changes["answers"].keys() - {receipt.path for receipt in receipts if receipt.stored}
    return [told, changes] if others else [told]


def _edit(team: str, sent: Mapping[Any, Any]) -> Edit:
    """An edit as it came; whether it makes sense is for ``append`` to say."""
    return Edit(
        id=sent.get("id", ""),
        team=team,
        path=sent.get("path", ""),
        value=sent.get("value"),
        base=sent.get("base", 0),
        after=sent.get("after"),
        follows=sent.get("follows", ""),
    )


def _receipt(receipt: Receipt, plan: Plan) -> Message:
    stored = receipt.stored
    return {
        "id": receipt.id,
        "path": receipt.path,
        "value": stored.value if stored else None,
        "seq": stored.seq if stored else 0,
        "refused": receipt.refused,
        "over": said(receipt.over, plan) if receipt.over else None,
    }


def _history(desk: Desk) -> list[Message]:
    step = desk.answers.kit.step_asked(desk.step_id, desk.answers.session().facts)
    asked = {field.field for field in step.fields()}
    return told_changes(desk.answers.recent(desk.team, MOST_LOOKED_AT), asked, desk.plan())


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
    message: Message = {"type": "changes", "answers": _told(changed, plan), "latest": latest}
    return {**message, "derived": _derived(desk, plan)} if with_derived else message


def _told(values: Mapping[str, Stored], plan: Plan) -> dict[str, list[Json]]:
    """Answers with the number of their edit, by whom and when."""
    return {
        path: [stored.value, stored.seq, name_of(stored, plan), stored.at.isoformat()]
        for path, stored in values.items()
    }


def _derived(desk: Desk, plan: Plan) -> dict[str, object]:
    kit, facts = desk.answers.kit, desk.answers.session().facts
    step = kit.step_asked(desk.step_id, facts)
    asked = kit.framework_asked(facts)
    return derived(plan, Deriving(step, facts.day, kit.framework_of(facts), wording_of(kit, facts), asked))
