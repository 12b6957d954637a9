"""Unpack a session; a file that is damaged, of something else, or out to do harm is refused first."""

from __future__ import annotations

import json
import stat
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj

import workshop.answers
from workshop.answers import LocalAnswers
from workshop.answers.soundness import check_ours
from workshop.answers.whole import whole_or_not_at_all
from workshop.errors import Invalid, WorkshopError
from workshop.exchange.contents import (
    ANSWERS,
    FORMAT,
    LABEL,
    MOST_BYTES,
    MOST_FILES,
    NEEDED,
    PLANS,
    PRIVATE,
    SESSION,
    VERSION,
    Names,
    name_problem,
    too_much,
)
from workshop.kit.loading import load_kit
from workshop.kit.session_file import read_session_file
from workshop.plan.kinds import Json, Kind
from workshop.plan.paths import Scope, kind_of, pattern_of

_AT_A_TIME = 2**20
_LARGEST_LABEL = 10_000
_ENCRYPTED = 0x1
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What Python's reader says of an archive that is not whole."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def unpack(file: Path, folder: Path) -> Path:
    """Make the session that a pack holds, whole or not at all.

    Parameters
    ----------
    file
        The pack.
    folder
        Where to: a folder that is not there yet, or is empty.

    Returns
    -------
    Path
        The session's folder.

    Raises
    ------
    WorkshopError
        When the pack is not one, is damaged, newer than this program or unfit; then nothing is written.
    """
    if not file.is_file():
        raise WorkshopError(f"There is no file {file}. Name a file that workshop pack made.")
    if file.stat().st_size > MOST_BYTES:
        raise WorkshopError(f"{file} was not unpacked: it is larger than any pack of a session.")
    target = folder.absolute()
    with _told(file), zipfile.ZipFile(file) as archive:
        _check_label(archive)
        members = _checked(archive, file.stat().st_size)
        with whole_or_not_at_all(target) as making:
            for member in members:
                _write(archive, member, making)
            for name in (PRIVATE, PLANS):
                (making / name).mkdir(mode=0o700, exist_ok=True)
            _check_session(making)
    return target


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Say in one sentence why nothing was unpacked."""
    try:
        yield
    except _Unfit as reason:
        raise WorkshopError(f"{file} was not unpacked: {reason}") from reason
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as reason:
        raise WorkshopError(
            f"{file} was not unpacked: it is damaged, cut short, or no pack. Ask for it again, or take "
            "another copy."
        ) from reason


class _Unfit(Exception):
    """Why a pack is not unpacked."""


def _check_label(archive: zipfile.ZipFile) -> None:
    """Refuse what another program made, or a newer one, before anything else is looked at."""
    found = [member for member in archive.infolist() if member.filename == LABEL]
    if len(found) != 1 or found[0].file_size > _LARGEST_LABEL:
        raise _Unfit("it is no pack of a session. Name a file that workshop pack made.")
    label = json.loads(archive.read(found[0]))
    if not isinstance(label, dict) or label.get("format") != FORMAT or type(label.get("version")) is not int:
        raise _Unfit("it is no pack of a session. Name a file that workshop pack made.")
    if label["version"] > VERSION:
        raise _Unfit("a newer version of this program made it. Install the newer version to unpack it.")


def _checked(archive: zipfile.ZipFile, size: int) -> list[zipfile.ZipInfo]:
    """Return the files to unpack; every name, kind and size was looked at."""
    found, names = archive.infolist(), Names()
    if len(found) > MOST_FILES or too_much(size, sum(member.file_size for member in found)):
        raise _Unfit("it would fill the disk with far more than a session holds.")
    files = []
    for member in found:
        kind = stat.S_IFMT(member.external_attr >> 16)
        name = member.orig_filename
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or (kind == stat.S_IFDIR) > member.is_dir():
            raise _Unfit(f"“{_shown(name)}” in it is a link or a device, which no session has.")
        if problem := name_problem(name[:-1]) if member.is_dir() else names.problem(name):
            raise _Unfit(f"“{_shown(name)}” in it {problem}.")
        if member.flag_bits & _ENCRYPTED or member.compress_type not in _METHODS:
            raise _Unfit(f"“{_shown(name)}” in it is locked with a password or packed in another way.")
        if not member.is_dir():
            files.append(member)
    if missing := NEEDED - {member.filename for member in files}:
        raise _Unfit(f"{', '.join(sorted(missing))} is missing in it. Ask for it again.")
    return [member for member in files if member.filename != LABEL]


def _shown(name: str) -> str:
    return "".join(mark if mark.isprintable() else "?" for mark in name[:80])


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, making: Path) -> None:
    """Write one file and count what really comes out, whatever was declared; it never gets more."""
    target = making / member.filename
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(member) as source, target.open("xb") as written:
        copyfileobj(source, written, _AT_A_TIME)
        if written.tell() != member.file_size:
            raise zipfile.BadZipFile(member.filename)


def _check_session(making: Path) -> None:
    """Open the session before it gets its name: its kit, its file, and every answer can be read."""
    try:
        check_ours(making / ANSWERS)
        if read_session_file(making / SESSION, load_kit(making / "kit"), files=False).database:
            # To open it would call the machine that it names, and take the answers there.
            raise _Unfit(
                "its session.yaml names a database, and a pack has its answers within. Ask for it again."
            )
        answers = workshop.answers.open(making)
        try:
            _check_history(answers)
            for team in answers.session().teams:
                answers.plan(team.id)
        finally:
            answers.close()
    except Invalid as reason:
        raise _Unfit(f"its kit or its file is not right. {reason.problems[0]}") from reason
    except WorkshopError as reason:
        raise _Unfit(str(reason).replace(f"{making}/", "").replace(str(making), "its folder")) from reason
    except (ArithmeticError, TypeError, AttributeError, KeyError) as reason:
        raise _Unfit("its answers are not in the form that this program expects.") from reason


def _check_history(answers: LocalAnswers) -> None:
    """Read every edit, and compare the answers as they stand with what their history says."""
    last: dict[str, dict[str, Json]] = defaultdict(dict)
    for each in answers.log():
        if not all(value is None or isinstance(value, (str, int)) for value in (each.value, each.sent)):
            raise TypeError(each.path)
        last[each.team][each.path] = each.value
    for team, values in last.items():
        scope: Scope = "session" if team == workshop.answers.SESSION else "team"
        for path, value in values.items():
            if value is not None and type(value) not in _types_of(kind_of(pattern_of(path), scope)):
                raise TypeError(path)
        if values != {path: stored.value for path, stored in answers.values(team).items()}:
            raise _Unfit("its answers are not what their history says. Ask for it again.")


def _types_of(kind: Kind | None) -> tuple[type, ...]:
    """Return as what an answer of a kind is stored; of a question that is not known, as anything."""
    if kind is None or kind.name == "level":
        return (str, int, bool)
    if kind.many or kind.name == "yes_no":
        return (bool,)
    return (int,) if kind.name == "whole" else (str,)
