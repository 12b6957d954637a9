"""What people rate alone: nobody sees it, nobody can be told from it, and a reveal says what may be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from workshop.answers import ballots
from workshop.answers.append import Log
from workshop.answers.border import Border, Sender
from workshop.answers.port import Ballot
from workshop.answers.tables import ballots as table
from workshop.answers.undoing import undo
from workshop.errors import WorkshopError

if TYPE_CHECKING:
    from tests.answers.conftest import NewWorkshop, Workshop

KIM = Sender("facilitator", "Kim")
FIRST, SECOND = "day-0/1", "day-0/2"


def code(number: int) -> str:
    return f"code-of-device-{number:04}"


def member(workshop: Workshop) -> Sender:
    return Sender("participant", "Ola", workshop.north)


def cast(
    workshop: Workshop, number: int, answer: object, question: str = "hiring", occasion: str = "day-0"
) -> str:
    """Cast a ballot that must be taken; return its round."""
    ballot = Ballot(workshop.north, question, occasion, answer)  # type: ignore[arg-type]
    receipt = ballots.cast(workshop.log, member(workshop), code(number), [ballot])[0]
    assert not receipt.refused
    return receipt.round


def rate(workshop: Workshop, *levels: object, question: str = "hiring") -> None:
    for number, level in enumerate(levels):
        cast(workshop, number, level, question)


def reveal(workshop: Workshop, *questions: str, occasion: str = "day-0") -> ballots.Revealed:
    return ballots.reveal(workshop.log, KIM, workshop.north, questions or ("hiring",), occasion)


def test_an_answer_given_alone_is_seen_by_nobody_before_the_reveal(workshop: Workshop) -> None:
    rate(workshop, 2, 3, 3)
    for view in (workshop.view(), workshop.view(member(workshop))):
        assert view.values(workshop.north) == {}
        assert view.recent(workshop.north, 9) == []
        assert view.ballots_cast(workshop.north) == {("hiring", FIRST): 3}
        assert view.own_ballots(workshop.north, code(9)) == {}
    assert len(workshop.view().log()) == 2  # the names of the teams
    assert workshop.view().unrevealed() == {workshop.north: 1}


def test_a_device_sees_its_own_answer_and_changes_it(workshop: Workshop) -> None:
    rate(workshop, 2, 3)
    cast(workshop, 0, "cannot-say")
    cast(workshop, 0, 5, "forecasting")
    view = workshop.view(member(workshop))
    assert view.own_ballots(workshop.north, code(0)) == {
        ("hiring", FIRST): "cannot-say",
        ("forecasting", FIRST): "5",
    }
    cast(workshop, 0, None)
    assert view.own_ballots(workshop.north, code(0)) == {("forecasting", FIRST): "5"}
    assert view.ballots_cast(workshop.north) == {("hiring", FIRST): 1, ("forecasting", FIRST): 1}


def test_the_table_tells_neither_who_nor_when_nor_in_which_order(workshop: Workshop) -> None:
    rate(workshop, 1, 2, 3, 4, 5)
    rate(workshop, 1, 2, 3, 4, 5, question="forecasting")
    assert set(table.columns.keys()) == {"session", "team", "question", "round", "rater", "answer"}
    with workshop.log.database.reading() as connection:
        mine = table.c.session == workshop.log.session_id
        rows = connection.execute(select(table.c.question, table.c.rater).where(mine)).all()
        if connection.dialect.name == "sqlite":
            with pytest.raises(Exception, match="no such column"):
                connection.exec_driver_sql("select rowid from ballots")
        else:  # whoever reads the file finds the rows of a question as one transaction wrote them
            asked = "select count(distinct xmin::text) from ballots where session = %s group by question"
            found = connection.exec_driver_sql(asked, (workshop.log.session_id,))
            assert set(found.scalars()) == {1}
    assert len({rater for _, rater in rows}) == len(rows) == 10  # no two rows can be joined
    for question in ("hiring", "forecasting"):
        lying = [rater for each, rater in rows if each == question]
        assert lying == sorted(lying)


def test_a_reveal_closes_the_round_and_later_answers_wait_for_the_next(workshop: Workshop) -> None:
    rate(workshop, 2, 3, 3, 4, 5)
    revealed = reveal(workshop)
    assert revealed.rounds == {"hiring": FIRST}
    assert workshop.values() == {"tallies/hiring/day-0/1": "2=1 3=2 4=1 5=1"}
    assert workshop.view().unrevealed() == {}
    assert cast(workshop, 0, 4) == SECOND
    assert workshop.view(member(workshop)).own_ballots(workshop.north, code(0)) == {
        ("hiring", FIRST): "2",
        ("hiring", SECOND): "4",
    }
    rate(workshop, 3, 3, 3, 4, 4)
    reveal(workshop)
    assert workshop.values()["tallies/hiring/day-0/2"] == "3=3 4=2"
    assert cast(workshop, 0, 4, occasion="day-90") == "day-90/1"


@pytest.mark.parametrize(
    ("given_answers", "kept"),
    [
        ((2, 5, "cannot-say"), "too-few=2"),
        (("cannot-say",), "too-few=1"),
        ((2, 3, 3), "close=3"),
        ((2, 3, 4, "cannot-say"), "mixed=3"),
        ((1, 3, 4, 4), "far-apart=4"),
        ((1, 3, 4, 4, 4, "cannot-say"), "1=1 3=1 4=3 cannot-say=1"),
    ],
)
def test_what_is_kept_of_a_round_is_what_everybody_may_see(
    workshop: Workshop, given_answers: tuple[object, ...], kept: str
) -> None:
    rate(workshop, *given_answers)
    reveal(workshop)
    assert workshop.values() == {"tallies/hiring/day-0/1": kept}


def test_a_question_that_nobody_answered_stays_open(workshop: Workshop) -> None:
    rate(workshop, 2, 3, 3)
    assert reveal(workshop, "hiring", "forecasting").rounds == {"hiring": FIRST}
    assert reveal(workshop, "hiring", "forecasting").rounds == {}
    assert cast(workshop, 0, 2, "forecasting") == FIRST


def test_votes_are_counted_by_capability_within_each_one_s_dots(workshop: Workshop) -> None:
    workshop.write("improving/dots", 2)
    for number, dots in enumerate(("hiring=2", "hiring=1 forecasting=1", "forecasting=1")):
        cast(workshop, number, dots, "votes")
    too_many = Ballot(workshop.north, "votes", "day-0", "hiring=2 forecasting=1")
    receipt = ballots.cast(workshop.log, member(workshop), code(3), [too_many])[0]
    assert receipt.refused == "You gave 3 dots; each of you has 2. Please take some away."
    reveal(workshop, "votes")
    assert workshop.values()["tallies/votes/day-0/1"] == "forecasting=2 hiring=3"


def test_what_was_revealed_stays_as_it_is(workshop: Workshop) -> None:
    rate(workshop, 2, 3, 3, 4, 5)
    alone = "This is being rated alone, on each one's own device. What comes of it stands here once the "
    assert workshop.refusal("tallies/hiring/day-0/1", "5=9").startswith(alone)
    reveal(workshop)
    for sender in (KIM, member(workshop)):
        assert workshop.refusal("tallies/hiring/day-0/1", "5=9", sender) == (
            "This was counted when it was revealed and stays as it is. To change it, rate again."
        )
    workshop.write("tallies/forecasting/day-0/1", "2=3 3=2")  # from paper
    assert workshop.write("tallies/forecasting/day-0/1", "2=2 3=3")


def test_a_reveal_cannot_be_taken_back(workshop: Workshop) -> None:
    """Else one more answer and another reveal would show that answer as the difference."""
    rate(workshop, 2, 3, 3)
    revealed = reveal(workshop)
    with pytest.raises(WorkshopError, match="What was revealed stays as it is"):
        undo(workshop.log, KIM, revealed.batch)
    assert workshop.view().batches() == []
    assert cast(workshop, 3, 5) == SECOND
    assert workshop.values() == {"tallies/hiring/day-0/1": "close=3"}


def test_who_may_not_cast_or_reveal_is_told(workshop: Workshop) -> None:
    def refusal(sender: Sender, **changed: object) -> str:
        wanted = {"team": workshop.north, "question": "hiring", "occasion": "day-0", "answer": 3, **changed}
        return ballots.cast(workshop.log, sender, code(0), [Ballot(**wanted)])[0].refused  # type: ignore[arg-type]

    ola = member(workshop)
    unknown = "This field is not part of the exercise. Please reload the page."
    assert refusal(KIM) == "Only the members of a team rate. You can reveal what they rated."
    assert refusal(ola, team=workshop.south) == (
        "This is another team's question. You can rate with your own team only."
    )
    assert refusal(ola, question="../x") == unknown
    assert refusal(ola, occasion="today") == unknown
    assert refusal(ola, answer=6) == "A rating is 1, 2, 3, 4 or 5."
    assert refusal(ola, answer=[3]) == "A rating is 1, 2, 3, 4 or 5."
    with pytest.raises(WorkshopError, match="reload the page"):
        ballots.cast(workshop.log, ola, "short", [])
    with pytest.raises(WorkshopError) as refused:
        ballots.reveal(workshop.log, ola, workshop.north, ["hiring"], "day-0")
    assert str(refused.value) == "Only the facilitator can reveal what was rated."
    assert workshop.view().ballots_cast(workshop.north) == {}


def test_a_closed_step_takes_no_ballots(workshop: Workshop) -> None:
    border = Border({}, lambda _, place: "This step is closed." if place.part == "tallies" else "")
    closed = Log(workshop.log.database, workshop.log.session_id, border)
    ballot = Ballot(workshop.north, "hiring", "day-0", 3)
    assert ballots.cast(closed, member(workshop), code(0), [ballot])[0].refused == "This step is closed."


def test_a_hostile_device_cannot_fill_the_box(workshop: Workshop) -> None:
    many = [Ballot(workshop.north, f"question-{number}", "day-0", 3) for number in range(205)]
    receipts = ballots.cast(workshop.log, member(workshop), code(0), many)
    assert sum(not each.refused for each in receipts) == ballots.MOST_QUESTIONS
    assert (
        receipts[-1].refused
        == "Your team has answered more questions than there are. Please reload the page."
    )


@settings(max_examples=15, deadline=None)
@given(given_answers=st.lists(st.sampled_from(["1", "2", "3", "4", "5", "cannot-say"]), max_size=9))
def test_nothing_beyond_what_may_be_said_reaches_the_log(
    new_file_workshop: NewWorkshop, given_answers: list[str]
) -> None:
    workshop = new_file_workshop()
    rate(workshop, *(int(each) if each.isdecimal() else each for each in given_answers))
    reveal(workshop)
    kept = str(workshop.values().get("tallies/hiring/day-0/1", ""))
    levels = [each for each in given_answers if each != "cannot-say"]
    if len(levels) < 5:
        assert not any(part[0].isdecimal() or "cannot" in part for part in kept.split())
    else:
        assert sum(int(part.partition("=")[2]) for part in kept.split()) == len(given_answers)
