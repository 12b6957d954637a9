"""Is the money whole, and is the decision clear? Full cost by year, against today; one ask."""

from __future__ import annotations

from workshop.plan.costs import has_days
from workshop.plan.findings import Facts, Found, named, rule, short, unnamed
from workshop.plan.model import Investment
from workshop.plan.money import investment_case


@rule("about-us")
def managers_unknown(facts: Facts) -> Found:
    """Without the number of managers nothing can be said per manager."""
    if not facts.plan.about.managers:
        yield "about/managers", {}


@rule("about-us")
def day_cost_unknown(facts: Facts) -> Found:
    """Days are planned, but what a manager's day costs is not known."""
    planned = any(_has_paid_days(each) for each in facts.plan.investments)
    if planned and facts.plan.about.day_cost is None:
        yield "about/day_cost", {}


@rule("investment")
def spend_today_unknown(facts: Facts) -> Found:
    """Today's spend per manager, against which the new is judged."""
    if facts.plan.sufficiency.spend_today is None:
        yield "sufficiency/spend_today", {}


@rule("investment")
def sufficiency_unanswered(facts: Facts) -> Found:
    """The question whether we invest enough."""
    if facts.plan.sufficiency.verdict is None:
        yield "sufficiency/verdict", {}


@rule("investment")
def investments_none(facts: Facts) -> Found:
    """No investment."""
    if not facts.plan.investments:
        yield "investments", {}


@rule("investment")
def investment_unnamed(facts: Facts) -> Found:
    """An investment without words."""
    return unnamed("investments", "what", facts.plan.investments)


@rule("investment")
def investment_cost(facts: Facts) -> Found:
    """An investment that says neither what it costs once nor each year."""
    for each in named(facts.plan.investments):
        if each.once is None and each.yearly is None:
            yield f"investments/{each.id}/once", _words(each)


@rule("investment")
def investment_time(facts: Facts) -> Found:
    """An investment that says nothing about managers' time, not even that it takes none."""
    for each in named(facts.plan.investments):
        if not has_days(each):
            yield f"investments/{each.id}/days_once", _words(each)


@rule("investment")
def investment_managers(facts: Facts) -> Found:
    """Days per manager, but not for how many."""
    for each in named(facts.plan.investments):
        if (each.days_once or each.days_yearly) and each.managers is None:
            yield f"investments/{each.id}/managers", _words(each)


@rule("investment")
def investment_starts(facts: Facts) -> Found:
    """An investment without a start can't be placed in a year."""
    for each in named(facts.plan.investments):
        if each.starts is None:
            yield f"investments/{each.id}/starts", _words(each)


@rule("investment")
def investment_paid_from(facts: Facts) -> Found:
    """An investment that is neither asked for nor paid from own budget."""
    for each in named(facts.plan.investments):
        if each.paid_from is None:
            yield f"investments/{each.id}/paid_from", _words(each)


@rule("investment")
def ask_none(facts: Facts) -> Found:
    """No ask at all."""
    if not _asks(facts):
        yield "ask/what", {}


@rule("investment")
def ask_what(facts: Facts) -> Found:
    """An ask that does not say what is to be decided."""
    if _asks(facts) and not facts.plan.ask.what:
        yield "ask/what", {}


@rule("investment")
def ask_amount(facts: Facts) -> Found:
    """An ask without an amount."""
    if _asks(facts) and facts.plan.ask.amount is None:
        yield "ask/amount", {}


@rule("investment", "should")
def ask_amount_differs(facts: Facts) -> Found:
    """An amount more than a twentieth away from what is asked for over three years, line by line."""
    asked = investment_case(facts.plan, facts.day).full.ask
    amount = facts.plan.ask.amount
    if amount is not None and asked is not None and abs(amount - asked.total) * 20 > asked.total:
        yield "ask/amount", {}


@rule("investment")
def ask_person(facts: Facts) -> Found:
    """An ask that names nobody who decides."""
    if _asks(facts) and not facts.plan.person(facts.plan.ask.person):
        yield "ask/person", {}


@rule("investment")
def ask_by(facts: Facts) -> Found:
    """An ask without a date for the decision."""
    if _asks(facts) and facts.plan.ask.by is None:
        yield "ask/by", {}


@rule("investment")
def ask_by_past(facts: Facts) -> Found:
    """A decision wanted before the session's day."""
    if facts.day and facts.plan.ask.by and facts.plan.ask.by < facts.day:
        yield "ask/by", {}


@rule("investment")
def ask_smaller_what(facts: Facts) -> Found:
    """An ask without a smaller version."""
    if _asks(facts) and not facts.plan.ask.smaller_what:
        yield "ask/smaller_what", {}


@rule("investment")
def ask_smaller_amount(facts: Facts) -> Found:
    """A smaller version without an amount."""
    if _asks(facts) and facts.plan.ask.smaller_amount is None:
        yield "ask/smaller_amount", {}


@rule("investment")
def ask_smaller_not_less(facts: Facts) -> Found:
    """A smaller version that asks for as much or more."""
    full, smaller = facts.plan.ask.amount, facts.plan.ask.smaller_amount
    if full is not None and smaller is not None and smaller >= full:
        yield "ask/smaller_amount", {}


@rule("investment", "should")
def ask_gives_up(facts: Facts) -> Found:
    """A smaller version that does not say what it gives up."""
    if facts.plan.ask.smaller_what and not facts.plan.ask.gives_up:
        yield "ask/gives_up", {}


@rule("investment", "should")
def investment_smaller(facts: Facts) -> Found:
    """An investment that is asked for and does not say what becomes of it in the smaller version."""
    for each in named(facts.plan.investments):
        if each.paid_from == "ask" and each.smaller is None:
            yield f"investments/{each.id}/smaller", _words(each)


@rule("investment", "should")
def sufficiency_reason(facts: Facts) -> Found:
    """An answer whether we invest enough, without the reason."""
    if facts.plan.sufficiency.verdict and not facts.plan.sufficiency.reason:
        yield "sufficiency/reason", {}


@rule("investment", "should")
def other_causes(facts: Facts) -> Found:
    """Investments, but nothing on what else could move the figures."""
    if facts.plan.investments and not facts.plan.sufficiency.other_causes:
        yield "sufficiency/other_causes", {}


@rule("investment", "consider")
def margins_unknown(facts: Facts) -> Found:
    """No outcome has a margin, so that nothing can be said of what pays it back."""
    counted = [each for each in facts.plan.outcomes if not each.margin_counted]
    if facts.plan.investments and counted and all(each.margin is None for each in counted):
        yield f"outcomes/{counted[0].id}/margin", {}


def _asks(facts: Facts) -> bool:
    ask = facts.plan.ask
    return bool(ask.what or ask.amount is not None or ask.smaller_what or ask.smaller_amount is not None)


def _has_paid_days(investment: Investment) -> bool:
    managers = investment.days_once or investment.days_yearly
    return bool(managers or investment.boss_days_once or investment.boss_days_yearly)


def _words(investment: Investment) -> dict[str, str]:
    return {"investment": short(investment.what)}
