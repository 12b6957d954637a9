"""Figures are read as people write them, and never guessed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

OpenForm = Callable[..., Any]
OUTCOME = "outcomes/outcome-001"
ONE: dict[str, Any] = {f"{OUTCOME}/statement": "Grow services"}


def fill(form: Any, path: str, text: str) -> Any:
    """Write into a field and leave it."""
    box = form.field(path).locator(".wf-box")
    box.fill(text)
    box.blur()
    return box


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("4.2", "4.2", "4.2"),
        ("4,2", "4.2", "4.2"),
        (".5", "0.5", "0.5"),
        ("1 200", "1200", "1,200"),
        ("1 234 567,25", "1234567.25", "1,234,567.25"),
        ("1'200", "1200", "1,200"),
        ("12,500.75", "12500.75", "12,500.75"),
        ("12.500,75", "12500.75", "12,500.75"),
        ("1,234,567", "1234567", "1,234,567"),
        ("\u22123", "-3", "\u22123"),
        ("-0", "0", "0"),
        ("007", "7", "7"),
        ("4,1250", "4.1250", "4.1250"),
        ("27 € m", "27", "27"),
        ("€ 99", "99", "99"),
    ],
)
def test_a_figure_is_read_as_people_write_it(
    open_form: OpenForm, typed: str, stored: str, shown: str
) -> None:
    form = open_form("outcomes", {**ONE, f"{OUTCOME}/unit": "€ m"})
    box = fill(form, f"{OUTCOME}/target", typed)
    form.saved()
    assert form.value(f"{OUTCOME}/target") == stored
    expect(box).to_have_value(shown)


@pytest.mark.parametrize("typed", ["about 12", "1 20", "1,23,4", "12..5", "4,", "1.2.3,4", "-", "½"])
def test_what_is_no_figure_is_refused_at_the_field(page: Page, open_form: OpenForm, typed: str) -> None:
    form = open_form("outcomes", ONE)
    box = fill(form, f"{OUTCOME}/target", typed)
    expect(form.field(f"{OUTCOME}/target").locator(".wf-problem")).to_have_text(
        f"“{typed}” is not a figure. Write digits, such as 12 or 4.5."
    )
    expect(box).to_have_value(typed)
    expect(page.locator("[data-state=look]")).to_be_visible()
    assert form.value(f"{OUTCOME}/target") is None


@pytest.mark.parametrize(
    ("language", "typed", "says"),
    [
        ("en", "4,125", "“4,125” could be 4,125 or 4.125. Write 4125 for the first, 4.1250 for the second."),
        ("de", "4.125", "“4.125” could be 4.125 or 4,125. Write 4125 for the first, 4,1250 for the second."),
        (
            "fr",
            "4.125",
            "“4.125” could be 4\u202f125 or 4,125. Write 4125 for the first, 4,1250 for the second.",
        ),
    ],
)
def test_a_figure_that_has_two_readings_is_not_guessed(
    open_form: OpenForm, language: str, typed: str, says: str
) -> None:
    form = open_form("outcomes", ONE, language=language)
    fill(form, f"{OUTCOME}/target", typed)
    problem = form.field(f"{OUTCOME}/target").locator(".wf-problem")
    assert problem.text_content() == says
    fill(form, f"{OUTCOME}/target", "4125")
    form.saved()
    expect(problem).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "typed", "stored", "shown"),
    [
        ("en", "125,000", "125000", "125,000"),
        ("en", "€125,000.50", "125000.50", "125,000.50"),
        ("en", "EUR 1250", "1250", "1,250"),
        ("de", "125.000", "125000", "125.000"),
        ("de", "125.000,50 €", "125000.50", "125.000,50"),
        ("fr", "125 000,5", "125000.5", "125\u202f000,5"),
    ],
)
def test_money_is_read_and_written_as_the_session_s_language_does(  # noqa: PLR0913
    open_form: OpenForm, page: Page, language: str, typed: str, *, stored: str, shown: str
) -> None:
    form = open_form("about-us", language=language)
    box = fill(form, "about/yearly_cost", typed)
    form.saved()
    assert form.value("about/yearly_cost") == stored
    assert box.input_value() == shown
    expect(page.locator("[data-path='about/yearly_cost'] .wf-unit")).to_have_text("€")


def test_money_written_with_another_language_s_mark_is_not_guessed(open_form: OpenForm) -> None:
    form = open_form("about-us")
    fill(form, "about/yearly_cost", "125.000")
    expect(form.field("about/yearly_cost").locator(".wf-problem")).to_contain_text(
        "could be 125,000 or 125.000"
    )


def test_a_figure_is_typed_on_without_marks_between_the_thousands(page: Page, open_form: OpenForm) -> None:
    form = open_form("about-us", {"about/yearly_cost": "125000"})
    box = form.field("about/yearly_cost").locator("input")
    expect(box).to_have_value("125,000")
    box.focus()
    expect(box).to_have_value("125000")
    page.keyboard.press("End")
    page.keyboard.type("0")
    box.blur()
    expect(box).to_have_value("1,250,000")


def test_an_emptied_figure_is_emptied(open_form: OpenForm) -> None:
    form = open_form("about-us", {"about/managers": 9})
    fill(form, "about/managers", "")
    form.saved()
    assert form.value("about/managers") is None


def test_a_part_of_a_person_is_refused_with_the_reason(open_form: OpenForm) -> None:
    form = open_form("about-us")
    fill(form, "about/managers", "8.5")
    expect(form.field("about/managers").locator(".wf-problem")).to_have_text(
        "This field takes whole figures."
    )
