"""A plan that was agreed stays as it was, whatever is changed afterwards."""

from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import workshop
import workshop.answers
from workshop.answers import Edit, LocalAnswers
from workshop.cli import workshop as command
from workshop.errors import WorkshopError
from workshop.plan.fold import plan_from
from workshop.plan.session import Team
from workshop.reports import agreeing
from workshop.reports.agreeing import agree
from workshop.reports.making import PlanResult, make_plans
from workshop.reports.stamp import of_files

AT = datetime.datetime(2027, 3, 15, 16, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))


@pytest.fixture(autouse=True)
def _the_same_workshop_in_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let kernels find the package that is tested, installed or not."""
    monkeypatch.setenv("PYTHONPATH", str(Path(workshop.__file__).parents[1]))


@pytest.fixture
def answers(sample_session: Path) -> LocalAnswers:
    """The sample, opened by the facilitator."""
    return workshop.answers.open(sample_session, author="Kim")


@pytest.fixture
def nordics(answers: LocalAnswers) -> Team:
    """The team whose plan is complete."""
    return next(team for team in answers.session().teams if team.name == "Nordics")


def test_an_agreed_plan_is_kept_with_what_it_was_made_of(answers: LocalAnswers, nordics: Team) -> None:
    before, seq = answers.plan(nordics.id), answers.latest_of(nordics.id)
    kept = agree(answers, nordics, AT)
    assert kept.folder == answers.place / "plans" / "Nordics" / "agreed 2027-03-15 (1)"
    label = json.loads((kept.folder / "agreed.json").read_text(encoding="utf-8"))
    assert (label["seq"], label["agreed_at"]) == (seq, "2027-03-15T16:30:00+01:00")
    assert label["kit"] == of_files([answers.place / "kit", answers.place / "notebooks"])
    assert label["program"] == workshop.__version__
    assert plan_from(label["values"]) == before
    assert [each["name"] for each in label["agreed_by"]] == [
        before.person(each.person) for each in before.agreements
    ]
    assert {path.name for path in kept.files} | {"agreed.json"} == {
        each.name for each in kept.folder.iterdir()
    }
    assert {path.suffix for path in kept.files} == {".html", ".pdf", ".docx", ".pptx", ".ics", ".ipynb"}
    for path in kept.files:
        assert hashlib.sha256(path.read_bytes()).hexdigest() == label["files"][path.name]
        assert path.stat().st_mode & 0o222 == 0
    (version,) = answers.plan(nordics.id).versions
    assert (version.on, version.seq, version.folder) == (AT.date(), seq, kept.folder.name)
    assert answers.plan_as_of(nordics.id, version.seq or 0) == before


def test_a_later_version_does_not_touch_the_first(answers: LocalAnswers, nordics: Team) -> None:
    first = agree(answers, nordics, AT)
    held = {path: path.read_bytes() for path in first.folder.iterdir()}
    seq = answers.latest_of(nordics.id)
    answers.append([Edit("later", nordics.id, "about/managers", 77, base=seq)])
    assert [each.error for each in make_plans(answers.place, [nordics.id], ["html"])] == [""]
    second = agree(answers, nordics, AT + datetime.timedelta(days=1))
    assert second.folder.name == "agreed 2027-03-16 (2)"
    assert {path: path.read_bytes() for path in first.folder.iterdir()} == held
    assert [each.folder for each in answers.plan(nordics.id).versions] == [
        first.folder.name,
        second.folder.name,
    ]


def test_while_somebody_writes_nothing_is_agreed(
    answers: LocalAnswers, nordics: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made_while_writing(_: Path, teams: list[str]) -> list[PlanResult]:
        answers.append([Edit(f"meanwhile-{answers.latest()}", teams[0], "about/managers", answers.latest())])
        return [PlanResult("Nordics", (answers.place / "plans" / "Nordics" / "plan.pdf",))]

    monkeypatch.setattr(agreeing, "make_plans", made_while_writing)
    with pytest.raises(WorkshopError) as refused:
        agree(answers, nordics, AT)
    assert str(refused.value) == (
        "Nordics is still being written. Lock the forms, or wait until everybody is done, and try again."
    )
    assert answers.plan(nordics.id).versions == ()


def test_a_participant_can_neither_agree_nor_write_a_version(answers: LocalAnswers, nordics: Team) -> None:
    member = workshop.answers.open(answers.place, role="participant", team=nordics.id)
    says = "Only the facilitator can keep a plan as the one that was agreed."
    with pytest.raises(WorkshopError) as refused:
        agree(member, nordics, AT)
    assert str(refused.value) == says
    assert member.append([Edit("mine", nordics.id, "versions/version-00001/seq", 3)])[0].refused == says


def test_the_command_keeps_the_plan_of_the_team_named(answers: LocalAnswers) -> None:
    told = CliRunner().invoke(command, ["agree", str(answers.place), "--team", "Iberia"])
    assert told.exit_code == 0, told.stderr
    (folder,) = (answers.place / "plans" / "Iberia").glob("agreed *")
    assert told.stdout.startswith(f"Iberia: kept as agreed in {folder}\n")
