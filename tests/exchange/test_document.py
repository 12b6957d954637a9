"""A session as one JSON file: what is in it, that it comes back the same, and what is refused."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import workshop.answers
from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.answers.folder import create
from workshop.errors import Invalid, WorkshopError
from workshop.exchange.document import read_document, write_document
from workshop.plan.kinds import Json

Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def exported(answers: LocalAnswers, tmp_path: Path) -> Path:
    """An export of the sample session."""
    write_document(answers, tmp_path / "all.json")
    return tmp_path / "all.json"


def changed(file: Path, change: Change) -> Path:
    """Change what an export holds; each entry keeps to a line of its own."""
    held = json.loads(file.read_text("utf-8"))
    change(held)
    file.write_text(json.dumps(held, indent=1), encoding="utf-8")
    return file


def problems(file: Path, folder: Path) -> Sequence[str]:
    """Return what making a session of an export complains of; nothing may be left behind."""
    before = sorted(folder.parent.iterdir())
    with pytest.raises(Invalid) as caught:
        create(folder, history=read_document(file).history)
    assert sorted(folder.parent.iterdir()) == before
    return caught.value.problems


def test_an_export_holds_facts_teams_answers_and_every_edit(answers: LocalAnswers, exported: Path) -> None:
    held = json.loads(exported.read_text("utf-8"))
    assert (held["format"], held["version"]) == ("workshop-export", 1)
    assert held["session"] == answers.session().facts.model_dump(mode="json")
    assert [team["name"] for team in held["teams"]] == [team.name for team in answers.session().teams]
    nordics = held["teams"][0]
    assert nordics["values"] == {
        path: stored.value for path, stored in answers.values("team-nordics").items()
    }
    answers.append([Edit("late-edit", "team-nordics", "about/managers", 21, 3)])
    write_document(answers, exported.with_name("later.json"))
    later = json.loads(exported.with_name("later.json").read_text("utf-8"))
    last = later["history"][-1]
    assert later["history"][:-1] == held["history"]
    assert last["at"].endswith("+00:00")
    assert {name: value for name, value in last.items() if name != "at"} == {
        "seq": answers.latest(),
        "team": "team-nordics",
        "path": "about/managers",
        "value": 21,
        "sent": 21,
        "base": 3,
        "batch": "",
        "author": "Kim",
        "id": "late-edit",
    }


def test_an_export_has_a_line_for_each_answer_and_edit(exported: Path) -> None:
    lines = exported.read_text("utf-8").splitlines()
    held = json.loads("\n".join(lines))
    answered = sum(len(team["values"]) for team in held["teams"])
    assert len(lines) == 5 + answered + 2 * len(held["teams"]) + len(held["history"]) + 5


def test_only_the_facilitator_exports(sample_session: Path, tmp_path: Path) -> None:
    opened = workshop.answers.open(sample_session, role="participant", team="team-nordics")
    with pytest.raises(WorkshopError, match=r"^Only the facilitator can take the whole session along\.$"):
        write_document(opened, tmp_path / "all.json")
    opened.close()
    assert not (tmp_path / "all.json").exists()


TEAMS = ("team-north-1", "team-south-1")
ANSWERS: dict[str, st.SearchStrategy[Json]] = {
    "about/managers": st.integers(0, 99),
    "about/day_cost": st.decimals(0, 10**6, places=2).map(str),
    "about/sales_strategy": st.text(st.sampled_from('ab "\\\n\u2028é'), max_size=12),
    "outcomes/outcome-01234/statement": st.text(max_size=20),
    "outcomes/outcome-01234/by": st.dates().map(str),
    "outcomes/outcome-01234/removed": st.booleans(),
    "outcomes/outcome-56789/sources/crm": st.booleans(),
    "ratings/deal-coaching/day-0/1": st.integers(0, 6),
    "tallies/deal-coaching/day-0/1": st.just("2=3 3=1"),
}
FACTS: dict[str, st.SearchStrategy[Json]] = {
    "session/title": st.text(max_size=20),
    "session/day": st.dates().map(str),
    "session/language": st.sampled_from(["en", "de", "sv"]),
    f"teams/{TEAMS[1]}/name": st.text(max_size=9),
    f"teams/{TEAMS[1]}/removed": st.booleans(),
}


@st.composite
def edit(draw: st.DrawFn) -> Edit:
    """An edit of a team or of the session, at times wrong, at times by one who has not seen the latest."""
    team, base = draw(st.sampled_from([SESSION, *TEAMS])), draw(st.integers(0, 12))
    if team == SESSION:
        path = draw(st.sampled_from(sorted(FACTS)))
        return Edit(secrets.token_hex(8), team, path, draw(FACTS[path]), base)
    path = draw(st.sampled_from([*ANSWERS, "outcomes/outcome-01234/order", "outcomes/outcome-56789/order"]))
    if path.endswith("/order"):
        return Edit(
            secrets.token_hex(8), team, path, base=base, after=draw(st.sampled_from(["", "outcome-01234"]))
        )
    return Edit(secrets.token_hex(8), team, path, draw(ANSWERS[path] | st.none()), base)


@given(
    st.lists(
        st.tuples(edit(), st.sampled_from(["", "Kim", "Åsa “Ö” B."]), st.sampled_from(["", "b-1"])),
        max_size=12,
    )
)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_export_then_import_is_the_identity(
    tmp_path_factory: pytest.TempPathFactory, sent: list[tuple[Edit, str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("both")
    first = workshop.answers.open(create(folder / "first"))
    first.append([Edit(team, SESSION, f"teams/{team}/name", team) for team in TEAMS])
    first.close()
    for each, author, batch in sent:
        opened = workshop.answers.open(folder / "first", author=author)
        opened.append([each], batch)
        opened.close()
    write_document(first, folder / "all.json")
    again = workshop.answers.open(
        create(folder / "again", history=read_document(folder / "all.json").history)
    )
    assert again.log() == first.log()
    for team in (SESSION, *TEAMS):
        assert again.values(team) == first.values(team)
        assert again.since(0, team) == first.since(0, team)
    assert again.session().facts == first.session().facts
    assert again.session().teams == first.session().teams
    write_document(again, folder / "twice.json")
    assert (folder / "twice.json").read_bytes() == (folder / "all.json").read_bytes()
    first.close()
    again.close()


def test_a_session_made_of_an_export_goes_on_from_there(exported: Path, tmp_path: Path) -> None:
    made = workshop.answers.open(create(tmp_path / "again", history=read_document(exported).history))
    before = made.latest()
    (receipt,) = made.append([Edit("next-edit", "team-nordics", "about/managers", 5, before)])
    assert receipt.stored is not None
    assert receipt.stored.seq == before + 1
    assert "Nordics" in (made.place / "session.yaml").read_text("utf-8")
    made.close()


def first_edit(held: dict[str, Any], path: str) -> dict[str, Any]:
    """Return the first edit of a path."""
    found: dict[str, Any] = next(each for each in held["history"] if each["path"] == path)
    return found


def test_every_problem_is_named_with_team_and_path(exported: Path, tmp_path: Path) -> None:
    def spoil(held: dict[str, Any]) -> None:
        first_edit(held, "about/managers")["value"] = "many"
        first_edit(held, "about/managers")["sent"] = "many"
        first_edit(held, "about/day_cost")["path"] = "about/colour"
        held["history"][5]["author"] = "x" * 201

    found = problems(changed(exported, spoil), tmp_path / "again")
    said = [problem.split(", ", 2)[2] for problem in found]
    assert said[0].endswith("has an author longer than 200 characters. Shorten the name.")
    assert sorted(said[1:]) == [
        "Nordics, about/colour: is no question that this session asks. Remove the line; to carry a "
        "session with questions of its own, use workshop pack.",
        "Nordics, about/managers: “many” is not a figure. Write digits, such as 12 or 4.5.",
    ]
    assert all(problem.startswith("all.json, line ") for problem in found)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (
            lambda held: held["history"][3].update(seq=1),
            "has the number 1, which does not follow 3. Keep the order of the export.",
        ),
        (
            lambda held: held["history"][3].update(id=held["history"][2]["id"]),
            "has the id of another edit. Remove one of the two.",
        ),
        (
            lambda held: held["history"][3].update(batch="a b"),
            "names a batch that is none. Use 1 to 64 letters, digits, - and _.",
        ),
        (
            lambda held: held["history"][3].update(at="2027-01-12T09:30:00"),
            "does not say when it was made. Write a time as 2027-01-12T09:30:00+00:00.",
        ),
        (
            lambda held: held["history"][-1].update(team="team-nowhere"),
            "belongs to a team that the session does not have by then. Add the team.",
        ),
        (
            lambda held: first_edit(held, "about/day_cost").update(value="0555"),
            'holds an answer that is kept in another form. Write "555".',
        ),
    ],
)
def test_a_history_that_no_session_wrote_is_refused(
    exported: Path, tmp_path: Path, spoil: Change, said: str
) -> None:
    assert said in [
        problem.split(": ", 1)[1] for problem in problems(changed(exported, spoil), tmp_path / "s")
    ]


def test_answers_that_are_not_the_last_of_their_history_are_refused(exported: Path, tmp_path: Path) -> None:
    def spoil(held: dict[str, Any]) -> None:
        held["teams"][1]["values"]["about/managers"] = 77

    (said,) = problems(changed(exported, spoil), tmp_path / "again")
    assert said.endswith(
        ", Iberia, about/managers: is not what its history says. Import it into a session that is there, or "
        "export it again."
    )

    def without(held: dict[str, Any]) -> None:
        del held["teams"][1]

    assert problems(changed(exported, without), tmp_path / "again") == (
        "all.json: the teams are not those of its history. Export the session again.",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '{"format": "workshop-export", "version": 2}',
            "A newer version of this program made {}. Install the newer version to import it.",
        ),
        (
            '{"format": "workshop-session", "version": 1}',
            "{} is no export of a session. Name a file that workshop export made.",
        ),
        ("[]", "{} is no export of a session. Name a file that workshop export made."),
        (
            '{"format": "workshop-ex',
            "all.json, line 1: a quotation mark opens here and is never closed. Close it.",
        ),
        (
            '{"format": "workshop-export", "version": "1", "session": {}, "teams": [], "history": []}',
            "all.json, line 1, version: takes a whole figure, such as 12.",
        ),
    ],
)
def test_another_file_is_refused(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "all.json"
    file.write_text(text)
    with pytest.raises(WorkshopError) as caught:
        read_document(file)
    assert str(caught.value) == said.format(file)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        WorkshopError, match=r"^There is no file .*gone\.json\. Name a file that workshop export"
    ):
        read_document(tmp_path / "gone.json")
