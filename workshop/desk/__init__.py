"""What the notebooks show around the forms: teams, progress, and how it will read in the plan."""

from workshop.desk.analysis import open_session
from workshop.desk.facilitator import open_facilitator
from workshop.desk.step import open_step

__all__ = ["open_facilitator", "open_session", "open_step"]
