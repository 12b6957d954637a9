"""What a short session leaves for another day: pure, reversible, and nothing else depends on a condition."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.kit.agenda import (
    Agenda,
    BlockChange,
    Cut,
    QuestionChange,
    StepCut,
    asked,
    framework_asked,
    left_for_later,
    left_out,
)
from workshop.kit.definitions import Each, RecordList, Shown, Step
from workshop.kit.loading import Kit, load_kit
from workshop.kit.progress import StepProgress, progress
from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.paths import pattern_of
from workshop.plan.session import SessionFacts

SHORT = SessionFacts(agenda="90-minutes")
KIT = load_kit()
MINUTES = {
    "about-us": 0,
    "time": 9,
    "where-to-improve": 7,
    "outcomes": 15,
    "current-state": 11,
    "manager-gaps": 20,
    "plan": 14,
    "investment": 9,
    "close": 2,
}


def agenda(*cuts: StepCut) -> Agenda:
    """An agenda that leaves something out."""
    return Agenda(id="short", name="Short", what_for="A try", items=(), cut=Cut(steps=cuts))


def fields(steps: tuple[Step, ...], step_id: str) -> list[str]:
    """What a step asks."""
    return [field.field for step in steps if step.id == step_id for field in step.fields()]


def test_without_a_cut_everything_is_asked(small_kit: Kit) -> None:
    assert asked(small_kit.steps, None) == small_kit.steps
    assert asked(small_kit.steps, agenda()) == small_kit.steps
    assert left_out(small_kit.steps, small_kit.steps) == frozenset()


def test_a_question_left_out_takes_with_it_those_that_hang_on_its_answer(small_kit: Kit) -> None:
    kept = asked(small_kit.steps, agenda(StepCut(step="outcomes", fields=("obstacles/*/trainable",))))
    assert left_out(small_kit.steps, kept) == {"obstacles/*/trainable", "obstacles/*/remedy"}
    assert fields(kept, "manager-gaps") == fields(small_kit.steps, "manager-gaps")


def test_a_block_left_out_leaves_out_its_list_and_all_that_it_asks(small_kit: Kit) -> None:
    kept = asked(small_kit.steps, agenda(StepCut(step="outcomes", blocks=("obstacles",))))
    assert left_out(small_kit.steps, kept) >= {"obstacles", "obstacles/*/what"}
    assert [block.id for block in kept[0].blocks] == ["strategies", "outcomes", "asides"]


def test_a_block_without_a_question_left_is_gone(small_kit: Kit) -> None:
    gone = ("gaps/why_others_wait", "own/motto")
    kept = asked(small_kit.steps, agenda(StepCut(step="outcomes", fields=gone)))
    assert "asides" not in [block.id for block in kept[0].blocks]


def test_a_whole_step_can_be_left_out(small_kit: Kit) -> None:
    kept = asked(small_kit.steps, agenda(StepCut(step="outcomes", whole=True)))
    assert [step.id for step in kept] == ["manager-gaps"]


def test_a_short_session_asks_in_its_own_words_and_suggests_fewer(small_kit: Kit) -> None:
    cut = StepCut(
        step="outcomes",
        change_blocks=(BlockChange(block="outcomes", suggested=(1, 2), help="One or two."),),
        change_questions=(QuestionChange(field="outcomes/*/target", needed=False, help="If known."),),
    )
    [block] = [block for block in asked(small_kit.steps, agenda(cut))[0].blocks if block.id == "outcomes"]
    assert isinstance(block, RecordList)
    assert (block.suggested, block.help, block.ranked) == ((1, 2), "One or two.", True)
    assert (block.fields[2].needed, block.fields[2].help, block.fields[2].label) == (
        False,
        "If known.",
        "Target",
    )


def test_what_is_left_for_later_is_said_unless_it_is_answered_all_the_same(small_kit: Kit) -> None:
    short = agenda(StepCut(step="outcomes", fields=("outcomes/*/target",), later="the targets"))
    assert left_for_later(small_kit.steps, short, set()) == ("the targets",)
    assert left_for_later(small_kit.steps, short, {"outcomes/*/target"}) == ()
    assert left_for_later(small_kit.steps, None, set()) == ()


def test_a_framework_that_marks_nothing_as_short_is_asked_whole() -> None:
    short = Agenda(id="short", name="Short", what_for="A try", items=(), cut=Cut(short_capabilities=True))
    framework = KIT.frameworks["sales-managers"]
    assert len(framework_asked(framework, short).capabilities()) == 6
    assert framework_asked(framework, None) is framework
    unmarked = framework.model_copy(
        update={
            "groups": tuple(
                group.model_copy(
                    update={
                        "capabilities": tuple(
                            each.model_copy(update={"short": False}) for each in group.capabilities
                        )
                    }
                )
                for group in framework.groups
            )
        }
    )
    assert framework_asked(unmarked, short) is unmarked


def choices() -> Iterator[st.SearchStrategy[StepCut]]:
    for step in KIT.steps:
        patterns = sorted({field.field for field in step.fields()})
        yield st.builds(
            StepCut,
            step=st.just(step.id),
            whole=st.booleans(),
            fields=st.lists(st.sampled_from(patterns), unique=True).map(tuple),
            blocks=st.lists(st.sampled_from([block.id for block in step.blocks]), unique=True).map(tuple),
        )


@settings(max_examples=30)
@given(st.tuples(*choices()))
def test_whatever_is_cut_steps_stay_whole_in_themselves(cuts: tuple[StepCut, ...]) -> None:
    kept = asked(KIT.steps, agenda(*cuts))
    whole = {step.id: step for step in KIT.steps}
    for step in kept:
        assert {field.field for field in step.fields()} <= {field.field for field in whole[step.id].fields()}
        progress(step, plan_from({}), KIT.frameworks["sales-managers"])
        for block in step.blocks:
            beside = () if isinstance(block, Shown) else block.fields
            for field in beside:
                assert field.when is None or field.when.field in [each.field for each in beside]
    gone = left_out(KIT.steps, kept)
    assert not gone & {field.field for step in kept for field in step.fields()}


# ------------------------------------------------------------------ the kit's own


def test_the_90_minutes_are_parted_as_the_exercise_has_it() -> None:
    short = KIT.agendas["90-minutes"]
    assert short.total() == 90
    assert {step: short.minutes(step) for step in MINUTES} == MINUTES
    assert [(item.title, item.minutes) for item in short.items if not item.step] == [("Welcome", 3)]


def test_the_short_cut_suggests_as_many_as_fit_on_a_sheet() -> None:
    most = {
        block.id: block.suggested[1]
        for step in KIT.asked(SHORT)
        for block in step.blocks
        if isinstance(block, RecordList) and block.suggested
    }
    assert (most["outcomes"], most["obstacles"], most["requirements"], most["stops"]) == (2, 2, 3, 2)
    assert most["short-term"] + most["long-term"] == 5
    assert (most["investments"], most["risks"], most["indicators"]) == (2, 1, 1)


def test_the_short_cut_asks_neither_for_margins_nor_for_votes_in_secret() -> None:
    gone = KIT.left_out(SHORT)
    assert {"outcomes/*/margin", "outcomes/*/margin_counted", "tallies/*", "warmups"} <= gone
    [dots] = [
        field for step in KIT.asked(SHORT) for field in step.fields() if field.field == "improving/dots"
    ]
    assert dots.example == "2"


def test_the_short_cut_asks_for_less_than_half_of_what_the_half_day_does() -> None:
    sheet = {"outcomes", "current-state", "manager-gaps", "plan", "investment"}

    def count(facts: SessionFacts) -> int:
        return sum(
            (block.suggested or (1, 1))[1] * len(block.fields)
            for step in KIT.asked(facts)
            if step.id in sheet
            for block in step.blocks
            if isinstance(block, RecordList)
        )

    assert count(SHORT) * 2 < count(SessionFacts())


def test_the_remote_agenda_has_two_sittings_and_says_what_to_do_between_them() -> None:
    items = KIT.agendas["remote"].items
    titles = [item.title for item in items]
    assert any(title.startswith("First sitting") for title in titles)
    assert any(title.startswith("Second sitting") for title in titles)
    assert [item.title for item in items].count("Break") == 2
    [between] = [item for item in items if item.meanwhile]
    assert titles.index(between.title) + 1 == next(n for n, t in enumerate(titles) if t.startswith("Second"))


@pytest.mark.parametrize("name", ["half-day", "90-minutes", "remote"])
def test_every_step_has_its_place_in_every_agenda(name: str) -> None:
    steps = [item.step for item in KIT.agendas[name].items if item.step]
    asked_on_the_day = [step.id for step in KIT.asked(SessionFacts(agenda=name)) if step.id != "follow-up"]
    assert steps == asked_on_the_day


@pytest.fixture(scope="module")
def only_short(project: Path) -> dict[str, Json]:
    """The sample's answers, as far as the short cut asks for them."""
    sample = json.loads((project / "kit/samples/four-regions.json").read_text(encoding="utf-8"))
    gone = KIT.left_out(SHORT)
    values: dict[str, Json] = sample["teams"][0]["values"]
    return {path: value for path, value in values.items() if pattern_of(path) not in gone}


def test_a_short_session_is_complete_with_only_its_own_answers(only_short: dict[str, Json]) -> None:
    plan = plan_from(only_short)

    def state(facts: SessionFacts) -> dict[str, StepProgress]:
        framework = KIT.framework_asked(facts)
        return {step.id: progress(step, plan, framework) for step in KIT.asked(facts)}

    asked_that_day = {step: found for step, found in state(SHORT).items() if step != "follow-up"}
    assert {found.state for found in asked_that_day.values()} == {"complete"}
    assert {found.open for found in asked_that_day.values()} == {0}
    assert "begun" in {found.state for found in state(SessionFacts()).values()}


def test_the_short_cut_looks_again_four_times() -> None:
    blocks = [block for step in KIT.asked(SHORT) for block in step.blocks if isinstance(block, Each)]
    assert [block.keys for block in blocks if block.of == "followups"] == [
        ("day-30", "day-60", "day-90", "month-6")
    ]
