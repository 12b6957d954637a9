"""What a plan waits for from whoever decides."""

from __future__ import annotations

from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json
from workshop.plan.open_decisions import open_decisions

ASK: dict[str, Json] = {"ask/what": "A coach", "ask/person": "person-00001", "ask/by": "2027-02-15"}
STOP: dict[str, Json] = {
    "people/person-00001/name": "Ana",
    "stops/friday-deck/what": "The deck",
    "stops/friday-deck/agrees": "person-00001",
}


def kinds(values: dict[str, Json]) -> list[str]:
    """Return what is open, in its order."""
    return [each.kind for each in open_decisions(plan_from(values))]


def test_an_ask_is_open_until_it_is_answered_and_a_blank_one_is_none() -> None:
    assert kinds({}) == kinds({"ask/by": "2027-02-15"}) == []
    assert kinds(ASK) == ["ask"]
    assert kinds({**ASK, "decision/answer": "no"}) == []


def test_an_obstacle_is_the_sponsors_where_the_sponsor_must_act_and_training_is_no_remedy() -> None:
    must: dict[str, Json] = {"obstacles/pay-is-wrong/sponsor_must": True, "about/sponsor": "person-00001"}
    [found] = open_decisions(plan_from(must))
    assert (found.kind, found.person, found.by) == ("obstacle", "person-00001", None)
    assert kinds({"obstacles/pay-is-wrong/sponsor_must": False}) == []
    assert kinds({**must, "obstacles/pay-is-wrong/trainable": True}) == []


def test_a_stop_waits_for_who_must_agree_but_not_for_who_made_the_plan() -> None:
    assert kinds(STOP) == ["stop"]
    assert kinds({**STOP, "about/owner": "person-00001"}) == []
    assert kinds({**STOP, "agreements/agreed-00001/person": "person-00001"}) == []
    assert kinds({**STOP, "people/person-00001/removed": True}) == []


def test_a_stop_is_wanted_before_the_first_action_begins_that_frees_it() -> None:
    values: dict[str, Json] = {
        **STOP,
        "actions/action-00001/frees/friday-deck": True,
        "actions/action-00001/start": "2027-03-01",
        "actions/action-00002/frees/friday-deck": True,
        "actions/action-00002/due": "2027-02-01",
    }
    [found] = open_decisions(plan_from(values))
    assert str(found.by) == "2027-02-01"


def test_the_soonest_comes_first_and_what_has_no_date_last() -> None:
    values: dict[str, Json] = {**STOP, **ASK, "obstacles/pay-is-wrong/sponsor_must": True}
    assert kinds({**values, "obstacles/pay-is-wrong/by": "2027-02-01"}) == ["obstacle", "ask", "stop"]
