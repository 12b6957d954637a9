"""The way into a room from a notebook: where it is, and one's own code."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import ipywidgets

from workshop.answers import RoomAnswers, open_room, token_for
from workshop.answers.calling import RoomAway, room_address
from workshop.desk.controls import button, text_field
from workshop.desk.remembering import BrowserMemory, KnownRooms
from workshop.errors import WorkshopError
from workshop.kit.loading import load_kit


class RoomEntry(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """Asks for a room's address and a participant's own code, then shows what was wanted.

    A browser that was let in before is not asked again.

    Parameters
    ----------
    show
        Returns what is to be shown of the answers.
    address
        Where the room is; asked for when empty.
    says
        What stands above the fields.

    Attributes
    ----------
    answers
        The participant's answers; None until somebody was let in.
    """

    def __init__(
        self, show: Callable[[RoomAnswers], ipywidgets.Widget], address: str = "", says: str = ""
    ) -> None:
        self._show = show
        self.answers: RoomAnswers | None = None
        # No session is known yet whose own words these could be.
        self.words = load_kit().words["notebook"]
        self.address = text_field(self.words["room_address"], address)
        self.code = text_field(self.words["room_own_code"])
        self.said = ipywidgets.HTML()
        self.button = button(self.words["room_enter"], self.enter, self.said)
        self.memory = BrowserMemory()
        self.memory.observe(lambda _change: self._come_back(), names="found")
        above = f"<p>{escape(says)}</p>" if says else ""
        title = ipywidgets.HTML(f"{above}<h3>{escape(self.words['room_title'])}</h3>")
        help_ = ipywidgets.HTML(f"<p>{escape(self.words['room_help'])}</p>")
        self.fields = [title, help_, self.address, self.code, self.button, self.said]
        super().__init__([*self.fields, self.memory])

    def enter(self) -> str:
        """Let somebody in by address and code.

        Raises
        ------
        WorkshopError
            When the address or the code is not right, or the room can't be reached.
        """
        address = room_address(self.address.value)
        if not self.code.value.strip():
            raise WorkshopError(self.words["room_no_code"])
        token = token_for(address, self.code.value)
        self.let_in(address, token)
        return ""

    def let_in(self, address: str, token: str) -> None:
        """Show what was wanted to whoever has a token; the browser keeps it.

        Raises
        ------
        WorkshopError
            When the room can't be reached, or does not know the token.
        """
        self.answers = open_room(address, token)
        self._keep(address, token)
        self.code.value = ""
        self.children = [self._show(self.answers), self.memory]

    def _come_back(self) -> None:
        """Let in whom the browser knows; a token that the room knows no longer is forgotten."""
        if self.answers is not None:
            return
        rooms = KnownRooms(self.memory.found)
        try:
            address = room_address(self.address.value) if self.address.value.strip() else rooms.last()
            if token := rooms.token(address):
                self.let_in(address, token)
        except WorkshopError as reason:
            self.address.value = self.address.value or rooms.last()
            self.said.value = f'<p role="alert">{escape(str(reason))}</p>'
            if not isinstance(reason, RoomAway):
                self._keep(address, "")

    def _keep(self, address: str, token: str) -> None:
        rooms = KnownRooms(self.memory.kept or self.memory.found)
        rooms.know(address, token)
        self.memory.kept = rooms.text()
