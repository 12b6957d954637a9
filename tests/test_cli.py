"""The command line: what it prints, what it makes, and the status it leaves with."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from workshop import __version__
from workshop.cli import workshop
from workshop.commands.sessions import samples


def call(*arguments: str) -> Result:
    """Call the command line in this process."""
    return CliRunner().invoke(workshop, arguments)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_help_names_every_command_with_an_example() -> None:
    asked = call("--help")
    assert asked.exit_code == 0
    assert re.findall(r"^  (\w+)  ", asked.output, flags=re.MULTILINE) == [
        "agree", "close", "erase", "export", "import", "lab", "live", "new", "notebooks", "pack", "plans",
        "status", "undo", "unpack", "validate", "worksheets",
    ]  # fmt: skip
    assert "workshop plans                      make the plans of the bundled sample" in asked.output


def test_the_version_is_the_package_s() -> None:
    assert call("--version").output == f"workshop, version {__version__}\n"


def test_the_module_is_the_command() -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "workshop", "--version"], capture_output=True, text=True, check=True
    )
    assert asked.stdout == f"workshop, version {__version__}\n"


def test_an_unknown_command_is_refused_with_status_2() -> None:
    asked = call("plan")
    assert asked.exit_code == 2
    assert "No such command 'plan'" in asked.stderr


@pytest.mark.usefixtures("here")
def test_the_next_command_is_named_as_it_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKSHOP_STARTED_BY", "python start.py")
    assert "Open it with: python start.py lab spring" in call("new", "spring").output
    assert "Make one with: python start.py new gone" in call("status", "gone").stderr


def test_new_makes_a_session_of_the_facts_given(here: Path) -> None:
    made = call("new", "spring", "--title", "Spring kick-off", "--day", "2027-03-15", "--team", "Nordics")
    assert made.output == "Made the session spring. Open it with: workshop lab spring\n"
    written = (here / "spring" / "session.yaml").read_text(encoding="utf-8")
    assert 'title: "Spring kick-off"' in written
    assert "day: 2027-03-15" in written
    assert '- "Nordics"' in written


def test_new_does_not_touch_a_folder_that_is_there(here: Path) -> None:
    (here / "spring").mkdir()
    (here / "spring" / "notes.txt").write_text("mine")
    made = call("new", "spring")
    assert made.exit_code == 1
    assert made.stderr.startswith(f"Error: {here / 'spring'} is there already and was left as it is.")
    assert [path.name for path in (here / "spring").iterdir()] == ["notes.txt"]


def test_new_refuses_a_fact_that_cannot_be(here: Path) -> None:
    made = call("new", "spring", "--currency", "euros")
    assert made.exit_code == 1
    assert "currency" in made.stderr
    assert list(here.iterdir()) == []


def test_new_takes_the_sample_that_is_named_else_the_first(here: Path) -> None:
    assert call("new", "first", "--sample").exit_code == 0
    assert call("new", "second", "--sample", "rented-linen").exit_code == 0
    written = {
        name: (here / name / "session.yaml").read_text(encoding="utf-8") for name in ("first", "second")
    }
    assert "Tarnvik" in written["first"]
    assert "Lindhof" in written["second"]
    assert "CHF" in written["second"]


def test_new_refuses_a_sample_that_is_not_there_and_names_those_that_are(here: Path) -> None:
    made = call("new", "spring", "--sample", "rented-lines")
    assert made.exit_code == 1
    assert made.stderr == "Error: There is no sample “rented-lines”. Did you mean “rented-linen”?\n"
    assert list(here.iterdir()) == []


def test_the_help_names_every_bundled_sample() -> None:
    asked = call("new", "--help").output
    assert [name for name in samples() if name not in asked] == []


@pytest.mark.usefixtures("here")
def test_validate_finds_nothing_wrong_in_what_is_shipped() -> None:
    assert call("validate").exit_code == 0
    call("new", "spring")
    asked = call("validate", "spring")
    assert (asked.exit_code, asked.output) == (0, "spring: nothing is wrong.\n")


def test_validate_names_every_problem_with_its_file_and_line(here: Path) -> None:
    call("new", "spring")
    file = here / "spring" / "kit" / "exercise" / "03-outcomes.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("purpose:", "porpoise:", 1), encoding="utf-8")
    asked = call("validate", "spring")
    assert asked.exit_code == 1
    assert re.search(r"^kit/exercise/03-outcomes\.yaml, line \d+, porpoise: ", asked.stdout, re.MULTILINE)
    assert re.fullmatch(r"\d+ problems? in spring\n", asked.stderr)


def test_plans_without_a_session_takes_the_sample_and_says_so(here: Path) -> None:
    made = call("plans", "--format", "html", "--team", "Nordics")
    assert made.exit_code == 0, made.output
    lines = made.output.splitlines()
    assert lines[0] == "No session named: copied the bundled sample to ./sample-session/"
    assert lines[1] == "1 of 1: Nordics"
    (html,) = (here / "sample-session" / "plans").rglob("*.html")
    assert str(html.relative_to(here)) in made.output
    again = call("plans", "--format", "html", "--team", "Nordics")
    assert again.output.splitlines()[0] == "No session named: taking the sample in ./sample-session/"


def test_plans_that_fail_are_named_and_the_others_are_made(sample_session: Path) -> None:
    notebook = sample_session / "notebooks" / "plan-report.ipynb"
    failing = 'assert team == \\"team-nordics\\", \\"on purpose\\"\\n'
    text = notebook.read_text(encoding="utf-8")
    first = re.search(r'"(?:import|from) workshop[^"]*"', text)
    assert first is not None
    notebook.write_text(text.replace(first[0], f'"{failing}", {first[0]}', 1), encoding="utf-8")
    made = call("plans", str(sample_session), "--format", "html", "--team", "Nordics", "--team", "Iberia")
    assert made.exit_code == 1
    assert made.stderr == "1 of 2 plans could not be made.\n"
    assert "not made: Cell" in made.stdout
    assert "AssertionError: on purpose" in made.stdout
    assert len(list((sample_session / "plans").rglob("*.html"))) == 1


def test_plans_of_a_session_without_teams_says_where_to_add_them(here: Path) -> None:
    call("new", "spring")
    made = call("plans", "spring")
    assert made.exit_code == 1
    where = (here / "spring").resolve()
    assert made.stderr == (
        f"Error: {where} has no teams yet. Add them in its notebooks: workshop lab {where}\n"
    )


@pytest.mark.usefixtures("here")
def test_plans_as_json_are_one_record_a_plan_and_nothing_else_on_stdout() -> None:
    made = call("plans", "--format", "calendar", "--format", "html", "--json")
    assert made.exit_code == 0
    records = json.loads(made.stdout)
    assert [record["team"] for record in records] == [
        "All teams", "Benelux", "Iberia", "Nordics", "Poland and Czechia",
    ]  # fmt: skip
    for record in records:
        assert [Path(file).suffix for file in record["files"]] == [".html", ".ics", ".ipynb"]
        assert all(Path(file).is_file() for file in record["files"])
        assert (record["error"], record["warnings"]) == ("", [])
    assert made.stderr.startswith("No session named: copied the bundled sample")


def test_validate_as_json_holds_problems_and_notes(here: Path) -> None:
    call("new", "spring")
    file = here / "spring" / "session.yaml"
    file.write_text(file.read_text(encoding="utf-8") + '\nlook:\n  accent: "#f2a900"\n', encoding="utf-8")
    asked = call("validate", "spring", "--json")
    note = (
        "The colour #f2a900 has a contrast of 2.0 to 1 on white; text needs 4.5 to 1. "
        "It is used for lines, and text keeps the kit's own colour."
    )
    assert (asked.exit_code, json.loads(asked.stdout)) == (
        0, {"place": "spring", "problems": [], "notes": [note]},
    )  # fmt: skip
    assert call("validate", "spring").stdout == f"note: {note}\nspring: nothing is wrong.\n"
    file.write_text("title: x\n", encoding="utf-8")
    broken = call("validate", "spring", "--json")
    assert broken.exit_code == 1
    assert json.loads(broken.stdout)["problems"] == ["session.yaml, line 1, day: is missing. Add it."]


def test_status_says_how_far_each_team_is_with_each_step(sample_session: Path) -> None:
    told = call("status", str(sample_session))
    assert told.exit_code == 0
    lines = told.stdout.splitlines()
    assert lines[0] == "Nordics"
    assert "  3 · What do we want to achieve?: complete" in lines[: lines.index("Iberia")]
    assert any("begun, " in line and "open" in line for line in lines[lines.index("Iberia") :])
    records = json.loads(call("status", str(sample_session), "--json").stdout)
    assert [team["team"] for team in records] == ["Nordics", "Iberia", "Benelux", "Poland and Czechia"]
    outcomes = next(step for step in records[0]["steps"] if step["step"] == "outcomes")
    assert (outcomes["state"], outcomes["open"]) == ("complete", 0)


@pytest.mark.usefixtures("here")
def test_status_of_a_session_without_teams_says_so() -> None:
    call("new", "spring")
    assert call("status", "spring").stdout == "There is no team yet. Add one in the facilitator's notebook.\n"
    assert json.loads(call("status", "spring", "--json").stdout) == []


@pytest.mark.parametrize("command", ["plans", "lab", "status", "notebooks", "pack", "export"])
def test_a_session_that_is_not_there_is_named_in_one_message(here: Path, command: str) -> None:
    asked = call(command, "gone")
    assert asked.exit_code == 1
    assert asked.stderr == "Error: There is no session gone. Make one with: workshop new gone\n"
    assert list(here.iterdir()) == []


def test_an_error_of_our_own_making_is_one_message_and_a_traceback_only_when_asked_for(
    monkeypatch: pytest.MonkeyPatch, here: Path
) -> None:
    def broken(_folder: Path, _name: str) -> None:
        raise KeyError("lost")

    monkeypatch.setattr("workshop.commands.sessions.make_sample", broken)
    asked = call("new", "spring", "--sample")
    assert asked.exit_code == 1
    assert asked.stderr == (
        "Error: Something went wrong inside the kit (KeyError: 'lost'). "
        'Put --debug after "workshop" to see where.\n'
    )
    debugged = call("--debug", "new", "spring", "--sample")
    assert isinstance(debugged.exception, KeyError)
    assert list(here.iterdir()) == []


def test_a_file_that_may_not_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(_folder: Path, _name: str) -> None:
        raise PermissionError(13, "Permission denied", "session.yaml")

    monkeypatch.setattr("workshop.commands.sessions.make_sample", forbidden)
    assert call("new", "spring", "--sample").stderr == "Error: session.yaml: Permission denied\n"


def test_a_session_is_made_for_its_agenda_and_an_unknown_one_is_named(here: Path) -> None:
    assert call("new", "short", "--agenda", "90-minutes").exit_code == 0
    assert 'agenda: "90-minutes"' in (here / "short" / "session.yaml").read_text(encoding="utf-8")
    refused = call("new", "shorter", "--agenda", "90-minute")
    assert refused.exit_code == 1
    assert "90-minutes" in refused.stderr
    assert not (here / "shorter").exists()
