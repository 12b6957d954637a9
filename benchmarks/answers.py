"""How quick the log is, and whether it stands being killed: by hand with ``python benchmarks/answers.py``.

Prints figures beside the limits that were set for them. ``--kill`` also kills a writer a hundred times.
"""

from __future__ import annotations

import datetime
import itertools
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from workshop.answers import database
from workshop.answers.append import Log, append
from workshop.answers.border import Border, Sender
from workshop.answers.merge import merge
from workshop.answers.port import SESSION, Edit, Logged
from workshop.answers.replaying import History, rebuild_current, replay
from workshop.answers.visibility import View
from workshop.kit.loading import load_kit
from workshop.kit.sample_file import read_sample_file
from workshop.plan.fold import plan_from
from workshop.plan.kinds import Json

TEAM = "team-north-1"
FACILITATOR = Sender("facilitator")
KILLS = 100
WRITERS = 100
SAVES = 10
"""How often each of them saves."""
numbers = itertools.count()


def edit(path: str, value: Json, team: str = TEAM) -> Edit:
    """Return an edit with an id of its own."""
    return Edit(f"edit-{next(numbers)}", team, path, value, base=2**30)


def edits(number: int) -> list[Edit]:
    """Return edits as a long workshop leaves them: four hundred answers, changed again and again."""
    fields = ("statement", "measure", "unit", "why", "practices")
    return [
        edit(f"outcomes/outcome-{each % 80:05}/{fields[each // 80 % 5]}", f"Answer number {each}, in words")
        for each in range(number)
    ]


def say(what: str, times: int, work: Callable[[], object], limit: float = 0) -> None:
    """Print the median time of a piece of work, what nineteen of twenty runs stay below, and the limit."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    tell(what, taken, limit)


def tell(what: str, taken: list[float], limit: float = 0) -> None:
    """Print the median of some times in milliseconds, and what nineteen of twenty stay below."""
    most = sorted(taken)[int(len(taken) * 0.95)]
    wanted = f"   limit {limit:6.0f} ms" if limit else ""
    print(f"{what:52} {statistics.median(taken):8.1f} ms   p95 {most:8.1f} ms{wanted}")


def opened(folder: Path) -> tuple[Log, View]:
    """Make an empty log."""
    file = folder / "answers.db"
    database.make(file, "benchmark")
    log = Log(*database.load(file), Border({}))
    append(log, FACILITATOR, [Edit("team", SESSION, f"teams/{TEAM}/name", "North")])
    return log, View(log.database, log.session_id, "facilitator")


def measure(folder: Path) -> None:
    """Fill a log and measure it."""
    log, view = opened(folder)
    say("append one edit, durable", 300, lambda: append(log, FACILITATOR, edits(1)))
    say("append a batch of 400 (a sample, an import)", 5, lambda: append(log, FACILITATOR, edits(400)))
    for size, limit in ((10_000, 50), (100_000, 0), (500_000, 100)):
        append(log, FACILITATOR, edits(size - view.latest()))
        bytes_now = sum(each.stat().st_size for each in folder.iterdir())
        print(f"after {view.latest():,} edits, {bytes_now / 2**20:.0f} MiB:")
        measure_filled(log, view, folder / "answers.db", limit)
    with log.database.writing() as connection:
        say("rebuild the current answers", 1, lambda: rebuild_current(connection, "benchmark"))


def measure_filled(log: Log, view: View, file: Path, limit: float) -> None:
    """Measure a log as it stands."""
    latest, path = view.latest(), "outcomes/outcome-00000/why"
    say("  current plan", 20, lambda: plan_from(plain(view, TEAM)), limit)
    say("  what changed since the last edit", 20, lambda: view.since(latest - 1, TEAM))
    say("  history of one answer", 20, lambda: view.history(TEAM, path))
    say("  append one edit, durable", 100, lambda: append(log, FACILITATOR, edits(1)))
    say("  open the file", 5, lambda: database.load(file))
    say("  the plan as of the middle", 3, lambda: view.values_as_of(TEAM, latest // 2))


def measure_writers(folder: Path, pause: float) -> None:
    """Measure a hundred writers at once, each of whom saves and goes on typing for a while."""
    log, _ = opened(folder)
    taken: list[float] = []

    def write(number: int) -> None:
        time.sleep(pause * number / WRITERS)
        for _ in range(SAVES):
            begun = time.perf_counter()
            append(log, FACILITATOR, [edit(f"outcomes/outcome-{number:05}/statement", f"Saved at {begun}")])
            passed = time.perf_counter() - begun
            taken.append(passed * 1000)
            time.sleep(max(0.0, pause - passed))

    writers = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    begun = time.perf_counter()
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    rate = len(taken) / (time.perf_counter() - begun)
    when = f"each every {pause:.0f} s" if pause else "as fast as they can"
    tell(f"{WRITERS} writers, {when} ({rate:.0f} a second)", taken, 20 if pause else 0)


def measure_teams(folder: Path, teams: int) -> None:
    """Measure a session in which every team has a complete plan."""
    kit = load_kit()
    samples = Path(__file__).parent.parent / "kit" / "samples"
    values = read_sample_file(samples / "four-regions.json", kit).teams[0].values
    file = folder / "answers.db"
    database.make(file, "benchmark")
    store, session_id = database.load(file)
    with store.writing() as connection:
        replay(connection, session_id, History(tuple(rows(teams, values))))
    print(f"{teams} teams with {len(values)} answers each, {file.stat().st_size / 2**20:.0f} MiB:")
    say("  open the file", 3, lambda: database.load(file))
    view = View(store, session_id, "facilitator")
    say("  the plan of one team", 20, lambda: plan_from(plain(view, "team-0000001")))
    say("  every team's plan", 1, lambda: [plan_from(plain(view, _id(each))) for each in range(teams)])


def rows(teams: int, values: Mapping[str, Json]) -> Iterator[Logged]:
    """Yield the log of a session in which so many teams have given these answers."""
    now, seq = datetime.datetime.now(datetime.UTC), itertools.count(1)
    for number in range(teams):
        at = next(seq)
        yield Logged(at, SESSION, f"teams/{_id(number)}/name", f"Team {number}", "", 0, "", "", now, f"e{at}")
        for path, value in values.items():
            at = next(seq)
            yield Logged(at, _id(number), path, value, value, 0, "", "", now, f"e{at}")


def _id(number: int) -> str:
    return f"team-{number:07}"


def measure_merge() -> None:
    """Measure merges of the longest texts: alike, and as far apart as texts can be."""
    base = "Managers coach every seller weekly on real deals. " * 100
    theirs, mine = base.replace("weekly", "daily", 3), base + "And in person."
    say("merge two long texts that are alike", 20, lambda: merge(base, theirs, mine))
    apart = [" ".join(f"{number * step % 997}" for number in range(1200)) for step in (7, 11, 13)]
    say("merge two long texts with nothing in common", 5, lambda: merge(*apart))


def plain(view: View, team: str) -> dict[str, Json]:
    """Return the current answers without by whom and when."""
    return {path: stored.value for path, stored in view.values(team).items()}


def kill_again_and_again() -> None:
    """Kill a writer a hundred times and look after each time that nothing acknowledged is missing."""
    test = "tests/answers/test_survival.py::test_a_writer_killed_at_any_moment_loses_nothing_acknowledged"
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", test]
    begun = time.perf_counter()
    for _ in range(KILLS // 10):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # ten kills each
    print(f"{KILLS} writers killed, nothing acknowledged lost ({time.perf_counter() - begun:.0f} s)")


if __name__ == "__main__":
    measure_merge()
    for every in (2, 1, 0):
        with tempfile.TemporaryDirectory() as made:
            measure_writers(Path(made), every)
    for count in (100, 1000):
        with tempfile.TemporaryDirectory() as made:
            measure_teams(Path(made), count)
    with tempfile.TemporaryDirectory() as made:
        measure(Path(made))
    if "--kill" in sys.argv:
        kill_again_and_again()
