"""Whether a session's room is open on this computer, for the notebook that lies beside it."""

from __future__ import annotations

import contextlib
import http.client
import json
from collections.abc import Iterator
from pathlib import Path

from workshop.answers import LocalAnswers
from workshop.answers.whole import whole_file
from workshop.room.identity import Seal
from workshop.room.private import keys_of

FILE = "open.json"
PATIENCE = 1.0
"""Seconds to wait for a room of this computer; one that takes longer has much to do, and is there."""
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}
OK = 200


@contextlib.contextmanager
def noted(session: Path, host: str, port: int) -> Iterator[None]:
    """Note beside a session where its room listens, as long as it does."""
    file = session / "private" / FILE
    with whole_file(file, replace=True) as making:
        making.write_text(json.dumps({"host": EVERYWHERE.get(host, host), "port": port}), encoding="utf-8")
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def is_open(answers: LocalAnswers) -> bool:
    """Return whether the room of a session is open on this computer.

    What was noted may be older than a crash, and something else may listen there by now: it is asked for
    what only this session's room tells, and only to its facilitator.
    """
    try:
        told = json.loads((answers.place / "private" / FILE).read_text(encoding="utf-8"))
        host, port = str(told["host"]), int(told["port"])
    except (OSError, ValueError, TypeError, KeyError):
        return False
    keys = keys_of(answers.place)
    seal = Seal(keys.secret, answers.session().id)
    cookie = f"{seal.facilitator_cookie}={seal.of_facilitator(keys.facilitator)}"
    connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/second", headers={"Cookie": cookie})
        return connection.getresponse().status == OK
    except TimeoutError:
        return True
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
