"""The commands that export and import: what they print and the status they leave with."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workshop.cli import workshop


def call(*arguments: str) -> Result:
    """Call the command line in this process."""
    return CliRunner().invoke(workshop, arguments)


@pytest.fixture
def exported(sample_session: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An export of the sample session, in the folder that is stood in."""
    monkeypatch.chdir(tmp_path)
    made = call("export", sample_session.name, "all.json")
    assert (made.exit_code, made.stdout) == (0, "Exported everything to all.json.\n")
    return tmp_path / "all.json"


def test_an_export_is_named_after_the_session_and_the_time(exported: Path) -> None:
    made = call("export", "sample")
    assert re.fullmatch(r"Exported everything to sample-\d{4}-\d\d-\d\d-\d{6}\.json\.\n", made.stdout)
    again = call("export", "sample", "all.json")
    assert again.exit_code == 1
    assert again.stderr == "Error: all.json is there already and was left as it is. Choose another name.\n"
    assert exported.is_file()


def test_a_new_session_is_made_of_an_export(exported: Path) -> None:
    made = call("new", "again", "--from", exported.name)
    assert made.stdout == "Made the session again. Open it with: workshop lab again\n"
    assert call("export", "again", "twice.json").exit_code == 0
    assert exported.with_name("twice.json").read_bytes() == exported.read_bytes()


def test_an_import_says_what_changed_in_which_team(exported: Path) -> None:
    held = json.loads(exported.read_text("utf-8"))
    held["teams"][0]["values"] |= {"about/managers": 77, "about/sellers": 770}
    exported.write_text(json.dumps(held), encoding="utf-8")
    done = call("import", "sample", "all.json")
    assert re.fullmatch(
        r"Nordics: 2 answers changed\nIberia: no answer changed\nBenelux: no answer changed\n"
        r"Poland and Czechia: no answer changed\n"
        r"Imported all\.json as the batch (import-\d{8}-\d{6}-[0-9a-f]{8})\.\n"
        r"To take it back: workshop undo sample \1\n",
        done.stdout,
    )
    again = call("import", "sample", "all.json")
    assert again.stdout.splitlines()[-1] == "Nothing was changed: the session has all of all.json already."


def test_an_import_into_no_session_says_how_to_make_one(exported: Path) -> None:
    asked = call("import", "gone", exported.name)
    assert asked.exit_code == 1
    assert asked.stderr == (
        "Error: There is no session gone. Make one of the file with: workshop new gone --from all.json\n"
    )


def test_problems_leave_status_1_and_a_line_each(exported: Path) -> None:
    held = json.loads(exported.read_text("utf-8"))
    held["teams"][0]["values"] |= {"about/managers": "many", "about/colour": "red"}
    exported.write_text(json.dumps(held, indent=1), encoding="utf-8")
    asked = call("import", "sample", "all.json")
    assert asked.exit_code == 1
    assert len(asked.stderr.splitlines()) == 2
    assert "Nordics, about/managers: “many” is not a figure." in asked.stderr


def test_tables_are_one_excel_file_or_a_folder_of_csv_files(exported: Path) -> None:
    made = call("export", "sample", "--format", "excel")
    (file,) = exported.parent.glob("*.xlsx")
    assert made.stdout == f"Exported the tables to {file.name}.\n"
    assert re.fullmatch(r"sample-\d{4}-\d\d-\d\d-\d{6}\.xlsx", file.name)
    made = call("export", "sample", "tables", "--format", "csv")
    assert made.stdout == "Exported the tables to tables.\n"
    assert (exported.parent / "tables" / "actions.csv").is_file()
