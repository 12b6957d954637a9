"""Which folder is a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.commands.sessions import existing
from workshop.errors import WorkshopError


def test_a_folder_that_is_no_session_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError) as caught:
        existing(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path} is no session: there is no session.yaml in it. Name a folder that workshop new made."
    )


def test_a_session_that_is_not_there_can_be_made(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError) as caught:
        existing(tmp_path / "gone")
    gone = tmp_path / "gone"
    assert str(caught.value) == f"There is no session {gone}. Make one with: workshop new {gone}"


def test_a_session_is_found_by_any_name_of_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "session.yaml").touch()
    monkeypatch.chdir(tmp_path)
    assert existing(Path()) == tmp_path.resolve()
