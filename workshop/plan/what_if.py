"""What if a figure were another: the same plan with its money and its dates changed, for a look only."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from workshop.plan.dates import months_after
from workshop.plan.model import Investment, Plan
from workshop.plan.parts import Record
from workshop.plan.situation import Outcome

WHOLE = Decimal(1)
RecordT = TypeVar("RecordT", bound=Record)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What is taken to be otherwise; by itself everything is as it was written.

    Attributes
    ----------
    cash, days, margin
        How much of it there is, as a share of what was written: 1 is as written, 1.2 a fifth more.
    later
        By how many months each target is reached later than planned.
    """

    cash: Decimal = WHOLE
    days: Decimal = WHOLE
    margin: Decimal = WHOLE
    later: int = 0


AS_WRITTEN = WhatIf()


def supposed(plan: Plan, what_if: WhatIf) -> Plan:
    """Return the plan as it would be; the plan that is given stays as it is.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> plan = plan_from({"investments/coach-00001/once": "1000", "outcomes/growth-0001/by": "2028-08-31"})
    >>> other = supposed(plan, WhatIf(cash=Decimal("1.5"), later=6))
    >>> str(other.investments[0].once), other.outcomes[0].by.isoformat(), str(plan.investments[0].once)
    ('1500.0', '2029-02-28', '1000')
    """
    return plan.model_copy(
        update={
            "investments": tuple(_investment(each, what_if) for each in plan.investments),
            "outcomes": tuple(_outcome(each, what_if) for each in plan.outcomes),
        }
    )


def _investment(each: Investment, what_if: WhatIf) -> Investment:
    cash = ("once", "yearly", "smaller_once", "smaller_yearly")
    days = ("days_once", "days_yearly", "boss_days_once", "boss_days_yearly")
    return _times(_times(each, cash, what_if.cash), days, what_if.days)


def _outcome(each: Outcome, what_if: WhatIf) -> Outcome:
    changed = _times(each, ("margin",), what_if.margin)
    by = months_after(each.by, what_if.later) if each.by and what_if.later else each.by
    return changed.model_copy(update={"by": by})


def _times(record: RecordT, names: tuple[str, ...], share: Decimal) -> RecordT:
    amounts = {name: getattr(record, name) for name in names}
    return record.model_copy(
        update={name: amount * share for name, amount in amounts.items() if amount is not None}
    )
