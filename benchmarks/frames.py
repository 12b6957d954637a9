"""How quick a session of many complete teams is read as frames: ``python -m benchmarks.frames [teams]``.

The first reading works out every team's plan; what comes of it is kept beside the answers, and the next
readings work out only what has changed.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from benchmarks.answers import rows
from workshop.answers.folder import create, open
from workshop.answers.port import Edit
from workshop.answers.replaying import History
from workshop.desk.analysis import open_session
from workshop.kit.loading import Kit, kit_folder
from workshop.kit.sample_file import read_sample_file

LIMIT = 1.0
"""Seconds that reading a thousand teams again may take."""


def session(folder: Path, teams: int) -> Path:
    """Return a new session of so many complete teams: the sample's first, again and again."""

    def past(kit: Kit) -> History:
        sample = read_sample_file(kit_folder() / "samples" / "four-regions.json", kit)
        return History(tuple(rows(teams, sample.teams[0].values)))

    return create(folder / "session", history=past)


def tell(what: str, place: Path) -> None:
    """Read a session as frames and print how long it takes, by the clock and by the processor."""
    begun, used = time.perf_counter(), time.process_time()
    frames = open_session(str(place)).frames()
    cells = sum(frame.size for frame in frames.values())
    taken, worked = time.perf_counter() - begun, time.process_time() - used
    print(f"{what:44}{taken:7.2f} s, {worked:6.2f} s of processor, {cells:,} cells", flush=True)


def main(teams: int) -> None:
    """Make a session, then measure."""
    with tempfile.TemporaryDirectory() as made:
        place = session(Path(made), teams)
        tell(f"{teams} teams for the first time", place)
        for _ in range(3):
            tell(f"again, nothing changed (limit {LIMIT:.0f} s for 1,000)", place)
        answers = open(place)
        answers.append(
            [Edit("edit-of-benchmark", "team-0000001", "outcomes/outcome-new-01/statement", "New")]
        )
        answers.close()
        tell("again, one team changed", place)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1000)
