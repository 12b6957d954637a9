"""Will it be kept alive? A sponsor, dated reviews, early signs, and what would change our course."""

from __future__ import annotations

from workshop.plan.dates import FollowUpDate, followups
from workshop.plan.findings import Facts, Found, named, rule, short, unnamed


@rule("about-us")
def sponsor_unknown(facts: Facts) -> Found:
    """No sponsor is named."""
    if not facts.plan.person(facts.plan.about.sponsor):
        yield "about/sponsor", {}


def _agreed(facts: Facts) -> list[FollowUpDate]:
    return [each for each in followups(facts.plan, facts.day) if each.agreed]


@rule("investment")
def followups_none(facts: Facts) -> Found:
    """No follow-up date is set or confirmed."""
    if not _agreed(facts):
        yield "followups/day-30/confirmed", {}


@rule("investment")
def followups_early(facts: Facts) -> Found:
    """Later follow-ups, but none in the first 90 days."""
    agreed = _agreed(facts)
    if agreed and not any(each.key.startswith("day-") for each in agreed):
        yield "followups/day-30/confirmed", {}


@rule("investment")
def followups_quarterly(facts: Facts) -> Found:
    """Follow-ups in the first 90 days, but none after."""
    agreed = _agreed(facts)
    if agreed and not any(each.key.startswith("month-") for each in agreed):
        yield "followups/month-6/confirmed", {}


@rule("investment")
def indicators_none(facts: Facts) -> Found:
    """No early sign to look at."""
    if not facts.plan.indicators:
        yield "indicators", {}


@rule("investment")
def indicator_unnamed(facts: Facts) -> Found:
    """An early sign without words."""
    return unnamed("indicators", "what", facts.plan.indicators)


@rule("investment")
def indicator_rule(facts: Facts) -> Found:
    """An early sign without the rule for changing course."""
    for indicator in named(facts.plan.indicators):
        if not indicator.rule:
            yield f"indicators/{indicator.id}/rule", {"indicator": short(indicator.what)}


@rule("investment", "should")
def indicator_expected(facts: Facts) -> Found:
    """An early sign without what is expected of it."""
    for indicator in named(facts.plan.indicators):
        if not indicator.expected:
            yield f"indicators/{indicator.id}/expected", {"indicator": short(indicator.what)}


@rule("investment", "should")
def indicator_by(facts: Facts) -> Found:
    """An early sign without the date by which it moves."""
    for indicator in named(facts.plan.indicators):
        if indicator.by is None:
            yield f"indicators/{indicator.id}/by", {"indicator": short(indicator.what)}


@rule("investment", "should")
def risks_none(facts: Facts) -> Found:
    """No risk is named."""
    if not facts.plan.risks:
        yield "risks", {}


@rule("investment", "consider")
def risk_response(facts: Facts) -> Found:
    """A risk without what would be done."""
    for risk in named(facts.plan.risks):
        if not risk.response:
            yield f"risks/{risk.id}/response", {"risk": short(risk.what)}


@rule("investment", "consider")
def agreements_none(facts: Facts) -> Found:
    """Nobody has agreed to the plan yet."""
    if not any(facts.plan.person(each.person) for each in facts.plan.agreements):
        yield "agreements", {}
