"""Sections of a written plan and the documents made from them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workshop.reports.making import PlanResult, make_plans
    from workshop.reports.opening import open_report, open_rollup
    from workshop.reports.report import Report
    from workshop.reports.rollup.rollup import Rollup

__all__ = ["PlanResult", "Report", "Rollup", "make_plans", "open_report", "open_rollup"]

_WHERE = {
    "PlanResult": "making",
    "Report": "report",
    "Rollup": "rollup.rollup",
    "make_plans": "making",
    "open_report": "opening",
    "open_rollup": "opening",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: a notebook needs no exporters."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
