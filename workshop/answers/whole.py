"""A folder, or a file, that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workshop.errors import WorkshopError

_LONGEST_NAME = 50


@contextmanager
def whole_or_not_at_all(target: Path, what: str = "session") -> Iterator[Path]:
    """Yield a folder beside the wanted one, which takes its name when all went well.

    Raises
    ------
    WorkshopError
        When there is something of that name, or it can't be written; ``what`` says what was to be made.
    """
    making = None
    try:
        if target.is_dir() and not target.is_symlink() and not any(target.iterdir()):
            target.rmdir()
        if target.exists() or target.is_symlink():
            raise WorkshopError(
                f"{target} is there already and was left as it is. Choose another name for the new {what}."
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=f".{target.name[:_LONGEST_NAME]}-", dir=target.parent))
        yield making
        making.rename(target)
    except OSError as error:
        raise WorkshopError(
            f"The {what} could not be made in {target}: {error.strerror or error}. Nothing was left behind. "
            "Check that you may write there and that the disk has room."
        ) from error
    finally:
        if making:
            shutil.rmtree(making, ignore_errors=True)


@contextmanager
def whole_file(target: Path, *, replace: bool = False) -> Iterator[Path]:
    """Yield an empty file beside the wanted one, which takes its name when all is on the disk.

    Only its owner may read it. Whatever goes wrong, what had that name before is as it was.

    Raises
    ------
    WorkshopError
        When the name is taken and is not to be replaced, or the file can't be written.
    """
    making = None
    try:
        if target.is_dir() or (not replace and (target.exists() or target.is_symlink())):
            raise WorkshopError(f"{target} is there already and was left as it is. Choose another name.")
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:_LONGEST_NAME]}-", dir=target.parent)
        os.close(handle)
        making = Path(name)
        yield making
        _settle(making)
        making.replace(target)
        with contextlib.suppress(OSError):  # a disk that can't do this for a folder has the file all the same
            _settle(target.parent)
    except OSError as error:
        raise WorkshopError(
            f"{target} could not be written: {error.strerror or error}. Check that the folder is there, that "
            "you may write in it, and that the disk has room."
        ) from error
    finally:
        if making:
            with contextlib.suppress(OSError):
                making.unlink(missing_ok=True)


def _settle(place: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk; not every system does folders."""
    if place.is_dir() and os.name == "nt":
        return
    handle = os.open(place, os.O_RDONLY if place.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
