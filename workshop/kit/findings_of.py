"""What the plan check finds in a team's plan, as its session and its session's kit have it."""

from __future__ import annotations

from collections.abc import Collection

from workshop.kit.loading import Kit
from workshop.plan.checks import Finding, check
from workshop.plan.findings import in_words
from workshop.plan.model import Plan
from workshop.plan.session import SessionFacts

SEVERITIES = ("must", "should", "consider")
"""The gravest first."""


def findings_of(
    kit: Kit, facts: SessionFacts, plan: Plan, rules_off: Collection[str], step: str = ""
) -> tuple[Finding, ...]:
    """Return what stands between a plan and a signature, the gravest first.

    Parameters
    ----------
    kit, facts, plan
        The session's, and the team's.
    rules_off
        Ids of rules that the session does without.
    step
        The id of a step: only what can be mended there. Empty for every step.
    """
    framework = kit.framework_of(facts)
    order = [capability.id for capability in framework.capabilities()] if framework else []
    name_of = framework.name_of if framework else in_words
    found = check(plan, facts.day, order, name_of, rules_off, kit.left_out(facts), step)
    return tuple(sorted(found, key=lambda finding: SEVERITIES.index(finding.severity)))
