"""The front end's JavaScript keeps to the types that its comments state."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def checked(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the type checker that ``tests/javascript`` pins."""
    tsc = place / "node_modules" / "typescript" / "bin" / "tsc"
    node = shutil.which("node")
    assert node, "This test runs Node.js: install it (Debian: apt-get install nodejs npm)."
    return subprocess.run(
        [node, str(tsc), *arguments], cwd=place, capture_output=True, text=True, check=False
    )


def install(place: Path) -> None:
    """Install what the lock of ``tests/javascript`` pins, unless that is there already."""
    lock, done = place / "package-lock.json", place / "node_modules" / ".package-lock.json"
    if done.exists() and done.stat().st_mtime > lock.stat().st_mtime:
        return
    npm = shutil.which("npm")
    assert npm, "This test needs npm: install it (Debian: apt-get install npm)."
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    installed = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    assert installed.returncode == 0, installed.stdout + installed.stderr


def test_the_front_end_s_types_hold_and_a_wrong_one_is_found(project: Path, tmp_path: Path) -> None:
    place = project / "tests" / "javascript"
    install(place)
    found = checked(place, "--project", "tsconfig.json", "--noEmit")
    assert found.returncode == 0, found.stdout + found.stderr
    listed = checked(place, "--project", "tsconfig.json", "--listFilesOnly").stdout
    assert "workshop/forms/static" in listed
    wrong = tmp_path / "wrong.js"
    wrong.write_text("/** @param {number} times */\nexport function f(times) { return times.length; }\n")
    refused = checked(place, "--noEmit", "--allowJs", "--checkJs", "--strict", str(wrong))
    assert "error TS2339" in refused.stdout
