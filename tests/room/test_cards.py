"""Cards for the tables: a page for each team, with its address, its code and nothing of another team."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from workshop.answers import SESSION, Edit, LocalAnswers
from workshop.cli import workshop as command
from workshop.errors import WorkshopError
from workshop.room.cards import cards
from workshop.room.codes import grouped, team_code
from workshop.room.room import Room

ADDRESS = "http://192.168.7.12:8080"


def pages(document: bytes, folder: Path) -> list[str]:
    """Return the words of every page."""
    file = folder / "cards.pdf"
    file.write_bytes(document)
    asked = ["pdftotext", "-layout", str(file), "-"]
    found = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return found.split("\f")[:-1]


def test_each_team_has_a_page_with_its_own_way_in(answers: LocalAnswers, room: Room, tmp_path: Path) -> None:
    found = pages(cards(answers, ADDRESS), tmp_path)
    assert len(found) == 2
    for page, team, other in zip(found, room.session.teams, reversed(room.session.teams), strict=True):
        assert team.name in page
        assert grouped(team_code(room.keys.secret, team.id)) in page
        assert "192.168.7.12:8080" in page
        assert other.name not in page
        assert grouped(team_code(room.keys.secret, other.id)) not in page
        assert grouped(room.keys.code) not in page


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ('#read("secret.txt")', '#read("secret.txt")'),
        ("<script>x</script>", "<script>"),
        ("a\u202eb *x* @ref", "*x*"),
        ("東京 🚀 \U000e1234", "東京"),
        ("x" * 60, "xxxxxx"),
    ],
)
def test_a_team_s_name_is_set_as_it_was_typed(
    answers: LocalAnswers, tmp_path: Path, name: str, seen: str
) -> None:
    team = answers.session().teams[0].id
    answers.append([Edit("named", SESSION, f"teams/{team}/name", name)])
    found = pages(cards(answers, ADDRESS), tmp_path)
    assert len(found) == 2
    assert seen in found[0]


def test_a_session_made_before_there_were_cards_has_the_program_s(
    answers: LocalAnswers, session: Path, tmp_path: Path
) -> None:
    (session / "kit" / "report" / "cards.typ").unlink()
    assert len(pages(cards(answers, ADDRESS), tmp_path)) == 2


def test_a_template_that_is_broken_is_named(answers: LocalAnswers, session: Path) -> None:
    (session / "kit" / "report" / "cards.typ").write_text("#nothing-of-this-name", encoding="utf-8")
    with pytest.raises(WorkshopError, match=r"cards\.typ could not be set: .*undo the change"):
        cards(answers, ADDRESS)


@pytest.mark.parametrize("name", ["cards", "worksheets"])
def test_the_facilitator_downloads_them_and_nobody_else(
    new_phone: Any, ana: Any, room: Room, name: str
) -> None:
    assert ana.get(f"/{name}").status_code == new_phone().get(f"/{name}").status_code == 403
    lead = new_phone()
    lead.get(f"/facilitator?token={room.keys.facilitator}")
    answer = lead.get(f"/{name}")
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.pdf"'


def test_the_command_writes_them_and_opens_no_room(session: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    typed = ["live", str(session), "--cards", str(file), "--address", "https://workshop.example/room/"]
    told = CliRunner().invoke(command, typed)
    assert told.exit_code == 0, told.output
    assert told.output == (
        f"{file}: a card for each team. They lead to https://workshop.example/room; in another network, make "
        "them anew, or from the facilitator page.\n"
    )
    assert "workshop.example/room" in pages(file.read_bytes(), tmp_path)[0]
    again = CliRunner().invoke(command, typed)
    assert again.exit_code == 1
    assert "is there already" in again.output
