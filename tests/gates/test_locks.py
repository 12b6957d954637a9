"""The locks hold what pyproject.toml asks for, with hashes, for every system that is promised."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>[^\\]+))?", re.MULTILINE)

SYSTEMS = {
    "Linux": {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
    "macOS": {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"},
    "Windows": {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
}
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
PLATFORMS = [
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "aarch64-apple-darwin",
    "x86_64-apple-darwin",
    "x86_64-pc-windows-msvc",
]


def pins(lock: str, **environment: str) -> dict[str, str]:
    """Return the version of each package that a lock names for a system and a Python."""
    return {
        canonicalize_name(found["name"]): found["version"]
        for found in PIN.finditer(lock)
        if not found["marker"] or Marker(found["marker"].strip()).evaluate(environment)
    }


def asked(project: Path, groups: list[str]) -> list[Requirement]:
    """Return what pyproject.toml asks for: the package's own needs and those groups."""
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [line for group in groups for line in settings["dependency-groups"][group]]
    return [Requirement(line) for line in [*settings["project"]["dependencies"], *lines]]


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_pins_what_is_asked_for(project: Path, system: str, python: str) -> None:
    lock = (project / "requirements.lock").read_text(encoding="utf-8")
    here = {"python_version": python, "python_full_version": f"{python}.9", **SYSTEMS[system]}
    pinned = pins(lock, **here)
    for wish in asked(project, ["build"]):
        assert pinned[canonicalize_name(wish.name)] in wish.specifier, wish


def test_the_lock_of_the_tests_adds_to_it_and_contradicts_nothing(project: Path) -> None:
    here = {"python_version": "3.11", "python_full_version": "3.11.9", **SYSTEMS["Linux"]}
    pinned = pins((project / "requirements.lock").read_text(encoding="utf-8"), **here)
    added = pins((project / "tests/requirements.lock").read_text(encoding="utf-8"), **here)
    assert {canonicalize_name(wish.name) for wish in asked(project, ["test"])} - set(pinned) <= set(added)
    assert {name: version for name, version in added.items() if pinned.get(name, version) != version} == {}


@pytest.mark.parametrize("name", ["requirements.lock", "tests/requirements.lock"])
def test_every_pin_has_hashes_and_no_index_is_named(project: Path, name: str) -> None:
    lock = (project / name).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:]
    assert len(entries) > 30
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"^(?:-\w|--(?!hash)\S+).*", lock, flags=re.MULTILINE) == []


def test_intel_macs_get_a_version_that_has_a_wheel_for_them(project: Path) -> None:
    here = {"python_version": "3.13", "python_full_version": "3.13.1", **SYSTEMS["macOS"]}
    pinned = pins((project / "requirements.lock").read_text(encoding="utf-8"), **here)
    assert pinned["argon2-cffi-bindings"].startswith("25.")


def resolved(project: Path, nowhere: Path, platform: str, python: str) -> subprocess.CompletedProcess[str]:
    """Ask the index which wheels the lock comes to on a system; nothing is downloaded."""
    target = ["--python-platform", platform, "--python-version", python, "--target", str(nowhere)]
    strict = ["--only-binary", ":all:", "--require-hashes", "--no-deps", "--dry-run", "--no-config"]
    command = [sys.executable, "-m", "uv", "pip", "install", *target, *strict, "-r", "requirements.lock"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_there_is_a_wheel_of_everything(project: Path, platform: str, python: str, tmp_path: Path) -> None:
    found = resolved(project, tmp_path, platform, python)
    assert found.returncode == 0, found.stderr
    assert "Would install" in found.stderr


def test_a_system_without_wheels_is_found(project: Path, tmp_path: Path) -> None:
    found = resolved(project, tmp_path, "aarch64-pc-windows-msvc", "3.13")
    assert found.returncode != 0
    assert "Wheels are available for" in found.stderr
