"""The calendar file: what it holds, read back by another library than wrote it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]
from nbformat import NotebookNode

from workshop.reports.calendar import NO_DATES, PlanCalendarExporter
from workshop.reports.dated import Entry
from workshop.reports.ics import calendar
from workshop.reports.reading import sections
from workshop.reports.tree import Section

HOSTILE = [
    "commas, semicolons; colons: and \\ backslashes",
    "one line\nand another",
    "typed as \\n, \\, and \\;",
    "\U0001f680 fire \U0001f469\u200d\U0001f680",
    "مبيعات الشمال, \u202b\u05e2\u05d1\u05e8\u05d9\u05ea\u202c",
    "x" * 300,
    "é" * 300,
    "BEGIN:VEVENT",
    "END:VCALENDAR\nBEGIN:VALARM",
    '=HYPERLINK("http://x")',
]
COVER = {
    "team": "North",
    "title": "Development plan",
    "session": "Tarnvik · Spring",
    "day": "2027-01-12",
    "identity": "session-1/team-1",
    "revision": "7",
    "category": "Development plan",
}


def dated(**changed: str) -> Entry:
    return {
        "id": "actions/a-1",
        "on": "2027-03-31",
        "kind": "action",
        "what": "Due: coaching",
        "details": "Owner: Ana",
        "state": "",
        **changed,
    }


def plan(*entries: Entry, **cover: str) -> list[Section]:
    return [Section("cover", "", [], {**COVER, **cover}), Section("plan", "", [], dates=list(entries))]


def exported(notebook: NotebookNode) -> tuple[bytes, dict[str, Any]]:
    exporter = PlanCalendarExporter()  # type: ignore[no-untyped-call]
    return exporter.from_notebook_node(notebook)


def events(file: bytes) -> list[Any]:
    """Return the entries of a calendar as vobject reads them."""
    [read] = vobject.readComponents(file.decode("utf-8"))
    return list(read.contents.get("vevent", []))


def test_an_entry_lasts_the_whole_day_and_fills_none_of_it() -> None:
    [event] = events(calendar(plan(dated())))
    assert event.dtstart.value == datetime.date(2027, 3, 31)
    assert event.dtend.value == datetime.date(2027, 4, 1)
    assert event.summary.value == "Due: coaching · North"
    assert event.description.value == "Owner: Ana\nNorth · Development plan\nTarnvik · Spring"
    assert event.categories.value == ["Development plan"]
    assert (event.transp.value, event.status.value) == ("TRANSPARENT", "CONFIRMED")
    [proposed] = events(calendar(plan(dated(state="proposed"))))
    assert proposed.status.value == "TENTATIVE"


def test_a_later_file_brings_an_entry_up_to_date() -> None:
    [before] = events(calendar(plan(dated())))
    [after] = events(calendar(plan(dated(on="2027-04-30", what="Due: more coaching"), revision="9")))
    assert before.uid.value == after.uid.value
    assert int(before.sequence.value) < int(after.sequence.value)
    [other] = events(calendar(plan(dated(), identity="session-1/team-2")))
    assert other.uid.value != before.uid.value


def test_the_same_plan_gives_the_same_file_and_no_method_by_which_it_would_be_an_invitation() -> None:
    file = calendar(plan(dated()))
    assert file == calendar(plan(dated()))
    assert b"METHOD" not in file
    assert b"DTSTAMP:20270112T000000Z" in file
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_was_typed_comes_back_as_typed(text: str) -> None:
    file = calendar(plan(dated(what=text, details=text), category=text, team=""))
    [event] = events(file)
    assert event.summary.value == text
    assert event.description.value.startswith(text + "\nDevelopment plan")
    assert event.categories.value == [text]
    assert set(event.contents) == {
        "summary", "description", "categories", "dtstart", "dtend", "dtstamp", "uid", "sequence", "status",
        "transp",
    }  # fmt: skip


def test_control_characters_and_other_line_ends_cannot_break_the_file() -> None:
    [event] = events(calendar(plan(dated(what="a\x00b\x1bc\rd\r\ne\u2028f\ud800"), team="")))
    assert event.summary.value == "abc\nd\ne\nf"


def test_a_plan_without_dates_says_so(notebook_of: Callable[..., NotebookNode]) -> None:
    file, resources = exported(notebook_of(*plan()))
    assert events(file) == []
    assert resources["workshop"]["left_out"] == [NO_DATES]


def test_every_kind_of_date_of_a_plan_is_in_its_calendar(run_notebook: Callable[..., NotebookNode]) -> None:
    executed = run_notebook("plan-report", team="Nordics")
    file, resources = exported(executed)
    assert resources["workshop"]["left_out"] == []
    entries = [entry for section in sections(executed) for entry in section.dates]
    assert {entry["kind"] for entry in entries} == {"action", "decision", "obstacle", "follow-up"}
    read = events(file)
    assert len(read) == len(entries) == len({event.uid.value for event in read})
    by_summary = {event.summary.value: event for event in read}
    decision = by_summary["Decision of Katarina Lindqvist on €209,000 · Nordics"]
    assert decision.dtstart.value == datetime.date(2027, 2, 5)
    action = by_summary["Due: Every manager joins one visit a week and gives feedback on one skill · Nordics"]
    assert action.description.value.startswith("Owner: Marit Hauge\nHow we will know: Johan shows on")
    assert by_summary["Day 30 of our development plan · Nordics"].status.value == "CONFIRMED"
