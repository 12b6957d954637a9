"""What every chart gives."""

from __future__ import annotations

from workshop.charts import Chart


def test_a_notebook_shows_a_chart_as_a_picture_that_needs_no_trust() -> None:
    shown = Chart("A & B", 'in "words"', "<svg/>", (), (), "", "<svg/>")._repr_html_()
    assert '<img src="data:image/svg+xml;base64,PHN2Zy8+" alt="in &quot;words&quot;"' in shown
    assert "<strong>A &amp; B</strong>" in shown
    assert "<svg" not in shown
