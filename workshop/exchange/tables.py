"""Every team's answers as tables: what a spreadsheet or another program gets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from workshop.answers import LocalAnswers
from workshop.errors import WorkshopError
from workshop.plan.framed import TEXT, of_teams
from workshop.plan.frames_all import makers
from workshop.plan.framework import Framework
from workshop.plan.model import COLLECTIONS, Plan

MONEY: Mapping[str, frozenset[str]] = {
    "outcomes": frozenset({"margin"}),
    "investments": frozenset({"once", "yearly", "smaller_once", "smaller_yearly"}),
    "investment_years": frozenset({"year_1", "year_2", "year_3", "total"}),
}
"""The columns that hold money, by table; each such table says in which currency."""
DAYS = ("manager_days", "boss_days")
"""Lines of ``investment_years`` that are days and not money."""
CURRENCY = "currency"


@dataclass(frozen=True, slots=True)
class Table:
    """One table over all teams.

    Attributes
    ----------
    name
        As in ``frames``: ``outcomes``, ``gaps`` …
    frame
        The rows of every team, with the team's name in the first column; columns and dtypes as in
        ``frames``, and the currency where there is money.
    money
        The columns that hold money.
    """

    name: str
    frame: pd.DataFrame
    money: frozenset[str]


def tables(answers: LocalAnswers, *, titles: bool) -> list[Table]:
    """Return the tables of a session.

    Parameters
    ----------
    answers
        The session, opened by the facilitator.
    titles
        Whether links are written as what they point to, for people; else they are ids.
    """
    session = answers.session()
    framework = answers.kit.framework_of(session.facts)
    if framework is None:
        raise WorkshopError("The session's kit has no framework. Put one into its folder kit/frameworks.")
    plans = dict(zip(distinct(team.name for team in session.teams), session.teams, strict=True))
    by_team = {name: answers.plan(team.id) for name, team in plans.items()}
    made = {name: of_teams(frame, by_team) for name, frame in makers(framework, session.facts.day).items()}
    if titles:
        known = {name: _titles(plan) for name, plan in by_team.items()}
        made = {name: _with_titles(frame, known, framework) for name, frame in made.items()}
    return [_table(name, frame, session.facts.currency) for name, frame in made.items()]


def distinct(names: Iterator[str]) -> list[str]:
    """Return the teams' names, with a number behind one that is taken.

    >>> distinct(iter(["North", "South", "North"]))
    ['North', 'South', 'North (2)']
    """
    found: list[str] = []
    for name in names:
        number, told = 1, name
        while told in found:
            number += 1
            told = f"{name} ({number})"
        found.append(told)
    return found


def _table(name: str, frame: pd.DataFrame, currency: str) -> Table:
    money = MONEY.get(name, frozenset())
    if money:
        is_money = ~frame["line"].isin(DAYS) if "line" in frame else pd.Series(True, index=frame.index)
        told = pd.Series(currency, index=frame.index, dtype=TEXT).where(is_money)
        frame.insert(1, CURRENCY, told)
    return Table(name, frame, money)


def _titles(plan: Plan) -> dict[str, str]:
    """What every record of a plan is called, by id."""
    return {record.id: record.title() for name in COLLECTIONS for record in getattr(plan, name)}


def _with_titles(
    frame: pd.DataFrame, known: Mapping[str, Mapping[str, str]], framework: Framework
) -> pd.DataFrame:
    """Replace links by what they point to, one behind the other."""
    capabilities = {each.id: each.name for each in framework.capabilities()}
    activities = {each.id: each.name for each in framework.activities}
    names = capabilities | activities

    def told(team: str, value: object) -> object:
        if not isinstance(value, tuple):
            return value
        titles = known[team]
        return tuple(titles.get(each) or names.get(each, each) for each in value)

    for column in frame.columns[1:]:
        if frame[column].dtype == object:
            made = [told(team, value) for team, value in zip(frame["team"], frame[column], strict=True)]
            frame[column] = pd.Series(made, index=frame.index, dtype=object)
    return frame
