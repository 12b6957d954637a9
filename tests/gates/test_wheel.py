"""The built wheel holds all that people need, and works where there is no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the project's folder."""
    place = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    (built,) = place.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel was installed and nothing else."""
    place = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", str(place)]
    subprocess.run([*command, str(wheel)], check=True, capture_output=True)
    return place


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program in a folder, the checkout out of sight."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "workshop", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_holds_the_package_the_kit_and_the_notebooks(
    wheel: Path, project_files: list[Path]
) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    expected = {path.as_posix() for path in project_files if path.parts[0] == "workshop"} | {
        f"workshop/_data/{path.as_posix()}" for path in project_files if path.parts[0] in ("kit", "notebooks")
    }
    assert {"workshop/cli.py", "workshop/py.typed"} <= expected
    assert any(name.endswith(".ipynb") for name in expected)
    assert {name for name in held if ".dist-info/" not in name} == expected


def test_the_wheel_names_its_command_and_its_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        (entries,) = (name for name in opened.namelist() if name.endswith("entry_points.txt"))
        assert "workshop = workshop.cli:main" in opened.read(entries).decode()
        assert any(name.endswith("licenses/LICENSE") for name in opened.namelist())


def test_the_installed_program_is_the_one_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    asked = "import workshop, workshop.kit.loading as loading; print(workshop.__file__, loading.kit_folder())"
    found = subprocess.run(
        [sys.executable, "-P", "-c", asked],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    package = installed / "workshop"
    assert found.stdout.split() == [str(package / "__init__.py"), str(package / "_data" / "kit")]


def test_a_session_is_made_anywhere_from_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    made = run(installed, tmp_path, "new", "my-session")
    assert made.returncode == 0, made.stderr
    session = tmp_path / "my-session"
    assert (session / "session.yaml").is_file()
    assert (session / "notebooks" / "facilitator.ipynb").is_file()
    assert (session / "kit" / "exercise" / "03-outcomes.yaml").is_file()
    assert run(installed, tmp_path, "validate", "my-session").returncode == 0
