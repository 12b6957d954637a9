"""The bundled samples and their plans."""

from __future__ import annotations

import pytest

from workshop.kit.loading import Kit, kit_folder, load_kit
from workshop.kit.sample_file import Sample, read_sample_file
from workshop.plan.fold import plan_from
from workshop.plan.model import Plan

SAMPLES = kit_folder() / "samples"
NORDICS, BENELUX = "Nordics", "Benelux"


@pytest.fixture(scope="module")
def kit() -> Kit:
    """The kit of this program."""
    return load_kit()


@pytest.fixture(scope="module")
def samples(kit: Kit) -> dict[str, Sample]:
    """The bundled samples by name."""
    return {file.stem: read_sample_file(file, kit) for file in sorted(SAMPLES.glob("*.json"))}


@pytest.fixture(scope="module")
def plans(samples: dict[str, Sample]) -> dict[str, Plan]:
    """Every team's plan by the team's name."""
    return {team.name: plan_from(team.values) for sample in samples.values() for team in sample.teams}


@pytest.fixture(scope="module")
def order(kit: Kit) -> list[str]:
    """The framework's capabilities in its order."""
    return [each.id for each in kit.frameworks["sales-managers"].capabilities()]


@pytest.fixture(scope="module")
def nordics(plans: dict[str, Plan]) -> Plan:
    """The complete plan."""
    return plans[NORDICS]


@pytest.fixture(scope="module")
def benelux(plans: dict[str, Plan]) -> Plan:
    """The complete plan with weak spots."""
    return plans[BENELUX]
