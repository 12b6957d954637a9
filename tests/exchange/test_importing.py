"""Answers of an export come into a session that is there: all as one batch, or none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import workshop.answers
from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.answers.folder import create
from workshop.errors import Invalid
from workshop.exchange.document import Document, read_document, write_document
from workshop.exchange.importing import Taken, import_into
from workshop.plan.kinds import Json


@pytest.fixture
def exported(answers: LocalAnswers, tmp_path: Path) -> Path:
    """An export of the sample session."""
    write_document(answers, tmp_path / "all.json")
    return tmp_path / "all.json"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[LocalAnswers]:
    """Another session, in which a team of the same name has begun by itself."""
    opened = workshop.answers.open(create(tmp_path / "other", title="Elsewhere", teams=["NORDICS"]))
    yield opened
    opened.close()


def with_value(file: Path, path: str, value: object, team: int = 0) -> Document:
    """Return the export with another answer in it."""
    held = json.loads(file.read_text("utf-8"))
    held["teams"][team]["values"][path] = value
    file.write_text(json.dumps(held, indent=1), encoding="utf-8")
    return read_document(file)


def plain(answers: LocalAnswers, team: str) -> dict[str, object]:
    return {path: stored.value for path, stored in answers.values(team).items()}


def test_an_import_brings_what_was_changed_since_back(answers: LocalAnswers, exported: Path) -> None:
    before = plain(answers, "team-nordics")
    answers.append(
        [
            Edit("later-1", "team-nordics", "about/managers", 1, answers.latest()),
            Edit("later-2", "team-nordics", "about/day_cost", None, answers.latest()),
            Edit("later-3", "team-nordics", "outcomes/outcome-that-is-new/statement", "Stays"),
        ]
    )
    done = import_into(answers, read_document(exported))
    assert [team.changed for team in done.teams] == [2, 0, 0, 0]
    assert plain(answers, "team-nordics") == before | {"outcomes/outcome-that-is-new/statement": "Stays"}
    imported = [each for each in answers.log() if each.batch == done.batch]
    assert {each.path for each in imported} == {"about/managers", "about/day_cost"}
    assert {each.author for each in imported} == {"Kim"}


def test_an_import_of_what_is_there_changes_nothing(answers: LocalAnswers, exported: Path) -> None:
    before = answers.log()
    assert import_into(answers, read_document(exported)).batch == ""
    assert answers.log() == before


def test_teams_are_known_by_name_where_ids_differ_and_added_where_they_are_new(
    answers: LocalAnswers, other: LocalAnswers, exported: Path
) -> None:
    (there,) = other.session().teams
    done = import_into(other, read_document(exported))
    assert [(team.team, team.new) for team in done.teams] == [
        ("Nordics", False), ("Iberia", True), ("Benelux", True), ("Poland and Czechia", True),
    ]  # fmt: skip
    assert [team.name for team in other.session().teams] == [
        "NORDICS",
        "Iberia",
        "Benelux",
        "Poland and Czechia",
    ]
    assert plain(other, there.id) == plain(answers, "team-nordics")
    assert plain(other, "team-iberia") == plain(answers, "team-iberia")
    assert other.session().facts.title == "Elsewhere"
    assert len({each.batch for each in other.log() if each.team == "team-iberia"}) == 1


def test_two_teams_of_one_name_stay_two(answers: LocalAnswers, other: LocalAnswers, tmp_path: Path) -> None:
    answers.append([Edit("same", SESSION, "teams/team-iberia/name", "Nordics", answers.latest())])
    write_document(answers, tmp_path / "all.json")
    (there,) = other.session().teams
    done = import_into(other, read_document(tmp_path / "all.json"))
    assert [(team.team, team.new) for team in done.teams[:2]] == [("Nordics", False), ("Nordics", True)]
    assert plain(other, there.id) == plain(answers, "team-nordics")
    assert plain(other, "team-iberia") == plain(answers, "team-iberia")


def test_a_team_that_is_known_by_its_id_is_no_other_s_by_name(answers: LocalAnswers, tmp_path: Path) -> None:
    write_document(answers, tmp_path / "all.json")
    held = json.loads((tmp_path / "all.json").read_text("utf-8"))
    held["teams"].insert(0, {"id": "team-from-afar", "name": "Nordics", "values": {"about/managers": 3}})
    (tmp_path / "all.json").write_text(json.dumps(held), encoding="utf-8")
    before = plain(answers, "team-nordics")
    import_into(answers, read_document(tmp_path / "all.json"))
    assert plain(answers, "team-nordics") == before
    assert plain(answers, "team-from-afar") == {"about/managers": 3}


def test_a_version_that_was_agreed_elsewhere_is_not_taken_for_one_of_ours(
    answers: LocalAnswers, other: LocalAnswers, tmp_path: Path
) -> None:
    at = answers.latest_of("team-nordics")
    facts: dict[str, Json] = {"seq": at, "on": "2027-01-12", "folder": "agreed 2027-01-12 (1)"}
    answers.append(
        [
            Edit(f"v-{name}", "team-nordics", f"versions/version-00001/{name}", value)
            for name, value in facts.items()
        ]
    )
    write_document(answers, tmp_path / "all.json")
    (there,) = other.session().teams
    import_into(other, read_document(tmp_path / "all.json"))
    assert other.plan(there.id).versions == ()
    assert other.plan(there.id).outcomes == answers.plan("team-nordics").outcomes


def test_a_team_that_was_removed_comes_back(answers: LocalAnswers, exported: Path) -> None:
    answers.append([Edit("gone", SESSION, "teams/team-iberia/removed", True, answers.latest())])
    done = import_into(answers, read_document(exported))
    assert Taken("Iberia", True, 0) in done.teams
    assert "Iberia" in [team.name for team in answers.session().teams]


def test_with_any_problem_nothing_changes_and_each_is_named(answers: LocalAnswers, exported: Path) -> None:
    with_value(exported, "about/managers", "many")
    with_value(exported, "about/sellers", 7)
    document = with_value(exported, "about/colour", "red", team=1)
    before = answers.log()
    with pytest.raises(Invalid) as caught:
        import_into(answers, document)
    assert [problem.split(", ", 2)[2] for problem in caught.value.problems] == [
        "Nordics, about/managers: “many” is not a figure. Write digits, such as 12 or 4.5.",
        "Iberia, about/colour: is no question that this session asks. Remove the line; to carry a "
        "session with questions of its own, use workshop pack.",
    ]
    line = int(caught.value.problems[0].split("line ")[1].split(",")[0])
    assert '"about/managers": "many"' in exported.read_text("utf-8").splitlines()[line - 1]
    assert answers.log() == before


def test_what_is_refused_only_while_storing_undoes_the_rest(answers: LocalAnswers) -> None:
    before = answers.log()
    edits = [
        Edit("good", "team-nordics", "about/managers", 1),
        Edit("bad", "team-of-nowhere", "about/managers", 1),
    ]
    (receipt,) = answers.append_all(edits, "import-1")
    assert (receipt.id, receipt.refused) == (
        "bad", "This team is not part of the session. Please choose a team again.",
    )  # fmt: skip
    assert answers.log() == before
    assert [each.stored is not None for each in answers.append_all(edits[:1], "import-1")] == [True]


def test_amounts_in_another_currency_are_not_taken(
    answers: LocalAnswers, other: LocalAnswers, exported: Path
) -> None:
    other.append([Edit("sek", SESSION, "session/currency", "SEK", other.latest())])
    with pytest.raises(Invalid) as caught:
        import_into(other, read_document(exported))
    assert str(caught.value) == (
        "The amounts in this file are in EUR, and those of the session in SEK. Change the currency of one of "
        "the two, then export and import again."
    )
    assert [team.name for team in other.session().teams] == ["NORDICS"]
    assert answers.session().facts.currency == "EUR"
