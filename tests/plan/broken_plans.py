"""Plans that break a rule of the plan check each, and one about which nobody would ask anything."""

from __future__ import annotations

from workshop.plan.kinds import Json

Answers = dict[str, Json]

ACTION = "actions/action-00001"
INVESTMENT = "investments/invest-00001"
OUTCOME = "outcomes/outcome-0001"
BLANK_ACTION = dict.fromkeys(f"{ACTION}/{name}" for name in ("what", "owner", "start", "due", "evidence"))
NO_ASK = dict.fromkeys(
    f"ask/{name}" for name in ("what", "amount", "person", "by", "smaller_what", "smaller_amount")
)

GOAL = "capabilities/skill-coaching"
SIGN = "indicators/indicate-001"
STEP_OF_90_DAYS: Answers = {
    "kind": "coaching",
    "term": "short",
    "removes/obstacle-001": True,
    "owner": "person-00002",
    "start": "2027-02-01",
    "evidence": "Seen",
}
SOUND: Answers = {
    **{f"outcomes/outcome-000{number}/why": "The board's goal" for number in (1, 2)},
    **{f"outcomes/outcome-000{number}/executive": "person-00002" for number in (1, 2)},
    **{f"outcomes/outcome-000{number}/baseline_date": "2026-12-31" for number in (1, 2)},
    **{f"outcomes/outcome-000{number}/sources/finance": True for number in (1, 2)},
    "obstacles/obstacle-001/trainable": True,
    "gaps/why_others_wait": "Good enough for a year",
    f"{GOAL}/seen": "Each seller names one skill",
    f"{GOAL}/noticed_by": "The sellers",
    f"{GOAL}/noticed_when": "2027-06-30",
    "stops/stop-0000001/agrees": "person-00002",
    f"{ACTION}/kind": "practice",
    "actions/action-00002/kind": "process",
    **{
        f"actions/action-0000{number}/{name}": value
        for number, due in ((3, "2027-03-15"), (4, "2027-04-12"))
        for name, value in (STEP_OF_90_DAYS | {"what": f"Step {number}", "due": due}).items()
    },
    "sufficiency/reason": "We spend more on cars",
    "sufficiency/other_causes": "The new machine",
    "ask/gives_up": "Two years",
    f"{SIGN}/expected": "40",
    f"{SIGN}/by": "2027-04-30",
    "risks/risk-0000001/what": "No time",
    "risks/risk-0000001/response": "The sponsor goes first",
    "agreements/agree-00001/person": "person-00002",
}
"""What makes the whole plan one that nobody would ask anything about."""
READ = {"readings/day-30-indicate-001/figure": "12", "readings/day-30-indicate-001/against": "moving"}
DECIDED = {"decision/answer": "full", "decision/person": "person-00002", "decision/on": "2027-02-10"}
FOLLOWED: Answers = {"followups/day-30/held": "2027-02-11", **READ, **DECIDED}
PROGRESS = "progress/day-30-action-00001"

# What is changed in a whole plan, and every rule that then finds something, with where it points.
BROKEN = [
    ({f"{OUTCOME}/statement": None}, {"outcome_unnamed": f"{OUTCOME}/statement"}),
    (
        {"activities/coaching/now": "3", "activities/coaching/wanted": "5.50", "activities/travel/now": "9"},
        {"week_longer": "activities/coaching/wanted"},
    ),
    (
        {"activities/coaching/now": "3", "activities/coaching/wanted": "5", "activities/travel/now": "9"}
        | {"activities/travel/wanted": "7"},
        {},
    ),
    ({f"{OUTCOME}/measure": None}, {"outcome_measure": f"{OUTCOME}/measure"}),
    ({f"{OUTCOME}/unit": None}, {"outcome_unit": f"{OUTCOME}/unit"}),
    ({f"{OUTCOME}/direction": None}, {"outcome_direction": f"{OUTCOME}/direction"}),
    ({f"{OUTCOME}/target": None}, {"outcome_target": f"{OUTCOME}/target"}),
    ({f"{OUTCOME}/by": None}, {"outcome_by": f"{OUTCOME}/by"}),
    ({f"{OUTCOME}/by": "2027-01-12"}, {"outcome_by_past": f"{OUTCOME}/by"}),
    ({f"{OUTCOME}/baseline": None}, {"outcome_baseline": f"{OUTCOME}/baseline"}),
    ({f"{OUTCOME}/target": "4.2"}, {"outcome_not_beyond": f"{OUTCOME}/target"}),
    ({f"{OUTCOME}/target": "4.1"}, {"outcome_not_beyond": f"{OUTCOME}/target"}),
    ({f"{OUTCOME}/direction": "down"}, {"outcome_not_beyond": f"{OUTCOME}/target"}),
    ({f"{OUTCOME}/direction": "stay"}, {}),
    ({f"{OUTCOME}/target": "0", f"{OUTCOME}/baseline": "-1"}, {}),
    ({"outcomes/outcome-0002/removed": True}, {"outcomes_few": "outcomes"}),
    ({"requirements/require-0001/serves/outcome-0002": None}, {"outcome_unserved": "requirements"}),
    (
        {f"{ACTION}/builds/skill-coaching": None},
        {"outcome_unbuilt": "actions", "priority_unbuilt": "capabilities/skill-coaching/priority"},
    ),
    (
        {f"{ACTION}/builds/skill-coaching": None, "capabilities/skill-coaching/priority": None},
        {"outcome_unbuilt": "actions", "priorities_none": "capabilities/forecasting/priority"},
    ),
    (
        {"requirements/require-0002/behaviour": None},
        {"requirement_unnamed": "requirements/require-0002/behaviour"},
    ),
    (
        {"requirements/require-0002/serves/outcome-0001": None},
        {
            "requirement_unlinked": "requirements/require-0002/serves",
            "investment_aside": "investments/invest-00002/builds",
        },
    ),
    (
        {
            "requirements/require-0002/takes/forecasting": None,
            "capabilities/forecasting/required_12": None,
            "investments/invest-00002/funds/action-00002": True,
        },
        {"requirement_untaken": "requirements/require-0002/takes"},
    ),
    ({"capabilities/hiring/required_12": 3}, {"capability_unserved": "capabilities/hiring/priority"}),
    (
        {"actions/action-00002/frees/stop-0000001": None},
        {"action_serves_nothing": "actions/action-00002/builds"},
    ),
    (
        {"actions/action-00002/frees/stop-0000001": None, "actions/action-00002/builds/hiring": True},
        {"action_aside": "actions/action-00002/builds"},
    ),
    ({f"{INVESTMENT}/funds/action-00001": None}, {"investment_serves_nothing": f"{INVESTMENT}/funds"}),
    ({f"{ACTION}/what": None}, {"action_unnamed": f"{ACTION}/what"}),
    (BLANK_ACTION, {"action_unnamed": f"{ACTION}/what", "milestone_empty": "actions"}),
    ({f"{ACTION}/owner": None}, {"action_owner": f"{ACTION}/owner"}),
    ({"people/person-00001/removed": True}, {"action_owner": f"{ACTION}/owner"}),
    ({f"{ACTION}/start": None}, {"action_start": f"{ACTION}/start"}),
    ({f"{ACTION}/due": None}, {"action_due": f"{ACTION}/due", "milestone_empty": "actions"}),
    ({f"{ACTION}/due": "2027-01-17"}, {"action_before_start": f"{ACTION}/due"}),
    ({f"{ACTION}/due": "2027-01-18"}, {}),
    ({f"{ACTION}/evidence": None}, {"action_evidence": f"{ACTION}/evidence"}),
    ({"about/managers": None}, {"managers_unknown": "about/managers"}),
    ({"about/managers": 0}, {"managers_unknown": "about/managers"}),
    ({"about/day_cost": None}, {"day_cost_unknown": "about/day_cost"}),
    ({"sufficiency/spend_today": None}, {"spend_today_unknown": "sufficiency/spend_today"}),
    ({"sufficiency/spend_today": "0"}, {}),
    ({"sufficiency/verdict": None}, {"sufficiency_unanswered": "sufficiency/verdict"}),
    ({f"{INVESTMENT}/what": None}, {"investment_unnamed": f"{INVESTMENT}/what"}),
    ({"investments/invest-00002/once": None}, {}),
    (
        {"investments/invest-00002/once": None, "investments/invest-00002/yearly": None},
        {"investment_cost": "investments/invest-00002/once"},
    ),
    ({"investments/invest-00002/days_once": None}, {"investment_time": "investments/invest-00002/days_once"}),
    ({f"{INVESTMENT}/managers": None}, {"investment_managers": f"{INVESTMENT}/managers"}),
    ({"investments/invest-00002/starts": None}, {"investment_starts": "investments/invest-00002/starts"}),
    (
        {"investments/invest-00002/paid_from": None},
        {"investment_paid_from": "investments/invest-00002/paid_from"},
    ),
    (NO_ASK, {"ask_none": "ask/what"}),
    ({"ask/what": None}, {"ask_what": "ask/what"}),
    ({"ask/amount": None}, {"ask_amount": "ask/amount"}),
    ({"ask/amount": "52500"}, {}),
    ({"ask/amount": "52501"}, {"ask_amount_differs": "ask/amount"}),
    ({"ask/person": None}, {"ask_person": "ask/person"}),
    ({"ask/by": None}, {"ask_by": "ask/by"}),
    ({"ask/by": "2027-01-11"}, {"ask_by_past": "ask/by"}),
    ({"ask/by": "2027-01-12"}, {}),
    ({"ask/smaller_what": None}, {"ask_smaller_what": "ask/smaller_what"}),
    ({"ask/smaller_amount": None}, {"ask_smaller_amount": "ask/smaller_amount"}),
    ({"ask/smaller_amount": "50000"}, {"ask_smaller_not_less": "ask/smaller_amount"}),
    ({"about/sponsor": None}, {"sponsor_unknown": "about/sponsor"}),
    (
        dict.fromkeys(["followups/day-30/confirmed", "followups/day-90/on", "followups/month-6/confirmed"]),
        {"followups_none": "followups/day-30/confirmed"},
    ),
    (
        dict.fromkeys(["followups/day-30/confirmed", "followups/day-90/on"]),
        {"followups_early": "followups/day-30/confirmed"},
    ),
    ({"followups/month-6/confirmed": False}, {"followups_quarterly": "followups/month-6/confirmed"}),
    ({"indicators/indicate-001/removed": True}, {"indicators_none": "indicators"}),
    ({"indicators/indicate-001/what": None}, {"indicator_unnamed": "indicators/indicate-001/what"}),
    ({"indicators/indicate-001/rule": None}, {"indicator_rule": "indicators/indicate-001/rule"}),
    ({f"{OUTCOME}/why": None}, {"outcome_why": f"{OUTCOME}/why"}),
    ({f"{OUTCOME}/executive": None}, {"outcome_executive": f"{OUTCOME}/executive"}),
    ({f"{OUTCOME}/baseline_date": None}, {"baseline_undated": f"{OUTCOME}/baseline_date"}),
    ({f"{OUTCOME}/sources/finance": None}, {"baseline_unsourced": f"{OUTCOME}/sources"}),
    (
        {f"outcomes/outcome-000{number}/sources/finance": None for number in (1, 2)}
        | {f"outcomes/outcome-000{number}/sources/our_view": True for number in (1, 2)},
        {"baselines_opinion": f"{OUTCOME}/sources"},
    ),
    ({f"{OUTCOME}/sources/our_view": True}, {}),
    ({"obstacles/obstacle-001/trainable": None}, {"obstacle_untold": "obstacles/obstacle-001/trainable"}),
    (
        {"obstacles/obstacle-001/trainable": False},
        {},  # actions remove it
    ),
    (
        {"obstacles/obstacle-002/what": "Pay", "obstacles/obstacle-002/trainable": False},
        {"obstacle_remedy": "obstacles/obstacle-002/remedy"},
    ),
    (
        {
            "obstacles/obstacle-002/what": "Pay",
            "obstacles/obstacle-002/trainable": False,
            "obstacles/obstacle-002/remedy": "One per cent",
        },
        {"obstacle_clears": "obstacles/obstacle-002/clears", "obstacle_by": "obstacles/obstacle-002/by"},
    ),
    ({"gaps/why_others_wait": None}, {"others_wait": "gaps/why_others_wait"}),
    (
        {"ratings/skill-coaching/day-0/1": "cannot-say"},
        {"priority_unrated": "ratings/skill-coaching/day-0/1"},
    ),
    ({f"{GOAL}/required_12": None}, {"priority_level_12": f"{GOAL}/required_12"}),
    ({f"{GOAL}/required_24": None}, {"priority_level_24": f"{GOAL}/required_24"}),
    ({f"{GOAL}/required_24": 3}, {"level_falls": f"{GOAL}/required_24"}),
    ({f"{GOAL}/required_12": 5}, {"rise_steep": f"{GOAL}/required_12"}),
    ({f"{GOAL}/seen": None}, {"priority_seen": f"{GOAL}/seen"}),
    ({f"{GOAL}/noticed_by": None}, {"priority_noticed_by": f"{GOAL}/noticed_by"}),
    ({f"{GOAL}/noticed_when": None}, {"priority_noticed_when": f"{GOAL}/noticed_when"}),
    ({f"{GOAL}/noticed_when": "2027-03-11"}, {"noticed_out_of_reach": f"{GOAL}/noticed_when"}),
    ({f"{GOAL}/noticed_when": "2027-03-12"}, {}),
    ({f"{GOAL}/noticed_when": "2028-01-13"}, {"noticed_out_of_reach": f"{GOAL}/noticed_when"}),
    (
        {f"actions/action-0000{number}/term": "long" for number in range(1, 5)},
        {"actions_no_short": "actions"},
    ),
    ({"actions/action-00002/term": "short"}, {"actions_no_long": "actions"}),
    ({"actions/action-00003/due": "2027-02-01"}, {"milestone_empty": "actions"}),
    (
        {f"actions/action-0000{number}/kind": "course" for number in range(1, 5)},
        {"courses_only": "actions", "boss_absent": "actions"},
    ),
    (
        {f"actions/action-0000{number}/kind": "peers" for number in (3, 4)},
        {"boss_absent": "actions"},
    ),
    ({f"{ACTION}/kind": None}, {"action_kind": f"{ACTION}/kind"}),
    (
        {"stops/stop-0000001/removed": True, f"{ACTION}/frees/stop-0000001": None}
        | {"actions/action-00002/removes/obstacle-001": True},
        {"stops_none": "stops"},
    ),
    ({"stops/stop-0000001/hours": None}, {"stop_hours": "stops/stop-0000001/hours"}),
    ({"stops/stop-0000001/agrees": None}, {"stop_agrees": "stops/stop-0000001/agrees"}),
    (
        {"activities/coaching/now": "3", "activities/coaching/wanted": "5", "activities/travel/now": "9"}
        | {"activities/travel/wanted": "7", "stops/stop-0000001/hours": None},
        {"stop_hours": "stops/stop-0000001/hours", "hours_not_freed": "stops"},
    ),
    ({"ask/gives_up": None}, {"ask_gives_up": "ask/gives_up"}),
    (
        {f"{INVESTMENT}/smaller": None, f"{INVESTMENT}/smaller_once": None},
        {"investment_smaller": f"{INVESTMENT}/smaller"},
    ),
    ({"sufficiency/reason": None}, {"sufficiency_reason": "sufficiency/reason"}),
    ({"sufficiency/other_causes": None}, {"other_causes": "sufficiency/other_causes"}),
    ({f"{OUTCOME}/margin": None}, {"margins_unknown": f"{OUTCOME}/margin"}),
    ({f"{SIGN}/expected": None}, {"indicator_expected": f"{SIGN}/expected"}),
    ({f"{SIGN}/by": None}, {"indicator_by": f"{SIGN}/by"}),
    ({"risks/risk-0000001/removed": True}, {"risks_none": "risks"}),
    ({"risks/risk-0000001/response": None}, {"risk_response": "risks/risk-0000001/response"}),
    ({"agreements/agree-00001/person": None}, {"agreements_none": "agreements"}),
    (FOLLOWED, {}),
    (FOLLOWED | dict.fromkeys(DECIDED), {"decision_unknown": "decision/answer"}),
    (FOLLOWED | {"decision/person": None}, {"decision_undated": "decision/person"}),
    (FOLLOWED | {"decision/on": None}, {"decision_undated": "decision/on"}),
    (
        FOLLOWED | {f"{PROGRESS}/state": "dropped"},
        {"progress_unexplained": f"{PROGRESS}/reason"},
    ),
    (
        FOLLOWED | {f"{PROGRESS}/state": "stuck", f"{PROGRESS}/reason": "No trainer"},
        {"progress_late": f"{PROGRESS}/due"},
    ),
    (FOLLOWED | {f"{PROGRESS}/state": "done"}, {"done_unshown": f"{PROGRESS}/evidence"}),
    (FOLLOWED | dict.fromkeys(READ), {"sign_unread": "readings/day-30-indicate-001/figure"}),
    (
        FOLLOWED | {"readings/day-30-indicate-001/against": "rule"},
        {"sign_unanswered": "readings/day-30-indicate-001/change"},
    ),
]
