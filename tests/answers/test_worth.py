"""Whether it was worth the time is said alone, counted once, and told as ratings are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workshop.answers import emptying, worth
from workshop.answers.border import Sender
from workshop.answers.port import SESSION
from workshop.errors import Refused, WorkshopError
from workshop.plan.fold import session_from
from workshop.plan.tallies import worth_told

if TYPE_CHECKING:
    from tests.answers.conftest import Workshop

KIM = Sender("facilitator", "Kim")
SLOT = ("worth", "day-0/1")


def code(number: int) -> str:
    return f"code-of-device-{number:04}"


def say(workshop: Workshop, *answers: str | None) -> None:
    """Let one device after the other answer, by turns from both teams."""
    for number, answer in enumerate(answers):
        team = (workshop.north, workshop.south)[number % 2]
        worth.say(workshop.log, Sender("participant", "Ola", team), code(number), answer)


def told(workshop: Workshop) -> dict[str, object]:
    """Return what may be told."""
    session = session_from("s", workshop.view().plain_values(SESSION))
    return worth_told(session.end.worth)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], {}),
        (["no", "no"], {}),
        (["yes", "yes", "yes"], {"answers": 3, "spread": "close"}),
        (["yes", "yes", "partly"], {"answers": 3, "spread": "mixed"}),
        (["no", "yes", "yes", "yes"], {"answers": 4, "spread": "far-apart"}),
        (
            ["no", "yes", "yes", "yes", "partly"],
            {"answers": 5, "counts": {"yes": 3, "partly": 1, "no": 1}},
        ),
    ],
)
def test_what_is_told_follows_the_rules_of_ratings(
    workshop: Workshop, answers: list[str], expected: dict[str, object]
) -> None:
    say(workshop, *answers)
    assert worth.count(workshop.log, KIM) == len(answers)
    assert told(workshop) == expected


def test_a_device_answers_once_and_may_think_again(workshop: Workshop) -> None:
    say(workshop, "no", "partly")
    say(workshop, "yes", None)
    view = workshop.view(Sender("participant", "Ola", workshop.north))
    assert view.ballots_cast(SESSION) == {SLOT: 1}
    assert view.own_ballots(SESSION, code(0)) == {SLOT: "5"}
    assert view.own_ballots(SESSION, code(1)) == {}


def test_a_count_stays_and_whoever_is_late_is_told(workshop: Workshop) -> None:
    say(workshop, "yes", "yes", "partly")
    worth.count(workshop.log, KIM)
    with pytest.raises(Refused, match=r"^The answers are counted already, so that yours stays as it was\.$"):
        say(workshop, "no")
    assert worth.count(workshop.log, KIM) == 3
    assert told(workshop) == {"answers": 3, "spread": "mixed"}


def test_with_too_few_the_question_stays_open(workshop: Workshop) -> None:
    say(workshop, "no", "no")
    worth.count(workshop.log, KIM)
    assert workshop.view().values(SESSION).keys() & {worth.COUNTED} == set()
    say(workshop, "no", "no", "yes")
    worth.count(workshop.log, KIM)
    assert told(workshop) == {"answers": 3, "spread": "far-apart"}


def test_who_may_not_is_refused(workshop: Workshop) -> None:
    ola = Sender("participant", "Ola", workshop.north)
    for sender, its_code, answer in (
        (KIM, code(1), "yes"),
        (ola, "short", "yes"),
        (ola, code(1), "perhaps"),
        (ola, code(1), "5"),
    ):
        with pytest.raises(Refused):
            worth.say(workshop.log, sender, its_code, answer)
    with pytest.raises(WorkshopError, match=r"^Only the facilitator can count this\.$"):
        worth.count(workshop.log, ola)
    assert workshop.view().ballots_cast(SESSION) == {}


def test_what_is_not_counted_is_known_to_wait_and_is_erased_at_the_end(workshop: Workshop) -> None:
    say(workshop, "yes", "yes", "no")
    assert workshop.view().unrevealed() == {SESSION: 1}
    worth.count(workshop.log, KIM)
    assert workshop.view().unrevealed() == {}
    assert emptying.erase_ballots(workshop.log) == 3
    assert told(workshop) == {"answers": 3, "spread": "far-apart"}
