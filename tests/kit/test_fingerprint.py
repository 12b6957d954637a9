from __future__ import annotations

from pathlib import Path

from workshop.kit.fingerprint import fingerprint


def test_it_changes_with_any_file_and_with_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "plan.yaml").write_text("a: b")
    first = fingerprint(tmp_path)
    assert len(first) == 64
    (tmp_path / "words" / "__pycache__").mkdir()
    (tmp_path / "words" / "__pycache__" / "x.pyc").write_text("x")
    assert fingerprint(tmp_path) == first
    (tmp_path / "words" / "plan.yaml").write_text("a: c")
    changed = fingerprint(tmp_path)
    (tmp_path / "words" / "plan.yaml").rename(tmp_path / "words" / "form.yaml")
    assert len({first, changed, fingerprint(tmp_path), fingerprint(tmp_path, tmp_path)}) == 4
