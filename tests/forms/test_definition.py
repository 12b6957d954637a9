"""What the front end is told about a step."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from workshop.forms.definition import definition, title_fields
from workshop.kit.definitions import Fields, FieldWords, Step
from workshop.kit.loading import Kit
from workshop.plan.session import Session, SessionFacts

DAY = datetime.date(2027, 1, 12)
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


def drawn(kit: Kit, step: str, notes: bool = False, **facts: Any) -> dict[str, Any]:
    """Return a step's definition in a session."""
    session = Session(id="session-1", facts=SessionFacts(**{"day": DAY, **facts}))
    return definition(kit, session, step, "team-1", notes)


def field(given: dict[str, Any], pattern: str) -> dict[str, Any]:
    """Return the first question of a pattern."""
    found: dict[str, Any] = next(
        each for block in given["blocks"] for each in block.get("fields", []) if each["field"] == pattern
    )
    return found


@pytest.mark.parametrize("step", STEPS)
def test_every_step_of_the_kit_can_be_drawn(kit: Kit, step: str) -> None:
    given = drawn(kit, step)
    assert json.loads(json.dumps(given)) == given
    ways = {each["draw"] for block in given["blocks"] for each in block.get("fields", [])}
    assert ways <= {
        "line",
        "figure",
        "date",
        "chips",
        "select",
        "scale",
        "ticks",
        "person",
        "ballots",
        "votes",
    }
    assert ways


def test_what_is_kept_in_the_browser_belongs_to_one_team_of_one_session(kit: Kit) -> None:
    assert drawn(kit, "outcomes")["key"] == "workshop/session-1/team-1"


@pytest.mark.parametrize(
    ("step", "pattern", "draw"),
    [
        ("about-us", "about/owner", "person"),
        ("about-us", "about/managers", "figure"),
        ("about-us", "about/day_cost", "figure"),
        ("about-us", "about/business_strategy", "line"),
        ("outcomes", "outcomes/*/statement", "line"),
        ("outcomes", "outcomes/*/direction", "chips"),
        ("outcomes", "outcomes/*/by", "date"),
        ("current-state", "outcomes/*/sources", "ticks"),
        ("current-state", "obstacles/*/blocks", "ticks"),
        ("current-state", "obstacles/*/trainable", "chips"),
        ("manager-gaps", "ratings/*", "scale"),
        ("plan", "actions/*/kind", "select"),
        ("time", "ratings/*", "scale"),
        ("where-to-improve", "tallies/*", "ballots"),
        ("where-to-improve", "tallies/votes", "votes"),
        ("close", "feedback/worth", "chips"),
    ],
)
def test_each_kind_has_its_way_of_being_drawn(kit: Kit, step: str, pattern: str, draw: str) -> None:
    assert field(drawn(kit, step), pattern)["draw"] == draw


def test_a_choice_keeps_the_kit_s_order_and_words(kit: Kit) -> None:
    asked = next(each for each in kit.step("outcomes").fields() if each.field == "outcomes/*/direction")
    options = field(drawn(kit, "outcomes"), "outcomes/*/direction")["options"]
    assert [(option["value"], option["label"]) for option in options] == list(asked.options.items())


def test_yes_and_no_are_answers_not_words(kit: Kit) -> None:
    options = field(drawn(kit, "current-state"), "obstacles/*/trainable")["options"]
    assert [option["value"] for option in options] == [True, False]


def test_cannot_say_is_an_answer_about_today_only(kit: Kit) -> None:
    given = drawn(kit, "manager-gaps")
    assert [option["value"] for option in field(given, "ratings/*")["options"]][-1:] == ["cannot-say"]
    required = field(given, "capabilities/*/required_12")["options"]
    assert "cannot-say" not in [option["value"] for option in required]


def test_a_target_is_counted_in_the_outcome_s_own_unit(kit: Kit) -> None:
    assert field(drawn(kit, "outcomes"), "outcomes/*/target")["unitFrom"] == "outcomes/*/unit"


def test_figures_in_examples_are_written_as_the_session_writes_them(kit: Kit) -> None:
    assert field(drawn(kit, "about-us", language="de"), "about/yearly_cost")["example"] == "145.000"
    assert field(drawn(kit, "about-us"), "about/yearly_cost")["example"] == "145,000"


def test_the_facilitator_s_notes_are_there_only_when_asked_for(kit: Kit) -> None:
    assert drawn(kit, "outcomes")["step"]["facilitator"] is None
    notes = drawn(kit, "outcomes", notes=True)["step"]["facilitator"]
    assert notes["say"] == list(kit.step("outcomes").facilitator.say)
    assert set(notes) == {"say", "listen_for", "goes_wrong"}


def test_a_condition_names_another_question_of_the_record(kit: Kit) -> None:
    when = field(drawn(kit, "current-state"), "obstacles/*/remedy")["when"]
    assert when == {"field": "obstacles/*/trainable", "is": [False]}


def test_capabilities_come_with_behaviours_and_group(kit: Kit) -> None:
    capabilities = drawn(kit, "manager-gaps")["capabilities"]
    assert len([each for each in capabilities if each["offered"]]) == 12
    first = capabilities[0]
    assert set(first) == {"id", "name", "what", "group", "evidence", "offered", "one", "three", "five"}
    assert all(first.values())


def test_habits_are_rated_like_capabilities(kit: Kit) -> None:
    habits = drawn(kit, "time")["habits"]
    assert [habit["id"] for habit in habits] == [
        "right-opportunities",
        "developing-sellers-first",
        "own-craft",
    ]
    assert set(habits[0]) == set(drawn(kit, "time")["capabilities"][0])


def test_ballots_are_counted_by_the_word_for_each_answer(kit: Kit) -> None:
    options = field(drawn(kit, "where-to-improve"), "tallies/*")["options"]
    assert [option["value"] for option in options] == ["1", "2", "3", "4", "5", "cannot-say"]


@pytest.mark.parametrize("step", STEPS)
def test_the_parking_lot_stands_at_the_foot_of_every_step_but_its_own(kit: Kit, step: str) -> None:
    given = drawn(kit, step)
    lots = [block for block in given["blocks"] if block.get("collection") == "parked"]
    assert [lot["collection"] for lot in [*lots, given["parking"]] if lot] == ["parked"]


def test_a_step_beside_the_others_has_no_number(kit: Kit) -> None:
    assert drawn(kit, "warm-up")["step"]["number"] is None
    assert drawn(kit, "time")["step"]["number"] == 1
    assert drawn(kit, "close")["step"]["last"] == 7


def test_a_session_whose_framework_is_gone_takes_the_kit_s_own(kit: Kit) -> None:
    lost = drawn(kit, "manager-gaps", framework="lost")["capabilities"]
    assert lost == drawn(kit, "manager-gaps")["capabilities"]


def test_a_question_of_the_facilitator_s_own_is_drawn_by_its_kind(kit: Kit) -> None:
    own = FieldWords(field="own/motto", label="Our motto", own=True, kind="text", longest=80)
    first = kit.steps[0]
    asked = Step(**{**dict(first), "blocks": (Fields(block="fields", id="own", fields=(own,)),)})
    changed = Kit(kit.folder, (asked, *kit.steps[1:]), kit.agendas, kit.frameworks, kit.words)
    given = field(drawn(changed, first.id), "own/motto")
    assert given["draw"] == "line"
    assert given["kind"]["longest"] == 80


def test_a_record_s_title_is_where_the_model_says() -> None:
    assert title_fields() == {
        "people": "name",
        "outcomes": "statement",
        "obstacles": "what",
        "requirements": "behaviour",
        "actions": "what",
        "stops": "what",
        "investments": "what",
        "risks": "what",
        "indicators": "what",
        "agreements": "person",
        "parked": "what",
        "warmups": "what",
    }
