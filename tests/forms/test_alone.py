"""What each answers alone: which questions, how a device draws them, and what may be said of them."""

from __future__ import annotations

import pytest

from workshop.forms.alone import answer_shown, drawn_alone, questions_alone, revealed
from workshop.forms.definition import definition
from workshop.forms.wording import Wording, wording_of
from workshop.kit.loading import Kit
from workshop.plan.alone import is_done, mark_of, rounds_open
from workshop.plan.model import Plan
from workshop.plan.session import Session, SessionFacts

HALF_DAY = SessionFacts(agenda="half-day")
SHORT = SessionFacts(agenda="90-minutes")


@pytest.fixture
def wording(kit: Kit) -> Wording:
    return wording_of(kit, HALF_DAY)


def asked(kit: Kit, step: str, facts: SessionFacts) -> tuple[str, ...]:
    return questions_alone(kit.step_asked(step, facts), kit.framework_asked(facts))


def test_capabilities_and_votes_are_answered_alone(kit: Kit) -> None:
    framework = kit.framework_asked(HALF_DAY)
    assert framework is not None
    capabilities = tuple(each.id for each in framework.capabilities())
    assert asked(kit, "where-to-improve", HALF_DAY) == (*capabilities, "votes")
    assert asked(kit, "time", HALF_DAY) == asked(kit, "outcomes", HALF_DAY) == ()


def test_a_short_session_agrees_aloud_and_only_votes_alone(kit: Kit) -> None:
    assert asked(kit, "where-to-improve", SHORT) == ("votes",)
    assert asked(kit, "time", SHORT) == ()


def test_a_device_draws_a_rating_of_one_s_own_before_what_is_agreed(kit: Kit) -> None:
    session = Session(id="s", facts=HALF_DAY)
    drawn = definition(kit, session, "where-to-improve", "team-north-1")
    alone = drawn_alone(drawn, drawn["words"])  # type: ignore[arg-type]
    assert alone["alone"] is True
    first = next(block for block in alone["blocks"] if block.get("of") == "all_capabilities")
    assert [(field["field"], field["draw"]) for field in first["fields"][:2]] == [
        ("tallies/*", "alone"),
        ("ratings/*", "scale"),
    ]
    assert first["fields"][0]["options"] == first["fields"][1]["options"]
    assert first["fields"][1]["revealedFirst"] is True
    assert "dots" in {field["draw"] for block in alone["blocks"] for field in block.get("fields", ())}
    assert drawn_alone(definition(kit, session, "outcomes", "team-north-1"), {})["alone"] is False


@pytest.mark.parametrize(
    ("rounds", "said", "counts"),
    [
        ({"day-0/1": {"too-few": 2}}, "Too few to say how far apart you are; that takes three answers.", []),
        ({"day-0/1": {"close": 3}}, "Three answers, close together.", []),
        (
            {"day-0/1": {"2": 3, "3": 2, "cannot-say": 1}},
            "5 answers, close together. The middle one is 2. One could not say.",
            [0, 3, 2, 0, 0],
        ),
        (
            {"day-0/1": {"2": 5}, "day-0/2": {"3": 5}},
            "5 answers, close together. The middle one is 3. The middle one is 1 higher than before.",
            [0, 0, 5, 0, 0],
        ),
    ],
)
def test_what_is_said_is_what_may_be_said(
    wording: Wording, rounds: dict[str, dict[str, int]], said: str, counts: list[int]
) -> None:
    found = revealed(Plan(tallies={"hiring": rounds}), "day-0", wording)["hiring"]
    assert (found["said"], found["counts"]) == (said, counts)
    assert revealed(Plan(tallies={"hiring": rounds}), "day-90", wording) == {}


def test_dots_are_shown_most_first(wording: Wording) -> None:
    plan = Plan(tallies={"votes": {"day-0/1": {"hiring": 2, "forecasting": 5}}})
    assert revealed(plan, "day-0", wording)["votes"]["dots"] == [["forecasting", 5], ["hiring", 2]]
    few = revealed(Plan(tallies={"votes": {"day-0/1": {"too-few": 2}}}), "day-0", wording)["votes"]
    assert (few["dots"], few["said"]) == (
        [],
        "Too few voted to show where the dots went; that takes three.",
    )


def test_somebody_is_done_when_everything_but_the_votes_is_rated() -> None:
    rounds = rounds_open(Plan(), ["hiring", "forecasting", "votes"], "day-0")
    assert mark_of("where-to-improve", "day-0/1") == "where-to-improve-day-0-1"
    assert not is_done(rounds, [("hiring", "day-0/1")])
    assert is_done(rounds, [("hiring", "day-0/1"), ("forecasting", "day-0/1")])
    assert not is_done({"votes": "day-0/1"}, [("votes", "day-0/1")])


def test_a_level_comes_back_as_a_figure() -> None:
    assert [answer_shown(each) for each in ("3", "cannot-say", "hiring=2")] == [3, "cannot-say", "hiring=2"]
