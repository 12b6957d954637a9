from __future__ import annotations

from typing import Any

import pytest

from workshop.errors import Refused
from workshop.plan.kinds import CANNOT_SAY, Kind
from workshop.plan.model import COLLECTIONS, SINGLES, Plan
from workshop.plan.parts import Part
from workshop.plan.paths import FIRST_ROUND, address, kind_of, kinds
from workshop.plan.session import End, Live, Participant, Session, SessionFacts, StepState, Team

IDS = {"capabilities": "skill-coaching", "followups": "day-30"}
NOT_ASKED = {"id"}
MADE_FROM_OTHERS = {"ratings", "tallies", "own", "removed"}

PATTERNS = [f"{single}/{field}" for single, part in SINGLES.items() for field in part.model_fields] + [
    f"{name}/*/{field}"
    for name, record in COLLECTIONS.items()
    for field in record.model_fields
    if field not in NOT_ASKED
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_field_of_the_model_has_a_kind_and_a_path(pattern: str) -> None:
    kind = kind_of(pattern)
    assert kind is not None
    path = pattern.replace("*", IDS.get(pattern.partition("/")[0], "record-00001"))
    if kind.many:
        path += f"/{kind.options[0] if kind.options else IDS.get(kind.to, 'record-00002')}"
    assert address(path).pattern == pattern
    assert address(path).kind == kind


def test_every_part_of_a_plan_has_paths() -> None:
    assert set(Plan.model_fields) - MADE_FROM_OTHERS == set(SINGLES) | set(COLLECTIONS)
    assert kind_of("ratings/*") == Kind("level", options=(CANNOT_SAY,))
    assert kind_of("tallies/*") == Kind("tally", options=("1", "2", "3", "4", "5", CANNOT_SAY))


def test_a_tally_of_votes_counts_dots_by_capability() -> None:
    assert address("tallies/votes/day-0/1").kind == Kind("tally")
    assert address("tallies/skill-coaching/day-0/1").kind.options == ("1", "2", "3", "4", "5", CANNOT_SAY)


def test_every_link_points_to_a_list_of_the_plan() -> None:
    linked = {
        kind.to for part in (SINGLES | COLLECTIONS).values() for kind in kinds(part).values() if kind.to
    }
    assert linked <= set(COLLECTIONS)


@pytest.mark.parametrize(
    ("part", "pattern"),
    [
        *((SessionFacts, f"session/{field}") for field in SessionFacts.model_fields),
        *((Live, f"live/{field}") for field in Live.model_fields),
        *((Team, f"teams/*/{field}") for field in Team.model_fields if field not in NOT_ASKED),
        *((StepState, f"steps/*/{field}") for field in StepState.model_fields if field not in NOT_ASKED),
        (End, "end/worth"),
        *((Participant, f"participants/*/{field}") for field in ("hand", "team", "person")),
    ],
)
def test_every_fact_of_a_session_has_a_path_of_its_own_scope(part: type[Part], pattern: str) -> None:
    assert kind_of(pattern, "session") is not None
    assert kind_of(pattern, "team") is None
    assert address(pattern.replace("*", "team-0000001"), "session").pattern == pattern
    assert part in (SessionFacts, Live, Team, StepState, Participant, End)
    assert set(Session.model_fields) == {"id", "facts", "teams", "steps", "participants", "live", "end"}


def test_a_path_is_read_into_its_pieces() -> None:
    read = address("requirements/visits-0001/serves/growth-00001")
    assert (read.pattern, read.part, read.record, read.field, read.member) == (
        "requirements/*/serves",
        "requirements",
        "visits-0001",
        "serves",
        "growth-00001",
    )
    rating = address(f"ratings/skill-coaching/{FIRST_ROUND}")
    assert (rating.pattern, rating.record, rating.field) == ("ratings/*", "skill-coaching", "day-0/1")


def test_any_record_can_be_removed() -> None:
    assert {address(f"{name}/{IDS.get(name, 'record-00001')}/removed").kind for name in COLLECTIONS} == {
        Kind("yes_no")
    }


def test_a_question_of_ones_own_is_known_by_its_whole_path() -> None:
    own = {"own/parking": Kind("long", longest=100)}
    read = address("own/parking", own=own)
    assert (read.pattern, read.part, read.field) == ("own/parking", "own", "parking")
    with pytest.raises(Refused):
        address("own/parking")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "//",
        "about",
        "about/",
        "about/colour",
        "about/owner/",
        "about/owner/more",
        "About/owner",
        " about/owner",
        "about/owner\n",
        "about/removed",
        "about/id",
        "outcomes",
        "outcomes/growth-00001",
        "outcomes/growth-00001/",
        "outcomes/*/target",
        "outcomes/short/target",
        f"outcomes/{'x' * 65}/target",
        "outcomes/growth 00001/target",
        "outcomes/growth-00001/id",
        "outcomes/growth-00001/colour",
        "outcomes/growth-00001/__class__",
        "outcomes/growth-00001/target/member-00001",
        "outcomes/growth-00001/removed/member-00001",
        "outcomes/growth-00001/sources",
        "outcomes/growth-00001/sources/rumour",
        "outcomes/growth-00001/sources/crm/more",
        "requirements/visits-0001/serves",
        "requirements/visits-0001/serves/short",
        "requirements/visits-0001/takes/Skill-Coaching",
        "capabilities/Skill Coaching/required_12",
        f"capabilities/{'x' * 65}/required_12",
        "ratings/skill-coaching",
        "ratings/skill-coaching/1",
        "ratings/skill-coaching/day-0",
        "ratings/skill-coaching/day-0/1/2",
        "ratings/skill-coaching/day-٣/1",
        "ratings/skill-coaching/day-00000/1",
        "own/parking",
        "session/title",
        "teams/team-0000001/name",
        "outcomes/../about/owner",
        "x" * 100_000,
        "outcomes/\ud800\ud800\ud800\ud800\ud800\ud800/target",
    ],
)
def test_any_other_path_is_refused(path: str) -> None:
    with pytest.raises(Refused, match=r"^This field is not part of the exercise\. Please reload the page\.$"):
        address(path)


@pytest.mark.parametrize("path", [None, 5, ["about", "owner"], {"a": 1}, b"about/owner"])
def test_what_is_no_path_at_all_is_refused(path: Any) -> None:
    with pytest.raises(Refused):
        address(path)


@pytest.mark.parametrize(
    "pattern", ["outcomes/growth-00001/target", "about/*", "*/*/*", "ratings", "teams/*/name"]
)
def test_what_is_no_pattern_has_no_kind(pattern: str) -> None:
    assert kind_of(pattern) is None
