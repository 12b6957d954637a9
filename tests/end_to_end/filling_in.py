"""How a person fills in a form: question by question, with what the screen offers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from workshop.kit.definitions import Each, Fields, FieldWords, RecordList, Step

Answer = object
"""Text for a box or a choice; a tuple of titles to tick; a `Name`; or `TAKEN`."""
Said = Mapping[str, Answer]
"""Answers by question. To a question on each of something: one for all, a list by place, or by key."""
Records = Sequence[Said]

TAKEN = object()
"""The answer is what the form offers."""
SOMEBODY_ELSE = "+"


@dataclass(frozen=True)
class Name:
    """A person, who is added where the list does not hold the name yet."""

    name: str
    role: str = ""


def fill_in(form: Locator, step: Step, said: Said, lists: Mapping[str, Records]) -> None:
    """Answer everything that a step asks and that there are answers to, and see it saved."""
    for block in step.blocks:
        if isinstance(block, RecordList):
            for record in lists.get(block.id, ()):
                write_record(form, block, record)
        elif isinstance(block, Each):
            answer_each(form, block, said)
        elif isinstance(block, Fields):
            answer_all(form, block, said)
    expect(form.locator(".wf-state[data-state=saved]")).to_have_text("Saved")


def see_nothing_on_its_way(form: Locator) -> None:
    """Wait until everything written is stored, so that what follows from it is on the page."""
    expect(form.locator(".wf-state")).to_have_attribute("data-state", re.compile("ready|saved"))


def write_record(form: Locator, block: RecordList, record: Said) -> None:
    """Add a record to a list and answer what is asked of it."""
    button = form.page.get_by_role("button", name=block.add)
    section = form.locator("section.wf-block").filter(has=button)
    records = section.locator(f"[data-record^='{block.collection}/']")
    before = records.count()
    section.get_by_role("button", name=block.add).click()
    expect(records).to_have_count(before + 1)
    answer_all(records.last, block, {f"{block.collection}/*/{name}": each for name, each in record.items()})


def answer_each(form: Locator, block: Each, said: Said) -> None:
    """Answer what is asked about each of something that is there already."""
    given = [field for field in block.fields if field.field in said]
    if not given:
        return
    ticked = said[given[0].field]
    if block.of == "voted" and isinstance(ticked, tuple):
        for title in ticked:
            form.locator(".wf-tick-list .wf-tick").filter(has_text=title).locator("input").check()
        return
    see_nothing_on_its_way(form)  # what was ticked above may bring more of them
    records = form.locator(f"[data-record^='{block.id}/']")
    expect(records).not_to_have_count(0)
    for place in range(records.count()):
        record = records.nth(place)
        key = str(record.get_attribute("data-record")).removeprefix(f"{block.id}/")
        unfold(record)
        found = {field.field: one_of(said[field.field], place, key) for field in given}
        answer_all(record, block, {name: each for name, each in found.items() if each is not None})


def one_of(said: Answer, place: int, key: str) -> Answer:
    """Return the answer that is meant for one of several."""
    if isinstance(said, Mapping):
        return said.get(key)
    return said[place] if isinstance(said, list) else said


def unfold(record: Locator) -> None:
    """Open a record that stands closed."""
    closed = record.locator(".wf-toggle[aria-expanded=false]")
    if closed.count():
        closed.click()


def answer_all(place: Locator, block: Fields | RecordList | Each, said: Said) -> None:
    """Answer the questions of a block, or of one record in it, in their order."""
    for field in block.fields:
        if field.field in said:
            answer(place.locator(where(field)), said[field.field])


def where(field: FieldWords) -> str:
    """Return the selector of a question."""
    before, star, after = field.field.partition("*")
    if not star:
        return f".wf-field[data-path='{before}']"
    return f".wf-field[data-path^='{before}']" + (f"[data-path$='{after}']" if after else "")


def answer(field: Locator, said: Answer) -> None:
    """Answer one question with whatever it offers for that."""
    if said is TAKEN:
        field.get_by_role("button", name="Take this").click()
    elif isinstance(said, Name):
        choose_person(field, said)
    elif isinstance(said, tuple):
        tick(field, said)
    elif field.locator("input[type=radio]").count():
        field.locator(f"input[type=radio][value='{said}']").check()
    elif field.locator("select").count():
        field.locator("select").select_option(str(said))
    else:
        box = field.locator(".wf-box")
        box.fill(str(said))
        box.blur()


def tick(field: Locator, titles: Sequence[str]) -> None:
    """Tick some of many; of a long list those not yet ticked are shown on request."""
    folded = field.locator("button[aria-expanded=false]")
    if folded.count():
        folded.click()
    for title in titles:
        field.locator(".wf-tick").filter(has_text=title).locator("input").check()


def choose_person(field: Locator, person: Name) -> None:
    """Choose somebody from the list, or add the name to it."""
    chooser = field.locator("select")
    if person.name in chooser.locator("option").all_inner_texts():
        chooser.select_option(label=person.name)
        return
    chooser.select_option(SOMEBODY_ELSE)
    field.get_by_label("Name", exact=True).fill(person.name)
    field.get_by_label("Role", exact=True).fill(person.role)
    field.get_by_role("button", name="Done").click()
