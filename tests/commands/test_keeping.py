"""The commands that close a workshop and erase a name: what they ask, print and leave."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import workshop.answers
from workshop.answers import Ballot
from workshop.cli import workshop as command

AGAIN = (
    "Plans, packs, exports and back-ups made before still have it: make the plans again, and delete the "
    "others.\n"
)


def call(*arguments: str, typed: str = "") -> Result:
    """Call the command line in this process."""
    return CliRunner().invoke(command, arguments, input=typed)


@pytest.fixture
def rated(sample_session: Path) -> Path:
    """A session in which three of the first team have rated one capability alone."""
    team = workshop.answers.open(sample_session).session().teams[0].id
    answers = workshop.answers.open(sample_session, role="participant", team=team, author="Ola")
    for number in range(3):
        receipt = answers.cast(f"code-of-device-{number:03}", [Ballot(team, "hiring", "day-90", 3)])[0]
        assert not receipt.refused
    answers.close()
    return sample_session


def test_what_was_not_revealed_is_named_before_it_is_lost(rated: Path) -> None:
    name = workshop.answers.open(rated).session().teams[0].name
    told = call("close", str(rated), typed="n\n")
    assert told.exit_code == 1
    assert told.stdout == (
        f"{name}: 1 question not revealed.\nWhat was not revealed is lost. Close the workshop? [y/N]: n\n"
    )
    told = call("close", str(rated), typed="y\n")
    assert told.exit_code == 0
    assert told.stdout.endswith(
        "Erased what was rated alone (3 answers).\nWhat was revealed and everything else is as it was.\n"
    )
    assert call("close", str(rated)).stdout == (
        "Nothing that was rated alone was left to erase.\n"
        "What was revealed and everything else is as it was.\n"
    )


def test_what_was_revealed_needs_no_question(rated: Path) -> None:
    answers = workshop.answers.open(rated)
    team = answers.session().teams[0].id
    assert answers.reveal(team, ["hiring"], "day-90").rounds == {"hiring": "day-90/1"}
    before = answers.plan(team)
    answers.close()
    told = call("close", str(rated))
    assert told.stdout.startswith("Erased what was rated alone (3 answers).\n")
    answers = workshop.answers.open(rated)
    assert answers.plan(team) == before
    assert before.tallies["hiring"]["day-90/1"] == {"close": 3}


def test_a_name_is_erased_and_it_is_said_where_else_it_stands(sample_session: Path) -> None:
    answers = workshop.answers.open(sample_session)
    team = answers.session().teams[0].id
    name = answers.plan(team).people[0].name
    answers.close()
    assert call("erase", str(sample_session), name, typed="n\n").exit_code == 1
    told = call("erase", str(sample_session), name, "--yes", "--in-texts")
    assert told.exit_code == 0, told.stderr
    assert told.stdout.startswith(f"Erased “{name}”: 1 entry in the lists of people, and who wrote what.\n")
    assert told.stdout.endswith(AGAIN)
    answers = workshop.answers.open(sample_session)
    assert answers.plan(team).people[0].name == "name removed"
    assert all(name not in str(each.value) for each in answers.log())
    answers.close()
    told = call("erase", str(sample_session), name, "--yes")
    assert (told.exit_code, told.stderr) == (
        1,
        f"Error: Nobody named “{name}” is in {sample_session}. Write the name as the teams wrote it.\n",
    )


def test_the_copy_of_an_older_form_is_named_where_a_name_is_erased(sample_session: Path) -> None:
    copy = sample_session / "answers-form-1.db"
    copy.write_bytes((sample_session / "answers.db").read_bytes())
    told = call("erase", str(sample_session), "Marit Hauge", "--yes")
    assert told.exit_code == 0, told.stderr
    last = told.stdout.splitlines()[-1]
    assert last.startswith("So does ")
    assert last.endswith("answers-form-1.db, kept when this program was renewed: delete it.")
