from __future__ import annotations

import datetime
from pathlib import Path
from string import Formatter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.plan.broken_plans import ACTION, BROKEN, OUTCOME, SOUND, Answers
from workshop.plan.checks import RULES, Finding, check
from workshop.plan.findings import LONGEST_NAME
from workshop.plan.fold import plan_from
from workshop.plan.model import Plan
from workshop.plan.paths import kind_of, pattern_of

AnyAnswers = st.SearchStrategy[Answers]

DAY = datetime.date(2027, 1, 12)
STEPS = ("about-us", "time", "outcomes", "current-state", "manager-gaps", "plan", "investment", "follow-up")
WORDS: dict[str, str] = yaml.safe_load(
    (Path(__file__).parents[2] / "kit" / "words" / "checks.yaml").read_text(encoding="utf-8")
)

BROKEN_ELSEWHERE = {"outcomes_many", "obstacles_none", "priorities_many", "owner_overloaded"}
"""Rules whose plans are made in a test of their own."""
OF_AN_EMPTY_PLAN = [
    "outcomes_none",
    "actions_none",
    "managers_unknown",
    "spend_today_unknown",
    "sufficiency_unanswered",
    "investments_none",
    "ask_none",
    "sponsor_unknown",
    "followups_none",
    "indicators_none",
    "risks_none",
    "agreements_none",
]


@pytest.fixture
def complete(complete: Answers) -> Answers:
    """The answers of a team about whose plan nobody would ask anything."""
    return complete | SOUND


def fill(finding: Finding) -> str:
    return WORDS[finding.rule].format(**finding.words)


def test_a_plan_that_an_executive_could_sign_has_no_finding(
    complete: Answers, order: tuple[str, ...]
) -> None:
    assert check(plan_from(complete), DAY, order) == ()


@pytest.mark.parametrize(
    ("change", "expected"), BROKEN, ids=[", ".join(found) or "none" for _, found in BROKEN]
)
def test_what_is_missing_is_found_once_and_where_it_can_be_mended(
    complete: Answers, order: tuple[str, ...], change: Answers, expected: dict[str, str]
) -> None:
    found = check(plan_from(complete | change), DAY, order)
    assert [(finding.rule, finding.path) for finding in found] == list(expected.items())


def test_more_than_four_outcomes_are_too_many(complete: Answers, order: tuple[str, ...]) -> None:
    more: Answers = {}
    for number in range(3, 6):
        copied = {
            path.replace("outcome-0001", f"outcome-000{number}"): value
            for path, value in complete.items()
            if "outcome-0001" in path
        }
        more |= copied
    found = check(plan_from(complete | more), DAY, order)
    assert [(finding.rule, finding.words) for finding in found] == [("outcomes_many", {"count": "5"})]


def test_more_than_four_priorities_are_too_many(complete: Answers, order: tuple[str, ...]) -> None:
    more: Answers = {f"capabilities/{each}/priority": True for each in order}
    [found] = [
        each for each in check(plan_from(complete | more), DAY, order) if each.rule == "priorities_many"
    ]
    assert fill(found).startswith("5 priorities are more than anybody changes")


def test_outcomes_without_any_obstacle_are_something_to_think_about(order: tuple[str, ...]) -> None:
    found = check(plan_from({f"{OUTCOME}/statement": "Grow"}), DAY, order)
    [finding] = [each for each in found if each.rule == "obstacles_none"]
    assert (finding.severity, finding.path) == ("consider", "obstacles")
    assert fill(finding).startswith("Is nothing in the way")
    other = plan_from({f"{OUTCOME}/statement": "Grow", "obstacles/obstacle-001/what": "Pay"})
    assert "obstacles_none" not in {each.rule for each in check(other, DAY, order)}


@pytest.mark.parametrize(("owner", "overloaded"), [("person-00001", True), ("person-00003", False)])
def test_nobody_owns_more_than_a_third_of_six_actions(
    owner: str, overloaded: bool, complete: Answers, order: tuple[str, ...]
) -> None:
    more: Answers = {"people/person-00003/name": "Lena", "people/person-00004/name": "Mo"}
    for number, name in enumerate(("person-00003", "person-00004", owner, "person-00004"), start=3):
        for field in ("what", "kind", "term", "removes/obstacle-001", "start", "due", "evidence"):
            more[f"actions/action-0000{number}/{field}"] = SOUND[f"actions/action-00003/{field}"]
        more[f"actions/action-0000{number}/owner"] = name
    more["actions/action-00002/owner"] = "person-00001"
    found = [
        each for each in check(plan_from(complete | more), DAY, order) if each.rule == "owner_overloaded"
    ]
    assert [fill(each) for each in found] == (
        ["Ana Duarte owns 3 of 6 actions. Who else wants this to work?"] if overloaded else []
    )


def test_an_empty_plan_is_told_what_to_begin_with(order: tuple[str, ...]) -> None:
    assert [finding.rule for finding in check(Plan(), DAY, order)] == OF_AN_EMPTY_PLAN


def test_every_rule_is_seen_to_find_something() -> None:
    seen = {rule for _, found in BROKEN for rule in found} | set(OF_AN_EMPTY_PLAN) | BROKEN_ELSEWHERE
    assert seen == set(RULES)


def test_every_rule_has_a_sentence_and_every_sentence_a_rule() -> None:
    assert set(WORDS) == set(RULES)


def test_no_two_rules_share_a_name_and_each_says_what_it_looks_for() -> None:
    assert all(rule.id == rule.find.__name__ for rule in RULES.values())
    assert all(rule.find.__doc__ for rule in RULES.values())
    assert {rule.severity for rule in RULES.values()} == {"must", "should", "consider"}


@pytest.mark.parametrize(
    ("change", "expected"), BROKEN, ids=[", ".join(found) or "none" for _, found in BROKEN]
)
def test_a_sentence_uses_every_word_of_its_finding_and_no_other(
    complete: Answers, order: tuple[str, ...], change: Answers, expected: dict[str, str]
) -> None:
    found = check(plan_from(complete | change), DAY, order)
    assert {finding.rule for finding in found} == set(expected)
    for finding in found:
        places = {name for _, name, _, _ in Formatter().parse(WORDS[finding.rule]) if name}
        assert places == set(finding.words)
        assert fill(finding).endswith((".", "?"))


def test_a_finding_names_the_record_in_the_teams_own_words(complete: Answers, order: tuple[str, ...]) -> None:
    plan = plan_from(
        complete | {f"{OUTCOME}/statement": "Grow {services} & <b>more</b>", f"{OUTCOME}/unit": None}
    )
    [finding] = check(plan, DAY, order)
    assert fill(finding).startswith("“Grow {services} & <b>more</b>” has no unit.")


def test_long_words_are_shortened_in_a_finding(complete: Answers, order: tuple[str, ...]) -> None:
    [finding] = check(
        plan_from(complete | {f"{ACTION}/what": "very " * 50 + "long", f"{ACTION}/evidence": None}),
        DAY,
        order,
    )
    assert len(finding.words["action"]) <= LONGEST_NAME
    assert finding.words["action"].endswith("very…")


def test_a_capability_is_called_by_its_name(complete: Answers, order: tuple[str, ...]) -> None:
    plan = plan_from(complete | {"capabilities/hiring/required_12": 3})
    assert check(plan, DAY, order)[0].words == {"capability": "Hiring"}
    assert check(plan, DAY, order, name_of=str.upper)[0].words == {"capability": "HIRING"}


def test_a_rule_that_is_switched_off_finds_nothing(order: tuple[str, ...]) -> None:
    found = check(Plan(), DAY, order, switched_off={"outcomes_none", "ask_none"})
    assert [finding.rule for finding in found] == [
        rule for rule in OF_AN_EMPTY_PLAN if rule not in ("outcomes_none", "ask_none")
    ]


def test_without_a_day_no_date_is_called_past(complete: Answers, order: tuple[str, ...]) -> None:
    past = {f"{OUTCOME}/by": "1990-01-01", "ask/by": "1990-01-01"}
    rules = [finding.rule for finding in check(plan_from(complete | past), None, order)]
    assert rules == ["followups_quarterly"]


@given(st.data(), st.booleans())
def test_any_answers_can_be_checked_and_every_finding_points_into_the_plan(
    any_answers: AnyAnswers, order: tuple[str, ...], data: st.DataObject, dated: bool
) -> None:
    plan = plan_from(data.draw(any_answers))
    for finding in check(plan, DAY if dated else None, order):
        assert "/" not in finding.path or kind_of(pattern_of(finding.path))
        assert finding.step in STEPS
        assert fill(finding)


def test_a_longer_week_is_only_something_to_think_about() -> None:
    plan = plan_from({"activities/coaching/now": "3", "activities/coaching/wanted": "13.0"})
    [finding] = [each for each in check(plan, DAY, ()) if each.rule == "week_longer"]
    assert (finding.severity, finding.words["hours"]) == ("consider", "10")


@pytest.mark.parametrize("hours", [{}, {"now": "3"}, {"wanted": "3"}, {"now": "5", "wanted": "3"}])
def test_a_week_that_is_open_or_no_longer_than_today_needs_no_thought(hours: Answers) -> None:
    plan = plan_from({f"activities/coaching/{name}": value for name, value in hours.items()})
    assert "week_longer" not in {each.rule for each in check(plan, DAY, ())}
