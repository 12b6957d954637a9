"""Samples are read with their answers checked, and what does not fit is explained."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from workshop.errors import Invalid
from workshop.kit.loading import Kit
from workshop.kit.sample_file import read_sample_file

OUTCOME = "outcomes/outcome-growth"
WHERE = "small.json, line 15, teams > team-nordics > values > "


def sample(**values: Any) -> str:
    """A sample session of one team with an outcome, a person and what else is given (by path)."""
    whole = {
        "format": "workshop-session",
        "version": 1,
        "session": {"title": "Growing our managers", "day": "2027-01-12"},
        "teams": [
            {
                "id": "team-nordics",
                "name": "Nordics",
                "values": {f"{OUTCOME}/target": "27", "people/person-johan/name": "Johan Ek"} | values,
            }
        ],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False)


def problems(folder: Path, kit: Kit, text: str) -> tuple[str, ...]:
    """What reading a sample complains of."""
    file = folder / "small.json"
    file.write_text(text, encoding="utf-8")
    try:
        read_sample_file(file, kit)
    except Invalid as reason:
        return reason.problems
    return ()


def test_a_sample_is_read_with_its_answers_as_they_are_stored(tmp_path: Path, small_kit: Kit) -> None:
    file = tmp_path / "small.json"
    values = {
        f"{OUTCOME}/executive": "person-johan",
        "ratings/hiring/day-0/1": 3,
        "own/motto": "  Ask first ",
        "about/day_cost": 555,
    }
    file.write_text(sample(**values), encoding="utf-8")
    found = read_sample_file(file, small_kit)
    assert (found.facts.title, found.facts.currency) == ("Growing our managers", "EUR")
    [team] = found.teams
    assert (team.id, team.name) == ("team-nordics", "Nordics")
    assert team.values == {
        f"{OUTCOME}/target": "27",
        "people/person-johan/name": "Johan Ek",
        f"{OUTCOME}/executive": "person-johan",
        "ratings/hiring/day-0/1": 3,
        "own/motto": "Ask first",
        "about/day_cost": "555",
    }


def test_a_figure_with_decimals_needs_no_quotes(tmp_path: Path, small_kit: Kit) -> None:
    file = tmp_path / "small.json"
    file.write_text(sample(**{f"{OUTCOME}/baseline": 21.40}).replace("21.4", "21.40"), encoding="utf-8")
    assert read_sample_file(file, small_kit).teams[0].values[f"{OUTCOME}/baseline"] == "21.40"


WRONG: list[tuple[str, Any, str]] = [
    (
        f"{OUTCOME}/tarket",
        "27",
        f"{OUTCOME}/tarket: is no question of the exercise. Did you mean “{OUTCOME}/target”?",
    ),
    ("weather", "fine", "weather: is no question of the exercise. Remove the line."),
    (
        "outcomes/growth/target",
        "27",
        "outcomes/growth/target: “growth” can't be an id. "
        "Write 11 to 64 letters, digits, hyphens or underscores.",
    ),
    (
        f"{OUTCOME}/sources",
        True,
        f"{OUTCOME}/sources: is a set. Write one line for each member, such as “{OUTCOME}/sources/…”: true.",
    ),
    (
        f"{OUTCOME}/unit/pieces",
        True,
        f"{OUTCOME}/unit/pieces: has more than “{OUTCOME}/unit” takes. Write the path without its last part.",
    ),
    (
        f"{OUTCOME}/by",
        "2028",
        f"{OUTCOME}/by: “2028” is not a date. Write it as year-month-day, such as 2027-03-31.",
    ),
    (
        f"{OUTCOME}/direction",
        "sideways",
        f"{OUTCOME}/direction: “sideways” is not one of the choices: up, down, stay.",
    ),
    ("ratings/hiring/day-0/1", 6, "ratings/hiring/day-0/1: A rating is 1, 2, 3, 4 or 5."),
    (
        f"{OUTCOME}/executive",
        "person-johann",
        f"{OUTCOME}/executive: points to “person-johann”, "
        "which is none of the people. Did you mean “person-johan”?",
    ),
    (
        "requirements/must-watch-visits/serves/outcome-nothing",
        True,
        "requirements/must-watch-visits/serves/outcome-nothing: points to “outcome-nothing”, "
        "which is none of the outcomes. Did you mean “outcome-growth”?",
    ),
    (
        "actions/action-visits/frees/stop-friday-deck",
        True,
        "actions/action-visits/frees/stop-friday-deck: points to “stop-friday-deck”, "
        "which is none of the stops. There is none yet.",
    ),
    (
        "requirements/must-watch-visits/takes/hirings",
        True,
        "requirements/must-watch-visits/takes/hirings: points to “hirings”, "
        "which is none of the capabilities. Did you mean “hiring”?",
    ),
    (
        "capabilities/skill-coching/required_12",
        3,
        "capabilities/skill-coching/required_12: “skill-coching” is none of the capabilities. "
        "Did you mean “skill-coaching”?",
    ),
    (
        "ratings/selling/day-0/1",
        3,
        "ratings/selling/day-0/1: “selling” is none of the capabilities and habits. "
        "Write one of these: hiring, skill-coaching.",
    ),
    (
        "followups/day-31/on",
        "2027-02-12",
        "followups/day-31/on: “day-31” is none of the followups. Did you mean “day-30”?",
    ),
]


@pytest.mark.parametrize(("path", "value", "says"), WRONG, ids=range(len(WRONG)))
def test_an_answer_that_does_not_fit_is_explained(
    tmp_path: Path, small_kit: Kit, path: str, value: Any, says: str
) -> None:
    assert problems(tmp_path, small_kit, sample(**{path: value})) == (WHERE + says,)


SHAPE = [
    ('"version": 1', '"version": 2', "line 3, version: can't be “2”. Write 1."),
    (
        '"id": "team-nordics"',
        '"id": "nordics"',
        "line 10, teams > nordics > id: “nordics” can't be an id. "
        "Write 11 to 64 letters, digits, hyphens or underscores.",
    ),
    ('"name": "Nordics",', "", "line 9, teams > team-nordics > name: is missing. Add it."),
    (
        '"day": "2027-01-12"',
        '"day": "2027-01-12", "currency": "EURO"',
        "line 6, session > currency: “EURO” is no currency. Did you mean EUR?",
    ),
    (
        '"day": "2027-01-12"',
        '"day": "2027-01-12", "framework": "cadence"',
        "line 6, session > framework: the kit has no framework “cadence”. "
        "Write one of these: sales-managers.",
    ),
    (
        '"Johan Ek"',
        '"Johan Ek", "people/person-johan/name": "Johan"',
        "line 14, teams > team-nordics > values > people/person-johan/name: "
        "is given twice, first on line 14. Keep one of the two.",
    ),
]


@pytest.mark.parametrize(("old", "new", "says"), SHAPE, ids=range(len(SHAPE)))
def test_a_sample_of_the_wrong_shape_is_explained(
    tmp_path: Path, small_kit: Kit, old: str, new: str, says: str
) -> None:
    assert old in sample()
    assert problems(tmp_path, small_kit, sample().replace(old, new, 1)) == (f"small.json, {says}",)


def test_all_answers_that_do_not_fit_are_told_at_once(tmp_path: Path, small_kit: Kit) -> None:
    values = {path: value for path, value, _ in WRONG}
    found = problems(tmp_path, small_kit, sample(**values))
    assert len(found) == len(WRONG)
    lines = [int(problem.split(", line ")[1].partition(",")[0]) for problem in found]
    assert sorted(lines) == list(range(15, 15 + len(WRONG)))


def test_two_teams_need_two_names(tmp_path: Path, small_kit: Kit) -> None:
    whole = json.loads(sample())
    whole["teams"] *= 2
    assert problems(tmp_path, small_kit, json.dumps(whole)) == (
        "small.json, line 1, teams > team-nordics > id: “team-nordics” is given twice. "
        "Give each team its own.",
        "small.json, line 1, teams > team-nordics > name: “Nordics” is given twice. Give each team its own.",
    )
