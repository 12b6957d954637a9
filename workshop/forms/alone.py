"""Questions that each member of a team answers alone, before anybody sees what the others said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from workshop.forms.wording import Wording
from workshop.kit.definitions import Each, Shown, Step
from workshop.plan.framework import Framework
from workshop.plan.kinds import CANNOT_SAY
from workshop.plan.model import Plan
from workshop.plan.paths import VOTES
from workshop.plan.tallies import Tallied, move_between_rounds, tallied, votes

Drawn = dict[str, Any]
WORTH = "feedback/worth"
"""What each member is asked alone in the room, of the whole workshop, and a team at one table together."""
TALLY, RATING, VOTE = "tallies/*", "ratings/*", f"tallies/{VOTES}"


def questions_alone(step: Step, framework: Framework | None) -> tuple[str, ...]:
    """Return the questions of a step that each member answers alone: capabilities or habits, then votes.

    A step that asks for no tally, as in a short session, agrees on its ratings aloud.
    """
    found: list[str] = []
    for block in step.blocks:
        asked = set() if isinstance(block, Shown) else {field.field for field in block.fields}
        if isinstance(block, Each) and TALLY in asked and framework is not None:
            rated = framework.habits if block.of == "habits" else framework.capabilities()
            found += [each.id for each in rated]
        if VOTE in asked:
            found.append(VOTES)
    return tuple(found)


def drawn_alone(drawn: Drawn, words: Mapping[str, str]) -> Drawn:
    """Return a form as a participant's device draws it: a rating of one's own in place of paper ballots.

    What the team agrees on comes after it, and only once the ratings are revealed. Whether it was worth the
    time is asked beside the form.
    """
    blocks = [
        {**block, "fields": _fields([each for each in block["fields"] if each["field"] != WORTH], words)}
        if "fields" in block
        else block
        for block in drawn["blocks"]
    ]
    return {**drawn, "blocks": blocks, "alone": any(_is_alone(block) for block in blocks)}


def without_worth(step: Step) -> Step:
    """Return a step without what is not asked of a team in the room."""
    blocks = (
        block
        if isinstance(block, Shown)
        else block.model_copy(
            update={"fields": tuple(field for field in block.fields if field.field != WORTH)}
        )
        for block in step.blocks
    )
    return step.model_copy(update={"blocks": tuple(blocks)})


def _is_alone(block: Drawn) -> bool:
    return any(field["draw"] in ("alone", "dots") for field in block.get("fields", ()))


def _fields(fields: list[Drawn], words: Mapping[str, str]) -> list[Drawn]:
    asked = {field["field"]: field for field in fields}
    if TALLY in asked and RATING in asked:
        alone = {
            **asked[TALLY],
            "draw": "alone",
            "label": words["alone_label"],
            "help": words["alone_help"],
            "options": asked[RATING]["options"],
            "needed": True,
        }
        rest = [{**field, "revealedFirst": field["field"] == RATING} for field in fields]
        return [alone, *(field for field in rest if field["field"] != TALLY)]
    return [
        {**field, "draw": "dots", "label": words["dots_label"], "help": words["dots_help"]}
        if field["field"] == VOTE
        else field
        for field in fields
    ]


def revealed(plan: Plan, occasion: str, wording: Wording) -> dict[str, Drawn]:
    """Return what may be said of every question that was revealed on an occasion, by question.

    Each has the ``round``, what is ``said`` of it, and from five answers on ``counts`` of the levels
    from 1 to 5; votes have ``dots``, as pairs of capability and number.
    """
    return dict(_revealed(plan, occasion, wording))


def _revealed(plan: Plan, occasion: str, wording: Wording) -> Iterator[tuple[str, Drawn]]:
    for question, rounds in plan.tallies.items():
        here = {round_: counts for round_, counts in rounds.items() if round_.startswith(f"{occasion}/")}
        only = Plan.model_construct(tallies={question: here})
        found = tallied(only, question)
        if found is None:
            continue
        number = int(found.round.rpartition("/")[2])
        if question == VOTES:
            dots = [list(each) for each in votes(only)]
            said = "" if dots else wording.say("ballots_too_few_dots")
            yield question, {"round": number, "said": said, "counts": [], "dots": dots}
        else:
            said = " ".join(_said(only, found, wording))
            yield question, {"round": number, "said": said, "counts": list(found.counts or ()), "dots": []}


def _said(plan: Plan, found: Tallied, wording: Wording) -> Iterator[str]:
    if found.spread is None:
        yield wording.say("ballots_too_few")
        return
    said = wording.count("ballots", found.raters, spread=wording.say(f"spread_{found.spread.value}"))
    yield said[:1].upper() + said[1:]
    if found.median is not None:
        yield wording.say("ballots_median", median=_half(found.median, wording))
    if found.cannot_say:
        yield wording.count("ballots_cannot_say", found.cannot_say)
    moved = move_between_rounds(plan, found.question)
    if moved:
        word = "ballots_moved_up" if moved > 0 else "ballots_moved_down"
        yield wording.say(word, by=_half(abs(moved), wording))
    elif moved == 0:
        yield wording.say("ballots_not_moved")


def _half(figure: float, wording: Wording) -> str:
    return wording.formats.number(Decimal(str(figure)))


def answer_shown(kept: str) -> str | int:
    """Return a ballot's answer as a form takes it: a level as a figure.

    >>> answer_shown("3"), answer_shown("cannot-say"), answer_shown("hiring=2")
    (3, 'cannot-say', 'hiring=2')
    """
    return int(kept) if kept.isdecimal() and kept != CANNOT_SAY else kept
