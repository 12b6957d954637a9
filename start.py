"""Make the kit's own Python environment and run a command in it.

    python start.py plans      makes the plans of the bundled sample
    python start.py lab        opens its notebooks
    python start.py test       runs the tests

``python start.py --help`` names the rest. The first run installs what requirements.lock names into
.venv beside this file; later ones only start. It needs Python alone, and even an old Python must
be able to read it far enough to say that it is too old.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python does get here
    sys.exit(
        "The workshop kit needs Python 3.11 or newer; this is {}.{}.\n"
        "Get one from python.org and start again with it, for example: python3.13 start.py".format(
            *sys.version_info
        )
    )

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
STAMP = "workshop-environment.txt"
UNFINISHED = "unfinished"
LOG = "install.log"
LINES_OF_LOG = 15


class CannotStart(Exception):
    """The environment could not be made; the text says why and what to do."""


def python_of(environment: Path, platform: str) -> Path:
    """Return the Python of a virtual environment on that ``sys.platform``."""
    return environment / "Scripts" / "python.exe" if platform == "win32" else environment / "bin" / "python"


def advice_on_venv(platform: str) -> str:
    """Return how to get the parts of Python that make virtual environments."""
    if platform == "linux":
        return "On Debian and Ubuntu: sudo apt install python3-venv. Then start again."
    return "Install Python from python.org, which has them, and start again with it."


def advice_on_install(log: str, platform: str) -> str:
    """Return what most probably helps when pip failed, judged by what it wrote."""
    told = log.lower()
    if any(
        sign in told for sign in ("retrying (retry", "connection", "proxyerror", "timed out", "certificate")
    ):
        return (
            "The packages could not be reached. Is this computer on the internet? Behind a company proxy, "
            "set HTTPS_PROXY, or give pip your company's package index; then start again."
        )
    if "no matching distribution" in told or "not a supported wheel" in told:
        return (
            "A part of the kit is not to be had for this computer or this Python. It runs on Linux, macOS "
            "and Windows (64-bit Intel or AMD; ARM on Linux and macOS) with Python 3.11 to 3.14."
        )
    if "no space left" in told or "errno 28" in told:
        return "The disk is full: the kit needs about one gigabyte. Make room and start again."
    if "do not match the hashes" in told:
        return "What was downloaded is not what requirements.lock names. Do not go on."
    if platform == "win32" and ("long path" in told or "errno 2]" in told):
        return "Windows may be refusing long file names: move this folder to a short place such as C:\\kit."
    return "Start again; if it fails once more, delete the folder .venv first."


def child_environment(environment: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Return the variables that programs of the environment start with.

    Left out is what would lead to another Python's packages or keep compiled code from being stored.
    The folder is named because Python 3.11 on Windows misreads a name that is not plain ASCII where
    the installed package points to it.
    """
    misleading = {"PYTHONHOME", "PYTHONDONTWRITEBYTECODE", "__PYVENV_LAUNCHER__"}
    kept = {name: value for name, value in environment.items() if name.upper() not in misleading}
    return kept | {"PYTHONPATH": str(folder), "PYTHONUTF8": "1", "PIP_USER": "0"}


@dataclass(frozen=True)
class Wanted:
    """A lock to install, and the line of the stamp that says that it was."""

    name: str
    lock: Path
    stamp: str


def fingerprint(*parts: bytes) -> str:
    """Return a short text that changes when any of the parts does.

    >>> fingerprint(b"a", b"b") == fingerprint(b"ab", b"")
    False
    """
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()[:32]


def wanted(folder: Path, with_tests: bool) -> list[Wanted]:
    """Return what is to be installed for the kit that lies in ``folder``."""
    project = (folder / "pyproject.toml").read_bytes()
    locks = {"kit": folder / "requirements.lock"}
    if with_tests:
        locks["tests"] = folder / "tests" / "requirements.lock"
    return [
        Wanted(name, lock, f"{name} {fingerprint(project, lock.read_bytes())}")
        for name, lock in locks.items()
    ]


def read_stamp(environment: Path) -> list[str]:
    """Return the lines of what was installed; empty when nothing is there.

    Raises
    ------
    CannotStart
        When the folder holds something that this file did not make.
    """
    stamp = environment / STAMP
    if stamp.is_file():
        return stamp.read_text(encoding="utf-8").splitlines()
    if environment.is_file() or (environment.is_dir() and any(environment.iterdir())):
        raise CannotStart(
            f"{environment} is there already, but start.py did not make it.\n"
            "Move it away or delete it, and start again."
        )
    return []


def works(python: Path) -> bool:
    """Return whether that Python runs and finds the kit: the one it was made from may be gone."""
    tried = [str(python), "-P", "-c", "import click, workshop"]
    own = child_environment(os.environ, HERE)
    return python.exists() and not subprocess.run(tried, env=own, capture_output=True, check=False).returncode


def run_logged(command: Sequence[str], log: Path, title: str) -> None:
    """Run a command whose output goes to ``log``, and show that it is under way.

    Raises
    ------
    CannotStart
        When it fails, with the end of its output.
    """
    terminal = sys.stdout.isatty()
    print(f"{title} ...", end="" if terminal else "\n", flush=True)
    pipe, nothing, own = subprocess.PIPE, subprocess.DEVNULL, child_environment(os.environ, HERE)
    lines: list[str] = []
    with subprocess.Popen(command, env=own, stdin=nothing, stdout=pipe, stderr=subprocess.STDOUT) as process:
        for said in process.stdout or ():
            lines.append(said.decode("utf-8", "replace").rstrip())
            parts = sum(line.startswith(("Collecting ", "Processing ")) for line in lines)
            if terminal and parts:
                print(f"\r{title} ... {parts} parts", end="", flush=True)
    if terminal:
        print()
    with log.open("a", encoding="utf-8") as written:
        written.write("\n".join(lines) + "\n")
    if process.returncode:
        told = "\n".join(f"    {line}" for line in lines[-LINES_OF_LOG:])
        advice = advice_on_install("\n".join(lines), sys.platform)
        raise CannotStart(f"{title} did not work:\n{told}\n{advice}\n(Everything it said is in {log})")


def make(environment: Path) -> None:
    """Make an empty environment in place of whatever an earlier try left behind."""
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise CannotStart(
            f"This Python ({sys.executable}) lacks the modules venv and ensurepip.\n"
            + advice_on_venv(sys.platform)
        )
    environment.mkdir(exist_ok=True)
    (environment / STAMP).write_text(UNFINISHED, encoding="utf-8")
    for left in environment.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        elif left.name != STAMP:
            left.unlink()
    print("Setting up the kit, once; it takes a minute or two.")
    run_logged([sys.executable, "-m", "venv", str(environment)], environment / LOG, "Making .venv")


def install(environment: Path, folder: Path, what: Wanted) -> None:
    """Install what a lock names, exactly and from wheels only; then the kit's own folder."""
    pip = [str(python_of(environment, sys.platform)), "-m", "pip", "install", "--no-input"]
    locked = [*pip, "--require-hashes", "--only-binary=:all:", "--no-compile", "-r", str(what.lock)]
    run_logged(locked, environment / LOG, f"Installing the {what.name}")
    if what.name == "kit":
        own = [*pip, "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(folder)]
        run_logged(own, environment / LOG, "Installing this folder")


def compile_bytecode(environment: Path, folder: Path) -> None:
    """Compile every module now, so that no later start has to."""
    command = [str(python_of(environment, sys.platform)), "-m", "compileall", "-q", "-j", "0"]
    places = [*environment.glob("[Ll]ib/**/site-packages"), folder / "workshop"]
    # Its status is of no use: some packages ship templates that are no valid Python and are never imported.
    own = child_environment(os.environ, HERE)
    subprocess.run([*command, *map(str, places)], env=own, capture_output=True, check=False)


def prepare(environment: Path, folder: Path, wishes: Sequence[Wanted]) -> None:
    """Bring the environment to what is wished; one that was cut short, by its stamp, is made anew."""
    there = read_stamp(environment)
    home = f"folder {fingerprint(str(folder).encode())}"
    missing = [wish for wish in wishes if wish.stamp not in there]
    sound = home in there and works(python_of(environment, sys.platform))
    if sound and not missing:
        return
    if not sound:
        make(environment)
        there, missing = [home], list(wishes)
    stamp = environment / STAMP
    stamp.write_text(UNFINISHED, encoding="utf-8")
    for wish in missing:
        install(environment, folder, wish)
    compile_bytecode(environment, folder)
    replaced = {wish.name for wish in missing}
    kept = [line for line in there if line.split()[0] not in replaced]
    stamp.write_text("\n".join([*kept, *(wish.stamp for wish in missing)]), encoding="utf-8")


@contextlib.contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Hold a second start back while a first one installs; the lock goes with the process."""
    with lock.open("w", encoding="utf-8") as held:
        # A disk that knows no locks is no reason not to start.
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
            else:
                import fcntl

                fcntl.flock(held, fcntl.LOCK_EX)
        yield


def command_for(arguments: Sequence[str], python: Path) -> list[str]:
    """Return what to run for what was typed after ``start.py``.

    >>> command_for(["plans"], Path("python"))
    ['python', '-P', '-m', 'workshop', 'plans']
    >>> command_for(["test", "tests/plan"], Path("python"))
    ['python', '-m', 'pytest', '-n', '2', 'tests/plan']
    """
    if arguments[:1] == ["test"]:
        return [str(python), "-m", "pytest", "-n", "2", *arguments[1:]]
    return [str(python), "-P", "-m", "workshop", *(arguments or ["--help"])]


def run(command: list[str], folder: Path | None) -> int:
    """Run a command in place of this program; on Windows beneath it, and return its status."""
    own = child_environment(os.environ, HERE)
    if not folder:  # tests, which run in one, read messages as everybody else has them
        own["WORKSHOP_STARTED_BY"] = "python start.py"
    if sys.platform != "win32":
        os.chdir(folder or ".")
        os.execve(command[0], command, own)
    process = subprocess.Popen(command, cwd=folder, env=own)
    while True:
        with contextlib.suppress(KeyboardInterrupt):
            return process.wait()


def main(arguments: Sequence[str]) -> int:
    """Prepare the environment and run what was asked in it."""
    testing = list(arguments[:1]) == ["test"]
    environment = HERE / ".venv"
    try:
        with one_at_a_time(HERE / ".venv.lock"):
            prepare(environment, HERE, wanted(HERE, testing))
    except CannotStart as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error}\nClose what is still running from .venv, and start again.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The next start takes it up again.", file=sys.stderr)
        return 130
    return run(command_for(arguments, python_of(environment, sys.platform)), HERE if testing else None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
