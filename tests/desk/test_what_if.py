"""Sliders under the investment."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workshop.desk import open_step
from workshop.desk.step import StepPage
from workshop.desk.what_if import WhatIfSliders


@pytest.fixture
def page(sample_session: Path) -> StepPage:
    """The notebook of step 7, as it opens."""
    os.chdir(sample_session / "notebooks")
    return open_step("investment")


@pytest.fixture
def sliders(page: StepPage) -> WhatIfSliders:
    """Its sliders."""
    assert page.what_if is not None
    assert page.what_if in page.children
    return page.what_if


def test_it_begins_with_what_the_plan_says(sliders: WhatIfSliders) -> None:
    assert "Three years take €238,300 of new cash" in sliders.shown.value


def test_a_slider_says_anew_what_it_comes_to_and_changes_no_answer(
    page: StepPage, sliders: WhatIfSliders
) -> None:
    assert page.team is not None
    before, latest = page.answers.values(page.team.id), page.answers.latest()
    sliders.sliders["cash"].value = 200
    assert "€476,600" in sliders.shown.value
    sliders.sliders["margin"].value = 0
    assert "brings no margin within three years" in sliders.shown.value
    assert (page.answers.values(page.team.id), page.answers.latest()) == (before, latest)


def test_all_go_back_to_what_was_written(sliders: WhatIfSliders) -> None:
    first = sliders.shown.value
    sliders.sliders["later"].value = 12
    assert sliders.shown.value != first
    sliders.back.click()
    assert sliders.shown.value == first


def test_another_team_has_its_own_figures(page: StepPage, sliders: WhatIfSliders) -> None:
    first = sliders.shown.value
    page.chooser.value = page.answers.session().teams[2].id
    assert sliders.shown.value != first


def test_a_team_without_investments_is_told_so(page: StepPage, sliders: WhatIfSliders) -> None:
    page.chooser.value = page.answers.session().teams[3].id
    assert "Still open" in sliders.shown.value


def test_other_steps_have_none(sample_session: Path) -> None:
    os.chdir(sample_session / "notebooks")
    assert open_step("outcomes").what_if is None
