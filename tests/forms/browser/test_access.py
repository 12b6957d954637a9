"""The form can be used at any size, in light and dark, by keys alone, by finger and by screen reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from workshop.plan.paths import pattern_of

OpenForm = Callable[..., Any]
STEPS = [
    "about-us",
    "warm-up",
    "time",
    "where-to-improve",
    "outcomes",
    "current-state",
    "manager-gaps",
    "plan",
    "investment",
    "close",
    "follow-up",
]
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
    }
}
DRAWN = "() => [...document.querySelectorAll('[data-path]')].map((each) => each.dataset.path)"
TOO_SMALL = """
() => [...document.querySelectorAll(
    ".workshop-form :is(button, input, select, textarea, summary):not([type=checkbox])")]
  .filter((each) => each.offsetWidth > 0 && !each.closest("details:not([open]) > :not(summary)"))
  .map((each) => [each.getBoundingClientRect(), each])
  .filter(([box]) => box.height < 43.9 || box.width < 43.9)
  .map(([box, each]) => `${each.className || each.type} ${box.width}x ${box.height}`)
"""
ROWS_TOO_SMALL = """
() => [...document.querySelectorAll(".workshop-form label.wf-tick")]
  .map((each) => each.getBoundingClientRect().height).filter((height) => height < 43.9)
"""
SPILLED = """
() => [...document.querySelectorAll(".workshop-form *")]
  .filter((each) => !each.closest(".wf-voice, .wf-asked"))
  .filter((each) => each.getBoundingClientRect().right > innerWidth + 0.5)
  .map((each) => each.className)
"""
EVERYTHING_SHOWN = """
() => [document.querySelector(".workshop-form").textContent,
  ...[...document.querySelectorAll(".workshop-form :is(input, textarea)")].map((each) => each.value)]
  .join("|")
"""
MADE_OF_TEXT = """
() => [...document.querySelectorAll(".workshop-form *")]
  .filter((each) => each.matches("script, img, iframe, object, embed, style, form, base, meta, a[href]")
    || [...each.attributes].some((one) => one.name.startsWith("on")))
  .map((each) => each.outerHTML)
"""


def findings(page: Page) -> list[str]:
    """Return what axe finds, one line for each element, once what appears has its colours."""
    page.evaluate(
        "Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => true)"
    )
    response = Axe().run(page, options=RULES).response
    assert len(response["passes"]) > 10
    return [
        f"{violation['id']}: {node['html'][:150]} {node['failureSummary'][:200]}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]


def open_some(page: Page) -> None:
    """Open every record, and add one to each empty list."""
    page.evaluate(
        "document.querySelectorAll('.wf-toggle[aria-expanded=false]').forEach((each) => each.click())"
    )
    expect(page.locator(".wf-toggle[aria-expanded=false]")).to_have_count(0)
    for block in page.locator(".wf-block-list").all():
        if block.locator("[data-record]").count() == 0:
            block.locator(".wf-add").click()
    for summary in page.locator("summary").all():
        summary.click()


@pytest.mark.parametrize("look", [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")])
@pytest.mark.parametrize("step", STEPS)
def test_axe_finds_nothing(
    page: Page, open_form: OpenForm, sample: dict[str, Any], step: str, look: tuple[int, Any]
) -> None:
    page.set_viewport_size({"width": look[0], "height": 800})
    page.emulate_media(color_scheme=look[1], reduced_motion="reduce")
    open_form(step, sample, notes=True)
    assert findings(page) == []
    open_some(page)
    expect(page.locator("[data-state=saving]")).to_have_count(0)
    assert findings(page) == []
    assert page.evaluate(TOO_SMALL) == []
    assert page.evaluate(ROWS_TOO_SMALL) == []
    assert page.evaluate(SPILLED) == []


@pytest.mark.parametrize("step", STEPS)
def test_hostile_texts_are_shown_as_typed_and_spoil_nothing(
    page: Page, open_form: OpenForm, kit: Any, hostile_answers: Any, step: str
) -> None:
    typed = hostile_answers(0, STEPS.index(step), kit.frameworks["sales-managers"], {})
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    open_form(step, typed.values, notes=True, title="<img src=x onerror=alert(1)>")
    open_some(page)
    expect(page.locator("[data-state=saving]")).to_have_count(0)
    asked = {field.field for field in kit.step(step).fields()}
    typed_here = {
        path: kept
        for path, kept in typed.kept.items()
        if pattern_of(path) in asked and "taken-out" not in path
    }
    if step == "follow-up":  # one follow-up at a time, and why it is stuck only of what is stuck
        drawn = set(page.evaluate(DRAWN))
        typed_here = {path: kept for path, kept in typed_here.items() if path in drawn}
    wanted = list(typed_here.values())
    shown = "".join(page.evaluate(EVERYTHING_SHOWN).split())
    assert wanted
    assert [text for text in wanted if "".join(text.split()) not in shown] == []
    assert page.evaluate(MADE_OF_TEXT) == []
    assert findings(page) == []
    assert page.evaluate(SPILLED) == []
    assert dialogs == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("step", STEPS)
def test_axe_finds_nothing_in_an_empty_form(page: Page, open_form: OpenForm, step: str, theme: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
    open_form(step)
    assert findings(page) == []
    open_some(page)
    assert findings(page) == []
    assert page.evaluate(TOO_SMALL) == []
    assert page.evaluate(SPILLED) == []


def test_axe_finds_nothing_where_something_is_wrong(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", {"outcomes/outcome-001/statement": "Grow"})
    target = form.field("outcomes/outcome-001/target").locator("input")
    target.fill("much")
    target.blur()
    page.get_by_role("button", name="Remove “Grow”").click()
    page.get_by_role("button", name="Undo").click()
    expect(form.field("outcomes/outcome-001/target").locator(".wf-problem")).to_be_visible()
    assert findings(page) == []


def test_what_axe_should_find_it_finds(page: Page, open_form: OpenForm) -> None:
    open_form("outcomes")
    page.locator(".wf-purpose").evaluate("(each) => { each.style.color = '#ccc'; }")
    assert any(finding.startswith("color-contrast") for finding in findings(page))


def test_a_word_without_end_does_not_spill(page: Page, open_form: OpenForm) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    endless = "x" * 300
    values = {
        "outcomes/outcome-001/statement": endless,
        "outcomes/outcome-001/measure": endless,
        "outcomes/outcome-001/unit": "y" * 60,
        "about/business_strategy": endless * 10,
        "people/person-0001/name": "z" * 60,
        "outcomes/outcome-001/executive": "person-0001",
    }
    open_form("outcomes", values)
    assert page.evaluate(SPILLED) == []
    open_some(page)
    assert page.evaluate(SPILLED) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_lines_stay_short_on_a_wide_screen(page: Page, open_form: OpenForm, sample: dict[str, Any]) -> None:
    page.set_viewport_size({"width": 2560, "height": 1440})
    open_form("outcomes", sample)
    assert page.locator(".wf-column").bounding_box()["width"] <= 760  # type: ignore[index]


def test_the_text_is_larger_on_a_phone(page: Page, open_form: OpenForm) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    open_form("about-us")
    size = "(each) => getComputedStyle(each).fontSize"
    assert page.locator(".wf-purpose").evaluate(size) == "17px"
    assert page.locator(".wf-box").first.evaluate(size) == "17px"


@pytest.mark.parametrize(("light", "paper"), [("true", "rgb(255, 255, 255)"), ("false", "rgb(13, 17, 23)")])
@pytest.mark.parametrize("system", ["light", "dark"])
def test_jupyterlab_s_theme_is_followed_whatever_the_system_s(
    page: Page, open_form: OpenForm, light: str, paper: str, *, system: str
) -> None:
    page.emulate_media(color_scheme=system)  # type: ignore[arg-type]
    open_form("outcomes")
    page.evaluate("(light) => { document.body.dataset.jpThemeLight = light; }", light)
    assert (
        page.locator(".workshop-form").evaluate("(form) => getComputedStyle(form).backgroundColor") == paper
    )


def test_keys_typed_in_the_form_stay_in_it(page: Page, open_form: OpenForm) -> None:
    open_form("about-us")
    page.evaluate("window.heardKeys = []; addEventListener('keydown', (event) => heardKeys.push(event.key))")
    page.locator(".wf-box").nth(2).focus()
    page.keyboard.type("dd")
    assert page.evaluate("window.heardKeys") == []
    expect(page.locator(".workshop-form")).to_have_attribute("data-lm-suppress-shortcuts", "true")


def test_saving_by_key_saves_the_form(page: Page, open_form: OpenForm) -> None:
    page.clock.install()
    form = open_form("about-us")
    form.field("about/managers").locator("input").fill("9")
    page.keyboard.press("Control+s")
    form.saved()
    assert form.value("about/managers") == 9


def press(page: Page, *keys: str) -> None:
    """Press keys, one after the other."""
    for key in keys:
        page.keyboard.press(key)


def go_to(page: Page, path: str) -> None:
    """Press Tab until the focus stands in a field."""
    for _ in range(60):
        press(page, "Tab")
        if page.evaluate("document.activeElement.closest('[data-path]')?.dataset.path") == path:
            return
    raise AssertionError(f"Tab does not reach {path}.")


def test_a_journey_by_keys_alone(page: Page, open_form: OpenForm) -> None:
    form = open_form("outcomes", {"people/person-0001/name": "Ana", "people/person-0001/order": "a0"})
    while not page.evaluate("document.activeElement.matches('.wf-add')"):
        press(page, "Tab")
    press(page, "Enter")
    page.keyboard.type("Grow services")
    path = page.evaluate("document.activeElement.closest('[data-path]').dataset.path").removesuffix(
        "/statement"
    )
    go_to(page, f"{path}/kind")
    press(page, "Space", "ArrowRight")
    go_to(page, f"{path}/unit")
    page.keyboard.type("€ m")
    go_to(page, f"{path}/direction")
    press(page, "Space")
    go_to(page, f"{path}/target")
    page.keyboard.type("9,8")
    go_to(page, f"{path}/by")
    while not page.evaluate("document.activeElement.matches('.wf-tap')"):
        press(page, "Tab")
    press(page, "Enter")
    go_to(page, f"{path}/why")
    page.keyboard.type("It pays for the new region.")
    go_to(page, f"{path}/executive")
    page.keyboard.type("Ana")
    press(page, "Tab")
    form.saved()
    [outcome] = form.answers.plan("team-nordics").outcomes
    assert (outcome.statement, outcome.kind, outcome.unit) == ("Grow services", "sales", "€ m")
    assert (outcome.direction, str(outcome.target), outcome.by.isoformat()) == ("up", "9.8", "2027-12-31")
    assert (outcome.why, outcome.executive) == ("It pays for the new region.", "person-0001")


def test_every_field_has_a_name_that_is_spoken(
    page: Page, open_form: OpenForm, sample: dict[str, Any]
) -> None:
    open_form("investment", sample)
    open_some(page)
    snapshot = page.locator(".workshop-form").aria_snapshot()
    nameless = [
        line.strip()
        for line in snapshot.splitlines()
        if line.strip().rstrip(":")
        in {"- textbox", "- button", "- combobox", "- radio", "- checkbox", "- radiogroup"}
    ]
    assert nameless == []
    assert "needed" in snapshot
