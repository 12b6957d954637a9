"""What the room keeps for itself in the session's private folder: secret, codes, port."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from workshop.answers.whole import whole_file
from workshop.errors import WorkshopError
from workshop.room.codes import new_code

FILE = "room.json"
FIRST_PORT = 8080


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens the room.

    Attributes
    ----------
    secret
        What cookies are signed with, and personal codes made from.
    code
        What participants type at the door.
    facilitator
        The token of the facilitator page.
    port
        The port of the room: phones keep what was not sent under the address, port included.
    """

    secret: str
    code: str
    facilitator: str
    port: int


def keys_of(session: Path) -> Keys:
    """Return a session's keys, made on the first call; only the owner of the folder may read them.

    Raises
    ------
    WorkshopError
        When the file is damaged or can't be written.
    """
    file = session / "private" / FILE
    if file.is_file():
        return _read(file)
    made = Keys(secrets.token_hex(32), new_code(), secrets.token_urlsafe(24), FIRST_PORT)
    keep(session, made)
    return made


def keep(session: Path, keys: Keys) -> None:
    """Write a session's keys in place of the former ones."""
    folder = session / "private"
    folder.mkdir(mode=0o700, exist_ok=True)
    with whole_file(folder / FILE, replace=True) as making:
        making.write_text(json.dumps(asdict(keys), indent=1) + "\n", encoding="utf-8")
        if os.name == "posix":
            making.chmod(0o600)


def _read(file: Path) -> Keys:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        keys = Keys(**{field.name: found[field.name] for field in fields(Keys)})
    except (ValueError, TypeError, KeyError) as error:
        raise WorkshopError(
            f"{file} is damaged. Delete it to make new codes: participants then join once more."
        ) from error
    return keys
