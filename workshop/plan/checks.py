"""The plan check: would an executive sign this plan?

Rules live in ``rules_*.py``, one function each, in the order of what an executive asks: what for,
does it hang together, can it be held to, what does it cost and what is asked, will it be kept alive.
To add one, write the function there and its sentence among the words of the plan check.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Sequence

from workshop.plan import (
    rules_actions,
    rules_followup,
    rules_investment,
    rules_managers,
    rules_outcomes,
    rules_plan,
    rules_progress,
    rules_state,
    rules_thread,
)
from workshop.plan.findings import Facts, Finding, Rule, Severity, in_words
from workshop.plan.model import Plan
from workshop.plan.paths import pattern_of

__all__ = ["RULES", "Finding", "Rule", "Severity", "check"]

RULES: dict[str, Rule] = {
    rule.id: rule
    for module in (
        rules_outcomes,
        rules_state,
        rules_thread,
        rules_managers,
        rules_actions,
        rules_plan,
        rules_investment,
        rules_followup,
        rules_progress,
    )
    for rule in vars(module).values()
    if isinstance(rule, Rule)
}
"""Every rule by id, in the order in which findings are listed."""


def check(  # noqa: PLR0913, PLR0917 - what a check looks at, and what it passes over
    plan: Plan,
    day: datetime.date | None,
    order: Sequence[str],
    name_of: Callable[[str], str] = in_words,
    switched_off: Collection[str] = (),
    left_out: Collection[str] = (),
    step: str = "",
) -> tuple[Finding, ...]:
    """Return what stands between this plan and a signature.

    Parameters
    ----------
    plan
        The team's plan.
    day
        The session's day; without one, rules about dates that have passed find nothing.
    order
        The framework's capability ids in its order.
    name_of
        Turns a capability's id into its name, such as ``framework.name_of``.
    switched_off
        Ids of rules that this session does without.
    left_out
        Questions by pattern, and lists, about which the session's agenda does not ask. What could
        be mended only there is not found.
    step
        The id of a step: only what can be mended there is found. Empty for every step.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> plan = plan_from({"outcomes/growth-00001/statement": "Grow services"})
    >>> found = check(plan, datetime.date(2027, 1, 12), [])
    >>> [finding.path for finding in found if finding.rule == "outcome_target"]
    ['outcomes/growth-00001/target']
    """
    facts = Facts(plan, day, order, name_of)
    return tuple(
        finding
        for rule in RULES.values()
        if rule.id not in switched_off and step in ("", rule.step)
        for finding in rule.findings(facts)
        if pattern_of(finding.path) not in left_out
    )
