"""How far a team has come with a step."""

from __future__ import annotations

import pytest

from workshop.kit.definitions import Each, Fields, Step
from workshop.kit.loading import Kit
from workshop.kit.progress import StepProgress, progress
from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.model import Plan

GROWTH = "outcomes/outcome-growth"
STAY = "outcomes/outcome-stay"
WATCH = "requirements/must-watch-visits"

OUTCOMES: dict[str, Json] = {
    f"{GROWTH}/statement": "Grow services",
    f"{GROWTH}/direction": "up",
    f"{GROWTH}/target": "27",
    f"{STAY}/statement": "Keep our margin",
    f"{STAY}/direction": "stay",
}
GAPS: dict[str, Json] = {
    f"{GROWTH}/statement": "Grow services",
    f"{WATCH}/behaviour": "Watches visits",
    f"{WATCH}/serves/outcome-growth": True,
    f"{WATCH}/takes/skill-coaching": True,
    "ratings/skill-coaching/day-0/1": "cannot-say",
    "capabilities/skill-coaching/required_12": 3,
    "capabilities/skill-coaching/priority": True,
    "capabilities/skill-coaching/seen": "Every seller knows their skill",
}


@pytest.fixture
def outcomes(small_kit: Kit) -> Step:
    """A step of lists, with two outcomes suggested at the least."""
    return small_kit.step("outcomes")


@pytest.fixture
def gaps(small_kit: Kit) -> Step:
    """A step with questions on each capability and on each priority."""
    return small_kit.step("manager-gaps")


def of(step: Step, values: dict[str, Json], **changed: Json) -> StepProgress:
    """How far a step has come with these answers, some of them changed."""
    return progress(step, plan_from(values | changed))


def test_a_step_without_answers_is_empty_and_lacks_the_fewest_records(outcomes: Step) -> None:
    assert progress(outcomes, Plan()) == StepProgress("empty", answered=0, open=2)


def test_a_step_is_complete_when_everything_needed_is_answered(outcomes: Step) -> None:
    assert of(outcomes, OUTCOMES) == StepProgress("complete", answered=5, open=0)


def test_a_question_counts_only_in_the_cases_in_which_it_is_shown(outcomes: Step) -> None:
    assert of(outcomes, OUTCOMES | {f"{STAY}/direction": "down"}) == StepProgress("begun", answered=5, open=1)


def test_an_answer_whose_question_is_not_shown_does_not_count(outcomes: Step) -> None:
    assert of(outcomes, OUTCOMES | {f"{STAY}/target": "12"}) == StepProgress("complete", answered=5, open=0)


def test_a_question_that_hangs_on_a_hidden_one_is_hidden_too(small_kit: Kit) -> None:
    step = small_kit.step("outcomes").model_dump(by_alias=True)
    [obstacles] = [block for block in step["blocks"] if block["id"] == "obstacles"]
    chain = {"label": "Who clears it?", "needed": True}
    obstacles["fields"] = (
        *obstacles["fields"],
        chain
        | {"field": "obstacles/*/sponsor_must", "when": {"field": "obstacles/*/trainable", "is": [False]}},
        chain | {"field": "obstacles/*/by", "when": {"field": "obstacles/*/sponsor_must", "is": [True]}},
    )
    values = OUTCOMES | {"obstacles/obstacle-pay/what": "Pay", "obstacles/obstacle-pay/sponsor_must": True}
    found = [
        progress(
            Step.model_validate(step), plan_from(values | {"obstacles/obstacle-pay/trainable": trainable})
        )
        for trainable in (True, False)
    ]
    assert [each.open for each in found] == [0, 2]


def test_a_row_without_words_begins_a_step(outcomes: Step) -> None:
    assert of(outcomes, {f"{GROWTH}/order": "a0"}) == StepProgress("begun", answered=0, open=3)


def test_no_is_an_answer(outcomes: Step) -> None:
    obstacle: dict[str, Json] = {
        "obstacles/obstacle-pay/what": "Pay",
        "obstacles/obstacle-pay/trainable": False,
    }
    assert of(outcomes, OUTCOMES | obstacle) == StepProgress("begun", answered=7, open=1)
    assert (
        of(outcomes, OUTCOMES | obstacle | {"obstacles/obstacle-pay/remedy": "Pay more"}).state == "complete"
    )


def test_removed_records_do_not_count(outcomes: Step) -> None:
    assert of(outcomes, OUTCOMES | {f"{STAY}/removed": True}) == StepProgress("begun", answered=3, open=1)


def test_answers_that_no_one_needs_begin_a_step_but_do_not_count(outcomes: Step) -> None:
    for path in ("gaps/why_others_wait", "own/motto"):
        assert of(outcomes, {path: "Enough for a year"}) == StepProgress("begun", answered=0, open=2)


def test_a_step_that_needs_nothing_is_complete_with_any_answer(outcomes: Step) -> None:
    [asides] = [block for block in outcomes.blocks if block.id == "asides"]
    step = outcomes.model_copy(update={"blocks": (asides,)})
    assert progress(step, Plan()) == StepProgress("empty", answered=0, open=0)
    assert of(step, {"own/motto": "Ask first"}) == StepProgress("complete", answered=0, open=0)


def test_questions_on_each_capability_and_priority_count_for_each(gaps: Step) -> None:
    assert of(gaps, GAPS) == StepProgress("complete", answered=5, open=0)
    hiring: dict[str, Json] = {f"{WATCH}/takes/hiring": True}
    assert of(gaps, GAPS | hiring) == StepProgress("begun", answered=5, open=2)
    assert of(gaps, GAPS | hiring | {"capabilities/hiring/priority": True}) == StepProgress("begun", 5, 3)


def test_a_block_on_each_of_something_lacks_one_while_there_is_nothing(gaps: Step) -> None:
    assert progress(gaps, Plan()) == StepProgress("empty", answered=0, open=3)
    assert of(gaps, GAPS | {"capabilities/skill-coaching/priority": None}) == StepProgress("begun", 4, 1)


def test_a_link_to_what_was_removed_is_no_answer(gaps: Step) -> None:
    assert of(gaps, GAPS | {f"{GROWTH}/removed": True}) == StepProgress("begun", answered=4, open=1)


def test_every_follow_up_is_asked_about(small_kit: Kit) -> None:
    block = Each.model_validate(
        {
            "block": "each",
            "id": "followups",
            "of": "followups",
            "title": "When do we look again?",
            "empty": "None yet.",
            "fields": [{"field": "followups/*/confirmed", "label": "Is it in the calendar?", "needed": True}],
        }
    )
    step = small_kit.step("outcomes").model_copy(update={"blocks": (block,)})
    assert of(step, {"followups/day-30/confirmed": True}) == StepProgress("begun", answered=1, open=9)


def on_each(small_kit: Kit, of: str, *fields: str) -> Step:
    """A step that asks needed questions on each of something."""
    asked = [{"field": field, "label": "Asked", "needed": True} for field in fields]
    given = {"block": "each", "id": "asked", "of": of, "title": "Each", "empty": "None.", "fields": asked}
    return small_kit.step("outcomes").model_copy(update={"blocks": (Each.model_validate(given),)})


def test_what_the_framework_holds_is_asked_about_whether_anything_is_written_or_not(small_kit: Kit) -> None:
    framework = small_kit.frameworks["sales-managers"]
    hours = on_each(small_kit, "activities", "activities/*/now")
    assert progress(hours, Plan(), framework) == StepProgress("empty", answered=0, open=1)
    written = plan_from({"activities/developing-sellers/now": "0"})
    assert progress(hours, written, framework) == StepProgress("complete", answered=1, open=0)
    levels = on_each(small_kit, "all_capabilities", "ratings/*")
    rated = plan_from({"ratings/hiring/day-0/1": "cannot-say"})
    assert progress(levels, rated, framework) == StepProgress("begun", answered=1, open=1)


def test_only_what_the_team_marked_is_asked_about(small_kit: Kit) -> None:
    step = on_each(small_kit, "focus", "capabilities/*/effort")
    framework = small_kit.frameworks["sales-managers"]
    values: dict[str, Json] = {
        "capabilities/hiring/focus": False,
        "capabilities/skill-coaching/focus": True,
        "capabilities/skill-coaching/effort": "A course",
    }
    assert progress(step, plan_from(values), framework) == StepProgress("complete", answered=1, open=0)


def test_paper_ballots_and_dots_are_answers(small_kit: Kit) -> None:
    framework = small_kit.frameworks["sales-managers"]
    ballots = on_each(small_kit, "all_capabilities", "tallies/*")
    counted = plan_from({"tallies/hiring/day-0/1": "2=3", "tallies/votes/day-0/1": "hiring=2"})
    assert progress(ballots, counted, framework) == StepProgress("begun", answered=1, open=1)
    dots = {"field": "tallies/votes", "label": "Dots", "needed": True}
    block = Fields.model_validate({"block": "fields", "id": "dots", "fields": [dots]})
    step = ballots.model_copy(update={"blocks": (block,)})
    assert progress(step, counted, framework) == StepProgress("complete", answered=1, open=0)


def test_a_list_of_some_records_counts_only_those(small_kit: Kit) -> None:
    outcomes = small_kit.step("outcomes")
    [block] = [block for block in outcomes.blocks if block.id == "outcomes"]
    step = outcomes.model_copy(update={"blocks": (block.model_copy(update={"only": {"kind": "sales"}}),)})
    assert of(step, OUTCOMES) == StepProgress("empty", answered=0, open=2)
    assert of(step, OUTCOMES | {f"{GROWTH}/kind": "sales"}) == StepProgress("begun", answered=3, open=1)
