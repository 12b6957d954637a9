"""The engine ``workshop-fork``: notebooks apart from one another, and what is not for it goes elsewhere."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import papermill  # type: ignore[import-untyped]
import pytest
from jupyter_core.utils import ensure_event_loop
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from papermill.engines import NBClientEngine, papermill_engines  # type: ignore[import-untyped]

from workshop.reports.engine import NAME, forking, papermill_engine
from workshop.reports.engine.forking import end_notebooks, parent
from workshop.reports.engine.papermill_engine import ForkEngine

Run = Callable[..., NotebookNode]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs cells by the engine and returns the notebook."""
    papermill_engines.register(NAME, ForkEngine)  # as its entry point does where the kit is installed

    def run_cells(*sources: str, **settings: Any) -> NotebookNode:
        written = settings.pop("written", tmp_path / "written.ipynb")
        result: NotebookNode = papermill.execute_notebook(
            notebook_of(*sources), written, {}, NAME, progress_bar=False, cwd=tmp_path, **settings
        )
        return result

    return run_cells


def notebook_of(*sources: str) -> NotebookNode:
    notebook: NotebookNode = new_notebook(cells=[new_code_cell(each) for each in sources])  # type: ignore[no-untyped-call]
    notebook.metadata.kernelspec = {"name": "python3", "language": "python", "display_name": "Python"}
    return notebook


def results(notebook: NotebookNode) -> list[str]:
    """Return the result of each cell."""
    return [cell.outputs[-1].data["text/plain"] for cell in notebook.cells]


def test_nothing_of_one_notebook_reaches_the_next(run: Run) -> None:
    run(
        "import json, os, sys\nos.environ['LEFT'] = '1'\njson.left = left = 1\n"
        "sys.path.append('/left')\nos.chdir('/')"
    )
    names = (
        "'left' in globals(), 'LEFT' in os.environ, hasattr(json, 'left'), '/left' in sys.path, "
        "os.getcwd() == '/'"
    )
    assert results(run(f"import json, os, sys\n{names}")) == ["(False, False, False, False, False)"]


def test_notebooks_draw_other_random_numbers(run: Run) -> None:
    drawn = [results(run("import random, uuid\n(random.random(), uuid.uuid4())")) for _ in range(2)]
    assert drawn[0] != drawn[1]


def test_one_process_without_threads_forks_them_all(run: Run) -> None:
    of_parent = [results(run("import os\nos.getppid()")) for _ in range(2)]
    assert of_parent == [[str(parent().process.pid)]] * 2
    assert len(list(Path(f"/proc/{parent().process.pid}/task").iterdir())) == 1


def test_what_a_plan_needs_is_imported_already(run: Run) -> None:
    asked = (
        "import sys\nsorted({'workshop.reports.report', 'typst', 'nbconvert', 'pandas'} & set(sys.modules))"
    )
    assert results(run(asked)) == ["['workshop.reports.report']"]


def test_several_run_at_once(run: Run, tmp_path: Path) -> None:
    # Each waits for the other, so neither could finish alone.
    meeting = (
        "import pathlib, time\npathlib.Path({mine!r}).touch()\n"
        "while not pathlib.Path({other!r}).exists(): time.sleep(0.01)\n'met'"
    )

    def one(mine: str, other: str) -> list[str]:
        loop = ensure_event_loop()
        try:
            return results(run(meeting.format(mine=mine, other=other), written=tmp_path / f"{mine}.ipynb"))
        finally:
            loop.close()  # nbclient leaves it to the thread

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(one, "ab", "ba")) == [["'met'"], ["'met'"]]


@pytest.mark.parametrize(
    ("ending", "reason"),
    [
        ("os._exit(7)", "it left with status 7"),
        ("import ctypes; ctypes.string_at(0)", "it crashed (SIGSEGV)"),
        ("os.abort()", "it crashed (SIGABRT)"),
        (
            "os.kill(os.getpid(), 9)",
            "it was ended from outside (SIGKILL), most probably because memory ran out",
        ),
        ("os.kill(os.getpid(), 41)", "it crashed (signal 41)"),
    ],
)
def test_a_notebook_that_crashes_fails_alone_and_keeps_what_it_had(
    ending: str, reason: str, run: Run, tmp_path: Path
) -> None:
    with pytest.raises(DeadKernelError, match=r"^Its process ended: ") as caught:
        run("'before'", f"import os\nprint('now')\n{ending}", "'after'")
    assert str(caught.value) == f"Its process ended: {reason}."
    kept = nbformat.read(tmp_path / "written.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    before, at, after = kept.cells
    assert before.outputs[0].data["text/plain"] == "'before'"
    assert [at.outputs[0].text, at.outputs[-1].evalue] == ["now\n", str(caught.value)]
    assert after.outputs == []
    assert results(run("1 + 1")) == ["2"]


def test_memory_that_a_notebook_may_not_have_is_an_error_of_its_own(run: Run) -> None:
    limited = "import resource\nresource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31))\nbytearray(2**32)"
    with pytest.raises(papermill.PapermillExecutionError, match="MemoryError"):
        run(limited)


def test_what_a_notebook_started_ends_with_it(run: Run) -> None:
    [started] = results(run("import subprocess\nsubprocess.Popen(['sleep', '600']).pid"))
    until(lambda: ended(int(started)))


def test_what_a_process_prints_that_a_notebook_has_forked_is_recorded(run: Run) -> None:
    source = "import os\nif not os.fork():\n    print('from a fork')\n    os._exit(0)\nos.wait();"
    [cell] = run(source).cells
    assert "".join(output.text for output in cell.outputs) == "from a fork\n"


def test_no_letter_is_torn_of_what_a_program_writes(run: Run) -> None:
    # papermill's own engine tears one where a piece ends in its midst.
    text = "'x' + '漢' * 99_999"
    source = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', \"print({text})\"]);"
    [cell] = run(source).cells
    assert "".join(output.text for output in cell.outputs) == "x" + "漢" * 99_999 + "\n"


def test_a_widget_keeps_more_output_than_a_line_to_a_process_holds(run: Run) -> None:
    # Papermill's own engine can wait for ever for such a one, so there is nothing to compare with.
    much = "for n in range(9): print('x' * 200_000)"
    notebook = run(
        f"import ipywidgets\nout = ipywidgets.Output()\nwith out:\n    {much}\nout",
        "len(out.outputs[0]['text'])",
    )
    assert notebook.cells[1].outputs[-1].data["text/plain"] == str(9 * 200_001)


def test_a_notebook_that_asks_to_leave_goes_on(run: Run) -> None:
    # papermill's own engine goes on as well, for the tenth of a second that its kernel takes to leave.
    assert results(run("exit()\n'left'", "'went on'"))[1:] == ["'went on'"]


def test_notebooks_are_ended_in_the_midst_of_a_cell_and_no_more_are_run(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forking, "_ending", threading.Event())

    def ends() -> None:
        until((tmp_path / "begun").exists)
        end_notebooks()

    with ThreadPoolExecutor(1) as pool:
        ending = pool.submit(ends)
        with pytest.raises(DeadKernelError, match="the process that starts notebooks has ended"):
            run("import pathlib, time\npathlib.Path('begun').touch()\ntime.sleep(600)")
        ending.result()
    with pytest.raises(RuntimeError, match="No notebook is run here any more"):
        run("1 + 1")


def test_what_a_notebook_wants_done_at_its_end_is_done(run: Run, tmp_path: Path) -> None:
    run("import atexit, pathlib\natexit.register(pathlib.Path('done').touch);")
    assert (tmp_path / "done").exists()


def test_a_parent_process_that_was_ended_is_started_again(run: Run) -> None:
    before = parent()
    before.process.kill()
    before.process.wait()
    assert results(run("1 + 1")) == ["2"]
    assert parent().process.pid != before.process.pid


def test_all_ends_with_who_asked(tmp_path: Path) -> None:
    asks = tmp_path / "asks.py"
    asks.write_text(
        f"import sys\nsys.path[:0] = {sys.path!r}\nimport papermill\n"
        "from papermill.engines import papermill_engines\n"
        "from workshop.reports.engine.papermill_engine import ForkEngine\n"
        "papermill_engines.register('workshop-fork', ForkEngine)\n"
        f"papermill.execute_notebook('endless.ipynb', None, {{}}, 'workshop-fork', progress_bar=False)",
        "utf-8",
    )
    endless = (
        "import os, pathlib, time\npathlib.Path('pids').write_text(f'{os.getpid()} {os.getppid()}')\n"
        "time.sleep(600)"
    )
    nbformat.write(notebook_of(endless), tmp_path / "endless.ipynb")  # type: ignore[no-untyped-call]
    asking = subprocess.Popen([sys.executable, asks], cwd=tmp_path)
    until(lambda: (tmp_path / "pids").exists() and " " in (tmp_path / "pids").read_text("utf-8"))
    asking.send_signal(signal.SIGKILL)
    asking.wait()
    for process in (tmp_path / "pids").read_text("utf-8").split():
        until(lambda process=process: ended(int(process)))  # type: ignore[misc]


@pytest.fixture
def sent_elsewhere(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What goes to papermill's own engine, by the name of its kernel; nothing of it runs."""
    sent: list[str] = []
    monkeypatch.setattr(
        NBClientEngine,
        "execute_managed_notebook",
        classmethod(lambda _kind, _manager, kernel_name, **_: sent.append(kernel_name)),
    )
    return sent


def test_a_notebook_for_another_kernel_goes_to_papermills_own_engine(
    run: Run, sent_elsewhere: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "kernels" / "other"
    other.mkdir(parents=True)
    (other / "kernel.json").write_text(
        '{"argv": ["/usr/bin/other", "{connection_file}"], "display_name": "Other", "language": "python"}',
        "utf-8",
    )
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    run("1", kernel_name="other")
    run("1", kernel_name="there-is-none")
    assert sent_elsewhere == ["other", "there-is-none"]


def test_where_there_is_no_fork_papermills_own_engine_runs(
    run: Run, sent_elsewhere: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("1")
    assert sent_elsewhere == []
    monkeypatch.setattr(papermill_engine, "POSSIBLE", False)
    run("1")
    assert sent_elsewhere == ["python3"]


def test_the_command_papermill_knows_the_engine(tmp_path: Path) -> None:
    nbformat.write(notebook_of("import os\nos.getppid() > 1"), tmp_path / "in.ipynb")  # type: ignore[no-untyped-call]
    command = [
        sys.executable,
        "-m",
        "papermill",
        "--engine",
        NAME,
        "--no-progress-bar",
        "in.ipynb",
        "out.ipynb",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    made = nbformat.read(tmp_path / "out.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    assert results(made) == ["True"]


def ended(process: int) -> bool:
    """Return whether a process is gone, or waits only to be told so."""
    try:
        os.kill(process, 0)
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "Z"
    except (ProcessLookupError, FileNotFoundError):
        return True


def until(true: Callable[[], bool]) -> None:
    """Wait for a state; a test that waits for ever is ended by its time limit."""
    while not true():
        time.sleep(0.02)
