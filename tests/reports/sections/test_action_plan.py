"""What we will do and stop, and how the plan is kept alive."""

from __future__ import annotations

from collections.abc import Callable

from workshop.plan.kinds import Json
from workshop.reports.report import Report
from workshop.reports.text import plain_text

MakeReport = Callable[..., Report]
ACTIONS: dict[str, Json] = {
    "about/managers": 12,
    "people/person-00001/name": "Kim",
    "actions/later-00001/order": "a",
    "actions/later-00001/what": "Reviews",
    "actions/later-00001/term": "short",
    "actions/later-00001/due": "2027-03-15",
    "actions/first-00001/order": "b",
    "actions/first-00001/what": "Visits",
    "actions/first-00001/term": "short",
    "actions/first-00001/kind": "practice",
    "actions/first-00001/builds/skill-coaching": True,
    "actions/first-00001/owner": "person-00001",
    "actions/first-00001/start": "2027-01-18",
    "actions/first-00001/due": "2027-02-11",
    "actions/first-00001/rhythm": "monthly",
    "actions/first-00001/evidence": "Eight notes a month",
    "actions/unsaid-0001/order": "c",
    "actions/unsaid-0001/what": "Somewhen",
    "stops/deck-00000001/what": "The deck",
    "stops/deck-00000001/hours": "1.5",
    "stops/call-00000001/what": "The call",
    "stops/call-00000001/hours": "1",
}


def test_actions_stand_by_term_the_earliest_first(make_report: MakeReport) -> None:
    said = plain_text(make_report(ACTIONS).action_plan().blocks)
    places = [
        said.index(text)
        for text in ("In place within six months", "Visits", "Reviews", "Over two years", "Somewhen")
    ]
    assert places == sorted(places)
    assert "Still open: what will be built over two years. Step 6," in said
    assert "Short or long term not yet said" in said


def test_an_action_says_what_it_builds_who_owns_it_when_and_how_we_will_know(make_report: MakeReport) -> None:
    said = plain_text(make_report(ACTIONS).action_plan().blocks)
    assert (
        "Visits practice on the job · monthly · builds Skill coaching Kim by 11 Feb 2027 from 18 Jan 2027 "
        "Eight notes a month"
    ) in said
    assert "Reviews no owner yet by 15 Mar 2027 no start yet not said yet" in said


def test_stops_add_up_for_each_manager_and_for_all(make_report: MakeReport) -> None:
    said = plain_text(make_report(ACTIONS).action_plan().blocks)
    assert said.endswith("Together 2.5 30 hours a week across 12 managers")


def test_each_date_says_what_is_in_place_by_then(make_report: MakeReport) -> None:
    said = plain_text(make_report(ACTIONS).follow_up().blocks)
    assert "11 Feb 2027 Day 30 proposed Visits 15 Mar 2027 Day 60 proposed Reviews" in said


def test_dates_that_were_agreed_say_so(make_report: MakeReport) -> None:
    values: dict[str, Json] = {
        "followups/day-30/confirmed": True,
        "followups/month-6/on": "2027-07-01",
        "followups/month-9/confirmed": True,
    }
    said = plain_text(make_report(values).follow_up().blocks)
    assert "11 Feb 2027 Day 30 agreed" in said
    assert "Agreed as well: 1 Jul 2027 and 12 Oct 2027." in said


def test_early_signs_and_risks_have_their_rules(make_report: MakeReport) -> None:
    values: dict[str, Json] = {
        "indicators/notes-00001/what": "Notes",
        "indicators/notes-00001/expected": "0.8",
        "indicators/notes-00001/rule": "Below 0.5: ask why",
        "risks/quarter-001/what": "A weak quarter",
        "risks/quarter-001/sign": "Few notes",
        "risks/quarter-001/response": "Drop the deck",
    }
    said = plain_text(make_report(values).follow_up().blocks)
    assert "Notes open → 0.8 no date yet Below 0.5: ask why" in said
    assert "A weak quarter Few notes Drop the deck" in said


def test_who_has_agreed_stands_above_the_lines_to_sign(make_report: MakeReport) -> None:
    values: dict[str, Json] = {
        "about/owner": "person-00001",
        "about/sponsor": "person-00002",
        "ask/person": "person-00002",
        "people/person-00001/name": "Ana",
        "people/person-00001/role": "Sales director",
        "people/person-00002/name": "Kim",
        "agreements/agree-00001/person": "person-00001",
        "agreements/agree-00001/on": "2027-01-12",
        "agreements/agree-00002/person": "person-00002",
    }
    section = make_report(values).signatures()
    assert plain_text(section.blocks) == (
        "Agreed on 12 January 2027: Ana Agreed, no date yet: Kim. "
        "With their signature they stand behind this plan and its dates."
    )
    lines = [dict(line["c"][0][2]) for line in section.blocks[-1]["c"][1]]
    assert lines == [
        {"name": "Kim", "role": "Sponsor · Decides on the ask", "date": ""},
        {"name": "Ana", "role": "Sales director · Owner of the plan", "date": ""},
    ]


def test_findings_stand_by_step_the_gravest_first(half: Report) -> None:
    said = plain_text(half.open_points().blocks)
    assert said.startswith("To settle before anyone signs Step 0: Who is this plan for?")
    headings = [f"Step {step.number}: {step.title}" for step in half.kit.steps if step.number is not None]
    places = [said.index(heading) for heading in headings if heading in said]
    assert len(places) >= 5
    assert places == sorted(places)
    assert "“Give away less discount” has no target." in said


def test_many_findings_of_one_kind_are_counted(make_report: MakeReport) -> None:
    values: dict[str, Json] = {f"actions/action-{n:05d}/what": f"Action {n}" for n in range(40)}
    said = plain_text(make_report(values).open_points().blocks)
    assert said.count("has no owner") == 3
    assert "and 37 more of the same kind" in said


def test_a_plan_with_nothing_open_says_so(full: Report) -> None:
    assert full.findings == ()
    assert plain_text(full.open_points().blocks) == (
        "No question of the plan was left empty. The annex holds what was put aside."
    )


def test_hours_freed_and_hours_moved_are_set_against_each_other(full: Report) -> None:
    said = plain_text(full.action_plan().blocks)
    assert "gives 9.5 hours more to some activities for each manager; what we stop frees 5.5 of them" in said
