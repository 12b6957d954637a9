"""What the members of a team answer alone, in the room: taken from each device, counted by name only."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.answers import Ballot, Edit, LocalAnswers
from workshop.forms.alone import answer_shown, questions_alone
from workshop.kit.loading import Kit
from workshop.plan.alone import is_done, mark_of, rounds_open
from workshop.plan.following import FOLLOW_UP, round_of
from workshop.plan.model import Plan
from workshop.plan.paths import VOTES
from workshop.plan.rounds import TODAY
from workshop.plan.session import SessionFacts
from workshop.plan.standing import looked_at

MOST_BALLOTS = 100


@dataclass(frozen=True, slots=True)
class Question:
    """What a step asks of each alone: the questions, and on which occasion."""

    step: str
    questions: tuple[str, ...]
    occasion: str

    def rounds(self, plan: Plan) -> dict[str, str]:
        """Return the round of each question that is open."""
        return rounds_open(plan, self.questions, self.occasion)

    def mark(self, plan: Plan) -> str:
        """Return what is noted of somebody who has rated everything in the rounds that are open."""
        rated = [round_ for question, round_ in self.rounds(plan).items() if question != VOTES]
        return mark_of(self.step, max(rated, default=f"{self.occasion}/1"))


def question_of(kit: Kit, facts: SessionFacts, step_id: str, plan: Plan) -> Question:
    """Return what a step asks of each alone; without questions where it asks nothing of the kind."""
    step = kit.step_asked(step_id, facts)
    occasion = round_of(looked_at(plan)).partition("/")[0] if step_id == FOLLOW_UP else TODAY
    return Question(step_id, questions_alone(step, kit.framework_asked(facts)), occasion)


def cast(answers: LocalAnswers, code: str, asked: Question, sent: Sequence[object]) -> list[dict[str, Any]]:
    """Put what a device sent into the ballot box, and note whether its owner is done; blocking.

    Returns
    -------
    list of dict
        What became of each: its ``question`` and ``id``, why it was ``refused``, else an empty text, and
        whether it ``waits`` for nothing but that its step is open.
    """
    read = [each for each in sent[:MOST_BALLOTS] if isinstance(each, Mapping)]
    ballots = [
        Ballot(answers.team, str(each.get("question", "")), asked.occasion, each.get("answer"))
        for each in read
    ]
    receipts = answers.cast(code, ballots)
    _note(answers, code, asked)
    return [
        {
            "question": receipt.question,
            "id": str(each.get("id", "")),
            "refused": receipt.refused,
            "waits": receipt.waits,
        }
        for each, receipt in zip(read, receipts, strict=True)
    ]


def own(answers: LocalAnswers, code: str, asked: Question) -> list[list[Any]]:
    """Return what a device answered in the rounds that are open, as question and answer; blocking."""
    rounds = asked.rounds(answers.plan(answers.team))
    found = answers.own_ballots(answers.team, code) if code else {}
    return [
        [question, answer_shown(answer)]
        for (question, round_), answer in found.items()
        if rounds.get(question) == round_
    ]


def _note(answers: LocalAnswers, code: str, asked: Question) -> None:
    """Note that somebody has rated everything, or has not after all: by name, without a value."""
    plan = answers.plan(answers.team)
    done = is_done(asked.rounds(plan), answers.own_ballots(answers.team, code))
    mark = asked.mark(plan)
    person = next((each for each in plan.people if each.id == answers.author), None)
    if person is not None and (mark in person.rated) != done:
        path = f"people/{person.id}/rated/{mark}"
        answers.append([Edit(secrets.token_hex(12), answers.team, path, done, base=answers.latest())])
