"""Who owns too much in several teams together."""

from __future__ import annotations

from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.model import Plan
from workshop.plan.shared_owners import shared_owners


def team(**owned: int) -> Plan:
    """Return a plan in which people own so many actions each."""
    values: dict[str, Json] = {}
    for number, (name, actions) in enumerate(owned.items()):
        values[f"people/person-0000{number}/name"] = name.replace("_", " ")
        for each in range(actions):
            values[f"actions/action-{number}-000{each}/owner"] = f"person-0000{number}"
            values[f"actions/action-{number}-000{each}/due"] = f"2027-0{1 + each}-15"
    return plan_from(values)


def test_a_person_in_one_team_alone_is_not_shared() -> None:
    assert shared_owners([team(Ana=6), team(Ben=3)]) == ()


def test_names_are_compared_without_capitals_and_blanks() -> None:
    [ana] = shared_owners([team(Ana_Reyes=2), team(ANA__reyes=1, Ben=1)])
    assert (ana.name, ana.by_team) == ("Ana Reyes", ((0, 2), (1, 1)))


def test_more_than_a_third_of_the_largest_plan_is_too_much_from_six_actions_on() -> None:
    def too_much(*plans: Plan) -> bool:
        [ana] = shared_owners(plans)
        return ana.too_much

    assert too_much(team(Ana=2, Ben=7), team(Ana=2, Cem=7))
    assert not too_much(team(Ana=2, Ben=7), team(Ana=1, Cem=7))
    assert too_much(team(Ana=2), team(Ana=1, Ben=3))
    assert not too_much(team(Ana=2), team(Ana=1, Ben=2)), "five actions in all"


def test_what_is_done_or_dropped_is_asked_of_nobody_and_a_new_owner_has_it() -> None:
    values: dict[str, Json] = {
        "people/person-00000/name": "Ana",
        "people/person-00001/name": "Ben",
        **{f"actions/action-00000{number}/owner": "person-00000" for number in range(4)},
        "progress/day-30-action-000000/state": "done",
        "progress/day-30-action-000001/state": "dropped",
        "progress/day-30-action-000002/owner": "person-00001",
    }
    ana, ben = shared_owners([plan_from(values), team(Ben=1, Ana=1)])
    assert (ana.name, len(ana.actions)) == ("Ana", 2)
    assert (ben.name, len(ben.actions)) == ("Ben", 2)


def test_the_quarter_in_which_most_is_due_and_none_without_dates() -> None:
    [ana] = shared_owners([team(Ana=4), team(Ana=5)])
    assert ana.fullest == ((2027, 1), 6)
    undated = plan_from({"people/person-00000/name": "Ana", "actions/action-000000/owner": "person-00000"})
    [nobody] = shared_owners([undated, undated])
    assert nobody.fullest is None
