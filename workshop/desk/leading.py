"""The facilitator's page in a notebook: the room's own modules, over the session instead of a server."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from workshop.answers import LocalAnswers
from workshop.desk.room_part import RoomPart, front_end, styles
from workshop.desk.standing import Standing, Standings
from workshop.errors import WorkshopError
from workshop.kit.findings_of import findings_of
from workshop.plan.findings import Finding
from workshop.plan.session import SessionFacts
from workshop.plan.tallies import worth_told
from workshop.room.live import live_told
from workshop.room.open_points import in_words
from workshop.room.standing import alone
from workshop.room.steering import steered, written
from workshop.room.voting import question_of
from workshop.room.words import page_words, room_words


class LeadingPanel(RoomPart):
    """The matrix of teams and steps, and what the facilitator does for all.

    Where a room is open for the same session it follows what is written here, as it does for every
    notebook: nothing is said to the room itself.

    Parameters
    ----------
    answers
        The session, as the facilitator has it.
    standing
        Returns how each team stands.
    is_room_open
        Returns whether there is a room that follows.
    """

    _esm = front_end("lead-widget.js")

    def __init__(
        self,
        answers: LocalAnswers,
        standing: Callable[[], Standings],
        is_room_open: Callable[[], bool],
    ) -> None:
        self.answers, self._standing, self._is_room_open = answers, standing, is_room_open
        self._steps = frozenset(step.id for step in answers.kit.steps)
        self._looked_at = ("", "")
        self._found: tuple[Standing, SessionFacts, tuple[Finding, ...]] | None = None
        self._alone: dict[str, tuple[Standing, SessionFacts, Collection[object], dict[str, Any]]] = {}
        words = page_words(room_words(answers.kit), "facilitator_", "state_")
        live = live_told(answers.kit, answers.session())
        data = {"root": "", "live": live, "words": words, "address": "", "code": "", "inNotebook": True}
        super().__init__(data, styles("lead-notebook", "room.css", "facilitator.css"))

    def tell(self, *, again: bool = False) -> None:
        """Tell the page where the room is and how the teams stand, if that is new or wanted again."""
        session, known = self.answers.session(), self._standing()
        teams = [
            {
                "id": team.id,
                "name": team.name,
                "here": [],
                "cells": known[team.id].cells,
                "agreed": known[team.id].agreed,
                "alone": self._alone_of(team.id, known[team.id], session.facts),
            }
            for team in session.teams
            if team.id in known
        ]
        state = {
            "teams": teams,
            "isRoomOpen": self._is_room_open(),
            "points": self._points(known, session.facts),
            "worth": {"answered": self.answers.worth_cast(), **worth_told(session.end.worth)},
        }
        self.send_new(live_told(self.answers.kit, session), state, again=again)

    def _alone_of(self, team: str, standing: Standing, facts: SessionFacts) -> dict[str, Any]:
        """Return how far a team is with what each answers alone; a ballot is no change of the answers."""
        cast = set(self.answers.ballots_cast(team))
        known = self._alone.get(team)
        if known is None or known[0] is not standing or known[1:3] != (facts, cast):
            known = (standing, facts, cast, alone(self.answers.kit, facts, standing.plan, cast, ()))
            self._alone[team] = known
        return known[3]

    def _points(self, known: Standings, facts: SessionFacts) -> dict[str, Any]:
        """Return what the plan check finds where the page looks; nothing while it looks nowhere."""
        team, step = self._looked_at
        if team not in known:
            return {}
        standing = known[team]
        if self._found is None or self._found[0] is not standing or self._found[1] != facts:
            found = findings_of(self.answers.kit, facts, standing.plan, self.answers.rules_off)
            self._found = (standing, facts, found)
        here = [each for each in self._found[2] if each.step == step]
        return {"team": team, "step": step, "groups": in_words(self.answers.kit, facts, here)}

    def do(self, message: Mapping[str, Any]) -> None:
        """Do what the facilitator asks for."""
        match message:
            case {"reveal": str(step), "teams": list(teams)} if step in self._steps:
                self._reveal(step, teams)
            case {"points": str(team), "step": str(step)}:
                self._looked_at = (team, step)
            case {"count": True}:
                self.answers.count_worth()
            case {"end": True}:
                self.send({"ended": self.answers.end_workshop()})
            case _:
                values = steered(message, self.answers.session(), self._steps)
                if values and (refused := written(self.answers, values)):
                    raise WorkshopError(refused)

    def _reveal(self, step: str, teams: list[object]) -> None:
        session = self.answers.session()
        for team in session.teams:
            if not teams or team.id in teams:
                plan = self.answers.plan(team.id)
                asked = question_of(self.answers.kit, session.facts, step, plan)
                self.answers.reveal(team.id, asked.questions, asked.occasion)
