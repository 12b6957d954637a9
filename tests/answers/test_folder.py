from __future__ import annotations

import datetime
import json
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

import workshop.answers
from workshop.answers import SESSION, Edit, folder
from workshop.answers.folder import create
from workshop.errors import Invalid, WorkshopError

SMALL_KIT = Path(__file__).resolve().parent.parent / "kit" / "small-kit"
SAMPLE = {
    "format": "workshop-session",
    "version": 1,
    "session": {"title": "Two regions", "day": "2027-01-12", "currency": "SEK"},
    "teams": [
        {
            "id": "team-nordics",
            "name": "Nordics",
            "values": {
                "about/managers": 9,
                "outcomes/outcome-01234/statement": "Grow services",
                "outcomes/outcome-01234/target": "40",
                "outcomes/outcome-01234/sources/crm": True,
            },
        },
        {"id": "team-iberia-1", "name": "Iberia", "values": {}},
    ],
}


@pytest.fixture(autouse=True)
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program whose kit is small, with leftovers that no session wants, installed read-only."""
    kit = Path(shutil.copytree(SMALL_KIT, tmp_path / "program" / "kit"))
    for leftover in ("samples", "exercise/__pycache__"):
        (kit / leftover).mkdir()
        (kit / leftover / "leftover.txt").touch()
    (kit.parent / "notebooks").mkdir()
    (kit.parent / "notebooks" / "facilitator.ipynb").write_text("{}")
    (kit.parent / "notebooks" / "facilitator.ipynb").chmod(0o444)
    monkeypatch.setattr(folder, "kit_folder", lambda: kit)
    return kit.parent


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The file of a sample session."""
    file = tmp_path / "four-regions.json"
    file.write_text(json.dumps(SAMPLE))
    return file


def beside(place: Path) -> set[str]:
    """Return the names of what lies in the folder that a session was to be made in."""
    return {each.name for each in place.parent.iterdir()}


def test_a_session_has_a_kit_and_notebooks_of_its_own(tmp_path: Path) -> None:
    made = create(tmp_path / "deep" / "session", title="Our session")
    assert {each.name for each in made.iterdir()} == {
        "answers.db",
        "kit",
        "notebooks",
        "plans",
        "private",
        "session.yaml",
    }
    assert beside(made) == {"session"}
    assert not list(made.rglob("leftover.txt"))
    assert os.access(made / "notebooks" / "facilitator.ipynb", os.W_OK)
    assert workshop.answers.open(made).kit.folder == made / "kit"
    assert workshop.answers.open(str(made)).place == made


def test_only_its_owner_looks_into_a_session(tmp_path: Path) -> None:
    made = create(tmp_path / "session", title="Our session")
    for place in (made, made / "private", made / "plans"):
        assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0


def test_a_session_begins_with_what_its_file_says_when_first_opened(tmp_path: Path) -> None:
    made = create(
        tmp_path / "session",
        title="Our session",
        day=datetime.date(2027, 1, 12),
        currency="SEK",
        language="sv",
        teams=["North", "South"],
    )
    file = made / "session.yaml"
    file.write_text(file.read_text().replace("Our session", "Our workshop").replace("North", "Far North"))
    session = workshop.answers.open(made).session()
    assert session.facts.model_dump() == {
        "title": "Our workshop",
        "day": datetime.date(2027, 1, 12),
        "currency": "SEK",
        "language": "sv",
        "agenda": "half-day",
        "framework": "sales-managers",
    }
    assert [team.name for team in session.teams] == ["Far North", "South"]


def test_once_opened_the_answers_rule_and_the_file_does_not(tmp_path: Path) -> None:
    made = create(tmp_path / "session", title="Our session", teams=["North"])
    first = workshop.answers.open(made)
    first.append([Edit("edit-1", SESSION, "session/title", "Renamed")])
    file = made / "session.yaml"
    file.write_text(file.read_text().replace("Our session", "From the file").replace("North", "South"))
    again = workshop.answers.open(made)
    assert again.session() == first.session()
    assert (again.session().facts.title, again.session().teams[0].name) == ("Renamed", "North")
    assert again.latest() == first.latest()


def test_settings_are_read_whenever_a_session_is_opened(tmp_path: Path) -> None:
    made = create(tmp_path / "session", title="Our session")
    assert workshop.answers.open(made).settings.brand is None
    with (made / "session.yaml").open("a") as file:
        file.write("brand: Tarnvik\n")
    assert workshop.answers.open(made).settings.brand == "Tarnvik"


def test_a_title_and_a_day_are_there_when_none_was_said(tmp_path: Path) -> None:
    facts = workshop.answers.open(create(tmp_path / "spring-2027")).session().facts
    assert facts.title == "spring-2027"
    assert facts.day is not None


def test_a_sample_becomes_a_session_with_its_answers_as_one_batch(tmp_path: Path, sample: Path) -> None:
    made = create(tmp_path / "session", sample=sample)
    answers = workshop.answers.open(made)
    session = answers.session()
    assert (session.facts.title, session.facts.currency) == ("Two regions", "SEK")
    assert [(team.id, team.name) for team in session.teams] == [
        ("team-nordics", "Nordics"),
        ("team-iberia-1", "Iberia"),
    ]
    values = {path: stored.value for path, stored in answers.values("team-nordics").items()}
    assert values == SAMPLE["teams"][0]["values"]  # type: ignore[index]
    with closing(sqlite3.connect(made / "answers.db")) as raw:
        found = raw.execute("select distinct team, batch, author from edits order by team desc").fetchall()
    assert found == [("team-nordics", "sample", ""), ("", "session", "")]
    assert "Iberia" in (made / "session.yaml").read_text()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        pytest.param({"currency": "EURO"}, "currency", id="a currency that is none"),
        pytest.param({"teams": ["North", "North"]}, "“North” is given twice", id="a team twice"),
        pytest.param({"title": "x" * 400}, "title", id="a title too long"),
    ],
)
def test_a_session_with_a_wrong_fact_is_not_made(
    tmp_path: Path, change: dict[str, object], sentence: str
) -> None:
    before = beside(tmp_path / "session")
    with pytest.raises(Invalid) as wrong:
        create(tmp_path / "session", **{"title": "Our session", **change})  # type: ignore[arg-type]
    assert sentence in str(wrong.value)
    assert beside(tmp_path / "session") == before


def test_a_session_of_a_wrong_sample_is_not_made(tmp_path: Path, sample: Path) -> None:
    sample.write_text(sample.read_text().replace('"about/managers": 9', '"about/managers": "nine"'))
    before = beside(tmp_path / "session")
    with pytest.raises(Invalid) as wrong:
        create(tmp_path / "session", sample=sample)
    assert "“nine” is not a figure." in str(wrong.value)
    assert beside(tmp_path / "session") == before


def test_a_session_of_a_broken_kit_is_not_made(tmp_path: Path, program: Path) -> None:
    (program / "kit" / "words" / "form.yaml").unlink()
    before = beside(tmp_path / "session")
    with pytest.raises(Invalid):
        create(tmp_path / "session")
    assert beside(tmp_path / "session") == before


def test_a_session_that_was_interrupted_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("workshop.answers.database.make", stop)
    before = beside(tmp_path / "session")
    with pytest.raises(KeyboardInterrupt):
        create(tmp_path / "session")
    assert beside(tmp_path / "session") == before


def test_a_session_that_the_disk_does_not_take_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    before = beside(tmp_path / "session")
    with pytest.raises(WorkshopError) as told:
        create(tmp_path / "session")
    assert str(told.value) == (
        f"The session could not be made in {tmp_path / 'session'}: No space left on device. Nothing was left "
        "behind. Check that you may write there and that the disk has room."
    )
    assert beside(tmp_path / "session") == before


def test_what_is_there_already_is_left_as_it_is(tmp_path: Path) -> None:
    made = create(tmp_path / "session", title="Our session", teams=["North"])
    answers = workshop.answers.open(made)
    (tmp_path / "file").write_text("kept")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for taken in (made, tmp_path / "file", tmp_path / "link"):
        with pytest.raises(WorkshopError) as told:
            create(taken)
        assert str(told.value) == (
            f"{taken} is there already and was left as it is. Choose another name for the new session."
        )
    assert (tmp_path / "file").read_text() == "kept"
    assert answers.session() == workshop.answers.open(made).session()


def test_an_empty_folder_becomes_a_session(tmp_path: Path) -> None:
    (tmp_path / "session").mkdir()
    assert workshop.answers.open(create(tmp_path / "session", teams=["North"])).session().teams


def test_a_folder_that_is_no_session_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError) as told:
        workshop.answers.open(tmp_path)
    assert str(told.value) == (
        f"{tmp_path} is no session: there is no session.yaml in it. Make one with: workshop new FOLDER"
    )


def test_a_session_without_its_answers_does_not_begin_anew(tmp_path: Path) -> None:
    made = create(tmp_path / "session", teams=["North"])
    (made / "answers.db").unlink()
    with pytest.raises(WorkshopError, match="The answers are missing"):
        workshop.answers.open(made)
    assert not (made / "answers.db").exists()


def test_a_participant_is_let_in_with_a_team_of_the_session(tmp_path: Path, sample: Path) -> None:
    made = create(tmp_path / "session", sample=sample)
    answers = workshop.answers.open(made, author="Ola", role="participant", team="team-nordics")
    assert (answers.role, answers.author) == ("participant", "Ola")
    assert answers.plan("team-nordics").about.managers == 9
    with pytest.raises(WorkshopError) as told:
        workshop.answers.open(made, role="participant", team="team-nowhere")
    assert str(told.value) == "This session has no team “team-nowhere”. Please choose a team again."
    with pytest.raises(WorkshopError) as told:
        workshop.answers.open(made, role="participant")
    assert str(told.value) == "A participant needs a team: say which one."
