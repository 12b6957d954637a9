"""The kit's templates and style sheet, which a session may change, and what to say of one that fails."""

from __future__ import annotations

from pathlib import Path

from workshop.errors import WorkshopError


def template_text(template: Path) -> str:
    """Return the text of a template or a style sheet.

    Raises
    ------
    WorkshopError
        When it is gone, or no text.
    """
    try:
        return template.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise unusable(template, "it is not saved as UTF-8 text") from error
    except OSError as error:
        raise unusable(template, error.strerror or str(error)) from error


def unusable(template: Path, why: str) -> WorkshopError:
    """Return what to say of a template that can't be set."""
    return WorkshopError(
        f"{template} could not be set: {why}. If you changed the template, undo the change or take "
        "the kit's own again."
    )
