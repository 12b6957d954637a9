"""What the plan check says of a step while it is worked on."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

from workshop.forms.messages import derived_told
from workshop.forms.wording import wording_of
from workshop.kit.loading import Kit
from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.session import SessionFacts

FACTS = SessionFacts(day=datetime.date(2027, 1, 12))
OUTCOME = "outcomes/outcome-001"
STATED: dict[str, Json] = {f"{OUTCOME}/statement": "Grow services"}


def points(kit: Kit, step: str, values: dict[str, Json], *off: str, **facts: Any) -> dict[str, Any]:
    told = derived_told(kit, FACTS.model_copy(update=facts), step, plan_from(values), off)["points"]
    assert isinstance(told, dict)
    return told


def test_the_gravest_come_first_each_with_its_place(kit: Kit) -> None:
    found = points(kit, "outcomes", STATED)
    paths = [each["path"] for each in found["each"]]
    assert f"{OUTCOME}/target" in paths
    grave = ["Before signing: " in each["text"] for each in found["each"]]
    assert grave == sorted(grave, reverse=True)
    assert all(
        "Grow services" in each["text"] for each in found["each"] if each["path"] == f"{OUTCOME}/target"
    )
    assert found["said"].endswith("points are still open")


def test_a_step_in_which_nothing_is_answered_is_left_in_peace(kit: Kit) -> None:
    assert points(kit, "plan", STATED) == {}
    assert points(kit, "outcomes", {}) == {}


def test_each_step_has_its_own(kit: Kit) -> None:
    values = {**STATED, "actions/action-0001/what": "Weekly visits", "actions/action-0001/term": "short"}
    paths = {each["path"].partition("/")[0] for each in points(kit, "plan", values)["each"]}
    assert "actions" in paths
    assert "outcomes" not in paths


def test_a_rule_that_is_switched_off_is_silent(kit: Kit) -> None:
    before, after = points(kit, "outcomes", STATED), points(kit, "outcomes", STATED, "outcome_target")
    assert len(before["each"]) == len(after["each"]) + 1


def test_what_the_agenda_leaves_out_is_not_asked_for(kit: Kit) -> None:
    whole, short = (points(kit, "outcomes", STATED, agenda=agenda) for agenda in ("half-day", "90-minutes"))
    left = {each["path"] for each in whole["each"]} - {each["path"] for each in short["each"]}
    assert left == {f"{OUTCOME}/executive"}


def test_a_session_of_an_earlier_program_has_its_words_all_the_same(kit: Kit) -> None:
    words = {name: dict(texts) for name, texts in kit.words.items()}
    for name in ("points_one", "points_other", "points_help", "point_must"):
        del words["form"][name]
    words["checks"] = {"outcome_target": "Where to with “{outcome}”?"}
    older = dataclasses.replace(kit, words=words)
    found = points(older, "outcomes", STATED)
    assert found["said"].endswith("points are still open")
    assert len(found["each"]) == len(points(kit, "outcomes", STATED)["each"])
    assert wording_of(older, FACTS).words["points_help"]
