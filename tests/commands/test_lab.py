"""A session's JupyterLab: its port, its settings, and what it does when it is open already."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from workshop.commands import lab
from workshop.errors import WorkshopError
from workshop.exchange.unpacking import unpack


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """A folder that looks like a session whose port is known."""
    (tmp_path / "private").mkdir()
    (tmp_path / "session.yaml").touch()
    (tmp_path / "private" / "port.txt").write_text("18123\n")
    return tmp_path


@pytest.fixture
def taken() -> Iterator[int]:
    """A port of this computer on which somebody listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been started, in place of a JupyterLab."""
    commands: list[list[str]] = []

    monkeypatch.setattr(lab, "serve", lambda options, _keeping: commands.append(options))
    monkeypatch.setattr("workshop.commands.lab.os.environ", {})
    monkeypatch.setattr(lab, "open_already", lambda _session: "")
    return commands


def test_a_session_keeps_its_port(session: Path) -> None:
    assert lab.own_port(session) == 18123


def test_two_sessions_have_different_ports_below_those_that_systems_hand_out() -> None:
    ports = {lab.derived_port(f"session-{number}") for number in range(200)}
    assert len(ports) > 190
    assert all(18000 <= port < 28000 for port in ports)


def test_a_taken_port_is_passed_over(taken: int) -> None:
    assert not lab.is_free(taken)
    assert lab.free_port(taken) > taken


def test_when_no_port_is_free_it_says_which_were_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lab, "is_free", lambda _port: False)
    with pytest.raises(WorkshopError) as caught:
        lab.free_port(18000)
    assert str(caught.value) == "The ports 18000 to 18019 are all taken. Close a program and try again."


def test_it_listens_on_this_computer_only_and_opens_the_notebooks_folder(session: Path) -> None:
    options = lab.Server(session, 18123, "secret").options(browser=False, as_root=False)
    assert "--ServerApp.ip=localhost" in options
    assert "--ServerApp.port_retries=0" in options
    assert f"--FileContentsManager.preferred_dir={session / 'notebooks'}" in options
    assert "--ServerApp.open_browser=False" in options


def test_the_address_lets_in_whoever_knows_the_token(session: Path) -> None:
    server = lab.Server(session, 18123, "secret")
    assert "--IdentityProvider.token=secret" in server.options(browser=True, as_root=False)
    assert server.address() == "http://localhost:18123/lab/tree/notebooks/facilitator.ipynb?token=secret"


def test_our_settings_come_before_those_of_the_computer() -> None:
    made = lab.settings({"JUPYTER_CONFIG_PATH": "theirs"})
    ours, _, theirs = made["JUPYTER_CONFIG_PATH"].rpartition(os.pathsep)
    assert (theirs, made["JUPYTER_PREFER_ENV_PATH"]) == ("theirs", "1")
    page = json.loads(Path(ours, "labconfig", "page_config.json").read_text(encoding="utf-8"))
    assert page["disabledExtensions"]["@jupyterlab/apputils-extension:announcements"] is True


def test_it_starts_on_the_session_s_own_port(
    session: Path,
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(lab, "is_free", lambda _port: True)
    lab.run(session, browser=False)
    assert "--ServerApp.port=18123" in started[0]
    assert capsys.readouterr().out.startswith("Opening the session at http://localhost:18123/lab/tree/")


def test_when_its_port_is_taken_it_takes_the_next_and_says_so(
    session: Path,
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(lab, "is_free", lambda port: port > 18123)
    lab.run(session, browser=False)
    assert "--ServerApp.port=18124" in started[0]
    assert capsys.readouterr().out.startswith(
        "Port 18123, which this session usually has, is taken by another program; taking 18124."
    )
    assert (session / "private" / "port.txt").read_text() == "18123\n"


def test_a_session_that_is_open_already_is_shown_again(
    session: Path,
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(lab, "open_already", lambda _session: "http://localhost:18123/lab?token=t")
    shown: list[str] = []
    monkeypatch.setattr("workshop.commands.lab.webbrowser.open", shown.append)
    lab.run(session, browser=True)
    assert (started, shown) == ([], ["http://localhost:18123/lab?token=t"])
    assert capsys.readouterr().out == "This session is open already: http://localhost:18123/lab?token=t\n"


def test_with_a_backup_a_copy_is_kept_while_it_is_open_and_a_last_one_made(
    sample_session: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "stick").mkdir()
    left: list[int] = []
    monkeypatch.setattr("jupyterlab.labapp.LabApp.launch_instance", lambda _options: None)
    monkeypatch.setattr("workshop.commands.lab.os._exit", left.append)
    monkeypatch.setattr(lab, "open_already", lambda _session: "")
    lab.run(sample_session, browser=False, backup=tmp_path / "stick")
    assert left == [0]
    kept = tmp_path / "stick" / "sample-backup.zip"
    assert unpack(kept, tmp_path / "again").is_dir()
    assert f"A copy of the session is kept in {kept}, made anew every minute." in capsys.readouterr().out


def test_a_session_that_is_open_already_keeps_no_copy_and_says_so(
    session: Path,
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    monkeypatch.setattr(lab, "open_already", lambda _session: "http://localhost:18123/lab?token=t")
    stick = tmp_path_factory.mktemp("stick")
    lab.run(session, browser=False, backup=stick)
    assert (started, list(stick.iterdir())) == ([], [])
    assert capsys.readouterr().err == (
        "No copy is kept by this call. End the other one with Ctrl-C and begin again with --backup; or pack "
        f"the session now: workshop pack {session}\n"
    )
