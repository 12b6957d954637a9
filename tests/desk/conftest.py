"""Sessions that the desk is tried on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import workshop.answers
from workshop.answers import LocalAnswers


@pytest.fixture
def answers(sample_session: Path) -> Iterator[LocalAnswers]:
    """The answers of the sample session, as the facilitator sees them."""
    opened = workshop.answers.open(sample_session)
    yield opened
    opened.close()
