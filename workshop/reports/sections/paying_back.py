"""What would have to come from the plan to pay it back, in sentences. It never claims that it will."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_UP, Decimal
from typing import TYPE_CHECKING

from workshop.kit.formats import PERCENT_SIGNS
from workshop.plan.break_even import OutcomeReturn, Payback
from workshop.plan.situation import Outcome

if TYPE_CHECKING:
    from workshop.reports.report import Report

FIGURES = 2
"""Break-even figures are estimates: so many leading digits, rounded up."""


Shortens = Callable[[str, int], str]
NAME_WORDS = 12
"""On page one an outcome is named in at most so many words."""


def pays_back(report: Report, room: Shortens) -> str:
    """Return the sentence for the most important outcome that can pay the plan back; empty for none."""
    for each in report.case.break_even.returns:
        if each.share is not None and each.share <= 1:
            return outcome_sentence(report, each, room)
    return ""


def whole_text(text: str, _: int) -> str:
    """Return a text as it is, where there is room for all of it."""
    return text


def outcome_sentence(report: Report, each: OutcomeReturn, room: Shortens = whole_text) -> str:
    """Return how much of one outcome's movement would pay the whole plan back."""
    outcome = next(one for one in report.plan.outcomes if one.id == each.outcome)
    name = room(report.title("outcomes", outcome), NAME_WORDS)
    if each.share is None:
        return report.says("pays_back_nothing", outcome=name)
    if each.share > 1:
        covered = report.formats.share(1 / each.share)
        return report.says("pays_back_not_alone", outcome=name, share=covered)
    if each.pays_back is None or not each.movement:
        return report.says("pays_back_share", outcome=name, share=report.formats.share(each.share))
    return report.says(
        "pays_back_part",
        outcome=name,
        part=distance(report, outcome, rounded_up(abs(each.pays_back))),
        whole=distance(report, outcome, abs(each.movement)),
    )


def distance(report: Report, outcome: Outcome, value: Decimal) -> str:
    """Return how far a figure moves, in its own unit; per cent move by points."""
    if outcome.unit.strip().lower() in PERCENT_SIGNS:
        return report.says("points", figure=report.formats.number(value))
    return report.formats.figure(value, outcome.unit)


def rounded_up(value: Decimal) -> Decimal:
    """Return a figure with two leading digits, never smaller than it is.

    >>> str(rounded_up(Decimal("0.5173"))), str(rounded_up(Decimal("12345"))), str(rounded_up(Decimal(0)))
    ('0.52', '13000', '0')
    """
    if not value:
        return Decimal(0)
    step = Decimal(1).scaleb(value.adjusted() - FIGURES + 1)
    return Decimal(f"{(value / step).to_integral_value(ROUND_UP) * step:f}")


def whole_sentence(report: Report) -> str:
    """Return the share of all margins together that would have to come from this plan."""
    even = report.case.break_even
    if even.needed_yearly is not None:
        key = "must_bring_later" if "outcomes/*/margin" in report.left_out else "must_bring"
        return report.says(key, amount=report.roughly(even.needed_yearly))
    if even.cost is None or even.margin is None:
        return ""
    if even.share is None:
        return report.says("no_margin_in_time", cost=report.roughly(even.cost))
    return report.says(
        "share_of_all" if even.share <= 1 else "share_beyond",
        cost=report.roughly(even.cost),
        margin=report.roughly(even.margin.total),
        share=report.formats.share(even.share),
    )


def ramp_sentence(report: Report) -> str:
    """Return how the margins come in, year by year, on which all of this rests; empty without any."""
    margin, day = report.case.break_even.margin, report.day
    if margin is None or day is None:
        return ""
    years = {f"year_{number}": report.roughly(amount) for number, amount in enumerate(margin.years, start=1)}
    return report.says("margin_ramp", day=report.formats.date(day), **years)


def months_sentence(report: Report, payback: Payback) -> str:
    """Return by which month a stated share of the margin would have paid the plan back."""
    share = report.formats.share(payback.share)
    if payback.month is None:
        return report.says("months_never", share=share)
    return report.says("months", share=share, month=payback.month)
