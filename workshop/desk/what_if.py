"""Sliders beside the investment: what it would come to if costs, margins or dates were others.

They change nothing that was written: they look at a copy of the plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from html import escape

import ipywidgets

from workshop.desk.progress import STYLE
from workshop.plan.what_if import AS_WRITTEN, WhatIf, supposed
from workshop.reports.report import Report
from workshop.reports.sections import paying_back

SHARES = {"cash": (50, 200), "days": (50, 200), "margin": (0, 200)}
"""The sliders in per cent of what was written, with the least and the most."""
MOST_MONTHS = 24
WHOLE = 100
AS_WIDE = ipywidgets.Layout(width="min(480px, 100%)")


class WhatIfSliders(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Sliders, and what the plan would come to.

    Parameters
    ----------
    words
        The words of the notebooks.

    Attributes
    ----------
    sliders
        By what they change.
    shown
        What comes of it, in sentences.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words
        self.report: Report | None = None
        self.sliders = {
            name: ipywidgets.IntSlider(
                value=WHOLE,
                min=least,
                max=most,
                step=5,
                description=words[f"what_if_{name}"],
                readout_format="d",
                layout=AS_WIDE,
                style={"description_width": "190px"},
            )
            for name, (least, most) in SHARES.items()
        }
        self.sliders["later"] = ipywidgets.IntSlider(
            value=0,
            min=0,
            max=MOST_MONTHS,
            description=words["what_if_later"],
            layout=AS_WIDE,
            style={"description_width": "190px"},
        )
        self.shown = ipywidgets.HTML()
        self.back = ipywidgets.Button(
            description=words["what_if_back"], layout=ipywidgets.Layout(width="auto", min_height="44px")
        )
        self.back.on_click(lambda _button: self.set(AS_WRITTEN))
        for slider in self.sliders.values():
            slider.observe(lambda _change: self.draw(), names="value")
        heading = ipywidgets.HTML(
            f'{STYLE}<div class="workshop-desk"><p><strong>{escape(words["what_if"])}</strong></p>'
            f'<p class="quiet">{escape(words["what_if_note"])}</p></div>'
        )
        super().__init__([heading, *self.sliders.values(), self.back, self.shown])

    @property
    def supposition(self) -> WhatIf:
        """What the sliders say."""
        shares = {name: Decimal(self.sliders[name].value) / WHOLE for name in SHARES}
        return WhatIf(**shares, later=self.sliders["later"].value)

    def set(self, what_if: WhatIf) -> None:
        """Move the sliders."""
        for name in SHARES:
            self.sliders[name].value = int(getattr(what_if, name) * WHOLE)
        self.sliders["later"].value = what_if.later

    def follow(self, report: Report) -> None:
        """Take up the plan as it stands now."""
        self.report = report
        self.draw()

    def draw(self) -> None:
        """Say anew what it would come to."""
        if self.report is not None:
            lines = "".join(f"<li>{escape(line)}</li>" for line in told(self.report, self.supposition))
            self.shown.value = f'{STYLE}<div class="workshop-desk" role="status"><ul>{lines}</ul></div>'


def told(report: Report, what_if: WhatIf) -> Iterator[str]:
    """Yield what the plan would cost and what would pay it back, in the words of the written plan."""
    other = replace(report, plan=supposed(report.plan, what_if))
    case, says = other.case, report.says
    if case.full.cash is None:
        yield says("still_open_nowhere", what=says("open_investments"))
        return
    time = case.full.paid_time.total if case.full.paid_time else None
    key = "takes_in_all" if time else "takes_no_time"
    yield says(key, cash=other.money(case.full.cash.total), time=other.roughly(time) if time else "")
    if whole := paying_back.whole_sentence(other):
        yield whole
    yield from (paying_back.outcome_sentence(other, each) for each in case.break_even.returns)
    yield from (paying_back.months_sentence(other, each) for each in case.break_even.months)
