"""Who owns actions in several teams at once, which no team sees from its own plan."""

from __future__ import annotations

import datetime
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workshop.plan.model import Plan
from workshop.plan.standing import Standing, standing
from workshop.plan.workload import MANY_ACTIONS, MOST_SHARE

BEHIND = frozenset({"done", "dropped"})
"""What is asked of nobody any more."""
Quarter = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SharedOwner:
    """A person who owns actions in several teams.

    Attributes
    ----------
    name
        As the first of the teams wrote it.
    actions
        The actions that are still to be done, each with its team's place.
    too_much
        Whether they are more than one person should own in one team's plan.
    """

    name: str
    actions: tuple[tuple[int, Standing], ...]
    too_much: bool

    @property
    def by_team(self) -> tuple[tuple[int, int], ...]:
        """How many actions in which team, in the teams' order."""
        return tuple(sorted(Counter(team for team, _ in self.actions).items()))

    @property
    def fullest(self) -> tuple[Quarter, int] | None:
        """The quarter in which most of them are due, the earliest of several; None without dates."""
        counted = Counter(quarter_of(each.due) for _, each in self.actions if each.due)
        return min(counted.items(), key=lambda pair: (-pair[1], pair[0])) if counted else None


def quarter_of(day: datetime.date) -> Quarter:
    """Return the year and the quarter of a day.

    >>> quarter_of(datetime.date(2027, 4, 1))
    (2027, 2)
    """
    return day.year, (day.month + 2) // 3


def shared_owners(plans: Sequence[Plan]) -> tuple[SharedOwner, ...]:
    """Return who owns actions in more than one team, the most loaded first.

    Names are compared kindly: capitals, blanks and the way in which an accent is written do not count.
    What is too much is what the plan check says of one team: more than a third of the actions, from
    six on. The third is taken of the largest plan that the person is in, as for a team of that size.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> def team(name, number):
    ...     owned = {f"actions/action-000{each}/owner": "person-00001" for each in range(number)}
    ...     return plan_from({"people/person-00001/name": name, **owned})
    >>> [ana] = shared_owners([team("Ana Reyes", 4), team(" ana  REYES", 3)])
    >>> ana.name, ana.by_team, ana.too_much
    ('Ana Reyes', ((0, 4), (1, 3)), True)
    """
    names: dict[str, str] = {}
    owned: dict[str, list[tuple[int, Standing]]] = {}
    to_do = [[each for each in _standings(plan)] for plan in plans]
    for team, plan in enumerate(plans):
        for each in to_do[team]:
            name = " ".join(plan.person(each.owner).split())
            if name:
                names.setdefault(alike(name), name)
                owned.setdefault(alike(name), []).append((team, each))
    found = [
        SharedOwner(names[key], tuple(actions), _too_much(actions, [len(each) for each in to_do]))
        for key, actions in owned.items()
        if len({team for team, _ in actions}) > 1
    ]
    return tuple(sorted(found, key=lambda each: (not each.too_much, -len(each.actions), each.name)))


def alike(name: str) -> str:
    """Return a name in the form in which the same one, written otherwise, is the same.

    >>> alike(" Ana  REYES") == alike("ana reyes")
    True
    """
    return " ".join(unicodedata.normalize("NFKC", name).split()).casefold()


def _standings(plan: Plan) -> Iterator[Standing]:
    for action in plan.actions:
        found = standing(plan, action)
        if found.state not in BEHIND:
            yield found


def _too_much(actions: Sequence[tuple[int, Standing]], sizes: Sequence[int]) -> bool:
    of_each = [sizes[team] for team in {team for team, _ in actions}]
    return sum(of_each) >= MANY_ACTIONS and len(actions) > MOST_SHARE * max(MANY_ACTIONS, *of_each)
