"""What the framework says that the kit brings: behaviours that somebody could have seen."""

from __future__ import annotations

import pytest

from workshop.kit.loading import load_kit
from workshop.plan.framework import Capability

KIT = load_kit()
FRAMEWORK = KIT.frameworks["sales-managers"]
SHORT_CUT = {
    "skill-coaching",
    "opportunity-coaching",
    "pipeline-focus",
    "customer-view",
    "accountability",
    "own-rhythm",
}
LONGEST_BEHAVIOUR = 170


def test_the_framework_has_twelve_capabilities_in_four_groups() -> None:
    assert [len(group.capabilities) for group in FRAMEWORK.groups] == [3, 5, 3, 1]
    assert len({each.id for each in FRAMEWORK.capabilities()}) == 12
    assert {each.id for each in FRAMEWORK.capabilities() if each.short} == SHORT_CUT
    assert sorted(FRAMEWORK.scale) == [1, 2, 3, 4, 5]
    assert len({activity.id for activity in FRAMEWORK.activities}) == 10


def test_the_framework_says_what_it_is_not() -> None:
    assert "has not been validated on managers" in FRAMEWORK.note
    assert "never one of them by name" in FRAMEWORK.note


def test_the_framework_has_three_habits_with_behaviours_of_their_own() -> None:
    assert [habit.id for habit in FRAMEWORK.habits] == [
        "right-opportunities",
        "developing-sellers-first",
        "own-craft",
    ]
    of_capabilities = {
        text for each in FRAMEWORK.capabilities() for text in each.behaviours.model_dump().values()
    }
    for habit in FRAMEWORK.habits:
        seen = list(habit.behaviours.model_dump().values())
        assert len(set(seen)) == 3 and not of_capabilities & set(seen)
        assert habit.question.endswith("?")
        for text in seen:
            assert text[0].isupper() and text.endswith(".") and len(text) <= LONGEST_BEHAVIOUR
    assert {habit.question for habit in FRAMEWORK.habits} <= set(KIT.step("time").questions)


@pytest.mark.parametrize("capability", FRAMEWORK.capabilities(), ids=lambda each: each.id)
def test_a_capability_says_what_can_be_seen_and_what_to_ask_for(capability: Capability) -> None:
    seen = list(capability.behaviours.model_dump().values())
    assert len(set(seen)) == 3
    for text in seen:
        assert text[0].isupper() and text.endswith(".") and len(text) <= LONGEST_BEHAVIOUR
    assert capability.what.endswith(".")
    # It stands behind "Ask for:".
    assert capability.evidence[0].islower() and not capability.evidence.endswith(".")
