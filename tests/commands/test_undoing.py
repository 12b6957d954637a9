"""The command that takes back what was brought in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import workshop.answers
from workshop.answers import Edit
from workshop.cli import workshop as command

MANAGERS = "about/managers"


def call(*arguments: str) -> Result:
    """Call the command line in this process."""
    return CliRunner().invoke(command, arguments)


@pytest.fixture
def imported(sample_session: Path, tmp_path: Path) -> str:
    """The name of an import that changed the number of managers and of sellers of the first team."""
    file = tmp_path / "all.json"
    assert call("export", str(sample_session), str(file)).exit_code == 0
    document = json.loads(file.read_text(encoding="utf-8"))
    document["teams"][0]["values"] |= {MANAGERS: 99, "about/sellers": 999}
    file.write_text(json.dumps(document), encoding="utf-8")
    told = call("import", str(sample_session), str(file))
    assert told.exit_code == 0, told.stderr
    found = re.search(r"as the batch (\S+)\.\nTo take it back: workshop undo \S+ (\S+)\n", told.stdout)
    assert found and found[1] == found[2]
    return found[1]


def test_an_import_is_taken_back_but_for_what_was_written_since(sample_session: Path, imported: str) -> None:
    answers = workshop.answers.open(sample_session)
    team = answers.session().teams[0]
    before = next(each.before for each in answers.recent(team.id, 9) if each.path == MANAGERS)
    assert before
    answers.append([Edit("edit-by-hand", team.id, MANAGERS, 10, base=answers.latest())])
    told = call("undo", str(sample_session), imported)
    assert told.stdout == (
        f"{team.name}, {MANAGERS}: left as it is, since somebody has written it anew. "
        f"It was “{before.value}” before and is “10” now.\n"
        f"Took back {imported}: 1 answer as before.\n"
        f"To see what can be taken back: workshop undo {sample_session}\n"
    )
    about = answers.plan(team.id).about
    assert (about.managers, about.sellers) == (10, 62)
    assert call("undo", str(sample_session), imported).stdout.endswith("is left to take back.\n")
    answers.close()


def test_what_can_be_taken_back_is_listed_the_newest_first(sample_session: Path, imported: str) -> None:
    listed = call("undo", str(sample_session)).stdout.splitlines()
    assert re.fullmatch(rf"{imported}  \d{{4}}-\d\d-\d\d \d\d:\d\d  2 answers", listed[0])
    assert len(listed) > 1


def test_a_batch_that_is_not_there_is_said(sample_session: Path) -> None:
    told = call("undo", str(sample_session), "import-1")
    assert (told.exit_code, told.stderr) == (
        1, "Error: Nothing was brought in under the name “import-1”.\n",
    )  # fmt: skip
