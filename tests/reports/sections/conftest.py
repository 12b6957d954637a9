"""Plans to make sections of: the sample's two, an empty one, and one that holds everything."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from workshop.kit.loading import Kit, load_kit
from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json, Kind
from workshop.plan.model import COLLECTIONS, SINGLES
from workshop.plan.paths import FIRST_ROUND, kinds
from workshop.plan.session import Session, SessionFacts, Team
from workshop.reports.opening import report_of
from workshop.reports.report import Report
from workshop.reports.tree import Block

DAY = datetime.date(2027, 1, 12)
FACTS: dict[str, Any] = {"title": "Leadership meeting", "day": DAY}
Values = dict[str, Json]
MakeReport = Callable[..., Report]


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The kit that comes with the program."""
    return load_kit()


@pytest.fixture
def make_report(kit: Kit) -> MakeReport:
    """Makes the report of a plan from its answers by path."""

    def make(
        values: Mapping[str, Json], team: str = "North", own_kit: Kit | None = None, **facts: Any
    ) -> Report:
        session = Session(
            id="s", facts=SessionFacts(**{**FACTS, **facts}), teams=(Team(id="team-000001", name=team),)
        )
        return report_of(plan_from(values), session, session.teams[0], own_kit or kit)

    return make


@pytest.fixture(scope="session")
def samples(project: Path) -> list[Values]:
    """The answers of the sample's teams: the first complete, the second half-way, then two more."""
    data = json.loads((project / "kit/samples/four-regions.json").read_text("utf-8"))
    return [team["values"] for team in data["teams"]]


@pytest.fixture
def full(make_report: MakeReport, samples: list[Values]) -> Report:
    """The report of a complete plan."""
    return make_report(samples[0], "Nordics")


@pytest.fixture
def half(make_report: MakeReport, samples: list[Values]) -> Report:
    """The report of a plan that is half done."""
    return make_report(samples[1], "Iberia")


@pytest.fixture
def empty(make_report: MakeReport) -> Report:
    """The report of a plan in which nothing has been answered."""
    return make_report({})


ANSWERED = {name: record for name, record in COLLECTIONS.items() if name != "versions"}
"""What people answer; a version is noted by the program, for itself."""


class Everything:
    """Answers to every question, each text and figure of which occurs once.

    ``records`` of each list are made; ``length`` is how long each text is, as far as its field takes it.
    """

    def __init__(self, records: int = 1, length: int = 30, choice: int = 0) -> None:
        self.records, self.length, self.choice = records, length, choice
        self.values: Values = {}
        self.texts: dict[str, str] = {}
        self.number = 0
        for name, part in SINGLES.items():
            self._fill(name, kinds(part))
        for name, record in ANSWERED.items():
            for identifier in self.ids(name):
                self._fill(f"{name}/{identifier}", kinds(record))
        for capability in self.ids("capabilities"):
            self.values[f"ratings/{capability}/{FIRST_ROUND}"] = 1 + self.number % 5

    def ids(self, collection: str) -> list[str]:
        """Return the ids of a list's records."""
        known = {
            "capabilities": ["skill-coaching", "hiring", "forecasting", "own-rhythm", "customer-view"],
            "followups": ["day-30", "day-60", "day-90", "month-6", "month-9"],
        }
        made = [f"{collection}-{number:05d}" for number in range(self.records)]
        return known.get(collection, made)[: max(self.records, 1)]

    def _fill(self, path: str, fields: Mapping[str, Kind]) -> None:
        for field, kind in fields.items():
            if kind.name == "mark":
                continue  # the program's own as well
            self.number += 1
            if field == "order":
                self.values[f"{path}/order"] = f"a{self.number:05d}"
            elif kind.many:
                members = kind.options or self.ids(kind.to)
                self.values |= {f"{path}/{field}/{member}": True for member in members}
            else:
                self.values[f"{path}/{field}"] = self._value(f"{path}/{field}", kind)

    def _value(self, path: str, kind: Kind) -> Json:
        if kind.name in ("text", "long"):
            marker = f"m{self.number}q " + "word " * self.length
            self.texts[path] = marker[: min(self.length, kind.longest)].strip()
        made: dict[str, Json] = {
            "text": self.texts.get(path),
            "long": self.texts.get(path),
            "number": str(Decimal(100 + self.number)),
            "money": str(Decimal(100 + self.number)),
            "whole": 2000 + self.number,
            "date": (DAY + datetime.timedelta(days=self.number)).isoformat(),
            "choice": kind.options[self.choice % len(kind.options)] if kind.options else None,
            "yes_no": bool(self.choice % 2),
            "level": 1 + self.number % 5,
            "link": self.ids(kind.to)[0] if kind.to else None,
        }
        return made[kind.name]


@pytest.fixture
def everything() -> type[Everything]:
    """Makes plans in which every question is answered."""
    return Everything


@pytest.fixture
def all_blocks() -> Callable[[list[Block]], Iterator[Block]]:
    """Gives blocks and those within their divisions and lists, in order."""

    def walk(blocks: list[Block]) -> Iterator[Block]:
        for block in blocks:
            yield block
            if block["t"] == "Div":
                yield from walk(block["c"][1])
            elif block["t"] == "BulletList":
                for item in block["c"]:
                    yield from walk(item)

    return walk
