"""What we want to achieve, and where we are now."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workshop.plan.kinds import Json
from workshop.reports.report import Report
from workshop.reports.text import plain_text
from workshop.reports.tree import Block

MakeReport = Callable[..., Report]
OUTCOME: dict[str, Json] = {
    "people/person-00001/name": "Ana",
    "outcomes/services-001/statement": "Grow services",
    "outcomes/services-001/kind": "business",
    "outcomes/services-001/measure": "services revenue",
    "outcomes/services-001/unit": "€ million",
    "outcomes/services-001/direction": "up",
    "outcomes/services-001/baseline": "4.2",
    "outcomes/services-001/baseline_date": "2026-12-31",
    "outcomes/services-001/sources/crm": True,
    "outcomes/services-001/sources/finance": True,
    "outcomes/services-001/target": "9.8",
    "outcomes/services-001/by": "2028-12-31",
    "outcomes/services-001/why": "The board promised it",
    "outcomes/services-001/executive": "person-00001",
    "outcomes/services-001/practices": "Sellers quote when asked.",
}


def test_who_the_plan_is_for_comes_first(make_report: MakeReport) -> None:
    values: dict[str, Json] = {
        "about/managers": 1,
        "about/sellers": 1200,
        "about/owner": "person-00001",
        "about/sales_strategy": "Fewer, larger deals",
        "people/person-00001/name": "Ana",
    }
    assert plain_text(make_report(values).outcomes().blocks).startswith(
        "This plan is for one front-line manager. 1,200 sellers work for them. Owner of the plan: Ana. "
        "Sales strategy. Fewer, larger deals"
    )


def test_each_outcome_says_why_it_matters_to_whom(make_report: MakeReport) -> None:
    said = plain_text(make_report(OUTCOME).outcomes().blocks)
    assert "Grow services. The board promised it. Matters most to Ana." in said
    assert "easured by: services revenue." in said


def test_the_picture_is_titled_by_what_is_seen(
    make_report: MakeReport, all_blocks: Callable[[list[Block]], Iterator[Block]]
) -> None:
    [picture] = [
        block for block in all_blocks(make_report(OUTCOME).outcomes().blocks) if block["t"] == "Figure"
    ]
    assert plain_text(picture["c"][1][1]) == "One figure rises"
    assert "now €4.2 million, wanted €9.8 million by 31 Dec 2028" in plain_text(picture["c"][2])


def test_today_has_its_date_its_sources_and_how_we_work(make_report: MakeReport) -> None:
    said = plain_text(make_report(OUTCOME).current_state().blocks)
    assert said.startswith(
        "Outcome Today How we work today Grow services €4.2 million As of 31 December 2026. "
        "Sources: CRM and finance. Sellers quote when asked."
    )


def test_what_training_can_and_cannot_fix_stand_apart(make_report: MakeReport) -> None:
    values: dict[str, Json] = {
        "obstacles/pay-0000001/order": "a",
        "obstacles/pay-0000001/what": "The bonus",
        "obstacles/pay-0000001/trainable": False,
        "obstacles/pay-0000001/remedy": "Count services in full",
        "obstacles/pay-0000001/sponsor_must": True,
        "obstacles/habit-00001/order": "b",
        "obstacles/habit-00001/what": "Reviews about dates",
        "obstacles/habit-00001/trainable": True,
        "obstacles/unsaid-0001/order": "c",
        "obstacles/unsaid-0001/what": "Long distances",
    }
    said = plain_text(make_report(values).current_state().blocks)
    assert "The bonus Count services in full nobody named yet no date yet the sponsor must act" in said
    assert "Development can help with these: Reviews about dates" in said
    assert "Not yet said whether development could help with these: Long distances" in said


def test_a_record_without_words_goes_by_its_number(make_report: MakeReport) -> None:
    said = plain_text(make_report({"outcomes/services-001/target": "3"}).outcomes().blocks)
    assert "Outcome 1, no words yet" in said
