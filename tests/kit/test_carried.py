"""A kit as plain data, for a notebook on another computer."""

from __future__ import annotations

import json

import pytest

from workshop.errors import WorkshopError
from workshop.kit.carried import kit_from, kit_told
from workshop.kit.loading import load_kit


def test_a_kit_comes_back_as_it_went_but_for_the_facilitator_s_notes() -> None:
    kit = load_kit()
    told = json.loads(json.dumps(kit_told(kit)))
    again = kit_from(told)
    assert [step.id for step in again.steps] == [step.id for step in kit.steps]
    assert [step.blocks for step in again.steps] == [step.blocks for step in kit.steps]
    assert (again.agendas, again.frameworks) == (kit.agendas, kit.frameworks)
    assert (again.words, again.figures) == (kit.words, kit.figures)
    assert {step.facilitator.say for step in again.steps} == {()}


@pytest.mark.parametrize("told", [{}, {"steps": [{}]}, {**kit_told(load_kit()), "words": [1]}])
def test_a_kit_of_another_version_is_told_so(told: dict[str, object]) -> None:
    with pytest.raises(WorkshopError) as refused:
        kit_from(told)
    assert str(refused.value) == (
        "The room asks in a way that this program does not understand: it is of another version. Install the "
        "version that the facilitator has."
    )
