"""Every public way to the answers is walked as every role: nobody finds what that role may not see."""

from __future__ import annotations

import datetime
import io
import json
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import select

import workshop
import workshop.answers
from tests.hostile import HostileAnswers
from workshop.answers import SESSION, Ballot, Edit, LocalAnswers
from workshop.answers.folder import create
from workshop.answers.tables import ballots
from workshop.cli import workshop as command
from workshop.errors import WorkshopError
from workshop.forms.form import Form
from workshop.reports import make_plans

NORTH, SOUTH = "team-north-0001", "team-south-0001"
CODE = "code-of-the-device-0001"
VOTED = "what-nobody-may-know-was-voted-for"
NOW = datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC)
DEVICES = 4


@pytest.fixture(autouse=True)
def _the_same_workshop_in_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let kernels find the package that is tested, installed or not."""
    monkeypatch.setenv("PYTHONPATH", str(Path(workshop.__file__).parents[1]))


@pytest.fixture
def secret(tmp_path: Path) -> Iterator[tuple[Path, set[str], set[str]]]:
    """A session, what stands in the southern team's answers alone, and what lies in the ballot box alone."""
    place = create(tmp_path / "session", teams=[])
    answers = workshop.answers.open(place, author="Kim")
    framework, own = answers.kit.framework_of(answers.session().facts), answers.kit.own_kinds()
    assert framework is not None
    theirs = HostileAnswers(1000, 0, framework, own, plain=True)
    ours = HostileAnswers(5000, 0, framework, own, plain=True)
    for team, made in ((NORTH, ours), (SOUTH, theirs)):
        answers.append([Edit(f"new-{team}", SESSION, f"teams/{team}/name", team.upper())])
        edits = [
            Edit(f"{team}-{number}", team, path, value)
            for number, (path, value) in enumerate(made.values.items())
        ]
        # Every answer was another one before: the history must not tell either.
        texts = [each for each in edits if isinstance(each.value, str) and "TOK" in each.value]
        before = [Edit(f"{each.id}-old", team, each.path, f"OLD{each.value}"[:60]) for each in texts]
        assert not [each.refused for each in answers.append([*before, *edits]) if each.refused]
    rated = cast(place)
    answers.close()
    yield place, {token for token in theirs.tokens.values()}, rated


def cast(place: Path) -> set[str]:
    """Let both teams vote alone; return what only the ballot box knows of it."""
    for team in (NORTH, SOUTH):
        member = workshop.answers.open(place, role="participant", team=team, author="Ola")
        for number in range(DEVICES):
            ballot = Ballot(team, "votes", "day-0", f"{VOTED}=1")
            receipt = member.cast(f"code-of-the-device-{number:04}", [ballot])[0]
            assert not receipt.refused
        log = member._log
        member.close()
    with log.database.reading() as connection:
        raters = connection.execute(select(ballots.c.rater)).scalars().all()
    assert len(raters) == 2 * DEVICES
    return {VOTED, *raters}


def walk(answers: LocalAnswers, team: str, folder: Path) -> dict[str, Callable[[], object]]:
    """Return how each public method is called, about one team."""
    return {
        "for_participant": lambda: answers.for_participant(team, "Ola").values(team),
        "of": lambda: answers.of("Somebody").values(team),
        "append": lambda: answers.append([Edit("tried", team, "about/managers", 5)]),
        "append_all": lambda: answers.append_all([Edit("tried-2", team, "about/managers", 5)], "tried"),
        "session": answers.session,
        "values": lambda: answers.values(team),
        "values_as_of": lambda: answers.values_as_of(team, 10**6),
        "plan": lambda: answers.plan(team),
        "plan_as_of": lambda: answers.plan_as_of(team, 10**6),
        "since": lambda: answers.since(0, team),
        "history": lambda: [
            answers.history(team, f"about/{name}") for name in ("owner", "business_strategy", "managers")
        ],
        "recent": lambda: answers.recent(team, 10**6),
        "latest": answers.latest,
        "version_of": lambda: answers.version_of(team),
        "latest_of": lambda: answers.latest_of(team),
        "seq_at": lambda: answers.seq_at(NOW),
        "batches": answers.batches,
        "log": answers.log,
        "keep": lambda: answers.keep("mark", {team: (1, "kept")}) if team else None,
        "kept": lambda: answers.kept("mark"),
        "own_ballots": lambda: answers.own_ballots(team, "code-of-another-device"),
        "ballots_cast": lambda: answers.ballots_cast(team),
        "unrevealed": answers.unrevealed,
        "cast": lambda: answers.cast("code-of-another-device", [Ballot(team, "hiring", "day-0", 3)]),
        "say_worth": lambda: answers.say_worth("code-of-another-device", "partly"),
        "own_worth": lambda: answers.own_worth("code-of-another-device"),
        "worth_cast": answers.worth_cast,
        "count_worth": answers.count_worth,
        "undo": lambda: answers.undo("tried"),
        "copy_to": lambda: answers.copy_to(folder / f"copy-{answers.role}-{team}.db"),
        "reveal": lambda: answers.reveal(team, ["hiring"]),
        "erase_person": lambda: answers.erase_person("Nobody of that name"),
        "erase_entry": lambda: answers.erase_entry(team, "person-nobody") if team else None,
        "end_workshop": lambda: answers.end_workshop() if answers.role != "facilitator" else None,
        "close": answers.close,
    }


def test_every_method_of_the_answers_is_walked(
    secret: tuple[Path, set[str], set[str]], tmp_path: Path
) -> None:
    place, theirs, box = secret
    public = {name for name, kind in vars(LocalAnswers).items() if callable(kind) and name[0] != "_"}
    for role, own in (("participant", NORTH), ("facilitator", None)):
        for team in (NORTH, SOUTH, SESSION):
            answers = workshop.answers.open(place, role=role, team=own, author="Ola")  # type: ignore[arg-type]
            calls = walk(answers, team, tmp_path)
            assert set(calls) == public
            for name, call in calls.items():
                try:
                    told = repr(call())
                except WorkshopError as refused:
                    told = str(refused)
                assert not [token for token in box if token in told], (role, name)
                if role == "participant":
                    assert not [token for token in theirs if token in told], name
    assert [each.name for each in tmp_path.glob("copy-*")] and not list(tmp_path.glob("copy-participant*"))
    found = read(tmp_path, skip=place)
    assert theirs <= {token for token in theirs if token in found}
    assert not [token for token in box if token in found]


def test_a_device_finds_its_own_ballots_and_no_other_team_s(secret: tuple[Path, set[str], set[str]]) -> None:
    place, _, _ = secret
    answers = workshop.answers.open(place, role="participant", team=NORTH)
    assert answers.own_ballots(NORTH, CODE) == {("votes", "day-0/2"): f"{VOTED}=1"}
    with pytest.raises(WorkshopError):
        answers.own_ballots(SOUTH, CODE)


def test_a_participant_s_form_holds_nothing_of_another_team(secret: tuple[Path, set[str], set[str]]) -> None:
    place, theirs, box = secret
    answers = workshop.answers.open(place, role="participant", team=NORTH)
    for step in answers.kit.steps:
        form = Form(answers, step.id, NORTH)
        sent: list[object] = []
        form.send = sent.append
        for message in ({"type": "hello"}, {"type": "since", "seq": 0}, {"type": "history"}):
            form.hear(message)
        told = repr([form.definition, form.start, sent, form.value])
        assert not [token for token in theirs | box if token in told], step.id
        with pytest.raises(WorkshopError):
            Form(answers, step.id, SOUTH)


def test_a_plan_holds_its_own_team_s_answers_alone(secret: tuple[Path, set[str], set[str]]) -> None:
    place, theirs, box = secret
    made = list(make_plans(place, [NORTH]))
    assert [each.error for each in made] == [""]
    found = read(made[0].files[0].parent)
    assert "TOK5" in found
    assert not [token for token in theirs | box if token in found]


COMMANDS = {
    "pack": ["pack", "{session}", "{out}/session.zip", "--with-plans"],
    "export": ["export", "{session}", "{out}/all.json"],
    "excel": ["export", "{session}", "{out}/all.xlsx", "--format", "excel"],
    "csv": ["export", "{session}", "{out}/tables", "--format", "csv"],
    "status": ["status", "{session}", "--json"],
    "undo": ["undo", "{session}"],
    "validate": ["validate", "{session}"],
    "notebooks": ["notebooks", "{session}"],
    "plans": ["plans", "{session}", "--format", "html"],
    "worksheets": ["worksheets", "{session}", "{out}/sheets.pdf"],
    "agree": ["agree", "{session}", "--team", "{team}"],
    "import": ["import", "{session}", "{out}/all.json"],
    "unpack": ["unpack", "{out}/session.zip", "{out}/unpacked"],
    "new": ["new", "{out}/again", "--from", "{out}/all.json"],
    "erase": ["erase", "{session}", "Nobody", "--yes"],
}
"""What the facilitator types; lab and live serve what is tested elsewhere, and close erases the ballots."""


def test_no_command_tells_what_lies_in_the_ballot_box(
    secret: tuple[Path, set[str], set[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, theirs, box = secret
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.chdir(out)
    assert {words[0] for words in COMMANDS.values()} | {"lab", "live", "close"} == set(command.commands)
    for name, words in COMMANDS.items():
        typed = [word.format(session=place, out=out, team=NORTH.upper()) for word in words]
        told = CliRunner().invoke(command, typed)
        assert told.exit_code == (1 if name == "erase" else 0), (name, told.output)
        assert not [token for token in box if token in told.output], name
    written = read(out) + read(place, skip=place / "answers.db")
    assert theirs <= {token for token in theirs if token in written}
    assert not [token for token in box if token in written]


def read(folder: Path, skip: Path | None = None) -> str:
    """Return all that is written in the files of a folder, within archives and PDFs too."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (skip is None or not path.is_relative_to(skip)):
            found += list(_texts(path.name, path.read_bytes()))
    return "\n".join(found)


def _texts(name: str, content: bytes) -> Iterator[str]:
    yield name
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                yield from _texts(member, archive.read(member))
    elif content.startswith(b"%PDF"):
        text = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout
        yield text.decode(errors="replace")
    else:
        text_of = content.decode(errors="replace")
        yield text_of
        if name.endswith((".ipynb", ".json")):
            yield json.dumps(json.loads(text_of), ensure_ascii=False)
