"""What a kit holds: the wording of each step, as checked data. Agendas: ``agenda.py``.

A field names its place in the model by pattern (``outcomes/*/target``); the model owns its type.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]


class Piece(BaseModel):
    """A piece of the kit: read-only, and nothing in it that is not understood."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class When(Piece):
    """Show a field only while another field of the same record holds one of these values."""

    field: Text
    is_: tuple[str | bool, ...] = Field(alias="is", min_length=1)


class FieldWords(Piece):
    """One question as people see it.

    Attributes
    ----------
    field
        The pattern of the answer in the model, or ``own/...`` for a question of one's own.
    label, help, example, unit
        The words beside it; ``example`` stands in grey in the empty field.
    options
        The words for each value of a choice, in the order shown.
    needed
        Whether the step counts as complete only with it.
    wide
        Whether it takes the whole width on a laptop.
    when
        Show it only in some cases.
    own, kind, longest
        For a question that a facilitator added: its kind and how much it takes.
    """

    field: Text
    label: Text
    help: str = ""
    example: str = ""
    unit: str = ""
    options: dict[str, Text] = {}
    needed: bool = False
    wide: bool = False
    when: When | None = None
    own: bool = False
    kind: Literal["text", "long", "number", "date", "yes_no", "choice"] | None = None
    longest: int = 1000


class Fields(Piece):
    """Questions asked once."""

    block: Literal["fields"]
    id: Slug
    title: str = ""
    help: str = ""
    fields: tuple[FieldWords, ...]


class RecordList(Piece):
    """A list that the team makes: outcomes, actions.

    Attributes
    ----------
    collection
        The list's name in the model.
    noun
        What one of them is called on buttons ("outcome").
    add
        The words on the button that adds one.
    only
        Preset answers that pick and mark the records of this block (``{term: short}``).
    suggested
        The fewest and the most that make sense; a hint, never a limit.
    ranked
        Whether their order matters; then each shows its rank.
    """

    block: Literal["list"]
    id: Slug
    collection: Slug
    title: Text
    help: str = ""
    noun: Text
    add: Text
    only: dict[str, str | bool] = {}
    suggested: tuple[int, int] | None = None
    ranked: bool = False
    fields: tuple[FieldWords, ...]


class Each(Piece):
    """Further questions on each of something that is there already.

    ``of`` is a list made in an earlier step, the framework's activities, habits or capabilities
    (``all_capabilities``; in the order of the dots they got, ``voted``), the capabilities that the team
    marked to talk about (``focus``), those that the requirements take (``capabilities``), those chosen as
    priorities (``priorities``), or the follow-up dates. At a follow-up it is that follow-up itself
    (``this_followup``), what became of each action (``progress``), what each early sign shows
    (``readings``), or the capabilities to rate again (``rated_again``). ``keys`` asks about some only.
    """

    block: Literal["each"]
    id: Slug
    of: Literal[
        "outcomes",
        "obstacles",
        "actions",
        "activities",
        "habits",
        "all_capabilities",
        "voted",
        "focus",
        "capabilities",
        "priorities",
        "followups",
        "this_followup",
        "progress",
        "readings",
        "rated_again",
    ]
    keys: tuple[Slug, ...] = ()
    title: Text
    help: str = ""
    empty: Text
    fields: tuple[FieldWords, ...]


class Shown(Piece):
    """Something worked out from the answers, shown between the questions."""

    block: Literal["shown"]
    id: Slug
    show: Literal["strategies", "time", "priority_order", "investment_case", "links"]
    title: str = ""
    help: str = ""


Block = Annotated[Fields | RecordList | Each | Shown, Field(discriminator="block")]


class FacilitatorNotes(Piece):
    """What helps the one who leads the room."""

    say: tuple[Text, ...]
    listen_for: tuple[Text, ...]
    goes_wrong: tuple[Text, ...]


class Step(Piece):
    """One step of the exercise.

    What stands beside the steps, such as the warm-up, has no number; ``after`` names the step behind
    which it stands.
    """

    id: Slug
    number: int | None = None
    after: Slug | None = None
    title: Text
    question: Text
    purpose: Text
    questions: tuple[Text, ...]
    audience: Text
    example: Text
    facilitator: FacilitatorNotes
    blocks: tuple[Block, ...]

    def fields(self) -> tuple[FieldWords, ...]:
        """Return every question of the step, in the order asked."""
        return tuple(field for block in self.blocks if not isinstance(block, Shown) for field in block.fields)

    def heading(self) -> str:
        """Return the title with the step's number before it, if it has one."""
        return self.title if self.number is None else f"{self.number} · {self.title}"
