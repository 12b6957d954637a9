"""What the front end draws: a step of the kit, joined with the model's kinds and the framework."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from workshop.forms.taps import taps
from workshop.forms.wording import Wording, marks_of, wording_of
from workshop.kit.asking import choices, kind_asked
from workshop.kit.definitions import Block, Each, Fields, FieldWords, RecordList, Shown, Step
from workshop.kit.loading import Kit
from workshop.plan.framework import Capability, Framework
from workshop.plan.kinds import Kind
from workshop.plan.model import COLLECTIONS
from workshop.plan.paths import FIRST_ROUND
from workshop.plan.session import Session, SessionFacts

Json = object
MOST_CHIPS = 5
LONGEST_CHIPS = 60
IN_UNIT_OF = {
    "outcomes/*/target": "outcomes/*/unit",
    "outcomes/*/baseline": "outcomes/*/unit",
}
"""Figures whose unit is an answer of its own."""


def definition(kit: Kit, session: Session, step_id: str, team: str, notes: bool = False) -> dict[str, Json]:
    """Return everything about a step that the front end needs and that does not change while it is shown.

    Parameters
    ----------
    kit
        The session's kit.
    session
        The session: its day, language, currency and framework.
    step_id
        The step to draw.
    team
        The team that answers.
    notes
        Whether the facilitator's notes are part of it.
    """
    step = kit.step_asked(step_id, session.facts)
    wording = wording_of(kit, session.facts)
    framework = kit.framework_of(session.facts)
    return {
        "key": storage_key(session.id, team),
        "language": str(wording.formats.locale).replace("_", "-"),
        "step": _step(step, max(each.number or 0 for each in kit.steps), notes),
        "blocks": [_block(block, wording, session.facts) for block in step.blocks],
        "parking": _parking(kit, step, wording, session.facts),
        "words": dict(wording.words),
        "marks": marks_of(wording.formats),
        "titles": title_fields(),
        "capabilities": _capabilities(kit, session.facts),
        "habits": _habits(framework) if framework else [],
        "scale": {str(level): words for level, words in framework.scale.items()} if framework else {},
        "round": FIRST_ROUND,
    }


def storage_key(session_id: str, team: str) -> str:
    """Return under what a browser keeps what was typed and not stored yet."""
    return f"workshop/{session_id}/{team}"


def title_fields() -> dict[str, str]:
    """Return, for each list of the plan, the field that holds a record's title.

    Examples
    --------
    >>> fields = title_fields()
    >>> fields["outcomes"], fields["people"], "followups" in fields
    ('statement', 'name', False)
    """
    found = {"agreements": "person"}
    for collection, model in COLLECTIONS.items():
        for field in model.model_fields:
            if model.model_validate({"id": "record"}).model_copy(update={field: field}).title() == field:
                found[collection] = field
    return found


def _step(step: Step, last: int, notes: bool) -> dict[str, Json]:
    words = step.model_dump(include={"id", "number", "title", "question", "purpose", "audience", "example"})
    facilitator = {name: list(texts) for name, texts in step.facilitator} if notes else None
    return {**words, "last": last, "questions": list(step.questions), "facilitator": facilitator}


def _block(block: Block, wording: Wording, facts: SessionFacts) -> dict[str, Json]:
    drawn: dict[str, Json] = {"block": block.block, "id": block.id, "title": block.title, "help": block.help}
    match block:
        case Shown():
            return {**drawn, "show": block.show}
        case RecordList():
            drawn |= block.model_dump(include={"collection", "noun", "add", "only", "ranked"})
            drawn["suggested"] = list(block.suggested) if block.suggested else None
        case Each():
            drawn |= {"of": block.of, "empty": block.empty, "keys": list(block.keys)}
        case Fields():
            pass
    only = block.only if isinstance(block, RecordList) else {}
    return {**drawn, "fields": [_field(field, only, wording, facts) for field in block.fields]}


def _parking(kit: Kit, step: Step, wording: Wording, facts: SessionFacts) -> dict[str, Json] | None:
    """The parking lot, which stands at the foot of every step but the one that asks about it."""
    lots = (
        (each.id, block)
        for each in kit.steps
        for block in each.blocks
        if isinstance(block, RecordList) and block.collection == "parked"
    )
    owner, lot = next(lots, ("", None))
    return _block(lot, wording, facts) if lot and owner != step.id else None


def _field(
    field: FieldWords, only: Mapping[str, str | bool], wording: Wording, facts: SessionFacts
) -> dict[str, Json]:
    kind = kind_asked(field)
    options = [{"value": value, "label": label} for value, label in choices(field, kind, wording.say)]
    return {
        **field.model_dump(include={"field", "label", "help", "needed", "wide", "unit"}),
        "example": _example(field, kind, wording),
        "unitFrom": IN_UNIT_OF.get(field.field, ""),
        "options": options,
        "when": {"field": field.when.field, "is": list(field.when.is_)} if field.when else None,
        "kind": {
            "name": kind.name,
            "longest": kind.longest,
            "places": kind.places,
            "to": kind.to,
            "many": kind.many,
        },
        "draw": _drawn_as(kind, [str(option["label"]) for option in options]),
        "quick": taps(field.field, only, facts.day, wording) if kind.name == "date" else [],
    }


def _drawn_as(kind: Kind, labels: list[str]) -> str:
    """Which of the front end's fields draws this kind."""
    if kind.name == "tally" and not kind.options:
        return "votes"
    if kind.many:
        return "ticks"
    if kind.name == "choice" and (len(labels) > MOST_CHIPS or sum(map(len, labels)) > LONGEST_CHIPS):
        return "select"
    return _DRAWN[kind.name]


_DRAWN = {
    "text": "line",
    "long": "line",
    "whole": "figure",
    "number": "figure",
    "money": "figure",
    "date": "date",
    "choice": "chips",
    "yes_no": "chips",
    "level": "scale",
    "link": "person",
    "tally": "ballots",
}


def _example(field: FieldWords, kind: Kind, wording: Wording) -> str:
    """An example; a figure as the session's language writes it, though the kit writes it in English."""
    if kind.name not in ("whole", "number", "money"):
        return field.example
    try:
        return wording.formats.number(Decimal(field.example.replace(",", "")))
    except InvalidOperation:
        return field.example


def _capabilities(kit: Kit, facts: SessionFacts) -> list[dict[str, Json]]:
    """Return every capability that an answer may name, the session's framework first.

    Those about which the session does not ask, of a short agenda or another framework, are not
    offered: a form shows them only where they were chosen before.
    """
    asked = kit.framework_asked(facts)
    offered = {each.id for each in asked.capabilities()} if asked else set()
    own = kit.framework_of(facts)
    found: dict[str, dict[str, Json]] = {}
    for framework in (own, *kit.frameworks.values()) if own else ():
        for group in framework.groups:
            for capability in group.capabilities:
                drawn = _capability(capability, group.name, capability.id in offered)
                found.setdefault(capability.id, drawn)
    return list(found.values())


def _capability(capability: Capability, group: str, offered: bool) -> dict[str, Json]:
    return {
        "id": capability.id,
        "name": capability.name,
        "what": capability.what,
        "group": group,
        "evidence": capability.evidence,
        "offered": offered,
        **capability.behaviours.model_dump(),
    }


def _habits(framework: Framework) -> list[dict[str, Json]]:
    """The habits in the shape of capabilities, since they are rated alike."""
    return [
        {
            "id": habit.id,
            "name": habit.name,
            "what": habit.question,
            "group": "",
            "evidence": "",
            "offered": True,
            **habit.behaviours.model_dump(),
        }
        for habit in framework.habits
    ]
