"""What stands between the questions: the strategies, the order of priorities, the money, the thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from workshop.forms.moving import moving
from workshop.forms.wording import Wording
from workshop.plan.break_even import BreakEven, OutcomeReturn
from workshop.plan.costs import Amounts
from workshop.plan.links import OutcomeThread, thread
from workshop.plan.model import Plan
from workshop.plan.money import InvestmentCase, investment_case
from workshop.plan.scoring import Gap, proposed_order, unserved
from workshop.plan.situation import Outcome

if TYPE_CHECKING:
    from workshop.forms.derived import Deriving

Line = dict[str, str]


def lines(show: str, plan: Plan, by: Deriving) -> list[Line]:
    """Return what a block shows, as lines with an optional title and a text.

    Parameters
    ----------
    show
        What: ``strategies``, ``time``, ``priority_order``, ``investment_case`` or ``links``.
    plan
        The team's plan.
    by
        The session's day, the framework and the words.
    """
    found = list(_SHOWN[show](plan, by))
    return found or [{"text": by.wording.say(f"shown_{show}_empty")}]


def _line(title: str, text: str) -> Line:
    return {"title": title, "text": text}


def _strategies(plan: Plan, by: Deriving) -> Iterator[Line]:
    for name in ("business_strategy", "sales_strategy"):
        if text := getattr(plan.about, name):
            yield _line(by.wording.say(f"shown_{name}"), text)


def _priority_order(plan: Plan, by: Deriving) -> Iterator[Line]:
    """The proposed order with the reason in words; the score behind it is never shown."""
    for number, gap in enumerate(proposed_order(plan, by.order), start=1):
        yield _line(f"{number} {by.name_of(gap.capability)}", _reason(gap, plan, by.wording))
    for gap in unserved(plan, by.order):
        yield _line(by.name_of(gap.capability), by.wording.say("shown_unserved"))


def _reason(gap: Gap, plan: Plan, wording: Wording) -> str:
    numbers = {outcome.id: number for number, outcome in enumerate(plan.outcomes, start=1)}
    served = wording.listed([str(numbers[outcome]) for outcome in gap.outcomes])
    return wording.say(
        "shown_priority",
        gap=_gap_in_words(gap, wording),
        outcomes=wording.count("shown_outcomes", len(gap.outcomes), outcomes=served),
    )


def _gap_in_words(gap: Gap, wording: Wording) -> str:
    if gap.today is None:
        return wording.say("shown_cannot_say" if gap.cannot_say else "shown_not_rated")
    if gap.gap_12 is None:
        return wording.say("shown_not_required")
    if gap.gap_12 == 0 and not gap.gap_24:
        return wording.say("shown_enough")
    year = wording.count("shown_levels", gap.gap_12) if gap.gap_12 else wording.say("shown_levels_none")
    year = year[:1].upper() + year[1:]  # it may begin with a number in words
    if not gap.gap_24:
        return year
    return wording.say("shown_levels_then", year=year, more=wording.count("shown_levels_more", gap.gap_24))


def _investment_case(plan: Plan, by: Deriving) -> Iterator[Line]:
    case = investment_case(plan, by.day)
    yield from _cash(case, by.wording)
    yield from _against_today(case, by.wording)
    yield from _time(case, by.wording)
    yield from _smaller(case, by.wording)
    if case.full.cost is not None:
        yield from _pays_back(case.break_even, plan, by.wording)


def _cash(case: InvestmentCase, wording: Wording) -> Iterator[Line]:
    if case.full.cash is None:
        return
    yield _line(wording.say("shown_cash"), _by_year(case.full.cash, wording))
    for name in ("ask", "own", "unassigned"):
        amounts = getattr(case.full, name)
        if amounts is not None and amounts.total:
            yield _line(wording.say(f"shown_cash_{name}"), wording.formats.money(amounts.total))


def _by_year(amounts: Amounts, wording: Wording) -> str:
    years = {f"year_{number}": wording.formats.money(year) for number, year in enumerate(amounts.years, 1)}
    return wording.say("shown_by_year", total=wording.formats.money(amounts.total), **years)


def _against_today(case: InvestmentCase, wording: Wording) -> Iterator[Line]:
    money = wording.formats.money
    per_manager = case.full.cash_per_manager
    if per_manager is None:
        return
    title = wording.say("shown_per_manager")
    if case.today.per_manager is None:
        yield _line(title, money(_whole(per_manager)))
    else:
        texts = {"new": money(_whole(per_manager)), "today": money(_whole(case.today.per_manager))}
        yield _line(title, wording.say("shown_against_today", **texts))


def _time(case: InvestmentCase, wording: Wording) -> Iterator[Line]:
    if case.full.days is None or not case.full.days.total:
        return
    days = wording.formats.number(case.full.days.total)
    title = wording.say("shown_time")
    if case.full.paid_time is None:
        yield _line(title, wording.say("shown_time_days", days=days))
    else:
        amount = wording.formats.money(_whole(case.full.paid_time.total))
        yield _line(title, wording.say("shown_time_cost", days=days, amount=amount))


def _smaller(case: InvestmentCase, wording: Wording) -> Iterator[Line]:
    if case.smaller is not None and case.smaller.cash is not None:
        yield _line(wording.say("shown_smaller"), _by_year(case.smaller.cash, wording))


def _pays_back(even: BreakEven, plan: Plan, wording: Wording) -> Iterator[Line]:
    """What would have to come from the plan; never a claim that it will."""
    texts = []
    if even.needed_yearly is not None:
        amount = wording.formats.money(_whole(even.needed_yearly))
        texts.append(wording.say("shown_needed_yearly", amount=amount))
    outcomes = {outcome.id: outcome for outcome in plan.outcomes}
    texts += [_pays_back_alone(each, outcomes[each.outcome], wording) for each in even.returns]
    if any(texts):
        yield _line(wording.say("shown_pays_back"), "\n".join(text for text in texts if text))


def _pays_back_alone(each: OutcomeReturn, outcome: Outcome, wording: Wording) -> str:
    """How much of one outcome would pay for everything; empty while that can't be said."""
    name = outcome.statement or wording.say("record_unnamed")
    if each.share is None or each.pays_back is None or each.movement is None:
        return ""
    if each.share > 1:
        return wording.say("shown_pays_back_not", outcome=name)
    return wording.say(
        "shown_pays_back_alone",
        outcome=name,
        part=wording.formats.figure(_short(abs(each.pays_back)), outcome.unit),
        whole=wording.formats.figure(abs(each.movement), outcome.unit),
        share=wording.formats.share(each.share),
    )


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1))


def _short(figure: Decimal) -> Decimal:
    """A figure to two digits that count."""
    return figure if not figure else round(figure, 1 - figure.adjusted())


def _links(plan: Plan, by: Deriving) -> Iterator[Line]:
    for each in thread(plan, by.order).outcomes:
        title = f"{each.rank} {each.outcome.statement or by.wording.say('record_unnamed')}"
        yield _line(title, _thread_of(each, by))


def _thread_of(outcome: OutcomeThread, by: Deriving) -> str:
    if not outcome.requirements:
        return by.wording.say("shown_links_loose")
    return "; ".join(
        by.wording.say(
            "shown_links_line",
            behaviour=each.requirement.behaviour or by.wording.say("record_unnamed"),
            capabilities=by.wording.listed([by.name_of(one.gap.capability) for one in each.capabilities]),
            actions=sum(len(one.actions) for one in each.capabilities),
        )
        for each in outcome.requirements
    )


def _moves(plan: Plan, by: Deriving) -> Iterator[Line]:
    yield from ({"text": text} for text in moving(plan, by))


_SHOWN: dict[str, Callable[[Plan, Deriving], Iterator[Line]]] = {
    "strategies": _strategies,
    "time": _moves,
    "priority_order": _priority_order,
    "investment_case": _investment_case,
    "links": _links,
}
