"""How quick the log is: run by hand with ``python benchmarks/answers.py``; prints figures."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from workshop.answers import database
from workshop.answers.append import Log, append
from workshop.answers.border import Border, Sender
from workshop.answers.merge import merge
from workshop.answers.port import SESSION, Edit
from workshop.answers.replaying import rebuild_current
from workshop.answers.visibility import View
from workshop.plan.fold import plan_from

TEAM = "team-north-1"
FACILITATOR = Sender("facilitator")
numbers = count()


def edit(path: str, value: str | int) -> Edit:
    """Return an edit with an id of its own."""
    return Edit(f"edit-{next(numbers)}", TEAM, path, value, base=2**30)


def edits(number: int) -> list[Edit]:
    """Return edits as a long workshop leaves them: four hundred answers, changed again and again."""
    fields = ("statement", "measure", "unit", "why", "practices")
    return [
        edit(f"outcomes/outcome-{each % 80:05}/{fields[each // 80 % 5]}", f"Answer number {each}, in words")
        for each in range(number)
    ]


def say(what: str, times: int, work: Callable[[], object]) -> None:
    """Print the median time of a piece of work, and what nineteen of twenty runs stay below."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    most = sorted(taken)[int(len(taken) * 0.95)]
    print(f"{what:48} {statistics.median(taken):8.1f} ms   p95 {most:8.1f} ms")


def measure(folder: Path) -> None:
    """Fill a log and measure it."""
    file = folder / "answers.db"
    database.make(file, "benchmark")
    log = Log(*database.load(file), Border({}))
    view = View(log.database, log.session_id, "facilitator")
    append(log, FACILITATOR, [Edit("team", SESSION, f"teams/{TEAM}/name", "North")])
    say("append one edit, durable", 300, lambda: append(log, FACILITATOR, edits(1)))
    say("append a batch of 400 (a sample, an import)", 5, lambda: append(log, FACILITATOR, edits(400)))
    for size in (10_000, 100_000):
        append(log, FACILITATOR, edits(size - view.latest()))
        size_now = sum(each.stat().st_size for each in folder.iterdir())
        print(f"after {view.latest():,} edits, {size_now / 2**20:.0f} MiB:")
        measure_filled(log, view, file)
    with log.database.writing() as connection:
        say("rebuild the current answers", 1, lambda: rebuild_current(connection, "benchmark"))


def measure_filled(log: Log, view: View, file: Path) -> None:
    """Measure a log as it stands."""
    latest, path = view.latest(), "outcomes/outcome-00000/why"
    say("  current plan", 20, lambda: plan_from(plain(view)))
    say("  what changed since the last edit", 20, lambda: view.since(latest - 1, TEAM))
    say("  history of one answer", 20, lambda: view.history(TEAM, path))
    say("  append one edit, durable", 100, lambda: append(log, FACILITATOR, edits(1)))
    say("  open the file", 5, lambda: database.load(file))
    say("  the plan as of the middle", 5, lambda: view.values_as_of(TEAM, latest // 2))


def measure_merge() -> None:
    """Measure merges of the longest texts: alike, and as far apart as texts can be."""
    base = "Managers coach every seller weekly on real deals. " * 100
    theirs, mine = base.replace("weekly", "daily", 3), base + "And in person."
    say("merge two long texts that are alike", 20, lambda: merge(base, theirs, mine))
    apart = [" ".join(f"{number * step % 997}" for number in range(1200)) for step in (7, 11, 13)]
    say("merge two long texts with nothing in common", 5, lambda: merge(*apart))


def plain(view: View) -> dict[str, str | int | bool | None]:
    """Return the current answers without by whom and when."""
    return {path: stored.value for path, stored in view.values(TEAM).items()}


if __name__ == "__main__":
    measure_merge()
    with tempfile.TemporaryDirectory() as made:
        measure(Path(made))
