"""What the plan check says of a step while it is worked on, each with the place where it can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop.forms.wording import Wording
from workshop.kit.progress import progress
from workshop.plan.checks import check
from workshop.plan.model import Plan

if TYPE_CHECKING:
    from workshop.forms.derived import Deriving

SEVERITIES = ("must", "should", "consider")


def points(plan: Plan, by: Deriving) -> dict[str, object]:
    """Return what is still open in a step; nothing while nothing is answered in it.

    Returns
    -------
    dict
        ``said``: how many there are, in words. ``each``: the gravest first, each with the ``path`` of
        the answer or the list at which it can be mended, and its ``text``. Empty for none.
    """
    if progress(by.step, plan, by.asked or by.framework).state == "empty":
        return {}
    found = check(plan, by.day, by.order, by.name_of, by.rules_off, by.left_out, step=by.step.id)
    if not found:
        return {}
    checks = Wording(by.checks, by.wording.formats)
    each = []
    for finding in sorted(found, key=lambda finding: SEVERITIES.index(finding.severity)):
        text = checks.say(finding.rule, **finding.words)
        if finding.severity == "must":
            text = by.wording.say("point_must", text=text)
        each.append({"path": finding.path, "text": text})
    return {"said": by.wording.count("points", len(each)), "each": each}
