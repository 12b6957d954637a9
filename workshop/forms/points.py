"""What the plan check says of a step while it is worked on, each with the place where it can be mended."""

from __future__ import annotations

from collections.abc import Collection

from workshop.forms.wording import Wording, wording_of
from workshop.kit.definitions import Step
from workshop.kit.findings_of import findings_of
from workshop.kit.loading import Kit
from workshop.kit.progress import progress
from workshop.plan.model import Plan
from workshop.plan.session import SessionFacts


def points(
    kit: Kit, facts: SessionFacts, step: Step, plan: Plan, rules_off: Collection[str]
) -> dict[str, object]:
    """Return what is still open in a step; nothing while nothing is answered in it.

    Returns
    -------
    dict
        ``said``: how many there are, in words. ``each``: the gravest first, each with the ``path`` of
        the answer or the list at which it can be mended, and its ``text``. Empty for none.
    """
    if progress(step, plan, kit.framework_asked(facts)).state == "empty":
        return {}
    found = findings_of(kit, facts, plan, rules_off, step.id)
    if not found:
        return {}
    wording = wording_of(kit, facts)
    checks = Wording(kit.texts("checks"), wording.formats)
    each = []
    for finding in found:
        text = checks.say(finding.rule, **finding.words)
        if finding.severity == "must":
            text = wording.say("point_must", text=text)
        each.append({"path": finding.path, "text": text})
    return {"said": wording.count("points", len(each)), "each": each}
