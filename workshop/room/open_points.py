"""What the plan check finds in a step of a team, in sentences: for the facilitator, live."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from workshop.kit.findings_of import SEVERITIES, findings_of
from workshop.kit.formats import Formats
from workshop.kit.loading import Kit
from workshop.plan.findings import Finding
from workshop.plan.model import Plan
from workshop.plan.session import SessionFacts
from workshop.reports.words import Words

if TYPE_CHECKING:
    from workshop.room.room import Room


class OpenPoints:
    """The plan check of every team that somebody asks about; it is done again when the team has changed."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._known: dict[str, tuple[object, tuple[Finding, ...]]] = {}

    async def told(self, team: str, step: str) -> dict[str, Any]:
        """Return what is found in a step of a team, the gravest first; nothing for no team."""
        table = self._room.tables.get(team)
        if table is None or not self._room.has_step(step):
            return {}
        facts = self._room.session.facts
        state = (table.seq, facts)
        known = self._known.get(team)
        if known is None or known[0] != state:
            plan = await self._room.drawing.plan(table)
            known = (state, await self._room.reading(self._found, plan, facts))
            self._known[team] = known
        here = [finding for finding in known[1] if finding.step == step]
        return {"team": team, "step": step, "groups": in_words(self._room.kit, facts, here)}

    def _found(self, plan: Plan, facts: SessionFacts) -> tuple[Finding, ...]:
        return findings_of(self._room.kit, facts, plan, self._room.answers.rules_off)


def in_words(kit: Kit, facts: SessionFacts, found: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return what the plan check finds as sentences, in groups by how grave it is, the gravest first."""
    formats = Formats(facts.language, facts.currency)
    checks, says = (Words(name, kit.texts(name), formats) for name in ("checks", "plan"))
    groups = (
        (severity, [checks(each.rule, **each.words) for each in found if each.severity == severity])
        for severity in SEVERITIES
    )
    return [
        {"severity": severity, "title": says(f"severity_{severity}"), "sentences": sentences}
        for severity, sentences in groups
        if sentences
    ]
