"""The commands that pack and unpack: what they print and the status they leave with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workshop.cli import workshop


def call(*arguments: str) -> Result:
    """Call the command line in this process."""
    return CliRunner().invoke(workshop, arguments)


def test_a_session_is_packed_under_a_name_of_its_own_and_unpacked(
    sample_session: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (sample_session / "salaries.csv").write_text("not ours")
    made = call("pack", "sample")
    (file,) = tmp_path.glob("*.zip")
    assert re.fullmatch(r"sample-\d{4}-\d\d-\d\d-\d{6}\.zip", file.name)
    assert made.exit_code == 0
    assert re.fullmatch(
        rf"Packed \d+ files into {re.escape(file.name)} \(\d\.\d MB\)\.\n"
        r"Left out, because they are not the session's own: salaries\.csv\n",
        made.stdout,
    )
    again = call("unpack", file.name)
    assert (again.exit_code, again.stdout) == (
        0,
        f"Unpacked the session {file.stem}. Its notebooks run when they are opened, so open it only if you "
        f"know who sent it: workshop lab {file.stem}\n",
    )
    assert call("status", file.stem).stdout == call("status", "sample").stdout


def test_a_pack_that_is_refused_leaves_status_1_and_one_message(tmp_path: Path) -> None:
    file = tmp_path / "spring.zip"
    file.write_text("no archive")
    asked = call("unpack", str(file), str(tmp_path / "spring"))
    assert asked.exit_code == 1
    assert asked.stderr == (
        f"Error: {file} was not unpacked: it is damaged, cut short, or no pack. Ask for it again, or take "
        "another copy.\n"
    )
    assert [each.name for each in tmp_path.iterdir()] == ["spring.zip"]
