from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from workshop.answers.append import Log, append
from workshop.answers.border import Border, Sender
from workshop.answers.port import SESSION, Edit, Stored
from workshop.answers.replaying import rebuild_current
from workshop.answers.tables import SCHEMA_VERSION, edits
from workshop.errors import WorkshopError
from workshop.plan.fold import plan_from
from workshop.plan.paths import Address

if TYPE_CHECKING:
    from tests.answers.conftest import Workshop


def stored(workshop: Workshop, *edits: Edit) -> list[Stored]:
    """Append edits that must be taken."""
    taken = [receipt.stored for receipt in workshop.send(*edits)]
    assert None not in taken
    return [each for each in taken if each]


def test_an_edit_is_stored_with_who_and_in_what_order(workshop: Workshop) -> None:
    first, second = stored(
        workshop,
        workshop.edit("about/managers", 12),
        workshop.edit("outcomes/outcome-01234/statement", " Grow "),
    )
    assert (first.value, second.value) == (12, "Grow")
    assert second.seq == first.seq + 1
    assert first.author == "Kim"
    assert first.at.tzinfo is datetime.UTC
    assert workshop.values() == {"about/managers": 12, "outcomes/outcome-01234/statement": "Grow"}


def test_the_log_keeps_what_was_sent_and_what_it_became(workshop: Workshop) -> None:
    seen = workshop.write("about/sales_strategy", "Coach weekly.")
    workshop.write("about/sales_strategy", "Coach sellers weekly.", base=seen)
    workshop.send(
        workshop.edit("about/sales_strategy", "Coach weekly, in person.", base=seen), batch="import-1"
    )
    with workshop.log.database.reading() as connection:
        asked = select(edits).where(edits.c.session == workshop.log.session_id).order_by(edits.c.seq.desc())
        row = connection.execute(asked.limit(1)).mappings().one()
    assert {name: row[name] for name in row if name != "at"} == {
        "session": workshop.log.session_id,
        "seq": seen + 2,
        "team": workshop.north,
        "path": "about/sales_strategy",
        "value": "Coach sellers weekly, in person.",
        "sent": "Coach weekly, in person.",
        "base": seen,
        "batch": "import-1",
        "author": "Kim",
        "edit_id": "edit-3",
        "schema_version": SCHEMA_VERSION,
    }


def test_an_edit_sent_again_changes_nothing_and_gets_the_same_receipt(workshop: Workshop) -> None:
    edit = workshop.edit("about/managers", 12)
    first = workshop.send(edit)
    workshop.write("about/managers", 14)
    latest = workshop.view().latest()
    assert workshop.send(edit) == first
    assert workshop.values()["about/managers"] == 14
    assert workshop.view().latest() == latest


def test_the_same_edit_twice_in_one_call_is_stored_once(workshop: Workshop) -> None:
    edit = workshop.edit("about/managers", 12)
    first, second = stored(workshop, edit, edit)
    assert first == second
    assert workshop.view().latest() == first.seq


def test_an_id_that_stands_for_another_edit_gives_nothing_away(workshop: Workshop) -> None:
    workshop.send(Edit("taken", workshop.north, "about/business_strategy", "Ours alone"))
    other = Sender("participant", "Ola", workshop.south)
    (receipt,) = workshop.send(Edit("taken", workshop.south, "about/business_strategy", "x"), sender=other)
    assert receipt.stored is None
    assert receipt.refused == (
        "This change was mixed up with another one and was not stored. Please write it again."
    )


def test_refused_edits_do_not_hold_up_the_others(workshop: Workshop) -> None:
    receipts = workshop.send(
        workshop.edit("about/managers", "a dozen"),
        workshop.edit("about/sellers", 90),
        workshop.edit("about/colour", "red"),
        workshop.edit("about/managers", 12),
    )
    assert [receipt.refused for receipt in receipts] == [
        "“a dozen” is not a figure. Write digits, such as 12 or 4.5.",
        "",
        "This field is not part of the exercise. Please reload the page.",
        "",
    ]
    assert workshop.values() == {"about/sellers": 90, "about/managers": 12}


def test_an_emptied_answer_is_none(workshop: Workshop) -> None:
    workshop.write("about/managers", 12)
    workshop.write("about/managers", "")
    assert workshop.values() == {"about/managers": None}


def test_a_set_keeps_what_two_people_added_at_once(workshop: Workshop) -> None:
    workshop.write("requirements/requirement-1/takes/deal-coaching", True)
    workshop.write("requirements/requirement-1/takes/hiring", True)
    workshop.write("requirements/requirement-1/takes/forecasting", True)
    workshop.write("requirements/requirement-1/takes/forecasting", False)
    plan = plan_from(workshop.values())
    assert plan.requirements[0].takes == {"deal-coaching", "hiring"}


def test_removing_neither_cascades_nor_is_undone_by_a_later_edit(workshop: Workshop) -> None:
    workshop.write("outcomes/outcome-01234/statement", "Grow")
    workshop.write("requirements/requirement-1/serves/outcome-01234", True)
    workshop.write("outcomes/outcome-01234/removed", True)
    workshop.write("outcomes/outcome-01234/target", "12")
    plan = plan_from(workshop.values())
    assert plan.outcomes == ()
    assert plan.removed == {"outcomes/outcome-01234": "Grow"}
    assert plan.requirements[0].serves == {"outcome-01234"}
    workshop.write("outcomes/outcome-01234/removed", False)
    assert plan_from(workshop.values()).outcomes[0].target == 12


def test_records_stand_where_they_were_put_also_when_several_were_put_there(workshop: Workshop) -> None:
    for record, after in [
        ("aaaaaaaaaaa", ""),
        ("bbbbbbbbbbb", "aaaaaaaaaaa"),
        ("ccccccccccc", "aaaaaaaaaaa"),
    ]:
        workshop.write(f"outcomes/{record}/order", after=after)
    assert [record.id[0] for record in plan_from(workshop.values()).outcomes] == ["a", "c", "b"]
    workshop.write("outcomes/bbbbbbbbbbb/order", after="")
    assert [record.id[0] for record in plan_from(workshop.values()).outcomes] == ["b", "a", "c"]


def test_a_list_without_room_is_numbered_afresh(workshop: Workshop) -> None:
    for record in ("aaaaaaaaaaa", "bbbbbbbbbbb"):
        workshop.write(f"outcomes/{record}/order", "a1")
    before = workshop.view().latest()
    workshop.write("outcomes/ccccccccccc/order", after="aaaaaaaaaaa")
    assert [record.id[0] for record in plan_from(workshop.values()).outcomes] == ["a", "c", "b"]
    assert {path.split("/")[1][0] for path, _ in workshop.view().since(before, workshop.north)} == {
        "a",
        "b",
        "c",
    }


def test_what_one_sender_wrote_in_one_call_is_not_merged_with_itself(workshop: Workshop) -> None:
    workshop.send(
        workshop.edit("about/sales_strategy", "Coach weekly and dayly."),
        workshop.edit("about/sales_strategy", "Coach weekly and daily."),
    )
    assert workshop.values() == {"about/sales_strategy": "Coach weekly and daily."}


def test_a_newer_value_of_another_kind_is_written_over_and_stays_in_the_log(workshop: Workshop) -> None:
    seen = workshop.write("about/managers", 12)
    workshop.write("about/managers", 13, base=seen)
    workshop.write("about/managers", 14, base=seen)
    history = workshop.view().history(workshop.north, "about/managers")
    assert [stored.value for stored in history] == [12, 13, 14]


def test_a_value_that_was_written_over_unseen_is_handed_back(workshop: Workshop) -> None:
    seen = workshop.write("about/managers", 12)
    workshop.send(workshop.edit("about/managers", 13, base=seen), sender=Sender("facilitator", "Ola"))
    late = workshop.edit("about/managers", 14, base=seen)
    [receipt] = workshop.send(late)
    assert receipt.over is not None
    assert (receipt.over.value, receipt.over.author) == (13, "Ola")
    assert workshop.send(late) == [receipt]


def test_what_its_sender_has_seen_or_says_the_same_is_not_handed_back(workshop: Workshop) -> None:
    seen = workshop.write("about/managers", 12)
    receipts = workshop.send(
        workshop.edit("about/managers", 13, base=seen),
        workshop.edit("about/managers", 14, base=seen),
        workshop.edit("about/sellers", 60),
    )
    same = workshop.send(workshop.edit("about/managers", 14, base=seen))
    assert [receipt.over for receipt in [*receipts, *same]] == [None] * 4


def test_a_long_text_takes_nothing_away_and_an_emptied_answer_leaves_nothing_to_hand_back(
    workshop: Workshop,
) -> None:
    long = workshop.write("about/business_strategy", "Grow services.")
    workshop.write("about/business_strategy", "Grow services now.", base=long)
    seen = workshop.write("about/managers", 12)
    workshop.write("about/managers", None, base=seen)
    receipts = workshop.send(
        workshop.edit("about/business_strategy", "Grow services well.", base=long),
        workshop.edit("about/managers", 13, base=seen),
    )
    assert [receipt.over for receipt in receipts] == [None, None]


def test_two_long_texts_that_do_not_fit_together_are_refused_and_nothing_is_lost(workshop: Workshop) -> None:
    first = "a " * 2000
    seen = workshop.write("about/sales_strategy", "start")
    workshop.write("about/sales_strategy", first, base=seen)
    assert workshop.refusal("about/sales_strategy", "b " * 2000, base=seen) == (
        "Somebody else wrote here at the same time, and both texts together are longer than the 5,000 "
        "characters that the field takes. Please shorten yours."
    )
    assert workshop.values() == {"about/sales_strategy": first.strip()}


def test_a_team_that_is_not_there_is_refused(workshop: Workshop) -> None:
    assert workshop.refusal("about/managers", 3, team="team-west-123") == (
        "This team is not part of the session. Please choose a team again."
    )


def test_a_team_made_in_the_same_call_is_there(workshop: Workshop) -> None:
    receipts = workshop.send(
        Edit("west", SESSION, "teams/team-west-123/name", "West"),
        Edit("west-managers", "team-west-123", "about/managers", 3),
    )
    assert [receipt.refused for receipt in receipts] == ["", ""]


def test_a_closed_step_is_refused_with_its_reason(workshop: Workshop) -> None:
    def closed(sender: Sender, place: Address) -> str:
        return f"Step of {place.part} is closed." if sender.role == "participant" else ""

    log = Log(workshop.log.database, workshop.log.session_id, Border({}, closed))
    edit = workshop.edit("about/managers", 12)
    (receipt,) = append(log, Sender("participant", "Ola", workshop.north), [edit])
    assert receipt.refused == "Step of about is closed."
    (receipt,) = append(log, Sender("facilitator"), [edit])
    assert receipt.stored


def test_an_answer_to_a_question_of_ones_own_is_stored(workshop: Workshop) -> None:
    workshop.write("own/motto", "Onwards")
    assert plan_from(workshop.values()).own == {"motto": "Onwards"}


def test_a_batch_needs_a_plain_name(workshop: Workshop) -> None:
    with pytest.raises(WorkshopError) as refusal:
        workshop.send(workshop.edit("about/managers", 3), batch="../x")
    assert str(refusal.value) == "The name of a batch is made of 1 to 64 letters, digits, - and _."


def test_the_index_of_current_answers_can_be_worked_out_from_the_log(workshop: Workshop) -> None:
    for number in range(5):
        workshop.write("about/managers", number)
        workshop.write("about/sellers", number, team=workshop.south)
    before = [workshop.view().values(team) for team in ("", workshop.north, workshop.south)]
    with workshop.log.database.writing() as connection:
        connection.exec_driver_sql("update current set value = '99', seq = 1")
        rebuild_current(connection, workshop.log.session_id)
    assert [workshop.view().values(team) for team in ("", workshop.north, workshop.south)] == before
