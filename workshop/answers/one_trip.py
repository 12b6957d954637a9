"""A connection to PostgreSQL that asks each question in one way there and back.

pg8000 goes three times for each: to have the question read, described, and answered. An edit asks some ten of
them, the database may be in another building, and in the room each wait hands the processor to somebody else.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

from pg8000 import core, dbapi  # type: ignore[import-untyped]


class OneTrip(dbapi.Connection):  # type: ignore[misc]  # pg8000 has no types
    """As pg8000's own connection, but quicker."""

    def execute_unnamed(
        self, statement: str, vals: Sequence[Any] = (), oids: Sequence[int] = (), stream: Any = None
    ) -> Any:
        """Ask a question: reading, describing, binding and answering it are sent for together."""
        context = core.Context(statement, stream=stream)
        self.send_PARSE(core.NULL_BYTE, statement, oids)
        self.send_DESCRIBE_STATEMENT(core.NULL_BYTE)
        self.send_BIND(core.NULL_BYTE, core.make_params(self.py_types, vals))
        self.send_EXECUTE()
        core._write(self._sock, core.SYNC_MSG)
        core._flush(self._sock)
        self.handle_messages(context)
        return context

    def commit(self) -> None:
        """End the transaction: its changes are kept."""
        self.execute_simple("commit")

    def rollback(self) -> None:
        """End the transaction: nothing of it is kept."""
        if self._in_transaction:
            self.execute_simple("rollback")

    def close(self) -> None:
        """End the connection; one that broke has ended already, which is no news to whoever reads the log."""
        with contextlib.suppress(dbapi.InterfaceError, OSError):
            super().close()
