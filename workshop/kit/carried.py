"""A kit as plain data, for a notebook that lies on another computer than the session."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workshop.errors import WorkshopError
from workshop.kit.agenda import Agenda
from workshop.kit.definitions import Step
from workshop.kit.figures import IndustryFigure
from workshop.kit.loading import Kit
from workshop.plan.framework import Framework

NOTES = ("say", "listen_for", "goes_wrong")


def kit_told(kit: Kit) -> dict[str, Any]:
    """Return what a participant needs of a kit to be asked its questions, without the facilitator's notes."""
    steps = [step.model_dump(mode="json", by_alias=True) for step in kit.steps]
    return {
        "steps": [{**step, "facilitator": {name: [] for name in NOTES}} for step in steps],
        "agendas": [each.model_dump(mode="json", by_alias=True) for each in kit.agendas.values()],
        "frameworks": [each.model_dump(mode="json", by_alias=True) for each in kit.frameworks.values()],
        "figures": [each.model_dump(mode="json", by_alias=True) for each in kit.figures],
        "words": {name: dict(words) for name, words in kit.words.items()},
    }


def kit_from(told: Mapping[str, Any]) -> Kit:
    """Return the kit that was told; it lies in no folder.

    Raises
    ------
    WorkshopError
        When it is none that this program understands, as of a much older or newer one.
    """
    try:
        agendas = [Agenda.model_validate(each) for each in told["agendas"]]
        frameworks = [Framework.model_validate(each) for each in told["frameworks"]]
        return Kit(
            folder=Path(),
            steps=tuple(Step.model_validate(each) for each in told["steps"]),
            agendas={each.id: each for each in agendas},
            frameworks={each.id: each for each in frameworks},
            words={str(name): dict(words) for name, words in told["words"].items()},
            figures=tuple(IndustryFigure.model_validate(each) for each in told["figures"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise WorkshopError(
            "The room asks in a way that this program does not understand: it is of another version. Install "
            "the version that the facilitator has."
        ) from error
