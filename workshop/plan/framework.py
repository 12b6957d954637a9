"""What managers can do: capabilities, each with what can be seen at 1, 3 and 5."""

from __future__ import annotations

from workshop.plan.parts import Part


class Behaviours(Part):
    """What a colleague could have seen at three points of the scale."""

    one: str
    three: str
    five: str


class Capability(Part):
    """One capability; ``short`` says whether the 90-minute cut asks about it."""

    id: str
    name: str
    what: str
    behaviours: Behaviours
    evidence: str
    short: bool = False


class Group(Part):
    """Capabilities that belong together."""

    name: str
    capabilities: tuple[Capability, ...]


class Habit(Part):
    """A question on what managers do week by week, rated from 1 to 5 like a capability (step 1)."""

    id: str
    name: str
    question: str
    behaviours: Behaviours


class Activity(Part):
    """Something a manager's week is spent on."""

    id: str
    name: str
    counts: str
    does_not_count: str = ""


class Framework(Part):
    """A set of capabilities and activities that a session rates against."""

    id: str
    name: str
    note: str
    scale: dict[int, str]
    groups: tuple[Group, ...]
    activities: tuple[Activity, ...] = ()
    habits: tuple[Habit, ...] = ()

    def capabilities(self) -> tuple[Capability, ...]:
        """Return every capability in the order of the file."""
        return tuple(capability for group in self.groups for capability in group.capabilities)

    def short(self) -> Framework:
        """Return the framework with the capabilities alone that the 90-minute cut asks about."""
        groups = (
            group.model_copy(
                update={"capabilities": tuple(each for each in group.capabilities if each.short)}
            )
            for group in self.groups
        )
        return self.model_copy(update={"groups": tuple(group for group in groups if group.capabilities)})

    def capability(self, capability_id: str) -> Capability | None:
        """Return one capability, or None when this framework has none of that id."""
        return next((each for each in self.capabilities() if each.id == capability_id), None)

    def name_of(self, capability_id: str) -> str:
        """Return a capability's name; its id in words when the framework does not know it."""
        found = self.capability(capability_id)
        return found.name if found else in_words(capability_id)

    def activity_name(self, activity_id: str) -> str:
        """Return an activity's name; its id in words when the framework does not know it."""
        found = next((each.name for each in self.activities if each.id == activity_id), None)
        return found or in_words(activity_id)

    def habit(self, habit_id: str) -> Habit | None:
        """Return one habit, or None when this framework has none of that id."""
        return next((each for each in self.habits if each.id == habit_id), None)


def in_words(key: str) -> str:
    """Return an id as words, for what the framework no longer knows.

    >>> in_words("skill-coaching")
    'Skill coaching'
    """
    return key.replace("-", " ").capitalize()


NO_FRAMEWORK = Framework(id="none", name="", note="", scale={}, groups=())
"""What a session rates against that has none: nothing."""
