from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.answers.border import Sender
from workshop.answers.port import SESSION
from workshop.answers.undoing import undo
from workshop.errors import WorkshopError

if TYPE_CHECKING:
    from tests.answers.conftest import NewWorkshop, Workshop

FACILITATOR = Sender("facilitator", "Kim")
BATCH = "import-0001"


def test_what_was_there_before_a_batch_stands_again(workshop: Workshop) -> None:
    workshop.write("about/managers", 12)
    before = workshop.values()
    workshop.send(
        workshop.edit("about/managers", 14),
        workshop.edit("about/managers", 15),
        workshop.edit("outcomes/outcome-0001/statement", "Grow"),
        batch=BATCH,
    )
    undone = undo(workshop.log, FACILITATOR, BATCH)
    assert (undone.restored, undone.kept) == (2, ())
    after = workshop.values()
    assert {path: value for path, value in after.items() if value is not None} == before


def test_what_somebody_wrote_since_stays_and_is_told(workshop: Workshop) -> None:
    workshop.write("about/managers", 12)
    workshop.send(workshop.edit("about/managers", 14), workshop.edit("about/sellers", 60), batch=BATCH)
    workshop.write("about/managers", 13)
    undone = undo(workshop.log, FACILITATOR, BATCH)
    assert workshop.values() == {"about/managers": 13, "about/sellers": None}
    [kept] = undone.kept
    assert kept.before is not None
    assert (kept.team, kept.path) == (workshop.north, "about/managers")
    assert (kept.before.value, kept.now.value) == (12, 13)


def test_taking_back_twice_changes_nothing_and_can_itself_be_taken_back(workshop: Workshop) -> None:
    workshop.send(workshop.edit("about/managers", 14), batch=BATCH)
    assert undo(workshop.log, FACILITATOR, BATCH).restored == 1
    assert undo(workshop.log, FACILITATOR, BATCH).restored == 0
    newest = workshop.view().batches()[0]
    assert newest.name.startswith("undo-")
    assert undo(workshop.log, FACILITATOR, newest.name).restored == 1
    assert workshop.values() == {"about/managers": 14}


def test_a_team_that_a_batch_brought_goes_with_it(workshop: Workshop) -> None:
    workshop.send(workshop.edit("teams/team-east-01/name", "East", team=SESSION), batch=BATCH)
    undo(workshop.log, FACILITATOR, BATCH)
    assert workshop.values(SESSION)["teams/team-east-01/name"] is None


@pytest.mark.parametrize("name", ["import-9999", "", "session"])
def test_a_batch_that_is_not_there_is_said(workshop: Workshop, name: str) -> None:
    workshop.write("about/managers", 12)
    with pytest.raises(WorkshopError) as caught:
        undo(workshop.log, FACILITATOR, name)
    assert str(caught.value) == f"Nothing was brought in under the name “{name}”."


def test_batches_are_told_with_who_when_and_how_much(workshop: Workshop) -> None:
    workshop.send(workshop.edit("about/managers", 1), workshop.edit("about/managers", 2), batch="one")
    workshop.send(workshop.edit("about/sellers", 9), workshop.edit("about/managers", 3), batch="two")
    found = workshop.view().batches()
    assert [(each.name, each.author, each.answers) for each in found] == [
        ("two", "Kim", 2),
        ("one", "Kim", 1),
    ]
    assert all(each.at.tzinfo for each in found)
    assert workshop.view(Sender("participant", "Ola", workshop.north)).batches() == []


PATHS = ["about/managers", "about/sellers", "about/day_cost"]
SOME = st.lists(st.tuples(st.sampled_from(PATHS), st.integers(1, 99)), max_size=5)


@settings(max_examples=40)
@given(before=SOME, brought=SOME, since=SOME)
def test_only_what_nobody_wrote_since_goes_back(
    new_workshop: NewWorkshop,
    before: list[tuple[str, int]],
    brought: list[tuple[str, int]],
    since: list[tuple[str, int]],
) -> None:
    workshop = new_workshop()
    for path, value in before:
        workshop.write(path, value)
    stood = workshop.values()
    workshop.send(
        *(workshop.edit(path, value) for path, value in [*brought, ("about/day_cost", 7)]), batch=BATCH
    )
    for path, value in since:
        workshop.write(path, value)
    stands = workshop.values()
    undo(workshop.log, FACILITATOR, BATCH)
    written_since = {path for path, _ in since}
    touched = {path for path, _ in brought} | {"about/day_cost"}
    for path, now in workshop.values().items():
        is_back = path in touched and path not in written_since
        assert now == (stood.get(path) if is_back else stands[path])
