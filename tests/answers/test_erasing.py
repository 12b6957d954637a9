"""A person's name is gone from answers, history and disk; what the person owns still stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workshop.answers.border import Sender
from workshop.answers.erasing import Erased, erase, erase_entry
from workshop.answers.replaying import rebuild_current
from workshop.plan.fold import plan_from

if TYPE_CHECKING:
    from tests.answers.conftest import NewWorkshop, Workshop

KIM = Sender("facilitator", "Kim")
ANA = "person-ana-001"
GONE = "name removed"


@pytest.fixture
def named(workshop: Workshop) -> Workshop:
    """Ana Ferreira owns an action, is written about, and writes."""
    fill(workshop)
    return workshop


def fill(workshop: Workshop) -> None:
    ana = Sender("participant", "ana  ferreira", workshop.north)
    workshop.write(f"people/{ANA}/name", "Anna Ferreira")
    workshop.write(f"people/{ANA}/name", "Ana Ferreira")
    workshop.write(f"people/{ANA}/role", "Head of sales")
    workshop.write("people/person-bob-001/name", "Bob")
    workshop.write("actions/action-00001/owner", ANA)
    workshop.write("actions/action-00001/what", "Ana Ferreira coaches; Ana Ferreiras don't")
    workshop.send(workshop.edit("about/sales_strategy", "Ask ANA FERREIRA"), sender=ana)
    workshop.write("people/person-ana-002/name", "ana ferreira", team=workshop.south)


def test_the_name_is_gone_and_what_the_person_owns_stands(named: Workshop) -> None:
    assert erase(named.log, KIM, "Ana Ferreira", GONE, in_texts=False) == Erased(2, 0, 2)
    plan = plan_from(named.values())
    assert [plan.person(action.owner) for action in plan.actions] == [GONE]
    assert [person.name for person in plan.people] == [GONE, "Bob"]
    assert {each.author for each in named.view().log()} == {"Kim", GONE}
    assert {each.value for each in named.view().history(named.north, f"people/{ANA}/name")} == {GONE}
    assert {each.value for each in named.view().history(named.north, f"people/{ANA}/role")} == {None}
    assert named.values(named.south)["people/person-ana-002/name"] == GONE


def test_the_name_is_replaced_in_texts_word_for_word_when_asked(named: Workshop) -> None:
    assert erase(named.log, KIM, " ana ferreira ", GONE, in_texts=True) == Erased(2, 2, 0)
    assert named.values()["actions/action-00001/what"] == f"{GONE} coaches; Ana Ferreiras don't"
    assert named.values()["about/sales_strategy"] == f"Ask {GONE}"


def test_a_name_is_erased_however_its_accents_are_stored(workshop: Workshop) -> None:
    workshop.write("people/person-zoe-001/name", "Zoe\u0308 Lund")
    workshop.write("people/person-zoe-002/name", "Zo\xeb\u200b Lund", team=workshop.south)
    workshop.write("about/sales_strategy", "Zoe\u0308 Lund coaches, Zo\xeb Lund\u2019s boss too")
    assert erase(workshop.log, KIM, "ZO\xcb LUND", GONE, in_texts=True) == Erased(2, 1, 0)
    assert workshop.values()["about/sales_strategy"] == f"{GONE} coaches, {GONE}\u2019s boss too"


def test_who_follows_is_told_of_it(named: Workshop) -> None:
    before = named.view().latest()
    erase(named.log, KIM, "Ana Ferreira", GONE, in_texts=False)
    assert (f"people/{ANA}/name", GONE) in [
        (path, stored.value) for path, stored in named.view().since(before, named.north)
    ]


def test_the_current_answers_are_still_what_the_log_says(named: Workshop) -> None:
    erase(named.log, KIM, "Ana Ferreira", GONE, in_texts=True)
    before = named.view().values(named.north)
    with named.log.database.writing() as connection:
        rebuild_current(connection, named.log.session_id)
    assert named.view().values(named.north) == before


def test_who_leaves_is_erased_and_no_one_else_of_that_name(named: Workshop) -> None:
    erase_entry(named.log, KIM, named.north, ANA, GONE)
    assert [person.name for person in plan_from(named.values()).people] == [GONE, "Bob"]
    assert {each.value for each in named.view().history(named.north, f"people/{ANA}/name")} == {GONE}
    assert named.values(named.south)["people/person-ana-002/name"] == "ana ferreira"


def test_somebody_unknown_changes_nothing(named: Workshop) -> None:
    before = named.view().log()
    assert erase(named.log, KIM, "Zoe", GONE, in_texts=True) == Erased(0, 0, 0)
    assert named.view().log() == before


def test_the_name_is_not_left_on_the_disk(new_file_workshop: NewWorkshop) -> None:
    workshop = new_file_workshop()
    fill(workshop)
    erase(workshop.log, KIM, "Ana Ferreira", GONE, in_texts=True)
    held = b"".join(Path(each).read_bytes() for each in workshop.file.parent.iterdir()).lower()
    assert held.count(b"ana ferreira") == held.count(b"ana ferreiras")
    assert b"anna" not in held
    assert b"head of sales" not in held
