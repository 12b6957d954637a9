"""What tests of carrying share: a session that is open, and a pack of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import workshop.answers
from workshop.answers import LocalAnswers
from workshop.commands.sessions import make_sample
from workshop.exchange.packing import pack


@pytest.fixture
def answers(sample_session: Path) -> Iterator[LocalAnswers]:
    """The sample session, open for the facilitator."""
    opened = workshop.answers.open(sample_session, author="Kim")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def pack_of_the_sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What is in a pack of the sample session."""
    folder = tmp_path_factory.mktemp("packed")
    make_sample(folder / "sample")
    opened = workshop.answers.open(folder / "sample")
    file = pack(opened, folder / "spring.zip").file
    opened.close()
    return file.read_bytes()


@pytest.fixture
def packed(pack_of_the_sample: bytes, tmp_path: Path) -> Path:
    """A pack of the sample session, alone in a folder."""
    file = tmp_path / "mail" / "spring.zip"
    file.parent.mkdir()
    file.write_bytes(pack_of_the_sample)
    return file
