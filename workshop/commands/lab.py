"""Open a session's notebooks in a JupyterLab of their own, on this computer only."""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
import sys
import webbrowser
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop.commands.sessions import existing
from workshop.errors import WorkshopError

if TYPE_CHECKING:
    from workshop.exchange.backup import Backup

SETTINGS = Path(__file__).parent / "jupyter"
NO_COPY = (
    "No copy is kept by this call. End the other one with Ctrl-C and begin again with --backup; or pack the "
    "session now: workshop pack {session}"
)
FIRST_PORT, PORTS, TRIES = 18000, 10000, 20


@dataclass(frozen=True)
class Server:
    """A JupyterLab to start for a session, on a port, for whoever knows the token."""

    session: Path
    port: int
    token: str

    def address(self) -> str:
        """Return where the browser finds it."""
        return f"http://localhost:{self.port}/lab/tree/notebooks/facilitator.ipynb?token={self.token}"

    def options(self, browser: bool, as_root: bool) -> list[str]:
        """Return JupyterLab's options.

        It listens on this computer, opens the notebooks' folder, and asks nothing of the outside:
        the settings in ``jupyter/`` switch off news, updates and the extension manager. What goes
        between server and kernels is encrypted: others on the same computer could read it otherwise.
        """
        options = {
            "ServerApp.root_dir": self.session,
            "FileContentsManager.preferred_dir": self.session / "notebooks",
            "ServerApp.ip": "localhost",
            "ServerApp.port": self.port,
            "ServerApp.port_retries": 0,
            "ServerApp.open_browser": browser,
            "ServerApp.allow_root": as_root,
            "ServerApp.answer_yes": True,
            "IdentityProvider.token": self.token,
            "LabApp.default_url": "/lab/tree/notebooks/facilitator.ipynb",
            "LabApp.extension_manager": "readonly",
            "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
            "LabApp.workspaces_dir": self.session / "private" / "jupyter",
            "KernelManager.transport_encryption": "auto",
            "Application.log_level": "ERROR",
        }
        return [f"--{name}={value}" for name, value in options.items()]


def settings(outer: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that put our settings first and name this Python's own kernel.

    ``jupyter/`` also holds an extension by which a session's notebook runs as soon as it is open.
    """
    ours = {
        name: os.pathsep.join(filter(None, [str(SETTINGS), outer.get(name)]))
        for name in ("JUPYTER_CONFIG_PATH", "JUPYTER_PATH")
    }
    return {**ours, "JUPYTER_PREFER_ENV_PATH": "1"}


def run(session: Path, browser: bool, backup: Path | None = None) -> None:
    """Serve a session's notebooks until somebody ends it; meanwhile keep a copy, where that is asked for.

    When the session is open already, its address is shown again.
    """
    session = existing(session)
    keeping = _backup(session, backup) if backup else None
    wanted = own_port(session)
    if there := open_already(session):
        click.echo(f"This session is open already: {there}")
        if keeping:
            click.echo(NO_COPY.format(session=session), err=True)
        if browser:
            webbrowser.open(there)
        return
    port = free_port(wanted)
    if port != wanted:
        click.echo(
            f"Port {wanted}, which this session usually has, is taken by another program; taking {port}. "
            "If something was typed and not saved on an earlier visit, close that program and start again."
        )
    server = Server(session, port, secrets.token_urlsafe(24))
    click.echo(f"Opening the session at {server.address()}\nKeep this window open; Ctrl-C ends it.")
    os.environ.update(settings(os.environ))
    options = server.options(browser, as_root=getattr(os, "geteuid", lambda: 1)() == 0)
    if keeping:
        keeping.start()
    serve(options, keeping)


def _backup(session: Path, place: Path) -> Backup:
    from workshop.exchange.backup import Backup

    return Backup(session, place, click.echo)


def serve(options: list[str], keeping: Backup | None = None) -> None:
    """Be JupyterLab until it ends, and this program with it; a last copy is made before.

    JupyterLab leaves threads behind that nobody ends, for which Python would wait for ever: once it
    has put everything away, the program leaves at once.
    """
    from jupyterlab.labapp import LabApp

    sys.stdout.flush()
    LabApp.launch_instance(options)
    if keeping:
        keeping.finish()
        sys.stdout.flush()
    os._exit(0)


def derived_port(session_id: str) -> int:
    """Return the port that a session has by its id: below those that systems hand out themselves.

    >>> FIRST_PORT <= derived_port("a3f") < FIRST_PORT + PORTS
    True
    """
    number = int.from_bytes(hashlib.sha256(session_id.encode()).digest()[:8], "big")
    return FIRST_PORT + number % PORTS


def own_port(session: Path) -> int:
    """Return the session's port, which is worked out once and then kept in its private folder.

    The browser keeps what was typed but not yet saved under the address, port included.
    """
    kept = session / "private" / "port.txt"
    if kept.is_file() and (text := kept.read_text(encoding="utf-8").strip()).isdecimal():
        return int(text)
    import workshop.answers

    answers = workshop.answers.open(session)
    port = derived_port(answers.session().id)
    answers.close()
    kept.parent.mkdir(mode=0o700, exist_ok=True)
    kept.write_text(f"{port}\n", encoding="utf-8")
    return port


def is_free(port: int) -> bool:
    """Return whether nobody listens on that port of this computer."""
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) != 0


def free_port(first: int) -> int:
    """Return the first free port from ``first`` on."""
    for port in range(first, first + TRIES):
        if is_free(port):
            return port
    raise WorkshopError(
        f"The ports {first} to {first + TRIES - 1} are all taken. Close a program and try again."
    )


def open_already(session: Path) -> str:
    """Return the address under which this session is open, or nothing."""
    from jupyter_server.serverapp import list_running_servers

    for server in list_running_servers():
        if Path(server["root_dir"]) == session and not is_free(server["port"]):
            return f"{server['url']}lab/tree/notebooks/facilitator.ipynb?token={server['token']}"
    return ""
