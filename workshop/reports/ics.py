"""Dated entries as a calendar file, for anybody's calendar.

Every entry lasts the whole day and has an identifier that never changes, so that a later file brings
an entry up to date where the earlier one was taken in.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator, Sequence
from hashlib import sha256

import icalendar

from workshop.reports.cover import Cover, cover
from workshop.reports.dated import Entry
from workshop.reports.tree import Section

PRODUCT = "-//workshop-kit//plan//EN"
STATUS = {"": "CONFIRMED", "proposed": "TENTATIVE", "off": "CANCELLED"}
DAY = datetime.timedelta(days=1)
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def calendar(sections: Sequence[Section]) -> bytes:
    """Return the dates of a plan's sections as a calendar file, the earliest first."""
    facts = cover(sections)
    file = icalendar.Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    file.add("x-wr-calname", _text(facts.document))
    entries = (each for section in sections for each in section.dates)
    for each in sorted(entries, key=lambda each: (each["on"], each["id"])):
        file.add_component(_event(each, facts))
    return bytes(file.to_ical())


def _event(each: Entry, facts: Cover) -> icalendar.Event:
    event = icalendar.Event()
    day = datetime.date.fromisoformat(each["on"])
    event.add("uid", identifier(facts.identity, each["id"]))
    event.add("sequence", facts.revision)
    # The plan's own day: the same plan gives the same file.
    event.add("dtstamp", datetime.datetime.combine(facts.day, datetime.time(), datetime.UTC))
    event.add("dtstart", day)
    event.add("dtend", day + DAY)
    event.add("summary", _text(" · ".join(filter(None, (each["what"], facts.team)))))
    event.add("description", _text("\n".join(_description(each, facts))))
    event.add("categories", [_text(facts.category or facts.title)])
    event.add("transp", "TRANSPARENT")  # it is noted on the day and does not fill it
    event.add("status", STATUS[each["state"]])
    return event


def _description(each: Entry, facts: Cover) -> Iterator[str]:
    yield from filter(None, (each["details"], facts.document, facts.session))


def identifier(plan: str, record: str) -> str:
    """Return what calendars know an entry by: the same for the same record of the same plan.

    >>> identifier("a3f/team-1", "ask") == identifier("a3f/team-1", "ask") != identifier("a3f/team-2", "ask")
    True
    """
    return f"{sha256(f'{plan}/{record}'.encode()).hexdigest()[:40]}@workshop-kit"


def _text(text: str) -> str:
    """Return a text as a calendar can hold it: one kind of line end, no control characters."""
    kept = LINE_ENDS.sub("\n", text)
    return "".join(each for each in kept if each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cs"))
