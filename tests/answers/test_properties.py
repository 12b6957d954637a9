"""What holds for any edits in any order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.answers.port import Edit
from workshop.answers.replaying import rebuild_current
from workshop.plan.fold import plan_from, values_from
from workshop.plan.kinds import Json

if TYPE_CHECKING:
    from tests.answers.conftest import NewWorkshop, Workshop

TEAMS = ("team-north-1", "team-south-1")
ANSWERS: dict[str, st.SearchStrategy[Json]] = {
    "about/managers": st.integers(0, 99),
    "about/day_cost": st.decimals(0, 10**6, places=2).map(str),
    "about/sales_strategy": st.text(st.sampled_from("ab \n"), max_size=12),
    "outcomes/outcome-01234/statement": st.text(max_size=20),
    "outcomes/outcome-01234/by": st.dates().map(str),
    "outcomes/outcome-01234/removed": st.booleans(),
    "outcomes/outcome-56789/direction": st.sampled_from(["up", "down", "sideways"]),
    "outcomes/outcome-56789/sources/crm": st.booleans(),
    "ratings/deal-coaching/day-0/1": st.integers(0, 6),
    "nowhere/at-all": st.just("x"),
}
ORDERS = ("outcomes/outcome-01234/order", "outcomes/outcome-56789/order", "outcomes/outcome-abcde/order")


@st.composite
def edit(draw: st.DrawFn) -> Edit:
    """An edit without an id, at times wrong, at times from somebody who has not seen the latest."""
    path = draw(st.sampled_from([*ANSWERS, *ORDERS]))
    team, base = draw(st.sampled_from(TEAMS)), draw(st.integers(0, 12))
    if path in ORDERS:
        after = st.sampled_from(["", "outcome-01234", "outcome-56789", "outcome-gone-"])
        return Edit("", team, path, base=base, after=draw(after))
    return Edit("", team, path, draw(ANSWERS[path] | st.none()), base)


def numbered(edits: Sequence[Edit]) -> list[Edit]:
    """Give each edit an id."""
    return [
        Edit(f"edit-{number}", each.team, each.path, each.value, each.base, each.after)
        for number, each in enumerate(edits)
    ]


edits = st.lists(edit(), max_size=15).map(numbered)
in_turn = settings(deadline=None, max_examples=40)


def everything(workshop: Workshop) -> list[object]:
    """Return all that can be read of both teams."""
    view = workshop.view()
    return [view.latest(), *(view.values(team) for team in TEAMS), *(view.since(0, team) for team in TEAMS)]


@given(edits)
@in_turn
def test_what_goes_in_comes_out(new_workshop: NewWorkshop, sent: list[Edit]) -> None:
    workshop = new_workshop()
    last: dict[tuple[str, str], object] = {}
    for each in sent:
        (receipt,) = workshop.send(each)
        assert (receipt.stored is None) == bool(receipt.refused)
        if receipt.stored:
            last[each.team, each.path] = receipt.stored
            assert workshop.view().values(each.team)[each.path] == receipt.stored
    for team in TEAMS:
        plan = plan_from(workshop.values(team))
        kept = {path: value for path, value in workshop.values(team).items() if value is not None}
        assert values_from(plan).items() <= kept.items()
        assert {path for there, path in last if there == team} <= set(workshop.values(team))


@given(edits)
@in_turn
def test_sending_everything_again_changes_nothing(new_workshop: NewWorkshop, sent: list[Edit]) -> None:
    workshop = new_workshop()
    first = workshop.send(*sent)
    before = everything(workshop)
    assert workshop.send(*sent) == first
    assert [workshop.send(each)[0] for each in sent] == first
    assert everything(workshop) == before


@given(edits, st.randoms(use_true_random=False))
@in_turn
def test_edits_of_different_answers_commute(
    new_workshop: NewWorkshop, sent: list[Edit], random: object
) -> None:
    apart = {(each.team, each.path): each for each in sent if each.after is None}
    one, other = new_workshop(), new_workshop()
    one.send(*apart.values())
    shuffled = list(apart.values())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for each in shuffled:
        other.send(each)
    assert [one.values(team) for team in TEAMS] == [other.values(team) for team in TEAMS]


@given(edits)
@in_turn
def test_a_prefix_of_the_log_is_the_plan_as_of_then(new_workshop: NewWorkshop, sent: list[Edit]) -> None:
    workshop = new_workshop()
    then = []
    for each in sent:
        workshop.send(each)
        then.append((workshop.view().latest(), [workshop.view().values(team) for team in TEAMS]))
    for seq, values in then:
        assert [workshop.view().values_as_of(team, seq) for team in TEAMS] == values
        for team, expected in zip(TEAMS, values, strict=True):
            folded = {path: stored for path, stored in workshop.view().since(0, team) if stored.seq <= seq}
            assert folded == expected


@given(edits)
@in_turn
def test_the_current_answers_are_what_the_log_says(new_workshop: NewWorkshop, sent: list[Edit]) -> None:
    workshop = new_workshop()
    workshop.send(*sent)
    before = everything(workshop)
    with workshop.log.database.writing() as connection:
        rebuild_current(connection, workshop.log.session_id)
    assert everything(workshop) == before


@given(st.lists(st.sampled_from(["", *"abcd"]), max_size=20))
@in_turn
def test_every_record_stands_where_it_was_last_put(new_workshop: NewWorkshop, places: list[str]) -> None:
    workshop = new_workshop()
    expected: list[str] = []
    for number, after in enumerate(places):
        record = "abcde"[number % 5]
        workshop.write(f"outcomes/{record * 11}/order", after=after * 11)
        if after != record or record not in expected:
            expected = [each for each in expected if each != record]
            place = 0 if not after else expected.index(after) + 1 if after in expected else len(expected)
            expected.insert(place, record)
        else:
            expected = [*(each for each in expected if each != record), record]
        assert [outcome.id[0] for outcome in plan_from(workshop.values()).outcomes] == expected
