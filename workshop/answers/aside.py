"""The file that stands aside once answers have moved into a database: names are erased there too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from workshop.answers import database
from workshop.answers.append import Log


def with_aside(log: Log, folder: Path) -> Iterator[Log]:
    """Yield a session's log, and then the one that its folder has kept from the day it moved, if any.

    Raises
    ------
    WorkshopError
        When that file is there and can't be read.
    """
    yield log
    file = folder / database.MOVED
    if file.is_file():
        store, session_id = database.load(file)
        with closing(store):
            yield Log(store, session_id, log.border)
