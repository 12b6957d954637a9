"""Would an executive sign this plan? Eighteen checks, each 0, a half or 1, as far as software can judge.

What the plan check finds decides them: a check is whole while none of its rules finds anything, and
nothing while the rules that make up its heart do. Some checks are in the end for a person to judge: the
score then says only that what is to be judged is there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from workshop.plan.findings import Finding

HALF, WHOLE, NOTHING = Decimal("0.5"), Decimal(1), Decimal(0)
SIGN, SIGN_WITH_CONDITIONS = Decimal(15), Decimal(11)
Band = Literal["sign", "conditions", "return"]


@dataclass(frozen=True, slots=True)
class Check:
    """One of the eighteen.

    Attributes
    ----------
    id
        Its key among the words of the written plan.
    heart
        Rules whose finding makes it nothing.
    rules
        Rules whose finding makes it a half.
    gate
        Whether nothing here means not to sign, whatever the sum.
    by_person
        Whether a person judges how good it is; software sees only that it is there.
    orphans
        From so many findings on it is nothing; 0 where their number does not matter.
    """

    id: str
    heart: frozenset[str]
    rules: frozenset[str]
    gate: bool = False
    by_person: bool = False
    orphans: int = 0


def _check(  # noqa: PLR0913 - as the attributes of a check
    identifier: str,
    heart: str,
    rules: str,
    *,
    gate: bool = False,
    by_person: bool = False,
    orphans: int = 0,
) -> Check:
    return Check(identifier, frozenset(heart.split()), frozenset(rules.split()), gate, by_person, orphans)


RUBRIC: tuple[Check, ...] = (
    _check(
        "outcomes",
        "outcomes_none",
        "outcomes_few outcomes_many outcome_unnamed outcome_measure outcome_unit outcome_direction "
        "outcome_target outcome_by outcome_by_past outcome_baseline outcome_not_beyond",
        gate=True,
    ),
    _check("matters", "outcomes_none", "outcome_why outcome_executive", by_person=True),
    _check(
        "thread",
        "outcomes_none actions_none",
        "outcome_unserved outcome_unbuilt requirement_unlinked requirement_untaken capability_unserved "
        "priority_unbuilt action_serves_nothing action_aside investment_serves_nothing investment_aside",
        gate=True,
        orphans=3,
    ),
    _check(
        "baselines", "outcomes_none", "outcome_baseline baseline_undated baseline_unsourced", by_person=True
    ),
    _check("evidence", "outcomes_none baselines_opinion", "baseline_unsourced", by_person=True),
    _check(
        "obstacles",
        "obstacles_none outcomes_none",
        "obstacle_untold obstacle_remedy obstacle_clears obstacle_by",
        by_person=True,
    ),
    _check("few", "priorities_none priorities_many outcomes_none", "others_wait", by_person=True),
    _check(
        "levels",
        "priorities_none outcomes_none",
        "priority_unrated priority_level_12 priority_level_24 level_falls priority_seen",
    ),
    _check(
        "observed",
        "priorities_none outcomes_none",
        "priority_noticed_by priority_noticed_when noticed_out_of_reach",
        by_person=True,
    ),
    _check(
        "actions",
        "actions_none",
        "action_unnamed action_owner action_start action_due action_before_start action_evidence",
        gate=True,
    ),
    _check("practice", "actions_none courses_only", "boss_absent action_kind", by_person=True),
    _check("days", "actions_none", "milestone_empty action_due", orphans=3),
    _check(
        "fits",
        "actions_none",
        "stops_none stop_hours stop_agrees owner_overloaded hours_not_freed week_longer investment_time",
        by_person=True,
    ),
    _check(
        "cost",
        "investments_none",
        "investment_cost investment_time investment_managers investment_starts managers_unknown "
        "day_cost_unknown spend_today_unknown",
        gate=True,
    ),
    _check("value", "investments_none", "margins_unknown other_causes", by_person=True),
    _check(
        "decision",
        "ask_none",
        "ask_what ask_amount ask_amount_differs ask_person ask_by ask_by_past ask_smaller_what "
        "ask_smaller_amount ask_smaller_not_less ask_gives_up investment_smaller",
        gate=True,
        by_person=True,
    ),
    _check(
        "alive",
        "followups_none",
        "sponsor_unknown followups_early followups_quarterly indicators_none indicator_unnamed "
        "indicator_rule indicator_expected indicator_by",
        gate=True,
        by_person=True,
    ),
    _check("page", "", "risks_none risk_response agreements_none", by_person=True),
)
"""The eighteen checks, in their order."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One check with what it got, and the findings that cost it the rest."""

    check: Check
    points: Decimal
    missing: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """All checks together.

    Attributes
    ----------
    checks
        In their order.
    points
        Of 18.
    band
        Sign; sign with named conditions and a date; return.
    gates
        The checks that alone mean not to sign yet.
    """

    checks: tuple[Scored, ...]
    points: Decimal
    band: Band
    gates: tuple[Check, ...]


def score(findings: Sequence[Finding], switched_off: Collection[str] = ()) -> Score:
    """Return what the findings of the plan check come to.

    Parameters
    ----------
    findings
        All of them, of every severity.
    switched_off
        Rules that the session does without; what only they would find costs nothing.

    Examples
    --------
    >>> whole = score(())
    >>> str(whole.points), whole.band, len(whole.checks)
    ('18', 'sign', 18)
    """
    found = [each for each in findings if each.rule not in switched_off]
    checks = tuple(_scored(check, found) for check in RUBRIC)
    points = sum((each.points for each in checks), NOTHING)
    gates = tuple(each.check for each in checks if each.check.gate and each.points == NOTHING)
    return Score(checks, points, _band(points, gates), gates)


def _scored(check: Check, findings: Sequence[Finding]) -> Scored:
    missing = tuple(each for each in findings if each.rule in check.heart | check.rules)
    points = WHOLE
    if any(each.rule in check.heart for each in missing) or (check.orphans and len(missing) >= check.orphans):
        points = NOTHING
    elif missing:
        points = HALF
    return Scored(check, points, missing)


def _band(points: Decimal, gates: Sequence[Check]) -> Band:
    if points < SIGN_WITH_CONDITIONS or gates:
        return "return"
    return "sign" if points >= SIGN else "conditions"
