"""The rubric's score."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from workshop.plan.checks import RULES, check
from workshop.plan.findings import Finding
from workshop.plan.fold import plan_from
from workshop.plan.model import Plan
from workshop.plan.rubric import RUBRIC, score
from workshop.plan.session import Session

SAMPLES = Path(__file__).resolve().parents[2] / "kit" / "samples"


def found(*rules: str) -> list[Finding]:
    return [Finding(rule, "should", "plan", "actions", {}) for rule in rules]


def of_sample(name: str, team: int) -> tuple[Finding, ...]:
    data = json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))
    session = Session.model_validate({"id": "s", "facts": data["session"]})
    return check(plan_from(data["teams"][team]["values"]), session.facts.day, ())


def test_there_are_eighteen_checks_and_each_rests_on_rules_that_there_are() -> None:
    assert len(RUBRIC) == len({each.id for each in RUBRIC}) == 18
    assert sum(each.gate for each in RUBRIC) == 6
    for each in RUBRIC:
        assert each.rules and each.heart | each.rules <= set(RULES)


@pytest.mark.parametrize(
    ("rules", "points"),
    [
        ((), "18"),
        (("outcome_why",), "17.5"),
        (("outcome_unserved",), "17.5"),
        (("outcome_unserved", "outcome_unbuilt"), "17.5"),
        (("outcome_unserved", "outcome_unbuilt", "action_aside"), "17"),
        (("courses_only", "boss_absent"), "17"),
        (("milestone_empty",) * 2, "17.5"),
        (("milestone_empty",) * 3, "17"),
        (("week_longer", "stops_none"), "17.5"),
    ],
)
def test_what_is_found_costs_a_half_or_the_whole(rules: tuple[str, ...], points: str) -> None:
    assert score(found(*rules)).points == Decimal(points)


def test_a_gate_that_is_missing_altogether_means_not_to_sign_whatever_the_sum() -> None:
    result = score(found("ask_none"))
    assert result.points == 17
    assert result.band == "return"
    assert [each.id for each in result.gates] == ["decision"]
    assert score(found("ask_by")).band == "sign"


def test_the_bands_are_those_of_the_rubric() -> None:
    # A half each: outcomes, matters, baselines, few, levels, observed, actions
    halves = found(
        "outcome_measure", "outcome_why", "baseline_undated", "others_wait", "priority_seen",
        "priority_noticed_by", "action_owner",
    )  # fmt: skip
    assert score(halves[:6]).points == 15
    assert score(halves[:6]).band == "sign"
    assert score(halves).points == Decimal("14.5")
    assert score(halves).band == "conditions"


def test_an_empty_plan_gets_next_to_nothing() -> None:
    result = score(check(Plan(), None, ()))
    assert result.points <= 1
    assert result.band == "return"


def test_a_rule_that_is_switched_off_costs_nothing() -> None:
    assert score(found("outcome_why"), switched_off={"outcome_why"}).points == 18


def test_the_complete_sample_reaches_sixteen_and_the_weak_one_less() -> None:
    assert score(of_sample("four-regions", 0)).points >= 16
    assert score(of_sample("ninety-days-on", 0)).points >= 16
    assert score(of_sample("four-regions", 2)).points < score(of_sample("four-regions", 0)).points
    assert score(of_sample("four-regions", 1)).band == "return"
