"""What the team North answers: one of each kind, as short as a plan may be that is ready to sign."""

from __future__ import annotations

from collections.abc import Mapping

from tests.end_to_end.filling_in import TAKEN, Name, Records, Said

ANA = Name("Ana Ferreira", "Sales director North")
JIDE = Name("Jide Okafor", "Chief operating officer")

SAID: Mapping[str, Said] = {
    "about-us": {
        "about/owner": ANA,
        "about/sponsor": JIDE,
        "about/managers": "12",
        "about/sellers": "96",
        "about/yearly_cost": "145,000",
        "about/day_cost": "660",
        "about/business_strategy": "Earn a third of our revenue from service by the end of 2028.",
        "about/sales_strategy": "Sell a service contract with every machine.",
    },
    "time": {
        "activities/*/now": ["3", "6", "8", "9", "8", "4", "3", "5", "5", "0"],
        "activities/*/wanted": ["8", "6", "8", "6", "6", "4", "3", "4", "5", "1"],
        "ratings/*": ["2", "1", "cannot-say"],
        "habits/*/evidence": "Four of twelve calendars held a visit for the seller's sake.",
    },
    "where-to-improve": {
        "ratings/*": "2",
        "improving/dots": "2",
        "capabilities/*/focus": ("Skill coaching", "Pipeline focus"),
        "capabilities/*/effort": "A course every other year; nobody asks afterwards.",
        "capabilities/*/miss": "Nobody practises it on the job.",
        "improving/own_miss": "We ourselves have not been coached for years.",
    },
    "current-state": {
        "outcomes/*/baseline": ["4.2", "61"],
        "outcomes/*/baseline_date": "2026-12-31",
        "outcomes/*/sources": ("finance", "CRM"),
        "outcomes/*/practices": "Contracts are offered after the machine is sold, if at all.",
    },
    "manager-gaps": {
        "ratings/*": "2",
        "capabilities/*/required_12": "3",
        "capabilities/*/required_24": "4",
        "capabilities/*/priority": ["true", "true", None],
        "gaps/why_others_wait": "Two are what twelve managers can practise at a time.",
        "capabilities/*/seen": "Each seller can name the one skill that they are working on.",
        "capabilities/*/share": "8",
        "capabilities/*/noticed_by": "The sellers, in the monthly talk",
        "capabilities/*/noticed_when": TAKEN,
    },
    "investment": {
        "sufficiency/spend_today": "900",
        "sufficiency/verdict": "no",
        "sufficiency/reason": "One course in two years does not change a habit.",
        "outcomes/*/margin": ["1,800,000", None],
        "outcomes/*/margin_counted": [None, "true"],
        "sufficiency/other_causes": "A new machine could do it too; the south, which waits, tells.",
        "ask/what": "A coach for twelve managers over two years",
        "ask/amount": "60,000",
        "ask/person": TAKEN,
        "ask/by": "2027-02-15",
        "ask/smaller_what": "The coach for the six managers who want to begin",
        "ask/smaller_amount": "30,000",
        "ask/gives_up": "The south waits a year.",
        "followups/*/confirmed": "true",
    },
    "close": {"feedback/worth": "yes", "feedback/change": "Bring the calendars printed out."},
}

LISTS: Mapping[str, Mapping[str, Records]] = {
    "warm-up": {
        "warm-up": [
            {"what": "Came along to one visit a month"},
            {"what": "Asked me on the way back what I would try next time"},
            {"what": "Never took a deal from me"},
        ]
    },
    "outcomes": {
        "outcomes": [
            {
                "statement": "Grow service revenue in Poland",
                "kind": "business",
                "measure": "Service revenue a year",
                "unit": "€ million",
                "direction": "up",
                "target": "9.8",
                "by": "2028-12-31",
                "why": "A weak year in new machines no longer empties the plants.",
                "executive": JIDE,
            },
            {
                "statement": "Keep the contracts that come up for renewal",
                "kind": "sales",
                "measure": "Contracts renewed, of those that end",
                "unit": "%",
                "direction": "up",
                "target": "85",
                "by": "2028-06-30",
                "why": "A kept contract costs a fifth of a new one.",
                "executive": Name("Katarina Lind", "Head of service"),
            },
        ]
    },
    "current-state": {
        "obstacles": [
            {
                "what": "The forecast call eats Monday and Tuesday",
                "blocks": ("Grow service revenue",),
                "trainable": "false",
                "cause": "time",
                "remedy": "One forecast a fortnight, written, without a call.",
                "sponsor_must": "true",
                "clears": JIDE,
                "by": "2027-02-11",
            }
        ]
    },
    "manager-gaps": {
        "requirements": [
            {
                "behaviour": "Rides along once a month with each seller and talks it over on the way back",
                "serves": ("Grow service revenue",),
                "takes": ("Skill coaching",),
            },
            {
                "behaviour": "Asks in every account review which contract ends next",
                "serves": ("Keep the contracts",),
                "takes": ("Pipeline focus", "Opportunity coaching"),
            },
        ]
    },
    "plan": {
        "stops": [{"what": "The weekly slide deck for the forecast", "hours": "3", "agrees": JIDE}],
        "short-term": [
            {
                "what": "Two joint visits a month with each seller",
                "kind": "practice",
                "builds": ("Skill coaching",),
                "owner": ANA,
                "start": "2027-01-18",
                "due": "2027-02-11",
                "rhythm": "monthly",
                "evidence": "Twenty-four notes from the way back, by the end of the month.",
            },
            {
                "what": "One page for each account that ends within a year",
                "kind": "process",
                "builds": ("Pipeline focus",),
                "owner": Name("Katarina Lind"),
                "start": "2027-02-01",
                "due": "2027-03-15",
                "rhythm": "quarterly",
                "evidence": "Every account that ends has its page.",
            },
            {
                "what": "Regional directors coach their managers on one visit",
                "kind": "coaching",
                "builds": ("Skill coaching", "Opportunity coaching"),
                "owner": ANA,
                "start": "2027-03-01",
                "due": "2027-04-12",
                "rhythm": "monthly",
                "evidence": "Each manager can say what the director had them try.",
            },
        ],
        "long-term": [
            {
                "what": "Every manager coached for a year by somebody from outside",
                "kind": "coaching",
                "builds": ("Skill coaching",),
                "owner": ANA,
                "start": "2027-03-01",
                "due": "2028-06-30",
                "rhythm": "monthly",
                "evidence": "The sellers rate skill coaching one level higher.",
            }
        ],
    },
    "investment": {
        "investments": [
            {
                "what": "A coach from outside",
                "funds": ("Every manager coached for a year",),
                "starts": "2027-03-01",
                "paid_from": "ask",
                "once": "24,000",
                "yearly": "12,000",
                "managers": TAKEN,
                "days_once": "3",
                "days_yearly": "2",
                "smaller": "less",
                "smaller_once": "12,000",
                "smaller_yearly": "6,000",
            }
        ],
        "risks": [
            {
                "what": "When the quarter gets tight, the joint visits go first",
                "sign": "Fewer than ten notes in March",
                "response": "The directors hold their own visits first, and say so on Monday.",
            }
        ],
        "indicators": [
            {
                "what": "Sellers who can name the skill they work on",
                "today": "11 of 96",
                "expected": "60 of 96",
                "by": "2027-04-12",
                "rule": "Below 30 at day 90, we stop the course and double the joint visits.",
            }
        ],
        "agreements": [{"person": ANA, "on": TAKEN}],
    },
    "close": {"parked": [{"what": "Who looks after customers on both sides of the border", "who": ANA}]},
}
