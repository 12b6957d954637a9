"""The form of a step: one widget, one front end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workshop.forms.form import Form

__all__ = ["Form"]


def __getattr__(name: str) -> object:
    """Import the widget when it is first asked for: it takes Jupyter's packages along."""
    if name == "Form":
        from workshop.forms.form import Form  # noqa: PLC0415

        return Form
    raise AttributeError(name)
