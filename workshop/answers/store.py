"""What a log is kept in: a file of the session's own, or a database that many sessions share."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection


class Store(Protocol):
    """Where the tables of a session's log lie."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Return a connection that sees one moment throughout."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """Return the one connection that may write to this session; durable at the end, or nothing."""
        ...

    def copy_to(self, target: Path) -> None:
        """Write the session's log into a new SQLite file, as of one moment, while others go on writing."""
        ...

    def overwrite_erased(self, *tables: str) -> None:
        """Leave nothing on the disk of what was erased in these tables, as far as the database can."""
        ...

    def close(self) -> None:
        """Let go of every connection; the next use opens new ones."""
        ...
