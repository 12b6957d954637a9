"""How quick the written plans are made, as ratios of the plain ways to make them.

    python benchmarks/plans.py              100 teams
    python benchmarks/plans.py 1000         so many; time per team and memory as they go

Run it by hand on a quiet machine. All ways make the same files of the same complete team; of the plain
ways, which take long, a few plans are made and the time of one is told. With ploomber-engine at hand
(it is no part of the kit), its in-process run of the notebook stands beside the engine's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workshop.answers.folder import create, open
from workshop.answers.port import Edit
from workshop.kit.loading import kit_folder
from workshop.reports import make_plans
from workshop.reports.files import FORMATS

FEW = 3
"""So many plans are made in the ways that take long."""
EXPORTERS = [f"workshop-{name}" for name in ("html", "pdf", "page-one", "word", "slides", "calendar")]


def session(folder: Path, teams: int) -> Path:
    """Return a new session of so many complete teams: the sample's first, again and again."""
    sample = json.loads((kit_folder() / "samples" / "four-regions.json").read_text("utf-8"))
    whole = sample["teams"][0]
    sample["teams"] = [
        {**whole, "id": f"team-number-{number}", "name": f"Team {number}"} for number in range(1, teams + 1)
    ]
    file = folder / "sample.json"
    file.write_text(json.dumps(sample), "utf-8")
    return create(folder / "session", sample=file)


@contextmanager
def told(what: str, plans: int) -> Iterator[list[float]]:
    """Print how long a way takes for one plan, by the clock and by the processors."""
    begun, used = time.perf_counter(), processors()
    seconds: list[float] = []
    yield seconds
    taken = (time.perf_counter() - begun) / plans
    seconds.append(taken)
    print(f"{what:58}{taken:8.3f} s a plan, {(processors() - used) / plans:8.3f} s of processors", flush=True)


def processors() -> float:
    """Return the seconds of processors that this process and those that it has waited for have used."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def run(*command: str, cwd: Path) -> None:
    """Run a command of this environment."""
    tool = Path(sys.executable).with_name(command[0])
    subprocess.run([tool, *command[1:]], cwd=cwd, check=True, capture_output=True)


def by_commands(place: Path) -> None:
    """Make one plan as a person would: papermill, then nbconvert for each format."""
    notebooks = place / "notebooks"
    parameters = ("-p", "session", "..", "-p", "team", "Team 1")
    run("papermill", "plan-report.ipynb", "made.ipynb", *parameters, cwd=notebooks)
    for exporter in EXPORTERS:
        run("jupyter", "nbconvert", "--to", exporter, "--output", exporter, "made.ipynb", cwd=notebooks)


def by_papermill(place: Path, exporters: dict[str, Any]) -> None:
    """Make one plan with papermill's Python interface and exporters that are warm."""
    notebook = ran(place, "nbclient")
    for exporter in exporters.values():
        exporter.from_notebook_node(notebook)


def ran(place: Path, engine: str) -> Any:
    """Run the notebook of one plan by one of papermill's engines."""
    import papermill  # type: ignore[import-untyped]  # noqa: PLC0415 - after the first way, which doesn't need it

    from workshop.reports.executing import ThisPython  # noqa: PLC0415 - as above

    return papermill.execute_notebook(
        str(place / "notebooks" / "plan-report.ipynb"),
        None,
        {"session": "..", "team": "Team 1"},
        engine,
        progress_bar=False,
        kernel_manager_class=ThisPython,
        cwd=str(place / "notebooks"),
        kernel_name="python3",
    )


def plain_ways(place: Path) -> tuple[float, float]:
    """Measure what a person would write; return the seconds of the loop of commands and of the interface."""
    by_commands(place)  # so that all bytecode is there
    with told("commands: papermill, then nbconvert for each format", 1) as commands:
        by_commands(place)
    exporters = {name: each.exporter() for name, each in FORMATS.items()}
    by_papermill(place, exporters)
    with told("papermill's own engine in a loop, exporters warm", FEW) as loop:
        for _ in range(FEW):
            by_papermill(place, exporters)
    with told("papermill's own engine, the notebook alone", FEW):
        for _ in range(FEW):
            ran(place, "nbclient")
    with told("two of them at a time, the notebook alone", 2 * FEW), ThreadPoolExecutor(2) as pool:
        command = [sys.executable, __file__, "--notebook", str(place)]
        list(pool.map(lambda _: subprocess.run([*command, str(FEW)], check=True), range(2)))
    return commands[0], loop[0]


def engines(place: Path) -> None:
    """Measure the engine alone beside an engine that runs notebooks in its own process."""
    from workshop.reports.executing import executed, read  # noqa: PLC0415 - as above

    parameters = {"session": "..", "team": "Team 1"}
    notebook = read(place / "notebooks" / "plan-report.ipynb", parameters)

    def forked() -> None:
        executed(notebook, parameters, place / "notebooks", "workshop-fork")

    forked()
    with told("the engine that forks, the notebook alone", 10):
        for _ in range(10):
            forked()
    try:
        from ploomber_engine import execute_notebook  # type: ignore[import-not-found]  # noqa: PLC0415 - may be missing
    except ImportError:
        print("ploomber-engine is not installed: nothing to compare the engine with.")
        return

    def in_process() -> None:
        execute_notebook(
            place / "notebooks" / "plan-report.ipynb",
            None,
            parameters={"session": str(place), "team": "Team 1"},
            progress_bar=False,
            verbose=False,
        )

    in_process()
    with told("ploomber-engine in its own process, not isolated", 10):
        for _ in range(10):
            in_process()


def ours(place: Path, teams: int) -> float:
    """Make all plans; tell time a team and memory on the way, then what a second and a third run take."""
    begun = time.perf_counter()
    for number, result in enumerate(make_plans(place), 1):
        if result.error:
            sys.exit(result.error)
        if number in (teams // 10, teams // 2, teams):
            taken = (time.perf_counter() - begun) / number
            print(f"  {number:5} plans: {taken:.3f} s a plan, {memory() / 2**20:.0f} MiB in all", flush=True)
    each = (time.perf_counter() - begun) / teams
    print(f"{f'workshop plans, all {teams}':58}{each:8.3f} s a plan")
    command = ("workshop", "plans", str(place))
    said: Callable[[str], None] = lambda what: print(f"{what:58}{time.perf_counter() - begun:8.3f} s in all")  # noqa: E731
    begun = time.perf_counter()
    run(*command, cwd=place)
    said("the same again, nothing changed")
    answers = open(place)
    answers.append([Edit("edit-of-benchmark", "team-number-1", "outcomes/outcome-new-01/statement", "New")])
    answers.close()
    begun = time.perf_counter()
    made = [result.team for result in make_plans(place) if not result.unchanged]
    said(f"one team changed, made again: {', '.join(made)}")
    return each


def memory() -> int:
    """Return the bytes that this process and all that it has started hold, shared ones counted once."""
    held = 0
    for process in Path("/proc").iterdir():
        try:
            if os.getpgid(int(process.name)) and _ours(int(process.name)):
                text = (process / "smaps_rollup").read_text("ascii")
                held += int(text.split("Pss:")[1].split()[0]) * 1024
        except (ValueError, OSError, IndexError):
            continue
    return held


def _ours(process: int) -> bool:
    while process > 1:
        if process == os.getpid():
            return True
        process = int(Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[1])
    return False


def main(teams: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as made:
        place = session(Path(made), teams)
        commands, loop = plain_ways(place)
        engines(place)
        each = ours(place, teams)
        print(f"the loop of commands takes {commands / each:.1f} times as long; at least 25 is wanted")
        print(f"the loop of the interface {loop / each:.1f} times as long; at least 5 is wanted")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--notebook"]:
        for _ in range(int(sys.argv[3])):
            ran(Path(sys.argv[2]), "nbclient")
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 100)
