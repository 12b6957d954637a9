"""The thread: outcome → what managers must do → capability → actions and investments.

Every record serves another. A link to a record that was removed counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workshop.plan.model import Action, Investment, Plan, Requirement, Stop
from workshop.plan.parts import Record
from workshop.plan.scoring import Gap, gaps
from workshop.plan.situation import Obstacle, Outcome


@dataclass(frozen=True, slots=True)
class ActionThread:
    """An action and the investments that pay for it."""

    action: Action
    investments: tuple[Investment, ...]


@dataclass(frozen=True, slots=True)
class CapabilityThread:
    """A capability, the actions that build it, and the investments that build it directly."""

    gap: Gap
    actions: tuple[ActionThread, ...]
    investments: tuple[Investment, ...]


@dataclass(frozen=True, slots=True)
class RequirementThread:
    """What managers must do, and the capabilities that it takes."""

    requirement: Requirement
    capabilities: tuple[CapabilityThread, ...]


@dataclass(frozen=True, slots=True)
class ObstacleThread:
    """An obstacle, the outcomes that it blocks, and what removes it."""

    obstacle: Obstacle
    outcomes: tuple[Outcome, ...]
    actions: tuple[ActionThread, ...]
    investments: tuple[Investment, ...]


@dataclass(frozen=True, slots=True)
class OutcomeThread:
    """An outcome with its rank (1 is the most important) and everything that hangs on it."""

    outcome: Outcome
    rank: int
    requirements: tuple[RequirementThread, ...]


@dataclass(frozen=True, slots=True)
class LooseEnds:
    """Records at which the thread breaks, in the plan's order.

    Attributes
    ----------
    outcomes
        Served by no requirement.
    outcomes_unbuilt
        Served by requirements, of whose capabilities nothing builds any.
    requirements
        Serving no outcome.
    requirements_untaken
        Taking no capability.
    capabilities
        In play, yet serving no outcome.
    priorities
        Chosen, yet built by no action and no investment.
    actions
        Building nothing, removing nothing and freeing nothing.
    actions_aside
        Building only capabilities that no outcome needs, and removing and freeing nothing. While
        no outcome needs any capability yet, none is listed.
    investments
        Paying for no action, building nothing and removing nothing.
    investments_aside
        The same of investments that pay for no action.
    obstacles
        Removed by nothing, and without a remedy.
    stops
        Freed by no action: nobody sees to it that it stops.
    """

    outcomes: tuple[Outcome, ...]
    outcomes_unbuilt: tuple[Outcome, ...]
    requirements: tuple[Requirement, ...]
    requirements_untaken: tuple[Requirement, ...]
    capabilities: tuple[Gap, ...]
    priorities: tuple[Gap, ...]
    actions: tuple[Action, ...]
    actions_aside: tuple[Action, ...]
    investments: tuple[Investment, ...]
    investments_aside: tuple[Investment, ...]
    obstacles: tuple[Obstacle, ...]
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """One link of the thread, for a picture: from what serves to what is served, as paths.

    ``source`` is ``investments/ID``, ``actions/ID``, ``capabilities/ID`` or ``requirements/ID``;
    ``target`` the next of these, or ``outcomes/ID``.
    """

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Thread:
    """The whole thread: nested for a list, as ties for a picture, and where it breaks."""

    outcomes: tuple[OutcomeThread, ...]
    obstacles: tuple[ObstacleThread, ...]
    ties: tuple[Tie, ...]
    loose: LooseEnds


def thread(plan: Plan, order: Sequence[str] = ()) -> Thread:
    """Return how everything in the plan hangs together.

    A record that serves two others appears under both.

    Parameters
    ----------
    plan
        The team's plan.
    order
        The framework's ids in its order, by which capabilities are listed.

    Examples
    --------
    >>> from workshop.plan.fold import plan_from
    >>> whole = thread(plan_from({
    ...     "outcomes/growth-00001/statement": "Grow services",
    ...     "requirements/visits-0001/serves/growth-00001": True,
    ...     "requirements/visits-0001/takes/skill-coaching": True,
    ...     "actions/practice-01/builds/skill-coaching": True,
    ... }))
    >>> whole.outcomes[0].requirements[0].capabilities[0].actions[0].action.id
    'practice-01'
    >>> whole.loose.actions
    ()
    """
    all_gaps = gaps(plan, order)
    capabilities = tuple(_capability(plan, gap) for gap in all_gaps)
    requirements = tuple(
        RequirementThread(each, tuple(one for one in capabilities if one.gap.capability in each.takes))
        for each in plan.requirements
    )
    outcomes = tuple(
        OutcomeThread(each, rank, tuple(one for one in requirements if each.id in one.requirement.serves))
        for rank, each in enumerate(plan.outcomes, start=1)
    )
    obstacles = tuple(_obstacle(plan, each) for each in plan.obstacles)
    return Thread(outcomes, obstacles, tuple(_ties(plan, all_gaps)), _loose(plan, outcomes, capabilities))


def _capability(plan: Plan, gap: Gap) -> CapabilityThread:
    return CapabilityThread(
        gap=gap,
        actions=tuple(_action(plan, each) for each in plan.actions if gap.capability in each.builds),
        investments=tuple(each for each in plan.investments if gap.capability in each.builds),
    )


def _obstacle(plan: Plan, obstacle: Obstacle) -> ObstacleThread:
    return ObstacleThread(
        obstacle=obstacle,
        outcomes=tuple(each for each in plan.outcomes if each.id in obstacle.blocks),
        actions=tuple(_action(plan, each) for each in plan.actions if obstacle.id in each.removes),
        investments=tuple(each for each in plan.investments if obstacle.id in each.removes),
    )


def _action(plan: Plan, action: Action) -> ActionThread:
    return ActionThread(action, tuple(each for each in plan.investments if action.id in each.funds))


def _ties(plan: Plan, all_gaps: Sequence[Gap]) -> Iterator[Tie]:
    for requirement in plan.requirements:
        path = f"requirements/{requirement.id}"
        yield from (Tie(path, f"outcomes/{one.id}") for one in plan.outcomes if one.id in requirement.serves)
        for gap in all_gaps:
            if gap.capability in requirement.takes:
                yield Tie(f"capabilities/{gap.capability}", path)
    builders: dict[str, Action | Investment] = {f"actions/{each.id}": each for each in plan.actions}
    builders |= {f"investments/{each.id}": each for each in plan.investments}
    for path, builder in builders.items():
        for gap in all_gaps:
            if gap.capability in builder.builds:
                yield Tie(path, f"capabilities/{gap.capability}")
    for investment in plan.investments:
        path = f"investments/{investment.id}"
        yield from (Tie(path, f"actions/{one.id}") for one in plan.actions if one.id in investment.funds)


def _loose(
    plan: Plan, outcomes: Sequence[OutcomeThread], capabilities: Sequence[CapabilityThread]
) -> LooseEnds:
    known_outcomes = _ids(plan.outcomes)
    needed = {one.gap.capability for one in capabilities if one.gap.outcomes}

    def is_aside(builds: frozenset[str]) -> bool:
        return bool(needed and builds) and not builds & needed

    idle = tuple(each for each in plan.actions if not _moves(plan, each))
    unpaid = tuple(each for each in plan.investments if not _pays_for(plan, each))
    return LooseEnds(
        outcomes=tuple(each.outcome for each in outcomes if not each.requirements),
        outcomes_unbuilt=tuple(each.outcome for each in outcomes if _is_unbuilt(each)),
        requirements=tuple(each for each in plan.requirements if not each.serves & known_outcomes),
        requirements_untaken=tuple(each for each in plan.requirements if not each.takes),
        capabilities=tuple(one.gap for one in capabilities if not one.gap.outcomes),
        priorities=tuple(one.gap for one in capabilities if one.gap.priority and not _is_built(one)),
        actions=tuple(each for each in idle if not each.builds),
        actions_aside=tuple(each for each in idle if is_aside(each.builds)),
        investments=tuple(each for each in unpaid if not each.builds),
        investments_aside=tuple(each for each in unpaid if is_aside(each.builds)),
        obstacles=tuple(each for each in plan.obstacles if not _is_answered(plan, each)),
        stops=tuple(each for each in plan.stops if not any(each.id in one.frees for one in plan.actions)),
    )


def _ids(records: Sequence[Record]) -> set[str]:
    return {record.id for record in records}


def _moves(plan: Plan, action: Action) -> bool:
    """Whether an action removes an obstacle or frees time, beside what it may build."""
    return any(each.id in action.removes for each in plan.obstacles) or any(
        each.id in action.frees for each in plan.stops
    )


def _pays_for(plan: Plan, investment: Investment) -> bool:
    """Whether an investment pays for an action or removes an obstacle, beside what it may build."""
    return any(each.id in investment.funds for each in plan.actions) or any(
        each.id in investment.removes for each in plan.obstacles
    )


def _is_built(capability: CapabilityThread) -> bool:
    return bool(capability.actions or capability.investments)


def _is_unbuilt(outcome: OutcomeThread) -> bool:
    taken = [one for each in outcome.requirements for one in each.capabilities]
    return bool(taken) and not any(map(_is_built, taken))


def _is_answered(plan: Plan, obstacle: Obstacle) -> bool:
    removers: tuple[Action | Investment, ...] = (*plan.actions, *plan.investments)
    return bool(obstacle.remedy) or any(obstacle.id in each.removes for each in removers)
