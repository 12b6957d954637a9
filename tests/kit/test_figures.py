"""Figures from elsewhere: never before an answer, two at most, whole with their doubts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.kit.figures import ABOUT, MOST, IndustryFigure, figures_beside
from workshop.kit.loading import Kit, load_kit
from workshop.plan.fold import plan_from
from workshop.plan.model import Plan

Change = Callable[..., Sequence[str]]
FILE = "frameworks/industry-figures.yaml"
TEXT = """\
figures:
  - id: coaching
    about: activities/*/now
    activity: developing-sellers
    value: "19"
    unit: per cent
    what: Time for coaching.
    year: "2015"
    population: managers
    source: Somebody
    caution: Self-reported.
"""
KIT = load_kit()
ANSWERS = [
    "activities/developing-sellers/now",
    "activities/administration/now",
    "sufficiency/spend_today",
    "outcomes/outcome-0001/statement",
]


def ids(step: str, plan: Plan) -> list[str]:
    """The figures beside a step."""
    return [figure.id for figure in figures_beside(KIT.figures, step, plan)]


def test_nothing_is_shown_before_the_team_has_answered() -> None:
    assert ids("time", Plan()) == ids("investment", Plan()) == []
    assert ids("time", plan_from({"sufficiency/spend_today": "900"})) == []


def test_a_figure_on_an_activity_waits_for_the_hours_of_that_activity() -> None:
    assert ids("time", plan_from({"activities/administration/now": "6"}))[0] == "administration-sma"
    found = ids("time", plan_from({"activities/developing-sellers/now": "6"}))
    assert found == ["coaching-ecsell", "coaching-alexander"]


@given(st.sets(st.sampled_from(ANSWERS)), st.sampled_from([step.id for step in KIT.steps]))
def test_two_are_shown_at_most_and_only_beside_steps_1_and_7(answered: set[str], step: str) -> None:
    plan = plan_from(dict.fromkeys(answered, "1"))
    found = figures_beside(KIT.figures, step, plan)
    assert len(found) <= MOST
    assert not found or (step in ABOUT and {each.about for each in found} <= set(ABOUT[step]))


def test_a_kit_without_the_file_has_no_figures(small_kit: Kit) -> None:
    assert small_kit.figures == ()


def test_the_file_is_no_framework(kit: Path, problems: Change) -> None:
    (kit / FILE).write_text(TEXT, encoding="utf-8")
    assert problems(FILE) == ()
    loaded = load_kit(kit)
    assert [figure.id for figure in loaded.figures] == ["coaching"]
    assert list(loaded.frameworks) == ["sales-managers"]


WRONG = [
    (("    caution: Self-reported.\n", ""), "line 2, figures > coaching > caution: is missing. Add it."),
    (
        ("activities/*/now", "activities/*/nov"),
        "line 3, figures > coaching > about: “activities/*/nov” is nothing that the plan knows. "
        "Did you mean “activities/*/now”?",
    ),
    (
        ("activities/*/now", "outcomes/*/target"),
        "line 3, figures > coaching > about: “outcomes/*/target” is no question beside which a "
        "figure is shown. Write one of these: activities/*/now, sufficiency/spend_today, "
        "sufficiency/verdict.",
    ),
    (
        ("activities/*/now", "sufficiency/verdict"),
        "line 4, figures > coaching > activity: stands only with activities/*/now. Remove it.",
    ),
]


@pytest.mark.parametrize(("change", "says"), WRONG)
def test_a_fault_is_named_with_file_and_line(
    kit: Path, problems: Change, change: tuple[str, str], says: str
) -> None:
    (kit / FILE).write_text(TEXT, encoding="utf-8")
    assert problems(FILE, *change) == (f"kit/{FILE}, {says}",)


@pytest.mark.parametrize("figure", KIT.figures, ids=lambda each: each.id)
def test_a_figure_of_the_kit_says_where_it_comes_from_without_a_link(figure: IndustryFigure) -> None:
    text = " ".join(str(value) for value in figure.model_dump().values())
    assert "http" not in text and "www" not in text
    assert figure.caution.endswith(".") and figure.what.endswith(".")
    assert not any(word in text.lower() for word in ("should", "target of", "aim for"))
